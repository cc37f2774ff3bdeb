"""What nodes say where no template shows them: titles, people, where it appeared, links.

Text, LaTeX, manuals, the link checker and Sphinx's own search see this, and nothing else of a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.identifiers import mailto
from sphinx_scholar.rendering.entries import EntryView, address_ways, contact_ways, enumerated
from sphinx_scholar.rendering.nodes import fallback
from sphinx_scholar.rendering.paper_card import PaperCard, introduction_of, phrase, standing_of
from sphinx_scholar.rendering.paper_page import PaperPage
from sphinx_scholar.rendering.posts import PostView
from sphinx_scholar.rendering.rich_text import printed, text_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.domain.posts import PostGroup
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person
    from sphinx_scholar.records.posts import Post
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.entries import FactLine, Named, Way
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


# -- what all of them are made of ------------------------------------------------------------------


def text(string: str) -> nodes.Text:
    """Return text with the apostrophes that pages have."""
    return nodes.Text(printed(string))


def link(string: str, url: str) -> Node:
    """Return a link that leads out of the site; text where there is no address."""
    return nodes.reference("", "", text(string), refuri=url, internal=False) if url else text(string)


def reference_to(kind: str, name: str, *children: Node, **attributes: str) -> addnodes.pending_xref:
    """Return a reference to an object, resolved like one that an author wrote."""
    # Sphinx's resolver keeps only the first child.
    content = children[0] if len(children) == 1 else nodes.inline("", "", *(children or (nodes.Text(name),)))
    attributes |= {"refdomain": "scholar", "reftype": kind, "reftarget": name}
    return addnodes.pending_xref("", content, **attributes, refexplicit=bool(children), refwarn=True)


def joined(parts: Iterable[Sequence[Node]], separator: str) -> list[Node]:
    """Return all of these groups that are not empty, with a separator between two."""
    children: list[Node] = []
    for part in parts:
        if part and children:
            children.append(nodes.Text(separator))
        children.extend(part)
    return children


def _lines(*lines: Sequence[Node]) -> list[Element]:
    return [nodes.paragraph("", "", *line) for line in lines if line]


def _links(names: Iterable[Named]) -> list[Node]:
    return [
        node for name in names for node in (nodes.Text(name.before), link(name.text, name.url.unescape()))
    ]


def _mentions(kind: str, name: str, page: Page) -> list[list[Node]]:
    return [
        [reference_to("section", f"{mention.docname}#{mention.anchor}", text(mention.title))]
        for mention in page.domain.mentions_of(kind, name)
    ]


def _labeled(label: str, children: Sequence[Node]) -> list[Node]:
    return [text(f"{label}: "), *children] if children else []


# -- papers ------------------------------------------------------------------------------------------


def summary(count: int, page: Page) -> fallback:
    """Return how many works a list holds."""
    return fallback("", *_lines([text(wording.count_text(count, page.domain.env.config.language))]))


def paper_items(
    works: Iterable[Publication], page: Page, style: str, *, is_numbered: bool = False
) -> list[nodes.list_item]:
    """Return the papers of a list."""
    papers = [PaperCard(work, page, is_numbered=is_numbered) for work in works]
    return [nodes.list_item("", *_paper(paper, style)) for paper in papers]


def _paper(paper: PaperCard, style: str) -> list[Element]:
    work = paper.record
    title = reference_to("publication", work.key, *text_nodes(work.title, work.source))
    number = [text(f"{paper.number} ")] if paper.number else []
    if style == "line":
        brief = wording.sentence(wording.standing(work, brief=True))
        return _lines([*number, title, text(". "), *phrase_nodes(brief, work)])
    records = [record_nodes(record) for record in work.history] if style == "full" else ()
    return _lines(
        [*number, title], _people(paper), _standing(paper, style), *records, _addresses(paper, style)
    )


def _people(paper: PaperCard) -> list[Node]:
    line: list[Node] = []
    for person in paper.people:
        name = nodes.strong("", "", text(person.name)) if person.is_owner else text(person.name)
        line += [nodes.Text(person.before), name, nodes.Text(person.signs)]
    if paper.others:
        line.append(text(paper.others))
    if paper.collaboration:
        line.append(text(f" ({paper.collaboration})"))
    if paper.legend:
        line.append(text(f" ({paper.legend})"))
    if paper.people_are_editors:
        line.append(text(str(_(" (ed.)") if len(paper.people) == 1 else _(" (eds.)"))))
    return line


def _standing(paper: PaperCard, style: str = "full") -> list[Node]:
    work, standing = paper.record, standing_of(paper.record, style)
    badge, award = ([text(part)] if part else [] for part in (standing.badge, work.award))
    return joined([badge, text_nodes(standing.sentence, work.source), award], " ")


def phrase_nodes(plain: str, work: Publication) -> list[Node]:
    """Return what a phrase says of a paper, with the marks of the paper's own texts."""
    return text_nodes(phrase(plain, work), work.source)


