"""What all parts of the bibliography's reader share: a file's entries, its faults, an entry's fields.

Knows the grammar's results and how a fault is reported; nothing of what the fields mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.journal_macros import set_journal_macros
from sphinx_scholar.bibliography.latex import to_line, to_text
from sphinx_scholar.bibliography.states import state_alone
from sphinx_scholar.records.problems import Fault, Problem, Source
from sphinx_scholar.records.text import Text

if TYPE_CHECKING:
    from sphinx_scholar.bibliography.syntax import RawEntry, RawField, RawFile


NO_NUMBERS = frozenset(
    "ahead-of-print|ahead of print|advance online publication|online first|online ahead of print|early view"
    "|early access|advpub|epub ahead of print|just accepted|ja|n/a|na|none|null|nan|tbd|tba|?".split("|")
)
"""What exports write where there is no number."""


@dataclass(slots=True)
class Reader:
    """One file being read."""

    file: RawFile
    path: str
    owner: str = ""
    """Whose papers they are."""
    entries: dict[str, RawEntry] = field(default_factory=dict)
    """All entries by key; of two with one key the first."""
    folded: dict[str, RawEntry] = field(default_factory=dict)
    """The same by key in lower case, as BibTeX compares them, and by their other keys (``ids``)."""
    problems: list[Problem] = field(default_factory=list)
    reported: set[tuple[object, ...]] = field(default_factory=set)
    macros: set[str] = field(default_factory=set)
    """Unknown LaTeX commands that are reported already."""

    def __post_init__(self) -> None:
        """Sort the entries by their keys."""
        for entry in self.file.entries:
            self.entries.setdefault(entry.key, entry)
            self.folded.setdefault(entry.key.lower(), entry)
        for entry in self.file.entries:
            if "ids" in entry.fields:
                for alias in entry.fields["ids"].value.split(","):
                    self.folded.setdefault(alias.strip().lower(), entry)

    def find(self, key: str) -> RawEntry | None:
        """Return the entry of a key, in this or any other case."""
        return self.entries.get(key) or self.folded.get(key.lower())

    def has(self, key: str) -> bool:
        """Tell whether the file holds an entry of a key, be it a broken one."""
        return self.find(key) is not None or key in self.file.broken

    def source(self, offset: int) -> Source:
        """Return the place of an offset."""
        return Source(path=self.path, line=self.file.line(offset))

    def report(self, fault: Fault, offset: int, message: str, *args: object) -> None:
        """Report a problem, once, however many entries inherit it."""
        source = self.source(offset)
        mark = (fault, source, message, args)
        if mark not in self.reported:
            self.reported.add(mark)
            self.problems.append(Problem(fault=fault, message=message, args=args, source=source))


@dataclass(slots=True)
class EntryFields:
    """One entry being read."""

    reader: Reader
    entry: RawEntry
    fields: dict[str, RawField]
    """Its own fields and those that it inherits."""
    values: dict[str, str] = field(init=False)
    """The source of each field that holds anything."""

    def __post_init__(self) -> None:
        """Look at each field once: records ask for far more fields than entries have."""
        sources = ((name, raw.value) for name, raw in self.fields.items())
        self.values = {name: value for name, value in sources if value and not value.isspace()}

    def report(self, fault: Fault, name: str, message: str) -> None:
        """Report what is wrong in a field, at its line and with its entry's key; else in the entry."""
        raw = self.fields.get(name)
        offset, key = (raw.start, raw.key) if raw else (self.entry.start, self.entry.key)
        self.reader.report(fault, offset, "%s: %s", key, message)

    def name_of(self, *names: str) -> str:
        """Return the first of these fields that holds anything."""
        for name in names:
            if name in self.values:
                return name
        return ""

    def raw(self, *names: str) -> str:
        """Return the source of the first of these fields that holds anything."""
        for name in names:
            if name in self.values:
                return self.values[name]
        return ""

    def word(self, *names: str) -> str:
        """Return the first of these fields that holds anything, bare, for values from a set."""
        return self.raw(*names).strip(" \t\n{}").lower()

    def text(self, *names: str) -> Text:
        """Return the first of these fields that holds anything, as text."""
        name = self.name_of(*names)
        if not name:
            return Text()
        text, unknown = to_text(self.values[name])
        if unknown:
            self.report_macros(name, unknown)
        return text

    def journal(self, name: str) -> Text:
        """Return a field that holds the name of a journal, in which macros of its style may stand."""
        source = self.raw(name)
        named = set_journal_macros(source)
        return self.text(name) if named is source else Text.of(named)

    def number(self, *names: str) -> str:
        """Return a number as printed; nothing where somebody wrote that it is not known yet."""
        text = self.plain(*names)
        if not text or text[0].isdigit():
            return text
        return "" if state_alone(text) or text.lower() in NO_NUMBERS else text

    def plain(self, *names: str) -> str:
        """Return the first of these fields that holds anything, as plain text without a last comma."""
        name = self.name_of(*names)
        if not name:
            return ""
        text, unknown = to_line(self.values[name])
        if unknown:
            self.report_macros(name, unknown)
        return text.rstrip(" ,")

    def report_macros(self, name: str, unknown: tuple[str, ...]) -> None:
        """Report LaTeX commands that nobody knows, each once in a file."""
        for macro in unknown:
            if macro not in self.reader.macros:
                self.reader.macros.add(macro)
                self.report(
                    Fault.UNKNOWN_MACRO,
                    name,
                    f"the LaTeX command \\{macro} in {name!r} is not known, or lacks its argument; "
                    "it was kept as text",
                )
