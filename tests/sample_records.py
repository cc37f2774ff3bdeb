"""Records for tests of the forms that machines read, each as bare as it can be."""

from __future__ import annotations

from typing import Any

from sphinx_scholar.outputs.life import Addresses, Life
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import COMMON, Entry
from sphinx_scholar.records.identifiers import Link
from sphinx_scholar.records.networks import NETWORKS
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.publication import Author, Publication, Status
from sphinx_scholar.records.text import Text

NOWHERE = Source(path="index.md", line=1)
BASE = "https://ada.example/"


def author(name: str) -> Author:
    """Return an author by a name written ``Given Family``."""
    given, _space, family = name.rpartition(" ")
    return Author(given=given, family=family)


def work(
    key: str = "k", *names: str, date: str = "", links: dict[str, str] | None = None, **given: Any
) -> Publication:
    """Return a paper, published unless told otherwise, by these authors."""
    plain = {name: Text.of(given.pop(name)) for name in ("title", "venue", "abstract") if name in given}
    defaults: dict[str, Any] = {"type": "article", "status": Status.PUBLISHED, "title": Text.of("Notes")}
    defaults["authors"] = tuple(author(name) for name in names or ("Ada Lovelace",))
    return Publication(
        key=key,
        date=PartialDate.parse(date) if date else None,
        links=tuple(Link(kind=kind, url=url) for kind, url in (links or {}).items()),
        source=NOWHERE,
        **{**defaults, **plain, **given},
    )


def period(text: str) -> Period:
    """Return a period from ``start/end``; no end is one that goes on, no slash is one date."""
    start, slash, end = text.partition("/")
    first = PartialDate.parse(start) if start else None
    if not slash:
        return Period(start=first, end=first)
    return Period(start=first, end=PartialDate.parse(end) if end else None, ongoing=not end)


def _entry(directive: str, title: str, dates: str, given: dict[str, Any]) -> Entry:
    name = title.lower().replace(" ", "-")
    where = {"docname": "index", "anchor": f"entry-{name}", "source": NOWHERE}
    stored = (*COMMON, *where, "publications")
    common = {**where, **{field: given.pop(field) for field in stored if field in given}}
    return Entry(
        name=name,
        title=title,
        directive=directive,
        period=period(dates),
        fields=tuple(given.items()),
        **common,
    )


def entry(title: str = "Talk", dates: str = "", directive: str = "entry", **given: Any) -> Entry:
    """Return an entry."""
    return _entry(directive, title, dates, given)


def position(title: str = "Work", dates: str = "", **given: Any) -> Entry:
    """Return a position."""
    return _entry("position", title, dates, given)


def degree(title: str = "PhD", dates: str = "", **given: Any) -> Entry:
    """Return a degree."""
    return _entry("degree", title, dates, given)


def person(name: str = "Ada Lovelace", **given: Any) -> Person:
    """Return a person."""
    profiles = tuple(network.profile(given.pop(kind)) for kind, network in NETWORKS.items() if kind in given)
    where = {"docname": "index", "anchor": "person-ada", "source": NOWHERE}
    return Person(**{"name": name, **where, "profiles": profiles, **given})


def life(*works: Publication, base: str = BASE, **given: Any) -> Life:
    """Return a life with an owner, on a site of two pages and one for each paper."""
    owner = given.pop("owner", person())
    pages = {"index": "", "talks": "talks.html"} | {f"papers/{w.key}": f"papers/{w.key}.html" for w in works}
    return Life(
        title="Ada's home",
        author="Ada Lovelace",
        addresses=Addresses(base=base, pages=pages),
        owner=owner,
        own_names=("Ada Lovelace", *(owner.aliases if owner else ())),
        works=works,
        work_pages={w.key: f"papers/{w.key}" for w in works},
        **given,
    )
