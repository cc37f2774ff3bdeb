"""The engine's own words: dates, periods, states of a paper and where it appeared.

Records in, plain text out; every word goes through the message catalog ``sphinx_scholar``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from babel.core import UnknownLocaleError
from babel.numbers import format_decimal
from sphinx.locale import get_translation, get_translator

from sphinx_scholar.records.publication import Mark, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from gettext import NullTranslations

    from sphinx_scholar.records.dates import PartialDate, Period
    from sphinx_scholar.records.publication import Publication

CATALOG = "sphinx_scholar"
"""The name of the message catalog, in ``locale/``."""

_ = get_translation(CATALOG)

SIGNS: dict[str, str] = {Mark.JOINT_FIRST: "*", Mark.CORRESPONDING: "†"}
"""The sign that stands beside a name, by the meaning of the mark."""

FREE_SIGNS = ("‡", "§", "¶", "‖", "◊", "△", "☆", "○")
"""Signs for meanings of the author's own, in this order."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits beside a name, as they are printed."""


def _in_each_language(table: Callable[[], Mapping[str, str]]) -> Callable[[], Mapping[str, str]]:
    """Make a table of words once for each language, and not for each word."""

    @lru_cache(maxsize=8)
    def translated(translator: NullTranslations) -> Mapping[str, str]:
        return {key: str(text) for key, text in table().items()}

    return lambda: translated(get_translator(CATALOG))


@_in_each_language
def _month_names() -> Mapping[str, str]:
    return {
        "1": _("January"),
        "2": _("February"),
        "3": _("March"),
        "4": _("April"),
        "5": _("May"),
        "6": _("June"),
        "7": _("July"),
        "8": _("August"),
        "9": _("September"),
        "10": _("October"),
        "11": _("November"),
        "12": _("December"),
    }


def month_name(month: int) -> str:
    """Return a month's full name."""
    return _month_names()[str(month)]


@_in_each_language
def _month_abbreviations() -> Mapping[str, str]:
    return {
        "1": _("Jan."),
        "2": _("Feb."),
        "3": _("Mar."),
        "4": _("Apr."),
        "5": _("May"),
        "6": _("June"),
        "7": _("July"),
        "8": _("Aug."),
        "9": _("Sept."),
        "10": _("Oct."),
        "11": _("Nov."),
        "12": _("Dec."),
    }


def month_abbreviation(month: int) -> str:
    """Return a month's name as short as it is usually printed."""
    return _month_abbreviations()[str(month)]


def date_text(date: PartialDate, *, in_full: bool = False) -> str:
    """Return a date in words, as exact as it is known."""
    if date.month is None:
        return str(date.year)
    month = month_name(date.month) if in_full else month_abbreviation(date.month)
    values = {"month": month, "year": date.year, "day": date.day}
    return (_("%(month)s %(day)s, %(year)s") if date.day else _("%(month)s %(year)s")) % values


def period_text(period: Period) -> str:
    """Return a period in words: ``June – Sept. 2023``, ``Aug. 2023 – present``."""
    if period.ongoing:
        end = str(_("present"))
    else:
        end = date_text(period.end) if period.end else ""
    start = date_text(period.start) if period.start else ""
    if period.start and period.start == period.end:
        start = ""
    elif period.start and period.end and _are_months_of_one_year(period.start, period.end):
        start = month_abbreviation(cast("int", period.start.month))
        if period.start.day:
            start = _("%(month)s %(day)s") % {"month": start, "day": period.start.day}
    return " – ".join(text for text in (str(start), end) if text)


def _are_months_of_one_year(start: PartialDate, end: PartialDate) -> bool:
    return start.year == end.year and None not in (start.month, end.month)


def dated_text(period: Period) -> str:
    """Return a period with when its ``present`` was written, for a line of text."""
    return " ".join(text for text in (period_text(period), as_of_text(period)) if text)


def as_of_text(period: Period) -> str:
    """Return when ``present`` was written, or nothing."""
    return _("(as of %s)") % period.as_of if period.as_of and period.ongoing else ""


