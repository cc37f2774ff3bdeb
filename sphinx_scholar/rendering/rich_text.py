"""Text of records as HTML and as docutils nodes: each mark is one row here.

Knows nothing of what the text belongs to.
"""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup, escape

from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.text import Span, Text, TextMark
from sphinx_scholar.rendering.formula_ends import CLOSING, UNBROKEN
from sphinx_scholar.rendering.mathematics import render_mathml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils.nodes import Node

    from sphinx_scholar.records.problems import Source


class small_capitals(nodes.inline):  # noqa: N801 - nodes are named as docutils names them
    """Text in small capitals, which docutils has no node for."""


MARKS: dict[TextMark, tuple[Markup, Callable[..., nodes.TextElement]]] = {
    TextMark.EMPHASIS: (Markup("<em>{}</em>"), nodes.emphasis),
    TextMark.STRONG: (Markup("<strong>{}</strong>"), nodes.strong),
    TextMark.SMALL_CAPITALS: (Markup('<span class="scholar-small-capitals">{}</span>'), small_capitals),
    TextMark.SUPERSCRIPT: (Markup("<sup>{}</sup>"), nodes.superscript),
    TextMark.SUBSCRIPT: (Markup("<sub>{}</sub>"), nodes.subscript),
    TextMark.CODE: (Markup("<code>{}</code>"), nodes.literal),
}
"""The element and the node of each mark."""


def text_html(text: Text, source: Source, *, for_xml: bool = False) -> Markup:
    """Return a text as HTML; ``source`` is where a formula that cannot be read stands."""
    if text.is_plain:
        return escape(printed(text.plain))
    shown, spans = Markup(""), list(text.spans)
    for number, span in enumerate(spans):
        run = _span_html(span, source, for_xml=for_xml)
        after = spans[number + 1] if span.math and number + 1 < len(spans) else span
        closing = None if after.math or after.marks else CLOSING.match(after.text)
        if span.math and closing:
            spans[number + 1] = replace(after, text=after.text[closing.end() :])
            run = Markup('<span class="{}">{}{}</span>').format(UNBROKEN, run, printed(closing[0]))
        shown += run
    return shown


def _span_html(span: Span, source: Source, *, for_xml: bool) -> Markup:
    shown = _formula(span, source, for_xml=for_xml) if span.math else escape(printed(span.text))
    for mark in span.marks:
        shown = MARKS[mark][0].format(shown)
    return shown


def _formula(span: Span, source: Source, *, for_xml: bool) -> Markup:
    try:
        return Markup(render_mathml(span.math, for_xml=for_xml))  # noqa: S704 - math-core escapes
    except ValueError as error:
        message = "%s; its nearest plain text stands instead"
        warn(Fault.MATHEMATICS, message, error, location=str(source), once=True)
        return escape(printed(span.text))


def text_from(parts: Iterable[Node], marks: tuple[TextMark, ...] = ()) -> Text:
    """Return what nodes within a line say, with the marks that a text can have."""
    return Text(tuple(_spans(parts, marks)))


def _spans(parts: Iterable[Node], marks: tuple[TextMark, ...]) -> Iterator[Span]:
    for part in parts:
        if isinstance(part, nodes.Text):
            yield Span(text=str(part), marks=marks)
        elif isinstance(part, nodes.math):
            yield Span(text=to_plain(f"${part.astext()}$"), math=part.astext(), marks=marks)
        elif isinstance(part, nodes.Element) and not isinstance(part, (nodes.Invisible, nodes.raw)):
            own = (mark for mark, (_html, kind) in MARKS.items() if type(part) is kind and mark not in marks)
            yield from _spans(part.children, (*marks, *own))


def printed(text: str) -> str:
    """Print apostrophes as ``smartquotes`` prints those of pages: ``ICML’24``."""
    return text.replace("'", "’")


def verbatim(text: str) -> Markup:
    """Return a text to select and copy, with the apostrophes and quotes that it has."""
    return Markup(html.escape(text, quote=False))  # noqa: S704 - escaped


def text_nodes(text: Text, source: Source) -> list[Node]:
    """Return a text as nodes; a formula knows where in the ``.bib`` file it stands."""
    found: list[Node] = []
    for span in text.spans:
        node: Node = nodes.Text(printed(span.text))
        if span.math:
            node = nodes.math(span.math, span.math, location=str(source))
        for mark in span.marks:
            node = MARKS[mark][1]("", "", node)
        found.append(node)
    return found
