"""The index by which a script filters a list that is split by year, and the cards that it then shows.

Works in, scripts out, which lie beside the pages of the years; how an index is packed is the business of
``columns``, and how it is searched that of ``scripts/filter/``.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.domain.facets import OF_MANY, Facets
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.search.columns import character, compact_json, encode
from sphinx_scholar.outputs.search.places import in_print
from sphinx_scholar.rendering.paper_list import cards_html
from sphinx_scholar.rendering.shared_cards import ListCards
from sphinx_scholar.rendering.templates import Page
from sphinx_scholar.wording import aliases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.records.publication import Publication

CARDS = 50
"""How many cards a file holds."""


def render_filter_index(
    works: Sequence[Publication],
    facets: Facets,
    short_names: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the script that gives its own element the works of a list, in the list's order."""
    its = [facets.of(work) for work in works]
    columns = {
        "titles": [in_print(work.title.plain) for work in works],
        "names": [in_print(wording.people_text(work)) for work in works],
        "abouts": [_about(one) for one in its],
        "aliases": [
            in_print(aliases.joined_aliases(aliases.paper_aliases(work, short_names))) for work in works
        ],
        "also": [_also(work, one.get("topic", ())) for work, one in zip(works, its, strict=True)],
    }
    index = {
        **encode(columns),
        "cards": CARDS,
        "facets": {name: _column(name, [one.get(name, ()) for one in its]) for name in _names_of(its)},
    }
    return f"document.currentScript.works = {compact_json(index)};\n"


def render_cards(works: Sequence[Publication], cards: ListCards, page: Page) -> str:
    """Return the script that gives its own element the cards of some works, as the list's page shows them."""
    split = cards.split
    html = cards_html(
        works,
        page,
        style=split.style,
        pictures=split.pictures,
        is_numbered=split.is_numbered,
        shared=cards,
    )
    return f"document.currentScript.cards = {compact_json(html)};\n"


def _also(work: Publication, topics: Iterable[str]) -> str:
    """Return by what else a work is known: its venue in full, its DOI, its arXiv number, its topics."""
    venue = work.venue.plain if work.venue_short else ""
    return in_print(" ".join(text for text in (venue, work.doi, work.arxiv, *topics) if text))


def _about(its: Mapping[str, tuple[str, ...]]) -> str:
    """Return the year and the venue of a work, or how far it has come."""
    return in_print(" · ".join((*its.get("year", ()), *(its.get("venue") or its["status"]))))


def _names_of(its: Sequence[Mapping[str, tuple[str, ...]]]) -> list[str]:
    return sorted({name for one in its for name in one})


def _column(name: str, its: Sequence[tuple[str, ...]]) -> dict[str, object]:
    """Return the values of a facet, and a character for that of each work; for those in a line of it."""
    values = sorted({text for texts in its for text in texts})
    codes = {text: character(number) for number, text in enumerate(values)}
    none = "" if name in OF_MANY else character(len(values))
    lines = ["".join(codes[text] for text in texts) or none for texts in its]
    return {"values": values, "of": ("\n" if name in OF_MANY else "").join(lines)}


def write_filter_indexes(app: Sphinx, builder: Builder, cards_of: dict[str, ListCards]) -> None:
    """Write the index and the cards of each list that is split, when all pages are read.

    ``cards_of`` gets the cards of each list, by the folder of its pages.
    """
    cards_of.clear()
    if builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    for split in domain.split_lists():
        works = domain.works(split.keys)
        page = Page(domain, split.docname)
        script = render_filter_index(works, page.facets, domain.settings.short_names)
        write_output(Path(app.outdir) / split.index, script.encode())
        cards = cards_of[split.folder] = ListCards(domain, split)
        for part, start in enumerate(range(0, len(works), CARDS), 1):
            script = render_cards(works[start : start + CARDS], cards, page)
            write_output(Path(app.outdir) / split.folder / f"cards-{part}.js", script.encode())
