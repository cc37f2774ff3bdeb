"""Formulas of the old site in the forms that the engine reads, put aside before markup is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.markup import Stash


def put_formulas_aside(text: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Put formulas aside, in the forms that the engine reads: ``$…$`` in a line, ``$$…$$`` alone."""

    def shown(source: str, *, as_block: bool) -> str:
        latex = source.strip()
        try:
            latex = _readable(latex, as_block=as_block)
        except ValueError as error:
            need(source, f"a formula that the engine cannot read: {error}; it is shown as its source")
            code = f"```latex\n{latex}\n```" if as_block else f"`{' '.join(latex.split())}`"
            return f"\n\n{stash.put(code)}\n\n" if as_block else stash.put(code)
        if as_block:
            return "\n\n" + stash.put(f"$$\n{latex}\n$$") + "\n\n"
        return stash.put(f"${' '.join(latex.split())}$")

    def dollars(found: re.Match[str]) -> str:
        before = text[: found.start()].rstrip(" \t")
        after = text[found.end() :].lstrip(" \t")
        is_block = (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
        return shown(found[1], as_block=is_block)

    text = re.sub(r"(?<!\\)\$\$(.+?)(?<!\\)\$\$", dollars, text, flags=re.DOTALL)
    text = re.sub(
        r"(?<![\\$])\$(?=\S)([^$\n]*\\[^$\n]*)(?<=\S)\$(?![\d$])",
        lambda found: _inline(found, shown),
        text,
    )
    environment = r"^\\begin\{(equation|align|eqnarray|gather|multline)(\*?)\}.+?\\end\{\1\2\}"
    text = re.sub(
        environment, lambda found: shown(found[0], as_block=True), text, flags=re.DOTALL | re.MULTILINE
    )
    text = re.sub(r"\\\\?\[(.+?)\\\\?\]", lambda found: _display(found, shown), text, flags=re.DOTALL)
    text = re.sub(r"\\\\?\((.+?)\\\\?\)", lambda found: _inline(found, shown), text)
    return text


def _display(found: re.Match[str], shown: Callable[..., str]) -> str:
    is_math = re.search(r"[\\^_=]", found[1]) and "](" not in found[1]
    return shown(found[1], as_block=True) if is_math else found[0]


def _readable(latex: str, *, as_block: bool) -> str:
    """Return a formula that the engine reads: as it stands, else without Markdown's own backslashes."""
    from sphinx_scholar.rendering.mathematics import render_mathml

    try:
        render_mathml(latex, as_block=as_block)
    except ValueError:
        bare = re.sub(r"\\([\\*_~|{}])", r"\1", latex)
        if bare == latex:
            raise
        render_mathml(bare, as_block=as_block)
        return bare
    return latex


def _inline(found: re.Match[str], shown: Callable[..., str]) -> str:
    return shown(found[1], as_block=False)
