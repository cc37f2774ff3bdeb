"""Papers, and lists of them, in the vocabulary of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.outputs.json_ld.things import filled, identity, organization
from sphinx_scholar.records.same_person import link_of_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.outputs.json_ld.things import Thing
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.publication import Author, Publication

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

SAME_WORK = frozenset(
    {"doi", "arxiv", "proceedings", "openreview", "hal", "pubmed", "pmc", "ads", "mathscinet", "zbmath"}
)
"""Links that lead to another record of the same work."""

ORCID = "https://orcid.org/"


def article(work: Publication, life: Life) -> Thing:
    """Return a paper; where and when it appeared is said only of one that is published."""
    kind = TYPES.get(work.type, "ScholarlyArticle")
    return filled(
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
            "publisher": organization(work.publisher, life) if work.is_published else {},
            "sourceOrganization": organization(work.institution, life),
            "reportNumber": work.number if work.type in REPORTS else "",
            "abstract": work.abstract.plain,
            "keywords": list(work.keywords),
            "identifier": _doi(work),
            "sameAs": [link.url for link in work.links if link.kind in SAME_WORK],
        }
    )


def _doi(work: Publication) -> Thing:
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": work.doi} if work.doi else {}


def _author(author: Author, life: Life) -> Thing:
    if life.is_owner(author):
        orcid = f"{ORCID}{account}" if life.owner and (account := life.owner.account("orcid")) else ""
        return filled(
            {"@type": "Person", "@id": identity(life), "name": author.name, "identifier": _orcid(orcid)}
        )
    link = link_of_person(author, life.links)
    return filled({"@type": "Person", "name": author.name, "url": link, "identifier": _orcid(link)})


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
            return filled({**book, "isPartOf": series})
        return filled(book) if work.venue_kind == "booktitle" else {}
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
