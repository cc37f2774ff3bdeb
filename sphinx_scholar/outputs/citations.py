"""Citations as files to download: each form of each paper, and of all of them.

Puts on disk what ``sphinx_scholar.citations`` renders.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_scholar.citations import FORMS
from sphinx_scholar.diagnostics import Fault, warn
from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.files import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_scholar.citations import Form
    from sphinx_scholar.model import Publication


def all_file(domain: ScholarDomain, suffix: str = "bib") -> str:
    """Return the path, in the output folder, of a file that holds all papers."""
    return f"{domain.settings.publication_pages}/publications.{suffix}"


def write_citations(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Write the files of all papers when the pages are written; give Sphinx no page."""
    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    if app.builder.name not in HTML_BUILDERS or not domain.all_citations:
        return []
    works = domain.bibliography.publications
    outdir = Path(app.outdir)
    for form in FORMS:
        write_whole(outdir / all_file(domain, form.suffix), form.encode(form.render_all(works)))
    for work in works:
        if domain.place("publication", work.key):
            for form in FORMS:
                _write(work, form, outdir / f"{domain.page_of(work.key)}.{form.suffix}")
    return []


def _write(work: Publication, form: Form, path: Path) -> None:
    try:
        write_whole(path, form.encode(form.render(work)))
    except OSError as error:
        warn(
            Fault.OUTPUT,
            "the %s file of %r cannot be written: %s",
            form.name,
            work.key,
            error.strerror,
            location=str(work.source),
        )
