"""What a page looks like on paper: its words, and what does not belong there."""

from __future__ import annotations

import io

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.site.browsing import borrow_page

PAPERS = ("A4", "Letter")
"""The sizes that pages are printed on."""

PRINTED_WIDTH = 650
"""The width in CSS pixels of what a sheet shows between its margins."""

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
"""What fonts make of letters that stand together."""

UNFIT = """() => {
  const faults = [];
  const controls = "button, input, select, textarea, summary";
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const named = element => element.tagName.toLowerCase() + " " + element.innerText.trim().slice(0, 40);
  const words = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const light = color => {
    const [red, green, blue, opacity = 1] = color.match(/[\\d.]+/g).map(Number);
    return opacity === 0 || Math.min(red, green, blue) > 240;
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element)) continue;
    const style = getComputedStyle(element);
    if (element.matches(controls)) faults.push(`a control: ${named(element)}`);
    if (style.position === "fixed" && element.innerText.trim()) {
      faults.push(`on every sheet: ${named(element)}`);
    }
    if (element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible") {
      faults.push(`cut off: ${named(element)}`);
    }
    if (words(element) && light(style.color)) faults.push(`white on white: ${named(element)}`);
  }
  for (const element of [document.documentElement, document.body]) {
    if (!light(getComputedStyle(element).backgroundColor)) faults.push("the paper is dark");
  }
  return faults;
}"""


def printing_faults(page: Page) -> list[str]:
    """Return what does not belong on paper, seen as the printer would see the page."""
    window = page.viewport_size
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": 900})
    page.emulate_media(media="print", color_scheme="dark")
    faults = list(page.evaluate(UNFIT))
    page.emulate_media(media="null", color_scheme="null")
    if window:
        page.set_viewport_size(window)
    return faults


def printed(browser: Browser, url: str, paper: str) -> list[str]:
    """Return the words of each sheet that a visitor who prefers dark pages prints."""
    with borrow_page(browser) as page:
        page.emulate_media(color_scheme="dark")
        page.goto(url)
        pdf = PdfReader(io.BytesIO(page.pdf(format=paper)))
    return [" ".join(sheet.extract_text().translate(LIGATURES).split()) for sheet in pdf.pages]
