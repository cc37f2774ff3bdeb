"""Formulas are written as MathML in the build, by math-core: no script.

Knows nothing of where formulas come from.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _ as sphinx_word
from sphinx.util.math import get_node_equation_number

from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.bibliography.latex_commands import chemical_formula
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.components import Component

if TYPE_CHECKING:
    from math_core import LatexToMathML
    from sphinx.writers.html5 import HTML5Translator

RENDERER = "mathml"
"""The name under which Sphinx knows this way of writing formulas (``html_math_renderer``)."""

GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi"
    " chi psi omega".split()
)

MACROS = {
    "mbox": r"\text{#1}",
    "ensuremath": "#1",
    "sb": "_{#1}",
    "sp": "^{#1}",
    "tag": r"\qquad\text{(#1)}",
    "label": "",
    "nonumber": "",
    "notag": "",
    "hbox": r"\text{#1}",
    "textsuperscript": r"^{\text{#1}}",
    "textsubscript": r"_{\text{#1}}",
    "mathnormal": "#1",
    "roman": r"\mathrm{#1}",
    "pmb": r"\boldsymbol{#1}",
    **dict.fromkeys(("mathds", "mathbbm"), r"\mathbb{#1}"),
    **dict.fromkeys(("germ", "goth"), r"\mathfrak{#1}"),
    **dict.fromkeys(("Cal", "mathpzc"), r"\mathcal{#1}"),
    **dict.fromkeys(("nicefrac", "sfrac"), r"{#1}/{#2}"),
    "Q": r"\mathbb{Q}",
    "C": r"\mathbb{C}",
    "xspace": "",
    "strut": "",
    "null": "",
    "la": r"\lesssim",
    "ga": r"\gtrsim",
    "sun": r"\odot",
    "celsius": r"{}^\circ\mathrm{C}",
    "micron": r"\mu\mathrm{m}",
    **dict.fromkeys(("degr", "arcdeg", "textdegree"), r"{}^\circ"),
    "arcmin": r"{}^{\prime}",
    "arcsec": r"{}^{\prime\prime}",
    "fdg": r"{}^\circ\!.",
    "farcm": r"{}^{\prime}\!.",
    "farcs": r"{}^{\prime\prime}\!.",
    "textmu": r"\mu",
    "textless": "<",
    "textgreater": ">",
    **{f"up{name}": f"\\{name}" for name in GREEK},
}
"""Commands of LaTeX, amsmath and astronomers' styles that math-core lacks, or allows in formulas that
it numbers itself."""

ENVIRONMENTS = {
    "equation": "equation*",
    "align": "align*",
    "gather": "gather*",
    "multline": "multline*",
    "flalign": "align*",
    "flalign*": "align*",
    "alignat": "align*",
    "alignat*": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "split": "aligned",
    "alignedat": "aligned",
    "smallmatrix": "matrix",
}
"""Environments by those that math-core knows; Sphinx numbers formulas, so that none numbers its own."""

_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([a-z]+\*?)\}")
_COLUMNS = re.compile(r"(\\begin\s*\{(?:x?alignat|alignedat)\*?\})\s*\{\d+\}")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_EQNARRAY = re.compile(r"\\begin\s*\{eqnarray\*?\}(.*?)\\end\s*\{eqnarray\*?\}", re.DOTALL)
_RELATION = re.compile(r"(?<!\\)&([^&\\]*(?:\\(?!\\)[^&\\]*)*)(?<!\\)&")
_TEXT = re.compile(r"(\\(?:text|mbox|textrm|textnormal)\s*)\{((?:[^{}$]*\$[^{}$]*\$)+[^{}$]*)\}")
_SUBSTACK = re.compile(r"\\substack\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_CHEMISTRY = re.compile(r"\\c[eh]\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_SHELL = re.compile(r"\\(?:begin|end)\s*\{(?:subequations|displaymath|math)\}")
_NESTED = re.compile(r"\\begin\s*\{([a-zA-Z]+\*?)\}(?:(?!\\begin\b).)*?\\end\s*\{\1\}", re.DOTALL)


@lru_cache(maxsize=2)
def _converter(*, for_xml: bool) -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(macros=MACROS, fancy_error=False, xml_namespace=for_xml)


def render_mathml(source: str, *, as_block: bool = False, for_xml: bool = False) -> str:
    """Return a formula as MathML; raise ``ValueError`` where it cannot be read.

    ``for_xml`` names the namespace, which HTML implies.
    """
    from math_core import LatexError

    known = to_known_latex(source, as_block=as_block)
    try:
        return _converter(for_xml=for_xml).convert_with_local_state(known, displaystyle=as_block)
    except LatexError as error:
        reason = re.sub(r"^\d+: ", "", str(error)).rstrip(".")
        raise ValueError(f"{source!r} cannot be written as MathML: {reason}") from error


def to_known_latex(source: str, *, as_block: bool) -> str:
    r"""Rewrite what LaTeX and amsmath know, and math-core does not.

    Lines of a block are aligned as Sphinx's other renderers align them: ``a &= b \\ &= c`` stands
    in ``aligned``, as do formulas that a blank line parts.
    """
    text = _SHELL.sub("", _LABEL.sub("", source)).strip()
    text = _EQNARRAY.sub(_one_alignment, text)
    text = _COLUMNS.sub(r"\1", text)
    text = _SUBSTACK.sub(_small_rows, text)
    text = _CHEMISTRY.sub(lambda found: chemical_formula(found[1]), text)
    text = _TEXT.sub(_formulas_out_of_text, text)
    text = _ENVIRONMENT.sub(lambda found: rf"\{found[1]}{{{ENVIRONMENTS.get(found[2], found[2])}}}", text)
    if not as_block:
        return text
    lines = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    text = r" \\ ".join(lines) if len(lines) > 1 and not text.startswith(r"\begin") else text
    return rf"\begin{{aligned}}{text}\end{{aligned}}" if _has_rows(text) else text


def _one_alignment(found: re.Match[str]) -> str:
    """Leave of ``a &=& b`` the first sign alone: ``a &= b``."""
    rows = re.split(r"(\\\\)", found[1])
    body = "".join(_RELATION.sub(r"& \1 ", row, count=1) for row in rows)
    return rf"\begin{{align}}{body}\end{{align}}"


def _small_rows(found: re.Match[str]) -> str:
    rows = r" \\ ".join(rf"\scriptstyle {row.strip()}" for row in found[1].split(r"\\"))
    return rf"\begin{{matrix}}{rows}\end{{matrix}}"


def _formulas_out_of_text(found: re.Match[str]) -> str:
    r"""Split ``\text{if $x$ is}`` into ``\text{if }x\text{ is}``."""
    parts = found[2].split("$")
    return "".join(part if place % 2 else f"{found[1]}{{{part}}}" for place, part in enumerate(parts))


def _has_rows(text: str) -> bool:
    r"""Tell whether ``\\`` or ``&`` stands outside of every environment."""
    shorter = ""
    while shorter != text:
        shorter, text = text, _NESTED.sub("", text)
    return r"\\" in text or re.search(r"(?<!\\)&", text) is not None


def visit_math_html(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    _write(translator, node, as_block=False)


def visit_math_block_html(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands by itself, with its number behind it."""
    parent = node.parent
    if isinstance(parent, nodes.container) and parent["ids"] == node["ids"]:
        node["ids"] = []  # Furo wraps it in a box that has its ids too
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    _write(translator, node, as_block=True)


