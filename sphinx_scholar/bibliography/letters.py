"""LaTeX's letters with accents, its ligatures and its quotes, which need no parser."""

from __future__ import annotations

import re
import unicodedata

ACCENTS = dict(
    zip(
        "'`^\"~=.cvuHkrdb",
        "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328\u030a\u0323\u0331",
        strict=True,
    )
)
"""Commands that put an accent on a letter, and Unicode's combining character for each."""

_LETTER = r"([A-Za-z]|\{[A-Za-z]\}|\\[ij](?![A-Za-z])\s*|\{\\[ij]\})"
_ACCENT = rf"\\(?:a(?=['`=]))?(['`^\"~=.])\s*{_LETTER}|\\([cvuHkrdb])(?:(?=\{{)|\s+(?=[A-Za-z])){_LETTER}"
"""An accent on one letter; in a ``tabbing`` environment it is written ``\\a'e``."""

_BRACED_ACCENT = re.compile(
    rf"(\\\\|\\(?:url|path|nolinkurl|doi|href)\s*\{{[^{{}}]*\}}|(?<!\\)\$(?:[^$\\]|\\.)+\$)"
    rf"|\{{(?:{_ACCENT})\}}|{_ACCENT}",
    re.DOTALL,
)
"""An accent on one letter, with the braces around it; or first what holds none: addresses, formulas."""

_QUOTED = re.compile(r"(?<!\w)`([^`']+)'")
_LOW_QUOTED = re.compile(r",,([^,`']+)``")
"""Quotes as in German, of signs that TeX's fonts join."""


def set_accents(source: str) -> str:
    """Replace LaTeX's accents by Unicode's letters, and quotes as in German; leave all else as it is."""
    source = _LOW_QUOTED.sub(r"„\1“", source) if ",," in source else source
    return _BRACED_ACCENT.sub(_accented, source) if "\\" in source else source


def _accented(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    accent, letter = (group for group in match.groups() if group)
    return unicodedata.normalize("NFC", letter.strip("{}\\ \t\n") + ACCENTS[accent])


def set_ligatures(text: str) -> str:
    """Replace dashes and quotes that TeX's fonts join from several signs."""
    for written, printed in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡")):
        text = text.replace(written, printed)
    return _QUOTED.sub(r"‘\1’", text) if "`" in text else text
