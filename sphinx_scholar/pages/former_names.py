"""Former names of people, which nothing prints, and which ``scholar_hide_former_names`` takes from papers.

They are known when all pages are read; the papers are then read once more. What authors wrote on pages
is theirs to change: each file that still prints such a name is reported.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.bibliography.former_names import NameChange, in_prose, with_current_names
from sphinx_scholar.bibliography.reader import decode
from sphinx_scholar.citations import FORMS
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.bibliography_files import read_papers
from sphinx_scholar.domain.conf_file import conf_source
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.same_person import fold
from sphinx_scholar.rendering.nodes import paper_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

TEXTS = frozenset({".html", ".txt", ".md", ".xml", ".json", ".js", ".vcf", ".svg"}) | {
    f".{form.suffix}" for form in FORMS
}
"""Endings of files in which a name may stand as it is written."""


class FormerNames:
    """The changes of name that one build hides."""

    changes: Sequence[NameChange] = ()

    def hide(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Read the papers with current names, when all pages are read."""
        domain = ScholarDomain.of(env)
        people = [cast("Person", person) for person in domain.records("person")]
        self.changes = [
            NameChange(current=person.name, former=person.former_names)
            for person in people
            if person.former_names and domain.settings.hide_former_names
        ]
        if not self.changes:
            return
        domain.bibliography = read_papers(
            domain.settings,
            domain.files,
            conf_source(app.confdir),
            owner=app.config.author,
            changes=self.changes,
        )
        self._report_keys(domain)
        for record in domain.records("publication"):
            for title in (env.titles, env.longtitles, env.tocs):
                self._rename(title[record.docname])

    def _report_keys(self, domain: ScholarDomain) -> None:
        """Warn of the keys that hold a former family name; they are addresses, which do not change."""
        names = [
            name
            for change in self.changes
            for former in change.former
            for author in read_names(former).authors
            if len(name := fold(author.family)) > 2 and name not in fold(change.current)
        ]
        for work in domain.bibliography.publications:
            if any(name in fold(record.key) for record in work.records for name in names):
                message = "%s: the key, which is the address of a page, holds a former name; choose another"
                warn(Fault.FORMER_NAME, message, work.key, location=str(work.source))

    def rename_title(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Change the title of a paper's hand-written page."""
        if self.changes:
            for page in doctree.findall(paper_page):
                self._rename(page.parent[0])

    def _rename(self, element: nodes.Node) -> None:
        for text in list(element.findall(nodes.Text)):
            text.parent.replace(text, nodes.Text(in_prose(text.astext(), self.changes)))

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Change the ``.bib`` files that were copied, and report what else prints a former name."""
        if exception is not None or not self.changes or app.builder.name not in HTML_BUILDERS:
            return
        sources = {app.builder.get_target_uri(page): page for page in app.env.found_docs}
        for path in _texts(Path(app.outdir), Path(app.doctreedir)):
            text, _ = decode(path.read_bytes())
            if path.suffix == ".bib" and (changed := with_current_names(text, self.changes)) != text:
                write_output(path, changed.encode())
            elif in_prose(text, self.changes) != text:
                name = path.relative_to(app.outdir).as_posix()
                message = (
                    "%s prints a former name that scholar_hide_former_names takes from papers alone; "
                    "write the current name, or leave it out"
                )
                warn(Fault.FORMER_NAME, message, name, location=sources.get(name))


def _texts(folder: Path, doctrees: Path) -> Iterator[Path]:
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in TEXTS and path.is_file() and doctrees not in path.parents
    )
