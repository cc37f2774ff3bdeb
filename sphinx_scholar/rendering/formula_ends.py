"""A formula and the punctuation beside it stay on one line.

Browsers break a line at either side of a formula, so that the comma behind one could begin the next.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_scholar.rendering.nodes import unbroken

UNBROKEN = "scholar-unbroken"
"""The class of what stays on one line."""

OPENING = re.compile(r"[(\[{“‘«\"']+$")
"""What may not be parted from the formula behind it."""

CLOSING = re.compile(r"(?:[)\]},.;:!?…’”»\"']|-?[A-Za-z]+)+")
"""What may not be parted from the formula before it: ``)``, ``,``, ``-dimensional``, ``th``."""


class KeepFormulaEnds(SphinxPostTransform):
    """Wrap each formula of a page together with the punctuation beside it."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Visit all formulas within lines."""
        for formula in list(self.document.findall(nodes.math)):
            parent = formula.parent
            if isinstance(parent, unbroken):
                continue
            place = parent.index(formula)
            before = parent[place - 1] if place else nodes.Text("")
            after = parent[place + 1] if place + 1 < len(parent) else nodes.Text("")
            opening = OPENING.search(before) if isinstance(before, nodes.Text) else None
            closing = CLOSING.match(after) if isinstance(after, nodes.Text) else None
            if not opening and not closing:
                continue
            whole = unbroken("", "", classes=[UNBROKEN])
            # By their places: ``replace`` of docutils takes the first text that is equal.
            parent[place] = whole
            if opening:
                parent[place - 1] = nodes.Text(before.astext()[: opening.start()])
                whole += nodes.Text(opening[0])
            whole += formula
            if closing:
                parent[place + 1] = nodes.Text(after.astext()[closing.end() :])
                whole += nodes.Text(closing[0])
