"""The names of papers' pages, made of their keys: readable, one for each, on any file system.

Keys in, names out; knows nothing of what else an entry says.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESERVED_SLUGS = frozenset({"index", "publications"})
"""Addresses that are pages, and files of all citations, of their own."""

DEVICE = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
"""What names no file on Windows, with any ending."""
LONGEST_SLUG = 200
"""File systems allow 255 bytes for a name with its ending."""
NAMELESS = "paper"
"""The name of the page of a key in which no letter or digit stands."""


@lru_cache(maxsize=65536)
def slug(key: str) -> str:
    """Return a key as the name of its page: lower case, and ``-`` for all but ``a-z0-9._-``.

    A key without any letter of English keeps those of its own script. A name that Windows keeps for a
    device, or takes dots from the end of, has ``-`` behind it.
    """
    name = unicodedata.normalize("NFC", key.lower())
    is_english = re.search(r"[a-z]", name) or name.isascii()
    name = re.sub(r"[^a-z0-9._-]" if is_english else r"[^\w.-]", "-", name)
    return re.sub(r"\.+$", "-", DEVICE.sub(r"\1-", name))


def is_page_name(name: str) -> bool:
    """Tell whether a slug can be the name of a page of its own, on any file system."""
    return (
        name not in RESERVED_SLUGS
        and re.search(r"[^\W_]", name) is not None
        and not name.startswith(".")
        and len(name.encode()) <= LONGEST_SLUG
    )


def numbered_names(keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each key whose page cannot have its slug for a name: the key, the name, the key that has it.

    The first key of a slug has it, and those behind it numbers; a number never takes the slug of
    another key. That last part is empty where no page at all can have the name.
    """
    owners: dict[str, str] = {}
    others = []
    for key in keys:
        name = slug(key)
        if is_page_name(name) and _folded(name) not in owners:
            owners[_folded(name)] = key
        else:
            others.append(key)
    for key in others:
        name = slug(key)
        base = name if is_page_name(name) else _mended(name)
        numbers = ("",) if base != name and base not in RESERVED_SLUGS else ()
        free = (
            candidate
            for number in (*numbers, *(f"-{number}" for number in range(2, len(owners) + 3)))
            if _folded(candidate := base + number) not in owners
        )
        owner = owners.get(_folded(name), "") if is_page_name(name) else ""
        taken = next(free)
        owners[_folded(taken)] = key
        yield key, taken, owner


def _mended(name: str) -> str:
    """Return the nearest name that a page can have, or have with a number behind it."""
    if name in RESERVED_SLUGS:
        return name
    bare = name.strip(".-_").encode()[: LONGEST_SLUG - 10].decode(errors="ignore")
    return bare if re.search(r"[^\W_]", bare) else NAMELESS


def _folded(name: str) -> str:
    """Return a name as file systems compare it that know no upper and lower case (APFS, NTFS)."""
    return unicodedata.normalize("NFD", name.casefold())
