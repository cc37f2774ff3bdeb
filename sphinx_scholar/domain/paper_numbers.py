"""Numbers by which CVs refer to papers: ``J12`` is the twelfth article of all.

The oldest of a sort is the first, so that a number stays when papers are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.domain.paper_selections import sort_papers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.records.publication import Publication

LETTERS = {
    letter: types.split()
    for letter, types in {
        "J": "article suppperiodical",
        "C": "inproceedings",
        "CH": "incollection inbook bookinbook suppbook suppcollection inreference",
        "B": "book mvbook",
        "E": "collection mvcollection reference mvreference proceedings mvproceedings",
        "T": "thesis phdthesis mastersthesis",
        "R": "report",
        "M": "unpublished",
        "P": "patent",
        "S": "software",
        "D": "dataset",
    }.items()
}
"""The prefix of a paper's number, with the entry types that have it."""
OTHER = "O"
"""What stands before that of any other."""

LETTER_OF = {type: letter for letter, types in LETTERS.items() for type in types}


def number_papers(works: Iterable[Publication]) -> dict[str, str]:
    """Return the number of each paper by its key; those without a date have the highest."""
    counts: dict[str, int] = {}
    numbers = {}
    newest = sort_papers(tuple(works), "newest")
    dated = [work for work in reversed(newest) if work.date]
    for work in (*dated, *(work for work in newest if not work.date)):
        letter = LETTER_OF.get(work.type, OTHER)
        counts[letter] = counts.get(letter, 0) + 1
        numbers[work.key] = f"{letter}{counts[letter]}"
    return numbers
