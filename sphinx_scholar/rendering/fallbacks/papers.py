"""Papers as nodes: title, people, where they appeared, links, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.rendering.fallbacks.parts import joined, lines, link, mentions_of, reference_to, text
from sphinx_scholar.rendering.nodes import fallback
from sphinx_scholar.rendering.paper_card import PaperCard
from sphinx_scholar.rendering.paper_page import PaperPage
from sphinx_scholar.rendering.paper_words import introduction_of, phrase, standing_of
from sphinx_scholar.rendering.rich_text import text_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node

    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


def summary(count: int, page: Page) -> fallback:
    """Return how many works a list holds."""
    return fallback("", *lines([text(wording.count_text(count, page.domain.env.config.language))]))


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
        stop = text(wording.stop_behind(work.title.plain))
        return lines([*number, title, stop, *phrase_nodes(brief, work)])
    records = [record_nodes(record) for record in work.history] if style == "full" else ()
    return lines(
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
    rest = phrase_nodes(wording.continued(record.title.plain, standing), record)
    return [text(wording.labeled(introduction_of(record))), title, *rest]


def paper_head(work: Publication, page: Page) -> fallback:
    """Return what a paper's own page says above the author's notes."""
    paper = PaperCard(work, page)
    return fallback("", *lines(_people(paper), _standing(paper), _addresses(paper)))


def paper_tail(work: Publication, page: Page) -> fallback:
    """Return what it says below them."""
    related: list[list[Node]] = [
        [reference_to(entry.directive, entry.name, text(entry.title))]
        for entry in page.domain.positions_of(work.key)
    ]
    related += mentions_of("publication", work.key, page)
    abstract = text_nodes(work.abstract, work.source)
    citation = nodes.literal_block(work.bibtex, work.bibtex, language="none")
    history = [record_nodes(record) for record in work.history[::-1]]
    preprint = PaperPage(work, page).preprint
    if preprint:
        url = str(PaperPage(work, page).preprint_url)
        history.append([text(str(_("Preprint: "))), link(f"arXiv:{preprint}", url)])
    parts = (
        (_("Abstract"), lines(abstract)),
        (_("Cite"), [citation]),
        (_("History"), lines(*history)),
        (_("Related"), lines(*related)),
    )
    return fallback("", *(node for title, some in parts if some for node in (nodes.rubric("", title), *some)))
