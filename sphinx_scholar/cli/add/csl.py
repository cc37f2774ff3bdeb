"""CSL-JSON, in the forms in which Crossref and DataCite answer for a DOI, as an entry.

Crossref calls types by its own names; both leave fields out, or give ``null`` and lists of one.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sphinx_scholar.cli.add.entry import NewEntry, escaped, key_of, protected
from sphinx_scholar.cli.client import ServiceError
from sphinx_scholar.records.dates import MONTHS

TYPES = {
    "article-journal": "article",
    "journal-article": "article",
    "article-magazine": "article",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "proceedings",
    "thesis": "phdthesis",
    "dissertation": "phdthesis",
    "report": "techreport",
    "report-component": "techreport",
    "dataset": "dataset",
    "software": "software",
    "article": "misc",
    "posted-content": "misc",
}
"""Types of CSL and of Crossref's own list, as BibTeX and BibLaTeX call them; all else is ``misc``."""

CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
"""The field of what a paper appeared in, by type."""

PREPRINTS = frozenset({"article", "posted-content"})
"""CSL's and Crossref's types of what stands on a preprint server."""


def read_csl(text: str, asked_for: str) -> NewEntry:
    """Return the entry that an answer in CSL-JSON describes."""
    try:
        item = json.loads(text)
    except ValueError as error:
        raise ServiceError(f"the answer for {asked_for} is not JSON") from error
    if not isinstance(item, dict) or not _text(item.get("title")):
        raise ServiceError(f"the answer for {asked_for} has no title")
    given = _text(item.get("type"))
    kind = TYPES.get(given, "misc")
    names = _names(item.get("author"))
    title = _text(item.get("title"))
    subtitle = _text(item.get("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    year, month = _date(item)
    container = _text(item.get("container-title"))
    where = CONTAINERS.get(kind, "")
    publisher = escaped(_text(item.get("publisher")))
    fields = {
        "title": protected(title),
        "author": " and ".join(names),
        "editor": "" if names and kind == "article" else " and ".join(_names(item.get("editor"))),
        where or "howpublished": "" if kind == "book" else escaped(container),
        "series": escaped(container) if kind == "book" else "",
        "volume": escaped(_text(item.get("volume"))),
        "number": escaped(_text(item.get("issue") or item.get("number"))),
        "pages": re.sub(r"\s*[-‐-―]+\s*", "--", _text(item.get("page"))),
        "eid": _text(item.get("article-number")),
        {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher"): publisher,
        "year": year,
        "month": month,
        "isbn": _text(item.get("ISBN")),
        "doi": _text(item.get("DOI")).lower() or asked_for,
    }
    family = _family(item)
    return NewEntry(
        type=kind,
        key=key_of(family, year, title),
        fields=tuple((name, value) for name, value in fields.items() if value),
        is_preprint=given in PREPRINTS and not container,
    )


def _text(value: Any) -> str:
    """Return a value as one line: the first of a list, the words without white space at their ends."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, (str, int)) else ""


def _names(people: Any) -> list[str]:
    return [name for person in people or () if isinstance(person, dict) and (name := _name(person))]


def _name(person: dict[str, Any]) -> str:
    """Return a name in BibTeX's form; that of an organization in braces of its own."""
    family, given = escaped(_text(person.get("family"))), escaped(_text(person.get("given")))
    whole = escaped(_text(person.get("literal") or person.get("name")))
    if not family:
        return f"{{{whole or given}}}" if whole or given else ""
    particles = _text(person.get("non-dropping-particle")) or _text(person.get("dropping-particle"))
    suffix = escaped(_text(person.get("suffix")))
    return ", ".join(part for part in (f"{particles} {family}".strip(), suffix, given) if part)


def _family(item: dict[str, Any]) -> str:
    people = item.get("author") or item.get("editor") or [{}]
    first = people[0] if isinstance(people[0], dict) else {}
    return _text(first.get("family") or first.get("literal") or first.get("name"))


def _date(item: dict[str, Any]) -> tuple[str, str]:
    """Return year and month of the first date that is given, the month by BibTeX's name."""
    for name in ("issued", "published-print", "published", "published-online", "created"):
        parts = (item.get(name) or {}).get("date-parts") or [[]]
        numbers = [int(number) for number in parts[0] if str(number).isdecimal()]
        if numbers:
            return str(numbers[0]), month_name(numbers[1]) if len(numbers) > 1 else ""
    return "", ""


def month_name(number: int) -> str:
    """Return BibTeX's name of a month, or nothing."""
    return MONTHS[number - 1][:3] if 1 <= number <= 12 else ""
