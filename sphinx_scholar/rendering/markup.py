"""Makes pieces as HTML: what Sphinx's translator writes of the nodes, in a sixth of the time.

Only for a site that has not changed how these nodes are written; ``is_stock`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.locale import _ as sphinx_text
from sphinx.writers.html5 import HTML5Translator

from sphinx_scholar.records.text import TextMark
from sphinx_scholar.rendering import widgets
from sphinx_scholar.rendering.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.frontend import Values
    from docutils.nodes import Element

SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"})
"""How docutils escapes text."""

SPECIAL_IN_TEXT = {**SPECIAL, ord("'"): "’"}
"""The same, with apostrophes as they are printed."""

TAG = re.compile("<[^>]*>")

MARKED = {
    TextMark.EMPHASIS: ("<em>", "</em>"),
    TextMark.STRONG: ("<strong>", "</strong>"),
    TextMark.SMALL_CAPITALS: ('<span class="scholar-small-capitals">', "</span>"),
    TextMark.SUPERSCRIPT: ("<sup>", "</sup>"),
    TextMark.SUBSCRIPT: ("<sub>", "</sub>"),
}
"""The element of each mark."""

WRITTEN = frozenset(
    {
        "Text",
        "paragraph",
        "inline",
        "strong",
        "emphasis",
        "superscript",
        "subscript",
        "list_item",
        "bullet_list",
        "section",
        "title",
    }
    | {"reference", "download_reference"}
)
"""The nodes whose HTML is made here."""

Find = Callable[[str, str, str | None], str | None]
"""What returns the address of an object of this kind and name, or of a part of its page."""


def is_stock(builder: Any, settings: Values) -> bool:
    """Tell whether nobody has changed how these nodes are written."""
    translator = builder.create_translator(new_document("", settings), builder)
    changed = {name.partition("_")[2] for name in vars(translator) if name.startswith("visit_")}
    return type(translator) is HTML5Translator and not changed & WRITTEN


class HtmlPieces(Pieces[str]):
    """Makes HTML for one builder.

    It has as much of a translator (``body``, ``context``, ``starttag``, ``encode``) as the
    visitors of the engine's own nodes ask for.
    """

    def __init__(self, builder: Any, settings: Values, find: Find) -> None:
        self.builder = builder
        self.settings = settings
        self.find = find
        self.body: list[str] = []
        self.context: list[Any] = []
        self.compact_simple = self.compact_p = False
        self._formulas: dict[tuple[str, str], str] = {}

    # -- what visitors ask of a translator ---------------------------------------------------

    def encode(self, text: str) -> str:
        """Escape text."""
        return text.translate(SPECIAL)

    def starttag(self, node: Element, tagname: str, suffix: str = "\n", **attributes: str) -> str:
        """Return a tag with the classes, the id and these attributes."""
        attributes |= {"class": " ".join(node["classes"])} if node["classes"] else {}
        attributes |= {"id": node["ids"][0]} if node["ids"] else {}
        written = (f' {name}="{self.encode(attributes[name])}"' for name in sorted(attributes))
        return f"<{tagname}{''.join(written)}>{suffix}"

    # -- pieces ------------------------------------------------------------------------------

    def text(self, text: str) -> str:
        """Make a run of text, as ``set_apostrophes`` would; what is to be copied is a widget's."""
        return text.translate(SPECIAL_IN_TEXT)

    def formula(self, source: str, location: str) -> str:
        """Make a formula in the way that the site has chosen; the same one once."""
        key = (source, location)
        if key not in self._formulas:
            document = new_document("", self.settings)
            translator = self.builder.create_translator(document, self.builder)
            nodes.math(source, source, location=location).walkabout(translator)
            self._formulas[key] = "".join(translator.body)
        return self._formulas[key]

    def run(self, *children: str, kinds: Sequence[str] = ()) -> str:
        """Make one ``span`` of several pieces."""
        classes = " ".join(f"scholar-{kind}" for kind in kinds)
        return f"<span{_classes(classes)}>{''.join(children)}</span>"

    def strong(self, text: str) -> str:
        """Make text that stands out."""
        return f"<strong>{self.text(text)}</strong>"

    def emphasis(self, *children: str) -> str:
        """Make text that is stressed."""
        return f"<em>{''.join(children)}</em>"

    def marked(self, piece: str, mark: TextMark) -> str:
        """Give a run of text or a formula the element of a mark."""
        before, after = MARKED[mark]
        return before + piece + after

    def link(self, text: str, url: str, unseen: str = "") -> str:
        """Make a link that leads out of the site."""
        return self._anchor("reference external", url or "#", self.text(text), unseen)

    def reference(
        self, kind: str, name: str, *children: str, unseen: str = "", fragment: str | None = None
    ) -> str:
        """Make a reference that is resolved at once; its text alone where it leads nowhere."""
        content = "".join(children)
        if unseen:
            content = f"<span>{content}</span>"
        address = self.find(kind, name, fragment)
        if address is None:
            return content
        if kind == "download":
            # As Sphinx's translator writes what can be downloaded from another place.
            return self._anchor("reference download external", address, content, unseen, ' download=""')
        return self._anchor("reference internal", address, content, unseen)

    def _anchor(self, classes: str, address: str, content: str, unseen: str, more: str = "") -> str:
        label = f' aria-label="{TAG.sub("", content)}{self.text(unseen)}"' if unseen else ""
        return f'<a{label} class="{classes}"{more} href="{self.encode(address)}">{content}</a>'

    def paragraph(self, *children: str, kind: str = "") -> str:
        """Make a paragraph."""
        return f"<p{_classes(kind and f'scholar-{kind}')}>{''.join(children)}</p>\n"

    def items(self, items: Iterable[Sequence[str]], kind: str) -> str:
        """Make a list; docutils calls one simple whose items have one child each."""
        rows = list(items)
        simple = " simple" if all(len(row) <= 1 for row in rows) else ""
        lines = (row[0].removesuffix("\n") if len(row) == 1 else "".join(row) for row in rows)
        written = "".join(f"<li>{line}</li>\n" for line in lines)
        return f'<ul class="scholar-{kind}{simple}">\n{written}</ul>\n'

    def section(self, anchor: str, title: Sequence[str], *children: str, level: int, kind: str = "") -> str:
        """Make a section below a heading that can be linked to."""
        config = self.builder.config
        heading = "".join(title)
        if config.html_permalinks and self.builder.add_permalinks:
            text, icon = sphinx_text("Link to this heading"), config.html_permalinks_icon
            heading += f'<a class="headerlink" href="#{anchor}" title="{text}">{icon}</a>'
        start = f'<section{_classes(kind and f"scholar-{kind}")} id="{anchor}">'
        return f"{start}\n<h{level}>{heading}</h{level}>\n{''.join(children)}</section>\n"

    def verbatim(self, text: str, kind: str) -> str:
        """Make a text to select and copy."""
        return widgets.verbatim(text, f"scholar-{kind}")

    def widget(self, node: Element, *children: str) -> str:
        """Put HTML between what the node's visitors write."""
        visit, depart = widgets.VISITORS[type(node)]
        self.body = []
        try:
            visit(self, node)
        except nodes.SkipNode:
            return "".join(self.body)
        self.body += children
        if depart:
            depart(self, node)
        return "".join(self.body)


def _classes(names: str) -> str:
    return f' class="{names}"' if names else ""
