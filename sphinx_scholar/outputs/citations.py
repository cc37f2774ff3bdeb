"""Citations as files to download: BibTeX for each paper and for all of them.

Records in, text out; the functions below ``render_`` do no more than put it on disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_scholar.bibtex import export_bibtex
from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.files import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_scholar.model import Publication


def render_bibtex(work: Publication) -> str:
    """Return one paper's entry, with what it needs to be complete."""
    return work.bibtex.rstrip() + "\n"


def all_file(domain: ScholarDomain) -> str:
    """Return the path, in the output folder, of the file that holds all papers."""
    return f"{domain.settings.publication_pages}/publications.bib"


def write_citations(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Write the files of all papers when the pages are written; give Sphinx no page."""
    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    if app.builder.name not in HTML_BUILDERS or not domain.all_citations:
        return []
    works = domain.bibliography.publications
    outdir = Path(app.outdir)
    write_whole(outdir / domain.all_citations, export_bibtex(works).encode())
    for work in works:
        if domain.place("publication", work.key):
            write_whole(outdir / f"{domain.page_of(work.key)}.bib", render_bibtex(work).encode())
    return []
