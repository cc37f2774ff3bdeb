"""Where a paper appeared and how far it has come, from the fields that people use for it.

An entry's fields in, venue and status out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.archives import DATA, DATA_DOIS, server_name, server_of_doi
from sphinx_scholar.bibliography.states import (
    split_state,
    split_state_of_proceedings,
    state_alone,
    state_in,
)
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.text import Span, Text

if TYPE_CHECKING:
    from sphinx_scholar.bibliography.entry_fields import EntryFields
    from sphinx_scholar.bibliography.links import Identifiers

VENUE_FIELDS = {
    "journaltitle": "journaltitle",
    "journal": "journaltitle",
    "booktitle": "booktitle",
    "eventtitle": "eventtitle",
}
"""Fields that name a venue whatever the type, and what BibLaTeX calls each."""

SUBTITLES = {
    "journaltitle": "journalsubtitle",
    "journal": "journalsubtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
}
"""Where BibLaTeX keeps the second part of a venue's name."""

OTHER_SECOND_FIELDS = ("publisher", "organization", "institution", "howpublished")
"""What stands for a venue of most types where none of those is given."""

PARTS_OF_BOOKS = (
    "inproceedings",
    "incollection",
    "inbook",
    "bookinbook",
    "suppbook",
    "suppcollection",
    "inreference",
)
"""Types of what stands in a book, which ``maintitle`` names where nothing else does."""

SECOND_FIELDS = {
    "thesis": ("institution", "school", "publisher"),
    "phdthesis": ("institution", "school", "publisher"),
    "mastersthesis": ("institution", "school", "publisher"),
    "report": ("institution", "school", "publisher"),
    "manual": ("organization", "publisher"),
    "unpublished": (),
    **dict.fromkeys(PARTS_OF_BOOKS, ("maintitle", *OTHER_SECOND_FIELDS)),
}
"""The same for types that differ."""

ON_ARXIV = re.compile(
    r"\W*(?:preprint\W+)?"
    r"(arxiv|corr\b|computing research repository|e-?prints?( at)? arxiv|(http\S*/)?arxiv\.org)",
    re.IGNORECASE,
)
"""What exports write where a journal would stand, of papers that are on arXiv alone."""

LIGHT_TYPES = frozenset({"misc", "online", "report", "article", "inproceedings"})
"""Types of which an entry with an eprint, and no venue, is a preprint."""

PREPRINT = re.compile(r"\W*(?:working paper or )?pre-?print\W*(?:(?:19|20)\d\d\W*)?", re.IGNORECASE)
"""What HAL and mathematicians say of texts that lie on a server or on a page of their own."""

NUMBERS = ("volume", "number", "issue", "pages")
"""Fields in which people write a state before they know a number."""

NOTES = ("note", "howpublished", "addendum", "year", "date")
"""Fields in which people say how far a paper has come."""

INTERNET_DRAFT = re.compile(r"(?<![\w-])draft-[a-z0-9]+(?:-[a-z0-9]+)+")
"""The number of an Internet-Draft, which is public though it is called work in progress (RFC 7322, 4.8.6)."""

