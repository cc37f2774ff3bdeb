"""Records become works and citations: histories are folded, private fields cut out.

Takes records and raw entries; knows nothing of what single fields mean.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.author_names import mark_spans
from sphinx_scholar.bibliography.citation_source import in_braces, readable_by_all
from sphinx_scholar.bibliography.dates import read_date
from sphinx_scholar.bibliography.fields import is_private
from sphinx_scholar.bibliography.inheritance import LINKS, is_hidden
from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.bibliography.links import LINK_ORDER
from sphinx_scholar.records.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.bibliography.syntax import RawEntry, RawField, RawFile, RawString
    from sphinx_scholar.records.publication import Publication

NAME_FIELDS = frozenset({"author", "editor", "bookauthor", "translator", "editora", "editorb", "editorc"})
"""Fields that hold names, and so may hold marks."""


def fold_works(records: Sequence[Publication]) -> tuple[Publication, ...]:
    """Make one work of all records that ``related`` ties together, in either direction.

    The one that has come farthest leads, then the latest, then the first in the file; a work
    stands where its first record stands.
    """
    places = {record.key: place for place, record in enumerate(records)}
    group = list(range(len(records)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    for place, record in enumerate(records):
        for key in record.related:
            if key in places:
                first, second = sorted((root(place), root(places[key])))
                group[second] = first
    members: dict[int, list[Publication]] = {}
    for place, record in enumerate(records):
        members.setdefault(root(place), []).append(record)
    return tuple(_work(work) for work in members.values())


def _work(records: list[Publication]) -> Publication:
    if len(records) == 1:
        return records[0]

    def standing(record: Publication) -> tuple[int, tuple[int, int, int]]:
        date = record.date
        return record.status.rank, (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)

    leading, *earlier = sorted(records, key=standing, reverse=True)
    return _on_arxiv(replace(leading, history=tuple(earlier)))


def _on_arxiv(work: Publication) -> Publication:
    """Give a work the arXiv number that only an earlier record has: its text is there all the same."""
    preprint = next((record for record in work.history if record.arxiv), None)
    if work.arxiv or preprint is None:
        return work
    links = [*work.links, *(link for link in preprint.links if link.kind == "arxiv")]
    links.sort(key=lambda link: LINK_ORDER.index(link.kind))
    return replace(work, arxiv=preprint.arxiv, arxiv_class=preprint.arxiv_class, links=tuple(links))


def _end_of_comma(text: str, start: int, end: int) -> int:
    """Return the offset behind the last comma before a field."""
    return text.rfind(",", start, end) + 1


class Exporter:
    """Cuts citations out of a file's text."""

    def __init__(self, file: RawFile) -> None:
        self.file = file
        self.hidden = {entry.key.lower() for entry in file.entries if is_hidden(entry)}
        """Keys of hidden entries, in lower case."""
        self.names_in_names = self._macros_of_names()
        self.entry_texts: dict[int, str] = {}
        self.strings_by_name: dict[str, list[RawString]] = {}
        for string in file.strings:
            self.strings_by_name.setdefault(string.name, []).append(string)

    def _macros_of_names(self) -> frozenset[str]:
        """Return the ``@string`` names whose texts are names of people."""
        waiting = [
            macro
            for entry in self.file.entries
            for name, field in entry.fields.items()
            if name in NAME_FIELDS
            for macro in field.macros
        ]
        needs = {string.name: string.macros for string in self.file.strings}
        found: set[str] = set()
        while waiting:
            macro = waiting.pop()
            if macro not in found:
                found.add(macro)
                waiting.extend(needs.get(macro, ()))
        return frozenset(found)

    def entry(self, entry: RawEntry) -> str:
        """Return an entry's own text, without private fields, comments and author marks."""
        if entry.start not in self.entry_texts:
            cuts = [
                (start, end) if self.file.text[start] == "%" else self._field_span(entry, start, end)
                for start, end in entry.noise
            ]
            for name, field in entry.fields.items():
                if is_private(name) or self._names_hidden(field):
                    cuts.append(self._field_span(entry, field.start, field.end))
                elif name in NAME_FIELDS:
                    cuts += self._marks(field.literals)
            added = [self._year(entry), *((place, ",") for place in entry.commas)]
            self.entry_texts[entry.start] = readable_by_all(self._cut(entry.start, entry.end, cuts, added))
        return self.entry_texts[entry.start]

    def _year(self, entry: RawEntry) -> tuple[int, str]:
        """Return where ``year`` and ``month`` are needed beside a ``date`` alone, and their text.

        BibTeX's own styles know no ``date``. They are written as the field before them is.
        """
        field = entry.fields.get("date")
        if field is None or "year" in entry.fields:
            return entry.end, ""
        try:
            date = read_date(to_plain(field.value).strip())
        except ValueError:
            date = None
        if date is None:
            return entry.end, ""
        text = self.file.text
        before = re.compile(r"\s*").match(text, _end_of_comma(text, entry.start, field.start))
        between = before[0] if before else " "
        named = re.compile(r"\w+(\s*=\s*)").match(text, field.start)
        sign = named[1] if named else " = "
        values = [f"year{sign}{{{date.year:04d}}}"]
        if date.month and "month" not in entry.fields:
            aligned = sign.removeprefix(" ") if sign.startswith("  ") else sign
            values.append(f"month{aligned}{MONTHS[date.month - 1][:3]}")
        separator = "," + (between or " ")
        has_comma = text[field.end - 1] == ","
        joined = separator.join(values)
        return field.end, f"{between or ' '}{joined}," if has_comma else f"{separator}{joined}"

    def _names_hidden(self, field: RawField) -> bool:
        """Tell whether a field says the key of a hidden entry."""
        if not self.hidden or (field.name not in LINKS and field.name != "xref"):
            return False
        return any(key.strip() in self.hidden for key in field.value.lower().split(","))

    def _field_span(self, entry: RawEntry, start: int, end: int) -> tuple[int, int]:
        """Return a field's place, with its line where it has one of its own."""
        text = self.file.text
        line_start = text.rfind("\n", entry.start, start) + 1
        while end < entry.end and text[end] in " \t":
            end += 1
        if line_start and not text[line_start:start].strip() and text[end] == "\n":
            return line_start, end + 1
        return start, end

    def _marks(self, literals: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        return [
            (start + first, start + last)
            for start, end in literals
            for first, last in mark_spans(self.file.text[start:end])
        ]

    def _cut(
        self,
        start: int,
        end: int,
        cuts: Iterable[tuple[int, int]],
        insertions: Iterable[tuple[int, str]] = (),
    ) -> str:
        """Return text without what is cut out, and with what is put in at offsets that are kept."""
        parts = []
        behind_cut = -1
        changes = [(first, last, "") for first, last in cuts] + [(at, at, text) for at, text in insertions]
        for first, last, added in sorted(changes, key=lambda change: change[:2]):
            if added and first <= behind_cut:
                continue
            if first >= start:
                parts.append(self.file.text[start:first])
            parts.append(added)
            start = max(start, last)
            behind_cut = behind_cut if added else max(behind_cut, last)
        parts.append(self.file.text[start:end])
        return "".join(parts)

    def strings(self, entries: Iterable[RawEntry]) -> tuple[tuple[str, str], ...]:
        """Return what entries need before them: ``@string`` texts, and a ``@preamble``.

        A text is the one that held at the entry's place; a preamble is needed where it defines
        a command of the entry.
        """
        needed: dict[int, tuple[str, str]] = {}
        for entry in entries:
            for field in entry.fields.values():
                if not is_private(field.name):
                    self._collect(field.macros, entry.start, needed)
            if self.file.preambles and "\\" in self.entry(entry):
                self._collect_preambles(self.entry(entry), needed)
        return tuple(needed[start] for start in sorted(needed))

    def _collect(self, macros: Iterable[str], before: int, needed: dict[int, tuple[str, str]]) -> None:
        for macro in macros:
            defined = [string for string in self.strings_by_name[macro] if string.start < before]
            if defined and defined[-1].start not in needed:
                needed[defined[-1].start] = macro, self._string(defined[-1])
                self._collect(defined[-1].macros, defined[-1].start, needed)

    def _string(self, string: RawString) -> str:
        marks = self._marks(string.literals) if string.name in self.names_in_names else []
        return in_braces(self._cut(string.start, string.end, [*string.noise, *marks]))

    def _collect_preambles(self, text: str, needed: dict[int, tuple[str, str]]) -> None:
        commands = set(re.findall(r"\\[A-Za-z]+", text))
        for start, end in self.file.preambles:
            source = self.file.text[start:end]
            if commands.intersection(re.findall(r"(?:command\*?\s*\{?|def)\s*(\\[A-Za-z]+)", source)):
                needed[start] = f"@preamble {start}", in_braces(source)
