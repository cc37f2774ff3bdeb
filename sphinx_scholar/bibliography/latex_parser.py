"""LaTeX that needs a parser: pylatexenc's, with this project's table of commands.

Text in, text with the signs of :mod:`marks` out; imported only when a source asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db
from pylatexenc.latexwalker import LatexMacroNode, LatexWalker, LatexWalkerError

from sphinx_scholar.bibliography.latex_commands import (
    ADDRESSES,
    BEGINNING_MARKS,
    CHEMISTRY,
    DISCARDED,
    KEPT,
    MARKING,
    REFUSED,
    REWRITTEN,
    SILENT,
    WRAPPED,
    bare_address,
    chemical_formula,
    lowered,
    raised,
    walker_table,
    with_number,
)
from sphinx_scholar.bibliography.latex_formulas import lone_script, spelled_out, with_scripts
from sphinx_scholar.bibliography.latex_signs import SIGNS
from sphinx_scholar.bibliography.letters import set_ligatures
from sphinx_scholar.bibliography.marks import (
    END_OF_FORMULA,
    END_OF_STRETCH,
    FORMULA,
    STRETCH,
    marked,
    tidy,
    without_signs,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A source that was read."""

    text: str
    """With signs for marks, and for formulas their numbers."""
    formulas: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Names of commands that nobody knows."""


def parse(source: str) -> Parsed | None:
    """Return what a source says; nothing where LaTeX would stop."""
    source = _VERBATIM.sub(_as_text, source) if "\\verb" in source else source
    source = re.sub(r"(?<!\\)((?:\\\\)*)%", r"\1\\%", source)
    source, stretches = _without_stretches(source)
    try:
        nodes, _, _ = LatexWalker(
            source, latex_context=_walker_table(), tolerant_parsing=False
        ).get_latex_nodes()
        converter = _Converter()
        text = str(converter.nodelist_to_text(nodes))
    except (LatexWalkerError, RecursionError):
        return None
    return Parsed(
        text=_with_stretches(text, stretches),
        formulas=tuple(_with_stretches(formula, stretches) for formula in converter.formulas),
        unknown=tuple(dict.fromkeys(converter.unknown)),
    )


_VERBATIM = re.compile(r"\\verb\*?([^\w\s*{}])(.*?)\1")


def _as_text(match: re.Match[str]) -> str:
    r"""Write what stands in ``\verb|x_y|`` as text."""
    return re.sub(r"[{}$%#_&]", r"\\\g<0>", match[2].replace("\\", r"\textbackslash "))


_WORD = r"\(?[^\W_]+(?:-[^\W_]+)*\)?[.,;:]? "
_STRETCH = re.compile(rf"((?:{_WORD}){{4}})((?:{_WORD}){{2,}})(?=[^\W_])")
"""Words that the parser, which looks at every letter, need not see.

