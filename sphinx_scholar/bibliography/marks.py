"""Signs within a string that stand for marks and formulas while a source is being read.

Readers of LaTeX and of HTML put them in; :func:`read_spans` takes them out again. They are Unicode's
noncharacters, which no file may hold (``UNPRINTABLE``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_scholar.records.text import Span, TextMark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold, and the signs of this module."""

FORMULA, END_OF_FORMULA = "\ufdd0", "\ufdd1"
"""Stand around the number of a formula."""

_READ: list[TextMark] = [mark for mark in TextMark if mark is not TextMark.CODE]
OPENING: dict[TextMark, str] = dict(zip(_READ, "\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6", strict=True))
"""Begin text of a mark; no source of papers has code of its own."""

EMPHASIZED, UPRIGHT, CLOSING = "\ufdd7", "\ufdd8", "\ufdd9"
"""Begin text that is emphasized unless its surroundings are; begin text without the marks of a
font; end what the latest of all these began."""

STRETCH, END_OF_STRETCH = "\ufdda", "\ufddb"
"""Stand around the number of words that a parser need not look at."""

_MARKS = {sign: mark for mark, sign in OPENING.items()}
_FONTS = frozenset({TextMark.EMPHASIS, TextMark.STRONG, TextMark.SMALL_CAPITALS})
_SIGNS = re.compile(f"{FORMULA}(\\d+){END_OF_FORMULA}|([{OPENING[TextMark.EMPHASIS]}-{CLOSING}])")
_ANY = re.compile(f"[{FORMULA}-{CLOSING}]")


def marked(text: str, sign: str) -> str:
    """Return text between a sign that opens and the one that closes."""
    return f"{sign}{text}{CLOSING}" if text else ""


def without_signs(text: str) -> str:
    """Return text as it is without any marks."""
    return _ANY.sub("", text)


def tidy(text: str) -> str:
    """Return text with single spaces, none at its ends, and composed letters."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def read_spans(text: str, formulas: Sequence[str], plain: Callable[[str], str]) -> tuple[Span, ...]:
    """Split text at its signs; ``plain`` makes of a formula its nearest plain text."""
    text = tidy(text)
    if not _ANY.search(text):
        return (Span(text=text),) if text else ()
    spans: list[Span] = []
    stack: list[frozenset[TextMark]] = [frozenset()]
    position = 0
    for match in _SIGNS.finditer(text):
        _append(spans, text[position : match.start()], stack[-1])
        position = match.end()
        if match[1]:
            source = formulas[int(match[1])]
            spans.append(Span(text=plain(source), math=source, marks=_in_order(stack[-1])))
        elif match[2] != CLOSING:
            stack.append(_opened(stack[-1], match[2]))
        elif len(stack) > 1:
            stack.pop()
    _append(spans, text[position:], stack[-1])
    if spans and not spans[-1].math and spans[-1].text.endswith(" "):
        last = spans.pop()
        _append(spans, last.text.rstrip(" "), frozenset(last.marks))
    return tuple(spans)


def _opened(marks: frozenset[TextMark], sign: str) -> frozenset[TextMark]:
    if sign == UPRIGHT:
        return marks - _FONTS
    if sign == EMPHASIZED:
        return marks ^ {TextMark.EMPHASIS}
    mark = _MARKS[sign]
    return marks if {mark} <= marks else marks | {mark}


def _append(spans: list[Span], text: str, marks: frozenset[TextMark]) -> None:
    """Add a run, with no space where there is one already, to one of the same marks if that is last."""
    last = spans[-1] if spans else None
    if last is None or (not last.math and last.text.endswith(" ")):
        text = text.removeprefix(" ")
    if not text:
        return
    if last is not None and not last.math and frozenset(last.marks) == marks:
        spans[-1] = Span(text=last.text + text, marks=last.marks)
    else:
        spans.append(Span(text=text, marks=_in_order(marks)))


def _in_order(marks: frozenset[TextMark]) -> tuple[TextMark, ...]:
    return tuple(mark for mark in TextMark if mark in marks) if marks else ()
