"""LaTeX to text, without losing a letter: accents, commands, ligatures, marks; formulas stay formulas.

Text in, text out. pylatexenc does the parsing of what is not simple, and is imported on first use.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_scholar.bibliography.html_marks import read_html
from sphinx_scholar.bibliography.latex_signs import SIGNS
from sphinx_scholar.bibliography.letters import set_accents, set_ligatures
from sphinx_scholar.bibliography.marks import (
    END_OF_FORMULA,
    FORMULA,
    UNPRINTABLE,
    read_spans,
    tidy,
    without_signs,
)
from sphinx_scholar.bibliography.units import with_units
from sphinx_scholar.records.text import Span, Text

_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.)+)\$", re.DOTALL)
_TIE = re.compile(r"(?<!\\)~")
_WRITTEN_OTHERWISE = ("\\", "$", "{", "}", "~", "`", "--", "''", "  ")
"""What LaTeX's source has otherwise than the text that it makes, in ASCII."""
_HTML = re.compile(r"<[A-Za-z/]|&[#A-Za-z]")
_SIGN = re.compile(r"\\(?:([^A-Za-z{}\s\\]|[ \n\t])|([A-Za-z]+)(?:\{\}|\s+)?)")
"""A command without an argument, with the space that LaTeX skips behind its name."""

LONGEST = 20_000
"""Beyond so many characters a value is no text for a page, and is only freed of its braces."""


def to_text(source: str) -> tuple[Text, tuple[str, ...]]:
    """Return a LaTeX source as text, and the names of the commands that nobody knows.

    A source that LaTeX could not read comes back as it stands, freed of its braces, with all of
    its commands, one of which lacks what it needs.
    """
    if _is_plain(source):
        return Text((Span(text=source),)), ()
    spans, unknown = _read(source if source.isprintable() else UNPRINTABLE.sub(" ", source))
    return Text(spans), unknown


def to_line(source: str) -> tuple[str, tuple[str, ...]]:
    """Return the same as plain text, which most values are as they stand."""
    if _is_plain(source):
        return source, ()
    text, unknown = to_text(source)
    return text.plain, unknown


def _is_plain(source: str) -> bool:
    """Tell whether a source is the text that it makes; of an abstract faster than one pattern would."""
    if source.isalnum() and source.isascii():
        return True
    if not (source and source.isascii() and source.isprintable() and source == source.strip()):
        return False
    if any(map(source.__contains__, _WRITTEN_OTHERWISE)):
        return False
    return not (("<" in source or "&" in source) and _HTML.search(source))


def to_plain(source: str) -> str:
    """Return a LaTeX source as plain text."""
    return to_line(source)[0]


@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    if len(source) <= LONGEST:
        source = set_accents(with_units(read_html(source)))
    simple = _simple(source)
    if simple is not None:
        return simple, ()
    if len(source) <= LONGEST:
        from sphinx_scholar.bibliography.latex_parser import parse

        for attempt in (source, re.sub(r"(?<!\\)\$", r"\\$", source)):
            parsed = parse(attempt)
            if parsed is not None:
                return read_spans(parsed.text, parsed.formulas, _plain_formula), parsed.unknown
    commands = tuple(dict.fromkeys(re.findall(r"\\([A-Za-z]+)", source)))
    return Text.of(tidy(without_signs(re.sub(r"[{}]", "", source)))).spans, commands


def _simple(source: str) -> tuple[Span, ...] | None:
    """Return the spans of a source with nothing but escaped signs and plain formulas.

    Nearly all values are of that kind, and a parser would take fifty times as long.
    """
    if "\\" not in source and "$" not in source:
        return read_spans(_bare(source), (), _plain_formula)
    if "\\\\" in source or "$$" in source:
        return None
    pieces = _FORMULA.split(source)
    formulas = [formula.strip() for formula in pieces[1::2]]
    if any(not f or f.count("{") != f.count("}") or "\\" in f for f in formulas):
        return None
    text = ""
    for number, piece in enumerate(pieces[::2]):
        if any((match[1] or match[2]) not in SIGNS for match in _SIGN.finditer(piece)):
            return None
        rest = _SIGN.sub("", piece)
        if "\\" in rest or "$" in rest:
            return None
        text += f"{FORMULA}{number - 1}{END_OF_FORMULA}" if number else ""
        text += _signs_set(piece)
    return read_spans(text, formulas, _plain_formula)


def _signs_set(piece: str) -> str:
    """Return a piece without formulas in which all commands are signs."""
    parts, position = [], 0
    for match in _SIGN.finditer(piece):
        parts += [_bare(piece[position : match.start()]), SIGNS[match[1] or match[2]]]
        position = match.end()
    parts.append(_bare(piece[position:]))
    return "".join(parts)


def _bare(text: str) -> str:
    """Set ligatures and spaces, and take braces away."""
    return _TIE.sub(" ", set_ligatures(text)).replace("{", "").replace("}", "")


@lru_cache(maxsize=1024)
def _plain_formula(source: str) -> str:
    """Write a formula in one line of plain text: ``O(n^2)`` as ``O(n²)``."""
    from sphinx_scholar.bibliography.latex_parser import plain_formula

    return plain_formula(source)
