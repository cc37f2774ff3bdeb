"""HTML and kramdown within Markdown, as Markdown alone.

What has no form in Markdown keeps its words, and is reported. Code is put aside first, so that nothing
in it is taken for markup.
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.code import CODE_BLOCK, fenced

if TYPE_CHECKING:
    from collections.abc import Callable

ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:\s+(?:"[^"]*"|'[^']*'|[^<>"'])*|/)?)>""")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
KRAMDOWN = re.compile(r"(?:(?<=\n)|\A|(?<=[)\]}*`!\w]))[ \t]*\{:[^{}\n]*\}|\{::[^{}\n]*\}")
"""Lists of attributes: ``{:target="_blank"}``, ``{: .caption}``, ``{:toc}``."""

BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer"
    " form header hr main nav ol p section summary ul".split()
)
DROPPED = ("script", "style", "noscript", "svg", "button", "template")
"""Elements whose content is not for readers."""

MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "summary": "**", "dt": "**"}
SILENT = BLOCKS | frozenset(
    "a abbr acronym b big br code del em font i img ins kbd label li mark nobr picture q s samp small source"
    " span strike strong sub sup time tt u var wbr cite table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6"
    " pre iframe video audio embed object track d-cite d-footnote d-math swiper-slide"
    " swiper-container".split()
)
"""Elements that lose no more than their look."""

EMBEDDED = ("iframe", "video", "audio", "embed", "object")


class Stash:
    """Puts pieces of a text aside, and back again."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def put(self, piece: str) -> str:
        """Return what stands for a piece."""
        self.pieces.append(piece)
        return f"\ue000{len(self.pieces) - 1}\ue001"

    def back(self, text: str) -> str:
        """Return a text with its pieces."""
        whole = re.compile("\ue000(\\d+)\ue001")
        while whole.search(text):
            text = whole.sub(lambda found: self.pieces[int(found[1])], text)
        return re.sub("[\ue000\ue001]", "", text)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag, of Liquid's and of a shortcode."""
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(text)
    }


def plain(text: str) -> str:
    """Return a text without tags and entities, in one line."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def in_italics(caption: str) -> str:
    """Return a caption as a paragraph in italics, unless it has marks of its own."""
    words = caption.strip()
    has_marks = re.search(r"[*_]|<(?:i|em|b|strong|cite)\b", words)
    return f"{words if has_marks else f'*{words}*'}\n\n" if words else ""


def as_code(tag: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Return a tag of a template's language that has no form in Markdown as code in a line."""
    words = " ".join(tag.split())
    need(tag, f"{words} has no form in the new site; it is shown as text")
    return stash.put(f"`{words.replace('`', ' ')}`")


