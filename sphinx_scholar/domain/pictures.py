"""Pictures of papers and people as pages show them: in which box, from which file, at which size.

Numbers and names only; how a picture is made small is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass

CARD = (172, 112)
"""Width and height that the picture of a card has at most; the style sheet's column is as wide."""
PAGE = (320, 240)
"""The same on a paper's own page."""
BOXES = (CARD, PAGE)
PHOTO = (132, 132)
"""The same of a photo of a person; shown as a square, its shorter side is as long as that, or nearly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture in one of the boxes."""

    address: str
    """The file, as a path in the output folder."""
    size: tuple[int, int]
    """Width and height at which it is shown, in pixels of CSS."""


Size = tuple[int, int]
"""Width and height."""


def fitted(size: tuple[float, float], box: Size, *, enlarged: bool = False) -> Size:
    """Return the size that a picture has in a box; a small one keeps its own unless ``enlarged``."""
    width, height = size
    scale = min(box[0] / width, box[1] / height)
    scale = scale if enlarged else min(scale, 1)
    return max(round(width * scale), 1), max(round(height * scale), 1)
