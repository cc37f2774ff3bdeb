"""The gates of a page: each takes what a browser or a parser has of it and returns its faults.

A fault is one line that says what is wrong and where; no fault means that the gate is passed.
Nothing here knows which site it is.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import html5lib
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup, Tag
from html5lib.constants import E as PARSE_ERRORS
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.site.browsing import NEXT_FRAME, borrow_page
from tools.page_faults import SIDEWAYS

WIDTHS = {360: 740, 1440: 900}
"""The widths at which each page is looked at, with the heights of such screens."""

SCHEMES = ("light", "dark")
"""What a visitor's system may prefer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page in a browser, and what happened from its first byte on."""

    page: Page
    """The page, to look at."""
    status: int
    """The status of the answer."""
    requests: list[str] = field(default_factory=list)
    """The addresses of everything that the page asked for."""
    console: list[str] = field(default_factory=list)
    """What came to the console, errors that nobody caught and failed requests included."""
    allowed: tuple[str, ...] = ()
    """The other hosts that the site names, which may be asked."""


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    scheme: str = "light",
    scripts: bool = True,
    expected_status: int = 200,
    allowed: tuple[str, ...] = (),
) -> Iterator[Visit]:
    """Open a page as a new visitor does; requests to other hosts are noted, and go nowhere.

    Those that are allowed get an empty answer.
    """
    requests: list[str] = []
    console: list[str] = []
    with borrow_page(
        browser, width=width, height=WIDTHS.get(width, 900), java_script_enabled=scripts
    ) as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        if allowed:
            page.route(lambda address: address.startswith(allowed), lambda route: route.fulfill(body=""))
        listeners: dict[Any, Callable[[Any], None]] = {
            "request": lambda request: requests.append(request.url),
            "console": lambda message: console.extend(lines_of(message)),
            "pageerror": lambda error: console.append(f"uncaught: {error}"),
            "requestfailed": lambda request: console.append(f"failed: {request.url}"),
            "response": lambda answer: console.extend(refusal(answer)),
        }
        for event, listener in listeners.items():
            page.on(event, listener)
        response = page.goto(url, wait_until="load")
        if response and response.status == expected_status:
            console[:] = [line for line in console if line != f"{expected_status}: {url}"]
            # Chromium itself tells the console of a page that is not there.
            message = f"the server responded with a status of {expected_status}"
            if expected_status >= 400 and sum(message in line for line in console) == 1:
                console[:] = [line for line in console if message not in line]
        answered = response.status if response else 0
        yield Visit(page=page, status=answered, requests=requests, console=console, allowed=allowed)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


def wait_until(page: Page, condition: str, *, seconds: float = 30) -> None:
    """Wait until a condition holds on a page.

    Playwright's own ``wait_for_function`` looks again by ``eval``, which the site's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"this did not come true: {condition}"
        page.wait_for_timeout(20)


def lines_of(message: ConsoleMessage) -> list[str]:
    """Return what came to the console, unless it is of an icon that no page names but browsers ask for."""
    is_of_icon = message.location["url"].endswith("/favicon.ico")
    return [] if is_of_icon else [f"{message.type}: {message.text}"]


def refusal(answer: Response) -> list[str]:
    """Return the status and address of an answer that is none."""
    return [] if answer.ok else [f"{answer.status}: {answer.url}"]


def is_foreign(address: str, origin: str) -> bool:
    """Tell whether an address leads to another host; ``data:`` and ``blob:`` lead to none."""
    return not address.startswith((origin, "data:", "blob:", "about:"))


# -- gates in the browser --------------------------------------------------------------------------


def third_party_faults(visited: Visit) -> list[str]:
    """Return the requests that leave the page's own host."""
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(visited.page.url))
    foreign = [address for address in visited.requests if is_foreign(address, origin)]
    return [f"asks for {address}" for address in foreign if not address.startswith(visited.allowed)]


def console_faults(visited: Visit) -> list[str]:
    """Return everything that came to the console: of a page in order there is nothing to say."""
    return [f"console: {line}" for line in visited.console]


AXE_LEFT_OUT = ("deprecated", "wcag2aaa", "wcag21aaa", "wcag22aaa", "experimental")
"""Tags of axe's rules that are not asked for: given up, beyond AA, or still being tried."""