Four words stay before them, of which a command can be the first and the others its arguments.
"""

_NUMBERED = re.compile(f"{STRETCH}(\\d+){END_OF_STRETCH}")


def _without_stretches(source: str) -> tuple[str, list[str]]:
    """Return a source with numbers in the place of long stretches of words, and the stretches."""
    stretches: list[str] = []

    def keep(found: re.Match[str]) -> str:
        stretches.append(found[2])
        return f"{found[1]}{STRETCH}{len(stretches) - 1}{END_OF_STRETCH}"

    return _STRETCH.sub(keep, source), stretches


def _with_stretches(text: str, stretches: Sequence[str]) -> str:
    return _NUMBERED.sub(lambda found: stretches[int(found[1])], text)


def plain_formula(source: str) -> str:
    """Write a formula in one line of plain text: ``O(n^2)`` as ``O(n²)``."""
    spelled = spelled_out(source)
    try:
        return lone_script(spelled, _line) or _line(with_scripts(spelled, _line))
    except (LatexWalkerError, RecursionError):
        return tidy(source)


def _line(source: str) -> str:
    nodes, _, _ = LatexWalker(source, latex_context=_walker_table(), tolerant_parsing=False).get_latex_nodes()
    return tidy(str(_Converter(in_formula=True).nodelist_to_text(nodes)))


class _Converter(LatexNodes2Text):  # type: ignore[misc]  # pylatexenc has no annotations
    """pylatexenc's converter, which numbers formulas instead of printing them, and keeps marks."""

    def __init__(self, *, in_formula: bool = False) -> None:
        self.in_formula = in_formula
        self.formulas: list[str] = []
        self.unknown: list[str] = []
        super().__init__(
            latex_context=_replacements(),
            math_mode="verbatim",
            strict_latex_spaces="based-on-source" if in_formula else "macros",
        )

    def nodelist_to_text(self, nodelist: Sequence[Any]) -> str:
        r"""Return the text of a group; a command such as ``\it`` changes what follows in it."""
        for place, node in enumerate(nodelist or ()):
            if isinstance(node, LatexMacroNode) and node.macroname in BEGINNING_MARKS:
                before = str(super().nodelist_to_text(nodelist[:place])) if place else ""
                return before + self._marked(
                    self.nodelist_to_text(nodelist[place + 1 :]), BEGINNING_MARKS[node.macroname]
                )
        return str(super().nodelist_to_text(nodelist))

    def chars_node_to_text(self, node: Any, textcol: int = 0) -> str:
        return set_ligatures(node.chars)

    def specials_node_to_text(self, node: Any) -> str:
        return {"&": "&", "~": " "}.get(node.specials_chars) or set_ligatures(node.specials_chars)

    def math_node_to_text(self, node: Any) -> str:
        if self.in_formula:
            return str(self.nodelist_to_text(node.nodelist))
        source = node.latex_verbatim()
        if hasattr(node, "environmentname"):
            return self._keep_formula(source)
        first, last = node.delimiters
        return self._keep_formula(source[len(first) : len(source) - len(last)])

    def macro_node_to_text(self, node: Any) -> str:
        name = node.macroname
        if name in SIGNS:
            return SIGNS[name]
        if name in SILENT or name in DISCARDED or name in BEGINNING_MARKS:
            return ""
        text = self._with_argument(node)
        if text is not None:
            return text
        if name in REFUSED or name not in _names_that_pylatexenc_knows() or _lacks_arguments(node):
            return self._keep_unknown(node)
        return str(super().macro_node_to_text(node))

    def _with_argument(self, node: Any) -> str | None:
        """Return what a command of this project's table makes of its last argument."""
        arguments = node.nodeargd.argnlist if node.nodeargd else None
        name, argument = node.macroname, arguments[-1] if arguments else None
        if argument is None:
            return None
        verbatim = argument.latex_verbatim().removeprefix("{").removesuffix("}")
        if name in CHEMISTRY:
            formula = chemical_formula(verbatim)
            return plain_formula(formula) if self.in_formula else self._keep_formula(formula)
        if name == "ensuremath" and not self.in_formula:
            return self._keep_formula(verbatim)
        if name in ADDRESSES:
            return bare_address(argument.latex_verbatim())
        if name == "hspace":
            return " "
        text = str(self.nodelist_to_text([argument]))
        if name in "~^" and not text:
            return str(name)
        if name == "t":
            return text[:1] + "\u0361" + text[1:]
        if name == "ion":
            element = str(self.nodelist_to_text(node.nodeargd.argnlist[:1]))
            return f"{element} {self._marked(text, MARKING['textsc'])}"
        if name in REWRITTEN:
            return REWRITTEN[name](text)
        if name in WRAPPED:
            return WRAPPED[name][0] + text + WRAPPED[name][1]
        if name in MARKING:
            scripts = {"textsuperscript": raised, "textsubscript": lowered}
            if self.in_formula and name in scripts:
                return with_number(scripts[name], text)
            return self._marked(text, MARKING[name])
        return text if name in KEPT else None

    def _marked(self, text: str, sign: str) -> str:
        return text if self.in_formula else marked(text, sign)

    def _keep_formula(self, source: str) -> str:
        """Remember a formula and return what stands for it; an empty one is nothing."""
        formula = without_signs(source).strip()
        if not formula:
            return ""
        self.formulas.append(formula)
        return f"{FORMULA}{len(self.formulas) - 1}{END_OF_FORMULA}"

    def _keep_unknown(self, node: Any) -> str:
        """Remember an unknown command; its argument stays, else the command itself."""
        self.unknown.append(node.macroname)
        following = node.parsing_state.s[node.pos + node.len : node.pos + node.len + 2]
        if self.in_formula and (following == "{}" or not following.startswith("{")):
            return str(node.macroname)
        return "" if following.startswith("{") else f"\\{node.macroname} "


@cache
def _walker_table() -> Any:
    return walker_table()


def _lacks_arguments(node: Any) -> bool:
    """Tell whether a command is itself the argument of another, so that its own were not read."""
    spec = _walker_table().get_macro_spec(node.macroname)
    return node.nodeargd is None and bool(spec and spec.args_parser.argspec)


@cache
def _replacements() -> Any:
    """Return pylatexenc's own table of what commands become."""
    return get_default_latex_context_db().filter_context(exclude_categories=["latex-ethuebung"])


@cache
def _names_that_pylatexenc_knows() -> frozenset[str]:
    return frozenset(spec.macroname for spec in _replacements().iter_macro_specs())
