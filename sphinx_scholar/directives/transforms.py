"""When all pages are read, placeholders become what they ask for.

Knows which facts a placeholder asks for; how they look is decided by ``cards`` and ``rendering``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_scholar import wording
from sphinx_scholar.citations import render_forms
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import KINDS, Mention, ScholarDomain
from sphinx_scholar.records.problems import Fault, did_you_mean
from sphinx_scholar.rendering import entries as entry_nodes
from sphinx_scholar.rendering import paper_card, paper_page
from sphinx_scholar.rendering import paper_list as paper_list_nodes
from sphinx_scholar.rendering.bodies import body_of
from sphinx_scholar.rendering.pieces import NODES
from sphinx_scholar.rendering.placeholders import (
    contact_list,
    entry_list,
    entry_mentions,
    inline_placeholder,
    owner_fact,
    paper_cards,
    paper_list,
    person_placeholder,
    placeholder,
    publication_head,
    publication_tail,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils.nodes import Element, Node
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.domain.selections import PaperSelection
    from sphinx_scholar.records.entries import Entry

_ = get_translation(wording.CATALOG)


def collect_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Note which sections refer to which objects, as soon as a page is read."""
    from sphinx import addnodes

    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    docname = app.env.current_document.docname
    seen = set()
    for reference in doctree.findall(addnodes.pending_xref):
        kind = reference.get("reftype")
        if reference.get("refdomain") != "scholar" or kind not in KINDS:
            continue
        if is_shown_elsewhere(reference):
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
    if not isinstance(domain, ScholarDomain) or kind not in KINDS:
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


def is_shown_elsewhere(node: Node) -> bool:
    """Tell whether a node is part of an object, which leads to its papers by itself."""
    parent = node.parent
    while parent is not None:
        if "scholar-entry" in parent.get("classes", ()):
            return True
        parent = parent.parent
    return False


def _section_of(node: Node) -> nodes.section | None:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.section):
        parent = parent.parent
    return parent


class FillPlaceholders(SphinxPostTransform):
    """Put records in the place of placeholders, before Sphinx resolves references."""

    default_priority = 5
    # Sphinx's ReferencesResolver runs at 10 and takes the references that are made here.

    def run(self, **kwargs: Any) -> None:
        """Fill every placeholder of the page that is about to be written."""
        fill = Filler(self.env, self.env.current_document.docname)
        for node in list(self.document.findall(_is_placeholder)):
            element = cast("Element", node)
            element.replace_self(fill.nodes_for(element))


def _is_placeholder(node: Node) -> bool:
    return isinstance(node, (placeholder, inline_placeholder))


