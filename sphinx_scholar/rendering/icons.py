"""Small pictures beside links, in the color of the text; GitHub's is its own, all others are strokes.

A network that a site adds is shown by its letters, or by the outline that the site has drawn.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from sphinx_scholar.rendering.outlines import OUTLINES

LETTERS = {
    "A": "m0 10 3-10 3 10m-1-3.5h-4",
    "B": "m0 0v10h3.2a2.7 2.7 0 0 0 0-5.4h-3.2m0-4.6h2.7a2.3 2.3 0 0 1 0 4.6",
    "C": "m6 2a3 3 0 0 0-6 1v4a3 3 0 0 0 6 1",
    "D": "m0 0v10h2.5a3.5 3.5 0 0 0 3.5-3.5v-3a3.5 3.5 0 0 0-3.5-3.5z",
    "E": "m6 0h-6v10h6m-1-5h-5",
    "F": "m6 0h-6v10m0-5h5",
    "G": "m6 2a3 3 0 0 0-6 1v4a3 3 0 0 0 6 0v-1.5h-2.5",
    "H": "m0 0v10m6-10v10m0-5h-6",
    "I": "m1 0h4m-2 0v10m-2 0h4",
    "J": "m5 0v7a2.5 2.5 0 0 1-5 0",
    "K": "m0 0v10m6-10-6 6m2-2 4 6",
    "L": "m0 0v10h6",
    "M": "m0 10v-10l3 5 3-5v10",
    "N": "m0 10v-10l6 10v-10",
    "O": "m0 3a3 3 0 0 1 6 0v4a3 3 0 0 1-6 0z",
    "P": "m0 10v-10h3.2a2.8 2.8 0 0 1 0 5.6h-3.2",
    "Q": "m0 3a3 3 0 0 1 6 0v4a3 3 0 0 1-6 0zm4 5 2 2.5",
    "R": "m0 10v-10h3.2a2.8 2.8 0 0 1 0 5.6h-3.2m3 0 3 4.4",
    "S": "m6 2a3 3 0 0 0-3-2 2.5 2.5 0 0 0 0 5 2.5 2.5 0 0 1 0 5 3 3 0 0 1-3-2",
    "T": "m0 0h6m-3 0v10",
    "U": "m0 0v7a3 3 0 0 0 6 0v-7",
    "V": "m0 0 3 10 3-10",
    "W": "m0 0 1.5 10 1.5-6 1.5 6 1.5-10",
    "X": "m0 0 6 10m0-10-6 10",
    "Y": "m0 0 3 5 3-5m-3 5v5",
    "Z": "m0 0h6l-6 10h6",
    "1": "m1.5 2 2-2v10",
    "2": "m0 2.5a3 3 0 0 1 6 .5c0 2-6 5-6 7h6",
}
"""Each letter in strokes, in a box of 6 by 10 whose upper left corner is where it begins."""


@lru_cache
def icon(kind: str, shown: str = "") -> Markup:
    """Return a small picture that repeats the words beside it; nothing for a kind without one.

    ``shown`` are one or two letters, or an outline, for a kind that a site has added.
    """
    # EPUB wants the namespace.
    start = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="scholar-icon" viewBox="0 0 16 16" aria-hidden="true">'
    )
    if kind == "github" and not shown:
        from sphinx_design.icons import get_octicon

        # Without sphinx-design's own classes a page need not load its style sheet.
        svg = re.sub("<svg[^>]*>", start, get_octicon("mark-github"), count=1)
        # A tenth of a unit is less than anybody sees of a picture of 16 units at the size of text.
        return Markup(re.sub(r"(\.\d)\d+", r"\1", svg))  # noqa: S704 - sphinx-design's own SVG
    outline = lettered(shown) or shown or OUTLINES.get(kind, "")
    if not outline:
        return Markup()
    stroke = (
        'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    )
    return Markup(f'{start}<path {stroke} d="%s"/></svg>') % outline  # noqa: S704 - escaped


def lettered(letters: str) -> str:
    """Return the outline of one or two letters side by side; nothing for anything else."""
    known = letters.upper()
    if not 1 <= len(known) <= 2 or not set(known) <= set(LETTERS):
        return ""
    lefts = (1, 9) if len(known) == 2 else (5,)
    return "".join(f"M{left} 3{LETTERS[letter]}" for left, letter in zip(lefts, known, strict=True))
