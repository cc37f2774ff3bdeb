"""Who made a work: authors, editors, the collaboration they wrote for, or an organization.

An entry's fields in, people out; how one name is taken apart stands in ``author_names.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.author_names import annotate, read_names
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Author
from sphinx_scholar.records.same_person import is_same_person

if TYPE_CHECKING:
    from sphinx_scholar.bibliography.entry_fields import EntryFields

NEEDS_AUTHOR = frozenset(
    "article inproceedings incollection inbook phdthesis mastersthesis thesis report unpublished book"
    " bookinbook suppbook suppcollection inreference patent mvbook review".split()
)
"""Types of which BibTeX (``btxdoc``, 3.1) or BibLaTeX (manual, 2.1) want an author, or an editor."""

OTHER_EDITORS = ("editora", "editorb", "editorc")
"""Fields for those who edited in another role, which ``editoratype`` and its like name."""

_GROUP = re.compile(
    r"collaborat|consorti|team|group|experiment|project|network|societ|working", re.IGNORECASE
)
"""Words of names that say already that they are those of a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people of one entry."""

    authors: tuple[Author, ...] = ()
    more: bool = False
    """True where the list of authors ends in ``and others``."""
    editors: tuple[Author, ...] = ()
    translators: tuple[Author, ...] = ()
    contributors: tuple[Author, ...] = ()
    collaboration: str = ""

    def are(self, name: str) -> bool:
        """Tell whether an organization of this name is the one author."""
        return [author.name for author in self.authors] == [name]


def read_people(entry: EntryFields, type: str) -> People:
    """Return the people of an entry; an organization stands for an author that no entry of its type needs."""
    authors, more, named = _names(entry, "author")
    editors, _, _ = _names(entry, "editor")
    translators, _, _ = _names(entry, "translator")
    contributors: tuple[Author, ...] = ()
    for name in OTHER_EDITORS:
        others, _, _ = _names(entry, name)
        role = entry.word(f"{name}type")
        if role in {"", "editor"}:
            editors += others
        else:
            contributors += tuple(replace(person, role=role) for person in others)
    collaboration = _collaboration(entry.plain("collaboration") or named)
    if not (authors or editors):
        organization = collaboration or ("" if type in NEEDS_AUTHOR else entry.plain("organization"))
        authors, collaboration = (Author(family=organization),) if organization else (), ""
        if not authors and type in NEEDS_AUTHOR:
            entry.report(Fault.MISSING_FIELD, "", "the author is missing")
    if any(author.name == collaboration for author in authors):
        collaboration = ""
    return People(
        authors=authors,
        more=more,
        editors=editors,
        translators=translators,
        contributors=contributors,
        collaboration=collaboration,
    )


def _collaboration(text: str) -> str:
    """Return the name of a group as it is printed: INSPIRE and REVTeX write ``STAR``, ``ATLAS, CMS``."""
    if not text or _GROUP.search(text):
        return text
    return f"{text} Collaboration" + ("s" if re.search(r",|;| and |&", text) else "")


def _pair(source: str, owner: str) -> str:
    """Return two whole names that a comma parts as they should be written; nothing for one name.

    ``García Márquez, Gabriel José`` may be one: only the owner's own name tells.
    """
    parts = [part.strip() for part in source.split(",")]
    if not owner or len(parts) != 2 or "{" in source or any(len(part.split()) < 2 for part in parts):
        return ""
    people = [author for part in parts for author in read_names(part).authors]
    return " and ".join(parts) if any(is_same_person(person, (owner,)) for person in people) else ""


def _names(entry: EntryFields, name: str) -> tuple[tuple[Author, ...], bool, str]:
    """Return the people of a field with their marks, whether there are more, and for whom they wrote."""
    source = entry.raw(name)
    if not source:
        return (), False, ""
    people = read_names(source)
    pair = _pair(source, entry.reader.owner) if len(people.authors) == 1 else ""
    if pair:
        people = read_names(pair)
        message = f"the names {source!r} are not separated by 'and'; they were read as {pair!r}"
        entry.report(Fault.MALFORMED_NAME, name, message)
    for message in people.faults:
        entry.report(Fault.MALFORMED_NAME, name, message)
    entry.report_macros(name, people.unknown_macros)
    authors = people.authors
    for field in entry.fields:
        if field == f"{name}+an" or field.startswith(f"{name}+an:"):
            try:
                authors = annotate(authors, entry.fields[field].value)
            except ValueError as error:
                entry.report(Fault.MALFORMED_VALUE, field, f"{error}; it was left out")
    return authors, people.more, people.collaboration
