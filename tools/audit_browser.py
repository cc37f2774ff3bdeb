"""Measure pages in a browser: what they bring, how much they ask for, and what axe-core finds.

The newest axe-core comes from npm; the tests have an older one from PyPI.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tools.audit_table import AbsentError, Cell, served
from tools.browser import FLAGS, WHAT_TO_DO, find_browser

AXE = Path(__file__).resolve().parent.parent / "audit/node_modules/axe-core/axe.min.js"
"""axe-core, where npm puts it."""

WIDTHS = (360, 1440)
"""The widths at which pages are looked at, a phone's and a desk's."""

RUN_AXE = """() => {
  const leftOut = ["deprecated", "experimental", "wcag2aaa", "wcag21aaa", "wcag22aaa"];
  const rules = axe.getRules().filter(rule => !rule.tags.some(tag => leftOut.includes(tag)));
  return axe.run({iframes: false, runOnly: {type: "rule", values: rules.map(rule => rule.ruleId)}});
}"""
"""Every rule but those given up, still tried, or beyond AA; best practice is asked for too.

Frames are named, not entered: what stands in them is of other hosts, and axe would wait for it."""


@lru_cache(maxsize=1)
def visits(folder: Path, pages: tuple[str, ...]) -> dict[str, list[tuple[str, int]]]:
    """Return what each page asks for when it is first opened: kinds of requests and compressed bytes."""
    with sync_playwright() as playwright, served(folder, compressed=True) as address:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        found = {name: _loads(browser, address + quote(name)) for name in pages}
        browser.close()
    return found


def _loads(browser: Browser, url: str) -> list[tuple[str, int]]:
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    loads = [(kind_of(answer), answer.request.sizes()["responseBodySize"]) for answer in answers]
    context.close()
    return loads


def kind_of(answer: Response) -> str:
    """Return what the browser wants an answer for; it asks for a page's icon as for anything else."""
    is_picture = answer.headers.get("content-type", "").startswith("image/")
    return "image" if is_picture else answer.request.resource_type


def browser_path() -> str:
    """Return the path of the browser."""
    path = find_browser()
    if path is None:
        raise AbsentError(WHAT_TO_DO.splitlines()[0])
    return path


def measure_bytes(folder: Path, pages: Sequence[str]) -> dict[str, Cell]:
    """Return the compressed bytes of each page with all that it loads, before pictures."""
    return {
        name: Cell(text=f"{sum(size for kind, size in loads if kind != 'image'):,}")
        for name, loads in visits(folder, tuple(pages)).items()
    }


def measure_requests(folder: Path, pages: Sequence[str]) -> dict[str, Cell]:
    """Return how many requests each page makes, pictures included."""
    return {name: Cell(text=str(len(loads))) for name, loads in visits(folder, tuple(pages)).items()}


def measure_axe(folder: Path, pages: Sequence[str]) -> dict[str, Cell]:
    """Return what axe-core finds on each page, light and dark, narrow and wide."""
    require_axe()
    path = browser_path()
    with sync_playwright() as playwright, served(folder) as address:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        cells = {name: axe_cell(name, _axe_answers(browser, address + quote(name))) for name in pages}
        browser.close()
    return cells


def require_axe() -> None:
    """Raise an error where axe-core is not on this machine."""
    if not AXE.is_file():
        raise AbsentError("axe-core is not installed: it comes with npm (Debian: apt install npm)")


def _axe_answers(browser: Browser, url: str) -> dict[str, Any]:
    answers = {}
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(url)
            answers[f"{scheme}, {width} px"] = run_axe(page, width)
            context.close()
    return answers


def run_axe(page: Page, width: int) -> Any:
    """Return what axe-core answers of a page that is open in a window of this width."""
    # What lies under a sticky header cannot be judged: the window becomes as high as the page.
    height = page.evaluate("Math.max(document.documentElement.scrollHeight, innerHeight)")
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN_AXE)


def axe_cell(name: str, answers: Mapping[str, Any]) -> Cell:
    """Return what axe-core said of a page's faces; what it could not decide is a fault too."""
    faults = [
        f"{name}: {face}: axe {rule['id']} at {' '.join(map(str, node['target']))}: {rule['help']}"
        for face, answer in answers.items()
        for kind in ("violations", "incomplete")
        for rule in answer[kind]
        for node in rule["nodes"]
    ]
    passed = min((len(answer["passes"]) for answer in answers.values()), default=0)
    return Cell(text=f"{len(faults)} faults, {passed} rules passed", faults=tuple(faults))
