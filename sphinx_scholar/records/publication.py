"""A paper: one work with all that its records say, and the people who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.identifiers import Link
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.scripts import is_east_asian
from sphinx_scholar.records.text import Text


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
    role: str = ""
    """What an editor did besides editing, by BibLaTeX's name: ``compiler``, ``reviser``."""

    @property
    def name(self) -> str:
        """The name as it is printed; family name first and without a space in Han, kana and Hangul."""
        return _printed_name(self.given, self.prefix, self.family, self.suffix)

    @property
    def inverted(self) -> str:
        """The name as ``Family, Given, Suffix``; the *von* part belongs to the family name."""
        family = f"{self.prefix} {self.family}" if self.prefix and self.family else self.prefix or self.family
        if self.suffix:
            return f"{family}, {self.given}, {self.suffix}"
        return f"{family}, {self.given}" if self.given else family


@lru_cache(maxsize=65536)
def _printed_name(given: str, prefix: str, family: str, suffix: str) -> str:
    """Put a name together; the same names are printed many times."""
    if is_east_asian(given + family):
        name = f"{family}{given}{prefix}"
    else:
        name = " ".join(part for part in (given, prefix, family) if part)
    return f"{name}, {suffix}" if suffix else name


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


APPEARED = frozenset({Status.PUBLISHED, Status.IN_PRESS, Status.FORTHCOMING})
"""The states in which a work has a venue, and not only hopes for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One work, with everything that its entry in the ``.bib`` file says."""

    key: str
    """The citation key, exactly as written."""
    type: str
    """BibLaTeX's entry type in lower case: ``article``, ``inproceedings``, …"""
    title: Text
    status: Status
    title_addon: str = ""
    """What stands behind the title and is no part of it (``titleaddon``)."""
    main_title: str = ""
    """The title of the work in several volumes of which it, or its book, is one (``maintitle``)."""
    kind: str = ""
    """What sort of thesis, report or other work it is, in the author's words: ``White paper``."""
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    """True where the list ends in ``and others``."""
    collaboration: str = ""
    """For whom the authors wrote: ``STAR Collaboration``."""
    editors: tuple[Author, ...] = ()
    translators: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    """Who compiled, revised or otherwise helped (``editora`` to ``editorc`` with such a type)."""
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
    chapter: str = ""
    """The number or name of a part of a book."""
    pages: str = ""
    """Ranges with an en dash, as printed."""
    article_number: str = ""
    """BibLaTeX's ``eid``."""
    publisher: str = ""
    location: str = ""
    institution: str = ""
    """School or institution, of theses and reports."""
    edition: str = ""
    version: str = ""
    """Of software and data."""
    note: Text = Text()
    """What else the entry says about its state, in the author's words."""
    remark: Text = Text()
    """What a card adds to that, and a citation leaves out (``additional_info``)."""
    award: str = ""
    abstract: Text = Text()
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Words by which lists choose; no citation has them."""
    isbn: str = ""
    doi: str = ""
    """Bare and in lower case: ``10.1145/3689736``."""
    arxiv: str = ""
    """Bare, without its version: ``2404.02015``."""
    arxiv_class: str = ""
    """BibLaTeX's ``eprintclass``: ``cs.DC``."""
    links: tuple[Link, ...] = ()
    """In the order in which buttons show them."""
    preview_alt: str = ""
    """What that picture shows, for those who do not see it."""
    preview: str = ""
    """A picture, as a path below the site's folder."""
    selected: bool = False
    hidden: bool = False
    of_others: bool = False
    """True for a paper that the site refers to and that is not the owner's (``scholar_references``)."""
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

    def __hash__(self) -> int:
        """Return what equal records have in common, without going through all that they say."""
        return hash(self.key)

    @property
    def year(self) -> int | None:
        """The year of the record that leads."""
        return self.date.year if self.date else None

    @property
    def may_omit_people(self) -> bool:
        """Tell whether the authors need not be all: others, a collaboration or an organization."""
        people = self.authors or self.editors
        return (
            self.more_authors
            or bool(self.collaboration)
            or any(not person.given and " " in person.family for person in people)
        )

    @property
    def is_manuscript(self) -> bool:
        """Tell whether it is a text that has appeared nowhere: it is not cited as what it may become."""
        return self.status in {Status.UNPUBLISHED, Status.IN_PREPARATION, Status.SUBMITTED}

    @property
    def is_published(self) -> bool:
        """Tell whether there is a record of publication."""
        return self.status is Status.PUBLISHED

    @property
    def has_appeared(self) -> bool:
        """Tell whether the work has a venue of its own."""
        return self.status in APPEARED and self.venue_kind != "eprinttype"

    @property
    def venue_name(self) -> str:
        """The venue without the year that short names end in (``ICML’24``); nothing for one hoped for."""
        if not self.has_appeared:
            return ""
        short = re.sub(r"\s*[ '’‘-]\s*(19|20)?\d\d$", "", self.venue_short)
        return short or self.venue.plain

    @property
    def is_public(self) -> bool:
        """Tell whether a reader can get the text, or its record, without asking the owner of the site."""
        return (
            self.of_others
            or any(link.kind != "code" for link in self.links)
            or any(record.is_public for record in self.history)
        )

    @property
    def address(self) -> str:
        """Where a paper of others is found elsewhere; nothing for a paper of the owner."""
        return next((link.url for link in self.links if self.of_others and "://" in link.url), "")

    @property
    def arxiv_text(self) -> str:
        """The number at arXiv with its class, as arXiv prints it: ``2404.02015 [cs.DC]``."""
        return f"{self.arxiv} [{self.arxiv_class}]" if self.arxiv_class else self.arxiv

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
