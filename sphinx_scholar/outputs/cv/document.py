"""A curriculum vitae as data: what it says, down to the word for "page", and nothing of how it looks.

Knows nothing of Sphinx, docutils, publications' files or any site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sphinx_scholar.outputs.fonts import OWN_FONT

if TYPE_CHECKING:
    from sphinx_scholar.records.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style; a sentence is a tuple of them."""

    text: str
    """Plain text: nothing in it is ever read as markup."""
    strong: bool = False
    emph: bool = False
    code: bool = False
    small_capitals: bool = False
    script: Literal["", "sub", "super"] = ""
    """Whether it stands below or above the line."""
    url: str = ""
    """An absolute address that it leads to."""

    @property
    def style(self) -> tuple[str | bool, ...]:
        """All but the text."""
        return self.strong, self.emph, self.code, self.small_capitals, self.script, self.url


Runs = tuple[Run, ...]
"""Text with its styles and links."""


def plain(text: str, *, url: str = "") -> Runs:
    """Return text in no particular style, or nothing for no text."""
    return (Run(text=text, url=url),) if text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a body."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of points, each of which may hold paragraphs and lists of its own."""

    points: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    """True where the points are numbered."""
    start: int = 1
    """The number of the first point."""


Block = Paragraph | Bullets
"""A part of a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """A position, a degree, a talk, an award: something with a title, mostly with dates."""

    title: Runs
    dates: str = ""
    """As printed in the column of dates: ``Aug. 2023 – present``."""
    number: str = ""
    """By which a numbered list calls it: ``J12``."""
    meta: tuple[Runs, ...] = ()
    """Lines under the title: role, organization and place; advisors; papers."""
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CvAuthor:
    """A name in the list of a paper's authors."""

    name: str
    own: bool = False
    """True of the person whose CV this is: the name is set off."""
    signs: str = ""
    """Signs beside the name, explained in the section's notes: ``*``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPublication:
    """A paper as a CV lists it."""

    title: Runs
    authors: tuple[CvAuthor, ...] = ()
    comma: str = ", "
    """What stands between two authors."""
    et_al: str = ""
    """What follows the last author, with what separates it: ``, and others``."""
    dates: str = ""
    """As printed in the column of dates: a year, or the venue's short name with its year."""
    number: str = ""
    """By which a numbered list calls it: ``J12``."""
    venue: Runs = ()
    """Where it appeared, or how far it has come."""
    history: tuple[Runs, ...] = ()
    """Earlier records of the same work, a line each."""
    links: Runs = ()
    """Where the paper, its code and the like are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvProse:
    """What an author wrote between a section's heading and its records."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CvGroup:
    """The heading of a group: all records up to the next one are below it."""

    heading: str


CvPart = CvProse | CvGroup | CvEntry | CvPublication
"""A part of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSection:
    """A part of the CV under a heading of its own."""

    title: str
    parts: tuple[CvPart, ...] = ()
    """In the order of the page."""
    notes: tuple[Runs, ...] = ()
    """Small print at the end: what the signs beside authors' names mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvWords:
    """The template's own words, to be translated."""

    document: str = "Curriculum vitae"
    """What kind of document it is, in its title and at the foot of each page."""
    advisors: str = "Advisors"
    """What introduces the advisors in the head."""
    colon: str = ": "
    """What stands behind such a word."""
    comma: str = ", "
    """What parts the position in the head from the affiliation."""
    names_comma: str = ", "
    """What stands between two advisors."""
    page: str = "Page {page} of {pages}"
    """The number of the page, at its foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumVitae:
    """The whole document."""

    name: str
    date: PartialDate
    """When the content was last changed: the date of the file, without which no PDF/A conforms."""
    position: Runs = ()
    affiliation: Runs = ()
    other_roles: tuple[Runs, ...] = ()
    """What the person is besides, and where, a line each."""
    advisors: Runs = ()
    """One run a name."""
    vision: Runs = ()
    emails: tuple[str, ...] = ()
    """The preferred address first."""
    whereabouts: Runs = ()
    """Postal address, telephone, office hours: one run each."""
    profiles: Runs = ()
    """Other pages of the person, one run each."""
    site_url: str = ""
    sections: tuple[CvSection, ...] = ()
    date_text: str = ""
    """The date as printed at the foot of each page."""
    as_of_note: str = ""
    """From when the statements are, said once, at the foot of the first page."""
    words: CvWords = CvWords()
    language: str = "en"
    """As in Sphinx's ``language``: ``en``, ``pt_BR``."""
    layout: Literal["columns", "plain"] = "columns"
    """With the dates in a column of their own, or all in one column, for parsers of applications."""
    paper: Literal["a4", "us-letter"] = "a4"
    fonts: tuple[str, ...] = (OWN_FONT,)
    """Families of fonts; each letter is in the first of them that has it."""
    accent: str = "#0a56a8"
    """The color of the name, headings and links, as ``#rrggbb``."""
