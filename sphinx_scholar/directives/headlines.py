"""What an event is called, and where it was, as one sentence of a list says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

QUOTED = re.compile('[“„«"「『《](?P<title>[^“”„«»"「」『』《》]+)[”“»"」』》](?P<rest>.*)', re.DOTALL)
"""A title in quotation marks at the beginning of a sentence."""

COMMA = re.compile(r"\s*(?:,\s|[，、،]\s?)\s*")
"""What parts a title from the place behind it."""


def headline_of(paragraph: nodes.paragraph) -> tuple[str, str]:
    """Return the title of a talk and where it was: ``*Looms*, Royal Society, London (keynote)``.

    The title is what stands in emphasis, a link or quotation marks at the beginning; else what stands
    before the first comma. The place ends at the first bracket, link or full stop.
    """
    shown = [node for node in paragraph.children if node.astext().strip()]
    first, *rest = shown or [nodes.Text("")]
    if not isinstance(first, nodes.Text):
        return _plain(first.astext()), _place(rest)
    text = first.astext()
    if match := QUOTED.match(text.strip()):
        return _plain(match["title"]), _place([nodes.Text(match["rest"]), *rest])
    title, *behind = COMMA.split(text, maxsplit=1)
    if not behind:
        return _plain(re.sub(r"\s*[(（][^()（）]*[)）]\s*\.?$", "", paragraph.astext())), ""
    return _plain(title), _place([nodes.Text(behind[0]), *rest])


def _plain(text: str) -> str:
    return " ".join(text.split()).removesuffix(".").rstrip(",，、،")


def _place(behind: Iterable[nodes.Node]) -> str:
    """Return the words up to the first that are more than words, or that begin another sentence."""
    text = ""
    for node in behind:
        if not isinstance(node, nodes.Text):
            break
        text += node.astext()
    text = re.split(r"[(（:;·。]|\.(?:\s|$)", text, maxsplit=1)[0]
    return " ".join(text.split()).strip(",，、، –—-")
