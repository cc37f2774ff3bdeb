"""What sort of work a paper is, how many there are, and how a list is grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from sphinx.locale import get_translator

from sphinx_scholar.records.publication import Status
from sphinx_scholar.wording.catalog import CATALOG, _, in_each_language, parse_locale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.records.publication import Publication

COUNTS = (
    *("No works.", "One work.", "Two works.", "Three works.", "Four works."),
    *("Five works.", "Six works.", "Seven works.", "Eight works.", "Nine works."),
)
"""How many works there are, in English words."""


def count_text(count: int, language: str) -> str:
    """Return how many works there are, as ``language`` writes numbers; in words up to nine in English."""
    locale = parse_locale(language)
    if count < len(COUNTS) and locale is None:
        return COUNTS[count]
    return str(get_translator(CATALOG).ngettext("%s work.", "%s works.", count)) % _number(count, language)


def more_text(count: int, language: str) -> str:
    """Return that there are so many more of what stands before and behind it."""
    return str(get_translator(CATALOG).ngettext("%s more", "%s more", count)) % _number(count, language)


def _number(count: int, language: str) -> str:
    return str(format_decimal(count, locale=parse_locale(language) or "en"))


@in_each_language
def _status_texts() -> Mapping[str, str]:
    return {
        Status.UNPUBLISHED: _("Manuscript"),
        Status.IN_PREPARATION: _("In preparation"),
        Status.SUBMITTED: _("Submitted"),
        Status.PREPRINT: _("Preprint"),
        Status.FORTHCOMING: _("To appear"),
        Status.IN_PRESS: _("In press"),
        Status.PUBLISHED: _("Published"),
    }


def status_text(status: Status) -> str:
    """Return the state of a paper, as a badge says it."""
    return _status_texts()[status]


@in_each_language
def _type_texts() -> Mapping[str, str]:
    return {
        "phdthesis": _("PhD thesis"),
        "mastersthesis": _("Master’s thesis"),
        "thesis": _("Thesis"),
        "techreport": _("Technical report"),
        "report": _("Report"),
        "manual": _("Manual"),
        "patent": _("Patent"),
        "software": _("Software"),
        "dataset": _("Dataset"),
        "book": _("Book"),
    }


def type_text(type: str) -> str:
    """Return the name of an entry type, for those that name themselves on a card."""
    return _type_texts().get(type, "")


def kind_text(publication: Publication) -> str:
    """Return what sort of work it is, in the author's words or those of its type; nothing for most."""
    return publication.kind or type_text(publication.type)


@in_each_language
def _group_texts() -> Mapping[str, str]:
    return {
        "article": _("Journal articles"),
        "suppperiodical": _("Journal articles"),
        "inproceedings": _("Conference papers"),
        "incollection": _("Chapters"),
        "inbook": _("Chapters"),
        "bookinbook": _("Chapters"),
        "suppbook": _("Chapters"),
        "suppcollection": _("Chapters"),
        "inreference": _("Chapters"),
        "book": _("Books"),
        "mvbook": _("Books"),
        "collection": _("Edited books"),
        "mvcollection": _("Edited books"),
        "reference": _("Edited books"),
        "mvreference": _("Edited books"),
        "proceedings": _("Edited proceedings"),
        "mvproceedings": _("Edited proceedings"),
        "thesis": _("Theses"),
        "phdthesis": _("Theses"),
        "mastersthesis": _("Theses"),
        "report": _("Reports"),
        "unpublished": _("Manuscripts"),
        "patent": _("Patents"),
        "software": _("Software"),
        "dataset": _("Datasets"),
    }


def group_texts() -> tuple[str, ...]:
    """Return the headings above papers of each entry type, in the order of a list."""
    return tuple(dict.fromkeys(_group_texts().values()))


def group_text(type: str) -> str:
    """Return the heading above papers of one entry type."""
    return _group_texts().get(type) or str(_("Other works"))
