"""What a page costs the visitor who opens it: bytes, requests, fonts, pictures, shifts.

Pages are given out as hosts do it, compressed; the browser says what it received.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from tests.site.browsing import open_page
from tools.audit_browser import kind_of

MOST_BYTES = 22_000
"""What all requests of a page may bring, compressed, without pictures."""

MOST_REQUESTS = 9
"""How many requests a page may make, pictures included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One thing that a page asked for."""

    path: str
    """Its path on the host."""
    kind: str
    """What the browser wants it for: ``document``, ``stylesheet``, ``image``, ``font``, …"""
    size: int
    """The bytes of its body as they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A page that was opened, and what came for it."""

    page: Page
    """The page, to look at."""
    loads: list[Load] = field(default_factory=list)
    """Everything that came, in order."""


@contextmanager
def weighed(browser: Browser, url: str, *, width: int = 1440, height: int = 900) -> Iterator[Weighed]:
    """Open a page as a new visitor does, with an empty cache, and wait until it rests."""
    with open_page(browser, width=width, height=height) as page:
        tools = page.context.new_cdp_session(page)
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(url, wait_until="networkidle")
        loads = []
        for answer in answers:
            size = answer.request.sizes()["responseBodySize"]
            path = answer.url.removeprefix(url[: url.index("/", 8)])
            loads.append(Load(path=path, kind=kind_of(answer), size=size))
        yield Weighed(page=page, loads=loads)


def weight_faults(visit: Weighed) -> list[str]:
    """Return what is too much of a page: bytes before pictures, requests."""
    size = sum(load.size for load in visit.loads if load.kind != "image")
    sizes = ", ".join(f"{load.path} {load.size}" for load in visit.loads)
    faults = []
    if size > MOST_BYTES:
        faults.append(f"{size} bytes are more than {MOST_BYTES}: {sizes}")
    if len(visit.loads) > MOST_REQUESTS:
        faults.append(f"{len(visit.loads)} requests are more than {MOST_REQUESTS}: {sizes}")
    return faults


def font_faults(visit: Weighed) -> list[str]:
    """Return the fonts that come over the network."""
    return [f"the font {load.path} is loaded" for load in visit.loads if load.kind == "font"]


PICTURES = """() => [...document.querySelectorAll("img")].flatMap(img => [
  ...["width", "height"].filter(name => !(parseInt(img.getAttribute(name)) > 0)).map(name => "no " + name),
  ...(img.loading === "lazy" ? [] : ["not lazy"]),
].map(fault => `${fault}: ${img.src}`))"""

UNUSED_STYLES = r"""() => {
  const anywhere = /^(:root|html|body|\*|::?[\w-]+|[\s,])*$/;
  const pseudo = /::?(?!is|not|has|where|root|first|last|only|nth|empty|target)[a-z-]+/g;
  const selectors = list => {
    const found = [""];
    let depth = 0;
    for (const sign of list) {
      depth += (sign === "(") - (sign === ")");
      if (sign === "," && !depth) found.push("");
      else found[found.length - 1] += sign;
    }
    return found;
  };
  const isUsed = rule => {
    if (rule.cssRules && !rule.selectorText) return [...rule.cssRules].some(isUsed);
    if (!rule.selectorText) return false;
    return selectors(rule.selectorText.replace(pseudo, "").replaceAll(":not()", ""))
      .some(selector => !anywhere.test(selector) && document.querySelector(selector));
  };
  return [...document.styleSheets].filter(sheet => sheet.href && ![...sheet.cssRules].some(isUsed))
    .map(sheet => `nothing on the page uses ${new URL(sheet.href).pathname}`);
}"""

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  window.scrollTo({top: document.body.scrollHeight, behavior: "instant"});
  setTimeout(() => window.scrollTo({top: 0, behavior: "instant"}), 150);
  setTimeout(() => done(sum), 250);
})"""


def picture_faults(visit: Weighed) -> list[str]:
    """Return the pictures that have no size of their own, or are loaded before they are seen."""
    return list(visit.page.evaluate(PICTURES))


def unused_style_faults(visit: Weighed) -> list[str]:
    """Return the style sheets none of whose rules is for anything on the page."""
    return list(visit.page.evaluate(UNUSED_STYLES))


def shift_faults(visit: Weighed) -> list[str]:
    """Return by how much the page moved under the reader (https://web.dev/articles/cls)."""
    shift = round(visit.page.evaluate(SHIFTS), 4)  # Chromium counts icons of a few pixels that stood still
    return [f"the layout shifts by {shift}"] if shift else []


GATES = (weight_faults, font_faults, picture_faults, unused_style_faults, shift_faults)
"""All of them."""
