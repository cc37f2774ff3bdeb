"""The filter of lists in a browser: words, facets, counts, the address, the keyboard, what is heard.

The site is made up: a page with two filtered lists, and a list that is split by year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sphinx_scholar.outputs.search import scripts
from tests import engine
from tests.engine import once
from tests.site import faces, gates, weighing
from tests.site.browsing import borrow_page, open_page
from tests.site.sites import ROOT, BuiltSite

TITLES = (
    ("Serving Many Models", "Babbage, Charles", 2021, "ICML"),
    ("Naïve Looms", "Lovelace, Ada", 2021, "ICML"),
    ("Über Engines", "Święch, Łucja", 2021, "SOSP"),
    ("Reconstruction of Graphs", "Babbage, Charles", 2022, "SOSP"),
    ("Compiler Fuzzing", "Lovelace, Ada", 2022, "ICML"),
    ("Serving Few Models", "Święch, Łucja", 2022, "ICML"),
    ("Page Remapping", "Lovelace, Ada", 2023, "SOSP"),
    ("深度学习系统", "Babbage, Charles", 2023, "SOSP"),
    ("Straße and Bridge", "Lovelace, Ada", 2023, "ICML"),
    ("Multiplexing", "Lovelace, Ada", 2023, "ICML"),
    ("Dynamic $n$-Grams", "Babbage, Charles", 2023, "SOSP"),
    ("Cards and Wheels", "Lovelace, Ada", 2023, "SOSP"),
)
MORE = {
    "Compiler Fuzzing": ", doi={10.1145/3689736}, award={Distinguished Paper}, author+an={1=joint; 2=joint}",
    "Naïve Looms": ", award={Best Paper}, author+an={1=corresponding}",
    "Multiplexing": ", pubstate={forthcoming}",
    "Cards and Wheels": ", eprint={2404.02015}, eprinttype={arxiv}",
    "Page Remapping": ", doi={10.1002/(SICI)1097<1661::AID>3.0.CO;2-2}",
}
PAPERS = "".join(
    f"@inproceedings{{p{number}, title={{{title}}}, author={{{first} and Lovelace, A. and Menabrea, Luigi}}"
    f", booktitle={{Proceedings of {venue}}}, abbr={{{venue}'{year % 100}}}, date={{{year}}}"
    + MORE.get(title, "")
    + "}\n"
    for number, (title, first, year, venue) in enumerate(TITLES)
)
ARTICLES = "".join(
    f"@article{{a{number}, title={{Note {number} on Engines}}, author={{Lovelace, Ada}},\n"
    f" journal={{Memoirs}}, date={{{1840 + number}}}}}\n"
    for number in range(5)
)
BOOK = (
    "@book{b0, title={Sketch}, author={Menabrea, Luigi and Lovelace, Ada}, publisher={Taylor}, date={1842}}\n"
)

PAGES = {
    "papers.bib": PAPERS + ARTICLES + BOOK,
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :email: ada@umich.edu
        :::

        :::{toctree}
        all
        work
        :::
        """,
    "all.md": "# All\n\n:::{publications}\n:::\n",
    "work.md": """
        # Work

        :::{publications}
        :type: inproceedings
        :::

        ## Articles

        :::{publications}
        :type: article
        :sort: file
        :::
        """,
    "contact.md": "# Contact\n\n## Ask for a paper\n\nWrite.\n",
}


@pytest.fixture(scope="session")
def filtered_site(builds_folder: Path) -> BuiltSite:
    """The made-up site, with the look and the policy of the real one."""
    folder = builds_folder / "filtered"
    with once(folder) as is_wanted:
        if is_wanted:
            engine.build(
                folder / "site",
                PAGES,
                out=folder / "out",
                doctrees=folder / "doctrees",
                html_theme="scholar",
                html_favicon=str(ROOT / "_static" / "icon.svg"),
                scholar_bibliography="papers.bib",
                scholar_filter_from=5,
                scholar_split_from=14,
            )
    return BuiltSite(folder=folder / "out", base_url="https://homepage.example/some/prefix/")


