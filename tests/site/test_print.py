"""Any page prints as one would hand it over; the list of papers as a list of references."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests import engine
from tests.site import gates
from tests.site.printing import PAPERS, printed, printing_faults
from tests.site.sites import BASE_URL, BuiltSite, serve
from tests.site.test_browser import PAGES

PRINTED = tuple(page for page in PAGES if page not in ("404.html", "search.html"))
SHEETS = {"cv.html": 2, "experience/index.html": 2}
"""How many sheets a page may need; one, where nothing else is said."""

OWNER = "Runyu Lu"
ADDRESS = "runyulu@umich.edu"
WORDS_OF_THE_SCREEN = ("Skip to content", "Download", "Copy", "Back to top", "Search", "Made with", "All pub")
"""What only a screen can do something with."""


def without_blanks(text: str) -> str:
    """Return words as they are however the lines break."""
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_paper_waits_for_a_click_or_is_cut(browser: Browser, site_url: str, page: str) -> None:
    if page == "404.html":
        site_url, page = f"{site_url}a/b/", "missing"
    with gates.visit(browser, site_url + page, expected_status=404 if page == "missing" else 200) as visited:
        assert printing_faults(visited.page) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("page", PRINTED)
def test_a_page_prints_on_few_sheets_and_says_whose_it_is(
    browser: Browser, site_url: str, page: str, paper: str
) -> None:
    sheets = printed(browser, site_url + page, paper)
    assert len(sheets) <= SHEETS.get(page, 1)
    assert sheets[0].startswith(OWNER)
    assert all(len(sheet) > 60 for sheet in sheets), "a sheet is all but empty"
    text = " ".join(sheets)
    assert ADDRESS in text
    assert without_blanks(BASE_URL + page.removesuffix("index.html")) in without_blanks(text)
    assert [words for words in WORDS_OF_THE_SCREEN if words in text] == []


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("group.html", 1),
        ("talks.html", 1),
        ("teaching.html", 1),
        ("news.html", 1),
        ("posts/index.html", 1),
        ("posts/recovery.html", 1),
        ("publications/weisshaupt2025j0.html", 1),
        ("publications/index.html", 7),
        ("career.html", 2),
    ],
)
def test_each_kind_of_page_of_a_career_prints_on_few_sheets(
    browser: Browser, career: BuiltSite, served: Callable[..., str], page: str, most: int
) -> None:
    """A post with code and formulas, members with photos, a paper with its abstract and picture."""
    root = served(career.folder)
    with gates.visit(browser, root + page, allowed=("https://stats.example/",)) as visited:
        assert printing_faults(visited.page) == []
    for paper in PAPERS:
        sheets = printed(browser, root + page, paper)
        assert len(sheets) <= most
        assert sheets[0].startswith("Ingrid Weißhaupt")
        address = career.base_url + page.removesuffix("index.html")
        assert without_blanks(address) in without_blanks(sheets[-1])
        assert [words for words in WORDS_OF_THE_SCREEN if words in " ".join(sheets)] == []


def test_the_list_of_papers_writes_each_address_out_once(
    browser: Browser, site: BuiltSite, site_url: str
) -> None:
    links = site.soup("publications/index.html").select(".scholar-buttons a[href^=http]")
    addresses = [str(link["href"]) for link in links]
    assert "https://doi.org/10.1145/3689736" in addresses
    assert len(addresses) > 6
    text = without_blanks(" ".join(printed(browser, f"{site_url}publications/index.html", "A4")))
    assert {address: text.count(address) for address in addresses} == dict.fromkeys(addresses, 1)
    assert "Cite" not in text


def test_the_files_of_a_talk_have_their_addresses_on_paper(browser: Browser, tmp_path: Path) -> None:
    options = ":date: 2025\n:slides: https://example.org/s.pdf\n:video: https://example.org/v"
    page = f"# Talks\n\n:::{{talk}} Engines\n{options}\n:::\n"
    built = engine.build(tmp_path, {"index.md": page}, html_theme="scholar")
    with serve(built.out) as root:
        text = " ".join(printed(browser, root, "A4"))
    assert "Slides: https://example.org/s.pdf · Video: https://example.org/v" in text


def test_the_words_of_the_page_are_all_on_the_paper(browser: Browser, site: BuiltSite, site_url: str) -> None:
    """Titles, authors, venues and dates: nothing that a paper or position says is left out."""
    main = copy(site.soup("cv.html").select_one("#furo-main-content"))
    assert main
    for part in main.select(".more, .scholar-visually-hidden, .scholar-buttons, .scholar-contact, svg"):
        part.decompose()
    text = without_blanks(" ".join(printed(browser, f"{site_url}cv.html", "A4")))
    words = [without_blanks(str(string)) for string in main.strings if string.strip()]
    assert len(words) > 60
    # Bullets and headings in small capitals are drawn, not written.
    assert [word for word in words if word.casefold() not in text.casefold()] == []


LIFE = "# Life\n\n" + "\n".join(
    f":::{{grant}} Grant {number:02}\n:funder: Fund {number:02}\n:role: PI\n:date: {1990 + number}\n:::\n"
    for number in range(40)
)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_cv_is_printed_from_the_page_as_from_its_pdf(browser: Browser, tmp_path: Path, paper: str) -> None:
    """The same records in the same order, on no more sheets: a list begins below its heading."""
    built = engine.build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
            "life.md": LIFE,
            "cv.md": "# CV\n\n## First\n\nWords.\n\n## Grants\n\n:::{grants}\n:style: compact\n:::\n",
        },
        html_theme="scholar",
        scholar_cv_paper="us-letter" if paper == "Letter" else "a4",
    )
    pdf = PdfReader(built.out / "cv.pdf")
    with serve(built.out) as root:
        sheets = printed(browser, f"{root}cv.html", paper)
    order = [f"Grant {number:02}" for number in reversed(range(40))]
    for pages in (sheets, [page.extract_text() for page in pdf.pages]):
        assert re.findall(r"Grant \d\d", " ".join(pages)) == order
        assert "Grant 39" in pages[0]
    assert len(sheets) <= len(pdf.pages)


# -- the gate stops the page that is broken in its one way --------------------------------------------

PAGE = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<body><h1>A page</h1>%s</body></html>"""


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("<p>Words.</p>", []),
        ("<style>@media print { button { display: none } }</style><button>Go</button>", []),
        ("<button>Go</button>", ["a control: button Go"]),
        ("<details><summary>More</summary>Words.</details>", ["a control: summary More"]),
        ('<p style="position: fixed; top: 0">Top</p>', ["on every sheet: p Top"]),
        (f'<pre style="overflow: auto">{"long" * 99}</pre>', [f"cut off: pre {'long' * 10}"]),
        ('<p style="color: #fff">Words.</p>', ["white on white: p Words."]),
        ("<style>body { background: #111 }</style>", ["the paper is dark"]),
        (
            "<style>@media (prefers-color-scheme: dark) { :root { background: #111 } }</style>",
            ["the paper is dark"],
        ),
    ],
)
def test_what_does_not_belong_on_paper_is_found(
    browser: Browser, tmp_path: Path, body: str, faults: list[str]
) -> None:
    (tmp_path / "page.html").write_text(PAGE % body, encoding="utf-8")
    with serve(tmp_path) as root, gates.visit(browser, f"{root}page.html") as visited:
        assert printing_faults(visited.page) == faults


def test_what_is_printed_is_read(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE % '<p style="break-before: page">Next.</p>', encoding="utf-8")
    with serve(tmp_path) as root:
        assert printed(browser, f"{root}page.html", "A4") == ["A page", "Next."]
