"""One raw entry becomes one :class:`Publication`: what each field means, and what is wrong in it.

Knows nothing of other records of the same work, nor of how an entry leaves the site.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibdates import read_date, read_year_and_month
from sphinx_scholar.bibfields import (
    ENTRY_TYPES,
    KNOWN_FIELDS,
    TYPE_ALIASES,
    inherited_name,
    is_known,
)
from sphinx_scholar.biblinks import file_path, read_identifiers, read_links
from sphinx_scholar.bibnames import annotate, read_names
from sphinx_scholar.diagnostics import Fault, Problem
from sphinx_scholar.latex import bare_address, to_text
from sphinx_scholar.model import Author, PartialDate, Publication, Source, Span, Status, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.bibsyntax import RawEntry, RawField, RawFile

VENUE_FIELDS = (
    ("journaltitle", "journaltitle"),
    ("journal", "journaltitle"),
    ("booktitle", "booktitle"),
    ("eventtitle", "eventtitle"),
)
"""Fields that name a venue whatever the type, and the name under which BibLaTeX knows each."""

VENUE_BY_TYPE = {
    "thesis": ("institution", "school", "publisher"),
    "phdthesis": ("institution", "school", "publisher"),
    "mastersthesis": ("institution", "school", "publisher"),
    "report": ("institution", "school", "publisher"),
    "manual": ("organization", "publisher"),
    "misc": ("organization", "publisher", "howpublished"),
    "online": ("organization", "publisher", "howpublished"),
    "unpublished": (),
}
"""What stands for a venue where there is none; for other types the publisher does."""

STATE_WORDS = (
    (Status.IN_PREPARATION, r"in preparation|in progress|manuscript in prep"),
    (Status.SUBMITTED, r"under (review|submission|revision)|submitted|in (review|submission)"),
    (Status.IN_PRESS, r"in press"),
    (Status.FORTHCOMING, r"to appear|forthcoming|accepted"),
)
"""How notes say what ``pubstate`` says, the first that is found."""


@dataclass(slots=True)
class Reader:
    """Everything that one file's records share while they are read."""

    file: RawFile
    path: str
    entries: Mapping[str, RawEntry]
    """All entries by key in lower case; of two with one key the first."""
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[Fault, int, str]] = field(default_factory=set)
    macros: set[str] = field(default_factory=set)
    """Unknown LaTeX commands that are reported already."""

    def source(self, offset: int) -> Source:
        """Return the place of an offset."""
        return Source(path=self.path, line=self.file.line(offset))

    def tell(self, fault: Fault, offset: int, message: str, *args: object) -> None:
        """Report a problem, each once, however many entries inherit it."""
        source = self.source(offset)
        mark = (fault, source.line, message % args[1:] if "%" in message and len(args) > 1 else message)
        if mark not in self.told:
            self.told.add(mark)
            self.problems.append(Problem(fault=fault, message=message, args=args, source=source))


