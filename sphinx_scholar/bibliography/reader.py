"""Reads a bibliography: the text of a ``.bib`` file becomes works, and everything wrong in it problems.

Pure: nothing is logged, no file is opened. pybtex and pylatexenc are imported on first use.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.bibliography.doubles import report_doubles
from sphinx_scholar.bibliography.entry_fields import EntryFields, Reader
from sphinx_scholar.bibliography.field_names import also_at, check_field_names
from sphinx_scholar.bibliography.former_names import with_current_names
from sphinx_scholar.bibliography.garbled import garbled_words
from sphinx_scholar.bibliography.inheritance import (
    has_parents,
    inherit,
    is_hidden,
    parents_of,
)
from sphinx_scholar.bibliography.page_names import numbered_names, slug
from sphinx_scholar.bibliography.preamble import with_own_commands
from sphinx_scholar.bibliography.records import read_record, related_keys
from sphinx_scholar.bibliography.versions import Exporter, fold_works
from sphinx_scholar.bibliography.xdata_values import with_xdata_values, without_unread_values
from sphinx_scholar.records.problems import Fault, Problem
from sphinx_scholar.records.same_person import is_same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_scholar.bibliography.former_names import NameChange
    from sphinx_scholar.bibliography.syntax import RawEntry
    from sphinx_scholar.records.publication import Publication

NO_WORKS = frozenset({"xdata", "set", "bibnote"})
"""Entry types that serve other entries and are no works."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no page, feed or citation may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """What a ``.bib`` file says, and what is wrong in it."""

    publications: tuple[Publication, ...] = ()
    """One for each work, in the order of the file; hidden ones are left out."""
    problems: tuple[Problem, ...] = ()
    """In the order of their lines."""
    page_names: dict[str, str] = field(default_factory=dict)
    """Names of the pages of works that are not called after their keys (:func:`slug`)."""
    without_page: frozenset[str] = frozenset()
    """Keys of works that have no page: those of others."""
    works: dict[str, Publication] = field(default_factory=dict, repr=False, compare=False)
    """Each work by the keys of all its records."""

    def page_name(self, key: str) -> str:
        """Return the name of a work's page, within the folder of such pages."""
        return self.page_names.get(key) or slug(key)

    def get(self, key: str) -> Publication | None:
        """Return the work to which a record belongs."""
        return self.works.get(key)