_ACRONYM = re.compile(r"[A-Z][\w/&+. -]{1,14}?\s?['’‘]?(\d\d){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where a paper appeared."""

    name: Text = Text()
    kind: str = ""
    """What BibLaTeX calls the field that gives it; ``eprinttype`` for preprint servers."""
    state: Status | None = None
    """What else the field says: ``submitted to``, ``in press``."""


def read_venue(entry: EntryFields, kind: str, identifiers: Identifiers) -> Venue:
    """Return the venue, without a state that somebody wrote before or behind its name."""
    venue = _named_venue(entry, kind, identifiers)
    server = server_name(venue.name.plain) if venue.kind != "booktitle" else ""
    if server and kind in LIGHT_TYPES and venue.kind not in {"eventtitle", "organization"}:
        return replace(venue, name=Text.of(server), kind="eprinttype")
    if venue.name:
        return venue
    is_light = kind in LIGHT_TYPES or (kind == "unpublished" and PREPRINT.fullmatch(entry.raw("note")))
    server = _server_elsewhere(entry, identifiers) if is_light else ""
    return replace(venue, name=Text.of(server), kind="eprinttype") if server else venue


def _named_venue(entry: EntryFields, kind: str, identifiers: Identifiers) -> Venue:
    second = SECOND_FIELDS.get(kind, OTHER_SECOND_FIELDS)
    state: Status | None = None
    for name in (*VENUE_FIELDS, *second):
        if not entry.name_of(name):
            continue
        text = _without_last_comma(entry.journal(name) if name in VENUE_FIELDS else entry.text(name))
        text = with_subtitle(text, entry.text(SUBTITLES[name])) if name in SUBTITLES else text
        split = split_state_of_proceedings if name == "booktitle" else split_state
        found, rest = split(text.plain)
        if found:
            state, text = found, Text.of(rest)
        if not text or (name not in {"eventtitle", "booktitle"} and ON_ARXIV.match(text.plain)):
            continue
        if name == "howpublished" and re.search(r"https?:|doi\.org|^www\.", text.plain):
            continue
        known_as = VENUE_FIELDS.get(name) or {"school": "institution", "maintitle": "booktitle"}.get(
            name, name
        )
        return Venue(name=text, kind=known_as, state=state)
    is_on_arxiv = any(ON_ARXIV.match(entry.raw(name)) for name in ("journaltitle", "journal", "publisher"))
    if is_on_arxiv or (identifiers.arxiv and kind in LIGHT_TYPES and not state):
        return Venue(name=Text.of("arXiv"), kind="eprinttype")
    return Venue(state=state)


def _server_elsewhere(entry: EntryFields, identifiers: Identifiers) -> str:
    """Return the preprint server that ``eprinttype`` or the DOI names."""
    kind = entry.plain("eprinttype", "archiveprefix")
    named = server_name(kind) if entry.name_of("eprint") else ""
    return named or server_of_doi(identifiers.doi) or ("HAL" if entry.name_of("hal_id") else "")


def with_subtitle(text: Text, subtitle: Text) -> Text:
    """Return a title with its second part behind a colon."""
    if not text or not subtitle:
        return text
    between = " " if text.plain.endswith((":", "?", "!", ".", "–", "—")) else ": "
    return Text((*text.spans, Span(text=between), *subtitle.spans))


def _without_last_comma(text: Text) -> Text:
    if not text or text.spans[-1].math or not text.spans[-1].text.endswith((",", ";")):
        return text
    *spans, last = text.spans
    rest = last.text.rstrip(" ,;")
    return Text((*spans, replace(last, text=rest)) if rest else tuple(spans))


def is_data(entry: EntryFields, kind: str, venue: Venue, doi: str) -> bool:
    """Tell whether an entry is of data: what lies on Zenodo, Dryad, figshare and their like."""
    if kind not in {"misc", "online", "article"}:
        return False
    if DATA.match(venue.name.plain) or DATA.match(entry.raw("publisher", "howpublished", "organization")):
        return True
    return (kind != "article" or not venue.name) and DATA_DOIS.match(doi) is not None


def read_status(entry: EntryFields, kind: str, venue: Venue) -> Status:
    """Return how far a paper has come: as ``pubstate`` says, or else as the other fields show."""
    given = re.sub(r"[\s-]", "", entry.word("pubstate"))
    if given in set(Status):
        return Status(given)
    if given:
        allowed = ", ".join(Status)
        entry.report(Fault.MALFORMED_VALUE, "pubstate", f"pubstate is {given!r}; allowed are {allowed}")
    notes = [note for name in NOTES if (note := entry.raw(name))]
    if kind == "unpublished" and venue.kind != "eprinttype":
        return venue.state or state_in(" ".join(notes), anywhere=True) or Status.UNPUBLISHED
    if venue.kind == "eprinttype":
        return Status.PREPRINT
    if venue.state:
        return venue.state
    has_no_venue = not venue.name or venue.kind == "howpublished"
    if has_no_venue and any(PREPRINT.fullmatch(note) for note in notes):
        return Status.PREPRINT
    numbers = (state for name in NUMBERS if (state := state_alone(entry.raw(name))))
    state = next(numbers, None) or next((state for note in notes if (state := state_in(note))), None)
    year = entry.raw("year") or entry.raw("date")
    state = state or (None if year.isdigit() else state_in(year, anywhere=True))
    if kind in LIGHT_TYPES and not venue.kind and _is_posted(entry):
        return Status.PREPRINT
    if state is Status.IN_PREPARATION and _is_internet_draft(entry):
        return Status.PUBLISHED
    return state or Status.PUBLISHED


def _is_internet_draft(entry: EntryFields) -> bool:
    names = ("number", "howpublished", *(("url",) if "ietf.org/" in entry.raw("url") else ()))
    return any(INTERNET_DRAFT.search(entry.raw(name)) for name in names)


def _is_posted(entry: EntryFields) -> bool:
    """Tell whether an entry without a venue names a place where its text lies."""
    return bool(entry.name_of("eprint", "openreview")) or "openreview.net/" in entry.raw("url")


def read_short_venue(entry: EntryFields, kind: str) -> str:
    """Return the short name of a venue; of proceedings, a series may hold it: ``ICML '24``."""
    short = entry.plain("abbr", "shortjournal", "shortseries")
    series = entry.plain("series")
    if not short and kind in {"inproceedings", "proceedings"} and _ACRONYM.fullmatch(series):
        return series
    return short
