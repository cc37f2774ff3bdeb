"""Where a finding was written: the file and line of a page's source, of the ``.bib`` file, of ``conf.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_scholar.bibliography.reader import decode
from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_scholar.cli.check.tree import Finding


class Sources:
    """The sources of a site that was built."""

    def __init__(self, app: Sphinx) -> None:
        domain = ScholarDomain.of(app.env)
        folder = Path(app.srcdir)
        documents = {name: str(app.env.doc2path(name, base=False)) for name in sorted(app.env.found_docs)}
        builder = app.builder
        self._of_page = {builder.get_target_uri(name): path for name, path in documents.items()}
        """The source of each page that has one."""
        self._records = {
            builder.get_target_uri(domain.page_of(work.key)): str(work.source)
            for work in domain.bibliography.publications
        }
        """The entry of each paper, by its page."""
        bibliography = domain.settings.bibliography
        names = [*documents.values(), *([bibliography] if bibliography else []), "conf.py"]
        self._lines = {
            name: decode((folder / name).read_bytes())[0].splitlines()
            for name in names
            if (folder / name).is_file()
        }

    def place(self, finding: Finding) -> str:
        """Return ``path:line`` of what was found, or the page where its source is not known.

        A fact stands in one place and is shown on many pages: its own page's source is looked at
        first, and then all others.
        """
        own = self._of_page.get(finding.where, "")
        clues = [clue for clue in (finding.clue, unquote(finding.clue)) if clue]
        for name in ([own] if own else []) + [name for name in self._lines if name != own]:
            for number, line in enumerate(self._lines.get(name, ()), 1):
                if any(clue in line for clue in clues):
                    return f"{name}:{number}"
        if own:
            return f"{own}:1"
        return self._records.get(finding.where, finding.where)
