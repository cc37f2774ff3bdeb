"""The body of an object, shown on another page than the one where it was written.

It is a copy: its references are resolved against the page where they were written, then made
relative to the page that shows them; its ids are dropped, and lists within it left out.
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

    from docutils.nodes import Element
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.records.entries import Entry


def body_of(entry: Entry, env: BuildEnvironment, *, shown_on: str) -> Iterator[Element]:
    """Yield the body of an entry, if it has one, as another page shows it."""
    domain = cast("ScholarDomain", env.get_domain(ScholarDomain.name))
    if entry.docname not in domain.bodies:
        # A doctree is unpickled each time that it is asked for.
        domain.bodies[entry.docname] = _bodies_on(env.get_doctree(entry.docname))
    for body in domain.bodies[entry.docname].get(entry.anchor, ()):
        yield _copied(body, env, origin=entry.docname, shown_on=shown_on)


def _bodies_on(page: nodes.document) -> dict[str, list[Element]]:
    """Return the bodies of a page's objects by their anchors."""
    found: dict[str, list[Element]] = {}
    for node in page.findall(own.entry_item):
        bodies = [child for child in node.children if isinstance(child, own.object_body)]
        for anchor in cast("Element", node.parent)["ids"] if bodies else ():
            found.setdefault(anchor, cast("list[Element]", bodies))
    return found


def _copied(body: Element, env: BuildEnvironment, *, origin: str, shown_on: str) -> Element:
    builder = cast("ScholarDomain", env.get_domain(ScholarDomain.name)).builder
    document = new_document("")
    document += body.deepcopy()
    for node in list(document.findall(own.record_node)):
        # A list within a body may hold that very body.
        if not isinstance(node, own.entry_item):
            node.parent.remove(node)
    for mark in list(document.findall(nodes.footnote_reference)):
        # The note itself stands at the end of the page where the body was written.
        link = nodes.reference("", mark.astext(), refid=mark["refid"], internal=True)
        mark.replace_self(nodes.superscript("", "", link))
    env.resolve_references(document, origin, builder)
    for element in document.findall(nodes.Element):
        element["ids"] = []
        if isinstance(element, own.entry_item):
            element["docname"] = shown_on
        if isinstance(element, nodes.reference):
            _redirect(element, builder, origin=origin, shown_on=shown_on)
    return cast("Element", document.children[0])


def _redirect(reference: nodes.reference, builder: Builder, *, origin: str, shown_on: str) -> None:
    """Make a reference that leads from ``origin`` lead from the page that shows it."""
    try:
        here, there = builder.get_target_uri(shown_on), builder.get_target_uri(origin)
    except NoUri:
        return
    if "refid" in reference:
        reference["refuri"] = f"{there}#{reference['refid']}"
        del reference["refid"]
    elif not reference.get("internal") or urlsplit(reference.get("refuri", "")).scheme:
        return
    else:
        reference["refuri"] = urljoin(there, reference["refuri"])
    if builder.format == "html":
        target, _sep, fragment = reference["refuri"].partition("#")
        path = "" if target == here else relative_uri(here, target)
        reference["refuri"] = f"{path}#{fragment}" if fragment else path
