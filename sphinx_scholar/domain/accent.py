"""The colors that follow from a site's one accent, each with enough contrast.

Contrast is that of WCAG 2.2 (relative luminance, 1.4.3). Knows nothing of themes or of CSS.
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Channels = tuple[float, float, float]

PALETTES = {"blue": "#0a56a8", "pine": "#1a6b4a", "wine": "#8c1d40", "plum": "#6b3fa0"}
"""Accents to choose by name; the first is that of a site that chooses none."""

LEAST_CONTRAST = 4.5
"""What text must have against its ground (WCAG 2.2, 1.4.3)."""

DARK_CONTRAST = 7.0
"""What a link has on a dark page: light lines on a dark ground look thinner than they are."""

LINE_CONTRAST = 3.0
"""What the line under a link must have (WCAG 2.2, 1.4.11)."""

WHITE, BLACK = "#ffffff", "#000000"

LIGHT_GROUND, DARK_GROUND = "#ffffff", "#11161c"
"""The colors of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shades:
    """What one color scheme makes of the accent."""

    link: str
    """Links, buttons and titles."""
    strong: str
    """Headings and the owner's name."""
    underline: str
    """The line under a link of running text."""
    tint: str
    """The ground of badges and of what is chosen."""
    tint_ink: str
    """The words on it."""


def read_color(text: str) -> str:
    """Return a palette's color, or one that is written as ``#rgb`` or ``#rrggbb``, as ``#rrggbb``.

    Raises ``ValueError`` for all else.
    """
    if text in PALETTES:
        return PALETTES[text]
    if re.fullmatch(r"#[0-9a-fA-F]{3}", text):
        return "#" + "".join(2 * digit for digit in text[1:].lower())
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValueError(f"{text!r} is not a color such as #00274c, nor one of {', '.join(PALETTES)}")
    return text.lower()


def contrast(one: str, other: str) -> float:
    """Return the ratio of contrast between two colors, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return a color that has a share of another, from 0 (none) to 1 (all)."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _hexadecimal(a + (b - a) * share for a, b in pairs)


def nearest_readable(color: str, ground: str, *, lighter: bool = False, least: float = LEAST_CONTRAST) -> str:
    """Return the color, or the nearest of its hue that has enough contrast, darker or lighter."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    way = (1 if lighter else 0) - lightness
    shades = (colorsys.hls_to_rgb(hue, lightness + way * step / 100, saturation) for step in range(1, 101))
    return next(
        shade for shade in (color.lower(), *map(_hexadecimal, shades)) if contrast(shade, ground) >= least
    )


@lru_cache(maxsize=8)
def light_shades(accent: str) -> Shades:
    """Return the shades on a white page; links are readable on every light ground."""
    tint = mix(WHITE, accent, 0.1)
    link = nearest_readable(accent, tint)
    strong = mix(link, BLACK, 0.55)
    underline = nearest_readable(mix(link, WHITE, 0.5), LIGHT_GROUND, least=LINE_CONTRAST)
    return Shades(link=link, strong=strong, underline=underline, tint=tint, tint_ink=strong)


@lru_cache(maxsize=8)
def dark_shades(accent: str) -> Shades:
    """Return the shades on a dark page."""
    link = nearest_readable(accent, DARK_GROUND, lighter=True, least=DARK_CONTRAST)
    tint = mix(DARK_GROUND, link, 0.15)
    underline = nearest_readable(mix(link, DARK_GROUND, 0.5), DARK_GROUND, lighter=True, least=LINE_CONTRAST)
    return Shades(link=link, strong=WHITE, underline=underline, tint=tint, tint_ink=mix(link, WHITE, 0.5))


def _channels(color: str) -> Channels:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hexadecimal(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
