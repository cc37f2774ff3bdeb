"""Dates as people write them at the beginning of a line: ``2018–2022``, ``May 2024``, ``since 2019``.

What can be read in one way only is read; all else that looks like a date is a ``ValueError``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_scholar.records.dates import MONTHS, PartialDate, Period
from sphinx_scholar.records.moments import ZONE, read_time

_MONTH = "|".join(sorted({form for month in MONTHS for form in (month, month[:3], month[:4])}, reverse=True))
_EAST_ASIAN = r"\d{4}\s?[年년](?:\s?\d\d?\s?[月월](?:\s?\d\d?\s?[日일])?)?"
_DATE = (
    rf"{_EAST_ASIAN}|"
    r"\d{4}-\d\d?-\d\d?(?!\d)|\d{4}-\d\d?(?!\d)|"
    rf"\d\d?\.?\s+(?:{_MONTH})\.?,?\s+\d{{4}}|(?:{_MONTH})\.?\s+\d\d?,\s+\d{{4}}|"
    rf"(?:{_MONTH})\.?,?\s+\d{{4}}|\d{{4}}(?!\d)"
)
_TO = r"\s*(?:[–—/～〜~至]|--?|\bto\b|\buntil\b)\s*"
_PRESENT = ("present", "today", "now", "今", "现在", "現在", "현재")
_LINE = (
    rf"(?P<since>(?:since|from)\s+)?(?P<start>{_DATE})"
    rf"(?:,?\s+(?P<time>\d\d?:\d\d(?:\s+(?:{ZONE})\b)?)|{_TO}(?P<end>{_DATE}|{'|'.join(_PRESENT)}))?"
    r"(?P<rest>(?:[\s:,;.·：，、–—-]|(?<=[年월月일日今在재년])).*|$)"
)
"""The patterns are compiled when a first line is read: few sites write dates so, and these are long."""
_LIKELY = (
    rf"(?:since|from|until|spring|summer|autumn|fall|winter|(?:{_MONTH})\.?)\s+\d|"
    r"\d{1,4}[-–./]\d|\d{4}(?:\b|\s?[年년])"
)
HINT = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDates:
    """The dates that a line begins with, and what stands behind them."""

    period: Period
    time: str = ""
    """The time of day, ``09:30``, and its zone."""
    rest: str


class UncertainDateError(ValueError):
    """A line begins with what may be a date, in a form that cannot be read with certainty."""

    def __init__(self, line: str) -> None:
        super().__init__(f"{line[:24].rstrip()!r} begins with no date that is certain; {HINT}")


def read_dates(text: str) -> WrittenDates | None:
    """Read the dates at the beginning of a line; nothing where there are none.

    Raises ``ValueError``, with a hint, for what may be dates but cannot be read with certainty.
    """
    line = text.lstrip()
    match = re.match(_LINE, line, re.IGNORECASE | re.DOTALL)
    if match is None:
        if re.match(_LIKELY, line, re.IGNORECASE):
            raise UncertainDateError(line)
        return None
    start = _date(match["start"])
    end = match["end"] or ""
    rest = match["rest"].lstrip(" \t\n:,;.·：，、–—-")
    if re.match(_LIKELY, rest, re.IGNORECASE) or re.match(r"\s*[–—-]\s*\d", match["rest"]):
        raise UncertainDateError(line)
    if match["time"]:
        if start.day is None:
            raise ValueError(f"{match['time']!r} is no time of a day; {HINT}")
        period = Period(start=start, end=start)
        return WrittenDates(period=period, time=read_time(match["time"]), rest=rest)
    if end.casefold() in _PRESENT:
        return WrittenDates(period=Period(start=start, ongoing=True), rest=rest)
    if match["since"] and not end:
        return WrittenDates(period=Period(start=start, ongoing=True), rest=rest)
    last = _date(end) if end else start
    if start.is_after(last):
        raise ValueError(f"{start.iso} is after {last.iso}; exchange them")
    return WrittenDates(period=Period(start=start, end=last), rest=rest)


def read_date(text: str) -> PartialDate:
    """Read one date: ``2024-05``, ``May 2024``, ``12 May 2024``; raises ``ValueError`` for anything else."""
    value = text.strip()
    return _date(value) if re.fullmatch(_DATE, value, re.IGNORECASE) else PartialDate.parse(value)


def read_period(text: str) -> WrittenDates:
    """Read a date or a period that is all of a text; raises ``ValueError`` for anything else."""
    try:
        dates = read_dates(text)
    except UncertainDateError:
        dates = None
    if dates is None or dates.rest:
        raise ValueError(f"{text!r} is not a date; write 2024, May 2024, 2024-06-30, 2018–2022 or since 2019")
    return dates


def _date(text: str) -> PartialDate:
    if text[4:].lstrip()[:1] in {"年", "년"}:
        return PartialDate.parse("-".join(re.findall(r"\d+", text)))
    if text[:4].isdigit():
        return PartialDate.parse(text)
    word = re.search(r"[a-z]+", text.casefold())
    assert word is not None
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word[0][:3]))
    numbers = re.findall(r"\d+", text)
    return PartialDate.parse("-".join([numbers[-1], str(month), *numbers[:-1]]))
