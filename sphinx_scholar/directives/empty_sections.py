"""A section whose lists have nothing to show is not shown: no heading stands over an empty place.

The heading comes back with the first record; nothing has to be written for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar.rendering import nodes as own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.environment import BuildEnvironment

LISTS = (own.paper_list, own.entry_list, own.contact_list)


def sections_with_lists(document: nodes.document) -> list[nodes.section]:
    """Return the sections that hold a list, the innermost first; the page itself is none of them."""
    found: dict[nodes.section, int] = {}
    for node in document.findall(own.record_node):
        parent = node.parent if isinstance(node, LISTS) else None
        while parent is not None and not isinstance(parent, nodes.document):
            if isinstance(parent, nodes.section) and not isinstance(parent.parent, nodes.document):
                found[parent] = _depth(parent)
            parent = parent.parent
    return sorted(found, key=lambda section: found[section], reverse=True)


def _depth(node: Node) -> int:
    return 0 if node.parent is None else 1 + _depth(node.parent)


def drop_empty(sections: Iterable[nodes.section], env: BuildEnvironment, docname: str) -> None:
    """Drop those of the sections that hold nothing but a title, from the page and from its contents."""
    for section in sections:
        if all(_shows_nothing(child) for child in section.children):
            section.parent.remove(section)
            _drop_from_contents(env.tocs.get(docname), section["ids"])


def _shows_nothing(node: Node) -> bool:
    if isinstance(node, (nodes.title, nodes.comment, nodes.target, nodes.system_message)):
        return True
    return isinstance(node, own.paper_list) and not node.children and not node["selection"].keys


def _drop_from_contents(contents: Node | None, ids: list[str]) -> None:
    """Take the lines that lead to an anchor out of a page's table of contents."""
    anchors = {f"#{name}" for name in ids}
    for item in list(contents.findall(nodes.list_item)) if contents is not None else ():
        reference = item.next_node(nodes.reference)
        if reference is not None and reference.get("anchorname") in anchors:
            lines = item.parent
            lines.remove(item)
            if not lines.children and lines.parent is not None:
                lines.parent.remove(lines)
