"""Papers become docutils nodes: cards for lists, and what a card has in common with a page.

Asks the domain for what it must know of the site; does not know which page asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.contact import mailto
from sphinx_scholar.facets import facets
from sphinx_scholar.model import Status
from sphinx_scholar.names import is_same_person
from sphinx_scholar.rendering import for_screen_readers, joined, link, list_of, paragraph, reference_to, span
from sphinx_scholar.widgets import works_item, works_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.domain import ScholarDomain
    from sphinx_scholar.model import Author, Publication, Source, Text

_ = get_translation(wording.CATALOG)

STYLES = ("full", "compact", "line")
"""How much of a paper a list shows."""

CITATION_FILES = {form.suffix: form.name for form in FORMS}
"""The forms in which a paper's citation can be downloaded, by the file's suffix."""


def text_nodes(text: Text, source: Source) -> list[Node]:
    """Return text whose formulas stay formulas, which know where in the ``.bib`` file they stand."""
    return [
        nodes.math(part.math, part.math, location=str(source)) if part.math else nodes.Text(part.text)
        for part in text.spans
    ]


def _author(author: Author, domain: ScholarDomain, *, linked: bool) -> list[Node]:
    signs = "".join(wording.sign(mark) for mark in author.marks)
    links = domain.settings.links
    node: Node
    if is_same_person(author, domain.owner_forms):
        node = nodes.strong("", author.name)
    elif linked and author.name in links:
        node = link(author.name, links[author.name])
    else:
        node = nodes.Text(author.name)
    return [node, nodes.Text(signs)] if signs else [node]


def meanings(work: Publication) -> list[str]:
    """Return what the signs beside this paper's authors mean: ``* joint first authors``."""
    marks = dict.fromkeys(mark for author in work.authors for mark in author.marks)
    return [f"{wording.sign(mark)} {wording.mark_text(mark)}" for mark in marks if wording.mark_text(mark)]


def legend(work: Publication) -> list[Node]:
    """Return the meanings of signs as text that stands behind the names."""
    texts = meanings(work)
    return [nodes.Text(" "), span(f"({'; '.join(texts)})", "legend")] if texts else []


def authors_line(work: Publication, domain: ScholarDomain, *, linked: bool = False) -> list[Node]:
    """Return the authors in order, the owner's name in bold, marks beside names."""
    names = [_author(author, domain, linked=linked) for author in work.authors or work.editors]
    if work.more_authors:
        names.append([nodes.Text(_("and others"))])
    line = [*joined(names, ", "), *legend(work)]
    if not work.authors and work.editors:
        line.append(nodes.Text(_(" (ed.)") if len(work.editors) == 1 else _(" (eds.)")))
    return line


def badge(work: Publication) -> nodes.inline:
    """Return the venue's short name, or how far the paper has come."""
    if work.status is Status.PUBLISHED and work.badge:
        return span(work.badge, "badge")
    node = span(wording.status_text(work.status), "badge")
    node["classes"].append("scholar-outlined")
    return node


def standing_line(work: Publication, *, style: str) -> nodes.paragraph:
    """Return the badge and, beside it, where the paper appeared or how far it has come."""
    node = paragraph(badge(work), kind="standing")
    if style == "full" or work.status is not Status.PUBLISHED or not work.badge:
        text = wording.sentence(wording.standing(work, brief=style != "full"))
        node += [nodes.Text(" "), nodes.Text(text)]
    if work.award:
        node += [nodes.Text(" "), span(work.award, "award")]
    return node


def record_line(record: Publication) -> list[Node]:
    """Return one earlier record of a work: what introduces it, its title, its state."""
    introduction = record.related_string or str(_("Earlier version"))
    phrase = wording.standing(record)
    return [
        nodes.Text(f"{introduction}: "),
        nodes.emphasis("", "", *text_nodes(record.title, record.source)),
        nodes.Text(f", {phrase}." if phrase else "."),
    ]


def buttons(work: Publication, domain: ScholarDomain, *, with_cite: bool = True) -> list[Node]:
    """Return links to everything that has an address, each saying of what paper."""
    of = f": {work.short_title}"
    items: list[Sequence[Node]] = []
    for target in work.links:
        node = link(wording.link_text(target.kind), target.url)
        node += for_screen_readers(of)
        items.append([paragraph(node, kind="button")])
    if not work.is_public and domain.owner and domain.owner.email:
        address = domain.owner.email
        beside = [nodes.Text(" "), span(address, "address")]
        items.append([paragraph(ask_link(work, address), *beside, kind="button")])
    if with_cite and domain.place("publication", work.key):
        cite = reference_to(
            "publication", work.key, nodes.Text(_("Cite")), for_screen_readers(of), fragment="cite"
        )
        items.append([paragraph(cite, kind="button")])
    return [list_of(items, "buttons")] if items else []


def ask_link(work: Publication, address: str) -> nodes.reference:
    """Return a link that opens a letter asking for a paper."""
    subject = _("Copy of “%s”") % work.title.plain
    body = _("Could you please send me a copy of “%s”?") % work.title.plain
    node = link(_("Ask for a copy"), mailto(address, subject=subject, body=body))
    node += for_screen_readers(f": {work.short_title}")
    return node


def card(work: Publication, domain: ScholarDomain, *, style: str) -> list[Node]:
    """Return a paper as a list shows it."""
    title = reference_to("publication", work.key, nodes.inline("", "", *text_nodes(work.title, work.source)))
    if style == "line":
        line = [nodes.Text(". "), nodes.Text(wording.sentence(wording.standing(work, brief=True)))]
        return [paragraph(title, *line, kind="line")]
    parts: list[Node] = [
        paragraph(title, kind="title"),
        paragraph(*authors_line(work, domain), kind="authors"),
        standing_line(work, style=style),
    ]
    if style == "full":
        parts += [paragraph(*record_line(record), kind="record") for record in work.history]
        parts += buttons(work, domain)
    return parts


def cards(
    works: Iterable[Publication], domain: ScholarDomain, *, style: str, filtered_by: str = ""
) -> Element:
    """Return a list of papers; ``filtered_by`` names the filter that chooses among them."""
    node = works_list(classes=["scholar-publications", f"scholar-{style}"])
    if filtered_by:
        node["data"] = {"filter": filtered_by}
    for work in works:
        item = works_item("", *card(work, domain, style=style))
        if filtered_by:
            item["data"] = facets(work)
        node += item
    return node
