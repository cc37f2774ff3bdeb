"""What the nodes of all records are made of: text, links, references, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_scholar import wording
from sphinx_scholar.records.identifiers import mailto
from sphinx_scholar.rendering.rich_text import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.rendering.entries import Named
    from sphinx_scholar.rendering.templates import Page


def text(string: str) -> nodes.Text:
    """Return text with the apostrophes that pages have."""
    return nodes.Text(printed(string))


def link(string: str, url: str) -> Node:
    """Return a link that leads out of the site; text where there is no address."""
    return nodes.reference("", "", text(string), refuri=url, internal=False) if url else text(string)


def email_link(address: str) -> Node:
    """Return an address that opens a letter."""
    return link(address, mailto(address))


def reference_to(kind: str, name: str, *children: Node, **attributes: str) -> addnodes.pending_xref:
    """Return a reference to an object, resolved like one that an author wrote."""
    # Sphinx's resolver keeps only the first child.
    content = children[0] if len(children) == 1 else nodes.inline("", "", *(children or (nodes.Text(name),)))
    attributes |= {"refdomain": "scholar", "reftype": kind, "reftarget": name}
    return addnodes.pending_xref("", content, **attributes, refexplicit=bool(children), refwarn=True)


def joined(parts: Iterable[Sequence[Node]], separator: str) -> list[Node]:
    """Return all of these groups that are not empty, with a separator between two."""
    children: list[Node] = []
    for part in parts:
        if part and children:
            children.append(nodes.Text(separator))
        children.extend(part)
    return children


def lines(*lines: Sequence[Node]) -> list[Element]:
    """Return a paragraph for each of these lines that is not empty."""
    return [nodes.paragraph("", "", *line) for line in lines if line]


def links(names: Iterable[Named]) -> list[Node]:
    """Return names as links, with what stands between them."""
    return [
        node for name in names for node in (nodes.Text(name.before), link(name.text, name.url.unescape()))
    ]


def mentions_of(kind: str, name: str, page: Page) -> list[list[Node]]:
    """Return references to the places that mention an object."""
    return [
        [reference_to("section", f"{mention.docname}#{mention.anchor}", text(mention.title))]
        for mention in page.domain.mentions_of(kind, name)
    ]


def labeled(label: str, children: Sequence[Node]) -> list[Node]:
    """Return nodes behind a label, if there is one; nothing for none."""
    return [*([text(wording.labeled(label))] if label else []), *children] if children else []
