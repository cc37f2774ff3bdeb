"""The grammar of a ``.bib`` file: text in, raw entries with the place of every part, and faults.

Builds on pybtex's scanner, and so is imported only when a file is read. Knows nothing of what
the fields mean.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.scanner import PybtexSyntaxError

from sphinx_scholar.bibliography.scanner import StopReadingError, ValueScanner
from sphinx_scholar.bibliography.syntax import RawEntry, RawField, RawFile, RawString

COMMAND = re.compile(r"@\s*([^\s@{}(),=\"#%]+)\s*[{(]")
"""What begins a command of the file, with its name."""

COMMENT_LINE = re.compile(r"@\s*comment\b", re.IGNORECASE)
"""A comment without braces, which lasts to the end of its line."""

ASSIGNMENT = re.compile(r"([A-Za-z][A-Za-z0-9_+:-]*+)\s*+=\s*+")
"""A field's name and its sign of equality, as nearly all are written."""

NAME = re.compile(r"[^\s\"#%'(),={}@0-9][^\s\"#%'(),={}@]*")
"""The name of a field as BibTeX allows it."""

REFUSED_ASSIGNMENT = re.compile(r"([^\s=,{}\"#@%][^=,{}\"#@%\n]{0,60}?)\s*=\s*")
"""The same with a name of any other kind: ``funding_text 1 =``."""

KEY = re.compile(r"[^\s,={}]+\s*[,})]")
"""A key, and what comes after it."""

KEY_ALONE = re.compile(r"[^\s,={}]+(?=\s+[A-Za-z][A-Za-z0-9_+:-]*\s*=)")
"""A key without the comma that should stand between it and the first field."""

NEXT_LINE_WITH_AT = re.compile(r"^[ \t]*@", re.MULTILINE)

NEXT_ENTRY = re.compile(r"\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}()=\"]+[ \t]*[,=]")
"""The beginning of another entry; no value reaches over it, or a brace or quote is missing."""


def read_syntax(text: str) -> RawFile:
    """Read a file's text, whose lines end as on Unix."""
    file = RawFile(text)
    _Parser(file).run()
    return file


