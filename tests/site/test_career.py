"""The site of a long career: its pages pass the gates, and are as light and as short as they may be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pybtex.database
import pytest
from playwright.sync_api import Browser

from tests.engine import ROOTS
from tests.site import gates, weighing
from tests.site.sites import BuiltSite
from tools.audit_table import served as served_compressed

SOURCE = ROOTS / "test-career"
ALLOWED = ("https://stats.example/", "https://www.youtube-nocookie.com/")
"""The hosts that the site names."""

PAGES = (
    *("index", "publications/index", "publications/types", "research", "group", "teaching", "talks"),
    *("career", "news", "press", "contact", "posts/index", "posts/recovery", "de/index"),
)
"""Home, the lists, a page of each kind and a post."""

UNDECIDED = (
    "axe frame-tested",
    "Element content contains only non-text characters",
    "Element content is too short to determine",
    "could not be determined because it's partially obscured by another element",
)
"""What axe says of frames of other hosts, of single signs, and of code that is scrolled out of sight."""

MOST_LINES = 317
"""How many lines the author may need beside the papers and the two posts."""

MOST_BYTES = 40_000
"""What home may weigh without pictures."""


def one_paper_of_each_type() -> list[str]:
    """Return the page of the first paper of each entry type."""
    papers = pybtex.database.parse_file(SOURCE / "papers.bib").entries.items()
    first: dict[str, str] = {}
    for key, entry in papers:
        first.setdefault(entry.type, f"publications/{key}")
    return list(first.values())


@pytest.fixture(scope="module")
def root(career: BuiltSite, served: Callable[..., str]) -> str:
    """The address at which the site is given out on this machine."""
    return served(career.folder)


def looked_at(browser: Browser, url: str, scheme: str, widths: tuple[int, ...]) -> list[str]:
    """Return the faults of a page at some widths."""
    faults = []
    with gates.visit(browser, url, width=widths[0], scheme=scheme, allowed=ALLOWED) as visited:
        for width in widths:
            visited.page.set_viewport_size({"width": width, "height": gates.WIDTHS[width]})
            found = gates.sideways_faults(visited.page) + gates.accessibility_faults(visited.page)
            faults += [
                f"{width} px: {fault}" for fault in found if not any(map(fault.__contains__, UNDECIDED))
            ]
        faults += gates.console_faults(visited) + gates.third_party_faults(visited)
    return faults


@pytest.mark.parametrize("page", PAGES)
def test_the_page_passes_the_gates(browser: Browser, career: BuiltSite, root: str, page: str) -> None:
    assert not looked_at(browser, f"{root}{page}.html", "light", tuple(gates.WIDTHS))
    assert not gates.markup_faults(career.html(f"{page}.html"))


@pytest.mark.parametrize("page", ["index", "group", "career", "posts/recovery"])
def test_the_page_passes_the_gates_in_the_dark(browser: Browser, root: str, page: str) -> None:
    assert not looked_at(browser, f"{root}{page}.html", "dark", (360,))


@pytest.mark.parametrize("page", one_paper_of_each_type())
def test_the_paper_passes_the_gates(browser: Browser, career: BuiltSite, root: str, page: str) -> None:
    assert not looked_at(browser, f"{root}{page}.html", "light", (360,))
    assert not gates.markup_faults(career.html(f"{page}.html"))


def lines_of(text: str) -> int:
    """Return how many lines of at most 100 characters a text has, without empty ones."""
    return sum(-(-len(line) // 100) for line in text.splitlines())


def test_the_site_is_short(capsys: pytest.CaptureFixture[str]) -> None:
    written = [path for path in SOURCE.rglob("*") if path.suffix in {".md", ".py"}]
    posts = {SOURCE / "posts/swans.md", SOURCE / "posts/recovery.md"}
    lines = {path: lines_of(path.read_text(encoding="utf-8")) for path in written if path not in posts}
    german = sum(count for path, count in lines.items() if path.name.endswith(".de.md"))
    total = sum(lines.values())
    with capsys.disabled():
        sys.stdout.write(f"\nThe career: {total} lines, {german} of them in German.\n")
    assert total <= MOST_LINES


@pytest.fixture(scope="module")
def compressed(career: BuiltSite) -> Iterator[str]:
    """The address of the site as a host gives it out."""
    with served_compressed(career.folder, compressed=True) as address:
        yield address


@pytest.mark.parametrize("width", gates.WIDTHS)
def test_home_is_light_and_stands_still(browser: Browser, compressed: str, width: int) -> None:
    with weighing.weighed(browser, f"{compressed}index.html", width=width) as visit:
        loads = [load for load in visit.loads if load.kind != "image"]
        assert sum(load.size for load in loads) <= MOST_BYTES, loads
        assert not weighing.shift_faults(visit)
        assert not weighing.font_faults(visit)
        assert not weighing.picture_faults(visit)


ROOM_LEFT = """() => [...document.querySelectorAll(".scholar-row:has(.scholar-preview)")].map((row) => {
  const picture = row.querySelector(".scholar-preview");
  const edge = picture.getBoundingClientRect().left - parseFloat(getComputedStyle(picture).marginInlineStart);
  const text = document.createTreeWalker(row.querySelector(".scholar-title"), NodeFilter.SHOW_TEXT);
  const words = [];
  while (text.nextNode()) for (const { 0: word, index } of text.currentNode.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(text.currentNode, index);
    range.setEnd(text.currentNode, index + word.length);
    words.push(range.getBoundingClientRect());
  }
  const next = words.findIndex(({ top }) => top > words[0].top + 5);
  return next < 1 ? 0 : edge - words[next - 1].right - words[next].width;
})"""
"""How much wider than the next word the end of a title's first line is, beside each picture."""


def test_the_first_line_of_a_title_fills_the_room_beside_a_picture(browser: Browser, root: str) -> None:
    with gates.visit(browser, f"{root}index.html", width=360, allowed=ALLOWED) as visited:
        room = visited.page.evaluate(ROOM_LEFT)
    assert len(room) > 3
    assert max(room) < 6, room
