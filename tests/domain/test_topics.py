"""Topics of papers: their names and their order."""

from __future__ import annotations

import pytest

from sphinx_scholar.domain.topics import Topics
from tests.sample_records import work

WORKS = (work("a", keywords=("Looms", "bells")), work("b", keywords=("Álgebra", "looms", "Cards")))

ROWS: list[tuple[dict[str, str], tuple[str, ...], list[tuple[str, ...]]]] = [
    # names of the site, all topics, those of each paper
    ({}, ("Álgebra", "bells", "Cards", "Looms"), [("bells", "Looms"), ("Álgebra", "Cards", "Looms")]),
    (
        {"looms": "Weaving", "CARDS": "Analysis", "algebra": "Numbers"},
        ("Weaving", "Analysis", "Numbers"),
        [("Weaving",), ("Weaving", "Analysis", "Numbers")],
    ),
    # The name of one topic is a keyword of another.
    ({"looms": "Cards", "cards": "Paper"}, ("Cards", "Paper"), [("Cards",), ("Cards", "Paper")]),
]


@pytest.mark.parametrize(("names", "every", "each"), ROWS, ids=[" ".join(row[1]) for row in ROWS])
def test_topics_have_one_order(
    names: dict[str, str], every: tuple[str, ...], each: list[tuple[str, ...]]
) -> None:
    topics = Topics.read(names, WORKS)
    assert topics.names == every
    assert [topics.of(one) for one in WORKS] == each
