"""What the grammar of a ``.bib`` file yields: entries and texts, each with the place of its parts.

Records alone, which ``grammar.py`` fills; they know nothing of what the fields mean.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawField:
    """A field of an entry: its value with all macros put in, and where it stands."""

    name: str
    """In lower case."""
    value: str
    start: int
    """The offset of its name."""
    end: int
    """The offset behind its value, and behind its comma where it has one."""
    literals: tuple[tuple[int, int], ...]
    """Where the value's text stands, without the quotes or braces around it."""
    macros: tuple[str, ...]
    """Names of the ``@string`` texts in its value, in lower case."""
    key: str
    """The key of the entry in which it stands."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in the file."""

    type: str
    """In lower case."""
    key: str
    start: int
    end: int
    fields: dict[str, RawField]
    noise: tuple[tuple[int, int], ...] = ()
    """Where BibLaTeX's comments, from ``%`` to the end of a line, and repeated fields stand."""
    commas: tuple[int, ...] = ()
    """The offsets at which a comma is missing."""


@dataclass(frozen=True, slots=True)
class RawString:
    """A ``@string`` as it stands in the file."""

    name: str
    """In lower case."""
    start: int
    end: int
    literals: tuple[tuple[int, int], ...]
    macros: tuple[str, ...]
    """Other ``@string`` texts in its value."""
    noise: tuple[tuple[int, int], ...] = ()
    """Where comments stand."""


@dataclass(frozen=True, slots=True)
class RawProblem:
    """A fault of the grammar at an offset."""

    offset: int
    message: str
    args: tuple[object, ...] = ()


@dataclass(slots=True)
class RawFile:
    """Everything in a file, in its order."""

    text: str
    entries: list[RawEntry] = field(default_factory=list)
    strings: list[RawString] = field(default_factory=list)
    preambles: list[tuple[int, int]] = field(default_factory=list)
    refused: dict[str, list[int]] = field(default_factory=dict)
    """Names of fields that BibTeX does not allow, with the offsets of such fields."""
    broken: set[str] = field(default_factory=set)
    """Keys of entries that could not be read."""
    problems: list[RawProblem] = field(default_factory=list)

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        if not self._newlines:
            self._newlines.extend(match.start() for match in re.finditer("\n", self.text))
            self._newlines.append(len(self.text) + 1)
        return bisect.bisect_left(self._newlines, offset) + 1

    _newlines: list[int] = field(default_factory=list)
