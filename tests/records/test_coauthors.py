"""Co-authors: each person once, whatever form of the name a paper prints, and never two as one."""

from __future__ import annotations

import string
from collections.abc import Iterable

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.records import same_person
from sphinx_scholar.records.coauthors import find_coauthors, first_year
from sphinx_scholar.records.publication import Author, Publication

OWNER = ("Ada Lovelace", "Ada King")


def works(*authors: str) -> tuple[Publication, ...]:
    """Return a paper for each list of names, one a year from 2001 on."""
    entries = (
        f"@misc{{k{number}, author={{{names}}}, title={{T{number}}}, year={2000 + number}}}"
        for number, names in enumerate(authors, start=1)
    )
    return read_bibliography("\n".join(entries), "p.bib").publications


@pytest.mark.parametrize(
    ("authors", "table"),
    [
        (["Lovelace, A. and Roe, Ann", "King, Ada and Roe, A."], ["Roe, Ann 2"]),
        (["Roe, Ann", "Roe, Ann B.", "A. B. Roe"], ["Roe, Ann B. 3"]),
        (["Müller, Jürgen", "Muller, J."], ["Müller, Jürgen 2"]),
        (["van den Berg, Jan", "Jan van den Berg", "van den Berg, J."], ["van den Berg, Jan 3"]),
        (["{Ann Roe}", "Roe, Ann"], ["Roe, Ann 2"]),
        (["王, 芳", "王芳"], ["王, 芳 2"]),
        (["Roe, Ann and Roe, Bob", "Roe, B."], ["Roe, Ann 1", "Roe, Bob 2"]),
        # Initials that two people have are nobody's, and two names on one paper are two people's.
        (["Roe, Ann and Roe, Alf", "Roe, A."], ["Roe, A. 1", "Roe, Alf 1", "Roe, Ann 1"]),
        (["Roe, Ann and Roe, A."], ["Roe, A. 1", "Roe, Ann 1"]),
        (["Roe, Ann Mary", "Roe, Ann Zoe"], ["Roe, Ann Mary 1", "Roe, Ann Zoe 1"]),
    ],
)
def test_each_person_is_listed_once(authors: list[str], table: list[str]) -> None:
    found = find_coauthors(works(*authors), OWNER)
    assert [f"{one.name} {len(one.papers)}" for one in found] == table


def test_names_are_compared_whole_only_where_their_initials_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, tuple[str, ...]]] = []
    goes_by = same_person._goes_by

    def counted(given: str, family: str, capitals: bool, forms: Iterable[str]) -> bool:
        compared.append((given, tuple(forms)))
        return goes_by(given, family, capitals, tuple(forms))

    monkeypatch.setattr(same_person, "_goes_by", counted)
    names = [f"Wang, {letter}{rest}" for letter in string.ascii_uppercase for rest in ("eo", "io")]
    found = find_coauthors(works(*names), ("Ada Lovelace-Quux",))
    assert [one.name for one in found] == sorted(names)
    # Of 1,326 pairs these have an initial in common; "W" is one of every name.
    assert len(names) / 2 <= len(compared) <= 3 * len(names)


def test_names_that_the_site_knows_are_one_person() -> None:
    papers = works("Wu, Old", "Wu-Roe, N.", "Wu, N.")
    name = Author(given="New", family="Wu-Roe")
    [one] = find_coauthors(papers, OWNER, [(name, ("New Wu-Roe", "Old Wu", "N. Wu"))])
    assert (one.name, one.last_year, [work.key for work in one.papers]) == (
        "Wu-Roe, New",
        2003,
        ["k3", "k2", "k1"],
    )


def test_the_last_years_end_with_the_newest_paper() -> None:
    papers = works("Roe, Ann", "Poe, Bo", "Lee, Cy")
    undated = read_bibliography("@misc{u, author={Doe, Di}, title={U}}", "p.bib").publications
    assert first_year(papers, 2) == 2002
    found = find_coauthors((*papers, *undated), OWNER, since=2002)
    assert [(one.name, one.last_year) for one in found] == [
        ("Doe, Di", None),
        ("Lee, Cy", 2003),
        ("Poe, Bo", 2002),
    ]
    assert first_year(undated, 2) is None
