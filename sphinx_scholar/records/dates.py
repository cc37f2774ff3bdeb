"""Dates as exact as their author knew them, and the periods between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""English names of the months, as BibTeX files spell them; three letters are enough."""


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as exact as its author knew it: a year, a month or a day."""

    year: int
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31; only with a month."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-06`` or ``2024-06-30`` (ISO 8601-1, as in BibLaTeX's ``date``).

        Raises ``ValueError``, with a hint, for anything else and for days that do not exist.
        """
        match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a date; write 2024, 2024-06 or 2024-06-30")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{text!r} is not a date: there is no month {month}")
        if month is not None and day is not None and not 1 <= day <= _days_in(year, month):
            raise ValueError(f"{text!r} is not a date: that month has no day {day}")
        return cls(year=year, month=month, day=day)

    @property
    def iso(self) -> str:
        """The date in ISO 8601, no more exact than it is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __lt__(self, other: PartialDate) -> bool:
        """Compare by time; a year comes before its own months."""
        return self._key() < other._key()

    def is_after(self, other: PartialDate) -> bool:
        """Tell whether this date is certainly later, as far as both are known."""
        for mine, theirs in zip(self._key(), other._key(), strict=True):
            if mine == 0 or theirs == 0:
                return False
            if mine != theirs:
                return mine > theirs
        return False


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time from a start to an end, either of which may be unknown."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False
    """True where the author wrote ``present`` as the end."""
    as_of: str = ""
    """When ``present`` was written, in the author's words: ``early 2024``."""

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day of the start (of the end, if that is all that is known)."""
        date = self.start or self.end
        return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)
