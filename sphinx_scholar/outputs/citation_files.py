"""Citations as files to download: each form of each paper, and of all of them.

Puts on disk what ``sphinx_scholar.citations`` renders.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.citations import BIBTEX, FORMS
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.output_files import write_small, write_whole
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.paper_page import PaperPage


def all_file(domain: ScholarDomain, suffix: str = BIBTEX.suffix) -> str:
    """Return the path, in the output folder, of a file that holds all papers."""
    return f"{domain.settings.publication_pages}/publications.{suffix}"


class CitationFiles:
    """Keeps the citations of all papers while the files of each are written."""

    def __init__(self, outdir: Path) -> None:
        self.outdir = outdir
        self.texts: dict[str, list[str]] = {form.suffix: [] for form in FORMS}
        self.folder = ""
        """The folder of the last files, which is there."""

    def write(self, work: Publication, texts: Mapping[str, str], paper: PaperPage | None) -> None:
        """Write one paper's files beside its page, if it may have one."""
        for suffix, text in texts.items():
            self.texts[suffix].append(text)
        if paper is None:
            return
        base = f"{self.outdir}/{paper.page.domain.page_of(work.key)}"
        try:
            if self.folder != base.rpartition("/")[0]:
                self.folder = base.rpartition("/")[0]
                Path(self.folder).mkdir(parents=True, exist_ok=True)
            for form in FORMS:
                write_small(f"{base}.{form.suffix}", form.encode(texts[form.suffix]))
        except OSError as error:
            message = "the citations of %r cannot be written: %s"
            warn(Fault.OUTPUT, message, work.key, error.strerror, location=str(work.source))

    def write_joined(self, domain: ScholarDomain) -> None:
        """Write the files that hold all papers, when each has been written."""
        if domain.all_citations:
            for form in FORMS:
                text = form.join(domain.bibliography.publications, self.texts[form.suffix])
                write_whole(self.outdir / all_file(domain, form.suffix), form.encode(text))
