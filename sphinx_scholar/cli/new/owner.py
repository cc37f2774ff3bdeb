"""Whose papers a ``.bib`` file holds: the likely owner, and the names under which else they wrote.

Pure: works in, names out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar.records.same_person import fold, is_same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.records.publication import Author, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name on papers that do not name the owner."""

    name: str
    papers: int
    """How many of those papers have it."""


MOST_CANDIDATES = 30
"""How many of the most frequent names are compared with every paper."""


def likely_owner(works: Iterable[Publication]) -> str:
    """Return the most frequent author, in the longest form of the name that is printed.

    Where two people wrote equally many works, or there is one work only, it is nobody.
    """
    papers = [work.authors for work in works]
    printed = Counter(author.name for authors in papers for author in authors)
    people = {author.name: author for authors in papers for author in authors}
    frequent = [name for name, _ in printed.most_common(MOST_CANDIDATES)]
    counts = {name: sum(_has(authors, (name,)) for authors in papers) for name in frequent}
    most = max(counts.values(), default=0)
    leaders = sorted((name for name in frequent if counts[name] == most), key=len, reverse=True)
    if len(papers) < 2 or not all(is_same_person(people[name], leaders[:1]) for name in leaders):
        return ""
    return leaders[0] if leaders else ""


def _has(authors: Iterable[Author], forms: Sequence[str]) -> bool:
    return any(is_same_person(author, forms) for author in authors)


def unnamed(works: Iterable[Publication], forms: Sequence[str]) -> list[Publication]:
    """Return the works that name the owner neither as author nor as editor, in any of these forms."""
    return [work for work in works if not _has((*work.authors, *work.editors), forms)]


def other_names(works: Sequence[Publication], forms: Sequence[str]) -> list[Candidate]:
    """Return names that may be the owner's too, the most frequent first.

    Such a name stands on a work that does not name the owner, never beside the owner, and shares a
    given name (or its initial) or a family name with one of the owner's.
    """
    missing = unnamed(works, forms)
    named = [work for work in works if work not in missing]
    owners = {author for work in named for author in work.authors if is_same_person(author, forms)}
    beside = [author.name for work in named for author in work.authors if author not in owners]
    counts: Counter[str] = Counter()
    for work in missing:
        for author in work.authors:
            shares = any(_share_a_name(author, owner) for owner in owners)
            if shares and not is_same_person(author, tuple(beside)):
                counts[author.name] += 1
    return [Candidate(name=name, papers=number) for name, number in counts.most_common()]


def _share_a_name(author: Author, owner: Author) -> bool:
    own, other = fold(owner.given).split(), fold(author.given).split()
    if fold(author.family) == fold(owner.family):
        return True
    return bool(own and other) and (own[0].strip(".") == other[0].strip(".") or _is_initial(own[0], other[0]))


def _is_initial(left: str, right: str) -> bool:
    """Tell whether one of two given names is the initial of the other."""
    short, long = sorted((left.strip("."), right.strip(".")), key=len)
    return len(short) == 1 and long.startswith(short)