@pytest.fixture(scope="session")
def filtered_url(filtered_site: BuiltSite, served: Callable[..., str]) -> str:
    """Where it is given out, under a prefix."""
    return served(filtered_site.folder, filtered_site.prefix)


@contextmanager
def watched(browser: Browser, url: str) -> Iterator[Page]:
    """Open a page; errors, what comes to the console, and what the policy forbids are faults."""
    with faces.policed(browser) as page:
        messages: list[str] = []
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("console", lambda message: messages.append(message.text))
        page.goto(url)
        yield page
        assert (messages, faces.violations(page)) == ([], [])


@pytest.fixture
def work(browser: Browser, filtered_url: str) -> Iterator[Page]:
    """The page with two filtered lists."""
    with watched(browser, f"{filtered_url}work.html") as page:
        yield page


@pytest.fixture(scope="module")
def used(browser: Browser, filtered_url: str) -> Iterator[Page]:
    """The same page, for all tests that do no more than choose works of the first list."""
    with watched(browser, f"{filtered_url}work.html") as page:
        yield page


@pytest.fixture
def cleared(used: Page) -> Page:
    """That page with nothing chosen."""
    clear = used.get_by_role("button", name="Clear")
    if clear.count():
        clear.click()
    expect_status(used, "12 works")
    return used


def titles(page: Page, name: str = "list-0") -> list[str]:
    """Return the titles that one list shows."""
    cards = page.locator(f"ul[data-filter={name}] > li:visible .scholar-title")
    return [" ".join(text.split()) for text in cards.all_inner_texts()]


def field(page: Page, label: str, name: str = "list-0") -> Any:
    """Return a field of one filter by its label."""
    return page.locator(f"[data-filter={name}] form").get_by_label(label)


def options(page: Page, label: str) -> list[str]:
    """Return what can be chosen in a facet."""
    return [str(text) for text in field(page, label).locator("option").all_text_contents()]


def expect_status(page: Page, text: str, name: str = "list-0") -> None:
    """Wait until one filter's status says something."""
    expect(page.locator(f"[data-filter={name}] [role=status]")).to_have_text(text)


WORDS = [
    ("serving", ["Serving Few Models", "Serving Many Models"]),
    ("SERVIGN", ["Serving Few Models", "Serving Many Models"]),
    ("naive", ["Naïve Looms"]),
    ("uber eng", ["Über Engines"]),
    ("strasse", ["Straße and Bridge"]),
    ("recnstruction", ["Reconstruction of Graphs"]),
    ("swiech 2021", ["Über Engines"]),
    ("学习", ["深度学习系统"]),
    ("SOSP'22", ["Reconstruction of Graphs"]),
    ("menabrea multiplexing", ["Multiplexing"]),
    ("10.1145/3689736", ["Compiler Fuzzing"]),
    ("https://doi.org/10.1145/3689736", ["Compiler Fuzzing"]),
    ("10.1002/(sici)1097<1661::aid>3.0.co;2-2", ["Page Remapping"]),
    ("2404.02015", ["Cards and Wheels"]),
    ("arXiv:2404.02015v2", ["Cards and Wheels"]),
    ("kangaroo", []),
    ("doi.org", []),
    ("cite", []),
]


@pytest.mark.parametrize(("words", "found"), WORDS, ids=[row[0] for row in WORDS])
def test_words_choose_works_as_the_search_does(cleared: Page, words: str, found: list[str]) -> None:
    field(cleared, "Words").fill(words)
    expect_status(cleared, f"{len(found)} of 12 works" if found else "No work matches.")
    assert titles(cleared) == found


FACETS = [
    ("Year", "2021", ["Naïve Looms", "Serving Many Models", "Über Engines"]),
    ("Venue", "ICML", None),
    ("Status", "To appear", ["Multiplexing"]),
    ("First author", "Łucja Święch", ["Serving Few Models", "Über Engines"]),
    ("Co-author", "Święch, Łucja", ["Serving Few Models", "Über Engines"]),
    ("Role", "Joint first author", ["Compiler Fuzzing"]),
    ("Award", "Best Paper", ["Naïve Looms"]),
]


