"""What stands under each heading of a page of Markdown, and where its directives stand, line by line.

Text in, lines out; of Markdown it knows headings that begin with ``#``, fences and front matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADING = re.compile(r" {0,3}(#{1,6})\s+\S")
FENCE = re.compile(r"\s*(?P<marks>`{3,}|~{3,}|:{3,})\s*(?:\{(?P<name>[\w:.-]+)\})?(?P<rest>.*)")
"""A line with which a directive or a block of code begins, or ends."""
UNSEEN = re.compile(r"\s*$|\s*%|\s*\(\S+\)=\s*$")
"""Lines that show nothing: empty ones, comments, and names for the next part."""
DEFINITION = re.compile(r" {0,3}(\[[^\]]+\]):\s")
"""A line that says where a link leads, or what a note says, and its label."""
BEHIND_HEADING = re.compile(
    r"(?P<words>(?:[^`]|`[^`]*`)*?)(?:^|\s+|\s*[:：]\s*)"
    r"\{(?P<name>[A-Za-z][\w:.-]*)\}(?:\s+(?P<options>.*))?",
    re.DOTALL,
)
"""Words, code among them whole, a colon or a blank, and a directive, to the end of the heading.

A role has its text right behind the brace, and attributes begin with other signs: ``{#awards}``.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with a directive behind it: ``Grants: {grants} since=2019``."""

    words: str
    name: str
    """The name of the directive."""
    options: str
    """All that stands behind the name."""


def read_heading(text: str) -> Heading | None:
    """Return the parts of a heading; nothing where no directive stands behind it."""
    match = BEHIND_HEADING.fullmatch(text.strip())
    if match is None:
        return None
    words = match["words"].rstrip(" :：")
    return Heading(words=words, name=match["name"], options=match["options"] or "")


def without_directive(heading: str) -> str:
    """Return a heading without the directive behind it."""
    read = read_heading(heading)
    return read.words if read else heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading, and what stands between it and the next one."""

    level: int
    line: int
    """The line of the heading, from 0."""
    end: int
    """The line of the next heading."""
    is_empty: bool
    """Whether nothing stands there, nor a directive behind the heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A directive that stands in no other."""

    name: str
    """Without a domain."""
    lines: range


def parts_of(lines: Sequence[str]) -> list[Part]:
    """Return the parts of a page."""
    inside = {line for block in blocks_of(lines) for line in block.lines} | set(_front_matter(lines))
    headings = [(line, match) for line, text in enumerate(lines) if (match := HEADING.match(text))]
    headings = [(line, match) for line, match in headings if line not in inside]
    ends = [*(line for line, _match in headings), len(lines)][1:]
    return [
        Part(
            level=len(match[1]),
            line=line,
            end=end,
            is_empty=not read_heading(lines[line])
            and all(UNSEEN.match(text) for text in lines[line + 1 : end]),
        )
        for (line, match), end in zip(headings, ends, strict=True)
    ]


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Return the fenced blocks of a page, those of code with an empty name."""
    return list(_blocks(lines, len(_front_matter(lines))))


def _blocks(lines: Sequence[str], begin: int) -> Iterator[Block]:
    start, opening = 0, None
    for line, text in enumerate(lines[begin:], begin):
        match = FENCE.match(text)
        if match is None:
            continue
        if opening is None:
            start, opening = line, match
        elif match["marks"].startswith(opening["marks"]) and not (match["name"] or match["rest"].strip()):
            yield Block(name=_name_of(opening), lines=range(start, line + 1))
            opening = None
    if opening is not None:
        yield Block(name=_name_of(opening), lines=range(start, len(lines)))


def _name_of(opening: re.Match[str]) -> str:
    return (opening["name"] or "").rpartition(":")[2]


def _front_matter(lines: Sequence[str]) -> range:
    if not lines or lines[0].rstrip() != "---":
        return range(0)
    return range(next((line for line, text in enumerate(lines[1:], 2) if text.rstrip() == "---"), 0))
