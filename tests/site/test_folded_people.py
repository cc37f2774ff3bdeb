"""Long lists of authors in a browser: folded, opened without a script, whole on paper and in the filter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import engine
from tests.site import faces, gates
from tests.site.browsing import borrow_page
from tests.site.sites import ROOT

NAMES = [f"Author{number:02}, Ann" for number in range(40)]
NAMES[20] = "Lovelace, Ada"
BIB = "".join(
    f"@article{{k{number}, title = {{Paper {number}}}, author = {{{' and '.join(names)}}}, journal = {{J}}, "
    f"year = {2000 + number}}}\n"
    for number, names in enumerate((NAMES, NAMES[18:21], ["Lovelace, Ada", "Morely, Moe"]))
)
PAGE = (
    "# Ada\n\n:::{person} Ada Lovelace\n:email: ada@umich.edu\n:::\n\n## Papers\n\n:::{publications}\n:::\n"
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, served: Callable[..., str]) -> str:
    """A site with one paper of forty authors."""
    folder: Path = tmp_path_factory.mktemp("fold")
    built = engine.build(
        folder / "site",
        {"index.md": PAGE, "a.bib": BIB},
        html_theme="scholar",
        html_favicon=str(ROOT / "_static" / "icon.svg"),
        scholar_bibliography="a.bib",
        scholar_filter_from=3,
        scholar_fold_authors=4,
    )
    return served(built.out)


def test_it_opens_without_a_script(browser: Browser, url: str) -> None:
    with borrow_page(browser, java_script_enabled=False) as page:
        page.goto(url)
        line = page.locator("div.scholar-authors")
        assert line.inner_text() == "Ann Author00, Ann Author01, 18 more, Ada Lovelace, 18 more, Ann Author39"
        fold = line.locator("summary").first
        fold.focus()
        page.keyboard.press("Enter")
        names = line.locator("details[open] bdi")
        expect(names).to_have_count(18)
        expect(names.last).to_be_visible()
        assert line.inner_text().startswith(
            "Ann Author00, Ann Author01, 18 more Ann Author02, Ann Author03, "
        )
        page.keyboard.press("Enter")
        expect(line.locator("details[open]")).to_have_count(0)


@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("is_open", [False, True])
def test_its_names_are_one_run_of_text(browser: Browser, url: str, width: int, is_open: bool) -> None:
    with gates.visit(browser, url, width=width) as visited:
        page = visited.page
        if is_open:
            for fold in page.locator(".scholar-fold > summary").all():
                fold.click()
        lines = page.evaluate(
            """() => {
              const line = document.querySelector("div.scholar-authors");
              const parts = [...line.querySelectorAll("bdi, summary")];
              const boxes = parts.flatMap((part) => part.checkVisibility() ? [...part.getClientRects()] : []);
              const rows = new Set(boxes.map(({ top }) => Math.round(top / 5)));
              return [rows.size, line.clientHeight / parseFloat(getComputedStyle(line).lineHeight)];
            }"""
        )
        # No row is empty, or broken off before its end.
        assert round(lines[1]) == lines[0]
        faults = gates.accessibility_faults(page) + gates.sideways_faults(page) + faces.spacing_faults(page)
        assert not faults, "\n".join(faults)


def test_it_is_whole_on_paper(browser: Browser, url: str) -> None:
    with gates.visit(browser, url) as visited:
        visited.page.emulate_media(media="print")
        line = visited.page.locator("div.scholar-authors")
        text = line.evaluate(
            "line => { getSelection().selectAllChildren(line); return String(getSelection()); }"
        )
        expect(line.locator("summary").first).to_be_hidden()
        heights = line.locator("bdi").evaluate_all("names => names.map(name => name.checkVisibility())")
        assert heights == [True] * 40
        card = visited.page.locator(".scholar-row", has=line)
        assert card.evaluate("card => getComputedStyle(card).breakInside") == "auto"
        assert "Ann Author01, Ann Author02, Ann Author03" in " ".join(text.split())


@pytest.mark.parametrize(("words", "count"), [("author11", 1), ("author19", 2), ("author35", 1), ("more", 1)])
def test_the_filter_finds_names_that_are_folded(browser: Browser, url: str, words: str, count: int) -> None:
    with gates.visit(browser, url) as visited:
        visited.page.get_by_label("Words").fill(words)
        expect(visited.page.locator("[role=status]")).to_have_text(f"{count} of 3 works")
