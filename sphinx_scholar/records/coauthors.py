"""With whom somebody wrote: the co-authors of papers, each once, whatever form of the name was printed.

Records in, records out; knows nothing of files or of how the table is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_scholar.records.same_person import fold, initial, initials, is_same_person
from sphinx_scholar.records.scripts import is_east_asian

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.records.publication import Author, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Coauthor:
    """One person with whom papers were written."""

    name: str
    """The name by which the site knows the person, or the fullest form of it, family name first."""
    papers: tuple[Publication, ...]
    """The latest first; one without a date is the latest of all."""

    @property
    def last_year(self) -> int | None:
        """The year of the latest paper that has one."""
        return max((work.year for work in self.papers if work.year), default=None)


@dataclass(slots=True)
class _Person:
    """A person while names are compared."""

    name: Author
    """The fullest form."""
    forms: tuple[str, ...]
    """Names by which the site knows this person too."""
    initials: frozenset[str] = frozenset()
    """Of all these names; found when the person is first compared with another."""
    works: dict[str, Publication] = field(default_factory=dict)

    def may_be(self, author: Author, letter: str) -> bool:
        """Tell whether a name may be this person's; ``letter`` is its initial."""
        names = (self.name.inverted, *self.forms)
        self.initials = self.initials or initials(names)
        return (not letter or letter in self.initials) and is_same_person(author, names)


def first_year(works: Iterable[Publication], years: int) -> int | None:
    """Return the first of the last years, which end with that of the newest paper."""
    newest = max((work.year for work in works if work.year), default=None)
    return None if newest is None else newest - years + 1


def find_coauthors(
    works: Iterable[Publication],
    owner: Sequence[str],
    people: Iterable[tuple[Author, Sequence[str]]] = (),
    since: int | None = None,
) -> list[Coauthor]:
    """Return the co-authors of papers, in the order of their names.

    ``owner`` are the names of the person who asks, ``people`` the name and all names of each other
    person that the site knows. Papers from before the year ``since`` are left out; those without a date
    never are.
    """
    chosen = [work for work in works if since is None or work.year is None or work.year >= since]
    printed: dict[tuple[str, str], tuple[Author, dict[str, Publication]]] = {}
    for work in chosen:
        for author in work.authors:
            if not is_same_person(author, owner):
                printed.setdefault(_key(author), (author, {}))[1][work.key] = work
    known = [(name, tuple(forms)) for name, forms in people]
    found: dict[str, list[_Person]] = {}
    for author, its_works in sorted(printed.values(), key=lambda entry: _fullness(entry[0])):
        _file(author, its_works, found, known)
    persons = [person for group in found.values() for person in group]
    return [
        Coauthor(name=person.name.inverted, papers=tuple(sorted(person.works.values(), key=_newest_first)))
        for person in sorted(persons, key=lambda person: (fold(person.name.inverted), person.name.inverted))
    ]


def frequent_coauthors(
    works: Sequence[Publication], owner: Sequence[str], least: int = 2, most: int = 100
) -> dict[str, tuple[str, ...]]:
    """Return with whom each paper was written, by its key, of those who wrote many of the papers.

    These are ``most`` people at most, each of ``least`` papers at least.
    """
    found = [one for one in find_coauthors(works, owner) if len(one.papers) >= least]
    first = sorted(found, key=lambda one: (-len(one.papers), one.name))[:most]
    chosen: dict[str, list[str]] = {}
    for one in first:
        name = one.name.replace(", ", "") if is_east_asian(one.name) else one.name
        for work in one.papers:
            chosen.setdefault(work.key, []).append(name)
    return {key: tuple(sorted(names)) for key, names in chosen.items()}


def _file(
    author: Author,
    works: dict[str, Publication],
    found: dict[str, list[_Person]],
    known: Iterable[tuple[Author, tuple[str, ...]]],
) -> None:
    """Add the papers of a name to the one person whose it can be, or to a person of its own.

    Two names on one paper are two people.
    """
    name, forms = next((one for one in known if is_same_person(author, one[1])), (author, ()))
    group = found.setdefault(_family(name), [])
    letter = initial(author) if group else ""
    matching = [
        person
        for person in group
        if (forms and person.forms == forms)
        or (not forms and person.may_be(author, letter) and not works.keys() & person.works.keys())
    ]
    if len(matching) != 1:
        matching = [_Person(name, forms)]
        group += matching
    matching[0].works |= works


def _key(author: Author) -> tuple[str, str]:
    return fold(author.given), fold(f"{author.prefix} {author.family} {author.suffix}".strip())


def _family(author: Author) -> str:
    """Return what all forms of a name have: its last word, or in Han, kana and Hangul its first sign."""
    if is_east_asian(author.given + author.family):
        return author.name[0]
    words = fold(f"{author.prefix} {author.family}").replace("-", " ").split()
    return words[-1] if words else ""


def _fullness(author: Author) -> tuple[int, int, str]:
    """Return what sorts the fullest names first: those of words before those of initials."""
    given = author.given.replace(".", " ").split()
    letters = sum(map(len, given))
    return -sum(len(word) > 1 for word in given), -letters, author.inverted


def _newest_first(work: Publication) -> tuple[int, int, int, str]:
    date = work.date
    if date is None:
        return -10000, 0, 0, work.key
    return -date.year, -(date.month or 0), -(date.day or 0), work.key
