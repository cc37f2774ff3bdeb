"""What a screen reader is told: the accessibility trees of chosen parts, which are kept and reviewed.

Run as a program, ``python -m tests.site.trees``, it writes ``tests/data/trees`` anew; ``git diff``
then shows what listeners would be told instead.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.site import gates
from tests.site.sites import BASE_URL, ROOT, build, serve
from tools.browser import FLAGS, find_browser

STORED = ROOT / "tests/data/trees"
"""Where the trees are kept, one file each."""


FOUND = re.compile("results|^Nothing")
"""What the dialog says when it has searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page whose tree is kept."""

    page: str
    """The page's path."""
    place: str
    """Where the part stands on it, as a selector."""
    width: int = 1440
    """How wide the window is."""
    reach: Callable[[Page], None] = lambda page: None
    """What is done on the page before."""


def open_menu(page: Page) -> None:
    """Open the menu, which a narrow window has."""
    page.get_by_role("button", name="Menu").click()


def copy_citation(page: Page) -> None:
    """Copy a citation, so that the page says that it did."""
    page.locator("summary", has_text="RIS").click()
    page.get_by_role("button", name="Copy: RIS").click()
    page.locator(".scholar-citations [role=status]:not(:empty)").wait_for(state="attached")


def search_for(query: str) -> Callable[[Page], None]:
    """Return an action: search, and wait until the dialog says what it found."""

    def action(page: Page) -> None:
        page.keyboard.press("Control+k")
        page.locator("dialog[open] [role=combobox]").fill(query)
        page.locator("dialog[open] [role=status]", has_text=FOUND).wait_for()

    return action


PARTS = {
    "home": Part(page="index.html", place="body"),
    "contact": Part(page="contact.html", place="#furo-main-content"),
    "experience": Part(page="experience/index.html", place="#furo-main-content"),
    "publications": Part(page="publications/index.html", place="#furo-main-content"),
    "paper": Part(page="publications/duan2024muxserve.html", place="#furo-main-content"),
    "header-on-a-phone": Part(page="index.html", place=".mobile-header", width=360),
    "menu-on-a-phone": Part(page="index.html", place="#site-menu", width=360, reach=open_menu),
    "card": Part(page="publications/index.html", place=".scholar-publications > li >> nth=0"),
    "card-without-a-text": Part(page="publications/index.html", place=".scholar-publications > li >> nth=2"),
    "cite": Part(
        page="publications/duan2024muxserve.html",
        place="section:has(> .scholar-citations)",
        reach=copy_citation,
    ),
    "search": Part(page="index.html", place="dialog", reach=search_for("serving")),
    "search-in-vain": Part(page="index.html", place="dialog", reach=search_for("xylophone")),
}
"""The parts, by the names of their files."""


def read_tree(browser: Browser, root: str, part: Part) -> str:
    """Return the tree of a part, roles, names and states in reading order, without the host's address."""
    with gates.visit(browser, root + part.page, width=part.width) as visited:
        part.reach(visited.page)
        tree = visited.page.locator(part.place).aria_snapshot()
    return tree.replace(root, "/") + "\n"


def write_trees() -> None:
    """Build the site and write every tree anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder), builder="html", base_url=BASE_URL)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        STORED.mkdir(parents=True, exist_ok=True)
        with serve(site.folder, site.prefix) as root:
            for name, part in PARTS.items():
                (STORED / f"{name}.yaml").write_text(read_tree(browser, root, part), encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    write_trees()
