"""Dates as people write them at the beginning of a line: ``2018–2022``, ``May 2024``, ``since 2019``.

What can be read in one way only is read; all else that looks like a date is a ``ValueError``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.moments import ZONE, read_time
from sphinx_scholar.records.month_names import months_in, words_around

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRESENT = "至?今|现在|現在|현재"
"""What East Asian languages write for the end of something that goes on."""
HINT = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDates:
    """The dates that a line begins with, and what stands behind them."""

    period: Period
    time: str = ""
    """The time of day, ``09:30``, and its zone."""
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """What dates look like on a page of some languages."""

    line: re.Pattern[str]
    """The dates with which a line begins."""
    likely: re.Pattern[str]
    """What may be dates, certain or not."""
    date: re.Pattern[str]
    present: re.Pattern[str]
    months: Mapping[str, int]
    """The months by their names in small letters."""
    month: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(languages: tuple[str, ...]) -> _Patterns:
    """Make the patterns when a first line is read: few sites write dates so, and these are long."""
    months, words = months_in(languages), words_around(languages)
    month = "|".join(map(re.escape, sorted(months, reverse=True)))
    day, of = r"\d\d?(?:\.|er|\.?º)?", r"(?:del?\s+)?"
    date = (
        rf"\d{{4}}\s?[年년](?:\s?(?:\d\d?\s?[月월]|(?:{month}))(?:\s?\d\d?\s?[日일])?)?|"
        r"\d{4}-\d\d?-\d\d?(?!\d)|\d{4}-\d\d?(?!\d)|"
        rf"(?:{day}\s+{of}(?:{month})\.?,?\s+{of}\d{{4}}|(?:{month})\.?\s+\d\d?,\s+\d{{4}}|"
        rf"(?:{month})\.?,?\s+{of}\d{{4}}|\d{{4}}(?!\d))(?:\s?гг?\.)?"
    )
    present = rf"{words.present}|{_PRESENT}"
    to = rf"\s*(?:[–—/－～〜~至]|--?|\b(?:{words.to})\b)\s*"
    line = (
        rf"(?P<since>(?:{words.since})\s+)?(?P<start>{date})"
        rf"(?:,?\s+(?P<time>\d\d?:\d\d(?:\s+(?:{ZONE})\b)?)(?:\s+Uhr\b)?|{to}(?P<end>{date}|{present}))?"
        r"(?P<rest>(?:[\s:,;.·：，、–—-]|(?<=[年월月일日今在재년])).*|$)"
    )
    likely = (
        rf"(?:since|from|until|spring|summer|autumn|fall|winter|(?:{month})\.?)\s+\d|"
        rf"(?:{words.since}|{words.to})\s+\d{{4}}(?!\d)|\d\d?\.\s?[-–]\s?\d\d?\.\s(?:{month})|"
        r"\d{1,4}[-–./]\d|\d{4}(?:\b|\s?[年년])"
    )

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE | re.DOTALL)

    return _Patterns(
        line=compiled(line),
        likely=compiled(likely),
        date=compiled(date),
        present=compiled(present),
        months=months,
        month=compiled(month),
    )


class UncertainDateError(ValueError):
    """A line begins with what may be a date, in a form that cannot be read with certainty."""

    def __init__(self, line: str) -> None:
        super().__init__(f"{line[:24].rstrip()!r} begins with no date that is certain; {HINT}")


def read_dates(text: str, languages: tuple[str, ...] = ()) -> WrittenDates | None:
    """Read the dates at the beginning of a line; nothing where there are none.

    Months have English names, or those of ``languages``, in which the page may be written.
    Raises ``ValueError``, with a hint, for what may be dates but cannot be read with certainty.
    """
    line = text.lstrip()
    patterns = _patterns(languages)
    match = patterns.line.match(line)
    if match is None:
        if patterns.likely.match(line):
            raise UncertainDateError(line)
        return None
    start = _date(match["start"], patterns)
    end = match["end"] or ""
    rest = match["rest"].lstrip(" \t\n:,;.·：，、–—-")
    if patterns.likely.match(rest) or re.match(r"\s*[–—－-]\s*\d", match["rest"]):
        raise UncertainDateError(line)
    if match["time"]:
        if start.day is None:
            raise ValueError(f"{match['time']!r} has no day; write it behind one, as in 12 May 2024, 09:30")
        period = Period(start=start, end=start)
        return WrittenDates(period=period, time=read_time(match["time"]), rest=rest)
    if end and patterns.present.fullmatch(end):
        return WrittenDates(period=Period(start=start, ongoing=True), rest=rest)
    if match["since"] and not end:
        return WrittenDates(period=Period(start=start, ongoing=True), rest=rest)
    last = _date(end, patterns) if end else start
    if start.is_after(last):
        raise ValueError(f"{start.iso} is after {last.iso}; exchange them")
    return WrittenDates(period=Period(start=start, end=last), rest=rest)


def read_date(text: str, languages: tuple[str, ...] = ()) -> PartialDate:
    """Read one date: ``2024-05``, ``May 2024``, ``12 May 2024``; raises ``ValueError`` for anything else."""
    value, patterns = text.strip(), _patterns(languages)
    return _date(value, patterns) if patterns.date.fullmatch(value) else PartialDate.parse(value)


def read_period(text: str, languages: tuple[str, ...] = ()) -> WrittenDates:
    """Read a date or a period that is all of a text; raises ``ValueError`` for anything else."""
    try:
        dates = read_dates(text, languages)
    except UncertainDateError:
        dates = None
    if dates is None or dates.rest:
        raise ValueError(f"{text!r} is not a date; write 2024, May 2024, 2024-06-30, 2018–2022 or since 2019")
    return dates


def _date(text: str, patterns: _Patterns) -> PartialDate:
    numbers = re.findall(r"\d+", text)
    if text[4:].lstrip()[:1] in {"年", "년"}:
        named = patterns.month.search(text, 5) if not re.search("\\d\\s?[月월]", text) else None
        if named:
            numbers.insert(1, str(patterns.months[named[0].casefold()]))
        return PartialDate.parse("-".join(numbers))
    if "-" in text or numbers == [text]:
        return PartialDate.parse(text)
    named = patterns.month.search(text)
    month = [str(patterns.months[named[0].casefold()])] if named else []
    return PartialDate.parse("-".join([numbers[-1], *month, *numbers[:-1]]))
