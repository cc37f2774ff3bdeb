"""Things that can be found, with the words by which they are found, each thing once.

Knows neither pages nor records, nor the file that carries all things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_scholar.citations.facts import line
from sphinx_scholar.wording import aliases

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """The groups of results, in their order."""

    PAPER = "papers"
    EXPERIENCE = "experience"
    PAGE = "pages"
    LINK = "links"


@dataclass(slots=True, kw_only=True)
class Place:
    """One thing that can be found, with the address that leads to it."""

    kind: Kind
    title: str
    uri: str
    """The address, relative to the site's root."""
    about: str = ""
    """What stands beside the title: a venue, a period, the page of a section."""
    names: str = ""
    """Authors of a paper; role, organization and people of a position."""
    called: list[str] = field(default_factory=list)
    """What people may call it; no result shows it."""
    leads_to: list[str] = field(default_factory=list)
    """What people look for that it is the way to, before whatever is only called so."""
    also: str = ""
    """By what else it is known: where it appeared, earlier titles, DOI, arXiv number."""
    blocks: list[str] = field(default_factory=list)
    """What it says, a paragraph each."""
    cited: str = ""
    """What only the citation of a paper, or code, says."""
    other_words: str = ""
    """Words that are read there and are no other place's either, such as those of a button."""
    shown: set[str] = field(default_factory=set)
    """Words that are read there, but are at home elsewhere or belong to every page."""
    is_window: bool = False
    """True where something was left out because its home is elsewhere."""

    @property
    def text(self) -> str:
        """All that it says beside its title as one line, with a sign between paragraphs."""
        return " ¶ ".join(block for block in self.blocks if block != self.title)

    @property
    def aliases(self) -> str:
        """What people may call it, with a dot between phrases."""
        telephones = aliases.telephone_aliases(self.text)
        return in_print(aliases.joined_aliases([*self.called, *telephones]))

    @property
    def leads(self) -> str:
        """What people look for that it is the way to, with a dot between phrases."""
        return in_print(aliases.joined_aliases(self.leads_to))

    @property
    def rest(self) -> str:
        """Words that are no sentences, which no result shows."""
        return f"{self.cited} {self.other_words}".strip()

    @property
    def searchable_text(self) -> str:
        """The text by whose words it is found."""
        return " ".join((self.title, self.about, self.names, self.also, self.text, self.cited))


WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> set[str]:
    """Return the words of a text, to tell whether another place has them."""
    return set(WORD.findall(text.casefold()))


def words_of_all(texts: Iterable[str]) -> set[str]:
    """Return the words of many texts, which have most of what stands between blanks in common."""
    parts: set[str] = set()
    for text in texts:
        parts.update(text.split())
    return words_of(" ".join(parts))


def in_print(text: str) -> str:
    """Return text as one line, with the apostrophes that pages have."""
    return line(text).replace("'", "’")


LONG = 6
"""From how many words on a block that stands on a second page too is a repetition."""


def settle(pages: Iterable[list[Place]]) -> list[Place]:
    """Return the places of all pages, in the order of results, each thing in one of them.

    ``pages`` come in the order in which a repeated block is looked for: the first has it. A
    section that only shows what is at home elsewhere is no place. In the end each word that is
    read anywhere is a word of some place.
    """
    places: list[Place] = []
    seen: set[str] = set()
    for page in pages:
        for place in page:
            _drop_repeated(place, seen)
            if place is not page[0] and place.is_window and not place.blocks:
                page[0].shown |= place.shown | words_of(place.title)
            else:
                places.append(place)
    order = list(Kind)
    places.sort(key=lambda place: (order.index(place.kind), "#" in place.uri and place.kind is Kind.PAGE))
    known = words_of_all(place.searchable_text for place in places)
    for place in places:
        missing = place.shown - known
        if missing:
            place.other_words = " ".join(sorted(missing))
            known |= missing
    return places


def _drop_repeated(place: Place, seen: set[str]) -> None:
    kept = []
    for block in place.blocks:
        is_long = len(block.split()) >= LONG or "@" in block
        if is_long and block in seen:
            place.is_window = True
            place.shown |= words_of(block)
        else:
            kept.append(block)
            seen.add(block)
    place.blocks = kept
