"""Names of fields and entry types that nothing reads, with the known name that may be meant."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.fields import READ_FIELDS, is_known
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.bibliography.entry_fields import Reader
    from sphinx_scholar.bibliography.syntax import RawField

MOST_LINES = 5
"""How many lines a warning names that stands for many."""


def check_field_names(reader: Reader) -> None:
    """Report the fields that nothing reads, each name once, with all of its lines."""
    places: dict[str, list[RawField]] = {}
    for entry in reader.file.entries:
        if reader.entries[entry.key] is entry:
            for name, field in entry.fields.items():
                if not is_known(name):
                    places.setdefault(name, []).append(field)
    for name, found in places.items():
        near = nearest(name, READ_FIELDS)
        hint = f"did you mean {near!r}?" if near else "the name of a field of your own begins with 'x-'"
        where = also_at([reader.file.line(field.start) for field in found])
        message = "%s: the field %r is not known, and was left out%s; %s"
        reader.report(Fault.UNKNOWN_FIELD, found[0].start, message, found[0].key, name, where, hint)


def also_at(lines: Sequence[int]) -> str:
    """Return, of a fault in many places, how many they are and where."""
    if len(lines) == 1:
        return ""
    named = ", ".join(str(line) for line in lines[:MOST_LINES])
    return f" ({len(lines)} times: lines {named}{', …' if len(lines) > MOST_LINES else ''})"


@lru_cache(maxsize=256)
def nearest(name: str, names: frozenset[str], *, alike: float = 0.8) -> str:
    """Return the name that is most like one, or nothing where none is so much ``alike`` (0 to 1)."""
    return next(iter(difflib.get_close_matches(name, sorted(names), n=1, cutoff=alike)), "")
