"""Topics: what the keywords of papers are called on pages, and in which order topics stand.

Papers and a mapping in, names out; knows nothing of lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_scholar.records.same_person import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.records.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The topics of a site's papers."""

    by_word: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What a topic is called, by each word for it without case and accents; in the order of topics."""

    @classmethod
    def read(cls, names: Mapping[str, str], works: Iterable[Publication]) -> Topics:
        """Return the topics that ``names`` gives to keywords, or else all keywords in alphabetical order.

        Of two spellings of one keyword the first in the file stands.
        """
        if names:
            by_word = {fold(keyword): name for keyword, name in names.items()}
            # A topic is found by its name too, unless that is the keyword of another.
            for name in names.values():
                by_word.setdefault(fold(name), name)
            return cls(by_word=by_word)
        found: dict[str, str] = {}
        for work in works:
            for keyword in work.keywords:
                found.setdefault(fold(keyword), keyword)
        return cls(by_word=dict(sorted(found.items())))

    _places: Mapping[str, int] = field(init=False)
    """The place of each topic in their order."""

    def __post_init__(self) -> None:
        names = dict.fromkeys(self.by_word.values())
        object.__setattr__(self, "_places", {name: place for place, name in enumerate(names)})

    @property
    def names(self) -> tuple[str, ...]:
        """All topics in order."""
        return tuple(self._places)

    def name_of(self, word: str) -> str:
        """Return what the topic is called that a word means; empty where it means none."""
        return self.by_word.get(fold(word), "")

    def of(self, work: Publication) -> tuple[str, ...]:
        """Return the topics of a paper, in the order of topics."""
        its = {name for keyword in work.keywords if (name := self.name_of(keyword))}
        return tuple(sorted(its, key=self._places.__getitem__))
