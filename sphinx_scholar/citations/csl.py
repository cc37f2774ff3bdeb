"""Citations in CSL-JSON, which Zotero, Pandoc and other citation processors read (CSL 1.0.2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_scholar.citations import facts
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.text import TextMark

if TYPE_CHECKING:
    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.publication import Author, Publication
    from sphinx_scholar.records.text import Text

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "legal_case",
    "dataset": "dataset",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "document",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
}
"""CSL's type for each of BibLaTeX's; a preprint is CSL's ``article``, one without a venue ``manuscript``.

CSL's ``software`` is none: Zotero refuses a whole file in which it stands (``CSL JSON.js``, ``CSL_TYPES``).
"""

GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "software": "Computer software"}
"""What CSL calls the genre of a thesis, and of what it has no type for."""


_encode = json.JSONEncoder(ensure_ascii=False).encode

START, END = "[\n", "\n]\n"
"""What stands around the items of a file."""


def render(work: Publication) -> str:
    """Return one work as a list of one item, which is the whole of a CSL-JSON file."""
    return f"{START}{_text(csl_item(work))}{END}"


def _text(item: dict[str, Any]) -> str:
    """Return an item with each of its fields on a line of its own."""
    fields = (f"    {_encode(name)}: {_encode(value)}" for name, value in item.items())
    return "  {\n" + ",\n".join(fields) + "\n  }"


def _role(person: Author) -> str:
    """Return the variable for one who helped; the schema has two roles of BibLaTeX's."""
    return person.role if person.role in {"compiler", "organizer"} else "contributor"


def csl_item(work: Publication) -> dict[str, Any]:
    """Return one work as the schema has it; what is not known is left out."""
    is_article = work.venue_kind == "journaltitle"
    in_series = bool(work.series) and not is_article
    item: dict[str, Any] = {
        "id": facts.line(work.key),
        "type": csl_type(work),
        "title": rich_text(work.title),
        "author": [_name(author) for author in work.authors]
        + ([{"literal": facts.line(work.collaboration)}] if work.collaboration else [])
        + ([{"literal": "others"}] if work.more_authors else []),
        "editor": [_name(editor) for editor in work.editors],
        "translator": [_name(translator) for translator in work.translators],
        **{
            role: [_name(person) for person in work.contributors if _role(person) == role]
            for role in ("compiler", "organizer", "contributor")
        },
        "issued": _date(work.date),
        "container-title": rich_text(work.venue) if facts.container(work) else "",
        "collection-title": facts.collection(work),
        "volume": facts.line(work.volume),
        "collection-number": facts.line(work.number) if in_series else "",
        "issue" if is_article else "number": ("" if in_series else facts.line(work.number))
        or _preprint_number(work),
        "version": facts.line(work.version),
        "chapter-number": facts.line(work.chapter),
        "page": facts.line(work.pages).replace("–", "-") or facts.line(work.article_number),
        "publisher": facts.publisher(work),
        "publisher-place": facts.line(work.location),
        "edition": facts.line(work.edition),
        "genre": work.kind or GENRES.get(work.type, ""),
        "status": "" if work.status is Status.PUBLISHED else work.status.value,
        "abstract": facts.line(work.abstract.plain),
        "keyword": ", ".join(facts.line(word) for word in work.keywords),
        "note": facts.line(work.note.plain),
        "ISBN": facts.line(work.isbn),
        "DOI": work.doi,
        "URL": facts.address(work),
    }
    if work.pages and not item.get("number"):
        item["number"] = facts.line(work.article_number)
    return {name: value for name, value in item.items() if value}


RICH_TEXT = {
    TextMark.EMPHASIS: "i",
    TextMark.STRONG: "b",
    TextMark.SMALL_CAPITALS: "sc",
    TextMark.SUPERSCRIPT: "sup",
    TextMark.SUBSCRIPT: "sub",
}
"""Tags that citation processors read within a field (CSL-JSON, "Rich text formatting")."""


def rich_text(text: Text) -> str:
    """Return text with CSL's tags for its marks; of a formula its plain text."""
    parts = []
    for span in text.spans:
        part = span.text
        for mark in span.marks:
            part = f"<{RICH_TEXT[mark]}>{part}</{RICH_TEXT[mark]}>"
        parts.append(part)
    return facts.line("".join(parts))


def csl_type(work: Publication) -> str:
    """Return CSL's type of a work."""
    if work.status is Status.PREPRINT:
        return "article"
    if work.is_manuscript:
        return "manuscript"
    return TYPES.get(work.type, "document")


def _preprint_number(work: Publication) -> str:
    return f"arXiv:{work.arxiv}" if work.arxiv and not work.has_appeared else ""


def _name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": facts.line(author.name)}
    parts = {
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.prefix,
        "suffix": author.suffix,
    }
    return {name: facts.line(part) for name, part in parts.items() if part}


def _date(date: PartialDate | None) -> dict[str, list[list[int]]]:
    if date is None:
        return {}
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part is not None]]}
