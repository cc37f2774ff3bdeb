"""Dates of a ``.bib`` entry, in every spelling that BibTeX and BibLaTeX know.

Text in, :class:`PartialDate` out, with ``ValueError`` for what is no date. Knows nothing of entries.
"""

from __future__ import annotations

import re

from sphinx_scholar.model import MONTHS, PartialDate

SEASONS = ("spring", "summer", "autumn", "fall", "winter")
"""Parts of a year that name no month."""

NO_YEAR_YET = re.compile(
    r"(to appear|in press|forthcoming|accepted|submitted|under review|in preparation|n\.?d\.?|undated)\W*",
    re.IGNORECASE,
)
"""What people write where a year is not known."""


def read_date(text: str) -> PartialDate | None:
    """Read BibLaTeX's ``date`` (ISO 8601-2, level 1): of a range the start, else the end.

    A season, an uncertain or approximate date counts as far as it is certain; ``..`` is none.
    """
    for end in text.strip().strip("{}").split("/"):
        end = end.strip().rstrip("?~%").strip()
        if end and end != "..":
            return _read_day(end)
    return None


def _read_day(text: str) -> PartialDate:
    text = re.sub(r"T\d\d:.*$", "", text)
    match = re.fullmatch(r"(\d{4})-(2[1-9]|3\d|4[01]|XX|uu|00)(-\w\w)?", text)
    if match:
        return PartialDate.parse(match[1])
    match = re.fullmatch(r"(\d{4}-\d\d)-(XX|uu|00)", text)
    if match:
        return PartialDate.parse(match[1])
    match = re.fullmatch(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", text)
    if match:
        text = "-".join(part for part in match.groups() if part)
    return PartialDate.parse(text)


def read_year_and_month(year: str, month: str, day: str) -> PartialDate | None:
    """Read BibTeX's ``year`` and ``month``, which may hold a day, and BibLaTeX's ``day``.

    Raises ``ValueError`` for a year that is none; see :func:`read_month` for months.
    """
    year = _bare(year)
    if not year or NO_YEAR_YET.fullmatch(year):
        return None
    match = re.fullmatch(r"(?:c\.?|ca\.?|circa|©)?\s*\[?(\d{4})\]?[a-z]?\??", year)
    if not match:
        return read_date(year)
    number, day_number = read_month(month)
    if number is None:
        return PartialDate(year=int(match[1]))
    if re.fullmatch(r"\d{1,2}", _bare(day)):
        day_number = int(_bare(day))
    parts = [match[1], str(number)] + ([str(day_number)] if day_number else [])
    return PartialDate.parse("-".join(parts))


def read_month(text: str) -> tuple[int | None, int | None]:
    """Return the month and the day that a ``month`` field names; of several the first.

    ``jun``, ``June``, ``06``, ``Jun.``, ``June 30``, ``30~June``, ``June--July``, ``2024-06``.
    Raises ``ValueError``, with a hint, for anything else that is no season.
    """
    month = re.split(r"\s*(?:--|/|–|\band\b|&)\s*|(?<=[A-Za-z.])-(?=[A-Za-z])", _bare(text).lower())[0]
    if not month or month in SEASONS:
        return None, None
    if re.fullmatch(r"\d{1,2}", month):
        if not 1 <= int(month) <= 12:
            raise ValueError(f"there is no month {text!r}; write jun, June or 6")
        return int(month), None
    dated = re.fullmatch(r"\d{4}-(\d{1,2})(?:-(\d{1,2}))?", month)
    if dated:
        return int(dated[1]), int(dated[2]) if dated[2] else None
    word, number = re.search(r"[^\W\d_]+", month), re.search(r"\d{1,2}(?!\d)", month)
    name = word.group() if word else ""
    if name in SEASONS:
        return None, None
    for position, known in enumerate(MONTHS, start=1):
        if len(name) >= 3 and (
            known.startswith(name) or name == known[:3] or (name, position) == ("sept", 9)
        ):
            return position, int(number.group()) if number else None
    raise ValueError(f"{text!r} is not a month; write jun, June or 6")


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[{}~\\,]", " ", text)).strip()
