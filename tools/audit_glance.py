"""Look at every page of a site once: on a phone, in light, in one tab of one browser.

What is found is what axe-core says, what is wider than the window, and what comes to the console.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, sync_playwright

from tools.audit_browser import WIDTHS, browser_path, require_axe, run_axe
from tools.audit_reviews import Finding, read_reviews, reviewed_cells
from tools.audit_table import Cell, served
from tools.browser import FLAGS

WIDTH = WIDTHS[0]
"""The width of the window: the narrowest."""


def measure_glance(folder: Path, pages: Sequence[str], *, reviewed: Path) -> dict[str, Cell]:
    """Return what one look at each page finds, but for what was reviewed."""
    require_axe()
    path = browser_path()
    with sync_playwright() as playwright, served(folder) as address:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        tab = browser.new_page(reduced_motion="reduce")
        messages: list[str] = []
        tab.on("console", lambda message: messages.extend(_own_text(message, address)))
        tab.on("pageerror", lambda error: messages.append(_uncaught(error)))
        findings = []
        for name in pages:
            messages.clear()
            tab.set_viewport_size({"width": WIDTH, "height": 900})
            tab.goto(address + quote(name))
            findings += [*_layout_findings(tab, name), *_axe_findings(run_axe(tab, WIDTH), name)]
            findings += [_finding(name, "error", f"console: {text}") for text in messages]
        browser.close()
    reviews = [one for one in read_reviews(reviewed.read_text(encoding="utf-8")) if one.is_of_browser]
    return reviewed_cells(findings, reviews, pages)


def _own_text(message: ConsoleMessage, address: str) -> list[str]:
    """Return what came to the console, unless it is of another host: the browser speaks to none."""
    host = urlsplit(message.location["url"]).netloc
    return [message.text] if host in ("", urlsplit(address).netloc) else []


def _uncaught(error: Error) -> str:
    return f"uncaught: {error.message}"


def _layout_findings(tab: Page, name: str) -> Iterator[Finding]:
    width = tab.evaluate("document.documentElement.scrollWidth")
    if width > WIDTH:
        yield _finding(name, "error", f"the page scrolls sideways: it is {width} px wide in {WIDTH} px")


def _axe_findings(answer: Any, name: str) -> Iterator[Finding]:
    for part, kind in (("violations", "error"), ("incomplete", "warning")):
        for rule in answer[part]:
            for node in rule["nodes"]:
                checks = node["any"] + node["all"] + node["none"]
                messages = "; ".join(check["message"] for check in checks)
                yield _finding(name, kind, f"axe {rule['id']}: {messages}", " ".join(node["html"].split()))


def _finding(name: str, kind: str, message: str, element: str = "") -> Finding:
    return Finding(page=name, line=0, kind=kind, message=message, element=element)
