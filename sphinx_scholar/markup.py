"""Writes the nodes of made pages as HTML: what Sphinx's translator writes, in a fifth of the time.

It knows the dozen kinds of nodes of which cards and pages of papers are made. Anything else, and
a site that has changed how these are written, is left to the translator.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.nodes import Node
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.locale import _ as sphinx_text
from sphinx.writers.html5 import HTML5Translator

from sphinx_scholar import widgets
from sphinx_scholar.transforms import set_apostrophes

if TYPE_CHECKING:
    from docutils.frontend import Values
    from docutils.nodes import Element

TAGS: dict[type[Node], tuple[str, str, str]] = {
    nodes.paragraph: ("p", "", "</p>\n"),
    nodes.inline: ("span", "", "</span>"),
    nodes.strong: ("strong", "", "</strong>"),
    nodes.emphasis: ("em", "", "</em>"),
    nodes.list_item: ("li", "", "</li>\n"),
}
"""The nodes that are a tag and no more, with what stands behind the tag and at the end."""

SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"})
"""How docutils escapes text."""

SPECIAL_IN_TEXT = {**SPECIAL, ord("'"): "’"}
"""The same, with apostrophes as they are printed."""


Resolve = Callable[[addnodes.pending_xref], Node]
"""What finds the node that stands in the place of a reference."""


class UnknownNodeError(Exception):
    """A node that only Sphinx's translator can write."""


class FragmentWriter:
    """Writes sections of made pages for one builder.

    It has as much of a translator (``body``, ``context``, ``starttag``, ``encode``) as the
    visitors of the engine's own nodes ask for.
    """

    def __init__(self, builder: Any, settings: Values, resolve: Resolve) -> None:
        self.builder = builder
        self.resolve = resolve
        self.settings = settings
        self.body: list[str] = []
        self.context: list[Any] = []
        self.compact_simple = self.compact_p = False
        self._level = 0
        self._writers: dict[type[Node], Callable[[Any], None]] = {
            nodes.Text: self._text,
            addnodes.pending_xref: self._pending,
            nodes.section: self._section,
            nodes.title: self._title,
            nodes.reference: self._reference,
            addnodes.download_reference: self._download,
            nodes.bullet_list: self._bullet_list,
            **dict.fromkeys(TAGS, self._tag),
            **dict.fromkeys(widgets.VISITORS, self._widget),
        }
        self._is_stock = self._has_stock_translator()

    def _has_stock_translator(self) -> bool:
        """Tell whether nobody has changed how these nodes are written."""
        translator = self.builder.create_translator(new_document("", self.settings), self.builder)
        changed = {name.partition("_")[2] for name in vars(translator) if name.startswith("visit_")}
        known = {kind.__name__ for kind in self._writers} - {kind.__name__ for kind in widgets.VISITORS}
        return type(translator) is HTML5Translator and not changed & known

    def write(self, section: nodes.section) -> str:
        """Return a section as HTML."""
        if self._is_stock:
            self.body, self.context, self._level = [], [], 0
            try:
                self._node(section)
            except UnknownNodeError:
                pass
            else:
                return "".join(self.body)
        document = new_document("", self.settings)
        document += section
        set_apostrophes(section)
        for node in list(section.findall(addnodes.pending_xref)):
            node.replace_self(self.resolve(node))
        translator = self.builder.create_translator(document, self.builder)
        document.walkabout(translator)
        return "".join(translator.fragment)

    # -- what visitors ask of a translator ---------------------------------------------------

    def encode(self, text: str) -> str:
        """Escape text."""
        return text.translate(SPECIAL)

    def starttag(self, node: Element, tagname: str, suffix: str = "\n", **attributes: str) -> str:
        """Return a tag with the classes, the id and these attributes."""
        attributes |= {"class": " ".join(node["classes"])} if node["classes"] else {}
        attributes |= {"id": node["ids"][0]} if node["ids"] else {}
        written = "".join(f' {name}="{self.encode(value)}"' for name, value in sorted(attributes.items()))
        return f"<{tagname}{written}>{suffix}"

    # -- nodes ---------------------------------------------------------------------------------

    def _node(self, node: Node) -> None:
        write = self._writers.get(type(node))
        if write is None:
            raise UnknownNodeError(node)
        write(node)

    def _children(self, node: Element) -> None:
        for child in node.children:
            self._node(child)

    def _text(self, node: nodes.Text) -> None:
        # As ``set_apostrophes`` would; what is to be copied is written by a widget.
        self.body.append(str(node).translate(SPECIAL_IN_TEXT))

    def _pending(self, node: addnodes.pending_xref) -> None:
        self._node(self.resolve(node))

    def _tag(self, node: Element) -> None:
        name, suffix, end = TAGS[type(node)]
        classes = node["classes"]
        if node["ids"] or len(node.attributes) > PLAIN:
            raise UnknownNodeError(node)
        self.body.append(f'<{name} class="{" ".join(classes)}">{suffix}' if classes else f"<{name}>{suffix}")
        self._children(node)
        is_alone = name == "p" and isinstance(node.parent, nodes.list_item) and len(node.parent) == 1
        self.body.append("</p>" if is_alone else end)

    def _section(self, node: nodes.section) -> None:
        self._level += 1
        self.body.append(self.starttag(node, "section"))
        self._children(node)
        self.body.append("</section>\n")
        self._level -= 1

    def _title(self, node: nodes.title) -> None:
        name = f"h{self._level}"
        self.body.append(f"<{name}>")
        self._children(node)
        config = self.builder.config
        if config.html_permalinks and self.builder.add_permalinks:
            anchor, text = node.parent["ids"][0], sphinx_text("Link to this heading")
            icon = config.html_permalinks_icon
            self.body.append(f'<a class="headerlink" href="#{anchor}" title="{text}">{icon}</a>')
        self.body.append(f"</{name}>\n")

    def _reference(self, node: nodes.reference) -> None:
        where = "internal" if node.get("internal") else "external"
        if "refid" in node or "target" in node or "reftitle" in node or node["ids"]:
            raise UnknownNodeError(node)
        # docutils puts the classes of the node before its own, here as there.
        classes = " ".join(dict.fromkeys([*node["classes"], "reference", where]))
        self.body.append(f'<a class="{classes}" href="{(node["refuri"] or "#").translate(SPECIAL)}">')
        self._children(node)
        self.body.append("</a>")

    def _download(self, node: addnodes.download_reference) -> None:
        address = node["refuri"].translate(SPECIAL)
        self.body.append(f'<a class="reference download external" download="" href="{address}">')
        self._children(node)
        self.body.append("</a>")

    def _bullet_list(self, node: nodes.bullet_list) -> None:
        is_simple = all(len(item.children) <= 1 for item in node.children)
        classes = [*node["classes"], "simple"] if is_simple else node["classes"]
        self.body.append(f'<ul class="{" ".join(classes)}">\n')
        self._children(node)
        self.body.append("</ul>\n")

    def _widget(self, node: Element) -> None:
        visit, depart = widgets.VISITORS[type(node)]
        try:
            visit(self, node)
        except nodes.SkipNode:
            return
        self._children(node)
        if depart:
            depart(self, node)


PLAIN = len(nodes.inline().attributes)
"""How many attributes a node has that has none of its own."""
