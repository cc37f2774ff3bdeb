"""A citation as one line to paste: authors, title, venue, numbering, date, address.

One house style, made of the engine's own words; no citation processor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations import facts
from sphinx_scholar.records.publication import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.records.publication import Author, Publication

_ = get_translation(wording.CATALOG)


def render(work: Publication) -> str:
    """Return one work as one line of text."""
    parts = (_people(work), work.title.plain, work.title_addon, _place(work), work.note.plain)
    sentences = [*(wording.sentence_of(facts.line(part)) for part in parts), facts.address(work)]
    return " ".join(part for part in sentences if part) + "\n"


def _names(people: Iterable[Author], *, more: bool = False) -> str:
    names = [person.name for person in people]
    if more:
        return wording.listed(names) + wording.others_text(len(names))
    return wording.names_text(names)


def _people(work: Publication) -> str:
    if work.authors:
        names = _names(work.authors, more=work.more_authors)
        return f"{names} ({work.collaboration})" if work.collaboration else names
    if not work.editors:
        return ""
    return _names(work.editors) + str(_(" (ed.)") if len(work.editors) == 1 else _(" (eds.)"))


def _place(work: Publication) -> str:
    """Return, from the venue to the date, where a work appeared or how far it has come."""
    kind = wording.kind_text(work)
    parts = [kind, *_venue(work)] if work.has_appeared else [_state(work)]
    parts += _edition(work) if work.has_appeared else []
    if work.date:
        parts.append(wording.date_text(work.date, in_full=True))
    return wording.phrase(dict.fromkeys(parts))


def _venue(work: Publication) -> list[str]:
    name = wording.venue_text(work)
    state = {Status.IN_PRESS: _("In press at %s"), Status.FORTHCOMING: _("To appear in %s")}.get(work.status)
    if state and name:
        name = wording.inserted(str(state), name)
    elif facts.container(work) and work.venue_kind != "journaltitle":
        name = wording.inserted(str(_("In %s")), name)
    parts = [name]
    if work.authors and work.editors and facts.container(work):
        parts.append(str(_("edited by %s")) % _names(work.editors))
    if work.translators:
        parts.append(str(_("translated by %s")) % _names(work.translators))
    parts += wording.contributions(work)
    parts += wording.numbering(work)
    parts += [text for text in (work.institution, work.publisher) if text != work.venue.plain]
    return parts


def _edition(work: Publication) -> list[str]:
    if not work.edition:
        return []
    if re.search(
        r"\bed(?:n|ition|ición|ição|izione)?\b|édition|Auflage|\bAufl\b|издание|版|판",
        work.edition,
        re.IGNORECASE,
    ):
        return [work.edition]
    return [str(_("edition %s") if work.edition.isdigit() else _("%s edition")) % work.edition]


def _state(work: Publication) -> str:
    """Return how far a work has come that has no venue: a preprint with its number, a manuscript."""
    if work.arxiv:
        return str(_("arXiv preprint %s")) % work.arxiv_text
    if work.status is Status.PREPRINT and work.venue_kind == "eprinttype":
        return str(_("%s preprint")) % work.venue.plain
    return wording.status_text(work.status)