def _addresses(paper: PaperCard, style: str = "full") -> list[Node]:
    found = [link(to.text, to.url.unescape()) for to in paper.buttons if to.is_external]
    return joined(([node] for node in found), " · ") if style == "full" else []


def record_nodes(record: Publication) -> list[Node]:
    """Return one earlier record of a work: what introduces it, its title, its state."""
    standing = wording.standing(record)
    title = nodes.emphasis("", "", *text_nodes(record.title, record.source))
    rest = phrase_nodes(f", {standing}." if standing else ".", record)
    return [text(f"{introduction_of(record)}: "), title, *rest]


def paper_head(work: Publication, page: Page) -> fallback:
    """Return what a paper's own page says above the author's notes."""
    paper = PaperCard(work, page)
    return fallback("", *_lines(_people(paper), _standing(paper), _addresses(paper)))


def paper_tail(work: Publication, page: Page) -> fallback:
    """Return what it says below them."""
    related: list[list[Node]] = [
        [reference_to(entry.directive, entry.name, text(entry.title))]
        for entry in page.domain.positions_of(work.key)
    ]
    related += _mentions("publication", work.key, page)
    abstract = text_nodes(work.abstract, work.source)
    citation = nodes.literal_block(work.bibtex, work.bibtex, language="none")
    history = [record_nodes(record) for record in work.history[::-1]]
    preprint = PaperPage(work, page).preprint
    if preprint:
        url = str(PaperPage(work, page).preprint_url)
        history.append([text(str(_("Preprint: "))), link(f"arXiv:{preprint}", url)])
    parts = (
        (_("Abstract"), _lines(abstract)),
        (_("Cite"), [citation]),
        (_("History"), _lines(*history)),
        (_("Related"), _lines(*related)),
    )
    return fallback("", *(node for title, some in parts if some for node in (nodes.rubric("", title), *some)))


# -- entries -----------------------------------------------------------------------------------------


def entry_head(entry: Entry, page: Page, *, is_listed: bool) -> fallback:
    """Return what an entry says above its body."""
    view = EntryView(entry, page)
    title: list[Node] = []
    if is_listed and not entry.is_sentence:
        shown = text_nodes(entry.marked_title, entry.source) or [text(entry.title)]
        title = [reference_to(entry.directive, entry.name, *shown)]
    dates = [text(f"{view.period} {view.as_of}".rstrip())] if view.period else []
    about = about_nodes(entry, page)
    for role in about if not is_listed else ():
        if isinstance(role, nodes.inline):
            # By this the builder of message catalogs finds the role, where it was written.
            role.source, role.line = entry.source.path, entry.source.line
            cast("Any", role).uid = ""
            role["translatable"] = True
    return fallback("", *_lines(title, dates, about))


def about_nodes(entry: Entry, page: Page) -> list[Node]:
    """Return the line about an entry: what the fields of its kind say."""
    return joined((_fact(fact) for fact in EntryView(entry, page).facts), " · ")


