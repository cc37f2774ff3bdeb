"""Records in the vocabulary of schema.org, written as JSON-LD for the head of a page.

Records in, text out; knows nothing of pages, nor of the other forms in which a head says things.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_scholar import wording
from sphinx_scholar.records.postal import postal_address
from sphinx_scholar.records.same_person import link_of_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person
    from sphinx_scholar.records.posts import Post
    from sphinx_scholar.records.publication import Author, Publication

Thing = dict[str, Any]

TYPES = {
    "article": "ScholarlyArticle",
    "inproceedings": "ScholarlyArticle",
    "incollection": "Chapter",
    "inbook": "Chapter",
    "book": "Book",
    "collection": "Book",
    "proceedings": "Book",
    "thesis": "Thesis",
    "phdthesis": "Thesis",
    "mastersthesis": "Thesis",
    "report": "Report",
    "techreport": "Report",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
}
"""What schema.org calls each type of entry; all others are scholarly articles."""


REPORTS = frozenset({"report", "techreport"})


def render_json_ld(things: Sequence[Thing]) -> str:
    """Return things as one text that may stand in a ``script`` element, or nothing for none."""
    if not things:
        return ""
    graph = {"@graph": list(things)} if len(things) > 1 else things[0]
    text = json.dumps({"@context": "https://schema.org", **graph}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def profile_page(life: Life) -> Thing:
    """Return the page that presents the owner (Google's "Profile page" asks for both)."""
    owner = life.owner
    assert owner is not None
    return _filled(
        {
            "@type": "ProfilePage",
            "url": life.addresses.page(owner.docname),
            "name": life.title,
            "inLanguage": life.language.replace("_", "-"),
            "mainEntity": _person(owner, life),
        }
    )


def _person(owner: Person, life: Life) -> Thing:
    schools = dict.fromkeys(degree.organization for degree in life.of_kind("degree") if degree.period.end)
    of_owner: dict[str, list[str]] = {}
    for entry in life.entries:
        if name := life.kind_of(entry).person_property:
            of_owner.setdefault(name, []).append(entry.title)
    return _filled(
        {
            "@type": "Person",
            "@id": _identity(life),
            "name": owner.name,
            "alternateName": list(owner.names),
            "pronouns": owner.pronouns,
            "jobTitle": _one_or_all([affiliation.role for affiliation in owner.roles if affiliation.role]),
            "affiliation": _one_or_all(_organizations(owner, life)),
            "worksFor": _organizations(owner, life)[:1] if owner.affiliations else [],
            "alumniOf": [_organization(school, life) for school in schools if school],
            "description": owner.vision,
            "email": list(owner.emails),
            "telephone": owner.telephone,
            "address": _postal_address(owner),
            "image": life.portrait,
            "sameAs": [link.url for link in owner.profiles],
            **of_owner,
        }
    )


def _one_or_all(values: list[Any]) -> Any:
    """Return one value by itself, as most readers expect it."""
    return values[0] if len(values) == 1 else values


def _organizations(owner: Person, life: Life) -> list[Thing]:
    """Return where the owner works, the main place first."""
    roles = [affiliation for affiliation in owner.roles if affiliation.organization]
    return [
        _filled(
            {**_organization(affiliation.organization, life, affiliation.url), "address": affiliation.place}
        )
        for affiliation in roles
    ]


def _postal_address(owner: Person) -> Thing:
    if not owner.address:
        return {}
    parts = postal_address(owner.address)
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": wording.address_text(replace(owner, address=parts.street)),
            "postalCode": parts.code,
            "addressLocality": parts.city,
            "addressRegion": parts.region,
            "addressCountry": parts.country,
        }
    )


def _identity(life: Life) -> str:
    """Return the name by which other things refer to the owner."""
    return life.addresses.page(life.owner.docname, life.owner.anchor) if life.owner else ""


def _organization(name: str, life: Life, url: str = "") -> Thing:
    url = url or life.links.get(name, "")
    return _filled({"@type": "Organization", "name": name, "url": url}) if name else {}


def article(work: Publication, life: Life) -> Thing:
    """Return a paper; where and when it appeared is said only of one that is published."""
    kind = TYPES.get(work.type, "ScholarlyArticle")
    return _filled(
        {
            "@type": kind,
            "url": life.work_url(work),
            "name": work.title.plain,
            "headline": work.title.plain if kind == "ScholarlyArticle" else "",
            "author": [_author(author, life) for author in work.authors]
            + ([{"@type": "Organization", "name": work.collaboration}] if work.collaboration else []),
            "editor": [_author(editor, life) for editor in work.editors] if not work.authors else [],
            "creativeWorkStatus": work.status.value,
            "datePublished": work.date.iso if work.date and work.is_published else "",
            "isPartOf": _container(work) if work.is_published else {},
            "pagination": work.pages if work.is_published else "",
            "publisher": _organization(work.publisher, life) if work.is_published else {},
            "sourceOrganization": _organization(work.institution, life),
            "reportNumber": work.number if work.type in REPORTS else "",
            "abstract": work.abstract.plain,
            "keywords": list(work.keywords),
            "identifier": _doi(work),
            "sameAs": [link.url for link in work.links if link.kind in SAME_WORK],
        }
    )


