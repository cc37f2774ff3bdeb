"""LaTeX to text, without losing a letter: accents, commands, ligatures; formulas stay formulas.

Text in, text out. pylatexenc does the parsing and is imported on first use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from sphinx_scholar.bibliography.latex_commands import (
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
from sphinx_scholar.records.text import Span, Text

__all__ = ["bare_address", "set_accents", "to_plain", "to_text"]

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand around the number of a formula while text is being made."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold, and what this module uses for itself."""

ACCENTS = dict(
    zip(
        "'`^\"~=.cvuHkrdb",
        "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328\u030a\u0323\u0331",
        strict=True,
    )
)
"""Commands that put an accent on a letter, and Unicode's combining character for each."""

_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.)+)\$", re.DOTALL)
_TIE = re.compile(r"(?<!\\)~")
_WRITTEN_OTHERWISE = re.compile(r"[\\${}~`\x00-\x1f\x7f]|--|''|  |^ | $")
"""What LaTeX's source has otherwise than the text that it makes, where both are of ASCII."""
_QUOTED = re.compile(r"(?<!\w)`([^`']+)'")
_LETTER = r"([A-Za-z]|\{[A-Za-z]\}|\\[ij](?![A-Za-z])\s*|\{\\[ij]\})"
_ACCENT = rf"\\(['`^\"~=.])\s*{_LETTER}|\\([cvuHkrdb])(?:(?=\{{)|\s+(?=[A-Za-z])){_LETTER}"
_SIMPLE = re.compile(rf"\\([&%_#$])|{_ACCENT}")
"""An escaped sign, or an accent on one letter."""
_BRACED_ACCENT = re.compile(rf"\{{(?:{_ACCENT})\}}|{_ACCENT}")
"""An accent on one letter, with the braces around it."""

LONGEST = 20_000
"""Beyond so many characters a value is no text for a page, and is only freed of its braces."""


def to_text(source: str) -> tuple[Text, tuple[str, ...]]:
    """Return a LaTeX source as text, and the names of the commands that nobody knows.

    A source that LaTeX could not read comes back as it stands, freed of its braces, with all of
    its commands, one of which lacks what it needs.
    """
    if source.isascii() and source and not _WRITTEN_OTHERWISE.search(source):
        return Text((Span(text=source),)), ()
    spans, unknown = _read(source if source.isprintable() else UNPRINTABLE.sub(" ", source))
    return Text(spans), unknown


def to_plain(source: str) -> str:
    """Return a LaTeX source as plain text."""
    return to_text(source)[0].plain


@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    simple = _simple(source)
    if simple is not None:
        return simple, ()
    if len(source) <= LONGEST:
        for attempt in (source, re.sub(r"(?<!\\)\$", r"\\$", source)):
            read = _Reading()
            text = read.convert(attempt)
            if text is not None:
                return _spans(text, read.formulas), tuple(dict.fromkeys(read.unknown))
    commands = tuple(dict.fromkeys(re.findall(r"\\([A-Za-z]+)", source)))
    return Text.of(_tidy(re.sub(r"[{}]", "", source))).spans, commands


def _simple(source: str) -> tuple[Span, ...] | None:
    """Return the spans of a source with nothing but accents, escaped signs and plain formulas.

    Nearly all values are of that kind, and a parser would take fifty times as long.
    """
    if "\\" not in source and "$" not in source:
        return Text.of(_tidy(_bare(source))).spans
    if "\\\\" in source or "$$" in source:
        return None
    pieces = _FORMULA.split(source)
    formulas = [formula.strip() for formula in pieces[1::2]]
    if any(not f or f.count("{") != f.count("}") or "\\" in f for f in formulas):
        return None
    text = ""
    for number, piece in enumerate(pieces[::2]):
        rest = _SIMPLE.sub("", piece)
        if "\\" in rest or "$" in rest:
            return None
        text += f"{OPEN}{number - 1}{CLOSE}" if number else ""
        text += (
            _SIMPLE.sub(_simple_sign, _bare(piece, braces="\\" in piece)).replace("{", "").replace("}", "")
        )
    return _spans(text, formulas)


def _bare(text: str, *, braces: bool = False) -> str:
    """Set ligatures and spaces, and take braces away, unless a command may need them."""
    text = _ligatures(text)
    text = _TIE.sub(" ", text)
    return text if braces else text.replace("{", "").replace("}", "")


def _simple_sign(match: re.Match[str]) -> str:
    return match[1] or _accented(match)


