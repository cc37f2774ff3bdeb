"""Records of an academic life: people, papers, positions, degrees and their dates.

Every other module passes these around; this one knows nothing of docutils, Sphinx or files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Literal, Self

Precision = Literal["year", "month", "day"]
"""How exactly a date is known."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""English names of the months, as BibTeX files spell them; three letters are enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was written."""

    path: str
    """The file, relative to the site's folder."""
    line: int
    """The line, counted from 1."""

    def __str__(self) -> str:
        """Return ``path:line``, which Sphinx takes as a location."""
        return f"{self.path}:{self.line}"


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as exact as its author knew it: a year, a month or a day."""

    year: int
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31; only with a month."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-06`` or ``2024-06-30`` (ISO 8601-1, as in BibLaTeX's ``date``).

        Raises ``ValueError``, with a hint, for anything else and for days that do not exist.
        """
        match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a date; write 2024, 2024-06 or 2024-06-30")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{text!r} is not a date: there is no month {month}")
        if month is not None and day is not None and not 1 <= day <= _days_in(year, month):
            raise ValueError(f"{text!r} is not a date: that month has no day {day}")
        return cls(year=year, month=month, day=day)

    @property
    def precision(self) -> Precision:
        """The smallest unit that is known."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"

    @property
    def iso(self) -> str:
        """The date in ISO 8601, no more exact than it is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __lt__(self, other: PartialDate) -> bool:
        """Compare by time; a year comes before its own months."""
        return self._key() < other._key()

    def is_after(self, other: PartialDate) -> bool:
        """Tell whether this date is certainly later, as far as both are known."""
        for mine, theirs in zip(self._key(), other._key(), strict=True):
            if mine == 0 or theirs == 0:
                return False
            if mine != theirs:
                return mine > theirs
        return False


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time from a start to an end, either of which may be unknown."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False
    """True where the author wrote ``present`` as the end."""
    as_of: str = ""
    """When ``present`` was written, in the author's words: ``early 2024``."""

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day of the start (of the end, if that is all that is known)."""
        date = self.start or self.end
        return (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text, or one formula."""

    text: str
    """Plain text; of a formula, its nearest plain form: ``O(n²)``."""
    math: str = ""
    """The LaTeX source of a formula, without its dollars; empty for text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text from a LaTeX source, in which formulas stay formulas."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, plain: str) -> Self:
        """Wrap text that holds no formula."""
        return cls((Span(text=plain),) if plain else ())

    @property
    def plain(self) -> str:
        """All of it as plain text, for titles, feeds, search and metadata."""
        return self.spans[0].text if len(self.spans) == 1 else "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.spans)


class Mark(StrEnum):
    """What a sign beside an author's name means; the values are those of ``author+an``."""

    JOINT_FIRST = "joint"
    """One of several authors who contributed equally as first author."""
    CORRESPONDING = "corresponding"
    """An author to whom letters about the paper go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One name in the list of a paper's authors or editors, in BibTeX's four parts."""

    given: str = ""
    """First and middle names."""
    prefix: str = ""
    """BibTeX's *von* part."""
    family: str
    """The last name, or the whole name of an organization."""
    suffix: str = ""
    """BibTeX's *Jr* part."""
    marks: tuple[str, ...] = ()
    """Meanings (values of :class:`Mark`) or signs that the file put beside the name."""

    @property
    def name(self) -> str:
        """The name as it is printed; without a space between parts in Han script or kana."""
        return _printed_name(self.given, self.prefix, self.family, self.suffix)


@lru_cache(maxsize=65536)
def _printed_name(given: str, prefix: str, family: str, suffix: str) -> str:
    """Put a name together; the same names are printed many times."""
    if _is_cjk(given + family):
        name = f"{family}{given}{prefix}"
    else:
        name = " ".join(part for part in (given, prefix, family) if part)
    return f"{name}, {suffix}" if suffix else name


def _is_cjk(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()] if not text.isascii() else []
    return bool(letters) and all("\u3040" <= letter <= "\u9fff" for letter in letters)


