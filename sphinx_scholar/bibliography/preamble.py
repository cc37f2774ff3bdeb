r"""Commands that a file defines for itself in its ``@preamble``, written out where fields use them.

Text in, text out. BibTeX's manual shows the idiom: ``\newcommand{\noopsort}[1]{}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.latex import LONGEST
from sphinx_scholar.bibliography.latex_commands import is_known_command

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.bibliography.syntax import RawEntry, RawFile

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?:\[(\d)\])?\s*(?=\{)"
    r"|\\[gex]?def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)"
    r"|\\DeclareSIUnit\s*(?:\[[^][]*\]\s*)?\{?\s*\\([A-Za-z]+)\s*\}?\s*(?=\{)"
)
_JOINED = re.compile(r"[\"}]\s*#\s*[\"{]")
MOST_PASSES = 8
"""How often commands are written out that others stand for; one may stand for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of a file."""

    arguments: int
    body: str


def defined_commands(preambles: Iterable[str]) -> dict[str, Command]:
    """Return the commands that preambles define, but for those that are known anyway."""
    commands: dict[str, Command] = {}
    for source in preambles:
        text = _JOINED.sub("", source)
        for match in _DEFINITION.finditer(text):
            name = match[1] or match[3] or match[5]
            end = _end_of_group(text, match.end())
            if end and not is_known_command(name):
                count = int(match[2] or 0) if match[1] else (match[4] or "").count("#")
                commands[name] = Command(arguments=count, body=text[match.end() + 1 : end - 1])
    return commands


def with_own_commands(file: RawFile) -> RawFile:
    """Write out, in all entries of a file, the commands that its preambles define."""
    commands = defined_commands(file.text[start:end] for start, end in file.preambles)
    if commands:
        file.entries = [_write_out(entry, commands) for entry in file.entries]
    return file


def _write_out(entry: RawEntry, commands: Mapping[str, Command]) -> RawEntry:
    """Return an entry without commands of its file."""
    used = re.compile(rf"\\({'|'.join(commands)})(?![A-Za-z])\s*")
    fields = {
        name: replace(field, value=_written_out(field.value, commands, used))
        if "\\" in field.value
        else field
        for name, field in entry.fields.items()
    }
    return replace(entry, fields=fields)


def _written_out(value: str, commands: Mapping[str, Command], used: re.Pattern[str]) -> str:
    for _ in range(MOST_PASSES):
        if not used.search(value) or len(value) > LONGEST:
            break
        value = _once_written_out(value, commands, used)
    return value


def _once_written_out(value: str, commands: Mapping[str, Command], used: re.Pattern[str]) -> str:
    parts: list[str] = []
    position = 0
    for match in used.finditer(value):
        if match.start() >= position:
            body, end = _call(value, match, commands[match[1]])
            before = value[position : match.start()]
            # The letters of a body are no part of the name of a command before it.
            joins = body[:1].isalpha() and re.search(r"\\[A-Za-z]+\Z", before)
            parts += [before, " " if joins else "", body]
            position = end
    return "".join([*parts, value[position:]])


def _call(value: str, match: re.Match[str], command: Command) -> tuple[str, int]:
    """Return what a command becomes with its arguments, and where these end."""
    position, body = match.end(), command.body
    for number in range(1, command.arguments + 1):
        end = _end_of_group(value, position) or min(position + 1, len(value))
        argument = value[position:end]
        body = body.replace(f"#{number}", argument[1:-1] if argument.startswith("{") else argument)
        position = end
    return body, position


def _end_of_group(text: str, start: int) -> int:
    """Return where a group ends that begins at an offset; 0 where none does."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text[start:], re.DOTALL):
        if not depth and (match.start() or match[0] != "{"):
            return 0
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0:
            return start + match.end()
    return 0
