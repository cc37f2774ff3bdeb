"""Small fonts of a family of one's own, made for a test: each letter is a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_font(path: Path, family: str, letters: Iterable[str], *, height: int = 700) -> None:
    """Write a font that has these letters and the space."""
    pen = TTGlyphPen(None)
    for point, draw in (((100, 0), pen.moveTo), ((100, height), pen.lineTo), ((900, height), pen.lineTo)):
        draw(point)
    pen.closePath()
    box = pen.glyph()
    names = {letter: f"uni{ord(letter):04X}" for letter in sorted({*letters, " "})}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    font.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    font.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 100)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
