"""Formulas are written as MathML in the build, with docutils' ``latex2mathml``: no script.

Knows nothing of where formulas come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import latex2mathml

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

RENDERER = "mathml"
"""The name under which Sphinx knows this way of writing formulas (``html_math_renderer``)."""


def render_mathml(source: str, *, as_block: bool = False) -> str:
    """Return a formula as MathML; raise ``ValueError`` where it cannot be read."""
    try:
        return str(latex2mathml.tex2mathml(source, as_block=as_block))
    except Exception as error:
        # latex2mathml raises MathError for what it does not know, and KeyError, IndexError or
        # AttributeError for some of what is broken.
        raise ValueError(f"{source!r} cannot be written as MathML: {error}") from error


def visit_math_html(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    _write(translator, node, as_block=False)


def visit_math_block_html(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands by itself."""
    _write(translator, node, as_block=True)


def _write(translator: HTML5Translator, node: nodes.math | nodes.math_block, *, as_block: bool) -> None:
    source = node.astext()
    try:
        translator.body.append(render_mathml(source, as_block=as_block))
    except ValueError as error:
        where = node.get("location", node)
        warn(Fault.MATHEMATICS, "%s; its source stands instead", error, location=where, once=True)
        tag = "pre" if as_block else "code"
        translator.body += [
            translator.starttag(node, tag, "", CLASS="scholar-formula"),
            translator.encode(source),
            f"</{tag}>",
        ]
    raise nodes.SkipNode
