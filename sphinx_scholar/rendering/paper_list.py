"""What a template can show around the cards of a list of papers: its summary, its filter, its years.

Asks the domain for what it must know of the site; the cards are the business of ``paper_card``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup
from sphinx.locale import get_translation
from sphinx.util.osutil import relative_uri

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.domain.split_lists import year_pages
from sphinx_scholar.rendering.components import Component
from sphinx_scholar.rendering.paper_card import PaperCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.domain.paper_selections import PaperSelection
    from sphinx_scholar.domain.split_lists import SplitList, YearPage
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.nodes import paper_list
    from sphinx_scholar.rendering.shared_cards import ListCards
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


MOST_IN_A_ROW = 5
"""How many facets a wide screen has room for beside the field of words."""


class Target(NamedTuple):
    """Something that has a name and an address."""

    text: str
    url: Markup


class Year(NamedTuple):
    """A page of a list that is split by year."""

    text: str
    url: Markup
    papers: int
    """How many papers it holds."""


def list_html(node: paper_list, page: Page, cards: Markup) -> Markup:
    """Return what stands around the cards of a list: its summary, its filter, links to its years."""
    selection: PaperSelection = node["selection"]
    works = page.domain.works(selection.keys)
    summary, filter, years = Markup(), Markup(), []
    if node["summary"]:
        summary = _summary(len(works), page)
    if page.has_files and node["split"]:
        split: SplitList = node["split"]
        index = relative_uri(page.domain.builder.get_target_uri(split.docname), split.index)
        filter = filter_html(f"list-{split.number}", works, page, index)
        years = _years(split, works, page)
    elif page.has_files and node["filtered_by"]:
        filter = filter_html(node["filtered_by"], works, page)
    return page.render("paper_list", summary=summary, filter=filter, cards=cards, years=years)


def cards_html(
    works: Iterable[Publication],
    page: Page,
    *,
    style: str,
    pictures: bool,
    is_numbered: bool = False,
    filtered_by: str = "",
    shared: ListCards | None = None,
) -> Markup:
    """Return cards of papers; ``filtered_by`` names the filter that chooses among them.

    ``shared`` has the cards that stand on other pages too.
    """
    papers = [PaperCard(work, page, is_numbered=is_numbered) for work in works]
    if any(paper.has_details(style) for paper in papers):
        page.uses(Component.DETAILS)
    if is_numbered and style == "line":
        page.uses(Component.NUMBERS)
    if shared:
        cards = [shared.shown_on(page, paper) for paper in papers]
    else:
        cards = [paper.rendered(style, pictures=pictures) for paper in papers]
    chosen = {"style": style, "pictures": pictures, "filtered_by": filtered_by}
    return page.render("paper_cards", papers=papers, cards=cards, **chosen)


def _summary(count: int, page: Page) -> Markup:
    base = page.domain.all_citations.rpartition(".")[0]
    forms = FORMS if base else ()
    downloads = [Target(form.title, page.url("download", f"{base}.{form.suffix}")) for form in forms]
    language = page.domain.env.config.language
    return page.render("paper_summary", count=wording.count_text(count, language), downloads=downloads)


def filter_html(name: str, works: Sequence[Publication], page: Page, index: str = "") -> Markup:
    """Return the place of a filter of these works, with the words that its script needs.

    ``index`` is the address of the file that holds the works, where they do not stand on the page.
    """
    words = {
        "words": _("Words"),
        "hint": _("Title, author, venue or year"),
        "any": _("Any"),
        "clear": _("Clear"),
        "filter": _("Filter"),
        "total": _("%(all)s works"),
        "count": _("%(shown)s of %(all)s works"),
        "none": _("No work matches."),
        "more": _("Show more"),
        "label": _("Filter the list"),
        "wait": _("Loading …"),
        "failed": _("The list cannot be searched: a file is not there."),
    }
    names = page.facets.names(works)
    topics = page.domain.topics.names if "topic" in names and page.domain.settings.topics else ()
    data = {
        "data-facets": json.dumps(names, ensure_ascii=False),
        "data-filter": name,
        "data-index": index or None,
        "data-topics": json.dumps(topics, ensure_ascii=False) if topics else None,
        "data-words": json.dumps({key: str(text) for key, text in words.items()}, ensure_ascii=False),
    }
    # The style sheet keeps room for the rows of a wide screen.
    return page.render("paper_filter", data=data, rows=1 if len(names) <= MOST_IN_A_ROW else 2)


def _years(split: SplitList, works: Sequence[Publication], page: Page) -> list[Year]:
    return [
        Year(year_text(part), page.url("section", f"{split.folder}/{part.name}#"), len(part.works))
        for part in year_pages(works, split.size)
    ]


def year_text(page: YearPage) -> str:
    """Return what a page of a split list is called: ``2024``, ``2024, part 2``."""
    year = str(_("Undated")) if page.year is None else str(page.year)
    return year if page.parts == 1 else str(_("%(year)s, part %(part)d")) % {"year": year, "part": page.part}
