"""How formulas are spelled before they are written as plain text: TeX's own forms, packages', scripts.

Source in, source out; the parser itself is in :mod:`latex_parser`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.latex_commands import lowered, raised, with_number

if TYPE_CHECKING:
    from collections.abc import Callable

OLD_FONTS = {
    "cal": "mathcal",
    "Cal": "mathcal",
    "Bbb": "mathbb",
    "mathds": "mathbb",
    "mathbbm": "mathbb",
    "frak": "mathfrak",
    "germ": "mathfrak",
    "goth": "mathfrak",
    "bm": "mathbf",
    "boldsymbol": "mathbf",
    "pmb": "mathbf",
}
"""Fonts of formulas that pylatexenc does not know, and those that it has for them."""

SIGNS_BY_NAME = {
    "less": "<",
    "greater": ">",
    "mathsemicolon": ";",
    "degree": "°",
    "lt": "<",
    "gt": ">",
    "la": "≲",
    "ga": "≳",
    "R": "ℝ",
    "Z": "ℤ",
    "N": "ℕ",
    "Q": "ℚ",
    "C": "ℂ",
    "bmod": " mod ",
    "left": "",
    "right": "",
    "middle": "",
    **{f"{size}{side}": "" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "m", "r")},
}
"""Signs that pylatexenc does not know, letters that everybody defines, and sizes of brackets."""

_FONT = re.compile(rf"\\({'|'.join(OLD_FONTS)})(?![A-Za-z])\s*(\{{[^{{}}]*\}}|\\[A-Za-z]+|[A-Za-z0-9])")
_FUNCTION = re.compile(
    r"(?<=[^\W_])(?=\\(?:log|ln|lg|exp|sin|cos|tan|cot|sinh|cosh|tanh|max|min|sup|inf|lim|det|dim|ker|gcd"
    r"|deg|arg)(?![A-Za-z]))"
)
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_ARGUMENT = re.compile(r"\s*(?:(?=\{)|(\\[A-Za-z]+\s*|\\.)|(.))", re.DOTALL)


def spelled_out(source: str) -> str:
    r"""Write what TeX and packages allow as LaTeX: ``\frac12``, ``{\cal N}``, ``{n \choose k}``."""
    source = re.sub(r"\\(left|right)\s*\.", "", source)
    source = source.replace(r"\|", "‖")
    source = re.sub(
        rf"\\({'|'.join(SIGNS_BY_NAME)})(?![A-Za-z])\s*", lambda match: SIGNS_BY_NAME[match[1]], source
    )
    source = re.sub(r"\{\\cal\s*([^{}\\]*)\}", r"\\mathcal{\1}", source)
    source = _FONT.sub(lambda match: f"\\{OLD_FONTS[match[1]]}{{{match[2].strip('{}')}}}", source)
    source = re.sub(
        r"\\up(?=(?:alpha|beta|gamma|delta|epsilon|mu|nu|pi|sigma|tau|Omega)(?![A-Za-z]))", r"\\", source
    )
    source = re.sub(r"\{([^{}]*?)\s*\\over(?![A-Za-z])\s*([^{}]*)\}", r"\\frac{\1}{\2}", source)
    source = re.sub(r"\{([^{}]*?)\s*\\choose(?![A-Za-z])\s*([^{}]*)\}", r"\\binom{\1}{\2}", source)
    source = re.sub(rf"\\[dt]?binom\s*{_GROUP}\s*{_GROUP}", r"(\1\\ \\text{choose}\\ \2)", source)
    source = re.sub(r"\\p(?:mod|od)\s*(\{[^{}]*\}|\w)", r"\\ (\\text{mod}\\ \1)", source)
    source = re.sub(r"\\x(right|left)arrow(?:\[[^][]*\])?\{[^{}]*\}", r"\\\1arrow", source)
    source = re.sub(r"\\(?:[dtc]|nice|s)?frac\s*(\d)\s*(\d)", r"\\frac{\1}{\2}", source)
    source = re.sub(r"\\(?:[dtc]|nice|s)frac(?![A-Za-z])", r"\\frac", source)
    return _FUNCTION.sub(r"\\ ", source)


def with_scripts(source: str, write: Callable[[str], str]) -> str:
    """Replace raised and lowered parts by plain text; ``write`` gives that of a part."""
    parts, position = [], 0
    for match in re.finditer(r"\\.|[\^_]", source, re.DOTALL):
        if match.start() < position or match[0] not in "^_":
            continue
        end = _end_of_argument(source, match.end())
        if end == match.end():
            continue
        body = write(with_scripts(_without_braces(source[match.end() : end]), write))
        text = raised(body) if match[0] == "^" else lowered(body)
        parts += [source[position : match.start()], "{}", re.sub(r"[{}\\$%#_&^]", r"\\\g<0>", text)]
        position = end
    return "".join([*parts, source[position:]])


def lone_script(source: str, write: Callable[[str], str]) -> str:
    """Return the plain text of what is raised or lowered behind text, as in ``CO$_2$``; else nothing.

    Letters stand behind that text as they are, as people write ``NOx`` and ``5th``.
    """
    match = re.match(r"\s*(?:\{\})?\s*([\^_])", source)
    if not match or _end_of_argument(source, match.end()) < len(source.rstrip()):
        return ""
    body = write(with_scripts(_without_braces(source[match.end() :]), write))
    script = raised if match[1] == "^" else lowered
    text = script(body)
    return (
        text if text[:1] not in ("^", "_") and not re.search(r"[^\W\d]", body) else with_number(script, body)
    )


def _end_of_argument(source: str, start: int) -> int:
    """Return where the argument ends that begins at an offset: a group, a command with groups, a letter."""
    match = _ARGUMENT.match(source, start)
    if match is None:
        return start
    end = match.end()
    if match[2]:
        return end
    while end < len(source) and source[end] == "{":
        depth = 0
        for place in range(end, len(source)):
            depth += (source[place] == "{") - (source[place] == "}")
            if depth == 0:
                break
        else:
            return start
        end = place + 1
        if not match[1]:
            break
    return end


def _without_braces(source: str) -> str:
    text = source.strip()
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text
