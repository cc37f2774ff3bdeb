"""Events as a calendar: read back by another program; its times are the content's."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from sphinx_scholar.outputs.calendar import render_calendar
from sphinx_scholar.outputs.life import Body
from sphinx_scholar.records.kinds import KINDS
from tests.engine import build
from tests.sample_records import BASE, entry, life

if TYPE_CHECKING:
    from pathlib import Path

TALK = KINDS["talk"]


def talk(title: str = "Looms", dates: str = "2025-05-12", **given: Any) -> Any:
    """Return a talk."""
    return entry(title, dates, "talk", kind="talk", docname="talks", **given)


def events(*entries: Any, **given: Any) -> list[Any]:
    """Return the events of a calendar, which keeps the rules of its format."""
    text = render_calendar(TALK, life(entries=entries, **given))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    found = icalendar.Calendar.from_ical(text)
    assert found.errors == []
    assert (found["version"], found["x-wr-calname"]) == ("2.0", "Ada's home: Talks")
    assert all(event.errors == [] for event in found.walk("vevent"))
    return list(found.walk("vevent"))


def test_what_a_talk_says() -> None:
    keynote = talk(
        "A, b; c\\d & é" + "ü" * 60,
        event="Meeting; great",
        location="London",
        organization="Royal Society",
        sort="keynote",
        time="09:30",
        slides="https://ada.example/s,t.pdf",
    )
    bodies = {keynote: Body(summary="One.\nTwo.", highlights=("Three",))}
    # Readers take what is not escaped too, where they can.
    written = render_calendar(TALK, life(entries=(keynote,), bodies=bodies)).replace("\r\n ", "")
    assert "\r\nSUMMARY:A\\, b\\; c\\\\d & é" in written
    assert "\r\nLOCATION:Meeting\\; great\\, Royal Society\\, London\r\n" in written
    assert "/s\\,t.pdf\\nOne.\\nTwo.\\nThree\r\n" in written
    (event,) = events(keynote, bodies=bodies)
    assert event["summary"] == "A, b; c\\d & é" + "ü" * 60
    assert event["location"] == "Meeting; great, Royal Society, London"
    assert event["description"] == "keynote\nSlides: https://ada.example/s,t.pdf\nOne.\nTwo.\nThree"
    assert event["url"] == f"{BASE}talks.html#{keynote.anchor}"
    assert event["dtstart"].dt.isoformat() == "2025-05-12T09:30:00"
    assert event["dtstamp"].dt == dt.datetime(2025, 5, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("time", "start"),
    [
        ("09:30", "2025-05-12T09:30:00"),
        ("09:30 Europe/Rome", "2025-05-12T07:30:00+00:00"),
        ("21:00 America/Los_Angeles", "2025-05-13T04:00:00+00:00"),
        ("16:00 UTC", "2025-05-12T16:00:00+00:00"),
        ("16:00 +05:30", "2025-05-12T10:30:00+00:00"),
    ],
)
def test_times_of_day(time: str, start: str) -> None:
    (event,) = events(talk(time=time))
    assert event["dtstart"].dt.isoformat() == start


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("2025-05-12", dt.date(2025, 5, 12), None),
        ("2025-05-12/2025-05-14", dt.date(2025, 5, 12), dt.date(2025, 5, 15)),
        ("2025-05-12/2025", dt.date(2025, 5, 12), None),
        ("0800-01-02", dt.date(800, 1, 2), None),
    ],
)
def test_days(dates: str, start: dt.date, end: dt.date | None) -> None:
    (event,) = events(talk(dates=dates))
    assert event["dtstart"].dt == start
    assert (event["dtend"].dt if "dtend" in event else None) == end


def test_events_are_in_the_order_of_time() -> None:
    latest_first = (talk("Later", "2025-05-13"), talk("Earlier"))
    assert [str(event["summary"]) for event in events(*latest_first)] == ["Earlier", "Later"]


def test_identifiers_stay_and_differ() -> None:
    one, other = talk(), talk("Other")
    moved = dataclasses.replace(one, docname="index", anchor="elsewhere", location="Rome")
    first, second = events(one, other)
    assert first["uid"] != second["uid"]
    assert events(moved)[0]["uid"] in {first["uid"], second["uid"]}
    assert len(events(one, dataclasses.replace(one))) == 1


@pytest.mark.parametrize("dates", ["", "2025", "2025-05"])
def test_without_a_day_there_is_no_event(dates: str) -> None:
    assert render_calendar(TALK, life(entries=(talk(dates=dates), entry("Prize", "2025-05-12")))) == ""


SENTENCES = {
    "*Looms*, London.": ("Looms", "London", ""),
    "Blue carbon: a critical look, Royal Society, London (invited)": (
        *("Blue carbon: a critical look", "Royal Society, London"),
        "Blue carbon: a critical look, Royal Society, London (invited)",
    ),
    "Seeds or shoots?, EMBS, Gdańsk": ("Seeds or shoots?", "EMBS, Gdańsk", "Seeds or shoots?, EMBS, Gdańsk"),
    "[Grazers, not nutrients](https://a.example), [Davis](https://b.example) (keynote)": (
        *("Grazers, not nutrients", "", "Grazers, not nutrients, Davis (keynote)"),
    ),
    "“Grazers, not nutrients,” UC Davis. A great day.": (
        *("Grazers, not nutrients", "UC Davis", "“Grazers, not nutrients,” UC Davis. A great day"),
    ),
    "Eelgrass (seminar)": ("Eelgrass", "", "Eelgrass (seminar)"),
    "Spoke about *looms* in London.": ("Spoke about looms in London", "", ""),
    "《海草》，厦门大学": ("海草", "厦门大学", "《海草》，厦门大学"),
    "海草的克隆，厦门大学（特邀）": ("海草的克隆", "厦门大学", "海草的克隆，厦门大学（特邀）"),
}
"""What a talk is called, where it was, and what else is said of it, by the sentence of a list."""


def test_a_sentence_says_what_a_talk_is_called_and_where_it_was(tmp_path: Path) -> None:
    items = "\n".join(f"- 2025-05-{day:02} {sentence}" for day, sentence in enumerate(SENTENCES, 1))
    site = build(tmp_path / "site", {"index.md": f"# Talks\n\n:::{{talks}}\n{items}\n:::\n"})
    found = icalendar.Calendar.from_ical(site.text("talks.ics")).walk("vevent")
    names = ("summary", "location", "description")
    assert [tuple(str(event.get(name, "")) for name in names) for event in found] == [
        (title, place, said or (f"{title}, {place}" if place else ""))
        for title, place, said in SENTENCES.values()
    ]


def test_a_talk_of_a_list_keeps_its_identifier_when_more_is_said_of_it(tmp_path: Path) -> None:
    def identifier(sentence: str) -> str:
        page = f"# Talks\n\n:::{{talks}}\n- 2025-05-12 {sentence}\n:::\n"
        site = build(tmp_path / "site", {"index.md": page})
        (event,) = icalendar.Calendar.from_ical(site.text("talks.ics")).walk("vevent")
        return str(event["uid"])

    assert identifier("Looms, London") == identifier(
        "*Looms*, London (keynote), with [slides](https://a.example)"
    )
    assert identifier("Looms, London") != identifier("Cards, London")


SITE = {
    "index.md": "# Ada\n\n:::{person} Ada Lovelace\n:::\n\n:::{talks}\n:::\n",
    "talks.md": """
        # Talks

        :::{talks}
        - 2025-05-12 09:30 Europe/Rome *Looms*, London.
        - May 2024 Cards.
        :::
        """,
    "shows.md": "# Shows\n\n:::{show} Looms, London\n:date: 2025-05-12\n:opens: 19:00\n:::\n",
    "contact.md": "# Contact\n\n:::{contact}\n:show: files\n:::\n",
}
SHOW = {"fields": {"opens": "time"}, "schema": "ExhibitionEvent"}
SHOWS: dict[str, Any] = {"scholar_kinds": {"show": SHOW}}


def test_each_kind_of_events_has_a_file_that_its_pages_name(tmp_path: Path) -> None:
    site = build(tmp_path / "site", SITE, **SHOWS)
    starts, identifiers = {}, set()
    for name in ("talks.ics", "shows.ics"):
        (event,) = icalendar.Calendar.from_ical(site.text(name)).walk("vevent")
        identifiers.add(str(event["uid"]))
        starts[name] = (event["summary"], event["dtstart"].dt.isoformat())
    assert starts == {
        "talks.ics": ("Looms", "2025-05-12T07:30:00+00:00"),
        "shows.ics": ("Looms, London", "2025-05-12T19:00:00"),
    }
    assert len(identifiers) == 2
    named = {
        page: [link["href"] for link in site.soup(f"{page}.html").select("link[type='text/calendar']")]
        for page in ("index", "talks", "shows", "contact")
    }
    assert named == {"index": [], "talks": ["talks.ics"], "shows": ["shows.ics"], "contact": []}
    files = {link.text: link["href"] for link in site.body("contact.html").select("a")}
    assert files["Talks (iCalendar)"] == "talks.ics"


def test_a_site_without_calendars(tmp_path: Path) -> None:
    without = build(tmp_path / "without", SITE, scholar_without=["calendar"], **SHOWS)
    bare = build(tmp_path / "bare", {"index.md": "# Ada\n\n:::{talks}\n- May 2024 Cards.\n:::\n"})
    assert [*without.out.glob("*.ics"), *bare.out.glob("*.ics")] == []
    assert without.soup("talks.html").select("link[type='text/calendar']") == []
