"""The grammar of a ``.bib`` file: text in, raw entries with the place of every part, and faults.

Builds on pybtex's scanner, and so is imported only when a file is read. Knows nothing of what
the fields mean.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError

from sphinx_scholar.model import MONTHS

COMMAND = re.compile(r"@\s*([^\s@{}(),=\"#%]+)\s*[{(]")
"""What begins a command of the file, with its name."""

ASSIGNMENT = re.compile(r"([A-Za-z][A-Za-z0-9_+:-]*+)\s*+=\s*+")
"""A field's name and its sign of equality, as nearly all are written."""

QUOTED = re.compile(r'["{}]')
BRACED = re.compile(r"[{}]")
"""What matters on the way to the end of a text in quotes, or in braces."""

KEY = re.compile(r"[^\s,={}]+\s*[,})]")
"""A key, and what comes after it."""

NEXT_LINE_WITH_AT = re.compile(r"^[ \t]*@", re.MULTILINE)

NEXT_ENTRY = re.compile(r"\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}()=\"]+[ \t]*,")
"""The beginning of another entry; no value reaches over it, or a brace or quote is missing."""


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


def read_syntax(text: str) -> RawFile:
    """Read a file's text, whose lines end as on Unix."""
    file = RawFile(text)
    _Parser(file).run()
    return file


