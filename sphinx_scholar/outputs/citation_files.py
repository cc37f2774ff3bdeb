"""Citations as files to download: each form of each paper, and of all of them.

Puts on disk what ``sphinx_scholar.citations`` renders.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.citations import BIBTEX, FORMS
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.output_files import OutputFile, write_small
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.paper_page import PaperPage


def all_file(domain: ScholarDomain, suffix: str = BIBTEX.suffix) -> str:
    """Return the path, in the output folder, of a file that holds all papers."""
    return f"{domain.settings.publication_pages}/publications.{suffix}"


@contextmanager
def joined_files(domain: ScholarDomain, outdir: Path) -> Iterator[dict[str, OutputFile]]:
    """Open the files that hold all papers, by their suffixes; none on a site that has no papers."""
    forms = FORMS if domain.all_citations else ()
    files = {form.suffix: OutputFile(outdir / all_file(domain, form.suffix)) for form in forms}
    try:
        yield files
        for form in forms:
            for part in form.last_parts(domain.bibliography.publications):
                files[form.suffix].write(form.encode(part))
    except BaseException as error:
        for file in files.values():
            file.discard(error)
        raise
    for file in files.values():
        file.close()


class CitationFiles:
    """Writes the citations of papers, one paper after the other."""

    def __init__(self, outdir: Path, joined: Mapping[str, OutputFile]) -> None:
        self.outdir = outdir
        self.joined = joined
        """The files that hold all papers, by their suffixes."""
        self.is_first = True
        self.folder = ""
        """The folder of the last files, which is there."""

    def write(self, work: Publication, texts: Mapping[str, str], paper: PaperPage | None) -> None:
        """Write one paper into the files of all, and its own beside its page, if it has one."""
        for form in FORMS:
            if form.suffix in self.joined:
                part = form.part(texts[form.suffix], is_first=self.is_first)
                self.joined[form.suffix].write(form.encode(part))
        self.is_first = False
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
