"""A page that is written from right to left is the mirror image of one from left to right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.engine import build
from tests.site import gates
from tests.site.sites import serve

PAPERS = "".join(
    f"@article{{p{n}, title = {{عمل {n}}}, author = {{ليلى الحسن and John Smith}}, journal = {{مجلة}},"
    f" date = {{202{n}}}, abstract = {{ملخص.}}, doi = {{10.1000/{n}}}, code = {{https://a.example/{n}}}}}\n"
    for n in range(4)
)

FILES = {
    "papers.bib": PAPERS,
    "index.md": """
        # ليلى الحسن

        :::{person}
        :position: أستاذة
        :affiliation: جامعة المثال
        :email: layla@example.org

        أدرس اللغة.
        :::

        ## المناصب

        :::{position} باحثة
        :organization: جامعة المثال
        :location: القاهرة
        :start: 2021
        :end: present

        - تدريس.
        :::

        ## ملاحظات

        :::{note}
        هذه ملاحظة.
        :::

        > اقتباس.

        1. أولًا

        - ثانيًا

        حاشية[^1].

        [^1]: نص الحاشية.

        ```python
        x = 1
        ```

        :::{toctree}
        :hidden:
        papers
        :::
        """,
    "papers.md": """
        # المنشورات

        :::{publications}
        :group-by: year
        :::
        """,
}
SETTINGS = {
    "author": "ليلى الحسن",
    "project": "ليلى الحسن",
    "html_title": "ليلى الحسن",
    "scholar_bibliography": "papers.bib",
    "scholar_filter_from": 3,
    "html_theme": "scholar",
}
PLACES = ("index.html", "papers.html", "publications/p1.html")

CHOSEN = """
    .sidebar-drawer, .sidebar-container, .sidebar-search-container, .sidebar-tree li, .main, .content,
    .toc-drawer,
    .toc-tree, .toc-tree li, .admonition, .admonition > p, blockquote, blockquote > p, ol > li, article h1,
    article h2, article section > p, .scholar-vision, .scholar-timeline > li > *, .scholar-body li,
    .scholar-publications > li > *, .highlight, aside.footnote > p, .scholar-citation
    """
BLOCKS = """chosen => [...document.querySelectorAll(chosen)].map(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  const name = element.className || element.localName;
  return [name, box.left, box.right, style.borderLeftWidth, style.borderRightWidth];
}).filter(([, left, right]) => right > left)"""
"""The boxes whose width is not that of their words."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The same site as one in Arabic and as one in English, by their directions."""
    folder = tmp_path_factory.mktemp("directions")
    arabic = build(folder / "ar", FILES, language="ar", **SETTINGS).out
    english = build(folder / "en", FILES, language="en", **SETTINGS).out
    with serve(arabic) as right_to_left, serve(english) as left_to_right:
        yield {"rtl": right_to_left, "ltr": left_to_right}


def blocks(page: Page, *, mirrored: bool, width: int) -> list[tuple[object, ...]]:
    """Return the sides of blocks and their borders, as they stand in the mirror where wanted."""
    found = []
    for name, left, right, border_left, border_right in page.evaluate(BLOCKS, CHOSEN):
        sides = (width - right, width - left) if mirrored else (left, right)
        borders = (border_right, border_left) if mirrored else (border_left, border_right)
        found.append((name, *(round(side) for side in sides), *borders))
    return found


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_mirrored(browser: Browser, sites: dict[str, str], place: str, width: int) -> None:
    measured = {}
    for direction, root in sites.items():
        with gates.visit(browser, root + place, width=width) as visited:
            measured[direction] = blocks(visited.page, mirrored=direction == "rtl", width=width)
    assert len(measured["ltr"]) > 10
    assert measured["rtl"] == measured["ltr"]


@pytest.mark.parametrize(
    ("button", "drawer", "side"), [("nav-overlay", "sidebar", 360), ("toc-header", "toc", 0)]
)
def test_a_drawer_opens_at_its_side(
    browser: Browser, sites: dict[str, str], button: str, drawer: str, side: int
) -> None:
    with gates.visit(browser, sites["rtl"] + "index.html", width=360) as visited:
        visited.page.locator(f".{button}-icon").click()
        box = visited.page.locator(f".{drawer}-drawer").bounding_box()
        assert box is not None and side in (box["x"], box["x"] + box["width"])


@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_passes_the_gates(browser: Browser, sites: dict[str, str], place: str, width: int) -> None:
    with gates.visit(browser, sites["rtl"] + place, width=width) as visited:
        faults = [*gates.console_faults(visited), *gates.sideways_faults(visited.page)]
        assert faults + gates.accessibility_faults(visited.page) == []


def test_only_pages_from_right_to_left_load_the_style(sites: dict[str, str], browser: Browser) -> None:
    for direction, root in sites.items():
        with gates.visit(browser, root + "index.html") as visited:
            loaded = [address for address in visited.requests if "right-to-left.css" in address]
            assert len(loaded) == (direction == "rtl")
