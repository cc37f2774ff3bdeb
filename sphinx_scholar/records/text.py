"""Text from a LaTeX source, in which formulas stay formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text, or one formula."""

    text: str
    """Plain text; of a formula, its nearest plain form: ``O(n²)``."""
    math: str = ""
    """The LaTeX source of a formula, without its dollars; empty for text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text from a LaTeX source, in which formulas stay formulas."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, plain: str) -> Self:
        """Wrap text that holds no formula."""
        return cls((Span(text=plain),) if plain else ())

    @property
    def plain(self) -> str:
        """All of it as plain text, for titles, feeds, search and metadata."""
        return self.spans[0].text if len(self.spans) == 1 else "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.spans)
