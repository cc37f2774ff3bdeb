"""References to objects in what authors write: where each stands, and those that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.objects import Mention
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.problems import Fault, did_you_mean
from sphinx_scholar.rendering import nodes as own

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.domains import Domain


def collect_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Note which sections refer to which objects, as soon as a page is read."""
    from sphinx import addnodes

    domain = ScholarDomain.of(app.env)
    docname = app.env.current_document.docname
    seen = set()
    for reference in doctree.findall(addnodes.pending_xref):
        kind = reference.get("reftype")
        if reference.get("refdomain") != "scholar" or kind not in domain.kinds:
            continue
        if _is_shown_elsewhere(reference):
            continue
        section = _section_of(reference)
        if section is None:
            continue
        anchor = "" if isinstance(section.parent, nodes.document) else section["ids"][0]
        title = section.next_node(nodes.title)
        mention = Mention(
            kind=kind,
            key=reference["reftarget"],
            docname=docname,
            anchor=anchor,
            title=title.astext() if title else "",
        )
        if mention not in seen:
            seen.add(mention)
            domain.note_mention(mention)


def warn_of_unknown(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Warn of a reference to nothing in Sphinx's stead, with the nearest known name."""
    kind, target = node["reftype"], node["reftarget"]
    if not isinstance(domain, ScholarDomain) or kind not in domain.kinds:
        return None
    known = domain.bibliography.works if kind == "publication" else (r.name for r in domain.records(kind))
    warn(
        Fault.UNKNOWN_KEY,
        "there is no %s %r on this site; its name stands without a link%s",
        kind,
        target,
        did_you_mean(target, known),
        location=node,
        once=True,
    )
    return True


def _is_shown_elsewhere(node: Node) -> bool:
    """Tell whether a node is part of an object, which leads to its papers by itself."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, own.entry_item):
            return True
        parent = parent.parent
    return False


def _section_of(node: Node) -> nodes.section | None:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.section):
        parent = parent.parent
    return parent
