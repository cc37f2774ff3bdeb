"""Posts: dated pages of a site, and what their front matter says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.written_dates import UncertainDateError, read_dates

if TYPE_CHECKING:
    from sphinx_scholar.records.problems import Source

HINT = "write 2026-01-12 or 12 January 2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One page of the folder of posts."""

    docname: str
    title: str
    """Its heading, as plain text."""
    date: PartialDate | None = None
    """When it was published; nothing where the page does not say it, or not legibly."""
    updated: PartialDate | None = None
    """When it was last changed, if the page says so."""
    tags: tuple[str, ...] = ()
    summary: str = ""
    image: str = ""
    """Its picture, as a path below the site's folder."""
    source: Source
    """The line of its date, or its first one."""

    @property
    def latest(self) -> PartialDate | None:
        """The later of both dates."""
        dates = [date for date in (self.date, self.updated) if date]
        return max(dates) if dates else None

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day; of a post without a date zeros."""
        date = self.date
        return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


def read_date(text: str, languages: tuple[str, ...] = ()) -> PartialDate:
    """Read the date of a post; raise ``ValueError``, with a hint, for what is none.

    YAML writes a moment as ``2026-01-12 09:30:00+01:00``, and Jekyll's users put a time behind the day.
    """
    day = re.sub(r"(?<=\d)[T ]\d\d?:\d\d(:\d\d.*)?$", "", text.strip())
    try:
        dates = read_dates(day, languages)
    except UncertainDateError:
        dates = None
    if dates is None or dates.rest or dates.period.ongoing or dates.period.start != dates.period.end:
        raise ValueError(f"{text!r} is not a date; {HINT}")
    assert dates.period.start is not None
    return dates.period.start


def date_in_name(docname: str) -> PartialDate | None:
    """Return the date that the name of a file begins with, as Jekyll's users write it."""
    match = re.match(r"\d{4}-\d\d-\d\d(?=-)", docname.rpartition("/")[2])
    try:
        return PartialDate.parse(match[0]) if match else None
    except ValueError:
        return None
