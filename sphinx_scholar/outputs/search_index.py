"""The index of the search dialog: all places as columns of text, in one file or in three.

Places in, scripts out; what there is to find is decided by ``search_places``.
"""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.locale import get_translation

from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.files import write_whole
from sphinx_scholar.outputs.search_places import Kind, PageReader, Place, settle
from sphinx_scholar.wording import CATALOG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_scholar.model import Publication

_ = get_translation(CATALOG)

STATIC = Path(__file__).parent.parent / "static"
LOADER = "search-loader.js"
"""The one script that every page has."""
ON_DEMAND = ("search.css", "search-engine.js", "search.js")
"""What it loads when search is asked for, beside the files that a build makes."""
WORDS = "search-words.js"
INDEX = "search-index.js"
PARTS = {"titles": INDEX, "names": "search-names.js", "text": "search-text.js"}
"""The files of a large index, in the order in which they are loaded."""

ONE_FILE = 100_000
"""Up to how many bytes, as gzip packs them, the index is one file."""


def render_words() -> str:
    """Return the words of the dialog as a script."""
    words = {
        "search": _("Search"),
        "close": _("Close"),
        "loading": _("Loading …"),
        "none": _("Nothing found for “%s”."),
        "one": _("1 result"),
        "many": _("%s results"),
        "all": _("All results for “%s”"),
        Kind.PAPER: _("Papers"),
        Kind.EXPERIENCE: _("Experience"),
        Kind.PAGE: _("Pages"),
    }
    return f"scholarSearch.words = {_json({name: str(text) for name, text in words.items()})};\n"


def render_index(places: Sequence[Place]) -> dict[str, str]:
    """Return the index as scripts by the names of their files."""
    titles: dict[str, Any] = {
        "counts": {kind.value: sum(place.kind is kind for place in places) for kind in Kind},
        "uris": _column(place.uri for place in places),
        "titles": _column(place.title for place in places),
        "abouts": _column(place.about for place in places),
    }
    names = {
        "names": _column(place.names for place in places),
        "also": _column(place.also for place in places),
    }
    text = {"text": _column(place.text for place in places)}
    whole = _script({**titles, **names, **text})
    if len(gzip.compress(whole.encode(), mtime=0)) <= ONE_FILE:
        return {INDEX: whole}
    return {
        PARTS["titles"]: _script({**titles, "next": PARTS["names"]}),
        PARTS["names"]: _script({**names, "next": PARTS["text"]}),
        PARTS["text"]: _script(text),
    }


def _column(values: Iterable[str]) -> str:
    return "\n".join(values)


def _script(part: dict[str, Any]) -> str:
    return f"scholarSearch.take({_json(part)});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class SearchIndex:
    """Gathers what can be found while pages are written, in the process that resolves them."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Place]] = {}
        """The places of each page, by its name."""
        self.works: dict[str, Publication] = {}
        """The papers by the names of their pages."""

    def begin(self, app: Sphinx) -> None:
        """Put the loader on every page, with a number that changes with what it loads."""
        self.pages, self.works = {}, {}
        if app.builder.name in HTML_BUILDERS:
            version = zlib.crc32(b"".join((STATIC / name).read_bytes() for name in ON_DEMAND))
            attributes: dict[str, Any] = {"data-v": f"?v={version:08x}"}
            app.add_js_file(LOADER, loading_method="defer", **attributes)

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Read a page as soon as its references are resolved.

        Parts of pages are resolved too, to be shown on others: these have no source.
        """
        is_page = docname in app.env.found_docs
        if app.builder.name not in HTML_BUILDERS or (is_page and not doctree.get("source")):
            return
        if "nosearch" not in app.env.metadata.get(docname, {}):
            domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
            self.works = self.works or self._works(domain)
            self.pages[docname] = PageReader(domain, docname, self.works.get(docname)).read(doctree)

    @staticmethod
    def _works(domain: ScholarDomain) -> dict[str, Publication]:
        works = domain.bibliography.publications
        return {place[0]: work for work in works if (place := domain.place("publication", work.key))}

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the index when all pages are; give Sphinx no page.

        A generator, so that the pages which other generators give have been made before.
        """
        yield from ()
        if app.builder.name not in HTML_BUILDERS:
            return
        for docname in sorted(app.env.found_docs - self.pages.keys()):
            # In an output folder that was not emptied only pages that changed were resolved.
            app.env.get_and_resolve_doctree(docname, app.builder, tags=app.tags)
        papers = {name: number for number, name in enumerate(self.works)}
        root = app.config.root_doc
        names = sorted(self.pages, key=lambda name: (name != root, papers.get(name, -1), name))
        places = settle(self.pages[name] for name in names)
        folder = Path(app.outdir) / "_static"
        for name, script in {WORDS: render_words(), **render_index(places)}.items():
            write_whole(folder / name, script.encode())