def names_text(names: Sequence[str]) -> str:
    """Join names as a sentence does: ``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return str(_(" and ")).join(names)
    return ", ".join(names[:-1]) + str(_(", and ")) + names[-1]


def people_text(publication: Publication) -> str:
    """Return who wrote a work, or else who edited it, as a plain list of names."""
    names = [person.name for person in publication.authors or publication.editors]
    if publication.more_authors:
        names.append(str(_("and others")))
    return ", ".join(names)


def count_text(count: int, language: str) -> str:
    """Return how many works there are, in words up to nine, above as ``language`` writes numbers."""
    words = (
        _("No works."),
        _("One work."),
        _("Two works."),
        _("Three works."),
        _("Four works."),
        _("Five works."),
        _("Six works."),
        _("Seven works."),
        _("Eight works."),
        _("Nine works."),
    )
    return str(words[count]) if count < len(words) else _("%s works.") % _number(count, language)


def _number(number: int, language: str) -> str:
    try:
        return format_decimal(number, locale=language)
    except (UnknownLocaleError, ValueError):
        return str(number)


def mark_text(mark: str) -> str:
    """Return what a mark beside a name means; nothing for a sign of which the file says no more."""
    meanings = {Mark.JOINT_FIRST: _("joint first authors"), Mark.CORRESPONDING: _("corresponding author")}
    if mark in set(Mark):
        return str(meanings[Mark(mark)])
    return mark if len(mark) > 1 and any(letter.isalpha() for letter in mark) else ""


def signs(marks: Iterable[str]) -> dict[str, str]:
    """Return the sign that stands beside a name for each of a paper's marks.

    A meaning in words of the author's own gets the next sign that the paper does not use.
    """
    different = list(dict.fromkeys(marks))
    free = iter([sign for sign in FREE_SIGNS if sign not in different])
    found = {}
    for mark in different:
        if mark in SIGNS:
            found[mark] = SIGNS[mark]
        elif mark_text(mark):
            found[mark] = next(free, f" [{mark}]")
        else:
            found[mark] = mark.translate(RAISED)
    return found


@_in_each_language
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


@_in_each_language
def _link_texts() -> Mapping[str, str]:
    return {
        "proceedings": _("Proceedings"),
        "openreview": "OpenReview",
        "pdf": "PDF",
        "doi": "DOI",
        "arxiv": "arXiv",
        "code": _("Code"),
        "data": _("Data"),
        "slides": _("Slides"),
        "poster": _("Poster"),
        "video": _("Video"),
        "website": _("Website"),
        "supp": _("Supplement"),
        "blog": _("Blog"),
        "github": "GitHub",
        "scholar": "Google Scholar",
        "orcid": "ORCID",
        "dblp": "DBLP",
    }


def link_text(kind: str) -> str:
    """Return the words on the button of a link."""
    return _link_texts().get(kind, kind)


def work_link_text(kind: str, type: str) -> str:
    """Return the words on the button of a paper's link; where its ``url`` leads depends on its type."""
    if kind != "proceedings" or type in {"inproceedings", "proceedings"}:
        return link_text(kind)
    return str(_("Journal")) if type == "article" else str(_("Link"))


FILES = ("vcard", "resume", "feed")
"""Files for machines that people may want too, in the order in which a page names them."""


def file_text(form: str) -> str:
    """Return what a file for machines is, by the name of its form."""
    return str({"vcard": _("Contact card (vCard)"), "resume": "JSON Resume", "feed": _("Atom feed")}[form])


def form_text(suffix: str) -> str:
    """Return what a form of a citation is called, by the suffix of its files."""
    return str({"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON", "txt": _("Plain text")}[suffix])


@_in_each_language
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


@_in_each_language
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


def group_text(type: str) -> str:
    """Return the heading above papers of one entry type."""
    return _group_texts().get(type) or str(_("Other works"))


