"""Atom feeds (RFC 4287) of papers, posts and dated entries: what they say, and from when they are.

Records in, text out. Every date is one that the content tells; nothing asks the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.rendering.entry_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.publication import Publication

FILES = {
    "feed": "atom.xml",
    "feed-papers": "atom-papers.xml",
    "feed-news": "atom-news.xml",
    "feed-posts": "atom-posts.xml",
}
"""The places of the feeds in the output folder, by the name of the form."""

_ = get_translation(wording.CATALOG)

NOTHING: Mapping[str, str] = MappingProxyType({})

LIMIT = 100
"""How many items a feed has at most, the latest first."""

NAMESPACE = "http://www.w3.org/2005/Atom"

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file may hold (XML 1.0, 2.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the feed."""

    url: str
    """Its address, which is its identity too."""
    title: str
    date: PartialDate
    authors: tuple[str, ...] = ()
    """None where it is the owner's own."""
    updated: PartialDate | None = None
    """When it was last changed, where that is known."""
    summary: str = ""
    content: str = ""
    """All that it says, as HTML with whole addresses."""
    categories: tuple[tuple[str, str], ...] = ()
    """Each a term, and what readers are shown of it."""

    @property
    def latest(self) -> PartialDate:
        """The later of both dates."""
        return max(self.date, self.updated or self.date)


def render_feed(life: Life, form: str = "feed", contents: Mapping[str, str] = NOTHING) -> str:
    """Return a feed, or nothing where it could have no addresses or no items.

    ``contents`` is what posts and news say, as HTML, by their addresses.
    """
    found = (replace(item, content=contents.get(item.url, "")) for item in ITEMS[form](life))
    items = sorted(found, key=lambda item: (item.title.casefold(), item.url))
    items = sorted(items, key=lambda item: item.date, reverse=True)[:LIMIT]
    home = life.addresses.page(life.home)
    if not home or not items:
        return ""
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": life.language.replace("_", "-")})
    own = life.addresses.file(FILES[form])
    _add(feed, "id", own)
    _add(feed, "title", feed_title(life, form))
    _add(feed, "updated", timestamp(max(item.latest for item in items)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(_add(feed, "author"), "name", life.owner.name if life.owner else life.author)
    for item in items:
        _add_item(feed, item)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def timestamp(date: PartialDate) -> str:
    """Return the first moment of a date; Atom knows no dates without a time (RFC 4287, 3.3)."""
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"


def feed_title(life: Life, form: str) -> str:
    """Return what a feed is called."""
    headings = {"feed-papers": _("Publications"), "feed-news": _("News"), "feed-posts": _("Posts")}
    return wording.labeled(life.title, str(headings[form])) if form in headings else life.title


def _papers(life: Life) -> Iterator[Item]:
    """Yield the latest papers; of thousands no item is made that no feed has room for."""
    found = [(work, work.date, url) for work in life.works if work.date and (url := life.work_url(work))]
    found.sort(key=lambda paper: (paper[0].title.plain.casefold(), paper[2]))
    found.sort(key=lambda paper: paper[1], reverse=True)
    for work, date, url in found[:LIMIT]:
        yield _paper(work, url, date)


def _posts(life: Life) -> Iterator[Item]:
    for post in life.posts:
        url = life.addresses.page(post.docname)
        if post.date and url:
            yield Item(
                url=url,
                title=post.title,
                date=post.date,
                updated=post.updated,
                summary=post.summary,
                categories=tuple((tag, tag) for tag in post.tags),
            )


def _news(life: Life) -> Iterator[Item]:
    return _entries(life.of_kind("news"), life)


def _all(life: Life) -> Iterator[Item]:
    yield from _papers(life)
    yield from _posts(life)
    yield from _entries((entry for entry in life.entries if not life.kind_of(entry).is_life), life)


ITEMS: dict[str, Callable[[Life], Iterator[Item]]] = {
    "feed": _all,
    "feed-papers": _papers,
    "feed-news": _news,
    "feed-posts": _posts,
}
"""What each feed holds."""


def _entries(entries: Iterable[Entry], life: Life) -> Iterator[Item]:
    for entry in entries:
        date = entry.period.start or entry.period.end
        url = life.addresses.page(entry.docname, entry.anchor)
        if date and url:
            yield _entry(entry, url, date, life)


def _paper(work: Publication, url: str, date: PartialDate) -> Item:
    return Item(
        url=url,
        title=work.title.plain,
        date=date,
        authors=tuple(author.name for author in work.authors or work.editors),
        summary=wording.sentence(wording.standing(work)).replace("'", "’"),
        categories=(("publication", str(_("Paper"))),),
    )


def _entry(entry: Entry, url: str, date: PartialDate, life: Life) -> Item:
    body = life.body(entry)
    about = " · ".join(fact.text for fact in facts_of(entry, life.kinds))
    parts = (about, body.summary, *body.highlights)
    return Item(
        url=url,
        title=entry.title,
        date=date,
        summary="\n".join(part for part in parts if part),
        categories=((entry.kind, _label(entry, life)),) if entry.kind else (),
    )


def _label(entry: Entry, life: Life) -> str:
    """Return what the kind of an entry is called; the author's own word for one without a row."""
    kind = life.kind_of(entry)
    return wording.translated(kind.word) if kind.name == entry.kind else entry.kind


def _add_item(feed: ET.Element, item: Item) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", item.url)
    _add(entry, "title", item.title)
    _add(entry, "updated", timestamp(item.latest))
    if item.date.day:
        _add(entry, "published", timestamp(item.date))
    for name in item.authors:
        _add(_add(entry, "author"), "name", name)
    _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    for term, label in item.categories:
        _add(entry, "category", term=term, label=label)
    if item.summary:
        _add(entry, "summary", item.summary)
    if item.content:
        _add(entry, "content", item.content, type="html")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = FORBIDDEN.sub(" ", text) or None
    return element