@pytest.mark.parametrize(("label", "value", "found"), FACETS, ids=[row[0] for row in FACETS])
def test_each_facet_chooses_works(cleared: Page, label: str, value: str, found: list[str] | None) -> None:
    everything = titles(cleared)
    field(cleared, label).select_option(value)
    expect(cleared.locator("[data-filter=list-0] [role=status]")).to_contain_text(" of 12 works")
    expected = found or [
        title for title in everything if title in {row[0] for row in TITLES if row[3] == value}
    ]
    assert titles(cleared) == expected


def test_the_facets_are_those_by_which_works_differ(work: Page) -> None:
    assert options(work, "Year") == ["Any", "2023 (6)", "2022 (3)", "2021 (3)"]
    assert options(work, "Venue") == ["Any", "ICML (6)", "SOSP (6)"]
    assert options(work, "First author") == [
        "Any",
        "Ada Lovelace (6)",
        "Charles Babbage (4)",
        "Łucja Święch (2)",
    ]
    labels = work.locator("[data-filter=list-0] form label").all_inner_texts()
    assert labels == ["Words", "Year", "Venue", "Status", "First author", "Co-author", "Role", "Award"]
    assert options(work, "Co-author") == [
        "Any",
        "Babbage, Charles (4)",
        "Menabrea, Luigi (12)",
        "Święch, Łucja (2)",
    ]
    assert options(work, "Role") == ["Any", "Corresponding author (1)", "Joint first author (1)"]
    assert work.locator("[data-filter=list-1] form label").all_inner_texts() == ["Words", "Year"]


def test_facets_and_words_combine_and_counts_follow_the_others(work: Page) -> None:
    field(work, "Venue").select_option("ICML")
    assert options(work, "Year") == ["Any", "2023 (2)", "2022 (2)", "2021 (2)"]
    assert options(work, "Venue") == ["Any", "ICML (6)", "SOSP (6)"]
    field(work, "Year").select_option("2022")
    expect_status(work, "2 of 12 works")
    assert options(work, "First author") == ["Any", "Ada Lovelace (1)", "Łucja Święch (1)"]
    field(work, "Words").fill("serv")
    expect_status(work, "1 of 12 works")
    assert titles(work) == ["Serving Few Models"]
    assert options(work, "Year") == ["Any", "2022 (1)", "2021 (1)"]
    work.get_by_role("button", name="Clear").click()
    expect_status(work, "12 works")
    expect(field(work, "Words")).to_be_focused()
    assert len(titles(work)) == 12
    expect(work.get_by_role("button", name="Clear")).to_have_count(0)


def test_a_group_without_works_has_no_heading_and_no_row_leads_to_it(work: Page) -> None:
    headings = work.locator("article h2:visible")
    rows = work.locator("#page-contents li:not([hidden]) > a[href^='#publications']")
    assert headings.all_inner_texts() == ["2023", "2022", "2021", "ARTICLES"]
    assert rows.count() == 3
    field(work, "Year").select_option("2022")
    expect_status(work, "3 of 12 works")
    assert headings.all_inner_texts() == ["2022", "ARTICLES"]
    assert rows.all_text_contents() == ["2022"]


def test_the_first_that_is_shown_stands_where_the_first_of_all_did(work: Page) -> None:
    first = work.locator("ul[data-filter=list-1] > li:visible").first
    top = "card => card.getBoundingClientRect().top - card.parentElement.getBoundingClientRect().top"
    assert first.evaluate(top) == 0
    field(work, "Year", "list-1").select_option("1843")
    expect_status(work, "1 of 5 works", "list-1")
    expect(first).to_contain_text("Note 3")
    assert first.evaluate("card => getComputedStyle(card).marginTop") == "0px"