def _write(translator: HTML5Translator, node: nodes.math | nodes.math_block, *, as_block: bool) -> None:
    source = node.astext()
    domain = ScholarDomain.of(translator.builder.env)
    domain.note_component(translator.docnames[-1], Component.FORMULAS)
    for_xml = translator.builder.name == "epub"
    try:
        translator.body.append(render_mathml(source, as_block=as_block, for_xml=for_xml))
    except ValueError as error:
        where = node.get("location", node)
        if "location" in node:  # of the .bib file, whose texts have a plain form
            message = "%s; its nearest plain text stands instead"
            warn(Fault.MATHEMATICS, message, error, location=where, once=True)
            translator.body.append(translator.encode(to_plain(f"${source}$")))
            raise nodes.SkipNode from None
        warn(Fault.MATHEMATICS, "%s; its source stands instead", error, location=where, once=True)
        tag = "pre" if as_block else "code"
        translator.body += [
            translator.starttag(nodes.inline(), tag, "", CLASS="scholar-formula"),
            translator.encode(source),
            f"</{tag}>",
        ]
    if isinstance(node, nodes.math_block):
        _write_number(translator, node)
        translator.body.append("</div>\n")
    raise nodes.SkipNode


def _write_number(translator: HTML5Translator, node: nodes.math_block) -> None:
    if not node.get("number"):
        return
    number = get_node_equation_number(translator, node)
    translator.body.append(f'<span class="eqno">({number})')
    translator.add_permalink_ref(node, sphinx_word("Link to this equation"))
    translator.body.append("</span>")