class _StopError(Exception):
    """A fault after which the rest of an entry cannot be read."""

    def __init__(self, offset: int, message: str, *args: object) -> None:
        super().__init__(message)
        self.problem = RawProblem(offset, message, args)


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no annotations
    """pybtex's scanner, with places, BibLaTeX's comments and a way to go on after a fault."""

    NAME = Pattern(r"[^\s\"#%'(),={}@0-9][^\s\"#%'(),={}@]*", "a name")
    WHITESPACE = Pattern(r"(?:\s++|%[^\n]*+)++", "whitespace")

    def __init__(self, file: RawFile) -> None:
        macros = {name.lower(): name for name in (*(month.title() for month in MONTHS), "Sept")}
        super().__init__(file.text, macros={**macros, **month_names})
        self.file = file
        self.own: dict[str, str] = {}
        self.raw_fields: dict[str, RawField] = {}
        self.literals: list[tuple[int, int]] = []
        self.used: list[str] = []
        self.noise: list[tuple[int, int]] = []
        self.key = ""
        """The key of the entry that is being read, once it is known."""
        self.item_start = 0
        """Where the field, or the whole command, begins that is being read."""
        self.limit = len(file.text)
        """Where the next entry begins, over which no value reaches."""
        self.value_end = 0
        self.closing_braces: dict[int, int] | None = None

    def run(self) -> None:
        """Read everything, going on behind each fault."""
        self.pos = _behind_front_matter(self.text)
        for match in iter(self._next_command, None):
            self.command_start = self.item_start = match.start()
            self.key = ""
            try:
                self._read_command(match)
            except (_StopError, PybtexSyntaxError) as error:
                self._recover(error)

    def _next_command(self) -> re.Match[str] | None:
        """Find the next ``@``; one in a commented line or in running text is no command."""
        while True:
            at = self.text.find("@", self.pos)
            if at < 0:
                return None
            line_start = self.text.rfind("\n", self.pos, at) + 1
            if self.text.find("%", max(line_start, self.pos), at) >= 0:
                self.pos = self._end_of_line(at)
                continue
            match = COMMAND.match(self.text, at)
            if match:
                return match
            if self._begins_line(at):
                self._report_lost_command(at)
            self.pos = at + 1

    def _begins_line(self, offset: int) -> bool:
        before = self.text[max(0, offset - 40) : offset]
        return not before.rpartition("\n")[2].strip()

    def _report_lost_command(self, at: int) -> None:
        word = re.compile(r"@\s*([A-Za-z]*)").match(self.text, at)
        name = word[1] if word else ""
        if name.lower() != "comment":
            self._report(at, "'@%s' is not followed by a brace, and was left out", name)

    def _end_of_line(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def _read_command(self, match: re.Match[str]) -> None:
        name = match[1].lower()
        self.pos = match.end()
        self.raw_fields, self.noise = {}, []
        following = NEXT_ENTRY.search(self.text, self.pos)
        self.limit = following.start() if following else len(self.text)
        closing = self.RBRACE if self.text[self.pos - 1] == "{" else self.RPAREN
        if name == "comment":
            self._skip_comment(match)
        elif name == "string":
            self._read_string(closing)
        elif name == "preamble":
            self.parse_value()
            self._close(closing)
            self.file.preambles.append((match.start(), self.pos))
        else:
            self._read_entry(name, closing)

    def _skip_comment(self, match: re.Match[str]) -> None:
        if self.text[match.end() - 1] == "{":
            if self.closing_braces is None:
                self.closing_braces = _closing_braces(self.text)
            if match.end() - 1 not in self.closing_braces:
                raise _StopError(match.start(), "a @comment is never closed")
            self.pos = self.closing_braces[match.end() - 1]
        else:
            self.pos = self._end_of_line(match.end())

    def _read_string(self, closing: Any) -> None:
        self.literals, self.used = [], []
        name = self.required([self.NAME]).value
        self.required([self.EQUALS])
        self.parse_value()
        self._close(closing)
        self.own[name.lower()] = "".join(self.current_value)
        self.file.strings.append(
            RawString(
                name.lower(),
                self.command_start,
                self.pos,
                tuple(self.literals),
                tuple(self.used),
                tuple(self.noise),
            )
        )

    def _read_entry(self, entry_type: str, closing: Any) -> None:
        pattern = self.KEY_PAREN if closing is self.RPAREN else self.KEY_BRACE
        self.eat_whitespace()
        if not KEY.match(self.text, self.pos):
            raise _StopError(
                self.command_start,
                "an entry of type %r has no key, or one with a space; it was left out",
                entry_type,
            )
        self.key = str(self.required([pattern]).value)
        if self.optional([self.COMMA]):
            self._read_fields()
        self._close(closing)
        self.file.entries.append(
            RawEntry(
                entry_type,
                self.key,
                self.command_start,
                self.pos,
                self.raw_fields,
                tuple(self.noise),
            )
        )

    def _read_fields(self) -> None:
        while True:
            self.eat_whitespace()
            self.item_start = self.pos
            if self.text.startswith(",", self.pos):
                self.pos += 1
                continue
            name = self._field_name()
            if not name:
                return
            self.literals, self.used = [], []
            self.parse_value()
            self.eat_whitespace()
            has_comma = self.text.startswith(",", self.pos)
            self.pos += has_comma
            self._keep_field(name.lower(), self.pos if has_comma else self.value_end)
            if not has_comma:
                return

    def _field_name(self) -> str:
        """Read a field's name and the sign behind it; return nothing where no name stands."""
        match = ASSIGNMENT.match(self.text, self.pos)
        if match:
            self.pos = match.end()
            return match[1]
        token = self.optional([self.NAME])
        if not token:
            return ""
        self.required([self.EQUALS])
        return str(token.value)

    def _keep_field(self, name: str, end: int) -> None:
        start = self.item_start
        if name in self.raw_fields:
            self._report(start, "%s: the field %r is given twice; the first is kept", self.key, name)
            self.noise.append((start, end))
            return
        value = "".join(self.current_value)
        self.raw_fields[name] = RawField(
            name, value, start, end, tuple(self.literals), tuple(self.used), self.key
        )

    def _close(self, closing: Any) -> None:
        self.eat_whitespace()
        if closing.match(self.text, self.pos):
            self.pos += 1
            return
        key = self.key or "@string"
        if self.eof():
            raise _StopError(self.command_start, "%s: the entry is never closed, and was left out", key)
        raise _StopError(
            max(self.command_start, self.value_end - 1),
            "%s: a comma or closing brace is missing before %r; the entry was left out",
            key,
            self.text[self.pos : self.pos + 20].split("\n")[0],
        )

    def _recover(self, error: Exception) -> None:
        """Report a fault and go on at the next line that begins with ``@``."""
        if self.key:
            self.file.broken.add(self.key)
        if isinstance(error, _StopError):
            self.file.problems.append(error.problem)
        else:
            reason, at = str(error).partition(": ")[2], self.pos
            if "premature" in reason:
                reason, at = "the entry is never closed", self.command_start
            self._report(at, "%s: %s; the entry was left out", self.key or "@string", reason)
        match = NEXT_LINE_WITH_AT.search(self.text, self._end_of_line(self.command_start))
        self.pos = match.start() if match else len(self.text)

    def _report(self, offset: int, message: str, *args: object) -> None:
        self.file.problems.append(RawProblem(offset, message, args))

    # What follows replaces methods of pybtex's scanner.

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

    def parse_value_part(self) -> str:
        """Read one part of a value, and remember its place or its macro."""
        token = self.required([self.QUOTE, self.LBRACE, self.NUMBER, self.NAME], description="a value")
        start = self.pos
        if token.pattern is self.QUOTE or token.pattern is self.LBRACE:
            self.pos = self._end_of_text(token.pattern is self.QUOTE)
            self.value_end = self.pos
            self.literals.append((start, self.pos - 1))
            return str(self.text[start : self.pos - 1])
        self.value_end = self.pos
        return str(token.value) if token.pattern is self.NUMBER else self.substitute_macro(token.value)

    def _end_of_text(self, quoted: bool) -> int:
        """Return the offset behind the quote or brace that ends a text."""
        depth = 0
        pattern = QUOTED if quoted else BRACED
        position = int(self.pos)
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
                raise _StopError(
                    match.start(),
                    "%s: a brace closes that was never opened; the entry was left out",
                    self.key or "@string",
                )
            else:
                return position
        raise _StopError(
            self.item_start,
            "%s: a brace or quote is never closed; the entry was left out",
            self.key or "@string",
        )

    def substitute_macro(self, name: str) -> str:
        """Return the text of a ``@string``, in any case."""
        if name.lower() in self.own:
            self.used.append(name.lower())
            return self.own[name.lower()]
        if name.lower() in self.macros:
            return str(self.macros[name.lower()])
        self._report(
            self.pos - len(name),
            "%s%s; nothing stands in its place. Write @string{%s = ...} before it, or braces around it",
            f"{self.key}: " if self.key else "",
            f"there is no @string {name!r}",
            name,
        )
        return ""


def _closing_braces(text: str) -> dict[int, int]:
    """Return the offset behind its closing brace for each opening brace that has one."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for match in re.finditer(r"[{}]", text):
        if match.group() == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.end()
    return pairs


def _behind_front_matter(text: str) -> int:
    """Return where the file's own text begins: Jekyll puts ``---`` lines before it."""
    match = re.match(r"\s*---[ \t]*\n(?:(?!---|[ \t]*@).*\n)*?---[ \t]*(?:\n|$)", text)
    return match.end() if match else 0