TOPICS = """
@misc{a, title={Alpha}, author={Lovelace, Ada}, year=1845, keywords={looms, engines}}
@misc{b, title={Beta}, author={Lovelace, Ada}, year=1844, keywords={engines, bells}}
@misc{c, title={Gamma}, author={Lovelace, Ada}, year=1843}
"""


@pytest.mark.parametrize("split_from", [250, 2])
def test_a_paper_of_several_topics_is_one_work(
    browser: Browser, tmp_path: Path, served: Callable[..., str], split_from: int
) -> None:
    built = engine.build(
        tmp_path / "site",
        {"index.md": "# Ada\n\n:::{publications}\n:group-by: topic\n:::\n", "a.bib": TOPICS},
        html_theme="scholar",
        html_favicon=str(ROOT / "_static" / "icon.svg"),
        scholar_bibliography="a.bib",
        scholar_filter_from=2,
        scholar_split_from=split_from,
        scholar_topics={"looms": "Weaving", "engines": "Engines", "bells": "Bells"},
    )
    with watched(browser, served(built.out)) as page:
        field(page, "Topic").focus()
        expect_status(page, "3 works")
        # In the order that conf.py says.
        assert options(page, "Topic") == ["Any", "Weaving (1)", "Engines (2)", "Bells (1)"]
        field(page, "Topic").select_option("Engines")
        expect_status(page, "2 of 3 works")
        assert page.url.endswith("?topic=Engines")
        shown = page.locator("li:visible > .scholar-words .scholar-title, .scholar-found .scholar-title")
        expect(shown).to_have_count(4 if split_from == 250 else 2)
        field(page, "Words").fill("weaving")
        expect_status(page, "1 of 3 works")


def test_on_a_phone_it_is_behind_one_button(browser: Browser, filtered_url: str) -> None:
    with borrow_page(browser, width=767, height=800, has_touch=True) as page:
        page.goto(f"{filtered_url}work.html?year=2021&venue=ICML")
        form = page.locator("[data-filter=list-0] form")
        button = form.get_by_role("button", name="Filter")
        expect(button).to_have_text("Filter · 2")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect_status(page, "2 of 12 works")
        expect(field(page, "Year")).to_be_hidden()
        button.tap()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(field(page, "Year")).to_be_visible()
        field(page, "Words").fill("serving")
        expect(button).to_have_text("Filter · 3")
        form.get_by_role("button", name="Clear").tap()
        expect(button).to_have_text("Filter")
        faults = gates.accessibility_faults(page) + gates.sideways_faults(page)
        assert not faults, "\n".join(faults)
        button.tap()
        expect(field(page, "Year")).to_be_hidden()
        page.set_viewport_size({"width": 768, "height": 800})
        expect(button).to_be_hidden()
        expect(field(page, "Year")).to_be_visible()


def test_two_filters_of_a_page_do_not_meet(work: Page) -> None:
    field(work, "Year", "list-1").select_option("1843")
    field(work, "Year").select_option("2021")
    expect_status(work, "1 of 5 works", "list-1")
    assert (len(titles(work)), titles(work, "list-1")) == (3, ["Note 3 on Engines"])
    assert work.url.endswith("work.html?list-1-year=1843&year=2021")
    work.reload()
    expect_status(work, "1 of 5 works", "list-1")
    assert (len(titles(work)), titles(work, "list-1")) == (3, ["Note 3 on Engines"])


def test_the_state_lives_in_the_address(work: Page) -> None:
    field(work, "Year").select_option("2023")
    field(work, "Words").press_sequentially("bridge", delay=20)
    expect(work).to_have_url(re.compile(r"\?year=2023&words=bridge$"))
    work.reload()
    expect_status(work, "1 of 12 works")
    assert titles(work) == ["Straße and Bridge"]
    expect(field(work, "Words")).to_have_value("bridge")
    expect(field(work, "Year")).to_have_value("2023")
    work.go_back()
    expect_status(work, "6 of 12 works")
    expect(field(work, "Words")).to_have_value("")
    work.go_back()
    expect_status(work, "12 works")
    work.go_forward()
    expect_status(work, "6 of 12 works")
    expect(field(work, "Year")).to_have_value("2023")