def decode(raw: bytes) -> tuple[str, int | None]:
    """Return a file's text, and the first line that is not UTF-8; such a file is read as Latin-1."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), None
            except UnicodeDecodeError:
                break
    try:
        return raw.decode(), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        return raw.decode("cp1252"), line
    except UnicodeDecodeError:
        return raw.decode("latin-1"), line


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Look for no cycles while records are made, which have none and last: a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_without_garbage_collection()
def read_bibliography(
    text: str, path: str, *, owner: str = "", changes: Sequence[NameChange] = ()
) -> Bibliography:
    """Read the text of a ``.bib`` file; ``path`` is its name in problems.

    A volume in which other works appeared is a work of its own where ``owner`` edited it. ``changes``
    are those of names that papers print, and shall not.
    """
    from sphinx_scholar.bibliography.grammar import read_syntax

    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = with_current_names(text, changes) if changes else text
    text = with_xdata_values(text)
    control = CONTROL.search(text)
    source = CONTROL.sub(" ", text) if control else text
    reader = Reader(with_own_commands(read_syntax(source)), path, owner)
    if control:
        reader.report(Fault.SYNTAX, control.start(), "control characters are read as spaces")
    for name, offsets in reader.file.refused.items():
        message = (
            "BibTeX allows no field of the name %r, and it was left out%s; letters, digits, - and _ are safe"
        )
        reader.report(
            Fault.SYNTAX, offsets[0], message, name, also_at([reader.file.line(at) for at in offsets])
        )
    for problem in reader.file.problems:
        reader.report(Fault.SYNTAX, problem.offset, problem.message, *problem.args)
    for offset, word, likely in garbled_words(text):
        message = "%r is garbled, and is probably %r; it is shown as it stands"
        reader.report(Fault.MALFORMED_VALUE, offset, message, word, likely)
    records = _read_records(reader, owner)
    check_field_names(reader)
    works = fold_works(records)
    report_doubles(works, reader)
    page_names = _number_pages(works, reader)
    return Bibliography(
        publications=works,
        problems=tuple(sorted(reader.problems, key=lambda problem: problem.source.line)),
        page_names=page_names,
        works={record.key: work for work in works for record in work.records},
    )


def _read_records(reader: Reader, owner: str) -> list[Publication]:
    """Read all entries that are works, report on all, and leave hidden ones out."""
    exporter = Exporter(reader.file)
    parents = {entry.start: parents_of(entry, reader) for entry in reader.file.entries if has_parents(entry)}
    containers = {
        parent.start
        for found in parents.values()
        for parent in found
        if "author" not in (inherit(parent, reader) if parent.start in parents else parent.fields)
    }
    records = []
    for entry in reader.file.entries:
        if reader.entries[entry.key] is not entry:
            message = "%s: there is an entry with this key already; the first is kept"
            reader.report(Fault.DUPLICATE_KEY, entry.start, message, entry.key)
            continue
        fields = inherit(entry, reader) if entry.start in parents else entry.fields
        reading = EntryFields(reader, entry, without_unread_values(fields, reader))
        _check_related(reading)
        if entry.type in NO_WORKS or (entry.start in containers and not _is_edited_by(owner, reading)):
            continue
        record = read_record(reading)
        if not record.hidden:
            public = [parent for parent in parents.get(entry.start, []) if not is_hidden(parent)]
            records.append(_with_citation(record, entry, public, exporter))
    return records


def _is_edited_by(owner: str, entry: EntryFields) -> bool:
    return bool(owner) and any(
        is_same_person(editor, (owner,)) for editor in read_names(entry.raw("editor")).authors
    )


def _check_related(entry: EntryFields) -> None:
    for key in related_keys(entry):
        if not entry.reader.has(key):
            entry.report(Fault.UNKNOWN_KEY, "related", f"related names {key!r}, which does not exist")


def _with_citation(
    record: Publication, entry: RawEntry, parents: list[RawEntry], exporter: Exporter
) -> Publication:
    own = exporter.entry(entry)
    strings = exporter.strings((entry, *parents))
    behind = tuple((parent.key, exporter.entry(parent)) for parent in parents)
    return replace(
        record,
        bibtex="\n\n".join([source for _, source in strings] + [own] + [source for _, source in behind]),
        bibtex_entry=own,
        bibtex_strings=strings,
        bibtex_parents=behind,
    )


def _number_pages(works: Iterable[Publication], reader: Reader) -> dict[str, str]:
    """Return the names of the pages that cannot be called after their keys, and report them."""
    names = {}
    for key, name, owner in numbered_names(work.key for work in works):
        names[key] = name
        why = f"is that of {owner!r}" if owner else "cannot be"
        message = "%s: its page is %r, since %r %s. Choose another key for another address"
        reader.report(Fault.DUPLICATE_KEY, reader.entries[key].start, message, key, name, slug(key), why)
    return names


def export_bibtex(publications: Iterable[Publication]) -> str:
    """Return citations as one file."""
    return "".join(exported_parts(publications))


def exported_parts(publications: Iterable[Publication]) -> Iterator[str]:
    """Yield citations as the parts of one file: each text and each parent once.

    A ``@string`` stands before what needs it. A parent stands behind its children, the only
    place where BibTeX finds it (its manual, ``btxdoc``, section 2.1).
    """
    works = list(publications)
    parents: dict[str, str] = {}
    for work in works:
        for key, source in work.bibtex_parents:
            parents.pop(key, None)
            parents[key] = source
    strings: dict[str, str] = {}
    parts: list[str] = []
    for work in works:
        if any(strings.get(name, source) != source for name, source in work.bibtex_strings):
            strings.clear()
        for name, source in work.bibtex_strings:
            if name not in strings:
                strings[name] = source
                parts.append(source)
        if work.key not in parents:
            parts.append(work.bibtex_entry or work.bibtex)
    parts += parents.values()
    for place, part in enumerate(parts):
        yield f"\n\n{part}" if place else part
    if parts:
        yield "\n"
