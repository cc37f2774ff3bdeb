// Reads what the built sites say to machines with other people's readers, and tells what they refuse:
// JSON Resume's own schema and five of its themes, Wikimedia's html-metadata, and the types of schema.org with TypeScript.
// Usage: node audit/readers.mjs FOLDER...

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { validate } = require("@jsonresume/schema");
const { loadFromString } = require("html-metadata");
const HERE = dirname(fileURLToPath(import.meta.url));

// --- JSON Resume ---

/** Return what the schema refuses in a site's resume. */
function readResume(folder) {
  const path = join(folder, "resume.json");
  if (!existsSync(path)) return ["resume.json: there is none"];
  let faults = [];
  validate(JSON.parse(readFileSync(path, "utf8")), (errors) => {
    faults = (errors ?? []).map((error) => `resume.json: ${error.stack}`);
  });
  return faults;
}

const THEMES = ["elegant", "even", "kendall", "onepage-plus", "stackoverflow"];

/** Return what themes of JSON Resume do not show of a site's resume. */
async function renderResume(folder) {
  const path = join(folder, "resume.json");
  if (!existsSync(path)) return [];
  const faults = [];
  for (const name of THEMES) {
    const resume = JSON.parse(readFileSync(path, "utf8"));
    const { basics, work = [], education = [], publications = [], awards = [] } = resume;
    const titles = [
      basics.name,
      ...work.map((item) => item.name),
      ...education.map((item) => item.institution),
      ...publications.map((item) => item.name),
      ...awards.map((item) => item.title),
    ];
    try {
      const theme = await import(`jsonresume-theme-${name}`);
      const html = await (theme.render ?? theme.default.render)(resume);
      const shown = textOf(html);
      const absent = titles.filter((title) => title && !shown.includes(title.replace(/\s+/g, " ")));
      faults.push(...absent.map((title) => `resume.json: the theme ${name} does not show ${title}`));
    } catch (error) {
      faults.push(`resume.json: the theme ${name} stops: ${error.message}`);
    }
  }
  return faults;
}

/** Return what a page says, roughly: its text without styles, scripts and tags. */
function textOf(html) {
  const bare = html.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " ");
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", "#x3D": "=", "#x2F": "/" };
  return bare.replace(/&([#\w]+);/g, (all, sign) => signs[sign] ?? all).replace(/\s+/g, " ");
}

// --- heads of pages ---

/** Return what html-metadata misses in the head of a page, or reads in two ways. */
async function readHead(page, html) {
  const found = await loadFromString(html);
  const { general = {}, openGraph = {}, highwirePress = {}, jsonLd } = found;
  const faults = [];
  const expect = (holds, message) => holds || faults.push(`${page}: ${message}`);
  if (general.robots?.includes("noindex")) {
    expect(!general.canonical, "an address, though it asks to be left out");
    return faults;
  }
  expect(general.title?.startsWith(openGraph.title), "its two titles differ");
  expect(general.description === openGraph.description, "its two descriptions differ");
  expect(general.canonical === openGraph.url, "its two addresses differ");
  expect(["profile", "article", "website"].includes(openGraph.type), "no type in Open Graph");
  expect(!jsonLd || jsonLd["@context"] === "https://schema.org", "JSON-LD in another vocabulary");
  if (Object.keys(highwirePress).length) {
    expect(highwirePress.title === openGraph.title, "citation_title is not its title");
    expect(highwirePress.author && highwirePress.publication_date, "no citation_author or date");
  }
  return faults;
}

// --- JSON-LD ---

/** Return the things of schema.org in a page. */
function thingsIn(html) {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return scripts.map((script) => JSON.parse(script[1])).flatMap((data) => data["@graph"] ?? [data]);
}

/** Return what TypeScript refuses in things, each declared to be what its `@type` says. */
function readThings(things) {
  const names = [...new Set(things.map(({ thing }) => thing["@type"]))].sort();
  const lines = [`import type { WithContext, ${names.join(", ")} } from "schema-dts";`];
  for (const [number, { thing }] of things.entries()) {
    const type = thing["@context"] ? `WithContext<${thing["@type"]}>` : thing["@type"];
    lines.push(`export const thing${number}: ${type} = ${JSON.stringify(thing)};`);
  }
  const folder = mkdtempSync(join(HERE, "node_modules/.things-"));
  try {
    const file = join(folder, "things.ts");
    writeFileSync(file, lines.join("\n"));
    const tsc = require.resolve("typescript/lib/tsc.js");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
    execFileSync(process.execPath, [tsc, ...options, file], { cwd: folder, encoding: "utf8" });
    return [];
  } catch (error) {
    // Each message names a line, which is that of a thing below the import.
    return (error.stdout || String(error)).split("\n").filter(Boolean).map((message) => {
      const line = Number(/^[^(]*\((\d+),/.exec(message)?.[1] ?? 1);
      const place = things[line - 2]?.page ?? "JSON-LD";
      return `${place}: ${message.replace(/^.*?: error /, "")}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// --- all of them ---

const faults = [];
const things = [];
let heads = 0;
const folders = process.argv.slice(2);
for (const folder of folders) {
  faults.push(...readResume(folder), ...(await renderResume(folder)));
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  for (const path of paths) {
    const page = relative(process.cwd(), join(folder, path));
    const html = readFileSync(join(folder, path), "utf8");
    if (html.includes(" data-scholar-redirect")) continue; // an old address, which leads on
    heads += 1;
    faults.push(...(await readHead(page, html)));
    things.push(...thingsIn(html).map((thing) => ({ page, thing })));
  }
}
if (!things.length) faults.push("no page has any JSON-LD");
else faults.push(...readThings(things));
faults.forEach((fault) => console.log(fault));
const counts = `${folders.length} resumes, ${heads} heads, ${things.length} things of schema.org`;
console.log(`${counts}, ${faults.length} to mend: ${faults.length ? "FAILED" : "ok"}`);
process.exitCode = faults.length ? 1 : 0;
