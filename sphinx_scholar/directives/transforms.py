"""When all pages are read, the nodes that show records learn what those are.

Knows which facts a node asks for; how they look is decided in ``rendering``.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_scholar import wording
from sphinx_scholar.directives.empty_sections import drop_empty, sections_with_lists
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.rendering import fallbacks
from sphinx_scholar.rendering import nodes as own
from sphinx_scholar.rendering.bodies import body_on
from sphinx_scholar.rendering.people import contact_ways
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.domain.paper_selections import PaperSelection
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person


class FillRecordNodes(SphinxPostTransform):
    """Say in nodes what they show, before Sphinx resolves references."""

    default_priority = 5
    # Sphinx's ReferencesResolver runs at 10 and takes the references that are made here.

    def run(self, **kwargs: Any) -> None:
        """Fill every such node of the page that is about to be written."""
        docname = self.env.current_document.docname
        filler = Filler(self.env, docname)
        sections = sections_with_lists(self.document)
        for node in list(self.document.findall(_is_record_node)):
            filler.fill(cast("Element", node))
        drop_empty(sections, self.env, docname)


class ShowBodies(SphinxPostTransform):
    """Copy the bodies of listed entries to where they are shown.

    They are resolved already, as parts of their own pages: no other transform has to look through them.
    """

    default_priority = 990
    builders = tuple(HTML_BUILDERS)

    def run(self, **kwargs: Any) -> None:
        """Put each into its place."""
        docname = self.env.current_document.docname
        domain = ScholarDomain.of(self.env)
        for number, place in enumerate(list(self.document.findall(own.listed_body)), 1):
            item = place.parent
            entry = cast("Entry", domain.find(item["kind"], item["name"]))
            place.replace_self(list(body_on(entry, self.env, shown_on=docname, number=number)))


def _is_record_node(node: Node) -> bool:
    return isinstance(node, (own.record_node, own.owner_fact))


def fill_titles(app: Sphinx, builder: Builder) -> None:
    """Put facts about the owner into the titles of menus, in which Sphinx resolves nothing; CVs are made."""
    for titles in (app.env.titles, app.env.longtitles, app.env.tocs):
        for docname, title in titles.items():
            for node in list(title.findall(own.owner_fact)):
                shown = Filler(app.env, docname).shown_fact(node["fact"])
                node.replace_self([nodes.Text(part.astext()) for part in shown])


class Filler:
    """Fills the nodes of one page."""

    fillers: ClassVar[dict[type[Element], Callable[[Filler, Element], None]]] = {}

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self.env = env
        self.docname = docname
        self.domain = ScholarDomain.of(env)
        self.page = Page(self.domain, docname)
        self._body_numbers = count(1)

    def fill(self, node: Element) -> None:
        """Put what a node says where it is not a template's among its children."""
        node["docname"] = self.docname
        self.fillers[type(node)](self, node)

    # -- papers ------------------------------------------------------------------------------

    def _paper_list(self, node: Element) -> None:
        selection: PaperSelection = node["selection"]
        if node["summary"]:
            node += fallbacks.summary(len(selection.keys), self.page)
        is_split = node["split"] and self.page.has_files
        if selection.keys and not is_split and (node["split"] or not selection.is_grouped):
            cards = cast("own.paper_list", node).cards(selection.keys)
            node += cards
            self.fill(cards)

    def _paper_cards(self, node: Element) -> None:
        works = self.domain.works(node["keys"])
        node += fallbacks.paper_items(works, self.page, node["style"], is_numbered=node["is_numbered"])

    def _paper_page(self, node: Element) -> None:
        work = self.domain.bibliography.works[node["key"]]
        node.insert(0, fallbacks.paper_head(work, self.page))
        node += fallbacks.paper_tail(work, self.page)

    # -- entries -----------------------------------------------------------------------------

    def _entry_list(self, node: Element) -> None:
        selection = self.domain.entry_selection(node["query"])
        for entry in selection.entries:
            item = own.entry_item(kind=entry.directive, name=entry.name, style=selection.style)
            if selection.style == "full" or entry.is_sentence:
                if self.page.has_files:
                    item += own.listed_body()
                else:
                    number = next(self._body_numbers)
                    item += body_on(entry, self.env, shown_on=self.docname, number=number)
            node += item
            self.fill(item)
        if not node.children:
            node.replace_self([])

    def _entry_item(self, node: Element) -> None:
        entry = cast("Entry", self.domain.find(node["kind"], node["name"]))
        is_listed = "style" in node
        node.insert(0, fallbacks.entry_head(entry, self.page, is_listed=is_listed))
        if node.get("style", "full") == "full":
            node += fallbacks.entry_tail(entry, self.page, is_listed=is_listed)

    # -- posts -------------------------------------------------------------------------------

    def _post_head(self, node: Element) -> None:
        node.insert(0, fallbacks.post_head(self.domain.data["posts"][node["name"]], self.page))

    def _post_foot(self, node: Element) -> None:
        node += fallbacks.post_foot(self.domain.data["posts"][node["name"]], self.page)

    def _post_list(self, node: Element) -> None:
        groups = self.domain.posts.select(node["query"])
        if groups:
            node += fallbacks.post_items(groups)
        else:
            node.replace_self([])

    # -- the owner ---------------------------------------------------------------------------

    def _person_head(self, node: Element) -> None:
        person = cast("Person", self.domain.find("person", node["name"]))
        node.insert(0, fallbacks.person_head(person, self.page))
        node += fallbacks.person_tail(person, self.page)

    def _contact_list(self, node: Element) -> None:
        if contact_ways(node["show"], self.page):
            node += fallbacks.contact_items(node["show"], self.page)
        else:
            node.replace_self([])

    def _owner_fact(self, node: Element) -> None:
        node.replace_self(self.shown_fact(node["fact"]))

    def shown_fact(self, fact: str) -> list[Node]:
        """Return a fact about the owner as running text shows it; nothing where it is not known."""
        owner, cv = self.domain.owner, self.domain.cv_on(self.docname)
        if fact == "cv":
            return [fallbacks.cv_link(cv)] if cv else []
        if not owner or not (value := _fact_of(owner, fact)):
            return []
        return [fallbacks.email_link(value) if fact == "email" else fallbacks.text(value)]


def _fact_of(owner: Person, fact: str) -> str:
    return wording.address_text(owner) if fact == "address" else str(getattr(owner, fact.replace("-", "_")))


Filler.fillers = {
    own.paper_list: Filler._paper_list,
    own.paper_cards: Filler._paper_cards,
    own.paper_page: Filler._paper_page,
    own.entry_list: Filler._entry_list,
    own.entry_item: Filler._entry_item,
    own.post_head: Filler._post_head,
    own.post_foot: Filler._post_foot,
    own.post_list: Filler._post_list,
    own.person_head: Filler._person_head,
    own.contact_list: Filler._contact_list,
    own.owner_fact: Filler._owner_fact,
}
