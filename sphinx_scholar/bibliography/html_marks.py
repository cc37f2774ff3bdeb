"""HTML and JATS that publishers put into BibTeX, as the marks that LaTeX would give.

Crossref, ACM, IEEE, Wiley and PubMed export titles and abstracts as they keep them; some escape
the tags for LaTeX. Tags that no publisher uses are text, as in ``List<T>``.
"""

from __future__ import annotations

import re
from html.entities import html5

from sphinx_scholar.bibliography.marks import CLOSING, OPENING
from sphinx_scholar.records.text import TextMark

MARKING = {
    "i": TextMark.EMPHASIS,
    "em": TextMark.EMPHASIS,
    "italic": TextMark.EMPHASIS,
    "b": TextMark.STRONG,
    "strong": TextMark.STRONG,
    "bold": TextMark.STRONG,
    "sc": TextMark.SMALL_CAPITALS,
    "scp": TextMark.SMALL_CAPITALS,
    "sup": TextMark.SUPERSCRIPT,
    "sub": TextMark.SUBSCRIPT,
    "inf": TextMark.SUBSCRIPT,
}
"""Tags of marks; one without its other half is text."""

SPACING = frozenset(
    "p br div li ul ol dl dt dd tr td th table title sec h1 h2 h3 h4 h5 h6 list list-item hr".split()
)
"""Tags that set words apart."""

DROPPED = frozenset(
    "span font u a tt code nobr small big inline-formula disp-formula tex-math math mi mn mo mrow mtext"
    " msub msup mspace mfrac semantics alternatives named-content ext-link xref styled-content roman"
    " overline underline inline-graphic monospace abstract mathematics".split()
)
"""Tags that say nothing which text could show, beside all of JATS's and MathML's own."""

_LESS = r"(?:<|\{?\\textless(?:\{\}|\s+)?\}?|\{?\$(?:<|\\less|\\lt|\\langle)\$\}?)"
_GREATER = r"(?:>|\{?\\textgreater(?:\{\}|\s+)?\}?|\{?\$(?:>|\\greater|\\gt|\\rangle)\$\}?)"
_ATTRIBUTE = r"\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|\\?[^\s<>$]+)"
_TAG = re.compile(rf"{_LESS}(/?)((?:[a-z]+:)?[A-Za-z][\w-]*)((?:{_ATTRIBUTE})*)\s*(/?){_GREATER}")
_ENTITY = re.compile(r"\{?\\?&\}?(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30})(?:;|\$\\mathsemicolon\$)")
_HEADING = re.compile(r"<jats:title>\s*(abstract|summary)\s*</jats:title>", re.IGNORECASE)
_LEAF = r"\s*<(?:mml:)?m[ion](?:\s[^<>]*)?>([^<>]*)</(?:mml:)?m[ion]>\s*"
_SCRIPT = re.compile(rf"<(?:mml:)?m(su[bp])(?:\s[^<>]*)?>{_LEAF}{_LEAF}</(?:mml:)?m\1>")
_SUSPECT = re.compile(r"[&<]|less|\\lt|\\langle")
_ESCAPED = str.maketrans({letter: f"\\{letter}" for letter in "{}$%#_"} | {"\\": r"\textbackslash{}"})


def read_html(source: str) -> str:
    """Return a source with signs in place of tags, and characters in place of entities."""
    if not _SUSPECT.search(source):
        return source
    for _ in range(2):  # what was escaped twice: &amp;lt;
        source = _ENTITY.sub(_character, source)
    if not _TAG.search(source):
        return source
    source = _SCRIPT.sub(r"\2<\1>\3</\1>", _HEADING.sub("", source))
    return _replace_tags(source)


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#"):
        number = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
        text = chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
        text = " " if not text.isprintable() else text
    else:
        text = html5.get(f"{name};", "")
    return text.translate(_ESCAPED) if text else match[0]


def _replace_tags(source: str) -> str:
    """Put signs for tags that have their other half, spaces for those of blocks, nothing for others."""
    matches = list(_TAG.finditer(source))
    written: dict[int, str] = {}
    opened: list[tuple[str, int]] = []
    for place, match in enumerate(matches):
        prefix, _, name = match[2].lower().rpartition(":")
        if name in MARKING and not match[4]:
            if not match[1]:
                opened.append((name, place))
            elif any(name == other for other, _ in opened):
                while opened:
                    other, start = opened.pop()
                    if other == name:
                        written[start], written[place] = OPENING[MARKING[name]], CLOSING
                        break
        elif name in SPACING:
            written[place] = " "
        elif prefix in {"jats", "mml", "m", "xlink"} or name in DROPPED:
            written[place] = ""
    parts, position = [], 0
    for place, match in enumerate(matches):
        if place in written:
            parts += [source[position : match.start()], written[place]]
            position = match.end()
    return "".join([*parts, source[position:]])
