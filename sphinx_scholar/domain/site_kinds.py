"""``scholar_kinds``: rows that a site adds to the table of kinds, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_scholar.domain.partly_bad import read_rows
from sphinx_scholar.records.kinds import KINDS, PLACE, READERS, Field, Kind, Shown
from sphinx_scholar.records.problems import did_you_mean

KEYS = ("plural", "word", "heading", "called", "fields", "schema")
"""What can be said of a kind."""
TAKEN = frozenset(
    {"person", "publication", "publications", "posts", "contact", "section", "file", "download", "owner"}
    | {name for kind in KINDS.values() for name in (kind.name, kind.plural)}
)
"""Names of the engine's own directives, roles and references."""
COMMON = frozenset({"name", "date", "start", "end", "as-of", "url", "publications", "tags", "hidden"})
"""Options of an entry of every kind."""
SHOWN: dict[str, Shown] = {"text": "fact", "texts": "people", "time": "date", "url": "link"}
"""How a field of a site's own is shown, by how it is read."""


def read_kinds(value: object) -> dict[str, Kind]:
    """Return the rows of a site's own; a wrong one alone is left out."""
    return read_rows(value, "kinds to what they are", _add)


def _add(kinds: dict[str, Kind], name: object, given: object) -> None:
    kind = _kind(name, given)
    taken = TAKEN | {each for other in kinds.values() for each in (other.name, other.plural)}
    for each in (kind.name, kind.plural):
        if each in taken:
            raise ValueError(f"{each!r} is a name of another directive; give the kind another")
    kinds[kind.name] = kind


def _kind(name: object, given: object) -> Kind:
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z-]*", name):
        raise ValueError(f"{name!r} is not a name of small letters such as exhibition")
    if not isinstance(given, Mapping):
        raise ValueError(f"{name!r} is {given!r}, not a mapping such as {{'fields': ['curator']}}")
    for key in given:
        if key not in KEYS:
            hint = did_you_mean(str(key), KEYS)
            raise ValueError(f"{name!r} has {key!r}, which is none of {', '.join(KEYS)}{hint}")
    texts = {key: given.get(key, "") for key in KEYS if key != "fields"}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise ValueError(f"{key!r} of {name!r} is {text!r}, which is not text")
    word = texts["word"] or name.replace("-", " ")
    plural = texts["plural"] or f"{name}s"
    if not re.fullmatch(r"[a-z][a-z-]*", plural):
        raise ValueError(f"'plural' of {name!r} is {plural!r}, not a name of small letters")
    return Kind(
        name=name,
        plural=plural,
        word=word,
        heading=texts["heading"] or plural.replace("-", " ").capitalize(),
        called=texts["called"] or word,
        fields=(*_fields(name, given.get("fields", ())), *PLACE),
        schema=texts["schema"],
    )


def _fields(name: str, given: Any) -> list[Field]:
    """Return the fields that a list names, or a mapping of names to how they are read."""
    if isinstance(given, str) or not isinstance(given, (Mapping, Sequence)):
        raise ValueError(f"'fields' of {name!r} is {given!r}, not a list of names")
    readers: dict[Any, Any] = dict(given) if isinstance(given, Mapping) else dict.fromkeys(given, "text")
    used = COMMON | {field.name for field in PLACE}
    for field, reader in readers.items():
        if not isinstance(field, str) or not re.fullmatch(r"[a-z][a-z-]*", field) or field in used:
            raise ValueError(f"{field!r} of {name!r} is not a name for a field of its own")
        if reader not in READERS:
            hint = did_you_mean(str(reader), READERS)
            raise ValueError(
                f"{field!r} of {name!r} is read as {reader!r}, none of {', '.join(READERS)}{hint}"
            )
    return [
        Field(
            name=field,
            help="",
            read=reader,
            shown=SHOWN[reader],
            label="" if reader in {"text", "time"} else field.replace("-", " ").capitalize(),
        )
        for field, reader in readers.items()
    ]
