"""Anchors of headings and objects that would only be numbered: repeated, of digits, or in other scripts.

Knows nothing of what stands under a heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import make_id

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.environment import BuildEnvironment

NUMBERED = re.compile(r"id\d+")
"""What docutils calls a heading for which it finds no name of its own."""


class NameAnchors(SphinxTransform):
    """Name such a heading after its words, as MyST-Parser's links call it, instead of its place.

    ``<section ids="id1"><title>2024`` becomes ``<section ids="2024"><title>2024``. The number would
    change with every heading, footnote and label above.
    """

    default_priority = 265  # after all ids are given and sorted (261, 262), before they are used (700)

    def apply(self, **kwargs: Any) -> None:
        """Rename the anchors of one page."""
        renamed = {}
        for section in self.document.findall(nodes.section):
            old = next((name for name in section["ids"] if NUMBERED.fullmatch(name)), None)
            if old is None or not isinstance(section[0], nodes.title):
                continue
            new = section.get("slug") or slugify(section[0].astext())
            if not new or re.search(r"\s", new):
                continue
            new = unique(new, self.document.ids)
            section["ids"] = [new if name == old else name for name in section["ids"]]
            self.document.ids[new] = self.document.ids.pop(old)
            renamed[old] = new
        self._rename_targets(renamed)

    def _rename_targets(self, renamed: dict[str, str]) -> None:
        if not renamed:
            return
        for node in self.document.findall(nodes.Element):
            if node.get("refid") in renamed:
                node["refid"] = renamed[node["refid"]]
        names = self.document.nameids
        for name, anchor in names.items():
            names[name] = renamed.get(anchor, anchor)
        slugs = getattr(self.document, "myst_slugs", {})
        for slug, (line, anchor, text) in slugs.items():
            slugs[slug] = (line, renamed.get(anchor, anchor), text)


def object_anchor(env: BuildEnvironment, document: nodes.document, kind: str, name: str) -> str:
    """Return the anchor of an object: its kind and name; Sphinx would number names in other scripts."""
    if nodes.make_id(name) or not slugify(name):
        return make_id(env, document, kind, name)
    return unique(f"{kind}-{slugify(name)}", document.ids)


def slugify(title: str) -> str:
    """Return a title as GitHub makes an anchor of it."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def unique(slug: str, taken: Container[str]) -> str:
    """Return an anchor that is not taken, with a number behind it where it has to be."""
    number, free = 0, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
