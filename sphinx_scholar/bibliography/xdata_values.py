"""Values that an entry takes from one field of an ``@xdata`` entry: ``xdata=press-location``.

Text in, text of as many lines out, so that citations that leave the site have the values too (BibLaTeX's
manual, "Data Containers"; biber without an index takes the whole list).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from sphinx_scholar.bibliography.entry_fields import Reader
    from sphinx_scholar.bibliography.syntax import RawEntry, RawField

_REFERENCE = re.compile(
    r"(?P<before>^\s*|\s+and\s+)\{?xdata=(?P<key>[^\s{},]+)-(?P<field>[a-z+]+)(?:-(?P<index>[1-9]\d*))?\}?(?=\s|$)"
)
"""A value, or one name of a list."""
_UNREAD = re.compile(r"(?:^\s*|\s+and\s+)\{?xdata=[^\s{},]+\}?(?=\s|$)")
_AND = re.compile(r"\s+and\s+")
_MOST_STEPS = 10
"""How far a value is followed from one ``@xdata`` entry to the next."""


def with_xdata_values(text: str) -> str:
    """Write the values that others give into the text of a ``.bib`` file."""
    if "xdata=" not in text:
        return text
    from sphinx_scholar.bibliography.grammar import read_syntax

    entries = read_syntax(text).entries
    given = {entry.key.lower(): entry for entry in reversed(entries) if entry.type == "xdata"}
    spans = [
        span
        for entry in entries
        for field in entry.fields.values()
        if "xdata=" in field.value
        for span in field.literals
    ]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + _followed(text[start:end], given) + text[end:]
    return text


def _followed(value: str, given: dict[str, RawEntry], steps: int = 0) -> str:
    """Return a value with those that it names in their places; what is not there stays."""

    def named(found: re.Match[str]) -> str:
        entry = given.get(found["key"].lower())
        field = entry.fields.get(found["field"]) if entry else None
        if field is None or steps == _MOST_STEPS:
            return found[0]
        whole = " ".join(_followed(field.value, given, steps + 1).split())
        parts = _AND.split(whole) if found["index"] else [whole]
        number = int(found["index"] or 1)
        return found["before"] + parts[number - 1] if number <= len(parts) else found[0]

    return _REFERENCE.sub(named, value)


def without_unread_values(fields: dict[str, RawField], reader: Reader) -> dict[str, RawField]:
    """Leave out values that no ``@xdata`` entry gives, and report them."""
    left = fields
    for name, raw in fields.items():
        if "xdata=" not in raw.value or not (found := _UNREAD.search(raw.value)):
            continue
        message = "%s: %r in %r names no value of an xdata entry, and was left out"
        value = found[0].strip().removeprefix("and ")
        reader.report(Fault.UNKNOWN_KEY, raw.start, message, raw.key, value, name)
        rest = re.sub(r"^\s*and\s+", "", _UNREAD.sub("", raw.value))
        left = {**left, name: replace(raw, value=rest)}
    return left
