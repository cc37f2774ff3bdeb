"""What lists of every kind choose by: tags, since when, and a style.

Knows neither queries nor directives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.records.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.records.dates import PartialDate, Period

STYLES = ("full", "compact", "line")
"""How much of each record a list shows."""


def has_tag(tags: Iterable[str], wanted: Iterable[str]) -> bool:
    """Tell whether one of the tags is wanted; all are where none is named."""
    names = {name.casefold() for name in wanted}
    return not names or any(tag.casefold() in names for tag in tags)


def unknown_tags(wanted: Iterable[str], known: Iterable[str]) -> list[tuple[str, str]]:
    """Return the tags that nothing has, each with a hint."""
    spellings = {tag.casefold(): tag for tag in known}
    return [(tag, did_you_mean(tag, spellings.values())) for tag in wanted if tag.casefold() not in spellings]


def is_since(date: PartialDate | None, since: PartialDate | None) -> bool:
    """Tell whether a date is not certainly before another; what has no date stays."""
    return date is None or since is None or not since.is_after(date)


def lasts_since(period: Period, since: PartialDate | None) -> bool:
    """Tell whether a period goes on, or ends, at a date or later."""
    return period.ongoing or is_since(period.end or period.start, since)
