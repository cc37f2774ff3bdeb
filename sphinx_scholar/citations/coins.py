"""Citations that reference managers find in lists: COinS, ContextObjects (ANSI/NISO Z39.88-2004) in spans.

A span's title is an OpenURL by keys and values, in the format for journals, books, dissertations or
patents, and in Dublin Core for all that these do not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from sphinx_scholar.citations import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.records.publication import Publication

JOURNAL, BOOK, DISSERTATION, PATENT, DUBLIN_CORE = "journal", "book", "dissertation", "patent", "dc"

FORMATS = {
    "article": (JOURNAL, "article"),
    "review": (JOURNAL, "article"),
    "suppperiodical": (JOURNAL, "article"),
    "periodical": (JOURNAL, "journal"),
    "inproceedings": (BOOK, "proceeding"),
    "incollection": (BOOK, "bookitem"),
    "inbook": (BOOK, "bookitem"),
    "bookinbook": (BOOK, "bookitem"),
    "suppbook": (BOOK, "bookitem"),
    "suppcollection": (BOOK, "bookitem"),
    "inreference": (BOOK, "bookitem"),
    "book": (BOOK, "book"),
    "booklet": (BOOK, "book"),
    "collection": (BOOK, "book"),
    "manual": (BOOK, "report"),
    "mvbook": (BOOK, "book"),
    "mvcollection": (BOOK, "book"),
    "mvproceedings": (BOOK, "book"),
    "mvreference": (BOOK, "book"),
    "proceedings": (BOOK, "book"),
    "reference": (BOOK, "book"),
    "report": (BOOK, "report"),
    "phdthesis": (DISSERTATION, ""),
    "mastersthesis": (DISSERTATION, ""),
    "thesis": (DISSERTATION, ""),
    "patent": (PATENT, ""),
}
"""The format, and the genre within it, of each type of entry that has appeared."""

OF_THEMSELVES = frozenset({"phdthesis", "mastersthesis", "thesis", "report", "patent"})
"""Types of works that are what they are before they appear anywhere."""


def context_object(work: Publication) -> str:
    """Return the title of a work's span."""
    pairs = ((name, facts.line(value)) for name, value in _pairs(work) if value)
    return "&".join(f"{name}={quote_plus(value, safe=':/,')}" for name, value in pairs)


def _pairs(work: Publication) -> Iterator[tuple[str, str]]:
    format, genre = _format(work)
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}"
    yield "rft.genre", genre
    yield from _titles(work, format, genre)
    for author in work.authors or work.editors:
        yield ("rft.creator" if format == DUBLIN_CORE else "rft.au"), author.inverted
    yield "rft.date", work.date.iso if work.date else ""
    if format == DUBLIN_CORE:
        yield "rft.type", facts.item_type(work)
        yield "rft.publisher", facts.publisher(work)
        yield "rft.identifier", facts.address(work)
        return
    yield "rft.volume", work.volume
    yield "rft.issue", work.number if format == JOURNAL else ""
    first, last = facts.first_and_last_page(work)
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.artnum", work.article_number if format == JOURNAL else ""
    yield ("rft.inst" if format == DISSERTATION else "rft.pub"), facts.publisher(work)
    yield "rft.place", work.location
    yield "rft.series", work.series
    yield "rft.edition", work.edition
    yield "rft.isbn", work.isbn
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else facts.address(work)


def _format(work: Publication) -> tuple[str, str]:
    if not work.has_appeared and work.type not in OF_THEMSELVES:
        return DUBLIN_CORE, ""
    return FORMATS.get(work.type, (DUBLIN_CORE, ""))


def _titles(work: Publication, format: str, genre: str) -> Iterator[tuple[str, str]]:
    """Yield the title of a work, and that of what holds it."""
    is_part = genre in {"article", "proceeding", "bookitem"}
    whole = {JOURNAL: "rft.jtitle", BOOK: "rft.btitle"}.get(format, "rft.title")
    yield ("rft.atitle" if is_part else whole), work.title.plain
    if is_part:
        yield whole, facts.container(work)
