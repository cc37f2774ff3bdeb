"""What stands around the cards of a list of papers: its summary, its filter, its years.

Asks the domain for what it must know of the site; the cards themselves are made by ``cards``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.osutil import relative_uri

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.domain.split_lists import year_pages
from sphinx_scholar.rendering.entries import joined, list_of, paragraph, reference_to
from sphinx_scholar.rendering.facets import facet_names
from sphinx_scholar.rendering.paper_card import cards
from sphinx_scholar.rendering.pieces import NODES
from sphinx_scholar.rendering.widgets import script_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.domain.split_lists import SplitList, YearPage
    from sphinx_scholar.records.publication import Publication

_ = get_translation(wording.CATALOG)


def summary_nodes(count: int, domain: ScholarDomain) -> list[Node]:
    """Return how many works a list holds, what is bold in it, and files of all works of the site."""
    found: list[Node] = [nodes.Text(wording.count_text(count, domain.env.config.language))]
    if domain.owner:
        found.append(nodes.Text(" " + _("The name of %s is set in bold.") % domain.owner.name))
    if domain.all_citations:
        base = domain.all_citations.rpartition(".")[0]
        files = (
            [reference_to("download", f"{base}.{form.suffix}", nodes.Text(wording.form_text(form.suffix)))]
            for form in FORMS
        )
        downloads = nodes.inline(classes=["scholar-downloads"])
        downloads += [nodes.Text(_("Download all:") + " "), *joined(files, " · "), nodes.Text(".")]
        found += [nodes.Text(" "), downloads]
    return [paragraph(*found, kind="summary")]


def filter_place(
    name: str, works: Sequence[Publication], domain: ScholarDomain, index: str = ""
) -> script_place:
    """Return the place of a filter of these works, with the words that its script needs.

    ``index`` is the address of the file that holds the works, where they do not stand on the page.
    """
    words = {
        "words": _("Words"),
        "hint": _("Title, author, venue or year"),
        "any": _("Any"),
        "clear": _("Clear"),
        "total": _("%(all)s works"),
        "count": _("%(shown)s of %(all)s works"),
        "none": _("No work matches."),
        "more": _("Show more"),
        "label": _("Filter the list"),
        "wait": _("Loading …"),
        "failed": _("The list cannot be searched: a file is not there."),
    }
    texts = {key: str(text) for key, text in words.items()}
    names = facet_names(works, domain.owner_forms)
    data = {
        "filter": name,
        "words": json.dumps(texts, ensure_ascii=False),
        "facets": json.dumps(names, ensure_ascii=False),
    }
    if index:
        data["index"] = index
    # A narrow screen has two facets in a row, for which the style sheet keeps room.
    rows = f"scholar-rows-{-(-len(names) // 2)}"
    return script_place(classes=["scholar-filter", rows], data=data)


def split_list_nodes(split: SplitList, domain: ScholarDomain) -> list[Node]:
    """Return the filter of a split list and links to its years; elsewhere than in HTML all its cards."""
    works = domain.works(split.keys)
    if domain.builder.name not in HTML_BUILDERS:
        return [cards(works, domain, NODES, style=split.style)]
    index = relative_uri(domain.builder.get_target_uri(split.docname), split.index)
    rows = (
        [paragraph(_link(split, page), nodes.Text(f" ({len(page.works)})"), kind="year")]
        for page in year_pages(works, split.size)
    )
    years = list_of(rows, "years")
    return [filter_place(f"list-{split.number}", works, domain, index), years]


def _link(split: SplitList, page: YearPage) -> Element:
    text = nodes.Text(year_text(page))
    return reference_to("section", f"{split.folder}/{page.name}#", text)


def year_text(page: YearPage) -> str:
    """Return what a page of a split list is called: ``2024``, ``2024, part 2``."""
    year = str(_("Undated")) if page.year is None else str(page.year)
    return year if page.parts == 1 else str(_("%(year)s, part %(part)d")) % {"year": year, "part": page.part}