class Status(StrEnum):
    """How far a paper has come: BibLaTeX's ``pubstate`` in order, and what needs none."""

    UNPUBLISHED = "unpublished"
    """A manuscript of which the file says no more."""
    IN_PREPARATION = "inpreparation"
    SUBMITTED = "submitted"
    PREPRINT = "prepublished"
    FORTHCOMING = "forthcoming"
    IN_PRESS = "inpress"
    PUBLISHED = "published"

    @property
    def rank(self) -> int:
        """The place in this order, from 0."""
        return list(Status).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something of a paper that has an address of its own."""

    kind: str
    """The field that named it: ``pdf``, ``code``, ``slides``, ``doi``, ``arxiv``, ``url``, …"""
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One work, with everything that its entry in the ``.bib`` file says."""

    key: str
    """The citation key, exactly as written."""
    type: str
    """BibLaTeX's entry type in lower case: ``article``, ``inproceedings``, …"""
    title: Text
    status: Status
    kind: str = ""
    """What sort of thesis, report or other work it is, in the author's words: ``White paper``."""
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    """True where the list ends in ``and others``."""
    editors: tuple[Author, ...] = ()
    date: PartialDate | None = None
    venue: Text = Text()
    """Where it appeared or was submitted: journal, proceedings, event, school, publisher …"""
    venue_kind: str = ""
    """The field that named the venue: ``journaltitle``, ``booktitle``, ``eventtitle``, …"""
    venue_short: str = ""
    """The venue's usual short name (``abbr``, ``shortjournal``, ``shortseries``)."""
    venue_addon: str = ""
    """A part of the venue, such as a track (``eventtitleaddon``, ``booktitleaddon``)."""
    series: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """Ranges with an en dash, as printed."""
    article_number: str = ""
    """BibLaTeX's ``eid``."""
    publisher: str = ""
    location: str = ""
    institution: str = ""
    """School or institution, of theses and reports."""
    edition: str = ""
    note: Text = Text()
    """What else the entry says about its state, in the author's words."""
    remark: Text = Text()
    """What a card adds to that, and a citation leaves out (``additional_info``)."""
    award: str = ""
    abstract: Text = Text()
    keywords: tuple[str, ...] = ()
    isbn: str = ""
    doi: str = ""
    """Bare and in lower case: ``10.1145/3689736``."""
    arxiv: str = ""
    """Bare, without its version: ``2404.02015``."""
    arxiv_class: str = ""
    """BibLaTeX's ``eprintclass``: ``cs.DC``."""
    links: tuple[Link, ...] = ()
    """In the order in which buttons show them."""
    preview: str = ""
    """A picture, as a path below the site's folder."""
    selected: bool = False
    hidden: bool = False
    related: tuple[str, ...] = ()
    """Keys of other records of the same work."""
    related_string: str = ""
    """What introduces this record in a history, in the author's words."""
    history: tuple[Publication, ...] = ()
    """Earlier records of the same work, the latest first."""
    bibtex: str = ""
    """The entry as others may cite it: its own source text, with the texts that it needs before it
    and its parents behind it, where BibTeX looks for them."""
    bibtex_entry: str = ""
    """The entry alone."""
    bibtex_strings: tuple[tuple[str, str], ...] = ()
    """Names and sources of the ``@string`` texts that it needs, in the order of the file."""
    bibtex_parents: tuple[tuple[str, str], ...] = ()
    """Keys and sources of the entries from which it inherits, the nearest first."""
    source: Source

    @property
    def year(self) -> int | None:
        """The year of the record that leads."""
        return self.date.year if self.date else None

    @property
    def is_published(self) -> bool:
        """Tell whether there is a record of publication."""
        return self.status is Status.PUBLISHED

    @property
    def is_public(self) -> bool:
        """Tell whether a reader can get the text, or its record, without asking."""
        return any(link.kind != "code" for link in self.links) or any(
            record.is_public for record in self.history
        )

    @property
    def badge(self) -> str:
        """The venue's short name with the year, unless it carries one already."""
        if not self.venue_short or self.year is None or re.search(r"\d\d$", self.venue_short):
            return self.venue_short
        return f"{self.venue_short} {self.year}"

    @property
    def short_title(self) -> str:
        """The title up to its colon where that is a name, else the whole title."""
        head, colon, _ = self.title.plain.partition(":")
        return head if colon and len(head.split()) <= 2 else self.title.plain

    @property
    def records(self) -> tuple[Publication, ...]:
        """All records of this work, this one first."""
        return (self, *self.history)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with a page; the owner of the site is the one named by ``author``."""

    name: str
    position: str = ""
    affiliation: str = ""
    advisors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    """The preferred address first."""
    aliases: tuple[str, ...] = ()
    """Other forms of the name, as papers print it."""
    orcid: str = ""
    github: str = ""
    """The name of the account."""
    scholar: str = ""
    """The user's identifier at Google Scholar."""
    dblp: str = ""
    """The person's identifier at DBLP: ``12/3456``."""
    website: str = ""
    portrait: str = ""
    vision: str = ""
    """The body as plain text."""
    docname: str
    anchor: str
    source: Source

    @property
    def email(self) -> str:
        """The preferred address, or nothing."""
        return self.emails[0] if self.emails else ""

    @property
    def profiles(self) -> tuple[Link, ...]:
        """The person's other pages on the web."""
        candidates = (
            ("website", self.website, "{}"),
            ("github", self.github, "https://github.com/{}"),
            ("scholar", self.scholar, "https://scholar.google.com/citations?user={}"),
            ("orcid", self.orcid, "https://orcid.org/{}"),
            ("dblp", self.dblp, "https://dblp.org/pid/{}.html"),
        )
        return tuple(
            Link(kind=kind, url=pattern.format(value)) for kind, value, pattern in candidates if value
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated line of a life: a talk, an award, a course; also a position or a degree."""

    name: str
    """The key for cross-references."""
    title: str
    kind: str = ""
    """What groups it: ``talk``, ``award``, …; of a position ``academic``, ``industrial``, …"""
    organization: str = ""
    location: str = ""
    period: Period = Period()
    url: str = ""
    publications: tuple[str, ...] = ()
    """Keys of papers that came of it."""
    docname: str
    anchor: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """A position held: who did what, where, under whom."""

    role: str = ""
    group: str = ""
    """Lab, team or department within the organization."""
    advisors: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree(Entry):
    """A degree, finished or not; its organization is the institution."""

    advisors: tuple[str, ...] = ()
    grade: str = ""
