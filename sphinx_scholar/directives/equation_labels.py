"""The labels of numbered formulas of Markdown, which MyST-Parser draws at random for each build.

Knows nothing of what formulas say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains.math import MathDomain

RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A label made by :func:`uuid.uuid4`."""


def steady_labels(app: Sphinx, doctree: nodes.document) -> None:
    """Label each such formula by its page and its place on it, when a page has been read.

    The formula ``1f0c0fd6-…`` on the page ``notes`` becomes ``notes:1``, its id ``equation-notes-1``.
    """
    page = app.env.current_document.docname
    equations = cast("MathDomain", app.env.get_domain("math")).equations
    number = 0
    for block in doctree.findall(nodes.math_block):
        old = block.get("label") or ""
        if RANDOM.fullmatch(old):
            number += 1
            while _id(f"{page}:{number}") in doctree.ids:
                number += 1
            new = block["label"] = f"{page}:{number}"
            equations[new] = equations.pop(old)
            _rename(doctree, _id(old), _id(new))


def _id(label: str) -> str:
    """Return the id of a formula, as :mod:`sphinx.domains.math` makes it."""
    return nodes.make_id(f"equation-{label}")


def _rename(doctree: nodes.document, old: str, new: str) -> None:
    doctree.ids[new] = doctree.ids.pop(old)
    for node in doctree.findall(nodes.Element):
        node["ids"] = [new if name == old else name for name in node["ids"]]
        if node.get("refid") == old:
            node["refid"] = new
