"""What only the pages of a long career show: lists with numbers, lists side by side, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import engine
from tests.site import gates
from tests.site.sites import BuiltSite, serve
from tests.site.test_career import ALLOWED

Opened = Callable[[str], Page]
"""Opens a page of the career."""


@pytest.fixture(params=gates.WIDTHS)
def opened(
    browser: Browser, career: BuiltSite, served: Callable[..., str], request: pytest.FixtureRequest
) -> Iterator[Opened]:
    root = served(career.folder)
    with ExitStack() as stack:
        yield (
            lambda name: (
                stack.enter_context(
                    gates.visit(browser, f"{root}{name}", width=request.param, allowed=ALLOWED)
                ).page
            )
        )


LINES = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const starts = new Map();
  for (const {left, top, bottom} of range.getClientRects()) {
    const line = [...starts.keys()].find(at => at > top && at < bottom) ?? (top + bottom) / 2;
    starts.set(line, Math.min(left, starts.get(line) ?? left));
  }
  return [...starts].sort(([a], [b]) => a - b).map(([, left]) => Math.round(left));
}"""


def test_the_lines_of_a_numbered_paper_begin_beside_its_number(opened: Opened) -> None:
    page = opened("publications/types.html")
    papers = page.locator("p.scholar-line").all()
    starts = [(paper.evaluate(LINES), edge_of(paper.get_by_role("link").first)) for paper in papers[:12]]
    several = [(lines, edge) for (lines, edge) in starts if len(lines) > 1]
    assert several
    for (first, *others), edge in several:
        assert set(others) == {edge}
        assert first < edge - 15


def edge_of(place: Locator) -> int:
    """Return where something begins on its first line."""
    return round(place.evaluate("element => element.getClientRects()[0].left"))


ADJOINING = """\
# Talks

::::{talks}
:::{talk} Engines
:date: 2025
:slides: https://example.org/s.pdf
:::
- 3 Nov. 2024 Looms
- 5 Mar. 2024 Mills
::::
"""


@pytest.mark.parametrize("width", gates.WIDTHS)
def test_lists_that_adjoin_are_as_close_as_their_rows(browser: Browser, tmp_path: Path, width: int) -> None:
    built = engine.build(tmp_path, {"index.md": ADJOINING}, html_theme="scholar")
    with serve(built.out) as root, gates.visit(browser, root, width=width) as visited:
        rows = [row.bounding_box() for row in visited.page.locator("li.scholar-row").all()]
    boxes = [box for box in rows if box]
    assert len(built.body("index.html").select("ul.scholar-timeline")) > 1
    assert len(boxes) == len(rows) == 3
    assert {round(below["y"] - above["y"] - above["height"]) for above, below in pairwise(boxes)} == {12}


def test_entries_of_one_sentence_stand_close_in_a_cv(opened: Opened) -> None:
    page = opened("cv.html")
    tops = [page.locator(f"#{section} li.scholar-row") for section in ("awards", "teaching")]
    assert [rows.nth(1).evaluate("row => getComputedStyle(row).marginTop") for rows in tops] == ["12px"] * 2


@pytest.mark.parametrize("formula", [None, "<mn>1234567890123456789012345678901234567890123456789012</mn>"])
def test_the_number_of_a_formula_stands_beside_it(opened: Opened, formula: str | None) -> None:
    page = opened("posts/recovery.html")
    shown = page.locator("div.math math").first
    if formula:
        shown.evaluate("(math, inside) => { math.innerHTML = inside }", formula)
    places = [shown.bounding_box(), page.locator("div.math .eqno").first.bounding_box()]
    (math, number) = [place for place in places if place]
    assert number["x"] >= math["x"] + math["width"] + 15
    assert not gates.sideways_faults(page)


def test_no_line_of_the_foot_begins_with_a_sign(opened: Opened) -> None:
    lines = opened("talks.html").locator(".left-details").inner_text().splitlines()
    assert lines[0].startswith("Copyright")
    assert all(line[0].isalpha() for line in lines if line)


def test_no_heading_stands_over_contents_that_are_filtered_away(opened: Opened) -> None:
    page = opened("publications/index.html?words=zzzz")
    page.get_by_text("No work matches.").wait_for()
    expect(page.locator(".toc-title")).to_have_count(1)
    expect(page.locator(".toc-title")).to_be_hidden()
