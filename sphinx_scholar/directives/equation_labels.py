r"""The labels of numbered formulas of amsmath, which MyST-Parser draws at random for each build.

Knows nothing of what formulas say, but for their ``\label``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains.math import MathDomain

RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A label made by :func:`uuid.uuid4`."""


_WRITTEN = re.compile(r"\\label\s*\{([^{}]+)\}")


def steady_labels(app: Sphinx, doctree: nodes.document) -> None:
    r"""Label each such formula by its ``\label``, or else by its page and place, when a page has been read.

    The formula ``1f0c0fd6-…`` on the page ``notes`` becomes ``notes:1``, its id ``equation-notes-1``.
    All lines of ``align`` have one number, and so all their labels lead to it.
    """
    page = app.env.current_document.docname
    equations = cast("MathDomain", app.env.get_domain("math")).equations
    number = 0
    for block in doctree.findall(nodes.math_block):
        old = block.get("label") or ""
        if not RANDOM.fullmatch(old):
            continue
        written = [label for label in _WRITTEN.findall(block.astext()) if _is_free(label, equations, block)]
        if not written:
            number += 1
            while _id(f"{page}:{number}") in doctree.ids:
                number += 1
        new, *others = written or [f"{page}:{number}"]
        block["label"] = new
        equations[new] = equations.pop(old)
        _rename(doctree, _id(old), _id(new))
        for label in others:
            equations[label] = equations[new]
            block["ids"].append(_id(label))
            doctree.ids[_id(label)] = block


def _is_free(label: str, equations: dict[str, tuple[str, int]], block: nodes.math_block) -> bool:
    """Tell whether no formula of the site has a label; one that has it already keeps it."""
    if label in equations:
        message = "%r is the label of a formula on the page %s already, to which references lead"
        warn(Fault.DUPLICATE_OBJECT, message, label, equations[label][0], location=block)
    return label not in equations


def _id(label: str) -> str:
    """Return the id of a formula, as :mod:`sphinx.domains.math` makes it."""
    return nodes.make_id(f"equation-{label}")


def _rename(doctree: nodes.document, old: str, new: str) -> None:
    doctree.ids[new] = doctree.ids.pop(old)
    for node in doctree.findall(nodes.Element):
        node["ids"] = [new if name == old else name for name in node["ids"]]
        if node.get("refid") == old:
            node["refid"] = new
