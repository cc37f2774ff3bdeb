"""The nodes that show records are searched as docutils searches its own."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_scholar.rendering.nodes import entry_item


def tree_of(kind: type[nodes.Element]) -> nodes.Element:
    """Return a page with a node of a kind, whose neighbors and descendants are docutils' own."""
    texts = ("one", "two", "three")
    points = [nodes.list_item("", nodes.paragraph("", text, nodes.strong("", text))) for text in texts]
    inner = kind("", nodes.bullet_list("", *points), nodes.bullet_list(), nodes.paragraph("", "four"))
    return nodes.section("", nodes.title("", "Title"), inner, nodes.paragraph("", "five"))


def is_short(node: nodes.Node) -> bool:
    return len(node.astext()) < 4


@pytest.mark.parametrize(
    "condition", [None, nodes.Text, nodes.TextElement, nodes.Node, nodes.image, is_short]
)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"include_self": False},
        {"descend": False},
        {"siblings": True},
        {"ascend": True},
        {"descend": False, "ascend": True},
    ],
)
def test_a_search_finds_what_docutils_finds(condition: Any, options: dict[str, bool]) -> None:
    found = []
    for kind in (entry_item, nodes.container):
        page = tree_of(kind)
        for start in (page, page.children[1]):
            names = [node.astext() for node in start.findall(condition, **options)]
            found.append(names)
    assert found[:2] == found[2:]


def test_what_is_replaced_as_it_is_found_is_not_searched() -> None:
    found = []
    for kind in (entry_item, nodes.container):
        page = tree_of(kind)
        for paragraph in page.findall(nodes.paragraph):
            paragraph.replace_self(nodes.comment("", paragraph.astext()))
        found.append(page.astext())
    assert found[0] == found[1]
