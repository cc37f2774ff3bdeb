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
UNSEEN = re.compile(r"\s*$|\s*%|\s*\(\S+\)=\s*$")
"""Lines that show nothing: empty ones, comments, and names for the next part."""
DEFINITION = re.compile(r" {0,3}(\[[^\]]+\]):\s")
"""A line that says where a link leads, or what a note says, and its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading, and what stands between it and the next one."""

    level: int
    line: int
    """The line of the heading, from 0."""
    end: int
    """The line of the next heading."""
    is_empty: bool


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
            is_empty=all(UNSEEN.match(text) for text in lines[line + 1 : end]),
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
