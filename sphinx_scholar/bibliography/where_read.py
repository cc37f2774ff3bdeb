"""Notes that say where and when a text was read, and nothing else: ``Online; accessed 19 July 2023``.

Texts in, addresses and decisions out; knows nothing of the entry that holds the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.latex_commands import bare_address
from sphinx_scholar.bibliography.month_names import months_named
from sphinx_scholar.records.month_names import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_PARENTHESES = r"\([^\s<>()]*\)"
_PLACE = re.compile(
    rf"https?://(?:[^\s<>()]|{_IN_PARENTHESES})*(?:[^\s<>.,;:()\]]|{_IN_PARENTHESES})|"
    r"(?:(?:doi|arxiv)\s*:\s*)?(?:10\.\d{4,9}/|\d{4}\.\d{4,5}|[a-z-]+/\d{7})"
    rf"(?:[^\s,;()\]]|{_IN_PARENTHESES})*",
    re.IGNORECASE,
)
"""An address, or a DOI or arXiv number, with or without its name."""

_READ = frozenset(
    "accessed access retrieved visited checked viewed zugriff abgerufen besucht aufgerufen consulté consultée"
    " consultado consultato acedido acessado".split()
)
"""Words that speak of reading."""
_AROUND = _READ | frozenset(
    "online available accessible last date url uri doi arxiv link website from at on the in see st nd rd th"
    " am zuletzt letzter stand verfügbar unter en ligne le el il em disponible disponibile disponível sur à"
    " ultimo último fecha de del su".split()
)
"""Words that stand around an address and a date."""


def address_alone(note: str) -> str:
    """Return the one address that a note gives where it says nothing else."""
    if "//" not in note:
        return ""
    text = bare_address(note)
    found = dict.fromkeys(place for place in _PLACE.findall(text) if "://" in place)
    return next(iter(found)) if len(found) == 1 and repeats(text, found) else ""


def repeats(note: str, places: Iterable[str]) -> bool:
    """Tell whether a note says no more than where an entry is found anyway, and when it was read there."""
    known = {_bare(place) for place in places}
    rest = _PLACE.sub(lambda place: " " if _bare(place[0]) in known else place[0], note)
    if _PLACE.search(rest):
        return False
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    if rest == note and _READ.isdisjoint(words):
        return False
    return all(word in _AROUND or word in ENGLISH or months_named(word) for word in words)


def _bare(place: str) -> str:
    """Return a DOI, an arXiv number, or an address without what may stand before its host."""
    place = re.sub(r"^(?:https?://)?(?:www\.|dx\.)?|/$", "", place.casefold())
    place = re.sub(r"^(?:doi\.org/|doi\s*:\s*|arxiv\s*:\s*|arxiv\.org/(?:abs|pdf)/)", "", place)
    return re.sub(r"(?<=\d)v\d+$|\.$", "", place)