def numbering(publication: Publication) -> list[str]:
    """Return volume, number, article and pages as they are printed, each with its word."""
    parts = []
    if publication.series and publication.venue_kind != "journaltitle":
        parts.append(f"{publication.series} {publication.volume}".strip())
    elif publication.volume and publication.venue_kind != "journaltitle":
        parts.append(_("vol. %s") % publication.volume)
    if publication.number and publication.venue_kind != "journaltitle":
        parts.append(_("no. %s") % publication.number)
    if publication.article_number:
        parts.append(_("Article %s") % publication.article_number)
    if publication.pages:
        is_range = any(sign in publication.pages for sign in "–,")
        parts.append((_("pp. %s") if is_range else _("p. %s")) % publication.pages)
    return [str(part) for part in parts]


def venue_text(publication: Publication) -> str:
    """Return the full name of the venue, of a journal with its volume and number."""
    name = publication.venue.plain
    if publication.venue_kind != "journaltitle":
        return name
    if publication.volume:
        name += f" {publication.volume}"
    return f"{name} ({publication.number})" if publication.number else name


def _details(publication: Publication) -> list[str]:
    details = numbering(publication)
    for text in (publication.institution, publication.publisher):
        if text and text != publication.venue.plain and publication.type not in {"article", "inproceedings"}:
            details.append(text)
    if publication.date and (publication.date.month or not publication.badge):
        details.append(date_text(publication.date, in_full=True))
    return details


def standing(publication: Publication, *, brief: bool = False) -> str:
    """Return, as one phrase without a full stop, where a work appeared or how far it has come.

    ``brief`` leaves out the full name of a venue to which it was only submitted.
    """
    if publication.status in {Status.PUBLISHED, Status.IN_PRESS, Status.FORTHCOMING}:
        parts = [_appeared(publication), *_details(publication)]
    else:
        parts = [_state(publication), _aim(publication, brief=brief)]
    parts += [publication.note.plain, publication.remark.plain.lstrip(". ")]
    if publication.status is Status.PREPRINT and publication.date:
        parts.append(date_text(publication.date, in_full=True))
    return ", ".join(part for part in parts if part)


def _appeared(publication: Publication) -> str:
    venue = venue_text(publication)
    kind = kind_text(publication)
    if kind or not venue:
        return ", ".join(part for part in (kind, venue) if part)
    if publication.status is Status.FORTHCOMING:
        return _("to appear in %s") % venue
    if publication.status is Status.IN_PRESS:
        return _("in press at %s") % venue
    if publication.venue_kind == "booktitle" and venue.startswith("Proceedings"):
        return _("published in the %s") % venue
    if publication.venue_kind in {"publisher", "organization", "institution"}:
        return _("published by %s") % venue
    if publication.venue_kind == "eventtitle":
        return _("presented at %s") % venue
    return venue if publication.venue_kind == "howpublished" else _("published in %s") % venue


def _state(publication: Publication) -> str:
    if publication.status is Status.PREPRINT and publication.arxiv:
        return _("arXiv preprint %s") % publication.arxiv
    return str(
        {
            Status.UNPUBLISHED: _("unpublished manuscript"),
            Status.IN_PREPARATION: _("in preparation"),
            Status.SUBMITTED: _("under review"),
            Status.PREPRINT: _("preprint"),
        }[publication.status]
    )


def _aim(publication: Publication, *, brief: bool) -> str:
    if publication.status is Status.PREPRINT:
        return ""
    full = ", ".join(part for part in (publication.venue.plain, publication.venue_addon) if part)
    if not publication.venue_short:
        return full
    return f"{publication.venue_short} ({full})" if full and not brief else publication.venue_short


def sentence(phrase: str) -> str:
    """Return a phrase as a sentence: its first letter a capital, a full stop at its end."""
    if not phrase:
        return ""
    first = phrase if phrase.startswith("arXiv") else phrase[:1].upper() + phrase[1:]
    return first if first.endswith((".", "!", "?")) else f"{first}."
