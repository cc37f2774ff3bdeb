"""What is found: a table of queries for each of several sites, each row by one ability of the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.search_tables import OFF, ROWS, SITES, ask_engine, without
from tests.site.sites import BuiltSite


@pytest.fixture(scope="module")
def empty_page(browser: Browser) -> Iterator[Page]:
    """A page that holds nothing."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def searched(
    site: BuiltSite,
    scripts_site: BuiltSite,
    many_papers: BuiltSite,
    whole_life: BuiltSite,
    career: BuiltSite,
) -> dict[str, BuiltSite]:
    """The sites of the tables."""
    return dict(zip(SITES, (site, scripts_site, many_papers, whole_life, career), strict=True))


def test_each_ability_has_rows() -> None:
    counts = Counter(row.ability for row in ROWS)
    assert counts.keys() == OFF.keys()
    assert min(counts.values()) >= 3


@pytest.mark.parametrize("name", SITES)
def test_the_expected_result_is_first(empty_page: Page, searched: dict[str, BuiltSite], name: str) -> None:
    rows = [row for row in ROWS if row.site == name]
    answers = ask_engine(empty_page, searched[name], [row.query for row in rows])
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
        rows = [row for row in ROWS if (row.site, row.ability) == (name, ability)]
        answers = ask_engine(empty_page, built, [row.query for row in rows], without(ability))
        passed += [str(row) for row, answer in zip(rows, answers, strict=True) if row.is_answered_by(answer)]
    assert not passed


WRONG = ("xylophone", "kangaroo", "unspeakable", "zzz", "香蕉", "10.9999/1", "quixotic xylophones")
UNLIKE = ("banana", "haunted", "purple bananas")
"""Words that are too much like those that a site of made-up syllables has."""


@pytest.mark.parametrize("name", SITES)
def test_wrong_words_find_nothing(empty_page: Page, searched: dict[str, BuiltSite], name: str) -> None:
    queries = WRONG if name == "many" else WRONG + UNLIKE
    answers = ask_engine(empty_page, searched[name], queries)
    assert [query for query, answer in zip(queries, answers, strict=True) if answer.places] == []