class Filler:
    """Makes what placeholders of one page ask for."""

    makers: ClassVar[dict[type[Element], Callable[[Filler, Element], Sequence[Node]]]] = {}

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self.env = env
        self.docname = docname
        self.domain = cast("ScholarDomain", env.get_domain(ScholarDomain.name))
        self.links = self.domain.settings.links

    def nodes_for(self, node: Element) -> list[Node]:
        """Return what stands in the place of a placeholder."""
        made = nodes.inline("", "", *self.makers[type(node)](self, node))
        set_apostrophes(made)
        return made.children

    # -- papers ------------------------------------------------------------------------------

    def _paper_list(self, node: Element) -> Sequence[Node]:
        selection: PaperSelection = node["selection"]
        found: list[Node] = []
        if node["summary"]:
            found += paper_list_nodes.summary_nodes(len(selection.keys), self.domain)
        if node["split"]:
            return [*found, *paper_list_nodes.split_list_nodes(node["split"], self.domain)]
        if node["filtered_by"]:
            works = self.domain.works(selection.keys)
            found.append(paper_list_nodes.filter_place(node["filtered_by"], works, self.domain))
        if selection.is_grouped:
            return found
        return [*found, *self._cards(selection.keys, selection.style, node["filtered_by"])]

    def _paper_cards(self, node: Element) -> Sequence[Node]:
        return self._cards(node["keys"], node["style"], node["filtered_by"])

    def _cards(self, keys: Sequence[str], style: str, filtered_by: str) -> Sequence[Node]:
        works = self.domain.works(keys)
        made = paper_card.cards(works, self.domain, NODES, style=style, filtered_by=filtered_by)
        return [made] if works else []

    def _publication_head(self, node: Element) -> Sequence[Node]:
        work = self.domain.bibliography.get(node["key"])
        return paper_page.page_head(work, self.domain, NODES) if work else []

    def _publication_tail(self, node: Element) -> Sequence[Node]:
        work = self.domain.bibliography.get(node["key"])
        return paper_page.page_tail(work, self.domain, NODES, render_forms(work)) if work else []

    # -- entries -----------------------------------------------------------------------------

    def _entry_list(self, node: Element) -> Sequence[Node]:
        selection = self.domain.entry_selection(node["query"])
        entries = selection.entries
        if selection.style == "full":
            items = [entry_nodes.entry_in_full(entry, self._body(entry), self.links) for entry in entries]
        elif selection.style == "compact":
            items = [entry_nodes.entry_heading(entry, self.links) for entry in entries]
        else:
            items = [entry_nodes.entry_in_brief(entry, self.links) for entry in entries]
        timeline = entry_nodes.list_of(items, "timeline")
        timeline["classes"].append(f"scholar-{selection.style}")
        return [timeline] if items else []

    def _body(self, entry: Entry) -> list[Node]:
        return list(body_of(entry, self.env, shown_on=self.docname))

    def _entry_mentions(self, node: Element) -> Sequence[Node]:
        found = []
        for mention in self.domain.mentions_of(node["kind"], node["name"]):
            page = self.env.titles[mention.docname].astext()
            place = f"{mention.docname}#{mention.anchor}"
            target = entry_nodes.reference_to("section", place, nodes.Text(mention.title))
            found.append([target] if page == mention.title else [nodes.Text(f"{page}: "), target])
        return [entry_nodes.paragraph(*entry_nodes.joined(found, " · "), kind="papers")] if found else []

    # -- the owner ---------------------------------------------------------------------------

    def _person(self, node: Element) -> Sequence[Node]:
        person = self.domain.find("person", node["name"])
        if person is None:
            return []
        cv = self._cv_link()
        body = [child.deepcopy() for child in node.children[0].children]
        head = entry_nodes.person_head(cast("Any", person), body, self.links, cv)
        box = nodes.container(ids=node["ids"], classes=["scholar-person"])
        box += [*(picture.deepcopy() for picture in node.children[1:]), *head]
        return [box]

    def _cv_link(self) -> addnodes.pending_xref | None:
        cv = self.domain.cv
        return entry_nodes.reference_to("file", cv, nodes.Text(_("CV (PDF)"))) if cv else None

    def _contact_list(self, node: Element) -> Sequence[Node]:
        owner = self.domain.owner
        if owner is None:
            return []
        links: list[Element] = []
        if node["show"] == "emails":
            links += [entry_nodes.email_link(address) for address in owner.emails]
        elif node["show"] == "profiles":
            links += [entry_nodes.profile_link(profile.kind, profile.url) for profile in owner.profiles]
        else:
            exports = self.domain.exports
            files = [(wording.file_text(form), exports[form]) for form in wording.FILES if form in exports]
            links += [entry_nodes.reference_to("file", path, nodes.Text(text)) for text, path in files]
        if not links:
            return []
        return [entry_nodes.list_of([[entry_nodes.paragraph(item, kind="way")] for item in links], "contact")]

    def _owner_fact(self, node: Element) -> Sequence[Node]:
        owner = self.domain.owner
        if node["fact"] == "cv":
            cv = self._cv_link()
            return [cv] if cv is not None else []
        value = str(getattr(owner, node["fact"])) if owner else ""
        if not value:
            return []
        return [entry_nodes.email_link(value)] if node["fact"] == "email" else [nodes.Text(value)]


Filler.makers = {
    paper_list: Filler._paper_list,
    paper_cards: Filler._paper_cards,
    publication_head: Filler._publication_head,
    publication_tail: Filler._publication_tail,
    entry_list: Filler._entry_list,
    entry_mentions: Filler._entry_mentions,
    person_placeholder: Filler._person,
    contact_list: Filler._contact_list,
    owner_fact: Filler._owner_fact,
}


def set_apostrophes(node: Node) -> None:
    """Print apostrophes as ``smartquotes`` prints them in the text of pages: ``ICML’24``."""
    for text in list(node.findall(nodes.Text)):
        if "'" in text and not isinstance(text.parent, (nodes.literal, nodes.literal_block, nodes.math)):
            text.parent.replace(text, nodes.Text(text.replace("'", "’")))