@dataclass(slots=True)
class EntryReader:
    """One entry being read."""

    reader: Reader
    entry: RawEntry
    fields: dict[str, RawField]
    """Its own fields and those that it inherits."""

    def tell(self, fault: Fault, name: str, message: str) -> None:
        """Report what is wrong in a field, at its line; or in the entry, at its first."""
        place = self.fields[name].start if name in self.fields else self.entry.start
        self.reader.tell(fault, place, "%s: %s", self.entry.key, message)

    def raw(self, *names: str) -> str:
        """Return the source of the first of these fields that holds anything."""
        for name in names:
            value = self.fields.get(name)
            if value and value.value.strip():
                return value.value
        return ""

    def name_of(self, *names: str) -> str:
        """Return the first of these fields that holds anything."""
        return next((name for name in names if self.raw(name)), "")

    def text(self, *names: str) -> Text:
        """Return the first of these fields that holds anything, as text."""
        name = self.name_of(*names)
        if not name:
            return Text()
        text, unknown = to_text(self.fields[name].value)
        self.tell_macros(name, unknown)
        return text

    def plain(self, *names: str) -> str:
        """Return the first of these fields that holds anything, as plain text."""
        return self.text(*names).plain

    def tell_macros(self, name: str, unknown: tuple[str, ...]) -> None:
        """Report LaTeX commands that nobody knows, each once in a file."""
        for macro in unknown:
            if macro not in self.reader.macros:
                self.reader.macros.add(macro)
                self.tell(
                    Fault.UNKNOWN_MACRO,
                    name,
                    f"the LaTeX command \\{macro} in {name!r} is not known; its argument was kept as text",
                )

    # --- parts of the record ---

    def type(self) -> str:
        """Return BibLaTeX's name of the type."""
        kind = self.entry.type
        if kind not in ENTRY_TYPES:
            near = difflib.get_close_matches(kind, ENTRY_TYPES, n=1)
            hint = f"; did you mean @{near[0]}?" if near else ""
            self.tell(Fault.UNKNOWN_TYPE, "", f"the entry type {kind!r} is not known, read as 'misc'{hint}")
            return "misc"
        if kind == "thesis":
            kind = {"phdthesis": "phdthesis", "mathesis": "mastersthesis"}.get(self.raw("type").strip(), kind)
        return TYPE_ALIASES.get(kind, kind)

    def check_names_of_fields(self) -> None:
        """Report fields that nothing reads, with the nearest name."""
        for name, value in self.entry.fields.items():
            if is_known(name):
                continue
            near = difflib.get_close_matches(name, KNOWN_FIELDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else "; a field of your own begins with 'x-'"
            self.reader.tell(
                Fault.UNKNOWN_FIELD,
                value.start,
                "%s: the field %r is not known, and was left out%s",
                self.entry.key,
                name,
                hint,
            )

    def names(self, name: str) -> tuple[tuple[Author, ...], bool]:
        """Return the people of a field, with marks, and whether there are more."""
        source = self.raw(name)
        if not source:
            return (), False
        people = read_names(source)
        for message in people.faults:
            self.tell(Fault.MALFORMED_NAME, name, message)
        self.tell_macros(name, people.unknown_macros)
        authors = people.authors
        for annotation in self.fields:
            if annotation.startswith(f"{name}+an"):
                try:
                    authors = annotate(authors, self.fields[annotation].value)
                except ValueError as error:
                    self.tell(Fault.MALFORMED_VALUE, annotation, str(error))
        return authors, people.more

    def date(self) -> PartialDate | None:
        """Return the date of publication."""
        for name in ("date", "year", "eventdate"):
            if not self.raw(name):
                continue
            try:
                if name != "year":
                    return read_date(to_text(self.raw(name))[0].plain)
                return read_year_and_month(self.raw("year"), "", "")
            except ValueError as error:
                self.tell(Fault.MALFORMED_DATE, name, f"{error}; it was left out")
        return None

    def date_with_month(self) -> PartialDate | None:
        """Return the date, with BibTeX's ``month`` where ``date`` does not say it."""
        date = self.date()
        if date is None or self.raw("date") or not self.raw("month"):
            return date
        try:
            return read_year_and_month(self.raw("year"), self.raw("month"), self.raw("day")) or date
        except ValueError as error:
            self.tell(Fault.MALFORMED_DATE, "month", f"{error}; the year alone was kept")
            return date

    def flag(self, name: str) -> bool:
        """Return the value of a field that is true or false."""
        value = self.raw(name).strip().strip("{}").lower()
        if value in {"", "false", "no", "0"}:
            return False
        if value not in {"true", "yes", "1"}:
            self.tell(Fault.MALFORMED_VALUE, name, f"{name} is {value!r}; allowed are true and false")
            return False
        return True

    def venue(self, kind: str) -> tuple[Text, str]:
        """Return the venue and BibLaTeX's name of the field that gives it."""
        for name, known_as in VENUE_FIELDS:
            if self.raw(name) and not (known_as == "journaltitle" and self.is_on_arxiv_only()):
                return self.text(name), known_as
        if self.is_on_arxiv_only():
            return Text.of("arXiv"), "eprinttype"
        for name in VENUE_BY_TYPE.get(kind, ("publisher", "organization", "howpublished")):
            text = self.text(name)
            if text and not re.search(r"https?://|doi\.org", text.plain):
                return text, {"school": "institution"}.get(name, name)
        return Text(), ""

    def is_on_arxiv_only(self) -> bool:
        """Tell whether what stands for a journal is arXiv, as exports write it."""
        journal = self.raw("journaltitle", "journal").strip("{} ")
        return re.match(r"(arxiv|corr\b|computing research repository)", journal, re.IGNORECASE) is not None

    def status(self, kind: str, venue_kind: str, *, has_eprint: bool) -> Status:
        """Return how far the paper has come."""
        given = self.raw("pubstate").strip().strip("{}").lower()
        if given:
            if given in set(Status):
                return Status(given)
            allowed = ", ".join(sorted(Status))
            self.tell(Fault.MALFORMED_VALUE, "pubstate", f"pubstate is {given!r}; allowed are {allowed}")
        words = " ".join((self.raw("note"), self.raw("howpublished"), self.raw("year"), self.raw("addendum")))
        if kind == "unpublished":
            return _state_in(words) or Status.UNPUBLISHED
        if venue_kind == "eprinttype":
            return Status.PREPRINT
        weak = kind in {"misc", "online", "report"} and venue_kind in {
            "",
            "howpublished",
            "publisher",
            "organization",
        }
        if weak and has_eprint:
            return Status.PREPRINT
        if self.raw("date", "year") and not re.search(r"\d{4}", self.raw("date", "year")):
            return _state_in(words) or Status.PUBLISHED
        return Status.PUBLISHED

    def title(self) -> Text:
        """Return the title with its subtitle."""
        title, subtitle = self.text("title"), self.text("subtitle")
        if title and subtitle:
            between = " " if title.plain.endswith((":", "?", "!", ".")) else ": "
            return Text((*title.spans, Span(text=between), *subtitle.spans))
        return title

    def venue_short(self) -> str:
        """Return the short name of the venue."""
        short = self.plain("abbr", "shortjournal", "shortseries")
        series = self.plain("series")
        if not short and re.fullmatch(r"[A-Z][A-Za-z/&+ -]{1,14}\s?['’‘]?(\d\d){1,2}", series):
            return series
        return short

    def preview(self) -> str:
        """Return the picture's path."""
        try:
            return file_path(bare_address(self.raw("preview"))) if self.raw("preview") else ""
        except ValueError as error:
            self.tell(Fault.MALFORMED_VALUE, "preview", str(error))
            return ""

    def related(self) -> tuple[str, ...]:
        """Return the keys of other records of this work."""
        kind = self.raw("relatedtype").strip().lower()
        if kind not in {"version", "origpubas", "origpubin", "preprint"}:
            return ()
        return tuple(key.strip() for key in self.raw("related").split(",") if key.strip())

    def record(self) -> Publication:
        """Return the record that this entry is."""
        kind = self.type()
        self.check_names_of_fields()
        authors, more = self.names("author")
        editors, _ = self.names("editor")
        identifiers = read_identifiers(
            {name: value.value for name, value in self.fields.items()},
            lambda name, message: self.tell(Fault.MALFORMED_IDENTIFIER, name, f"{message}; it was left out"),
        )
        venue, venue_kind = self.venue(kind)
        status = self.status(kind, venue_kind, has_eprint=bool(identifiers.arxiv or self.raw("eprint")))
        title = self.title()
        if not title:
            self.tell(Fault.MISSING_FIELD, "", "the title is missing")
        if not authors and not editors:
            self.tell(Fault.MISSING_FIELD, "", "the author is missing")
        on_arxiv = venue_kind == "eprinttype"
        links = read_links(
            {name: value.value for name, value in self.fields.items()},
            identifiers,
            lambda name, message: self.tell(Fault.MALFORMED_IDENTIFIER, name, f"{message}; it was left out"),
            published=status is Status.PUBLISHED,
        )
        return Publication(
            key=self.entry.key,
            type=kind,
            title=title or Text.of(self.entry.key),
            status=status,
            authors=authors,
            more_authors=more,
            editors=editors,
            date=self.date_with_month(),
            venue=venue,
            venue_kind=venue_kind,
            venue_short=self.venue_short(),
            venue_addon=self.plain("eventtitleaddon", "booktitleaddon", "journaltitleaddon"),
            series=self.plain("series"),
            volume="" if on_arxiv else self.plain("volume"),
            number="" if on_arxiv else self.plain("number", "issue"),
            pages=_pages(self.plain("pages")),
            article_number=self.plain("eid", "articleno", "article_number"),
            publisher=self.plain("publisher"),
            location=self.plain("location", "address"),
            institution=self.plain("institution", "school"),
            edition=self.plain("edition"),
            note=self.text("note"),
            remark=self.text("additional_info"),
            award=self.plain("award_name", "award"),
            abstract=self.text("abstract"),
            keywords=tuple(
                word.strip() for word in re.split("[,;]", self.plain("keywords", "keyword")) if word.strip()
            ),
            isbn=self.plain("isbn"),
            doi=identifiers.doi,
            arxiv=identifiers.arxiv,
            arxiv_class=identifiers.arxiv_class,
            links=links,
            preview=self.preview(),
            selected=self.flag("selected"),
            hidden=self.flag("hidden"),
            related=self.related(),
            related_string=self.plain("relatedstring"),
            source=self.reader.source(self.entry.start),
        )


def _state_in(words: str) -> Status | None:
    for status, pattern in STATE_WORDS:
        if re.search(rf"\b({pattern})\b", words, re.IGNORECASE):
            return status
    return None


def _pages(text: str) -> str:
    """Return ranges with an en dash: ``1--10``, ``1-10`` and ``1 – 10`` are one."""
    return re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", text)


def parents_of(entry: RawEntry, reader: Reader) -> list[RawEntry]:
    """Return the entries that this one inherits from, the nearest first, each once."""
    found: list[RawEntry] = []
    waiting = [entry]
    while waiting:
        child = waiting.pop(0)
        for name in ("crossref", "xdata"):
            value = child.fields.get(name)
            for key in value.value.split(",") if value else ():
                parent = reader.entries.get(key.strip().lower())
                if parent is None and key.strip() and value:
                    if key.strip() not in reader.file.broken:
                        reader.tell(
                            Fault.UNKNOWN_KEY,
                            value.start,
                            "%s: %s names %r, which does not exist",
                            child.key,
                            name,
                            key.strip(),
                        )
                elif parent is not None and parent is not entry and parent not in found:
                    found.append(parent)
                    waiting.append(parent)
    return found


def inherit(entry: RawEntry, reader: Reader, trail: tuple[str, ...] = ()) -> dict[str, RawField]:
    """Return an entry's fields with those of its parents; its own come first."""
    fields = dict(entry.fields)
    for name in ("xdata", "crossref"):
        value = entry.fields.get(name)
        for key in value.value.split(",") if value else ():
            parent = reader.entries.get(key.strip().lower())
            if parent is None or parent is entry or parent.key in trail or len(trail) > 20:
                continue
            for inherited, given in inherit(parent, reader, (*trail, entry.key)).items():
                target = inherited
                if name == "crossref":
                    target = inherited_name(inherited, parent.type, entry.type)
                if target and target not in {"crossref", "xdata"}:
                    fields.setdefault(target, given if target == inherited else replace(given, name=target))
    return fields
