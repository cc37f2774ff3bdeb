"""Talks, and other entries that are events, as a calendar (RFC 5545), a file for each kind.

Records in, text out. Every time comes from the content, never from the clock.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.outputs.vcard import escaped, folded
from sphinx_scholar.records.moments import moment
from sphinx_scholar.rendering.entry_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.kinds import Kind


def calendar_file(kind: Kind) -> str:
    """Return its place in the output folder."""
    return f"{kind.plural}.ics"


def title_of(kind: Kind, life: Life) -> str:
    """Return what the calendar is called."""
    return wording.labeled(life.title, wording.translated(kind.heading))


def render_calendar(kind: Kind, life: Life) -> str:
    """Return the entries of a kind whose days are known; nothing where there are none."""
    events = {_uid(entry, kind, life): entry for entry in reversed(life.of_kind(kind.name)) if _day(entry)}
    if not events:
        return ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sphinx-scholar//EN",
        f"X-WR-CALNAME:{escaped(title_of(kind, life))}",
    ]
    for uid, entry in events.items():
        lines += ["BEGIN:VEVENT", f"UID:{uid}", *_event(entry, kind, life), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _uid(entry: Entry, kind: Kind, life: Life) -> str:
    """Return an identifier that stays when the entry moves to another page (RFC 7986, 5.3).

    That of an item of a list is made of its day and headline: more may be said behind it later.
    """
    day = _day(entry)
    name = f"{day}-{entry.headline.casefold()}" if entry.headline else entry.name
    site = life.addresses.base or life.author
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{site}#{kind.name}/{name}"))


def _day(entry: Entry) -> dt.date | None:
    """Return the day on which an entry begins, where it is known; Python's calendar has no year 0."""
    date = entry.period.start
    is_known = date and date.year and date.day
    return dt.date.fromisoformat(date.iso) if date and is_known else None


def _event(entry: Entry, kind: Kind, life: Life) -> Iterator[str]:
    day, end = _day(entry), entry.period.end
    assert day is not None
    stamp = day.isoformat().replace("-", "")
    time = next((entry.text(field.key) for field in kind.fields if field.shown == "date"), "")
    # DTSTAMP is required; the content has nothing but the day of the event.
    yield f"DTSTAMP:{stamp}T000000Z"
    if time:
        begin = moment(day, time)
        # Without a zone it is the time of the place (RFC 5545, 3.3.5).
        shown = begin.astimezone(dt.UTC) if begin.tzinfo else begin
        yield f"DTSTART:{shown.strftime('%Y%m%dT%H%M%S').zfill(15)}{'Z' if begin.tzinfo else ''}"
    else:
        yield f"DTSTART;VALUE=DATE:{stamp}"
        if end and end.day and end != entry.period.start:
            # The day behind the last one (RFC 5545, 3.6.1).
            behind = dt.date.fromisoformat(end.iso) + dt.timedelta(1)
            yield f"DTEND;VALUE=DATE:{behind.isoformat().replace('-', '')}"
    yield f"SUMMARY:{escaped(entry.headline or entry.title)}"
    place = [text for field in kind.fields if field.shown == "place" for text in entry.texts(field.key)]
    place += [entry.location or entry.venue]
    texts = {
        "LOCATION": wording.phrase(place),
        "DESCRIPTION": "\n".join(_description(entry, kind, life)),
    }
    yield from (f"{name}:{escaped(text)}" for name, text in texts.items() if text)
    url = life.addresses.page(entry.docname, entry.anchor) or entry.url
    # An address is a value of the type URI: nothing in it is escaped (RFC 5545, 3.3.13).
    yield from (f"URL:{url}",) if url else ()


def _description(entry: Entry, kind: Kind, life: Life) -> Iterator[str]:
    if entry.headline not in {"", entry.title}:
        yield entry.title
    for fact in facts_of(entry, life.kinds):
        field = kind.field(fact.field)
        if field is None or (field.shown not in {"link", "place"} and fact.field != "location"):
            yield fact.text
    for field in kind.fields:
        if field.shown == "link" and entry.text(field.key):
            yield wording.labeled(wording.translated(field.label), entry.text(field.key))
    body = life.body(entry)
    yield from (text for text in (body.summary, *body.highlights) if text)
