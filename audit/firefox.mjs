// Looks at pages in Firefox with the gates that come in, and prints the faults of each page as JSON.
// Usage: node audit/firefox.mjs < faces.json, in which a face is how somebody sees pages: settings of
// Firefox, a style of the reader's own, widths of the window, what must hold, and the gates.

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { executablePath, address, pages, faces } = JSON.parse(readFileSync(0, "utf8"));
const faults = Object.fromEntries(pages.map((page) => [page, []]));

/** Space the text out, or whatever the reader's own style does; a policy does not forbid that. */
const addStyle = (style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

/** Open a page; that a frame of another host cannot be loaded rejects the navigation, but the page is there. */
const open = async (tab, url) => {
  const failure = await tab.goto(url).then(() => null, (error) => error);
  if (tab.url() !== url) throw failure ?? new Error(`${url} leads to ${tab.url()}`);
  await tab.waitForFunction(() => document.readyState === "complete");
  if (new URL(url).searchParams.has("q")) await tab.waitForSelector(".scholar-search-page mark");
};

for (const { name, settings, style, widths, holds, gates } of faces) {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath, headless: true,
    // No page asks another host for anything while it is looked at: none but this machine's passes.
    extraPrefsFirefox: { "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 65535, ...settings },
  });
  const tab = await browser.newPage();
  for (const page of pages) {
    for (const width of widths) {
      await tab.setViewport({ width, height: 900 });
      await open(tab, address + encodeURI(page));
      if (!await tab.evaluate(holds)) throw new Error(`Firefox does not show ${name}: ${holds}`);
      if (style) await tab.evaluate(addStyle, style);
      for (const gate of gates) {
        const found = await tab.evaluate(`(${gate})()`);
        faults[page].push(...found.map((fault) => `${name}, ${width} px: ${fault}`));
      }
    }
  }
  await browser.close();
}
console.log(JSON.stringify(faults));
