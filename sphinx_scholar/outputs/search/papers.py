"""What there is to find of a paper, and what a visitor reads on its page.

Records in, places and words out; the citations come as they are rendered for their files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.outputs.search.places import Kind, Place, in_print, words_of
from sphinx_scholar.rendering import paper_words
from sphinx_scholar.wording import aliases
from sphinx_scholar.wording.catalog import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.paper_page import PaperPage

FIELD_NAMES = re.compile(r"(?:^|,)\s*[\w+:-]+\s*=|^\s*@\w+\s*\{", re.MULTILINE)
"""What a citation's text holds that is no word of the paper, nor is the ``and`` between names."""
UNSPACED_NAME = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
"""A name in Han script, kana or Hangul."""
CHUNK = re.compile(r"[^\s{}()\",=]+")


def paper_place(
    work: Publication, uri: str, short_names: Mapping[str, str], topics: Sequence[str] = ()
) -> Place:
    """Return the text of a paper from its record, the words of its citation last."""
    keywords = wording.listed(dict.fromkeys((*work.keywords, *topics)))
    place = Place(
        kind=Kind.PAPER,
        title=in_print(work.title.plain),
        uri=uri,
        about=in_print(paper_words.badge_text(work)),
        names=in_print(wording.people_text(work)),
        called=[*aliases.paper_aliases(work, short_names), *_names_in_either_order(work)],
        also=in_print(" · ".join(_other_names(work))),
        blocks=[in_print(text) for text in (work.abstract.plain, keywords) if text],
    )
    known = words_of(place.searchable_text) | {"and"}
    cited = CHUNK.findall(FIELD_NAMES.sub(" ", without_abstract(work.bibtex, work)).replace("'", "’"))
    chunks = (chunk for chunk in dict.fromkeys(cited) if chunk.casefold() not in known)
    remaining = [chunk for chunk in chunks if not words_of(chunk) <= known]
    place.cited = " ".join(remaining)
    return place


def without_abstract(citation: str, work: Publication) -> str:
    """Return a citation without the paper's abstract: most of its words, all of which its place has."""
    abstract = work.abstract.plain
    # A short one may be a part of a word elsewhere.
    return citation.replace(abstract, " ") if len(abstract) > 100 else citation


def _other_names(work: Publication) -> Iterator[str]:
    yield wording.sentence(wording.standing(work)).removesuffix(".")
    for record in work.history:
        yield paper_words.record_text(record).removesuffix(".")
    for record in work.records:
        if record.doi:
            yield f"DOI {record.doi}"
        if record.arxiv:
            yield f"arXiv {record.arxiv}"


def _names_in_either_order(work: Publication) -> Iterator[str]:
    for author in (*work.authors, *work.editors):
        # These names are written without a space, and asked for in either order.
        name = author.given + author.family
        if not name.isascii() and re.fullmatch(UNSPACED_NAME, name):
            yield from sorted({author.given + author.family, author.family + author.given} - {author.name})


def words_on_page(paper: PaperPage, citations: Iterable[str]) -> str:
    """Return what a visitor reads on a paper's page besides what its place says: most of it is known."""
    work = paper.record
    related = [f"{place.title}{place.detail}" for place in paper.related]
    headed = {
        _("Abstract"): work.abstract,
        _("History"): work.history or paper.preprint,
        _("Preprint: "): paper.preprint,
        _("Related"): related,
        _(" (ed.)") if len(work.editors) == 1 else _(" (eds.)"): paper.people_are_editors,
    }
    buttons = (f"{button.text} {button.address}" for button in paper.buttons)
    labels = (_("Cite"), _("Download"), _("Download all:"), *(form.title for form in FORMS))
    headings = (heading for heading, is_there in headed.items() if is_there)
    people = (paper.others, work.collaboration, paper.legend, work.award)
    citations = (without_abstract(text, work) for text in citations)
    return " ".join(str(text) for text in (*labels, *headings, *people, *buttons, *related, *citations))
