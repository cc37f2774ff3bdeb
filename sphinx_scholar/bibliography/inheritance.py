"""What an entry inherits by BibLaTeX's ``crossref`` and ``xdata``, and from which entries.

Raw entries in, raw fields out. pybtex leaves this to the style; here it is done while reading.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.fields import inherited_name
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.bibliography.entry_fields import Reader
    from sphinx_scholar.bibliography.syntax import RawEntry, RawField

LINKS = ("xdata", "crossref")
"""The fields that name parents, in the order in which they are asked."""

NO = frozenset({"", "false", "no", "0"})
"""Ways to write that something is not so."""

SYNONYMS = {
    "date": ("year", "month"),
    "year": ("date",),
    "month": ("date",),
    "day": ("date",),
    "location": ("address",),
    "address": ("location",),
    "journaltitle": ("journal",),
    "journal": ("journaltitle",),
    "institution": ("school",),
    "school": ("institution",),
    "number": ("issue",),
    "issue": ("number",),
    "booksubtitle": ("booktitle",),
    "journalsubtitle": ("journaltitle", "journal"),
}
"""What a child may call otherwise what its parent says, or whole; its own word wins."""

MOST_GENERATIONS = 10
"""How far back an entry inherits: volumes, series and sets of data have two or three."""


def is_hidden(entry: RawEntry) -> bool:
    """Tell whether an entry is hidden, so that nothing of it is shown or carried along."""
    return "hidden" in entry.fields and entry.fields["hidden"].value.strip(" \t\n{}").lower() not in NO


def has_parents(entry: RawEntry) -> bool:
    """Tell whether an entry names any parent."""
    return any(name in entry.fields for name in LINKS)


def _keys(entry: RawEntry) -> Iterator[tuple[str, str]]:
    """Return the fields that name parents, with each key in them."""
    for name in LINKS:
        if name in entry.fields:
            for key in entry.fields[name].value.split(","):
                if key.strip():
                    yield name, key.strip()


def parents_of(entry: RawEntry, reader: Reader) -> list[RawEntry]:
    """Return all entries that one inherits from, nearest first; report those that are missing."""
    found: dict[int, RawEntry] = {}
    children = [entry]
    for _ in range(MOST_GENERATIONS):
        parents: list[RawEntry] = []
        for child in children:
            for name, key in _keys(child):
                parent = reader.find(key)
                place = child.fields[name].start
                if parent is None and not reader.has(key):
                    message = "%s: %s names %r, which does not exist"
                    reader.report(Fault.UNKNOWN_KEY, place, message, child.key, name, key)
                elif parent is not None and is_hidden(parent):
                    found[parent.start] = parent
                    if not is_hidden(child):
                        message = "%s: %s names %r, which is hidden; nothing is inherited from it"
                        reader.report(Fault.UNKNOWN_KEY, place, message, child.key, name, key)
                elif parent is not None and parent is not entry and parent.start not in found:
                    found[parent.start] = parent
                    parents.append(parent)
        children = parents
    return list(found.values())


def inherit(entry: RawEntry, reader: Reader) -> dict[str, RawField]:
    """Return an entry's fields with those of its parents; its own come first."""
    return _inherit(entry, reader, {entry.start}, 0)


def _inherit(entry: RawEntry, reader: Reader, seen: set[int], generation: int) -> dict[str, RawField]:
    """Do so for a parent, too; ``seen`` holds the places of all entries that were asked already."""
    own = entry.fields
    fields = dict(own)
    for name, key in _keys(entry):
        parent = reader.find(key)
        if parent is None or parent.start in seen or generation == MOST_GENERATIONS or is_hidden(parent):
            continue
        seen.add(parent.start)
        for given in _inherit(parent, reader, seen, generation + 1).values():
            target = given.name if name == "xdata" else inherited_name(given.name, parent.type, entry.type)
            if target and target not in LINKS and not any(other in own for other in SYNONYMS.get(target, ())):
                fields.setdefault(target, given if target == given.name else replace(given, name=target))
    return fields
