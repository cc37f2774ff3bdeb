"""How HTML is written of the nodes that show records: each by its template.

What an author wrote below an object is among a node's children, and reaches its template as HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils.nodes import SkipNode
from markupsafe import Markup

from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.rendering import nodes, paper_list
from sphinx_scholar.rendering.components import Component
from sphinx_scholar.rendering.entries import EntryView
from sphinx_scholar.rendering.paper_page import PaperPage
from sphinx_scholar.rendering.people import PersonView, contact_ways
from sphinx_scholar.rendering.posts import PostView, post_list_html
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.application import Sphinx

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person

# Translators are ``Any`` below: the stubs of docutils do not know what Sphinx's have.


def visit(translator: Any, node: nodes.record_node | nodes.object_body) -> None:
    """Begin to gather what the children say."""
    translator.context.append(translator.body)
    translator.body = []


def depart_body(translator: Any, node: nodes.object_body) -> None:
    """Put what an author wrote down as one piece."""
    written = _html(translator.body)
    translator.body = translator.context.pop()
    translator.body.append(written)


def depart(translator: Any, node: nodes.record_node) -> None:
    """Put what the template makes in the place of what the children say."""
    children = translator.body
    translator.body = translator.context.pop()
    domain = ScholarDomain.of(translator.builder.env)
    translator.body.append(rendered(node, domain, children, translator.section_level + 1))


def rendered(
    node: nodes.record_node, domain: ScholarDomain, children: Sequence[str] = (), level: int = 2
) -> str:
    """Return what the template of a node makes of it and of the HTML of its children."""
    return RENDERERS[type(node)](node, Page(domain, node["docname"]), children, level)


def skip(translator: object, node: nodes.fallback) -> None:
    """Write nothing: the template says it."""
    raise SkipNode


def _html(written: Iterable[str]) -> Markup:
    """Return as one piece what the translator has written."""
    return Markup("".join(written))  # noqa: S704 - visitors write HTML, and escape what is none


def _body_of(children: Sequence[str]) -> Markup:
    return next((child for child in children if isinstance(child, Markup)), Markup())


def _beside(children: Sequence[str]) -> Markup:
    """Return what stands beside a body: a picture."""
    return _html(child for child in children if not isinstance(child, Markup))


def _paper_list(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    return paper_list.list_html(node, page, _html(children))


def _paper_cards(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    works = page.domain.works(node["keys"])
    chosen = {name: node[name] for name in ("style", "is_numbered", "pictures", "filtered_by")}
    return paper_list.cards_html(works, page, **chosen)


def _paper_page(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    work = page.domain.bibliography.works[node["key"]]
    paper = PaperPage(work, page)
    return page.render("paper_page", paper=paper, body=_body_of(children), level=level)


def _entry(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    entry = EntryView(cast("Entry", page.domain.find(node["kind"], node["name"])), page)
    style = node.get("style", "full")
    if style == "line" and not entry.record.is_sentence:
        return page.render("entry_brief", entry=entry)
    is_listed = "style" in node
    photo, body = _beside(children), _body_of(children)
    is_member = entry.kind.is_people and (is_listed or entry.record.is_sentence)
    if photo or is_member:
        page.uses(Component.MEMBERS)
    style = "full" if entry.record.is_sentence else style
    has_more = (style == "full" or is_member) and (body or entry.papers)
    if has_more or (not is_listed and entry.mentions):
        page.uses(Component.ENTRIES)
    if is_member and not (entry.record.is_sentence and entry.record.is_over):
        page.uses(Component.DETAILS)
        return page.render("member", entry=entry, photo=photo, body=body)
    return page.render("entry", entry=entry, style=style, is_listed=is_listed, photo=photo, body=body)


def _entry_list(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    selection = page.domain.entry_selection(node["query"])
    if page.domain.settings.all_kinds[node["query"].kind].is_people and selection.style != "line":
        shown = list(zip(selection.entries, children, strict=True))
        return page.render(
            "member_list",
            members=[html for entry, html in shown if not entry.is_over],
            alumni=[html for entry, html in shown if entry.is_over],
        )
    return page.render("entry_list", entries=children, style=selection.style)


def _person(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    person = PersonView(cast("Person", page.domain.find("person", node["name"])), page)
    portrait, body = _beside(children), _body_of(children)
    if portrait or person.whereabouts:
        page.uses(Component.DETAILS)
    return page.render("person", person=person, anchor=node["ids"][0], portrait=portrait, body=body)


def _contact_list(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    return page.render("contact_list", ways=contact_ways(node["show"], page))


def _post_head(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    post = PostView(page.domain.data["posts"][node["name"]], page)
    return page.render("post_head", post=post, picture=_html(children))


def _post_foot(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    return page.render("post_foot", post=PostView(page.domain.data["posts"][node["name"]], page))


def _post_list(node: Any, page: Page, children: Sequence[str], level: int) -> str:
    return post_list_html(page.domain.posts.select(node["query"]), page, level)


RENDERERS: dict[type[nodes.record_node], Callable[[Any, Page, Sequence[str], int], str]] = {
    nodes.paper_list: _paper_list,
    nodes.paper_cards: _paper_cards,
    nodes.paper_page: _paper_page,
    nodes.entry_item: _entry,
    nodes.entry_list: _entry_list,
    nodes.post_head: _post_head,
    nodes.post_foot: _post_foot,
    nodes.post_list: _post_list,
    nodes.person_head: _person,
    nodes.contact_list: _contact_list,
}
"""What each node becomes, with the HTML of its children and the level of headings below it."""


def add_nodes(app: Sphinx) -> None:
    """Make the nodes known to Sphinx."""
    for node in RENDERERS:
        app.add_node(node, html=(visit, depart))
    app.add_node(nodes.object_body, html=(visit, depart_body))
    app.add_node(nodes.fallback, html=(skip, None))
    app.add_node(nodes.owner_fact)
    app.add_node(nodes.paper_group)
    app.add_node(nodes.written_list)
    app.add_node(nodes.unbroken)
