"""Dates of a ``.bib`` entry, in every spelling that BibTeX and BibLaTeX know.

Text in, :class:`PartialDate` out, with ``ValueError`` for what is no date. Knows nothing of entries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.bibliography.month_names import months_named
from sphinx_scholar.bibliography.states import state_alone
from sphinx_scholar.records.dates import MONTHS, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SEASONS = ("spring", "summer", "autumn", "fall", "winter")
"""Parts of a year that name no month."""

NO_DATE = re.compile(r"(n\.?\s?d\.?|s\.?\s?d\.?|o\.?\s?J\.?|undated|unknown|\?+)\W*", re.IGNORECASE)
"""What people write where a year is not known, beside the states of a paper."""


def find_date(fields: Mapping[str, str], report: Callable[[str, str], None]) -> PartialDate | None:
    """Return the date of an entry: its ``date``, or its ``year`` and ``month``, or the event's.

    ``report`` is called with the field and what is wrong in it. A ``date`` that cannot be read leaves
    ``year`` and ``month``; where they say nothing, its year is kept.
    """
    year_alone: PartialDate | None = None
    for name, read in (("date", read_date), ("year", read_year), ("eventdate", read_date)):
        source = to_plain(fields.get(name, "")).strip()
        if not source:
            continue
        try:
            date = read(source)
        except ValueError as error:
            years = re.findall(
                r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)(?! AH| H\b|年)|(?:1[4-9]|20)\d\d(?=年)", source
            )
            year = years[0] if years else ""
            if name == "date" and _has_year(fields):
                report(name, f"{error}; year and month stand instead")
                continue
            report(name, f"{error}; " + (f"the year {year} was kept" if year else "it was left out"))
            if year and year_alone is None:
                year_alone = PartialDate(year=int(year))
            if name == "year" and year_alone:
                return _with_month(year_alone, fields, report)
            if year_alone:
                return year_alone
            continue
        if date and date.month is None and name != "eventdate":
            return _with_month(date, fields, report)
        if date:
            return date
    return year_alone


def _has_year(fields: Mapping[str, str]) -> bool:
    try:
        return read_year(to_plain(fields.get("year", "")).strip()) is not None
    except ValueError:
        return False


def _with_month(
    date: PartialDate, fields: Mapping[str, str], report: Callable[[str, str], None]
) -> PartialDate:
    try:
        language = to_plain(fields.get("langid", "") or fields.get("language", ""))
        month, day = read_month(to_plain(fields.get("month", "")), language)
    except ValueError as error:
        report("month", f"{error}; the year alone was kept")
        return date
    if month is None:
        return date
    own_day = to_plain(fields.get("day", "")).strip()
    if re.fullmatch(r"\d{1,2}", own_day):
        day = int(own_day)
    try:
        return PartialDate.parse(f"{date.year:04d}-{month}" + (f"-{day}" if day else ""))
    except ValueError as error:
        report("day" if own_day else "month", f"{error}; the month was kept")
        return PartialDate(year=date.year, month=month)


def read_date(text: str) -> PartialDate | None:
    """Read BibLaTeX's ``date`` (ISO 8601-2, level 1): of a range the start, else the end.

    A season, an uncertain or approximate date counts as far as it is certain; ``..`` is none.
    """
    if _is_no_date(text):
        return None
    for end in re.split(r"(?<=\d)/(?=\d{4}|\.\.|$)|^\.{0,2}/", text):
        end = (end or "").strip().rstrip("?~%").strip()
        if end and end != "..":
            try:
                return _read_day(end)
            except ValueError as error:
                raise ValueError(re.sub(r"^'.*?' (?=is not)", f"{text!r} ", str(error))) from error
    return None


def _is_no_date(text: str) -> bool:
    return NO_DATE.fullmatch(text) is not None or state_alone(text) is not None


def _read_day(text: str) -> PartialDate:
    text = re.sub(r"(?<=\d)T\d\d:.*$", "", text)
    match = re.fullmatch(r"(\d{4})-(?:2[1-9]|3\d|4[01]|XX|uu|00)(?:-\w\w)?", text)
    match = match or re.fullmatch(r"(\d{4}-\d\d)-(?:XX|uu|00)", text)
    if match:
        return PartialDate.parse(match[1])
    return PartialDate.parse(re.sub(r"(?<=\d)[/.](?=\d)", "-", text))


def read_year(text: str) -> PartialDate | None:
    """Read BibTeX's ``year``, which may carry a letter, brackets or ``c.``; or hold a whole date."""
    if _is_no_date(text):
        return None
    match = re.fullmatch(r"(?:c\.?|ca\.?|circa|©)?\s*\[?(\d{4})\]?[a-z]?\??", text)
    return PartialDate(year=int(match[1])) if match else read_date(text)


@lru_cache(maxsize=1024)
def read_month(text: str, language: str = "") -> tuple[int | None, int | None]:
    """Return the month and the day that a ``month`` field names; of several the first.

    ``jun``, ``June``, ``06``, ``Jun.``, ``June 30``, ``30~June``, ``June--July``, ``2024-06``;
    a name of ``language``, or of any other where it names one month in all: ``Mai``, ``5月``.
    Raises ``ValueError``, with a hint, for anything else that is no season.
    """
    month = text.strip().lower()
    dated = re.fullmatch(r"\d{4}-(\d{1,2})(?:-(\d{1,2}))?", month)
    if dated:
        return int(dated[1]), int(dated[2]) if dated[2] else None
    if re.fullmatch(r"\d{1,2}", month) and 1 <= int(month) <= 12:
        return int(month), None
    han = re.fullmatch(r"(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?", month)
    if han and 1 <= int(han[1]) <= 12:
        return int(han[1]), int(han[2]) if han[2] else None
    words = re.findall(r"[^\W\d_]+", month)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", month)
    for word in words:
        for position, known in enumerate(MONTHS, start=1):
            if len(word) >= 3 and known.startswith(word):
                return position, int(day[0]) if day else None
    if not month or set(words) & set(SEASONS):
        return None, None
    for word in words:
        named = months_named(word, language)
        if len(named) > 1:
            raise ValueError(f"{text!r} is not the same month in all languages; write jun, June or 6")
        if named:
            return min(named), int(day[0]) if day else None
    raise ValueError(f"{text!r} is not a month; write jun, June or 6")
