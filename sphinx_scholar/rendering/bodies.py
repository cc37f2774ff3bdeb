"""The bodies of objects: what authors wrote below them, shown on other pages and in other media too.

All bodies of a page are resolved at once, as parts of that page. Another page shows a copy, whose
references are made relative to it and whose ids are its own or dropped; lists within a body are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.docutils import new_document
from sphinx.util.osutil import relative_uri

from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.rendering import nodes as own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.records.entries import Entry

CAPTIONED = (nodes.figure, nodes.table, nodes.container)
"""What may have a caption; code that has one is in a container."""


def body_of(entry: Entry, env: BuildEnvironment) -> list[Element]:
    """Return picture and body of an entry, if it has them, as parts of its own page; not to be changed."""
    domain = ScholarDomain.of(env)
    if entry.docname not in domain.bodies:
        domain.bodies[entry.docname] = _bodies_on(entry.docname, env)
    return domain.bodies[entry.docname].get(entry.anchor, [])


def _bodies_on(docname: str, env: BuildEnvironment) -> dict[str, list[Element]]:
    """Return the bodies of a page's objects by their anchors, their references resolved."""
    document = new_document("")
    found: dict[str, list[Element]] = {}
    for node in list(env.get_doctree(docname).findall(own.entry_item)):
        for part in node.children:
            if isinstance(part, (own.object_body, nodes.image)):
                body = part.deepcopy() if _is_within_body(node) else part
                document += body
                for anchor in cast("Element", node.parent)["ids"]:
                    found.setdefault(anchor, []).append(body)
    for shown in list(document.findall(own.record_node)):
        # A list within a body may hold that very body.
        if not isinstance(shown, own.entry_item):
            cast("Element", shown.parent).remove(shown)
    for mark in list(document.findall(nodes.footnote_reference)):
        # The note itself stands at the end of the page where the body was written.
        link = nodes.reference("", mark.astext(), refid=mark["refid"], internal=True)
        mark.replace_self(nodes.superscript("", "", link))
    env.resolve_references(document, docname, ScholarDomain.of(env).builder)
    return found


def _is_within_body(node: Node) -> bool:
    """Tell whether a node is part of a body, which is shown as a whole too."""
    parent = node.parent
    while parent is not None and not isinstance(parent, own.object_body):
        parent = parent.parent
    return parent is not None


def body_on(entry: Entry, env: BuildEnvironment, *, shown_on: str, number: int) -> Iterator[Element]:
    """Yield a copy of the body of an entry for the page that shows it, the ``number``-th one there."""
    builder = ScholarDomain.of(env).builder
    for body in body_of(entry, env):
        copied = body.deepcopy()
        for element in copied.findall(nodes.Element):
            # Sphinx asks for an id of whatever has a caption.
            ids = element["ids"] if isinstance(element, CAPTIONED) else ()
            element["ids"] = [f"body-{number}-{each}" for each in ids]
            if isinstance(element, own.entry_item):
                element["docname"] = shown_on
            if isinstance(element, nodes.reference):
                _redirect(element, builder, origin=entry.docname, shown_on=shown_on)
            if isinstance(element, nodes.math_block):
                _leave_label(element, env.config)
        yield copied


def _leave_label(formula: nodes.math_block, config: Config) -> None:
    """Leave the label of a formula, and a number that Sphinx finds by it, to the formula's own page."""
    formula["label"] = None
    if config.numfig and config.math_numfig:
        formula["number"] = None


def _redirect(reference: nodes.reference, builder: Builder, *, origin: str, shown_on: str) -> None:
    """Make a reference that leads from ``origin`` lead from the page that shows it."""
    if builder.name == "singlehtml" or reference.get("refuri", "").startswith("%"):
        return  # The same address leads there from every page, in LaTeX and Texinfo too.
    try:
        here, there = builder.get_target_uri(shown_on), builder.get_target_uri(origin)
    except NoUri:
        return
    if "refid" in reference:
        reference["refuri"] = f"{there}#{reference['refid']}"
        reference["internal"] = True
        del reference["refid"]
    elif not reference.get("internal") or urlsplit(reference.get("refuri", "")).scheme:
        return
    else:
        reference["refuri"] = urljoin(there, reference["refuri"])
    if builder.format == "html":
        target, _sep, fragment = reference["refuri"].partition("#")
        path = "" if target == here else relative_uri(here, target)
        reference["refuri"] = f"{path}#{fragment}" if fragment else path
