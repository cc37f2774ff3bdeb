"""LaTeX to text, without losing a letter: accents, commands, ligatures; formulas stay formulas.

Text in, text out. pylatexenc does the parsing and is imported on first use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from sphinx_scholar.latexmacros import (
    ADDRESSES,
    DISCARDED,
    KEPT,
    REFUSED,
    SIGNS,
    SILENT,
    WRAPPED,
    bare_address,
    lowered,
    raised,
    walker_table,
    with_number,
)
from sphinx_scholar.model import Span, Text

__all__ = ["bare_address", "to_plain", "to_text"]

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand around the number of a formula while text is being made."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold, and what this module uses for itself."""

LONGEST = 100_000
"""Beyond so many characters a value is no text for a page, and is only freed of its braces."""


def to_text(source: str) -> tuple[Text, tuple[str, ...]]:
    """Return a LaTeX source as text, and the names of the commands that nobody knows.

    A source that LaTeX could not read comes back as it stands, freed of its braces.
    """
    spans, unknown = _read(UNPRINTABLE.sub(" ", source))
    return Text(spans), unknown


def to_plain(source: str) -> str:
    """Return a LaTeX source as plain text."""
    return to_text(source)[0].plain


@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    if "\\" not in source and "$" not in source:
        plain = _tidy(_ligatures(source).replace("{", "").replace("}", "").replace("~", " "))
        return Text.of(plain.strip()).spans, ()
    if len(source) <= LONGEST:
        for attempt in (source, re.sub(r"(?<!\\)\$", r"\\$", source)):
            read = _Reading()
            text = read.convert(attempt)
            if text is not None:
                return _spans(text, read.formulas), tuple(dict.fromkeys(read.unknown))
    return Text.of(_tidy(re.sub(r"[{}]", "", source)).strip()).spans, ()


def _ligatures(text: str) -> str:
    for written, printed in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡")):
        text = text.replace(written, printed)
    return re.sub(r"(?<!\w)`([^`']+)'", r"‘\1’", text)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"[\s\u00a0]+", " ", text))


def _spans(text: str, formulas: list[str]) -> tuple[Span, ...]:
    """Split text at the numbers of its formulas."""
    spans: list[Span] = []
    for position, part in enumerate(re.split(f"{OPEN}(\\d+){CLOSE}", _tidy(text).strip())):
        if position % 2:
            source = formulas[int(part)]
            spans.append(Span(text=_plain_formula(source), math=source))
        elif part:
            spans.append(Span(text=part))
    return tuple(spans)


class _Reading:
    """One source being read: the formulas and the unknown commands met on the way."""

    def __init__(self) -> None:
        self.formulas: list[str] = []
        self.unknown: list[str] = []

    def convert(self, source: str) -> str | None:
        """Return the text, with numbers for formulas; nothing where LaTeX would stop."""
        from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

        source = re.sub(r"(?<!\\)((?:\\\\)*)%", r"\1\\%", source)
        try:
            nodes, _, _ = LatexWalker(
                source, latex_context=_walker_table(), tolerant_parsing=False
            ).get_latex_nodes()
            return str(_converter_class()(self).nodelist_to_text(nodes))
        except (LatexWalkerError, RecursionError):
            return None

    def keep_formula(self, source: str) -> str:
        """Remember a formula and return what stands for it; an empty one is nothing."""
        formula = source.strip()
        if not formula:
            return ""
        self.formulas.append(formula)
        return f"{OPEN}{len(self.formulas) - 1}{CLOSE}"

    def keep_unknown(self, node: Any) -> str:
        """Remember an unknown command; its argument stays, else the command itself."""
        self.unknown.append(node.macroname)
        following = node.parsing_state.s[node.pos + node.len : node.pos + node.len + 1]
        return "" if following == "{" else f"\\{node.macroname} "


@cache
def _walker_table() -> Any:
    return walker_table()


@cache
def _converter_class() -> Any:
    """Make pylatexenc's converter one that numbers formulas instead of printing them."""
    from pylatexenc.latex2text import LatexNodes2Text

    class Converter(LatexNodes2Text):  # type: ignore[misc]  # pylatexenc has no annotations
        def __init__(self, reading: _Reading) -> None:
            self.reading = reading
            super().__init__(math_mode="verbatim", strict_latex_spaces="macros")

        def chars_node_to_text(self, node: Any, textcol: int = 0) -> str:
            return _ligatures(node.chars)

        def specials_node_to_text(self, node: Any) -> str:
            return {"&": "&", "~": " "}.get(node.specials_chars) or _ligatures(node.specials_chars)

        def math_node_to_text(self, node: Any) -> str:
            source = node.latex_verbatim()
            if hasattr(node, "environmentname"):
                return self.reading.keep_formula(source)
            first, last = node.delimiters
            return self.reading.keep_formula(source[len(first) : len(source) - len(last)])

        def macro_node_to_text(self, node: Any) -> str:
            name = node.macroname
            if name in SIGNS:
                return SIGNS[name]
            if name in SILENT or name in DISCARDED:
                return ""
            text = self._with_argument(node)
            if text is not None:
                return text
            if name in REFUSED or name not in _names_that_pylatexenc_knows():
                return self.reading.keep_unknown(node)
            return str(super().macro_node_to_text(node))

        def _with_argument(self, node: Any) -> str | None:
            """Return what a command of this project's table makes of its last argument."""
            name, argument = node.macroname, (node.nodeargd.argnlist or [None])[-1]
            if argument is None:
                return None
            if name == "ensuremath":
                return self.reading.keep_formula(argument.latex_verbatim().strip("{}"))
            if name in ADDRESSES:
                return bare_address(argument.latex_verbatim())
            if name == "hspace":
                return " "
            text = str(self.nodelist_to_text([argument]))
            if name in WRAPPED:
                return WRAPPED[name][0] + text + WRAPPED[name][1]
            scripts = {"textsuperscript": raised, "textsubscript": lowered}
            if name in scripts:
                return with_number(scripts[name], text)
            return text if name in KEPT else None

    return Converter


@cache
def _names_that_pylatexenc_knows() -> frozenset[str]:
    from pylatexenc.latex2text import get_default_latex_context_db

    table = get_default_latex_context_db().filter_context(exclude_categories=["latex-ethuebung"])
    return frozenset(spec.macroname for spec in table.iter_macro_specs())


@lru_cache(maxsize=1024)
def _plain_formula(source: str) -> str:
    """Write a formula in one line of plain text: ``O(n^2)`` as ``O(n²)``."""
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        text = LatexNodes2Text(math_mode="text", strict_latex_spaces="macros").latex_to_text(
            _scripts(source), tolerant_parsing=False
        )
    except Exception:  # noqa: BLE001
        text = source
    return _tidy(text).strip()


def _scripts(source: str) -> str:
    def write(match: re.Match[str]) -> str:
        body = match[2].strip("{}")
        return "{}" + (raised(body) if match[1] == "^" else lowered(body))

    return re.sub(r"([\^_])(\{[^{}\\^_]*\}|[A-Za-z0-9])", write, source)
