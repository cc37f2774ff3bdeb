"""Numbers of papers: a letter for each sort, and a count from the oldest."""

from __future__ import annotations

import pytest

from sphinx_scholar import wording
from sphinx_scholar.bibliography.fields import ENTRY_TYPES
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.domain.paper_numbers import LETTER_OF, OTHER, number_papers
from sphinx_scholar.domain.paper_selections import sort_papers


def record(key: str, title: str, date: str, type: str = "article") -> str:
    dated = f", date={{{date}}}" if date else ", pubstate={submitted}"
    return (
        f"@{type}{{{key}, title={{{title}}}, author={{Lovelace, Ada}}, journal={{J}}, note={{N}}{dated}}}\n"
    )


FILE = "".join(
    (
        *(record("a", "Alpha", "1843-02"), record("b", "Beta", "1843"), record("c", "Gamma", "1843")),
        *(record("d", "Delta", ""), record("e", "Epsilon", "1835"), record("f", "Zeta", "1840", "book")),
    )
)


def test_the_newest_has_the_highest_number() -> None:
    works = read_bibliography(FILE, "a.bib").publications
    numbers = number_papers(works)
    assert numbers == {"e": "J1", "c": "J2", "b": "J3", "a": "J4", "d": "J5", "f": "B1"}
    in_list = [numbers[work.key] for work in sort_papers(works, "newest") if work.date]
    assert in_list == ["J4", "J3", "J2", "B1", "J1"]


@pytest.mark.parametrize("date", ["1844", "1900", ""])
def test_a_newer_paper_changes_no_number_of_one_that_has_appeared(date: str) -> None:
    before = number_papers(read_bibliography(FILE, "a.bib").publications)
    after = number_papers(read_bibliography(FILE + record("n", "New", date), "a.bib").publications)
    assert {key: after[key] for key in "abcef"} == {key: before[key] for key in "abcef"}


def test_a_sort_that_lists_have_a_heading_for_has_a_letter() -> None:
    letters: dict[str, set[str]] = {}
    for type in ENTRY_TYPES:
        letters.setdefault(wording.group_text(type), set()).add(LETTER_OF.get(type, OTHER))
    assert {heading: len(found) for heading, found in letters.items()} == dict.fromkeys(letters, 1)
    assert letters["Edited books"] == letters.pop("Edited proceedings")
    assert len({min(found) for found in letters.values()}) == len(letters)