def test_an_address_that_asks_for_what_is_not_there_shows_all(work: Page) -> None:
    work.goto(f"{work.url}?year=1066&venue=%3Cb%3E#publications-2022")
    expect_status(work, "12 works")
    assert len(titles(work)) == 12


def test_it_is_used_by_keyboard_and_heard(work: Page) -> None:
    status = work.locator("[data-filter=list-0] [role=status]")
    assert (
        status.evaluate("node => node.closest('[role=search]').getAttribute('aria-label')")
        == "Filter the list"
    )
    field(work, "Words").focus()
    work.keyboard.type("models")
    expect_status(work, "2 of 12 works")
    work.keyboard.press("Enter")
    expect(work).to_have_url(re.compile(r"\?words=models$"))
    for label in ("Year", "Venue"):
        work.keyboard.press("Tab")
        expect(field(work, label)).to_be_focused()
    work.keyboard.press("Shift+Tab")
    work.keyboard.press("ArrowDown")
    expect_status(work, "1 of 12 works")
    assert titles(work) == ["Serving Few Models"]
    for _step in range(7):
        work.keyboard.press("Tab")
    expect(work.get_by_role("button", name="Clear")).to_be_focused()
    work.keyboard.press("Enter")
    expect_status(work, "12 works")


def test_nothing_moves_when_it_comes(browser: Browser, filtered_url: str) -> None:
    """The room is kept before the script runs, at each width and with each number of facets."""
    for width in (320, 360, 768, 1440):
        for path in ("work.html", "all.html"):
            with gates.visit(browser, filtered_url + path, width=width) as visited:
                boxes = visited.page.evaluate(
                    """() => [...document.querySelectorAll("div.scholar-filter")].map(place => {
                      const full = place.offsetHeight;
                      place.replaceChildren();
                      return [full, place.offsetHeight];
                    })"""
                )
            assert boxes, path
            assert all(full == kept for full, kept in boxes), (width, path, boxes)


PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("work.html?year=2021", "3 of 12 works"),
        ("work.html?list-1-year=1843&year=2021", "3 of 12 works"),
        ("work.html?words=serving", "2 of 12 works"),
        ("all.html?year=2021", "3 of 18 works"),
        ("all.html?words=nothing+like+it", "No work matches."),
    ],
)
def test_nothing_moves_when_an_address_asks_for_works(
    browser: Browser, filtered_url: str, asked: str, status: str, width: int
) -> None:
    """The page is painted before the script comes."""
    with borrow_page(browser, width=width, height=800) as page:

        def answer_when_painted(route: Route) -> None:
            gates.wait_until(page, PAINTED)
            route.continue_()

        page.route("**/filter.js*", answer_when_painted)
        page.goto(filtered_url + asked)
        expect_status(page, status)
        expect(page.get_by_role("contentinfo")).to_be_visible()
        shift = page.evaluate(weighing.SHIFTS)
    assert shift == 0


def test_what_is_held_back_is_shown_when_the_script_does_not_come(
    browser: Browser, filtered_url: str
) -> None:
    with borrow_page(browser) as page:
        page.route("**/filter.js*", lambda route: route.abort())
        page.goto(f"{filtered_url}all.html?year=2021")
        expect(page.get_by_role("contentinfo")).to_be_hidden()
        page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
        expect(page.get_by_role("contentinfo")).to_be_visible()


def test_only_pages_with_a_filter_load_it(filtered_site: BuiltSite) -> None:
    for page, has_one in (
        ("work.html", True),
        ("all.html", True),
        ("index.html", False),
        ("publications/p0.html", False),
    ):
        html = filtered_site.html(page)
        assert ("filter.js" in html, "filter.css" in html) == (has_one, has_one), page


