"""One accent gives shades that can be read, whatever it is."""

from __future__ import annotations

import itertools
import re

import pytest

from sphinx_scholar.domain.accent import (
    DARK_GROUND,
    LIGHT_GROUND,
    PALETTES,
    contrast,
    dark_shades,
    light_shades,
    mix,
    nearest_readable,
    read_color,
)
from tests.engine import ROOT

DOCS = ROOT / "docs/theme.md"

STEPS = ("00", "33", "66", "99", "cc", "ff")
ACCENTS = ["#" + "".join(channels) for channels in itertools.product(STEPS, repeat=3)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The grays are the two next to the limit."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("shades_of", "ground"), [(light_shades, LIGHT_GROUND), (dark_shades, DARK_GROUND)], ids=["light", "dark"]
)
def test_words_and_lines_of_every_accent_are_seen(shades_of: object, ground: str) -> None:
    for accent in ACCENTS:
        shades = shades_of(accent)  # type: ignore[operator]
        for word in (shades.link, shades.strong):
            assert contrast(word, ground) >= 4.5, (accent, word)
            assert contrast(word, shades.tint) >= 4.5, (accent, word)
        assert contrast(shades.tint_ink, shades.tint) >= 4.5, accent
        assert contrast(shades.underline, ground) >= 3, accent


@pytest.mark.parametrize(
    ("color", "ground", "lighter", "nearest"),
    [
        ("#0A56A8", "#ffffff", False, "#0a56a8"),
        ("#ffcb05", "#ffffff", False, "#8f7100"),
        ("#ffffff", "#ffffff", False, "#757575"),
        ("#000000", "#11161c", True, "#808080"),
    ],
)
def test_the_nearest_shade_is_the_color_itself_where_it_is_readable(
    color: str, ground: str, lighter: bool, nearest: str
) -> None:
    assert nearest_readable(color, ground, lighter=lighter) == nearest


def test_a_mix_goes_from_one_color_to_the_other() -> None:
    assert [mix("#000000", "#ff8000", share) for share in (0, 0.5, 1)] == ["#000000", "#804000", "#ff8000"]


@pytest.mark.parametrize(
    ("written", "color"),
    [("#0A56A8", "#0a56a8"), ("#fC0", "#ffcc00"), ("pine", "#1a6b4a"), ("blue", "#0a56a8")],
)
def test_a_color_is_read_as_people_write_it(written: str, color: str) -> None:
    assert read_color(written) == color


@pytest.mark.parametrize("written", ["azure", "0a56a8", "#0a56a", "#0a56a8ff", "rgb(1, 2, 3)", ""])
def test_what_is_no_color_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a color such as #00274c, nor one of blue, pine, wine, plum"):
        read_color(written)


def test_the_documentation_shows_every_palette_as_it_is() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(#\w+)` \| `(#\w+)` \| `(#\w+)` \|$", DOCS.read_text(), re.MULTILINE)
    shown = {
        name: (color, light_shades(color).link, dark_shades(color).link) for name, color in PALETTES.items()
    }
    assert {name: tuple(colors) for name, *colors in rows} == shown
    assert all(color == light for color, light, _dark in shown.values())
