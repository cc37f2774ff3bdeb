"""Draws cards by Typst, all in one compile: cards in, pictures in PNG out.

Knows nothing of Sphinx. What the pictures look like is decided by ``templates/share.typ``.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.outputs.fonts import NamedFonts, letters_without_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typst

    from sphinx_scholar.outputs.share.cards import ShareCard

TEMPLATE = Path(__file__).parent.parent.parent / "templates" / "share.typ"
"""The engine's own template."""

WIDTH, HEIGHT = 1200, 630
"""The size of a picture in pixels, which is what Open Graph's readers show whole."""

PIXELS_PER_INCH = 72
"""A point of the template is a pixel of the picture."""


class ShareError(Exception):
    """The pictures could not be drawn; the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all pictures of a site have in common."""

    accent: str = "#0a56a8"
    """As ``#rrggbb``."""
    language: str = "en"
    fonts: NamedFonts = field(default_factory=NamedFonts)
    template: str = ""
    """The text of a template that replaces the engine's own."""
    root: str = ""
    """The site's folder, below which portraits are found."""

    @property
    def source(self) -> bytes:
        """The template."""
        return self.template.encode() if self.template else TEMPLATE.read_bytes()

    def inputs(self, cards: Sequence[ShareCard]) -> dict[str, str]:
        """Return what the template reads."""
        return {
            "cards": json.dumps([asdict(card) for card in cards], ensure_ascii=False),
            "accent": self.accent,
            "language": re.split("[-_@]", self.language)[0],
            "fonts": json.dumps(self.fonts.families, ensure_ascii=False),
        }


def draw(cards: Sequence[ShareCard], look: Look) -> list[bytes]:
    """Return a picture for each card. Raises :class:`ShareError`."""
    if not cards:
        return []
    pages = _compile(cards, look, "png")
    pages = pages if isinstance(pages, list) else [pages]
    if len(pages) != len(cards):
        raise ShareError(f"the template makes {len(pages)} pages of {len(cards)} cards")
    return pages


def letters_missing(cards: Sequence[ShareCard], look: Look) -> list[str]:
    """Return the letters that no font can show: those of a PDF are checked, those of a PNG are not."""
    try:
        _compile(cards, look, "pdf")
    except ShareError as error:
        letters = letters_without_font(str(error))
        if not letters:
            raise
        return letters
    return []


def _compile(cards: Sequence[ShareCard], look: Look, format: typst.OutputFormat) -> bytes | list[bytes]:
    try:
        import typst
    except ImportError as error:
        raise ShareError("the package 'typst' is missing; pip install typst") from error
    try:
        compiler = typst.Compiler(
            root=look.root or None,
            font_paths=look.fonts.paths,
            ignore_system_fonts=True,
            sys_inputs=look.inputs(cards),
        )
        made = compiler.compile(
            input=look.source,
            format=format,
            ppi=PIXELS_PER_INCH,
            pdf_standards=["a-2b"] if format == "pdf" else [],
            timestamp=0 if format == "pdf" else None,
        )
    except (RuntimeError, OSError, ValueError) as error:
        raise ShareError(getattr(error, "diagnostic", "") or str(error)) from error
    assert made is not None
    return made
