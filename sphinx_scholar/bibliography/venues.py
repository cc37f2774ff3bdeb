"""Where a paper appeared and how far it has come, from the fields that people use for it.

An entry's fields in, venue and status out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.text import Text

if TYPE_CHECKING:
    from sphinx_scholar.bibliography.entry_fields import EntryFields

VENUE_FIELDS = {
    "journaltitle": "journaltitle",
    "journal": "journaltitle",
    "booktitle": "booktitle",
    "eventtitle": "eventtitle",
}
"""Fields that name a venue whatever the type, and what BibLaTeX calls each."""

SECOND_FIELDS = {
    "thesis": ("institution", "school", "publisher"),
    "phdthesis": ("institution", "school", "publisher"),
    "mastersthesis": ("institution", "school", "publisher"),
    "report": ("institution", "school", "publisher"),
    "manual": ("organization", "publisher"),
    "unpublished": (),
}
"""What stands for a venue where none of those is given."""

OTHER_SECOND_FIELDS = ("publisher", "organization", "institution", "howpublished")
"""The same for all other types."""

ON_ARXIV = re.compile(
    r"\W*(arxiv|corr\b|computing research repository|e-?prints?( at)? arxiv|(http\S*/)?arxiv\.org)",
    re.IGNORECASE,
)
"""What exports write where a journal would stand, of papers that are on arXiv alone."""

PREPRINT_SERVERS = re.compile(
    r"(bio|chem|earth|eng|med|psy|soc|tech)\w{0,2}(r|ar)xiv\b|ssrn\b|cryptology eprint archive|hal\b"
    r"|research square|preprints\.org|osf preprints|zenodo",
    re.IGNORECASE,
)
"""Journals, by name, that are none."""

LIGHT_TYPES = frozenset({"misc", "online", "report", "article", "inproceedings"})
"""Types of which an entry with an eprint, and no venue, is a preprint."""

NOTES = ("note", "howpublished", "addendum", "year", "date")
"""Fields in which people say how far a paper has come."""

STATE_WORDS = (
    (Status.IN_PREPARATION, r"in preparation|in progress|manuscript in prep"),
    (
        Status.SUBMITTED,
        r"(currently |now )?under (review|submission|revision)|submitted|in (review|submission)",
    ),
    (Status.IN_PRESS, r"in press"),
    (Status.FORTHCOMING, r"to appear|forthcoming|accepted"),
)
"""How notes say what ``pubstate`` says."""

_ACRONYM = re.compile(r"[A-Z][\w/&+. -]{1,14}?\s?['’‘]?(\d\d){1,2}")


def read_venue(entry: EntryFields, kind: str, arxiv: str) -> tuple[Text, str]:
    """Return the venue, and what BibLaTeX calls the field that gives it."""
    second = SECOND_FIELDS.get(kind, OTHER_SECOND_FIELDS)
    for name in (*VENUE_FIELDS, *second):
        if not entry.name_of(name):
            continue
        text = entry.text(name)
        if name != "eventtitle" and name != "booktitle" and ON_ARXIV.match(text.plain):
            continue
        if name == "howpublished" and re.search(r"https?:|doi\.org|^www\.", text.plain):
            continue
        known_as = VENUE_FIELDS.get(name) or {"school": "institution"}.get(name, name)
        return text, known_as
    is_on_arxiv = any(ON_ARXIV.match(entry.raw(name)) for name in ("journaltitle", "journal", "publisher"))
    if is_on_arxiv or (arxiv and kind in LIGHT_TYPES):
        return Text.of("arXiv"), "eprinttype"
    return Text(), ""


def read_status(entry: EntryFields, kind: str, venue: Text, venue_kind: str) -> Status:
    """Return how far a paper has come: as ``pubstate`` says, or else as the other fields show."""
    given = re.sub(r"[\s-]", "", entry.word("pubstate"))
    if given in set(Status):
        return Status(given)
    if given:
        allowed = ", ".join(Status)
        entry.tell(Fault.MALFORMED_VALUE, "pubstate", f"pubstate is {given!r}; allowed are {allowed}")
    notes = [note for name in NOTES if (note := entry.raw(name))]
    if kind == "unpublished":
        return _state_in(" ".join(notes), anywhere=True) or Status.UNPUBLISHED
    if venue_kind == "eprinttype":
        return Status.PREPRINT
    if venue_kind in {"journaltitle", "publisher", "howpublished"} and PREPRINT_SERVERS.match(venue.plain):
        return Status.PREPRINT if kind in LIGHT_TYPES else Status.PUBLISHED
    if kind in LIGHT_TYPES and not venue_kind and _is_posted(entry):
        return Status.PREPRINT
    return next((state for note in notes if (state := _state_in(note))), Status.PUBLISHED)


def _is_posted(entry: EntryFields) -> bool:
    """Tell whether an entry without a venue names a place where its text lies."""
    return bool(entry.name_of("eprint", "openreview")) or "openreview.net/" in entry.raw("url")


def _state_in(note: str, *, anywhere: bool = False) -> Status | None:
    """Find a state in a note: at its beginning, where the entry has a venue to speak for it."""
    for status, pattern in STATE_WORDS:
        find = re.search if anywhere else re.match
        if find(rf"[\s{{]*\b({pattern})\b", note, re.IGNORECASE):
            return status
    return None


def read_short_venue(entry: EntryFields, kind: str) -> str:
    """Return the short name of a venue; of proceedings, a series may hold it: ``ICML '24``."""
    short = entry.plain("abbr", "shortjournal", "shortseries")
    series = entry.plain("series")
    if not short and kind in {"inproceedings", "proceedings"} and _ACRONYM.fullmatch(series):
        return series
    return short