RUN_AXE = """async leftOut => {
  const rules = axe.getRules().filter(rule => !rule.tags.some(tag => leftOut.includes(tag)));
  const run = (place, values) =>
    axe.run(place, {runOnly: {type: "rule", values}, resultTypes: ["violations", "incomplete"]});
  const { violations, incomplete } = await run(document, rules.map(rule => rule.ruleId));
  for (const rule of incomplete) {
    for (const node of rule.nodes) {
      // Words out of sight, or broken into lines around a marked word, are decided in sight and in one line;
      // those of a dialog without the page behind it, through which axe looks.
      const place = document.querySelector(node.target[0]);
      const modal = place.closest("dialog:modal");
      if (modal) {
        document.body.style.visibility = "hidden";
        modal.style.visibility = "visible";
      }
      const style = place.getAttribute("style");
      place.style.whiteSpace = "nowrap";
      place.style.fontSize = "25%";  // one line must fit where several did
      place.scrollIntoView({block: "center", behavior: "instant"});
      const again = await run(place, [rule.id]);
      style === null ? place.removeAttribute("style") : place.setAttribute("style", style);
      for (const shown of [document.body, modal]) shown?.style.removeProperty("visibility");
      violations.push(...again.violations, ...again.incomplete);
    }
  }
  return violations;
}"""


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 A and AA and its best practice.

    Rules that axe leaves off by default, such as the size of targets, are on. What axe could
    not decide counts as a fault too; the window is made as high as the page, since what lies
    under a sticky header cannot be decided.
    """
    axe = Axe()
    window = page.viewport_size or {"width": 1440, "height": 900}
    height = page.evaluate("Math.max(document.documentElement.scrollHeight, innerHeight)")
    page.set_viewport_size({"width": window["width"], "height": height})
    page.evaluate(NEXT_FRAME)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe.axe_script)
    answer = page.evaluate(RUN_AXE, list(AXE_LEFT_OUT))
    page.set_viewport_size(window)
    return [
        f"axe {rule['id']} at {' '.join(map(str, node['target']))}: "
        + "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
        for rule in answer
        for node in rule["nodes"]
    ]


def sideways_faults(page: Page) -> list[str]:
    """Return what makes a page wider than its window; boxes that scroll within themselves may."""
    return list(page.evaluate(SIDEWAYS))


def page_faults(browser: Browser, url: str, scheme: str, status: int = 200) -> list[str]:
    """Return what every gate finds in a page, in a color scheme, at each width."""
    faults = []
    with visit(browser, url, width=360, scheme=scheme, expected_status=status) as visited:
        assert visited.status == status
        for width, height in WIDTHS.items():
            visited.page.set_viewport_size({"width": width, "height": height})
            found = accessibility_faults(visited.page) + sideways_faults(visited.page)
            faults += [f"{width} px: {fault}" for fault in found]
        return faults + console_faults(visited) + third_party_faults(visited)


UNREADABLE = """() => {
  const faults = [];
  const main = document.querySelector("main, [role=main]");
  if (!main) return ["there is no main part"];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!/[\\p{L}\\p{N}]/u.test(words) || element.closest("script, style, template")) continue;
    if (element.closest("details:not([open])") && !element.closest("summary")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    if (!boxes.length || !seen) faults.push(`cannot be read without scripts: ${words.slice(0, 80)}`);
  }
  for (const control of document.querySelectorAll("button, input, select, textarea, [role=button]")) {
    if (!control.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const works = control.form ? control.form.getAttribute("action")
      : control.matches("[popovertarget], [command], summary, input[type=checkbox][id]");
    if (!works) faults.push(`does nothing without scripts: ${control.outerHTML.slice(0, 80)}`);
  }
  if (!main.innerText.trim()) faults.push("the main part is empty without scripts");
  return faults;
}"""


def unreadable_faults(page: Page) -> list[str]:
    """Return what a page without scripts hides, and the controls on it that do nothing."""
    return list(page.evaluate(UNREADABLE))


# -- gates of the source -----------------------------------------------------------------------------


def markup_faults(html: str) -> list[str]:
    """Return what a strict parser refuses, and ids that are given twice or meant in vain."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    faults = [f"{line}:{column}: {PARSE_ERRORS[code] % data}" for (line, column), code, data in parser.errors]
    soup = BeautifulSoup(html, "html5lib")
    ids = Counter(str(element["id"]) for element in soup.select("[id]"))
    faults += [f"the id {name!r} is given {count} times" for name, count in ids.items() if count > 1]
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"):
        for element in soup.select(f"[{attribute}]"):
            names = str(element[attribute]).split() if attribute != "for" else [_attribute(element, "for")]
            faults += [f"{attribute}={name!r} names nothing" for name in names if name not in ids]
    return faults


def _attribute(element: Tag, name: str) -> str:
    value = element.get(name, "")
    return " ".join(value) if isinstance(value, list) else str(value)


LOADING = (
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("input", "src"),
    ("image", "href"),
    ("use", "href"),
    ("form", "action"),
    ("link", "href"),
)
"""Elements that fetch or send without a click on a link, with the attribute that says where."""

LINKS_THAT_LOAD_NOTHING = {"canonical", "me", "author", "license", "alternate", "next", "prev", "search"}
"""Relations of ``link`` for which a browser fetches nothing."""


def foreign_load_faults(text: str) -> list[str]:
    """Return what a page or style sheet would load from a host that it names, seen or not."""
    soup = BeautifulSoup(text, "html5lib")
    faults = []
    for name, attribute in LOADING:
        for element in soup.select(f"{name}[{attribute}]"):
            loads_nothing = (
                name == "link" and set(_attribute(element, "rel").split()) <= LINKS_THAT_LOAD_NOTHING
            )
            if not loads_nothing and re.match(r"(https?:)?//", _attribute(element, attribute)):
                faults.append(f"{name} loads {element[attribute]}")
    found = re.findall(r"url\(\s*[\"']?((?:https?:)?//[^\"')]+)|@import\s+[\"']((?:https?:)?//[^\"']+)", text)
    return faults + [f"a style loads {''.join(match)}" for match in found]
