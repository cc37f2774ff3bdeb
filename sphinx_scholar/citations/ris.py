"""Citations in RIS, which EndNote, Mendeley and Zotero read (Research Information Systems, 2011)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.citations import facts
from sphinx_scholar.records.publication import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.records.publication import Publication

TYPES = {
    "article": "JOUR",
    "artwork": "ART",
    "audio": "SOUND",
    "book": "BOOK",
    "bookinbook": "CHAP",
    "booklet": "PAMP",
    "collection": "EDBOOK",
    "commentary": "CASE",
    "dataset": "DATA",
    "image": "FIGURE",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "inreference": "ENCYC",
    "jurisdiction": "CASE",
    "legal": "LEGAL",
    "legislation": "STAT",
    "letter": "PCOMM",
    "manual": "RPRT",
    "mastersthesis": "THES",
    "misc": "GEN",
    "movie": "MPCT",
    "music": "MUSIC",
    "mvbook": "BOOK",
    "mvcollection": "EDBOOK",
    "mvproceedings": "EDBOOK",
    "mvreference": "BOOK",
    "online": "ELEC",
    "patent": "PAT",
    "performance": "GEN",
    "periodical": "SER",
    "phdthesis": "THES",
    "proceedings": "EDBOOK",
    "reference": "BOOK",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "standard": "STAND",
    "suppbook": "CHAP",
    "suppcollection": "CHAP",
    "suppperiodical": "JOUR",
    "thesis": "THES",
    "unpublished": "MANSCPT",
    "video": "VIDEO",
}
"""RIS's type for each of BibLaTeX's; a preprint and a manuscript are ``MANSCPT``.

Zotero takes ``UNPB`` for an article in a journal, and a volume that is ``CONF`` for a paper (``RIS.js``,
``importTypeMap``).
"""

KINDS = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
"""What RIS calls the type of a thesis."""


def render(work: Publication) -> str:
    """Return one work, from ``TY`` to ``ER``."""
    return "".join(f"{tag}  - {value}".rstrip(" ") + "\n" for tag, value in _fields(work)) + "ER  - \n"


def ris_type(work: Publication) -> str:
    """Return RIS's type of a work."""
    if work.is_manuscript or work.status is Status.PREPRINT:
        return "MANSCPT"
    return TYPES.get(work.type, "GEN")


def _fields(work: Publication) -> Iterator[tuple[str, str]]:
    """Yield each tag with what stands behind it; what is not known is left out.

    Of a conference paper ``T2`` is the conference and ``C3`` the proceedings, of a report ``SN`` is its
    number (Zotero's ``RIS.js``, EndNote's import option "RefMan RIS").
    """
    first, last = facts.first_and_last_page(work)
    type = ris_type(work)
    is_paper, is_report = type == "CPAPER", type == "RPRT"
    yield "TY", type
    fields = (
        ("ID", work.key),
        *(("AU", author.inverted) for author in work.authors),
        ("AU", work.collaboration),
        *(("ED", editor.inverted) for editor in work.editors),
        *(("A4", translator.inverted) for translator in work.translators),
        ("TI", work.title.plain),
        ("T2", facts.container(work)),
        ("C3", facts.container(work) if is_paper else ""),
        ("T3", facts.collection(work)),
        ("PY", f"{work.date.year:04d}" if work.date else ""),
        ("DA", _date(work)),
        ("VL", work.volume),
        ("IS", "" if is_report else work.number),
        ("SP", first),
        ("EP", last),
        ("C7", work.article_number),
        ("ET", work.edition or work.version),
        ("PB", facts.publisher(work)),
        ("CY", work.location),
        ("M3", _kind(work)),
        ("C1", work.location if is_paper else ""),
        ("SN", (work.number if is_report else "") or work.isbn),
        ("N1", work.note.plain),
        *(("N1", text) for text in wording.contributions(work)),
        ("AB", work.abstract.plain),
        *(("KW", word) for word in work.keywords),
        ("DO", work.doi),
        *(("UR", url) for url in facts.addresses(work)),
    )
    for tag, value in fields:
        if value and (text := facts.line(value)):
            yield tag, text


def _date(work: Publication) -> str:
    """Return ``YYYY/MM/DD/``, its parts empty where they are not known."""
    date = work.date
    if date is None or date.month is None:
        return ""
    return f"{date.year:04d}/{date.month:02d}/{f'{date.day:02d}' if date.day else ''}/"


def _kind(work: Publication) -> str:
    if work.arxiv and not work.has_appeared:
        return f"arXiv:{work.arxiv}"
    return work.kind or KINDS.get(work.type, "")
