"""In another theme everything is still there, in its order, and works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import Tag
from playwright.sync_api import Browser

from tests import engine
from tests.site import gates
from tests.site.sites import ROOT, BuiltSite
from tests.site.test_browser import PAGES

CONTENT = tuple(page for page in PAGES if page not in ("search.html", "404.html"))


@pytest.fixture(scope="module")
def alabaster(tmp_path_factory: pytest.TempPathFactory) -> engine.Built:
    """The site itself in Sphinx's own theme: every page, every template, no warning."""
    folder = tmp_path_factory.mktemp("alabaster")
    return engine.build(
        ROOT,
        fresh=True,
        out=folder / "out",
        doctrees=folder / "doctrees",
        html_theme="alabaster",
        html_theme_options={},
    )


@pytest.fixture(scope="module")
def url(alabaster: engine.Built, served: Callable[..., str]) -> str:
    """The address at which it is given out."""
    return served(alabaster.out)


def parts(main: Tag | None) -> list[tuple[str, str]]:
    """Return the headings, paragraphs, items and links of a page as they follow one another."""
    assert main
    found = main.select("h1, h2, h3, p, li, dt, dd, pre, a[href]")
    return [(element.name, " ".join(element.get_text().split())) for element in found]


@pytest.mark.parametrize("page", CONTENT)
def test_the_page_says_the_same_in_the_same_order(
    alabaster: engine.Built, local_site: BuiltSite, page: str
) -> None:
    said = parts(alabaster.soup(page).select_one("[role=main]"))
    assert len(said) > 8
    assert said == parts(local_site.soup(page).select_one("[role=main]"))


def test_another_theme_has_the_same_pages_and_files(alabaster: engine.Built, local_site: BuiltSite) -> None:
    def names(folder: Path) -> set[str]:
        return {name for name in engine.tree(folder) if not name.startswith("_static/")}

    assert names(alabaster.out) == names(local_site.folder) - {"404.html"}


@pytest.mark.parametrize("page", [*CONTENT, "search.html"])
def test_the_page_is_in_order_in_a_browser(browser: Browser, url: str, page: str) -> None:
    faults = []
    for width in gates.WIDTHS:
        with gates.visit(browser, url + page, width=width) as visited:
            found = gates.sideways_faults(visited.page) + gates.console_faults(visited)
            faults += [f"{width} px: {fault}" for fault in found + gates.third_party_faults(visited)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", CONTENT)
def test_the_page_is_read_without_scripts(browser: Browser, url: str, page: str) -> None:
    with gates.visit(browser, url + page, width=360, scripts=False) as visited:
        assert gates.unreadable_faults(visited.page) == []


def test_dates_stand_beside_what_they_date(browser: Browser, url: str) -> None:
    with gates.visit(browser, f"{url}index.html") as visited:
        entry = visited.page.locator("section.scholar-entry").first
        heading, dates = (entry.locator(part).bounding_box() for part in ("h3", ".scholar-dates"))
    assert heading
    assert dates
    assert dates["x"] + dates["width"] < heading["x"]
    assert abs(dates["y"] - heading["y"]) < 12
