"""``citation_*`` tags, as Google Scholar's inclusion guidelines ask for in the head of a paper's page.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. Records in, names and values
out; a work has them that was published or that everybody can get, and only a venue that printed it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.citations import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.publication import Publication

VENUES = {
    "journaltitle": "journal_title",
    "booktitle": "conference_title",
    "eventtitle": "conference_title",
}
"""The tag that names the venue, by the field that named it."""

PARTS = frozenset({"incollection", "inbook", "bookinbook", "suppbook", "inreference"})
"""Types of works in books that are no proceedings."""

INSTITUTIONS = {
    "phdthesis": "dissertation_institution",
    "mastersthesis": "dissertation_institution",
    "thesis": "dissertation_institution",
    "report": "technical_report_institution",
    "techreport": "technical_report_institution",
}
"""The tag that names the institution, by the type of entry."""


ITEM_TYPE = "z:itemType"
"""The tag of which Zotero takes a type that no other tag says (``RDF.js``, ``detectType``)."""

BY_ITSELF = "journalArticle"
"""What Zotero takes a page with a title for (``Embedded Metadata.js``, ``hwTypeGuess``)."""


def citation_tags(work: Publication, life: Life) -> tuple[tuple[str, str], ...]:
    """Return names and contents of the tags, in the guidelines' order."""
    tags = tuple((f"citation_{name}", content) for name, content in _tags(work, life) if content)
    type = facts.item_type(work)
    is_said = type == BY_ITSELF or any(name.endswith(("_title", "_institution")) for name, _ in tags[1:])
    return tags if is_said or not tags else (*tags, (ITEM_TYPE, type))


def _tags(work: Publication, life: Life) -> Iterator[tuple[str, str]]:
    if not ((work.is_published or work.is_public) and work.authors and work.date):
        # The guidelines' three tags without which a page is not read.
        return
    yield "title", work.title.plain
    for author in work.authors:
        yield "author", author.inverted
    yield "publication_date", work.date.iso.replace("-", "/")
    if work.type in INSTITUTIONS:
        yield INSTITUTIONS[work.type], work.institution or work.venue.plain
        is_report = INSTITUTIONS[work.type] == "technical_report_institution"
        yield "technical_report_number", work.number if is_report else ""
    elif work.has_appeared:
        kind = "inbook_title" if work.type in PARTS else VENUES.get(work.venue_kind, "")
        yield kind, work.venue.plain if work.venue_kind in VENUES else ""
        yield "volume", work.volume
        yield "issue", work.number
    first, last = _pages(work.pages)
    yield "firstpage", first
    yield "lastpage", last
    yield "publisher", work.publisher
    yield "isbn", work.isbn
    yield "doi", work.doi
    yield "arxiv_id", work.arxiv
    yield "abstract", work.abstract.plain
    yield "pdf_url", next((life.addresses.link(link.url) for link in work.links if link.kind == "pdf"), "")


def _pages(pages: str) -> tuple[str, str]:
    """Return the first page and the last, as far as they are one range."""
    match = re.fullmatch(r"([\w:.]+)(?:–([\w:.]+))?", pages)
    return (match[1], match[2] or "") if match else ("", "")