def test_without_scripts_there_is_the_list_and_nothing_else(browser: Browser, filtered_url: str) -> None:
    for path, count in (("work.html", 17), ("all.html", 0)):
        with gates.visit(browser, filtered_url + path, scripts=False) as visited:
            places = visited.page.locator("div.scholar-filter")
            assert [place.evaluate("place => place.offsetHeight") for place in places.all()] in ([0, 0], [0])
            assert visited.page.locator(".scholar-title:visible").count() == count
            assert gates.unreadable_faults(visited.page) == []


def test_it_works_from_a_folder(browser: Browser, filtered_site: BuiltSite) -> None:
    with borrow_page(browser) as page:
        page.goto((filtered_site.folder / "work.html").as_uri())
        field(page, "Words").fill("fuzing")
        expect_status(page, "1 of 12 works")
        page.goto((filtered_site.folder / "all.html").as_uri())
        field(page, "Words").fill("fuzing")
        expect_status(page, "1 of 18 works")
        page.locator(".scholar-found .scholar-title a").click()
        page.wait_for_url((filtered_site.folder / "publications" / "p4.html").as_uri())


def test_the_search_dialog_opens_beside_it(work: Page) -> None:
    """Both load the same script."""
    field(work, "Words").fill("fuzzing")
    expect_status(work, "1 of 12 works")
    work.keyboard.press("Control+k")
    work.locator("dialog[open] [role=combobox]").fill("fuzzing")
    expect(work.locator("dialog [role=option]").first).to_be_visible()


def test_a_script_that_does_not_come_is_reported(browser: Browser, filtered_url: str) -> None:
    with borrow_page(browser) as page:
        page.route("**/search-engine.js*", lambda route: route.abort())
        page.goto(f"{filtered_url}work.html?words=fuzzing")
        expect_status(page, "The list cannot be searched: a file is not there.")
        assert len(titles(page)) == 12


def test_cards_that_do_not_come_are_reported_and_asked_for_again(browser: Browser, filtered_url: str) -> None:
    with borrow_page(browser) as page:
        page.route("**/cards-1.js", lambda route: route.abort())
        page.goto(f"{filtered_url}all.html?words=fuzzing")
        expect_status(page, "The list cannot be searched: a file is not there.")
        expect(page.locator(".scholar-years")).to_be_visible()
        page.unroute("**/cards-1.js")
        field(page, "Words").fill("looms")
        expect_status(page, "1 of 18 works")
        expect(page.locator(".scholar-found .scholar-title")).to_have_text(["Naïve Looms"])


# -- a list that is split by year -----------------------------------------------------------------------


@pytest.fixture
def split(browser: Browser, filtered_url: str) -> Iterator[Page]:
    """The first page of the list that is split."""
    with watched(browser, f"{filtered_url}all.html") as page:
        yield page


def test_an_index_is_loaded_when_it_is_asked_for(browser: Browser, filtered_url: str) -> None:
    with gates.visit(browser, f"{filtered_url}all.html") as visited:
        before = len(visited.requests)
        assert not [url for url in visited.requests if re.search(r"works\.js|search-engine", url)]
        field(visited.page, "Year").focus()
        expect_status(visited.page, "18 works")
        names = [url.rpartition("/")[2].partition("?")[0] for url in visited.requests[before:]]
        assert [name for name in names if name != "icon.svg"] == ["search-engine.js", "works.js"]
        assert gates.console_faults(visited) == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("10.1145/3689736", "Compiler Fuzzing"),
        ("https://doi.org/10.1145/3689736", "Compiler Fuzzing"),
        ("arXiv:2404.02015v2", "Cards and Wheels"),
    ],
)
def test_a_split_list_is_searched_by_doi_and_arxiv_number(split: Page, words: str, title: str) -> None:
    field(split, "Words").fill(words)
    expect_status(split, "1 of 18 works")
    expect(split.locator(".scholar-found .scholar-title")).to_have_text([title])


