"""Nodes for what docutils has no name for: lists with data for scripts, forms of a citation, names of links.

Outside HTML each stands as the docutils node that it is a kind of. Knows nothing of papers.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class works_list(nodes.bullet_list):  # noqa: N801 - nodes are named as docutils names them
    """A list without bullets, every item of which may carry ``data`` for scripts."""


class works_item(nodes.list_item):  # noqa: N801
    """An item of such a list; ``data`` gives ``data-*`` attributes their values."""


class script_place(nodes.General, nodes.Element):  # noqa: N801
    """An empty place that only a script fills; ``data``. Nothing without HTML or scripts."""


class citation_forms(nodes.container):  # noqa: N801
    """All forms of one citation; ``data`` for the script that copies them."""


class citation_form(nodes.container):  # noqa: N801
    """One of them, to open and close; ``summary``, ``group`` (of which one is open), ``opened``."""


class citation_text(nodes.literal_block):  # noqa: N801
    """A citation to select and copy, its lines kept."""


class heard(nodes.inline):  # noqa: N801
    """Words at the end of a link that say of what it is, in its name and not to the eye."""


# Translators are ``Any`` below: the stubs of docutils have no place for attributes in ``starttag``.


def data_attributes(node: nodes.Element) -> dict[str, str]:
    """Return the attributes of HTML that hold a node's data."""
    data: dict[str, str] = node.get("data", {})
    return {f"data-{name}": value for name, value in data.items()}


def _visit_works_list(translator: Any, node: works_list) -> None:
    # The paragraphs of an item are lines of a card; docutils would take the only one out of its element.
    translator.context.append((translator.compact_simple, translator.compact_p))
    translator.compact_p = None
    translator.body.append(translator.starttag(node, "ul", **data_attributes(node)))


def _depart_works_list(translator: Any, node: works_list) -> None:
    translator.compact_simple, translator.compact_p = translator.context.pop()
    translator.body.append("</ul>\n")


def _visit_works_item(translator: Any, node: works_item) -> None:
    translator.body.append(translator.starttag(node, "li", "", **data_attributes(node)))


def _depart_works_item(translator: Any, node: works_item) -> None:
    translator.body.append("</li>\n")


def _visit_script_place(translator: Any, node: script_place) -> None:
    translator.body.append(translator.starttag(node, "div", "", **data_attributes(node)))


def _depart_script_place(translator: Any, node: script_place) -> None:
    translator.body.append("</div>\n")


def _visit_citation_forms(translator: Any, node: citation_forms) -> None:
    translator.body.append(translator.starttag(node, "div", **data_attributes(node)))


def _depart_citation_forms(translator: Any, node: citation_forms) -> None:
    translator.body.append("</div>\n")


def _visit_citation_form(translator: Any, node: citation_form) -> None:
    opened = {"open": "open"} if node.get("opened") else {}
    translator.body += [
        translator.starttag(node, "details", "", name=node["group"], **opened),
        f"<summary>{translator.encode(node['summary'])}</summary>\n",
    ]


def _depart_citation_form(translator: Any, node: citation_form) -> None:
    translator.body.append("</details>\n")


def verbatim(text: str, classes: str) -> str:
    """Return a text to select and copy as HTML."""
    return f'<pre class="{classes}">{html.escape(text, quote=False)}</pre>\n'


def _visit_citation_text(translator: Any, node: citation_text) -> None:
    translator.body.append(verbatim(node.astext(), " ".join(node["classes"])))
    raise nodes.SkipNode


def _visit_heard(translator: Any, node: heard) -> None:
    """Give the link that was begun a name: ``<a aria-label="Code: Notes" …>Code</a>``.

    A run of text that is only out of sight would be set apart by a blank: "Code : Notes". Where a
    reference led nowhere there is no link, and nothing to name.
    """
    link = node.parent
    while link is not None and not isinstance(link, nodes.reference):
        link = link.parent
    if link is not None:
        body = translator.body
        begun = next(i for i in range(len(body) - 1, -1, -1) if body[i].startswith("<a "))
        name = translator.encode(link.astext())
        body[begun] = body[begun].replace("<a ", f'<a aria-label="{name}" ', 1)
    raise nodes.SkipNode


def _skip(translator: object, node: nodes.Element) -> None:
    raise nodes.SkipNode


Visitor = Callable[[Any, Any], None]

VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor | None]] = {
    works_list: (_visit_works_list, _depart_works_list),
    works_item: (_visit_works_item, _depart_works_item),
    citation_forms: (_visit_citation_forms, _depart_citation_forms),
    citation_form: (_visit_citation_form, _depart_citation_form),
    citation_text: (_visit_citation_text, None),
    heard: (_visit_heard, None),
    script_place: (_visit_script_place, _depart_script_place),
}
"""How HTML is written of each node."""


def add_nodes(app: Sphinx) -> None:
    """Make the nodes known to Sphinx."""
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)
    skip = (_skip, None)
    for name in ("latex", "text", "man", "texinfo"):
        app.add_node(script_place, override=True, **{name: skip})
