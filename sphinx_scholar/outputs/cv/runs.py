"""From docutils nodes to the text and bodies of a CV.

Keeps what a printed page can show: styles, links that lead somewhere from paper, lists, formulas
in plain text. Knows nothing of Sphinx or of the PDF; references are resolved before they come here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from docutils import nodes

from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.outputs.cv.document import Bullets, Paragraph, Run
from sphinx_scholar.rendering.rich_text import small_capitals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_scholar.outputs.cv.document import Block, Runs

UNSEEN = (nodes.Invisible, nodes.system_message, nodes.footnote_reference, nodes.raw, nodes.problematic)
"""What has no text on paper."""
SCHEMES = {"http", "https", "mailto"}
"""Where a link in a PDF may lead."""
BLANK = re.compile(r"[ \t\r\n]+")


def runs_from(node: nodes.Node, *, page_url: str = "") -> Runs:
    """Return the text of an inline node, or of all that a paragraph holds.

    ``page_url`` is the absolute address of the page that the node's relative links start from;
    without it such a link is plain text.
    """
    return tuple(_tidy(_runs(node, Run(text=""), page_url)))


def blocks_from(parts: Iterable[nodes.Node], *, page_url: str = "") -> tuple[Block, ...]:
    """Return the paragraphs and lists of a body; tables and boxes are taken apart into them."""
    return tuple(_blocks(parts, page_url))


def _runs(node: nodes.Node, style: Run, page_url: str) -> Iterator[Run]:
    if isinstance(node, nodes.Text):
        yield replace(style, text=node.astext())
    elif isinstance(node, (nodes.math, nodes.math_block)):
        yield replace(style, text=to_plain(f"${node.astext()}$"), emph=True)
    elif isinstance(node, nodes.image):
        yield replace(style, text=node.get("alt", ""))
    elif isinstance(node, nodes.Element) and not isinstance(node, UNSEEN):
        style = _styled(node, style, page_url)
        for child in node.children:
            yield from _runs(child, style, page_url)


def _styled(node: nodes.Element, style: Run, page_url: str) -> Run:
    """Return the style of the text in a node that stands in text of another style."""
    if isinstance(node, nodes.strong):
        return replace(style, strong=True)
    if isinstance(node, (nodes.emphasis, nodes.title_reference)):
        return replace(style, emph=not style.emph)
    if isinstance(node, (nodes.literal, nodes.literal_block)):
        return replace(style, code=True)
    if isinstance(node, nodes.subscript):
        return replace(style, script="sub")
    if isinstance(node, nodes.superscript):
        return replace(style, script="super")
    if isinstance(node, small_capitals):
        return replace(style, small_capitals=True)
    if isinstance(node, nodes.reference):
        return replace(style, url=_absolute(node, page_url))
    return style


def _absolute(reference: nodes.reference, page_url: str) -> str:
    target = reference.get("refuri") or ("#" + reference["refid"] if "refid" in reference else "")
    url = urljoin(page_url, target) if page_url else target
    if urlsplit(url).scheme.lower() not in SCHEMES:
        return ""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")


def _tidy(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs without blanks at both ends, with single blanks between, none of them empty."""
    pending: Run | None = None
    for run in runs:
        text = BLANK.sub(" ", run.text)
        if pending is None or pending.text.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            continue
        if pending is not None and pending.style == run.style:
            pending = replace(pending, text=pending.text + text)
            continue
        if pending is not None:
            yield pending
        pending = run if text == run.text else replace(run, text=text)
    if pending is not None and pending.text.rstrip(" "):
        yield replace(pending, text=pending.text.rstrip(" "))


def _blocks(parts: Iterable[nodes.Node], page_url: str) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, (nodes.bullet_list, nodes.enumerated_list)):
            points = tuple(blocks_from(item.children, page_url=page_url) for item in part.children)
            yield Bullets(
                points=tuple(point for point in points if point),
                ordered=isinstance(part, nodes.enumerated_list),
                start=part.get("start", 1),
            )
        elif isinstance(part, nodes.literal_block):
            for line in part.astext().splitlines():
                if line.strip():
                    yield Paragraph(runs=(Run(text=line.rstrip(), code=True),))
        elif isinstance(part, (nodes.TextElement, nodes.Text, nodes.image)):
            runs = runs_from(part, page_url=page_url)
            if runs:
                yield Paragraph(runs=runs)
        elif isinstance(part, nodes.Element) and not isinstance(part, UNSEEN):
            yield from _blocks(part.children, page_url)
