"""The pieces of which cards and pages of papers are made, and how they become docutils nodes.

What says a thing about a paper asks a maker of pieces for a link or a line, and does not know what
a piece is: a node on a page that has a document, HTML on one of thousands that have none
(``markup``), where nodes would take six times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from docutils import nodes

from sphinx_scholar.records.text import TextMark
from sphinx_scholar.rendering import entries
from sphinx_scholar.rendering.widgets import citation_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.records.problems import Source
    from sphinx_scholar.records.text import Text

P = TypeVar("P")


class Pieces(Protocol[P]):
    """A maker of pieces."""

    def text(self, text: str) -> P:
        """Make a run of text."""

    def formula(self, source: str, location: str) -> P:
        """Make a formula of LaTeX, which stands in a data file at ``path:line``."""

    def run(self, *children: P, kinds: Sequence[str] = ()) -> P:
        """Make one piece of several, of the classes ``scholar-<kind>``."""

    def strong(self, text: str) -> P:
        """Make text that stands out."""

    def emphasis(self, *children: P) -> P:
        """Make text that is stressed."""

    def marked(self, piece: P, mark: TextMark) -> P:
        """Give a run of text or a formula a mark."""

    def link(self, text: str, url: str, unseen: str = "") -> P:
        """Make a link that leads out of the site; ``unseen`` is heard and not seen."""

    def reference(
        self, kind: str, name: str, *children: P, unseen: str = "", fragment: str | None = None
    ) -> P:
        """Make a reference to an object, as ``rendering.reference_to`` does."""

    def paragraph(self, *children: P, kind: str = "") -> P:
        """Make a paragraph; a line of a card has the class ``scholar-<kind>``."""

    def items(self, items: Iterable[Sequence[P]], kind: str) -> P:
        """Make a list of the class ``scholar-<kind>``, without bullets of its own."""

    def section(self, anchor: str, title: Sequence[P], *children: P, level: int, kind: str = "") -> P:
        """Make a section below a heading; ``level`` is 1 for that of a page."""

    def verbatim(self, text: str, kind: str) -> P:
        """Make a text to select and copy, its lines kept, of the class ``scholar-<kind>``."""

    def widget(self, node: Element, *children: P) -> P:
        """Put pieces into a node, one of those that ``widgets`` has."""


class NodePieces(Pieces["Node"]):
    """Makes docutils nodes."""

    def text(self, text: str) -> Node:
        """Make a run of text."""
        return nodes.Text(text)

    def formula(self, source: str, location: str) -> Node:
        """Make a formula that knows where it stands."""
        return nodes.math(source, source, location=location)

    def run(self, *children: Node, kinds: Sequence[str] = ()) -> Node:
        """Make one node of several."""
        return nodes.inline("", "", *children, classes=[f"scholar-{kind}" for kind in kinds])

    def strong(self, text: str) -> Node:
        """Make text that stands out."""
        return nodes.strong("", text)

    def emphasis(self, *children: Node) -> Node:
        """Make text that is stressed."""
        return nodes.emphasis("", "", *children)

    def marked(self, piece: Node, mark: TextMark) -> Node:
        """Make the node that docutils has for a mark."""
        if mark is TextMark.SMALL_CAPITALS:
            return nodes.inline("", "", piece, classes=["scholar-small-capitals"])
        node = {
            TextMark.EMPHASIS: nodes.emphasis,
            TextMark.STRONG: nodes.strong,
            TextMark.SUPERSCRIPT: nodes.superscript,
            TextMark.SUBSCRIPT: nodes.subscript,
        }[mark]
        return node("", "", piece)

    def link(self, text: str, url: str, unseen: str = "") -> Node:
        """Make a link that leads out of the site."""
        node = entries.link(text, url)
        if unseen:
            node += entries.for_screen_readers(unseen)
        return node

    def reference(
        self, kind: str, name: str, *children: Node, unseen: str = "", fragment: str | None = None
    ) -> Node:
        """Make a reference that Sphinx resolves."""
        heard = [entries.for_screen_readers(unseen)] if unseen else []
        return entries.reference_to(kind, name, *children, *heard, fragment=fragment)

    def paragraph(self, *children: Node, kind: str = "") -> Node:
        """Make a paragraph."""
        return entries.paragraph(*children, kind=kind) if kind else nodes.paragraph("", "", *children)

    def items(self, items: Iterable[Sequence[Node]], kind: str) -> Node:
        """Make a list."""
        return entries.list_of(items, kind)

    def section(
        self, anchor: str, title: Sequence[Node], *children: Node, level: int, kind: str = ""
    ) -> Node:
        """Make a section, whose level its place in the document tells."""
        node = nodes.section(ids=[anchor], classes=[f"scholar-{kind}"] if kind else [])
        node += [nodes.title("", "", *title), *children]
        return node

    def verbatim(self, text: str, kind: str) -> Node:
        """Make a text to select and copy."""
        return citation_text(text, text, classes=[f"scholar-{kind}"])

    def widget(self, node: Element, *children: Node) -> Node:
        """Put nodes into a node."""
        node += children
        return node


NODES = NodePieces()
"""The one that is needed."""


def runs(text: Text, source: Source, make: Pieces[P]) -> list[P]:
    """Return text with its marks and formulas, which know where in the ``.bib`` file they stand."""
    pieces = []
    for span in text.spans:
        piece = make.formula(span.math, str(source)) if span.math else make.text(span.text)
        for mark in span.marks:
            piece = make.marked(piece, mark)
        pieces.append(piece)
    return pieces
