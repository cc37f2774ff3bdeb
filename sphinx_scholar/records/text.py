"""Text whose parts may be emphasized, raised or a formula, as every medium can show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class TextMark(StrEnum):
    """How a run of text differs from the text around it; marks can be combined."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SMALL_CAPITALS = "small-capitals"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"


SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
"""Characters that Unicode has as superscripts."""

SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
"""Characters that Unicode has as subscripts."""

_SCRIPTS = {TextMark.SUPERSCRIPT: SUPERSCRIPTS, TextMark.SUBSCRIPT: SUBSCRIPTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text, or one formula."""

    text: str
    """The letters of the run; of a formula, its nearest plain form: ``O(n²)``."""
    math: str = ""
    """The LaTeX source of a formula, without its dollars; empty for text."""
    marks: tuple[TextMark, ...] = ()
    """In the order of :class:`TextMark`."""

    @property
    def plain(self) -> str:
        """The run without marks: a raised or lowered number by Unicode's digits, letters as they are."""
        for mark in self.marks:
            if mark in _SCRIPTS and re.fullmatch(r"[0-9+−-]+", self.text):
                return "".join(_SCRIPTS[mark][letter] for letter in self.text)
        return self.text


@dataclass(frozen=True, slots=True)
class Text:
    """Text in runs, in which formulas stay formulas and marks are kept."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, plain: str) -> Self:
        """Wrap text that holds no formula and no mark."""
        return cls((Span(text=plain),) if plain else ())

    @property
    def plain(self) -> str:
        """All of it as plain text, for titles, feeds, search and metadata."""
        if len(self.spans) == 1 and not self.spans[0].marks:
            return self.spans[0].text
        return "".join(span.plain for span in self.spans)

    @property
    def is_plain(self) -> bool:
        """Tell whether it holds neither a formula nor a mark."""
        return all(not (span.math or span.marks) for span in self.spans)

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.spans)


def with_marks(phrase: str, parts: Iterable[Text]) -> Text:
    """Return a phrase that was made of plain text, its parts with their marks and formulas again.

    Sentences are put together and translated as plain text; a part that a sentence changed, or
    that it does not hold, stays plain.
    """
    spans = Text.of(phrase).spans
    for part in parts:
        if part.is_plain:
            continue
        for place, span in enumerate(spans):
            before, found, after = span.text.partition(part.plain)
            if found and not (span.math or span.marks):
                around = Text.of(before).spans, part.spans, Text.of(after).spans
                spans = (*spans[:place], *(piece for group in around for piece in group), *spans[place + 1 :])
                break
    return Text(spans)
