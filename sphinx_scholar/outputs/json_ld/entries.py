"""Posts, talks, courses and what else is written on pages, in the vocabulary of schema.org."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sphinx_scholar.outputs.json_ld.things import filled, identity, organization
from sphinx_scholar.records.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_scholar.outputs.json_ld.things import Thing
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.posts import Post


def blog_posting(post: Post, life: Life) -> Thing:
    """Return a post (Google's "Article" asks for its dates, headline, author and picture)."""
    owner: Thing = {"@type": "Person", "@id": identity(life), "name": life.author}
    return filled(
        {
            "@type": "BlogPosting",
            "url": life.addresses.page(post.docname),
            "headline": post.title,
            "description": post.summary,
            "datePublished": post.date.iso if post.date else "",
            "dateModified": post.updated.iso if post.updated else "",
            "author": filled(owner),
            "keywords": list(post.tags),
            "image": post.image,
            "inLanguage": life.language.replace("_", "-"),
        }
    )


def things_on(pagename: str, life: Life) -> Iterator[Thing]:
    """Yield what is written on a page of the kinds that schema.org has a type for."""
    for entry in life.entries:
        kind = life.kind_of(entry)
        if entry.docname == pagename and kind.schema:
            yield filled(
                {
                    "@type": kind.schema,
                    "name": entry.headline or entry.title,
                    "description": entry.title if entry.headline not in {"", entry.title} else "",
                    "url": life.addresses.page(entry.docname, entry.anchor),
                    **THINGS.get(kind.schema, _no_more)(entry, life),
                }
            )


def _no_more(entry: Entry, life: Life) -> Thing:
    return {}


def _event(entry: Entry, life: Life) -> Thing:
    """Return when and where a talk was (Google's "Event" asks for both)."""
    end, place = entry.period.end, entry.location or entry.venue
    return {
        "startDate": _begin(entry),
        "endDate": end.iso if end and end != entry.period.start else "",
        "location": {"@type": "Place", "name": place} if place else {},
        "superEvent": filled({"@type": "Event", "name": entry.text("event")}) if entry.text("event") else {},
        "organizer": organization(entry.organization, life),
        "performer": {"@id": identity(life)} if life.owner and life.addresses.base else {},
        "recordedIn": {"@type": "VideoObject", "url": entry.text("video")} if entry.text("video") else {},
    }


def _begin(entry: Entry) -> str:
    """Return when an event begins, as exactly as it is known (ISO 8601)."""
    start, time = entry.period.start, entry.text("time")
    if not (start and start.day and start.year and time):
        return start.iso if start else ""
    return moment(dt.date.fromisoformat(start.iso), time).isoformat(timespec="minutes")


def _course(entry: Entry, life: Life) -> Thing:
    return {
        "educationalLevel": entry.text("level"),
        "provider": organization(entry.organization, life),
    }


def _grant(entry: Entry, life: Life) -> Thing:
    return {"funder": organization(entry.organization, life)}


def _software(entry: Entry, life: Life) -> Thing:
    return {
        "codeRepository": entry.text("repository"),
        "programmingLanguage": entry.text("language"),
        "subjectOf": {"@type": "TechArticle", "url": entry.text("documentation")}
        if entry.text("documentation")
        else {},
    }


def _member(entry: Entry, life: Life) -> Thing:
    return {"jobTitle": entry.text("role"), "affiliation": organization(entry.organization, life)}


THINGS: dict[str, Callable[[Entry, Life], Thing]] = {
    "Event": _event,
    "Course": _course,
    "Grant": _grant,
    "SoftwareSourceCode": _software,
    "Person": _member,
}
"""What is said of things of a type besides name and address."""