def _fact(fact: FactLine) -> list[Node]:
    if fact.field == "role":
        return [nodes.inline(name.text, "", text(name.text)) for name in fact.names]
    return _labeled(fact.label, _links(fact.names)) if fact.label else _links(fact.names)


def papers_of(entry: Entry) -> list[Node]:
    """Return the line that leads from an entry to its papers."""
    label = _("Paper") if len(entry.publications) == 1 else _("Papers")
    references = ([reference_to("publication", key)] for key in entry.publications)
    return _labeled(str(label), joined(references, ", "))


def entry_tail(entry: Entry, page: Page, *, is_listed: bool) -> fallback:
    """Return what an entry says below its body."""
    mentions = _mentions(entry.directive, entry.name, page) if not is_listed else ()
    return fallback("", *_lines(papers_of(entry), joined(mentions, " · ")))


# -- posts -------------------------------------------------------------------------------------------


def post_head(post: Post, page: Page) -> fallback:
    """Return when a post was published, and its tags."""
    view = PostView(post, page)
    dates = [text(part) for part in (view.date, view.updated) if part]
    return fallback("", *_lines(joined(([date] for date in dates), " · "), [text(", ".join(post.tags))]))


def post_foot(post: Post, page: Page) -> fallback:
    """Return the posts before and after."""
    view = PostView(post, page)
    neighbors = ((_("Previous post"), view.older), (_("Next post"), view.newer))
    return fallback("", *_lines(*(_labeled(str(word), [_post(to)]) for word, to in neighbors if to)))


def post_items(groups: Iterable[PostGroup]) -> fallback:
    """Return the posts of a list."""
    made: list[Node] = []
    for group in groups:
        made += [nodes.rubric("", "", text(group.heading))] if group.heading else []
        made.append(nodes.bullet_list("", *(nodes.list_item("", *_post_lines(post)) for post in group.posts)))
    return fallback("", *made)


def _post_lines(post: Post) -> list[Element]:
    date = [text(wording.date_text(post.date))] if post.date else []
    return _lines([_post(post)], date, [text(post.summary)] if post.summary else [])


def _post(post: Post) -> Node:
    return reference_to("section", f"{post.docname}#", text(post.title))


# -- the owner ---------------------------------------------------------------------------------------


def person_head(person: Person, page: Page) -> fallback:
    """Return who someone is, with a target for references."""
    roles = []
    for role in person.roles:
        organization = link(role.organization, role.url or page.links.get(role.organization, ""))
        said = (text(role.role), organization, text(role.place))
        roles.append(joined(([part] for part in said if part.astext()), ", "))
    also = [text(" · ".join(part for part in (person.native_name, person.pronouns) if part))]
    around = _("Advised by %s").split("%s")
    names = _links(enumerated(person.advisors, page)) if person.advisors else []
    advisors = [text(around[0]), *names, text(around[1])] if names else []
    return fallback(
        "",
        nodes.target("", "", ids=[person.anchor]),
        *_lines(*roles, *([also] if also[0].astext() else []), advisors),
    )


def person_tail(person: Person, page: Page) -> fallback:
    """Return how to write to someone."""
    email: list[Node] = [email_link(person.email)] if person.email else []
    profiles = [link(wording.profile_text(to), to.url) for to in person.profiles]
    whereabouts = [_way(way) for way in address_ways(person)]
    return fallback(
        "", *_lines(joined(whereabouts, " · "), joined(([node] for node in (*email, *profiles)), " · "))
    )


def _way(way: Way) -> list[Node]:
    return [*([text(f"{way.label}: ")] if way.label else []), link(way.text, way.url.unescape())]


def contact_items(show: str, page: Page) -> fallback:
    """Return the owner's addresses or other pages."""
    ways = [way for way in contact_ways(show, page) if way.is_external]
    return fallback("", *_lines(*(_way(way) for way in ways)))


def cv_link(cv: str) -> Node:
    """Return a link to the curriculum vitae."""
    return reference_to("file", cv, text(str(_("CV (PDF)"))))


def email_link(address: str) -> Node:
    """Return an address that opens a letter."""
    return link(address, mailto(address))
