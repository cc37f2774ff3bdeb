"""The index of the search dialog: each thing once, as columns of text, in one file or in three.

Places in, scripts out; what there is to find is decided by ``pages`` and ``papers``.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.search.columns import compact_json, encode, packed_addresses
from sphinx_scholar.outputs.search.links import link_places
from sphinx_scholar.outputs.search.pages import PageReader, latest_year
from sphinx_scholar.outputs.search.papers import paper_place, words_on_page
from sphinx_scholar.outputs.search.places import Kind, Place, in_print, settle, words_of
from sphinx_scholar.outputs.search.scripts import version_of
from sphinx_scholar.wording import CATALOG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.paper_page import PaperPage

_ = get_translation(CATALOG)

LOADER = "search-loader.js"
"""The one script that every page has."""
WORDS = "search-words.js"
INDEX = "search-index.js"
PARTS = {"titles": INDEX, "names": "search-names.js", "text": "search-text.js"}
"""The files of a large index, in the order in which they are loaded."""

ONE_FILE = 100_000
"""Up to how many bytes, as gzip packs them, the index is one file."""
LARGE = 20 * ONE_FILE
"""From how many characters on no gzip packs text that people wrote into one file."""
MANY = 20_000
"""From how many words on those of later pages are not kept: what most pages say is among them."""


def render_words() -> str:
    """Return the words of the dialog as a script."""
    words = {
        "search": _("Search"),
        "close": _("Close"),
        "loading": _("Loading …"),
        "none": _("Nothing found for “%s”."),
        "one": _("1 result"),
        "many": _("%s results"),
        "some": _("Nothing has all of these words; these come closest."),
        "all": _("All results for “%s”"),
        "results": _("Pages of results"),
        "page": _("Page %(page)s of %(pages)s"),
        "previous": _("Previous"),
        "next": _("Next"),
        "slash": _("Open search with the / key"),
        Kind.PAPER: _("Papers"),
        Kind.EXPERIENCE: _("Experience"),
        Kind.PAGE: _("Pages"),
        Kind.LINK: _("Links"),
    }
    return f"scholarSearch.words = {compact_json({name: str(text) for name, text in words.items()})};\n"


def render_index(places: Sequence[Place]) -> dict[str, str]:
    """Return the index as scripts by the names of their files."""
    head = {
        "counts": {kind.value: sum(place.kind is kind for place in places) for kind in Kind},
        "uris": {
            kind.value: packed_addresses([place.uri for place in places if place.kind is kind])
            for kind in Kind
        },
    }
    columns = {
        "titles": [place.title for place in places],
        "leads": [place.leads for place in places],
        "abouts": [place.about for place in places],
        "names": [place.names for place in places],
        "aliases": [place.aliases for place in places],
        "also": [place.also for place in places],
        "text": [place.text for place in places],
        "rest": [place.rest for place in places],
    }
    if sum(len(text) for column in columns.values() for text in column) <= LARGE:
        whole = _script({**head, **encode(columns)})
        if len(gzip.compress(whole.encode(), mtime=0)) <= ONE_FILE:
            return {INDEX: whole}
    parts = [("titles", "leads", "abouts"), ("names", "aliases", "also"), ("text", "rest")]
    files = list(PARTS.values())
    scripts = {}
    for number, names in enumerate(parts):
        part = encode({name: columns[name] for name in names})
        before = head if number == 0 else {}
        after = {"next": files[number + 1]} if number + 1 < len(files) else {}
        scripts[files[number]] = _script({**before, **part, **after})
    return scripts


def _script(part: dict[str, Any]) -> str:
    return f"scholarSearch.take({compact_json(part)});\n"


class SearchIndex:
    """Gathers what can be found while pages are written, in the process that resolves them."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Place]] = {}
        """The places of each page, by its name."""
        self.works: dict[str, Publication] = {}
        """The papers by the names of their pages."""
        self.latest = 0
        """The last year of which the site speaks."""
        self.read: dict[str, str] = {}
        """What is read on the page of a paper, but on no page of one before it."""
        self.seen: set[str] = set()
        """What pages of papers say between blanks."""

    def begin(self, app: Sphinx) -> None:
        """Put the loader on every page, with a number that changes with what it loads."""
        self.pages, self.works, self.latest, self.read, self.seen = {}, {}, 0, {}, set()
        if app.builder.name in HTML_BUILDERS:
            attributes: dict[str, Any] = {"data-v": version_of(app.config.language)}
            app.add_js_file(LOADER, loading_method="defer", **attributes)

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Read a page as soon as its references are resolved.

        Parts of pages are resolved too, to be shown on others: these have no source.
        """
        is_page = docname in app.env.found_docs
        if app.builder.name not in HTML_BUILDERS or (is_page and not doctree.get("source")):
            return
        if self._is_wanted(app.env, docname):
            domain = ScholarDomain.of(app.env)
            self.works = self.works or self._works(domain)
            self.latest = self.latest or latest_year(domain)
            self.pages[docname] = PageReader(domain, docname, self.works.get(docname), self.latest).read(
                doctree
            )

    @staticmethod
    def _is_wanted(env: BuildEnvironment, docname: str) -> bool:
        """Tell whether a page has not asked, as Sphinx lets it, to be left out of search."""
        return "nosearch" not in env.metadata.get(docname, {})

    @staticmethod
    def _works(domain: ScholarDomain) -> dict[str, Publication]:
        works = domain.bibliography.publications
        return {place[0]: work for work in works if (place := domain.place("publication", work.key))}

    def note_citations(self, work: Publication, texts: Mapping[str, str], paper: PaperPage | None) -> None:
        """Note what is read on the page of a paper, once its citations are made.

        Of thousands of such pages most words are the same: what an earlier one says is looked at no more.
        """
        if paper and self._is_wanted(paper.page.domain.env, paper.page.docname):
            unseen = set(words_on_page(paper, texts.values()).split()) - self.seen
            if len(self.seen) < MANY:
                self.seen |= unseen
            self.read[paper.page.docname] = " ".join(unseen)

    def note_collected(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Note a page that has no document: of a paper, or of a year of a list."""
        if app.builder.name in HTML_BUILDERS and context.get("scholar_collected"):
            domain = ScholarDomain.of(app.env)
            work = domain.bibliography.get(context.get("scholar_publication", ""))
            uri = app.builder.get_target_uri(pagename)
            self.pages[pagename] = [
                paper_place(work, uri, domain.settings.short_names, domain.topics.of(work))
                if work
                else Place(kind=Kind.PAGE, title=in_print(context["title"]), uri=uri)
            ]

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the index when all pages are; give Sphinx no page.

        A generator, so that the pages which other generators give have been made before.
        """
        yield from ()
        if app.builder.name not in HTML_BUILDERS:
            return
        if any(self._is_wanted(app.env, docname) for docname in app.env.found_docs - self.pages.keys()):
            return  # A preview that does not write all pages leaves the index as it was.
        for name, text in self.read.items():
            for place in self.pages.get(name, ())[:1]:
                if place.kind is Kind.PAPER:
                    place.shown |= words_of(text)
        papers = {name: number for number, name in enumerate(self.works)}
        root = app.config.root_doc
        names = sorted(self.pages, key=lambda name: (name != root, papers.get(name, -1), name))
        domain = ScholarDomain.of(app.env)
        places = settle([*(self.pages[name] for name in names), list(link_places(domain))])
        folder = Path(app.outdir) / "_static"
        for name, script in {WORDS: render_words(), **render_index(places)}.items():
            write_output(folder / name, script.encode())
