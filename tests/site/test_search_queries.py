"""What is found: a table of queries for each of several sites, each row by one ability of the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from sphinx_scholar.outputs.search.scripts import render_scripts
from tests.site.browsing import open_page
from tests.site.search_tables import (
    FILTER,
    FILTERED,
    FULL,
    NO_FILTER,
    OFF,
    QUESTIONS,
    ROWS,
    SITES,
    UNASKED,
    Row,
    ask_engine,
    ask_filter,
    engine_of,
    without,
)
from tests.site.sites import BuiltSite


@pytest.fixture(scope="module")
def empty_page(browser: Browser) -> Iterator[Page]:
    """A page that holds nothing."""
    with open_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def searched(
    site: BuiltSite,
    scripts_site: BuiltSite,
    many_papers: BuiltSite,
    whole_life: BuiltSite,
    career: BuiltSite,
) -> dict[str, BuiltSite]:
    """The sites of the tables."""
    german = BuiltSite(folder=career.folder / "de")
    return dict(zip(SITES, (site, scripts_site, many_papers, whole_life, career, german), strict=True))


def rows_of(site: str, ability: str = "") -> list[Row]:
    """Return the rows of a site that the engine answers, or those of one of its abilities."""
    return [row for row in ROWS if row.site == site and row.ability in {ability or row.ability} - {FILTER}]


def test_each_ability_has_rows() -> None:
    counts = Counter(row.ability for row in ROWS)
    assert counts.keys() == {*OFF, FILTER}
    assert min(counts.values()) >= 3


def test_each_question_is_asked_on_each_site() -> None:
    counts = Counter((row.site, row.ability) for row in ROWS)
    few = [
        (site, question)
        for site in FULL
        for question, abilities in QUESTIONS.items()
        if sum(counts[site, ability] for ability in abilities) < 6
    ]
    assert set(few) == UNASKED


@pytest.mark.parametrize("name", SITES)
def test_the_expected_result_is_first(empty_page: Page, searched: dict[str, BuiltSite], name: str) -> None:
    rows = rows_of(name)
    answers = ask_engine(empty_page, searched[name], [row.query for row in rows], engine_of(name))
    wrong = [
        (str(row), row.first, answer.places[:3], len(answer.places), answer.is_partial)
        for row, answer in zip(rows, answers, strict=True)
        if not row.is_answered_by(answer)
    ]
    assert not wrong


@pytest.mark.parametrize("ability", OFF)
def test_each_row_fails_without_its_ability(
    empty_page: Page, searched: dict[str, BuiltSite], ability: str
) -> None:
    passed = []
    for name, built in searched.items():
        rows = rows_of(name, ability)
        answers = ask_engine(empty_page, built, [row.query for row in rows], without(ability, name))
        passed += [str(row) for row, answer in zip(rows, answers, strict=True) if row.is_answered_by(answer)]
    assert not passed


WRONG = (
    "xylophone",
    "kangaroo",
    "unspeakable",
    "zzz",
    "香蕉",
    "10.9999/1",
    "31.12.1913",
    "quixotic xylophones",
)
UNLIKE = ("banana", "haunted", "purple bananas")
"""Words that are too much like those that a site of made-up syllables has."""


@pytest.mark.parametrize("name", SITES)
def test_wrong_words_find_nothing(empty_page: Page, searched: dict[str, BuiltSite], name: str) -> None:
    queries = WRONG if name == "many" else WRONG + UNLIKE
    answers = ask_engine(empty_page, searched[name], queries)
    assert [query for query, answer in zip(queries, answers, strict=True) if answer.places] == []


@pytest.mark.parametrize("name", FILTERED)
def test_the_filter_takes_the_same_words(
    browser: Browser, searched: dict[str, BuiltSite], served: Callable[..., str], name: str
) -> None:
    rows = [row for row in ROWS if (row.site, row.ability) == (name, FILTER)]
    queries = [row.query for row in rows]
    url = served(searched[name].folder) + FILTERED[name]
    with open_page(browser, bypass_csp=True) as page:
        answers = ask_filter(page, url, queries)
        script = render_scripts("en")["filter.js"]
        assert NO_FILTER[0] in script
        page.route("**/filter.js*", lambda route: route.fulfill(body=script.replace(*NO_FILTER)))
        unfiltered = ask_filter(page, url, queries)
    assert [row for row, answer in zip(rows, answers, strict=True) if not row.is_answered_by(answer)] == []
    assert [row for row, answer in zip(rows, unfiltered, strict=True) if row.is_answered_by(answer)] == []
