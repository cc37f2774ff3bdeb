"""Names that people no longer go by, replaced in the text of a ``.bib`` file by those that they go by.

Text in, text of as many lines out, in the form in which each name was printed: initials stay initials,
and a family name that stood first stays first. Knows nothing of pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.author_names import mark_spans, read_names
from sphinx_scholar.records.publication import Author
from sphinx_scholar.records.same_person import fold, is_same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NAME_FIELDS = frozenset(
    "author editor bookauthor translator editora editorb editorc annotator commentator introduction"
    " foreword afterword holder shortauthor shorteditor namea nameb namec".split()
)
"""Fields of BibLaTeX that hold lists of names (manual, 2.2.2)."""

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = r"(?:[\s~]|\\ )+"
"""What may stand between two words of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """The name of a person, and those that papers shall no longer print."""

    current: str
    former: tuple[str, ...]


def with_current_names(text: str, changes: Sequence[NameChange]) -> str:
    """Return the text of a ``.bib`` file with the current name wherever a former one stood."""
    from sphinx_scholar.bibliography.grammar import read_syntax

    people = [_Person(change) for change in changes]
    file = read_syntax(text)
    lists = [
        span
        for entry in file.entries
        for field in entry.fields.values()
        if field.name in NAME_FIELDS
        for span in field.literals
    ] + [span for string in file.strings for span in string.literals]
    parts, place = [], 0
    for start, end in sorted(set(lists)):
        parts += [text[place:start], _in_list(text[start:end], people)]
        place = end
    return in_prose("".join([*parts, text[place:]]), changes)


def in_prose(text: str, changes: Sequence[NameChange]) -> str:
    """Return running text with the current name in place of each former one that is written in full."""
    for change in changes:
        for pattern, name in _Person(change).in_prose:
            text = pattern.sub(partial(_same_lines, name), text)
    return text


def _same_lines(name: str, found: re.Match[str]) -> str:
    return _as_many_lines(name, found[0])


class _Person:
    """One person's change of name."""

    def __init__(self, change: NameChange) -> None:
        self.current = change.current
        self.now = _author(change.current)
        self.former = change.former
        self.before = [_author(name) for name in change.former]
        # The longest first, of which a shorter one would leave the rest.
        self.in_prose = sorted(self._in_prose(), key=lambda form: -len(form[0].pattern))

    def was(self, author: Author) -> bool:
        """Tell whether an author is this person under a former name, and not under the current one too."""
        if not is_same_person(author, self.former):
            return False
        return any(_is_in_full(author, name) for name in self.before) or not is_same_person(
            author, (self.current,)
        )

    def renamed(self, author: Author) -> Author:
        """Return the current name with as many given names and initials as were printed."""
        family = self.now.family.upper() if author.family.isupper() else self.now.family
        return Author(
            given=self._given(author.given), prefix=self.now.prefix, family=family, suffix=self.now.suffix
        )

    def _given(self, printed: str) -> str:
        words, names = _given_names(printed), _given_names(self.now.given)
        longest = max(len(_given_names(name.given)) for name in self.before)
        if words and all(len(word) == 1 for word in words) and names:
            initials = [name[0].upper() for name in names[: len(words)]]
            end = "." if "." in printed else ""
            return (" " if re.search(r"\w\.?\s+\w", printed) else "").join(one + end for one in initials)
        if not words or len(words) >= longest:
            return self.now.given
        return " ".join(self.now.given.split()[: len(words)])

    def _in_prose(self) -> Iterator[tuple[re.Pattern[str], str]]:
        """Yield a pattern for each way to write a former name in full, and what is written instead."""
        for name in self.before:
            family = " ".join(part for part in (name.prefix, name.family) if part)
            forms = dict.fromkeys((name.given, *name.given.split()[:1], *self._initials(name)))
            for given in filter(None, forms):
                now = self.renamed(Author(given=given, family=name.family))
                yield _pattern(f"{given} {family}"), now.name
                yield re.compile(_pattern(family).pattern + r",\s*" + _pattern(given).pattern), now.inverted
            if not name.given:
                yield _pattern(family), self.now.name
            elif name.name == f"{name.family}{name.given}":
                yield _pattern(name.name), self.now.name

    def _initials(self, name: Author) -> Iterator[str]:
        """Yield the initials of a name, where its family name says that it is the former one."""
        letters = [f"{word[0]}." for word in _given_names(name.given)]
        if fold(name.family) != fold(self.now.family) and name.given.isascii():
            yield " ".join(letters)
            yield "".join(letters[:1])


def _author(name: str) -> Author:
    authors = read_names(name).authors
    return authors[0] if len(authors) == 1 else Author(family=name)


def _given_names(text: str) -> list[str]:
    """Return given names; of initials in one word, such as ``RY``, each letter."""
    return [
        part
        for word in re.findall(r"\w+", text)
        for part in (word if re.fullmatch("[A-Z]{2,3}", word) else [word])
    ]


def _is_in_full(author: Author, name: Author) -> bool:
    given = _given_names(author.given)
    return any(len(word) > 1 for word in given) and fold(author.name) == fold(name.name)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _BETWEEN.join(map(re.escape, words.split())) + r"(?!\w)")


def _as_many_lines(name: str, source: str) -> str:
    return name + "\n" * source.count("\n")


def _in_list(source: str, people: Iterable[_Person]) -> str:
    """Return a list of names, with each person under the current name."""
    for person in people:
        if not any(person.was(author) for author in read_names(source).authors):
            continue
        parts, place = [], 0
        for start, end in _names(source):
            parts += [source[place:start], _in_name(source[start:end], person)]
            place = end
        renamed = "".join([*parts, source[place:]])
        # Names that "and" does not separate are written as they were read.
        source = renamed if not _has(renamed, person) else _written_anew(source, person)
    return source


def _has(source: str, person: _Person) -> bool:
    return any(person.was(author) for author in read_names(source).authors)


def _names(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of a list stand, between the ``and`` outside of braces."""
    depth, masked = 0, []
    for sign in source:
        depth += (sign == "{") - (sign == "}")
        masked.append("x" if depth else sign)
    start = 0
    for match in _AND.finditer("".join(masked)):
        yield start, match.start()
        start = match.end()
    yield start, len(source)


def _in_name(source: str, person: _Person) -> str:
    authors = read_names(source).authors
    if len(authors) != 1 or not person.was(authors[0]):
        return source
    signs = "".join(source[start:end] for start, end in mark_spans(source))
    now = person.renamed(authors[0])
    is_whole = not authors[0].given and " " in authors[0].family
    name = f"{{{person.now.name}}}" if is_whole else now.inverted if "," in source else now.name
    before = source[: len(source) - len(source.lstrip())]
    behind = source[len(source.rstrip()) :]
    return before + name + signs + "\n" * source.strip().count("\n") + behind


def _written_anew(source: str, person: _Person) -> str:
    found = read_names(source)
    names = [(person.renamed(one) if person.was(one) else one).inverted for one in found.authors]
    text = " and ".join([*names, "others"] if found.more else names)
    return _as_many_lines(re.sub(r"(?<!\\)[&%$#_]", r"\\\g<0>", text), source)
