"""Citations as files to download: each form of each paper, and of all of them.

Puts on disk what ``sphinx_scholar.citations`` renders.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_scholar.citations import BIBTEX, FORMS
from sphinx_scholar.collected import collect_pages
from sphinx_scholar.diagnostics import Fault, warn
from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.files import write_small, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

    from sphinx_scholar.collected import Page
    from sphinx_scholar.model import Publication


def all_file(domain: ScholarDomain, suffix: str = BIBTEX.suffix) -> str:
    """Return the path, in the output folder, of a file that holds all papers."""
    return f"{domain.settings.publication_pages}/publications.{suffix}"


def write_citations(app: Sphinx) -> Iterator[Page]:
    """Write the files of each paper with its page, and the files of all papers behind them."""
    if app.builder.name not in HTML_BUILDERS:
        return
    outdir = Path(app.outdir)
    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    files = CitationFiles(outdir)
    yield from collect_pages(app, files.write)
    if domain.all_citations:
        for form in FORMS:
            text = form.join(domain.bibliography.publications, files.texts[form.suffix])
            write_whole(outdir / all_file(domain, form.suffix), form.encode(text))


class CitationFiles:
    """Keeps the citations of all papers while the files of each are written."""

    def __init__(self, outdir: Path) -> None:
        self.outdir = outdir
        self.texts: dict[str, list[str]] = {form.suffix: [] for form in FORMS}
        self.folder = ""
        """The folder of the last files, which is there."""

    def write(self, domain: ScholarDomain, work: Publication, texts: Mapping[str, str]) -> None:
        """Write one paper's files beside its page, if it may have one."""
        for suffix, text in texts.items():
            self.texts[suffix].append(text)
        if domain.place("publication", work.key) is None:
            return
        base = f"{self.outdir}/{domain.page_of(work.key)}"
        try:
            if self.folder != base.rpartition("/")[0]:
                self.folder = base.rpartition("/")[0]
                Path(self.folder).mkdir(parents=True, exist_ok=True)
            for form in FORMS:
                write_small(f"{base}.{form.suffix}", form.encode(texts[form.suffix]))
        except OSError as error:
            message = "the citations of %r cannot be written: %s"
            warn(Fault.OUTPUT, message, work.key, error.strerror, location=str(work.source))