def blog_posting(post: Post, life: Life) -> Thing:
    """Return a post (Google's "Article" asks for its dates, headline, author and picture)."""
    owner: Thing = {"@type": "Person", "@id": _identity(life), "name": life.author}
    return _filled(
        {
            "@type": "BlogPosting",
            "url": life.addresses.page(post.docname),
            "headline": post.title,
            "description": post.summary,
            "datePublished": post.date.iso if post.date else "",
            "dateModified": post.updated.iso if post.updated else "",
            "author": _filled(owner),
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
            yield _filled(
                {
                    "@type": kind.schema,
                    "name": entry.title,
                    "url": life.addresses.page(entry.docname, entry.anchor),
                    **THINGS.get(kind.schema, _no_more)(entry, life),
                }
            )


def _no_more(entry: Entry, life: Life) -> Thing:
    return {}


def _event(entry: Entry, life: Life) -> Thing:
    """Return when and where a talk was (Google's "Event" asks for both)."""
    start, end, time = entry.period.start, entry.period.end, entry.text("time")
    day = start.iso if start else ""
    return {
        "startDate": f"{day}T{time}" if start and start.day and time else day,
        "endDate": end.iso if end and end != start else "",
        "location": _filled({"@type": "Place", "name": entry.location}) if entry.location else {},
        "superEvent": _filled({"@type": "Event", "name": entry.text("event")}) if entry.text("event") else {},
        "organizer": _organization(entry.organization, life),
        "performer": {"@id": _identity(life)} if life.owner and life.addresses.base else {},
        "recordedIn": {"@type": "VideoObject", "url": entry.text("video")} if entry.text("video") else {},
    }


def _course(entry: Entry, life: Life) -> Thing:
    return {
        "educationalLevel": entry.text("level"),
        "provider": _organization(entry.organization, life),
    }


def _grant(entry: Entry, life: Life) -> Thing:
    return {"funder": _organization(entry.organization, life)}


def _software(entry: Entry, life: Life) -> Thing:
    return {
        "codeRepository": entry.text("repository"),
        "programmingLanguage": entry.text("language"),
        "softwareHelp": {"@type": "CreativeWork", "url": entry.text("documentation")}
        if entry.text("documentation")
        else {},
    }


def _member(entry: Entry, life: Life) -> Thing:
    return {"jobTitle": entry.text("role"), "affiliation": _organization(entry.organization, life)}


THINGS: dict[str, Callable[[Entry, Life], Thing]] = {
    "Event": _event,
    "Course": _course,
    "Grant": _grant,
    "SoftwareSourceCode": _software,
    "Person": _member,
}
"""What is said of things of a type besides name and address."""

SAME_WORK = frozenset(
    {"doi", "arxiv", "proceedings", "openreview", "hal", "pubmed", "pmc", "ads", "mathscinet", "zbmath"}
)
"""Links that lead to another record of the same work."""


def _doi(work: Publication) -> Thing:
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": work.doi} if work.doi else {}


def _author(author: Author, life: Life) -> Thing:
    if life.is_owner(author):
        orcid = f"{ORCID}{account}" if life.owner and (account := life.owner.account("orcid")) else ""
        return _filled(
            {"@type": "Person", "@id": _identity(life), "name": author.name, "identifier": _orcid(orcid)}
        )
    link = link_of_person(author, life.links)
    return _filled({"@type": "Person", "name": author.name, "url": link, "identifier": _orcid(link)})


ORCID = "https://orcid.org/"


def _orcid(url: str) -> Thing:
    """Return the ORCID iD that an address leads to, as an identifier."""
    return {"@type": "PropertyValue", "propertyID": "ORCID", "value": url} if url.startswith(ORCID) else {}


def _container(work: Publication) -> Thing:
    """Return the journal, with volume and issue, or the book that holds a paper."""
    if not work.venue:
        return {}
    if work.venue_kind != "journaltitle":
        book = {"@type": "Book", "name": work.venue.plain, "isbn": work.isbn}
        if work.series:
            series = {"@type": "CreativeWorkSeries", "name": work.series}
            book = {"@type": "PublicationVolume", "name": work.venue.plain, "volumeNumber": work.volume}
            return _filled({**book, "isPartOf": series})
        return _filled(book) if work.venue_kind == "booktitle" else {}
    held: Thing = {"@type": "Periodical", "name": work.venue.plain}
    if work.volume:
        held = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": held}
    if work.number:
        held = {"@type": "PublicationIssue", "issueNumber": work.number, "isPartOf": held}
    return held


def item_list(works: Sequence[Publication], life: Life) -> Thing:
    """Return the papers of a page's lists that have pages, in the order of the page."""
    found = [(work, url) for work in works if (url := life.work_url(work))]
    return {
        "@type": "ItemList",
        "numberOfItems": len(found),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": work.title.plain, "url": url}
            for position, (work, url) in enumerate(found, start=1)
        ],
    }


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Thing:
    """Return the pages from the first to this one, given as names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, start=1)
        ],
    }


def _filled(thing: Thing) -> Thing:
    """Return a thing without what is empty."""
    return {name: value for name, value in thing.items() if value not in ("", [], {})}
