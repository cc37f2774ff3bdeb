"""States in words: "submitted to", "in press", "to appear" wherever people write them.

Text in, a state and what else the text says out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_scholar.records.publication import Status

RESUBMITTED = r"revise (?:and|&) resubmit(?:ted)?|r ?(?:&|and) ?r(?![\w])|(?:minor|major) revisions?"
"""What journals ask of a paper, which is submitted, and still worth saying."""

_WORK_IS = (
    r"(?:(?:this |the )?(?:manuscript|paper|article|draft|monograph|book|work)(?: is)? |currently |now )?"
)

_IN_PREPARATION = (
    rf"{_WORK_IS}(?:in preparation|in progress|in prep\b\.?)|in Vorbereitung|en préparation"
    r"|en preparación|in preparazione|em preparação"
)
_SUBMITTED = (
    rf"{_WORK_IS}(?:(?:under|in) (?:review|submission|revision)|submitted(?: for publication)?)"
    rf"|{RESUBMITTED}|eingereicht|soumis|sometido|sottomesso|submetido"
)
_IN_PRESS = (
    rf"{_WORK_IS}(?:in[ -]press|in print)|im Druck|sous presse|en prensa|in corso di stampa|no prelo"
    r"|в печати|印刷中"
)
_FORTHCOMING = (
    rf"{_WORK_IS}(?:to appear|to be published|forthcoming)"
    rf"|{_WORK_IS}(?:conditionally )?accepted(?: for publication)?"
    r"|im Erscheinen|zur Veröffentlichung angenommen|à paraître|de próxima aparición|in uscita"
)

STATE_WORDS = (
    (Status.IN_PREPARATION, _IN_PREPARATION),
    (Status.SUBMITTED, _SUBMITTED),
    (Status.IN_PRESS, _IN_PRESS),
    (Status.FORTHCOMING, _FORTHCOMING),
)
"""How people say what ``pubstate`` says, in some languages."""

_JOINED = re.compile(
    r"\s*[,:;]?\s*(?:(?:to|at|in|by|for|with|bei|chez|dans|en|a|à)\b\s*:?\s*)?(?:the journal\s+)?",
    re.IGNORECASE,
)


_ANY = re.compile("|".join(words.replace(_WORK_IS, "") for _, words in STATE_WORDS), re.IGNORECASE)
"""Any state, whatever is spoken of before it; nearly all texts have none."""


def state_in(note: str, *, anywhere: bool = False) -> Status | None:
    """Find a state in a note: at its beginning, where the entry has a venue to speak for it."""
    if not _ANY.search(note):
        return None
    for status, pattern in STATE_WORDS:
        find = re.search if anywhere else re.match
        if find(rf"[\s{{(\[]*\b({pattern})\b", note, re.IGNORECASE):
            return status
    return None


def adds_to_state(note: str) -> bool:
    """Tell whether a note that gives a state says more than the state does."""
    return re.search(RESUBMITTED, note, re.IGNORECASE) is not None


def state_alone(text: str) -> Status | None:
    """Return the state that is all of what a text says."""
    if not text or text[0].isdigit() or not _ANY.search(text):
        return None
    for status, pattern in STATE_WORDS:
        if re.fullmatch(rf"\W*(?:{pattern})\W*", text, re.IGNORECASE):
            return status
    return None


@lru_cache(maxsize=4096)
def split_state(venue: str) -> tuple[Status | None, str]:
    """Return the state that stands before or behind a venue, and the venue without it."""
    if not _ANY.search(venue):
        return None, venue
    for status, pattern in STATE_WORDS:
        before = re.match(rf"\W*(?:{pattern})(?![\w-])", venue, re.IGNORECASE)
        if before:
            joined = _JOINED.match(venue, before.end())
            return status, venue[joined.end() if joined else before.end() :].strip(" ,;:.()[]")
        behind = re.search(rf"\s*[,;:(\[–—-]\s*(?:{pattern})\W*$", venue, re.IGNORECASE)
        if behind:
            return status, venue[: behind.start()].strip(" ,;")
    return None, venue


def split_state_of_proceedings(title: str) -> tuple[Status | None, str]:
    """Do so for a title of proceedings, which may begin with such a word itself.

    ``To appear in``, ``accepted at`` before it, and a state in brackets or behind a comma, are none.
    """
    if re.match(r"\W*Proceedings|\W*[\w-]+ (?:Papers|Abstracts|Contributions)\b", title, re.IGNORECASE):
        return split_state(title) if title.endswith(")") else (None, title)
    state, rest = split_state(title)
    joined = re.match(r"\W*[\w ]+? (?:to|at|in|by|for)\b", title, re.IGNORECASE)
    return (state, rest) if state and (joined or title.startswith(rest)) else (None, title)
