"""What is said of a paper in words, the same in each medium: its standing, signs, earlier records.

Records in, text out; knows no page and no markup.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.text import with_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.records.text import Text

_ = get_translation(wording.CATALOG)


class Standing(NamedTuple):
    """Where a paper appeared, or how far it has come."""

    badge: str
    """The venue's short name, or the state in a word; empty where the sentence begins with it."""
    is_venue: bool
    """True where the badge names a venue."""
    sentence: Text


def signs_of(work: Publication) -> dict[str, str]:
    """Return the sign that stands beside names for each mark of this paper."""
    people = work.authors or work.editors
    marks = [mark for person in people for mark in person.marks]
    return wording.signs(marks) if marks else {}


def meanings(work: Publication) -> list[str]:
    """Return what the signs beside this paper's authors mean: ``* joint first authors``."""
    return [f"{sign} {text}" for mark, sign in signs_of(work).items() if (text := wording.mark_text(mark))]


def badge_text(work: Publication) -> str:
    """Return where a paper stands in a word: the venue's short name, the year, or how far it has come."""
    if work.status is Status.PUBLISHED and (work.badge or work.year):
        return work.badge or str(work.year)
    return wording.status_text(work.status)


def standing_of(work: Publication, style: str = "full") -> Standing:
    """Return the badge and the sentence beside it.

    A badge that would only say how the sentence begins is left out, and in a short style the
    sentence beside the name of a venue.
    """
    sentence = wording.sentence(wording.standing(work, brief=style != "full"))
    if work.status is Status.PUBLISHED and work.badge:
        return Standing(work.badge, True, phrase(sentence if style == "full" else "", work))
    badge = "" if _has_state(sentence, work.status) else wording.status_text(work.status)
    return Standing(badge, False, phrase(sentence, work))


def phrase(plain: str, work: Publication) -> Text:
    """Return what a phrase says of a paper, with the marks of the paper's own texts."""
    return with_marks(plain, (work.venue, work.note, work.remark))


def _has_state(sentence: str, status: Status) -> bool:
    """Tell whether a sentence says how far a paper has come: that of a published one always does."""
    if status is Status.PUBLISHED:
        return bool(sentence)
    return sentence.casefold().startswith(wording.status_text(status).casefold())


def introduction_of(record: Publication) -> str:
    """Return what introduces an earlier record of a work."""
    return record.related_string or str(_("Earlier version"))


def record_text(record: Publication) -> str:
    """Return one earlier record of a work as a line: what introduces it, its title, its state."""
    parts = (record.title.plain, wording.standing(record))
    return wording.labeled(introduction_of(record), wording.phrase(parts))


def rows_of_names(owners: Sequence[bool], limit: int) -> list[tuple[int, int, bool]]:
    """Return where rows of names begin and end, and whether each is folded.

    ``owners`` tells of each name whether it is the owner's. Of a list of more than ``limit`` names the
    first, the owner and the last are shown, some ``limit`` in all; one name alone is never folded.
    """
    count = len(owners)
    if not 0 < limit < count:
        return [(0, count, False)]
    shown = [is_owner or place == count - 1 for place, is_owner in enumerate(owners)]
    shown[: max(limit - 2, 1)] = [True] * max(limit - 2, 1)
    rows: list[tuple[int, int, bool]] = []
    for is_shown, places in groupby(range(count), key=shown.__getitem__):
        start, *_rest = row = list(places)
        is_folded = not is_shown and len(row) > 1
        if rows and not is_folded and not rows[-1][2]:
            start = rows.pop()[0]
        rows.append((start, row[-1] + 1, is_folded))
    return rows
