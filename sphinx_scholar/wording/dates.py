"""Dates and periods: English in the house's style, other languages as Babel writes them (CLDR)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval, format_skeleton, get_datetime_format

from sphinx_scholar.wording.catalog import _, current_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.core import Locale

    from sphinx_scholar.records.dates import PartialDate, Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""English names, in full."""

SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
"""The same, as short as they are usually printed."""

DASH = " – "
"""What stands between start and end, whatever blanks CLDR puts there."""


def date_text(date: PartialDate, *, in_full: bool = False) -> str:
    """Return a date in words, as exact as it is known."""
    locale = current_locale()
    if locale and dt.MINYEAR <= date.year <= dt.MAXYEAR:
        return _local_date(date, locale, in_full=in_full)
    if date.month is None:
        return str(date.year)
    month = (MONTHS if in_full else SHORT_MONTHS)[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def period_text(period: Period) -> str:
    """Return a period in words: ``June – Sept. 2023``, ``Aug. 2023 – present``."""
    locale = current_locale()
    if period.start and period.start == period.end:
        return date_text(period.start)
    if locale and period.start and period.end and _exactness(period.start) == _exactness(period.end):
        return _local_interval(period.start, period.end, locale)
    end = str(_("present")) if period.ongoing else (date_text(period.end) if period.end else "")
    start = date_text(period.start) if period.start else ""
    if not locale and period.start and period.end and _are_months_of_one_year(period.start, period.end):
        start = start.removesuffix(f" {period.start.year}").removesuffix(",")
    return _joined(start, end, locale)


def _are_months_of_one_year(start: PartialDate, end: PartialDate) -> bool:
    return start.year == end.year and None not in (start.month, end.month)


def _joined(start: str, end: str, locale: Locale | None) -> str:
    if not (start and end):
        return start or end
    pattern = str(locale.interval_formats.get(None, "{0}–{1}")) if locale else "{0}–{1}"
    return _spaced(pattern.format(start, end))


def _spaced(text: str) -> str:
    return re.sub(r"\s*–\s*", DASH, text)


def _exactness(date: PartialDate) -> int:
    return 1 + (date.month is not None) + (date.day is not None)


def _day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)


@lru_cache(maxsize=4096)
def _local_date(date: PartialDate, locale: Locale, *, in_full: bool) -> str:
    if in_full and date.day:
        return str(format_date(_day(date), "long", locale=locale))
    skeleton = ("y", "yMMMM") if in_full else ("y", "yMMM", "yMMMd")
    return str(format_skeleton(skeleton[_exactness(date) - 1], _day(date), locale=locale))


@lru_cache(maxsize=4096)
def _local_interval(start: PartialDate, end: PartialDate, locale: Locale) -> str:
    skeleton = ("y", "yMMM", "yMMMd")[_exactness(start) - 1]
    return _spaced(format_interval(_day(start), _day(end), skeleton, locale=locale))


def timed_text(period: Period, times: Sequence[str]) -> str:
    """Return a period with the times of day at which it begins: ``May 12, 2025, 09:30``."""
    pattern, made = _pattern_of_times(current_locale()), period_text(period)
    for time in times:
        made = pattern.replace("{1}", made).replace("{0}", time) if made else time
    return made


def _pattern_of_times(locale: Locale | None) -> str:
    """Return the pattern of a date and a time (CLDR); a quotation mark in it is a sign of its syntax."""
    return str(get_datetime_format("medium", locale=locale)).replace("'", "") if locale else "{1}, {0}"


def dated_text(period: Period) -> str:
    """Return a period with when its ``present`` was written, for a line of text."""
    return " ".join(text for text in (period_text(period), as_of_text(period)) if text)


def as_of_text(period: Period) -> str:
    """Return when ``present`` was written, or nothing."""
    return _("(as of %s)") % period.as_of if period.as_of and period.ongoing else ""
