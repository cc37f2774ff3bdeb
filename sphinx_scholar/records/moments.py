"""Times of day, with the zone that they are of where an author names it: ``09:30``, ``16:00 Europe/Rome``."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ZONE = r"UTC|GMT|Z|[+-]\d\d:?\d\d|[A-Z]\w+(?:/[\w+-]+)+"
"""A zone as it is written behind a time: a difference from UTC, or a name of the IANA's."""

TIME = re.compile(rf"(?P<hour>\d\d?):(?P<minute>\d\d)(?:\s*(?P<zone>{ZONE}))?")


def read_time(text: str) -> str:
    """Return a time of day in one form, or raise ``ValueError``."""
    match = TIME.fullmatch(text.strip())
    if not match or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise ValueError(f"{text!r} is not a time of day such as 09:30 or 16:00 Europe/Rome")
    zone = match["zone"] or ""
    _zone(zone)
    return f"{int(match['hour']):02}:{match['minute']} {zone}".rstrip()


def moment(day: dt.date, time: str) -> dt.datetime:
    """Return the moment of a time of day that :func:`read_time` gave; without a zone, that of the place."""
    clock, _, zone = time.partition(" ")
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), _zone(zone))


def _zone(name: str) -> dt.tzinfo | None:
    """Return a zone, or raise ``ValueError``; none for no name."""
    if name in {"UTC", "GMT", "Z"}:
        return dt.UTC
    if name[:1] in {"+", "-"}:
        return dt.datetime.strptime(name, "%z").tzinfo
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{name!r} is no time zone such as Europe/Rome, UTC or +02:00") from None
