"""What the options of the directives may hold: from the author's words to checked values.

Each converter returns a value or raises ``ValueError`` with a hint, which is then reported
with the option's file and line.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx_scholar.contact import normalize_email, normalize_orcid, normalize_url
from sphinx_scholar.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PRESENT = "present"
"""What stands as the end of something that goes on."""


def text(argument: str | None) -> str:
    """Any text, not empty."""
    value = " ".join((argument or "").split())
    if not value:
        raise ValueError("it is empty; leave the option out or give it a value")
    return value


def texts(argument: str | None) -> tuple[str, ...]:
    """Texts with semicolons or, where there are none, commas between them."""
    value = text(argument)
    separator = ";" if ";" in value else ","
    return tuple(part.strip() for part in value.split(separator) if part.strip())


def date(argument: str | None) -> PartialDate:
    """A date: ``2024``, ``2024-06`` or ``2024-06-30``."""
    return PartialDate.parse(text(argument))


def end(argument: str | None) -> PartialDate | None:
    """A date, or ``present``, which gives ``None``."""
    return None if text(argument).casefold() == PRESENT else date(argument)


def emails(argument: str | None) -> tuple[str, ...]:
    """E-mail addresses, the preferred one first."""
    return tuple(normalize_email(address) for address in texts(argument))


def orcid(argument: str | None) -> str:
    """An ORCID iD."""
    return normalize_orcid(text(argument))


def url(argument: str | None) -> str:
    """An address on the web."""
    return normalize_url(text(argument))


def count(argument: str | None) -> int:
    """A whole number of at least 1."""
    value = text(argument)
    if not value.isdecimal() or int(value) < 1:
        raise ValueError(f"{value!r} is not a whole number of 1 or more")
    return int(value)


def year(argument: str | None) -> int:
    """A year in four digits."""
    value = text(argument)
    if not (value.isdecimal() and len(value) == 4):
        raise ValueError(f"{value!r} is not a year in four digits")
    return int(value)


def one_of(allowed: Iterable[str]) -> Callable[[str | None], str]:
    """Return a converter that takes one of these words."""
    words = list(allowed)

    def choose(argument: str | None) -> str:
        value = text(argument).casefold()
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}{meant(value, words)}")
        return value

    return choose


def meant(word: str, known: Iterable[str]) -> str:
    """Return a hint at the known word that is nearest to an unknown one, or nothing."""
    nearest = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""
