"""What an entry inherits by BibLaTeX's ``crossref`` and ``xdata``, and from which entries.

Raw entries in, raw fields out. pybtex leaves this to the style; here it is done while reading.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibfields import inherited_name
from sphinx_scholar.diagnostics import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.bibreader import Reader
    from sphinx_scholar.bibsyntax import RawEntry, RawField

LINKS = ("xdata", "crossref")
"""The fields that name parents, in the order in which they are asked."""


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
    found: list[RawEntry] = []
    waiting = [entry]
    while waiting:
        child = waiting.pop(0)
        for name, key in _keys(child):
            parent = reader.find(key)
            if parent is None and not reader.has(key):
                start = child.fields[name].start
                message = "%s: %s names %r, which does not exist"
                reader.tell(Fault.UNKNOWN_KEY, start, message, child.key, name, key)
            elif parent is not None and parent is not entry and parent not in found:
                found.append(parent)
                waiting.append(parent)
    return found


def inherit(entry: RawEntry, reader: Reader, trail: tuple[str, ...] = ()) -> dict[str, RawField]:
    """Return an entry's fields with those of its parents; its own come first.

    ``trail`` are the keys on the way to it, so that a circle ends.
    """
    fields = dict(entry.fields)
    trail = (*trail, entry.key)
    for name, key in _keys(entry):
        parent = reader.find(key)
        if parent is None or parent.key in trail or len(trail) > 20:
            continue
        for given in inherit(parent, reader, trail).values():
            target = given.name if name == "xdata" else inherited_name(given.name, parent.type, entry.type)
            if target and target not in LINKS:
                fields.setdefault(target, given if target == given.name else replace(given, name=target))
    return fields
