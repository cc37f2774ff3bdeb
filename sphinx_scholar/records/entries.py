"""Entries: the dated lines of a life, of whatever kind."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_scholar.records.dates import Period
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.text import Text

Value = str | tuple[str, ...]
"""What a field holds: a text, or names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated line of a life: a position, a degree, a talk, an award, a course."""

    name: str
    """The key for cross-references."""
    title: str
    marked_title: Text = Text()
    """The title with its emphasis, code and formulas, where it has any."""
    directive: str = "entry"
    """The directive that it was written with: ``position``, ``talk``, ``entry``, …"""
    kind: str = ""
    """What groups it: ``talk``, ``award``, …; of a position ``academic``, ``industrial``, …"""
    organization: str = ""
    location: str = ""
    period: Period = Period()
    url: str = ""
    publications: tuple[str, ...] = ()
    """Keys of papers that came of it."""
    tags: tuple[str, ...] = ()
    """By which lists choose."""
    fields: tuple[tuple[str, Value], ...] = ()
    """The fields of its kind that the author filled, by name."""
    is_sentence: bool = False
    """True where it is one item of a list, whose words are both its title and its body."""
    headline: str = ""
    """What such an item calls an event: of its words those that are the title."""
    venue: str = ""
    """Where the event was, as the item says it."""
    docname: str
    anchor: str
    source: Source

    @property
    def is_over(self) -> bool:
        """Tell whether its last day is named; what is of one day is not over by that."""
        return self.period.end is not None and self.period.end != self.period.start

    def value(self, name: str) -> Value:
        """Return what a field holds; empty where the author left it out."""
        if name in COMMON:
            return str(getattr(self, name))
        return dict(self.fields).get(name, "")

    def text(self, name: str) -> str:
        """Return a field as text."""
        return ", ".join(self.texts(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field as names, of which a text is one."""
        value = self.value(name)
        return value if isinstance(value, tuple) else (value,) if value else ()


COMMON = frozenset({"title", "kind", "organization", "location", "url"})
"""The texts that an entry of every kind may have."""