def _accented(match: re.Match[str]) -> str:
    accent, letter = (group for group in match.groups() if group)
    return unicodedata.normalize("NFC", letter.strip("{}\\ \t\n") + ACCENTS[accent])


def set_accents(source: str) -> str:
    """Replace LaTeX's accents by Unicode's letters, and leave all else as it is."""
    return _BRACED_ACCENT.sub(_accented, source) if "\\" in source else source


def _ligatures(text: str) -> str:
    for written, printed in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡")):
        text = text.replace(written, printed)
    return _QUOTED.sub(r"‘\1’", text) if "`" in text else text


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _spans(text: str, formulas: list[str]) -> tuple[Span, ...]:
    """Split text at the numbers of its formulas."""
    spans: list[Span] = []
    for position, part in enumerate(re.split(f"{OPEN}(\\d+){CLOSE}", _tidy(text))):
        if position % 2:
            source = formulas[int(part)]
            spans.append(Span(text=_plain_formula(source), math=source))
        elif part:
            spans.append(Span(text=part))
    return tuple(spans)


class _Reading:
    """One source being read: the formulas and the unknown commands met on the way."""

    def __init__(self, *, in_formula: bool = False) -> None:
        self.in_formula = in_formula
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
            super().__init__(
                latex_context=_replacements(),
                math_mode="verbatim",
                strict_latex_spaces="based-on-source" if reading.in_formula else "macros",
            )

        def chars_node_to_text(self, node: Any, textcol: int = 0) -> str:
            return _ligatures(node.chars)

        def specials_node_to_text(self, node: Any) -> str:
            return {"&": "&", "~": " "}.get(node.specials_chars) or _ligatures(node.specials_chars)

        def math_node_to_text(self, node: Any) -> str:
            if self.reading.in_formula:
                return str(self.nodelist_to_text(node.nodelist))
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
            if name in REFUSED or name not in _names_that_pylatexenc_knows() or _lacks_arguments(node):
                return self.reading.keep_unknown(node)
            return str(super().macro_node_to_text(node))

        def _with_argument(self, node: Any) -> str | None:
            """Return what a command of this project's table makes of its last argument."""
            arguments = node.nodeargd.argnlist if node.nodeargd else None
            name, argument = node.macroname, arguments[-1] if arguments else None
            if argument is None:
                return None
            if name == "ensuremath" and not self.reading.in_formula:
                return self.reading.keep_formula(argument.latex_verbatim().strip("{}"))
            if name in ADDRESSES:
                return bare_address(argument.latex_verbatim())
            if name == "hspace":
                return " "
            text = str(self.nodelist_to_text([argument]))
            if name in "~^" and not text:
                return str(name)
            if name == "t":
                return text[:1] + "\u0361" + text[1:]
            if name in WRAPPED:
                return WRAPPED[name][0] + text + WRAPPED[name][1]
            scripts = {"textsuperscript": raised, "textsubscript": lowered}
            if name in scripts:
                return with_number(scripts[name], text)
            return text if name in KEPT else None

    return Converter


def _lacks_arguments(node: Any) -> bool:
    """Tell whether a command is itself the argument of another, so that its own were not read."""
    spec = _walker_table().get_macro_spec(node.macroname)
    return node.nodeargd is None and bool(spec and spec.args_parser.argspec)


@cache
def _replacements() -> Any:
    """Return pylatexenc's own table of what commands become."""
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db().filter_context(exclude_categories=["latex-ethuebung"])


@cache
def _names_that_pylatexenc_knows() -> frozenset[str]:
    return frozenset(spec.macroname for spec in _replacements().iter_macro_specs())


@lru_cache(maxsize=1024)
def _plain_formula(source: str) -> str:
    """Write a formula in one line of plain text: ``O(n^2)`` as ``O(n²)``."""
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    named = re.sub(
        r"\\(less|greater)(?![A-Za-z])", lambda match: {"less": "<", "greater": ">"}[match[1]], source
    )
    try:
        nodes, _, _ = LatexWalker(
            _scripts(named), latex_context=_walker_table(), tolerant_parsing=False
        ).get_latex_nodes()
        text = str(_converter_class()(_Reading(in_formula=True)).nodelist_to_text(nodes))
    except (LatexWalkerError, RecursionError):
        text = source
    return _tidy(text)


def _scripts(source: str) -> str:
    def write(match: re.Match[str]) -> str:
        body = match[2].strip("{}")
        return "{}" + (raised(body) if match[1] == "^" else lowered(body))

    return re.sub(r"([\^_])(\{[^{}\\^_]*\}|[A-Za-z0-9+-])", write, source)