def put_code_aside(text: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Put fenced blocks and code in lines aside."""

    def fence(found: re.Match[str]) -> str:
        return found["indent"] + stash.put(fenced(found["info"], found["code"], found["indent"], need))

    text = CODE_BLOCK.sub(fence, text)
    return re.sub(r"(?<!`)(`+)(?!`)([^`](?:.*?[^`])??)\1(?!`)", lambda found: stash.put(found[0]), text)


def to_markdown(text: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Return Markdown without tags and without kramdown's attributes."""
    text = KRAMDOWN.sub("", re.sub(r"(?m)^[*-] \S+\n\{:\s*toc[^}\n]*\}", "", text, flags=re.IGNORECASE))
    for name in DROPPED:
        pattern = re.compile(rf"<{name}\b[^>]*>(.*?)</{name}\s*>", re.DOTALL | re.IGNORECASE)
        for found in pattern.finditer(text):
            if name in {"script", "style"}:
                need(found[0], f"<{name}> was left out: the new site has a look and scripts of its own")
        text = pattern.sub("", text)
    text = re.sub(
        r"(?is)<pre\b[^>]*>\s*(?:<code\b[^>]*>)?(.*?)(?:</code>)?\s*</pre>",
        lambda found: "\n" + stash.put(fenced("", html.unescape(found[1]), "", need)) + "\n",
        text,
    )
    text = re.sub(r"(?is)<table\b.*?</table>", lambda found: _table(found[0], stash, need), text)
    text = _flatten(text)
    text = re.sub(r"(?is)<(d-cite|d-footnote|d-math)\b([^>]*)>(.*?)</\1>", _distill, text)
    text = re.sub(r"(?is)<(h[1-6])\b[^>]*>(.*?)</\1>", _heading, text)
    for name in EMBEDDED:
        text = re.sub(
            rf"(?is)<{name}\b([^>]*?)/?>(?:(.*?)</{name}>)?", lambda found: _embedded(found, need), text
        )
    text = re.sub(r"(?is)<img\b([^>]*)>", _picture, text)
    text = re.sub(r"(?is)<a\b([^>]*)>(.*?)</a\s*>", _link, text)
    text = re.sub(r"(?is)<(sup|sub)\b[^>]*>([^<>`*\[\]\ue000]+)</\1>", r"{\1}`\2`", text)
    text = re.sub(r"(?is)<(code|kbd|tt|samp)\b[^>]*>([^<>`]+)</\1>", r"`\2`", text)
    for name, mark in MARKS.items():
        pattern = re.compile(rf"(?is)<{name}(?:\s[^>]*)?>(.*?)</{name}\s*>")
        text = pattern.sub(partial(_marked, mark=mark), text)
    for found in TAG.finditer(text):
        if found[2].lower() not in SILENT:
            need(found[0], f"<{found[2].lower()}> was taken away, and its words kept")
    text = re.sub(r"(?i)[ \t]*<br\s*/?>[ \t]*(?=\n\s*\n|\s*\Z|\s*</)", "", text)
    text = re.sub(r"(?i)(?<=\S)[ \t]*<br\s*/?>\s*", "\\\\\n", text)
    text = re.sub(r"(?i)<hr\b[^>]*>", "\n\n", text)
    return TAG.sub(lambda tag: "\n\n" if tag[2].lower() in BLOCKS else "", text)


def _flatten(text: str) -> str:
    """Return a text in which the lines within blocks of HTML are not indented, and lists are Markdown's."""
    depth = 0
    lists: list[str] = []
    lines = []
    for line in text.split("\n"):
        outside = depth == 0
        pieces = []
        for piece in re.split(r"(<[^<>]+>)", line):
            tag = TAG.fullmatch(piece)
            name = tag[2].lower() if tag else ""
            if not tag or name not in BLOCKS | {"li"} or name == "hr":
                pieces.append(piece)
                continue
            if name == "li":
                marker = "1. " if lists[-1:] == ["ol"] else "- "
                pieces.append("" if tag[1] else "\n" + "  " * (len(lists) - 1) + marker)
                continue
            depth = max(0, depth + (-1 if tag[1] else 0 if tag[3].rstrip().endswith("/") else 1))
            if name in {"ul", "ol"}:
                pieces.append("" if (lists and not tag[1]) or len(lists) > 1 else "\n\n")
                lists = lists[:-1] if tag[1] else [*lists, name]
                continue
            pieces.append(piece)
        joined = "".join(pieces)
        lines.append(joined if outside and depth == 0 else _dedented(joined))
    return "\n".join(lines)


def _dedented(line: str) -> str:
    return line if re.match(r"\n\s*(?:- |1\. )", line) else line.lstrip(" \t")


def _distill(found: re.Match[str]) -> str:
    name, given, content = found[1].lower(), attributes(found[2]), found[3]
    if name == "d-cite":
        keys = (given.get("key") or given.get("bibtex-key") or content).split(",")
        return ", ".join(f"{{publication}}`{key.strip()}`" for key in keys)
    return f"${content.strip()}$" if name == "d-math" else f" ({content.strip()})"


def _heading(found: re.Match[str]) -> str:
    return f"\n\n{'#' * int(found[1][1])} {' '.join(found[2].split())}\n\n"


def _embedded(found: re.Match[str], need: Callable[[str, str], None]) -> str:
    inner = re.search(r"<source\b([^>]*)>", found[2] or "")
    given = attributes(found[1]) | (attributes(inner[1]) if inner else {})
    address = given.get("src") or given.get("data", "")
    need(
        found[0], f"what was embedded is a link to {address}" if address else "what was embedded was left out"
    )
    return f"[{given.get('title') or address}]({address})" if address else ""


def _picture(found: re.Match[str]) -> str:
    given = attributes(found[1])
    address = given.get("src") or given.get("data-src", "")
    return f"![{given.get('alt', '')}]({address.replace(' ', '%20')})" if address else ""


def _link(found: re.Match[str]) -> str:
    address = attributes(found[1]).get("href", "")
    words = " ".join(found[2].split())
    bare = TAG.sub("", words).strip()
    if not address or not bare:
        return words if bare else ""
    return f"[{words}]({address.replace(' ', '%20')})"


def _marked(found: re.Match[str], mark: str) -> str:
    content = found[1]
    words = content.strip()
    if not TAG.sub("", words).strip() or "\n\n" in words:
        return content if words else ""
    before, after = content[: len(content) - len(content.lstrip())], content[len(content.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _table(source: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Return a table in Markdown; one with joined cells stays HTML."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "html.parser")
    rows = [row.find_all(["td", "th"]) for row in soup.find_all("tr")]
    rows = [row for row in rows if row]
    if not rows or soup.select("table table, [rowspan], [colspan]"):
        need(source, "a table with joined cells stays HTML, which the CV and search do not show")
        return "\n\n" + stash.put(re.sub(r"\n\s*\n", "\n", source)) + "\n\n"
    width = max(len(row) for row in rows)
    lines = []
    for row in rows:
        cells = [" ".join(to_markdown(cell.decode_contents(), stash, need).split()) for cell in row]
        cells = [cell.replace("\\ ", " ").replace("|", "\\|") for cell in cells] + [""] * (width - len(row))
        lines.append(f"| {' | '.join(cells)} |")
    lines.insert(1, "|" + " --- |" * width)
    return "\n\n" + "\n".join(lines) + "\n\n"
