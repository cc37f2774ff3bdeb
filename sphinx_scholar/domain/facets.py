"""What a filter can ask of a paper beside its words, each as the words that a reader sees.

Records in, text out; knows nothing of lists or scripts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.domain.topics import Topics
from sphinx_scholar.records.same_person import is_same_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_scholar.records.publication import Author, Publication

_ = get_translation(wording.CATALOG)

OF_MANY = frozenset({"topic", "coauthor", "role", "award"})
"""The facets of which a paper may have several values; of the others it has one at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the filters of a site can ask of its papers."""

    owner: Sequence[str] = ()
    """The names that the owner goes by: under the first of them the owner is one author, whatever a
    paper prints."""
    topics: Topics = field(default_factory=Topics)
    coauthors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Those with whom several papers were written, by the keys of papers."""
    _found: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, init=False)
    """The values of each paper, by its key: a card, a page of a year and an index ask for them."""

    def of(self, work: Publication) -> Mapping[str, tuple[str, ...]]:
        """Return the values of each facet; one that a paper lacks is left out."""
        if work.key not in self._found:
            self._found[work.key] = self._values_of(work)
        return self._found[work.key]

    def _values_of(self, work: Publication) -> Mapping[str, tuple[str, ...]]:
        people = work.authors or work.editors
        values = {
            "year": (str(work.year) if work.year else "",),
            "type": (wording.group_text(work.type),),
            "venue": (work.venue_name,),
            "status": (wording.status_text(work.status),),
            "author": (self._name(people[0]) if people else "",),
            "topic": self.topics.of(work),
            "coauthor": self.coauthors.get(work.key, ()),
            "role": self._roles(people),
            "award": (work.award,),
        }
        found = {name: tuple(filter(None, its)) for name, its in values.items()}
        return {name: its for name, its in found.items() if its}

    def names(self, works: Sequence[Publication]) -> dict[str, str]:
        """Return what each facet is called by which these works differ, in the order of a filter."""
        names = {
            "year": str(_("Year")),
            "type": str(_("Type")),
            "venue": str(_("Venue")),
            "status": str(_("Status")),
            "author": str(_("First author")),
            "topic": str(_("Topic")),
            "coauthor": str(_("Co-author")),
            "role": str(_("Role")),
            "award": str(_("Award")),
        }
        every = [self.of(work) for work in works]
        return {name: text for name, text in names.items() if _is_useful(name, every)}

    def _name(self, author: Author) -> str:
        return self.owner[0] if is_same_person(author, self.owner) else author.name

    def _roles(self, people: Sequence[Author]) -> tuple[str, ...]:
        """Return what the marks beside the owner's name mean."""
        own = (person for person in people if person.marks and is_same_person(person, self.owner))
        return tuple(
            dict.fromkeys(text for one in own for mark in one.marks if (text := wording.role_text(mark)))
        )


def _is_useful(name: str, every: Sequence[Mapping[str, tuple[str, ...]]]) -> bool:
    """Tell whether a facet parts works, given all facets of each.

    That some have a value and others none does so too. Of co-authors two must stand on several works.
    """
    its = [one.get(name, ()) for one in every]
    if name == "coauthor":
        uses = Counter(value for values in its for value in values)
        return sum(count > 1 for count in uses.values()) > 1
    return any(values != its[0] for values in its)
