"""Values, white space and comments of a ``.bib`` file, each with its place, on pybtex's scanner.

Knows the text of a value, not the commands in which values stand; imported only when a file is read.
"""

from __future__ import annotations

import re

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern

from sphinx_scholar.bibliography.syntax import RawFile, RawProblem
from sphinx_scholar.records.dates import MONTHS

QUOTED = re.compile(r'["{}]')
BRACED = re.compile(r"[{}]")
"""What matters on the way to the end of a text in quotes, or in braces."""

BARE_WORDS = frozenset({"true", "false", "yes", "no"})
FLAGS = frozenset({"selected", "hidden", "bibtex_show", "altmetric", "dimensions", "award", "preview"})
"""Fields of homepages in which people write such a word without braces; no citation has them."""

LONGEST_VALUE = 100_000
"""No value is longer, with all its ``@string`` texts put in."""


class StopReadingError(Exception):
    """A fault after which the rest of an entry cannot be read."""

    def __init__(self, offset: int, message: str, *args: object) -> None:
        super().__init__(message)
        self.problem = RawProblem(offset, message, args)


class ValueScanner(LowLevelParser):  # type: ignore[misc]  # pybtex has no annotations
    """pybtex's scanner, which remembers where the parts of a value and the comments stand."""

    pos: int
    """The offset up to which the text is read."""

    NAME = Pattern(r"[^\s\"#%'(),={}@0-9][^\s\"#%'(),={}@]*", "a name")
    WHITESPACE = Pattern(r"(?:\s++|%[^\n]*+)++", "whitespace")

    def __init__(self, file: RawFile) -> None:
        macros = {name.lower(): name for name in (*(month.title() for month in MONTHS), "Sept")}
        super().__init__(file.text, macros={**macros, **month_names})
        self.file = file
        self.own: dict[str, str] = {}
        """The texts of this file's ``@string`` commands."""
        self.key = ""
        """The key of the entry that is being read, once it is known."""
        self.item_start = 0
        """Where the field, or the whole command, begins that is being read."""
        self.field = ""
        """The name of the field that is being read, in lower case."""
        self.value_end = 0
        """Behind the last value that was read."""
        self.limit = -1
        """Where the next entry begins, over which no value reaches."""
        self.literals: list[tuple[int, int]] = []
        self.used: list[str] = []
        self.noise: list[tuple[int, int]] = []

    @property
    def subject(self) -> str:
        """What a message is about."""
        return self.key or "@string"

    def report(self, offset: int, message: str, *args: object) -> None:
        """Remember a fault."""
        self.file.problems.append(RawProblem(offset, message, args))

    def read_value(self) -> str:
        """Read a value with all its parts."""
        self.literals, self.used = [], []
        self.parse_value()
        if sum(map(len, self.current_value)) > LONGEST_VALUE:
            raise StopReadingError(
                self.item_start,
                "%s: a value has more than %d characters; the entry was left out",
                self.subject,
                LONGEST_VALUE,
            )
        return "".join(self.current_value)

    def update_lineno(self, value: str) -> None:
        """Count nothing: lines are found by offset."""

    def eat_whitespace(self) -> None:
        """Skip white space and comments, and remember where comments stand."""
        match = self.WHITESPACE.match(self.text, self.pos)
        if match:
            if "%" in match.group():
                self.noise += [
                    (self.pos + comment.start(), self.pos + comment.end())
                    for comment in re.finditer(r"%[^\n]*", match.group())
                ]
            self.pos = match.end()

    def parse_value(self) -> None:
        """Read the parts of a value; nearly all have one, for which pybtex makes several tokens."""
        self.current_value = [self.parse_value_part()]
        self.eat_whitespace()
        while self.eof() or self.text.startswith("#", self.pos):
            self.required([self.HASH])
            self.current_value.append(self.parse_value_part())
            self.eat_whitespace()

    def parse_value_part(self) -> str:
        """Read one part of a value, and remember its place or its macro."""
        self.eat_whitespace()
        if self.text.startswith(('"', "{"), self.pos):
            start = self.pos + 1
            self.value_end = self.pos = self._end_of_text(start, quoted=self.text[self.pos] == '"')
            self.literals.append((start, self.pos - 1))
            return str(self.text[start : self.pos - 1])
        token = self.required([self.NUMBER, self.NAME], description="a value")
        self.value_end = self.pos
        return str(token.value) if token.pattern is self.NUMBER else self.substitute_macro(token.value)

    def _end_of_text(self, position: int, *, quoted: bool) -> int:
        """Return the offset behind the quote or brace that ends a text."""
        depth = 0
        pattern = QUOTED if quoted else BRACED
        while match := pattern.search(self.text, position, self.limit):
            sign, position = match.group(), match.end()
            if sign == "{":
                depth += 1
            elif sign == '"':
                if depth == 0:
                    return position
            elif depth:
                depth -= 1
            elif quoted:
                raise StopReadingError(
                    match.start(),
                    "%s: a brace closes that was never opened; the entry was left out",
                    self.subject,
                )
            else:
                return position
        raise StopReadingError(
            self.item_start,
            "%s: a brace or quote is never closed; the entry was left out",
            self.subject,
        )

    def substitute_macro(self, name: str) -> str:
        """Return the text of a ``@string``, in any case."""
        if name.lower() in self.own:
            self.used.append(name.lower())
            return self.own[name.lower()]
        if name.lower() in self.macros:
            return str(self.macros[name.lower()])
        if name.lower() in BARE_WORDS and self.field in FLAGS:
            return name
        self.report(
            self.pos - len(name),
            "%s: there is no @string %r; nothing stands in its place. Define it, or write braces around it",
            self.subject,
            name,
        )
        return ""
