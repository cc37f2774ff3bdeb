"""The Atom feed: read back by another program; its dates are the content's."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest

from sphinx_scholar.outputs.atom import LIMIT, render_feed, timestamp
from sphinx_scholar.outputs.life import Body
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.publication import Status
from tests.sample_records import BASE, entry, life, work


def read(text: str) -> Any:
    feed = feedparser.parse(text.encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def test_papers_and_entries_by_their_dates() -> None:
    talk = entry(
        "Talk & <More>",
        "1844-02-03",
        kind="talk",
        docname="talks",
        anchor="t",
        organization="S",
        location="Rome",
    )
    papers = (
        work("a", "Ada Lovelace", "B C", date="1843", title="One & <two>"),
        work("b", date="1844-01", title="Beta"),
        work("c", date="1843", title="Alpha", status=Status.SUBMITTED),
        work("undated", title="Undated"),
    )
    feed = read(
        render_feed(life(*papers, entries=(talk, entry("Undated")), bodies={talk: Body(summary="It's so.")}))
    )
    assert feed.feed.id == f"{BASE}atom.xml"
    assert feed.feed.title == "Ada's home"
    assert feed.feed.updated == "1844-02-03T00:00:00Z"
    assert feed.feed.author == "Ada Lovelace"
    assert {link.rel: link.href for link in feed.feed.links} == {"self": f"{BASE}atom.xml", "alternate": BASE}
    assert [(item.title, item.updated, item.link, item.tags[0].term) for item in feed.entries] == [
        ("Talk & <More>", "1844-02-03T00:00:00Z", f"{BASE}talks.html#t", "talk"),
        ("Beta", "1844-01-01T00:00:00Z", f"{BASE}papers/b.html", "publication"),
        ("Alpha", "1843-01-01T00:00:00Z", f"{BASE}papers/c.html", "publication"),
        ("One & <two>", "1843-01-01T00:00:00Z", f"{BASE}papers/a.html", "publication"),
    ]
    assert [item.id for item in feed.entries] == [item.link for item in feed.entries]
    assert [item.get("published") for item in feed.entries] == ["1844-02-03T00:00:00Z", None, None, None]
    assert feed.entries[0].summary == "S · Rome\nIt's so."
    assert feed.entries[2].summary == "Under review."
    assert [author.name for author in feed.entries[3].authors] == ["Ada Lovelace", "B C"]


@pytest.mark.parametrize(
    "nothing", [life(), life(work(date="1843"), base=""), life(work()), life(entries=(entry(),))]
)
def test_without_what_it_needs_there_is_no_feed(nothing: Any) -> None:
    assert render_feed(nothing) == ""


def test_without_an_owner_the_author_of_the_site_stands() -> None:
    assert read(render_feed(life(work(date="1843"), owner=None))).feed.author == "Ada Lovelace"


def test_a_feed_has_the_latest_only() -> None:
    papers = [work(f"k{year}", date=str(year)) for year in range(1700, 1700 + LIMIT + 5)]
    feed = read(render_feed(life(*papers)))
    assert [item.updated[:4] for item in feed.entries] == [
        str(year) for year in range(1704 + LIMIT, 1704, -1)
    ]


def test_characters_that_xml_forbids_are_spaces() -> None:
    text = render_feed(life(entries=(entry("a\x0b\ufffeb\x00c", "1843", anchor="a"),)))
    assert read(text).entries[0].title == "a  b c"


@pytest.mark.parametrize(
    ("date", "stamp"),
    [("1843", "1843-01-01"), ("1843-09", "1843-09-01"), ("1843-09-30", "1843-09-30")],
)
def test_timestamps(date: str, stamp: str) -> None:
    assert timestamp(PartialDate.parse(date)) == f"{stamp}T00:00:00Z"
