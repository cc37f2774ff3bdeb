"""Letters that a program spoiled on the way to the file, with what they probably were.

Text in; each garbled word once, with its offset and the likely reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.letters import set_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECODED_TWICE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""UTF-8 that was read as Latin-1 or Windows-1252, and saved as UTF-8: ``RenÃ©e``."""

_END_OF_WORD = re.compile(r"[\s{},\"]")
LONGEST_WORD = 100

_ESCAPED_ACCENT = re.compile(
    r"[^\s{},\"$]*(?:\$\\backslash\$|\{?\\textbackslash(?:\{\})?\}?)(['`^\"~=.])\s*\{?([A-Za-z])\}?[^\s{},\"$]*"
)
"""A command for an accent that was escaped as if it were text: ``Ren$\\backslash$'e``."""


def garbled_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the offset of each garbled word, the word, and what it probably was."""
    seen: set[str] = set()
    if not text.isascii():
        for match in _decoded_twice(text):
            start, word = _word_at(text, match.start())
            likely = "" if word in seen else _decoded_once(word)
            seen.add(word)
            if likely:
                yield start, word, likely
    if "backslash" in text:
        for match in _ESCAPED_ACCENT.finditer(text):
            word = match[0]
            if word not in seen:
                seen.add(word)
                accent = set_accents(rf"\{match[1]}{{{match[2]}}}")
                start, end = _accent_span(match)
                yield match.start(), word, word[:start] + accent + word[end:]


def _decoded_twice(text: str) -> Iterator[re.Match[str]]:
    """Yield where letters were decoded twice; most lines have none but those of ASCII."""
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            yield from _DECODED_TWICE.finditer(text, start, start + len(line))
        start += len(line) + 1


def _word_at(text: str, offset: int) -> tuple[int, str]:
    """Return the word in which an offset lies, and where it begins."""
    before = _END_OF_WORD.search(text[max(0, offset - LONGEST_WORD) : offset][::-1])
    start = offset - (before.start() if before else min(offset, LONGEST_WORD))
    after = _END_OF_WORD.search(text, offset)
    return start, text[start : after.start() if after else len(text)]


def _accent_span(match: re.Match[str]) -> tuple[int, int]:
    """Return where the escaped accent and its letter stand in the word."""
    found = re.search(
        r"(?:\$\\backslash\$|\{?\\textbackslash(?:\{\})?\}?)['`^\"~=.]\s*\{?[A-Za-z]\}?", match[0]
    )
    return found.span() if found else (0, len(match[0]))


def _decoded_once(word: str) -> str:
    """Return a word that was decoded twice as it was; nothing for one that is right."""
    for encoding in ("cp1252", "latin-1"):
        try:
            likely = word.encode(encoding).decode()
        except UnicodeError:
            continue
        return likely if likely != word else ""
    return ""