def test_a_split_list_shows_its_years_or_what_is_found(split: Page) -> None:
    years = split.locator(".scholar-years")
    expect(years).to_be_visible()
    field(split, "Words").fill("uber")
    expect_status(split, "1 of 18 works")
    expect(years).to_be_hidden()
    card = split.locator(".scholar-found > ul > li")
    expect(card).to_have_count(1)
    assert card.locator(".scholar-place").inner_text() == "SOSP’21"
    assert card.locator(".scholar-words > p").all_inner_texts() == [
        "Über Engines",
        "Łucja Święch, A. Lovelace, Luigi Menabrea",
        "Published in the Proceedings of SOSP.",
    ]
    assert card.locator("strong").all_inner_texts() == ["A. Lovelace"]
    field(split, "Words").fill("fuzzing")
    expect_status(split, "1 of 18 works")
    buttons = card.locator(".scholar-buttons a")
    expect(buttons).to_have_text(["DOI", "Cite"])
    assert card.bounding_box()["x"] == split.locator(".scholar-filter").bounding_box()["x"]
    split.get_by_role("button", name="Clear").click()
    expect(years).to_be_visible()
    expect(split.locator(".scholar-found")).to_be_hidden()
    field(split, "Type").focus()
    assert options(split, "Type") == ["Any", "Books (1)", "Conference papers (12)", "Journal articles (5)"]
    field(split, "Type").select_option("Books")
    expect_status(split, "1 of 18 works")
    assert split.url.endswith("all.html?type=Books")
    split.reload()
    expect_status(split, "1 of 18 works")
    split.locator(".scholar-found .scholar-title a").click()
    expect(split.locator("h1")).to_have_text("Sketch")
    split.go_back()
    expect_status(split, "1 of 18 works")


def test_a_long_answer_is_shown_piece_by_piece(browser: Browser, filtered_url: str) -> None:
    with borrow_page(browser) as page:

        def few_rows(route: Any) -> None:
            script = scripts.render_scripts("en")[scripts.FILTER]
            assert "const ROWS = 50;" in script
            route.fulfill(
                body=script.replace("const ROWS = 50;", "const ROWS = 5;"), content_type="text/javascript"
            )

        page.route("**/filter.js*", few_rows)
        page.goto(f"{filtered_url}all.html?type=Conference+papers")
        expect_status(page, "12 of 18 works")
        more = page.get_by_role("button", name="Show more")
        page.get_by_role("button", name="Clear").click()
        expect(more).to_have_count(0)
        page.go_back()
        rows = page.locator(".scholar-found > ul > li")
        for count in (5, 10):
            expect(rows).to_have_count(count)
            more.click()
            expect(rows.nth(count).locator("a").first).to_be_focused()
        expect(rows).to_have_count(12)
        expect(more).to_have_count(0)
        shown = page.locator(".scholar-found .scholar-title").all_text_contents()
        assert set(shown) == {title.replace("$n$", "n") for title, *_rest in TITLES}


# -- for everybody --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("page", ["work", "all"])
def test_the_filter_in_use_is_accessible(
    browser: Browser, filtered_url: str, page: str, width: int, scheme: str
) -> None:
    url = f"{filtered_url}{page}.html?year=2021&words=looms"
    with gates.visit(browser, url, width=width, scheme=scheme) as visited:
        expect(visited.page.locator("[data-filter=list-0] [role=status]")).to_contain_text("1 of")
        faults = gates.accessibility_faults(visited.page) + gates.sideways_faults(visited.page)
        faults += faces.hidden_use_faults(visited.page) + faces.focus_faults(visited.page)
        assert not faults, "\n".join(faults)


def test_it_fits_a_narrow_screen_and_forced_colors(browser: Browser, filtered_url: str) -> None:
    with open_page(browser, width=320, height=640, forced_colors="active") as page:
        for name in ("work", "all"):
            page.goto(f"{filtered_url}{name}.html?year=2021")
            expect(page.locator("[data-filter=list-0] [role=status]")).to_contain_text("3 of")
            faults = gates.sideways_faults(page) + faces.spacing_faults(page)
            faults += faces.forced_color_faults(page)
            assert not faults, "\n".join(faults)
            page.emulate_media(media="print")
            expect(page.locator("form[role=search]:visible", has_text="Words")).to_have_count(0)
            page.emulate_media(media="screen")
