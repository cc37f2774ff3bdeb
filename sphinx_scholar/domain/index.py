"""Answers what a page of a paper asks of the whole site, without reading all records again.

Built once from the domain's records, and again after any of them has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.domain.objects import Mention, Record


@dataclass(slots=True)
class Lookup:
    """Records by what they are asked for."""

    named: dict[tuple[str, str], Record] = field(default_factory=dict)
    """Each object by its kind and name; of two with one name the first."""
    titled: dict[tuple[str, str], Entry] = field(default_factory=dict)
    """Each entry by its kind and title."""
    placed: dict[tuple[str, str], Entry] = field(default_factory=dict)
    """Each entry by its page and anchor."""
    current_names: dict[str, str] = field(default_factory=dict)
    """The name of each person by the former ones."""
    _entries: dict[str, dict[int, Entry]] = field(default_factory=dict)
    """The entries of which a paper came, by its key and by their place among all."""
    _mentions: dict[tuple[str, str], dict[int, Mention]] = field(default_factory=dict)
    """The sections that refer to an object, by its kind and name, in the same way."""
    _count: int = 0

    def add(self, kind: str, records: Iterable[Record]) -> None:
        """Take in the records of one kind, in the order of pages."""
        for record in records:
            self.named.setdefault((kind, record.name), record)
            if isinstance(record, Person):
                self.current_names |= dict.fromkeys(record.former_names, record.name)
            if isinstance(record, Entry):
                self.titled.setdefault((kind, record.title), record)
                self.placed.setdefault((record.docname, record.anchor), record)
                self._count += 1
                for key in record.publications:
                    self._entries.setdefault(key, {})[self._count] = record

    def add_mention(self, mention: Mention) -> None:
        """Take in a section that refers to an object."""
        self._count += 1
        self._mentions.setdefault((mention.kind, mention.key), {})[self._count] = mention

    def find(self, kind: str, name: str) -> Record | None:
        """Return the object of this kind and name, or the entry of this title."""
        return self.named.get((kind, name)) or self.titled.get((kind, name))

    def entries_of(self, keys: Iterable[str]) -> list[Entry]:
        """Return the entries that name any of these papers, in the order of pages."""
        found = {place: entry for key in keys for place, entry in self._entries.get(key, {}).items()}
        return [found[place] for place in sorted(found)]

    def mentions_of(self, kind: str, keys: Iterable[str]) -> list[Mention]:
        """Return the sections that refer to any of these objects, each once, in the order of pages."""
        tables = (self._mentions.get((kind, key), {}) for key in keys)
        found = {place: mention for table in tables for place, mention in table.items()}
        ordered = (found[place] for place in sorted(found))
        return list({(mention.docname, mention.anchor): mention for mention in ordered}.values())
