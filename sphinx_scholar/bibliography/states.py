"""States in words: "submitted to", "in press", "to appear" wherever people write them.

Text in, a state and what else the text says out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_scholar.records.publication import Status

STATE_WORDS = (
    (Status.IN_PREPARATION, r"in preparation|in progress|manuscript in prep|in prep\b\.?"),
    (
        Status.SUBMITTED,
        r"((currently |now )?under|in) (review|submission|revision)|submitted( for publication)?",
    ),
    (Status.IN_PRESS, r"in[ -]press|in print"),
    (
        Status.FORTHCOMING,
        r"to appear|to be published|forthcoming|(conditionally )?accepted( for publication)?",
    ),
)
"""How people say what ``pubstate`` says."""

_JOINED = re.compile(r"\s*[,:;]?\s*(?:(?:to|at|in|by|for|with)\b\s*:?\s*)?(?:the journal\s+)?", re.IGNORECASE)


_ANY = re.compile("|".join(pattern for _, pattern in STATE_WORDS), re.IGNORECASE)
"""Any state; nearly all texts have none."""


def state_in(note: str, *, anywhere: bool = False) -> Status | None:
    """Find a state in a note: at its beginning, where the entry has a venue to speak for it."""
    if not _ANY.search(note):
        return None
    for status, pattern in STATE_WORDS:
        find = re.search if anywhere else re.match
        if find(rf"[\s{{(\[]*\b({pattern})\b", note, re.IGNORECASE):
            return status
    return None


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