class _Parser(ValueScanner):
    """Reads the commands of a file, and goes on after a fault."""

    closing_braces: dict[int, int] | None = None
    """Where the brace closes that opens at an offset; made when a ``@comment`` asks."""

    def run(self) -> None:
        """Read everything, going on behind each fault."""
        self.pos = _behind_front_matter(self.text)
        for match in iter(self._next_command, None):
            self.command_start = self.item_start = match.start()
            self.key = ""
            try:
                self._read_command(match)
            except (StopReadingError, PybtexSyntaxError) as error:
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
            self.pos = at + 1
            if COMMENT_LINE.match(self.text, at):
                self.pos = self._end_of_line(at)
            elif self._begins_line(at):
                self._report_lost_command(at)

    def _begins_line(self, offset: int) -> bool:
        before = self.text[max(0, offset - 40) : offset]
        return not before.rpartition("\n")[2].strip()

    def _report_lost_command(self, at: int) -> None:
        word = re.compile(r"@\s*([A-Za-z]*)").match(self.text, at)
        self.report(at, "'@%s' is not followed by a brace, and was left out", word[1] if word else "")

    def _end_of_line(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def _read_command(self, match: re.Match[str]) -> None:
        name = match[1].lower()
        self.pos = match.end()
        self.raw_fields: dict[str, RawField] = {}
        self.commas: list[int] = []
        self.noise = []
        if self.limit < self.pos:
            following = NEXT_ENTRY.search(self.text, self.pos)
            self.limit = following.start() if following else len(self.text)
        closing = self.RBRACE if self.text[self.pos - 1] == "{" else self.RPAREN
        if name == "comment":
            self._skip_comment(match)
        elif name == "string":
            self._read_string(closing)
        elif name == "preamble":
            self.read_value()
            self._close(closing)
            self.file.preambles.append((match.start(), self.pos))
        else:
            self._read_entry(name, closing)

    def _skip_comment(self, match: re.Match[str]) -> None:
        if self.text[match.end() - 1] == "{":
            if self.closing_braces is None:
                self.closing_braces = _closing_braces(self.text)
            if match.end() - 1 not in self.closing_braces:
                raise StopReadingError(match.start(), "a @comment is never closed")
            self.pos = self.closing_braces[match.end() - 1]
        else:
            self.pos = self._end_of_line(match.end())

    def _read_string(self, closing: Any) -> None:
        name = self.required([self.NAME]).value
        self.required([self.EQUALS])
        value = self.read_value()
        self._close(closing)
        self.own[name.lower()] = value
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
        has_no_comma = KEY_ALONE.match(self.text, self.pos)
        if not KEY.match(self.text, self.pos) and not has_no_comma:
            raise StopReadingError(
                self.command_start,
                "an entry of type %r has no key, or one with a space; it was left out",
                entry_type,
            )
        self.key = str(self.required([pattern]).value)
        if has_no_comma:
            self._put_comma(self.pos, "%s: a comma is missing behind the key", self.key)
        if has_no_comma or self.optional([self.COMMA]):
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
                tuple(self.commas),
            )
        )

    def _read_fields(self) -> None:
        while True:
            self.eat_whitespace()
            self.item_start = self.pos
            if self.text.startswith(",", self.pos):
                self._skip_comma()
                continue
            name = self._field_name()
            if not name:
                return
            self.field = name.lower()
            value = self.read_value()
            has_comma = self.text.startswith(",", self.pos)
            self.pos += has_comma
            end = self.pos if has_comma else self.value_end
            if NAME.fullmatch(name):
                self._keep_field(name.lower(), value, end)
            else:
                self.file.refused.setdefault(name, []).append(self.item_start)
                self.noise.append((self.item_start, end))
            if has_comma:
                continue
            following = ASSIGNMENT.match(self.text, self.pos)
            if not following:
                return
            message = "%s: a comma is missing behind the field %r, before %r"
            self._put_comma(self.value_end, message, self.key, name, following[1])

    def _put_comma(self, place: int, message: str, *args: object) -> None:
        """Go on as if a comma stood where one is missing."""
        self.report(place - 1, f"{message}; the entry was read as if it stood there", *args)
        self.commas.append(place)

    def _skip_comma(self) -> None:
        """Skip a comma that no field stands before; BibTeX, biber and pandoc stop at it."""
        self.report(self.pos, "%s: a comma without a field before it was left out", self.key)
        self.noise.append((self.pos, self.pos + 1))
        self.pos += 1

    def _field_name(self) -> str:
        """Read a field's name and the sign behind it; return nothing where no name stands."""
        match = ASSIGNMENT.match(self.text, self.pos)
        if match:
            self.pos = match.end()
            return match[1]
        match = REFUSED_ASSIGNMENT.match(self.text, self.pos)
        if match:
            self.pos = match.end()
            return match[1]
        token = self.optional([self.NAME])
        if not token:
            return ""
        self.required([self.EQUALS])
        return str(token.value)

    def _keep_field(self, name: str, value: str, end: int) -> None:
        start = self.item_start
        if name in self.raw_fields:
            self.report(start, "%s: the field %r is given twice; the first is kept", self.key, name)
            self.noise.append((start, end))
            return
        self.raw_fields[name] = RawField(
            name, value, start, end, tuple(self.literals), tuple(self.used), self.key
        )

    def _close(self, closing: Any) -> None:
        self.eat_whitespace()
        if closing.match(self.text, self.pos):
            self.pos += 1
            return
        key = self.subject
        if self.eof():
            raise StopReadingError(self.command_start, "%s: the entry is never closed, and was left out", key)
        raise StopReadingError(
            max(self.command_start, self.value_end - 1),
            "%s: a comma or closing brace is missing before %r; the entry was left out",
            key,
            self.text[self.pos : self.pos + 20].split("\n")[0],
        )

    def _recover(self, error: Exception) -> None:
        """Report a fault and go on at the next line that begins with ``@``."""
        if self.key:
            self.file.broken.add(self.key)
        if isinstance(error, StopReadingError):
            self.file.problems.append(error.problem)
        else:
            reason, at = str(error).partition(": ")[2], self.pos
            if "premature" in reason:
                reason, at = "the entry is never closed", self.command_start
            self.report(at, "%s: %s; the entry was left out", self.subject, reason)
        match = NEXT_LINE_WITH_AT.search(self.text, self._end_of_line(self.command_start))
        self.pos = match.start() if match else len(self.text)


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
