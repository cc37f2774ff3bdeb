"""Blocks of code, in languages that can be colored without a warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CODE_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)\n"
    r"(?P<code>.*?)^[ \t]*(?P=fence)[`~]*[ \t]*$",
    re.DOTALL | re.MULTILINE,
)

DRAWN = frozenset(
    "mermaid echarts chart chartjs plotly vega vega-lite vega_lite geojson diff2html typograms pseudocode"
    " markmap flowchart plantuml tikz".split()
)
"""Languages that the old system drew as pictures."""


def fenced(info: str, code: str, indent: str, need: Callable[[str, str], None]) -> str:
    """Return a block of code between fences; a formula where it is one."""
    word = re.match(r"\{?[.#]?([\w+#.-]*)", info.strip())
    language = word[1].lower() if word else ""
    lines = code.rstrip("\n").split("\n")
    if indent and not all(line.startswith(indent) or not line.strip() for line in lines):
        indent = ""
    shown = "\n".join(line.removeprefix(indent) for line in lines)
    if language == "math":
        return f"$$\n{shown.strip()}\n$$"
    if language in DRAWN:
        need(info, f"a drawing in {language} is shown as its source; put a picture in its place")
    language = language if _is_readable(language, shown) else "text"
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", shown) or [""]))
    made = f"{fence}{language}\n{shown}\n{fence}"
    return made.replace("\n", f"\n{indent}") if indent else made


def _is_readable(language: str, code: str) -> bool:
    """Tell whether Sphinx highlights the code without a warning."""
    if not language:
        return False
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Error
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return all(kind is not Error for kind, _ in lexer.get_tokens(code))
