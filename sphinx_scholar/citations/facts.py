"""What several forms of a citation say of a work, worked out once.

Knows no form; everything here is plain text without line breaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.records.identifiers import arxiv_url, doi_url
from sphinx_scholar.records.publication import Status

if TYPE_CHECKING:
    from sphinx_scholar.records.publication import Publication

ADDRESSES = ("proceedings", "openreview", "website", "pdf")
"""The kinds of links that may stand for a work without a DOI, the best first."""


ITEM_TYPES = {
    "article": "journalArticle",
    "book": "book",
    "bookinbook": "bookSection",
    "booklet": "book",
    "collection": "book",
    "dataset": "dataset",
    "inbook": "bookSection",
    "incollection": "bookSection",
    "inproceedings": "conferencePaper",
    "inreference": "encyclopediaArticle",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "book",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "journalArticle",
    "software": "computerProgram",
    "standard": "standard",
    "suppbook": "bookSection",
    "suppcollection": "bookSection",
    "suppperiodical": "journalArticle",
    "thesis": "thesis",
    "video": "videoRecording",
}
"""What Zotero calls each of BibLaTeX's types; all others are documents."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def line(text: str) -> str:
    """Return text on one line, without characters that no text file should hold."""
    if text.isprintable() and "  " not in text:  # the one blank that is printable is the space
        return text.strip(" ")
    return " ".join(_CONTROL.sub(" ", text).split())


def container(work: Publication) -> str:
    """Return the journal, proceedings or book that a work is part of, or nothing."""
    is_part = work.venue_kind in {"journaltitle", "booktitle", "eventtitle"}
    return line(work.venue.plain) if is_part and work.has_appeared else ""


def collection(work: Publication) -> str:
    """Return the work in several volumes and the series to which a work belongs, or nothing."""
    return line("; ".join(name for name in (work.main_title, work.series) if name))


def publisher(work: Publication) -> str:
    """Return who brought a work out: a publisher, a school, an institution or arXiv."""
    named = work.institution or work.publisher
    if not named and work.venue_kind in {"publisher", "institution", "organization", "howpublished"}:
        named = work.venue.plain
    if not named and work.arxiv and not work.has_appeared:
        named = "arXiv"
    if not named and work.venue_kind == "eprinttype":
        named = work.venue.plain
    return line(named)


def address(work: Publication) -> str:
    """Return the one address on the web under which a work is found for good, or nothing."""
    if work.doi:
        return doi_url(work.doi)
    links = {link.kind: link.url for link in work.links}
    if work.arxiv and not work.has_appeared:
        return arxiv_url(work.arxiv)
    found = next((links[kind] for kind in ADDRESSES if re.match("https?://", links.get(kind, ""))), "")
    return found or (arxiv_url(work.arxiv) if work.arxiv else "")


def addresses(work: Publication) -> list[str]:
    """Return that address, and where else the text lies for good: at arXiv."""
    found = [address(work), arxiv_url(work.arxiv) if work.arxiv else ""]
    return list(dict.fromkeys(url for url in found if url))


def item_type(work: Publication) -> str:
    """Return what Zotero calls the type of a work."""
    if work.status is Status.PREPRINT:
        return "preprint"
    return "manuscript" if work.is_manuscript else ITEM_TYPES.get(work.type, "document")


def first_and_last_page(work: Publication) -> tuple[str, str]:
    """Return where a work begins and ends; all that is known as the first where it is no range."""
    match = re.fullmatch(r"([^\s–,]+)–([^\s–,]+)", work.pages)
    return (match[1], match[2]) if match else (line(work.pages), "")
