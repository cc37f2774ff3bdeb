"""Where a work appeared, or how far it has come."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_scholar.records.publication import Status
from sphinx_scholar.wording.catalog import _, current_locale, current_words
from sphinx_scholar.wording.dates import date_text
from sphinx_scholar.wording.people import names_text
from sphinx_scholar.wording.punctuation import inserted, phrase, sentence_of
from sphinx_scholar.wording.works import kind_text

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel.core import Locale

    from sphinx_scholar.records.publication import Publication


def numbering(publication: Publication) -> list[str]:
    """Return volume, number, article and pages as they are printed, each with its word."""
    parts = []
    if publication.main_title:
        volume = _("vol. %s") % publication.volume if publication.volume else ""
        parts += [part for part in (publication.main_title, volume, publication.series) if part]
    elif publication.series and publication.venue_kind != "journaltitle":
        parts.append(f"{publication.series} {publication.volume}".strip())
    elif publication.volume and publication.venue_kind != "journaltitle":
        parts.append(_("vol. %s") % publication.volume)
    if publication.number and publication.venue_kind != "journaltitle":
        parts.append(_("no. %s") % publication.number)
    if publication.chapter:
        parts.append(_("chap. %s") % publication.chapter)
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


def contributions(publication: Publication) -> list[str]:
    """Return who compiled, revised or otherwise helped, a phrase for each of BibLaTeX's roles."""
    if not publication.contributors:
        return []
    phrases = {
        "compiler": _("compiled by %s"),
        "continuator": _("continued by %s"),
        "founder": _("founded by %s"),
        "organizer": _("organized by %s"),
        "redactor": _("redacted by %s"),
        "reviser": _("revised by %s"),
    }
    roles = groupby(publication.contributors, key=lambda person: person.role)
    return [
        str(phrases.get(role, _("with %s"))) % names_text([person.name for person in people])
        for role, people in roles
    ]


def _details(publication: Publication) -> list[str]:
    details = numbering(publication)
    if publication.translators:
        names = names_text([translator.name for translator in publication.translators])
        details.insert(0, _("translated by %s") % names)
    details[:0] = contributions(publication)
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
    return _standing(publication, brief, current_words(), current_locale())


@lru_cache(maxsize=64)
def _standing(publication: Publication, brief: bool, words: NullTranslations, locale: Locale | None) -> str:
    """Say it once for all that a page says of a paper; ``words`` and ``locale`` only tell languages apart."""
    if publication.status in {Status.PUBLISHED, Status.IN_PRESS, Status.FORTHCOMING}:
        parts = [_appeared(publication), *_details(publication)]
    else:
        parts = [_state(publication), _aim(publication, brief=brief)]
    parts.insert(0, publication.title_addon)
    parts += [publication.note.plain, publication.remark.plain.lstrip(". ")]
    if publication.status is Status.PREPRINT and publication.date:
        parts.append(date_text(publication.date, in_full=True))
    return phrase(parts)


def state(publication: Publication) -> str:
    """Return in a few words how far a work has come; of one that appeared, where."""
    return _state(publication) if publication.status.rank < Status.FORTHCOMING.rank else standing(publication)


def _appeared(publication: Publication) -> str:
    venue = venue_text(publication)
    kind = kind_text(publication)
    if kind or not venue:
        return phrase((kind, venue))
    if publication.status is Status.FORTHCOMING:
        return inserted(_("to appear in %s"), venue)
    if publication.status is Status.IN_PRESS:
        return inserted(_("in press at %s"), venue)
    if publication.venue_kind == "booktitle" and venue.startswith("Proceedings"):
        return inserted(_("published in the %s"), venue)
    if publication.venue_kind in {"publisher", "organization", "institution"}:
        return inserted(_("published by %s"), venue)
    if publication.venue_kind == "eventtitle":
        return inserted(_("presented at %s"), venue)
    return venue if publication.venue_kind == "howpublished" else inserted(_("published in %s"), venue)


def _state(publication: Publication) -> str:
    if publication.status is Status.PREPRINT and publication.arxiv:
        return _("arXiv preprint %s") % publication.arxiv_text
    if publication.status is Status.PREPRINT and publication.venue_kind == "eprinttype":
        return _("%s preprint") % publication.venue.plain
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
    full = phrase((publication.venue.plain, publication.venue_addon))
    if not publication.venue_short:
        return full
    return f"{publication.venue_short} ({full})" if full and not brief else publication.venue_short


UNCHANGED = frozenset({"arXiv", "bioRxiv", "medRxiv", "engrXiv"})
"""Names that begin with a small letter even where a sentence begins."""


def sentence(text: str) -> str:
    """Return a phrase as a sentence: its first letter a capital, a full stop at its end."""
    return sentence_of(text if text.split(" ")[0] in UNCHANGED else text[:1].upper() + text[1:])
