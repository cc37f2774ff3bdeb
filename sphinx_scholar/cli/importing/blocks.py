"""Headings, footnotes and pictographs of the old site as Markdown of the new one writes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EMOJI = {"smile": "😄", "tada": "🎉", "star": "⭐", "heart": "❤️", "bulb": "💡", "+1": "👍", "trophy": "🏆"}


def slug(heading: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.strip().lower()))


def underlined_headings(text: str) -> str:
    """Return a text whose underlined headings begin with ``#``, without the lines that part sections."""
    text = re.sub(r"(?m)^(?![ \t]*(?:[#>|*+-]|\d+\. ))([^\n]*\S[^\n]*)\n=+[ \t]*$", r"# \1", text)
    text = re.sub(r"(?m)^(?![ \t]*(?:[#>|*+-]|\d+\. ))([^\n]*\S[^\n]*)\n-{2,}[ \t]*$", r"## \1", text)
    return re.sub(r"(?m)^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", "", text)


def headings(text: str, *, nested: bool) -> str:
    """Return a text whose headings follow that of its page without a gap, or are bold words."""
    found = re.compile(r"(?m)^[ \t]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
    if nested:
        return found.sub(lambda heading: f"**{heading[2].replace('**', '')}**\n", text)
    levels = [len(heading[1]) for heading in found.finditer(text)]
    shift = 2 - min(levels) if levels else 0
    last = 1

    def placed(heading: re.Match[str]) -> str:
        nonlocal last
        last = max(2, min(len(heading[1]) + shift, last + 1))
        return f"\n{'#' * min(last, 6)} {heading[2]}\n"

    return found.sub(placed, text)


def footnotes(text: str, need: Callable[[str, str], None]) -> str:
    """Return a text in which a note to which nothing refers is a paragraph."""

    def placed(found: re.Match[str]) -> str:
        if text.count(f"[^{found[1]}]") > 1:
            return found[0]
        need(found[0], f"nothing refers to the note {found[1]}; it is a paragraph")
        return f"\n{found[2]}\n"

    return re.sub(r"(?m)^\[\^([^\]\s]+)\]:[ \t]*(.*)$", placed, text)


def emoji(text: str) -> str:
    """Return a text with pictographs in place of their names: ``:star:``."""

    def sign(found: re.Match[str]) -> str:
        if found[1] in EMOJI:
            return EMOJI[found[1]]
        try:
            letter = unicodedata.lookup(found[1].replace("_", " "))
        except KeyError:
            return found[0]
        return letter if unicodedata.category(letter) == "So" else found[0]

    return re.sub(r"(?<![\w:]):([a-z][a-z_]+|\+1):(?!\w)", sign, text)
