"""Report files and pages that both the engine and another extension make under one name.

The file of the other one stands, whoever writes first, and so does what ``html_extra_path`` holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.pages import foreign_files
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.pages.output_folder import OutputFolder
    from sphinx_scholar.records.kinds import Kind


class SharedNames:
    """What others make in one build under names that the engine has too."""

    def __init__(
        self, output: OutputFolder, forms: Callable[[Mapping[str, Kind]], Mapping[str, str]]
    ) -> None:
        self.output = output
        self.forms = forms
        """Returns the forms of the engine's files for machines, by their places, for kinds of entries."""
        self.stand: set[str] = set()
        """Files that another extension wrote before the engine."""
        self.written: foreign_files.Stamps = {}
        """The files of the engine, as it has written them."""
        self.pages: dict[str, bool] = {}
        """Pages without a document, and whether they are the engine's."""

    def look_before(self, app: Sphinx, builder: Builder) -> None:
        """Find what stands already, before the engine writes its files."""
        self.pages, self.written = {}, {}
        if builder.name not in HTML_BUILDERS:
            return
        domain = ScholarDomain.of(app.env)
        given = _given_by_site(app)
        stand = self._stamps(app, self.forms(domain.settings.all_kinds))
        self.stand = {name for name, stamp in stand.items() if self.output.before.get(name) != stamp} - given
        domain.left_to_others = frozenset(given | self.stand)

    def look_after(self, app: Sphinx, builder: Builder) -> None:
        """Note the files of the engine, when it has written them, and report those that it has not."""
        if builder.name not in HTML_BUILDERS:
            return
        domain = ScholarDomain.of(app.env)
        self._report(app, self.stand & set(domain.exports.values()))
        names = {*domain.exports.values(), *(cv.name for cv in domain.cvs)} - domain.left_to_others
        self.written = self._stamps(app, names)

    def note_written(self, app: Sphinx, name: str) -> None:
        """Note a file that the engine has written once more."""
        self.written |= self._stamps(app, [name])

    def note_page(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Warn of a page without a document that is made twice."""
        if doctree is not None:
            return
        is_own = bool(context.get("scholar_collected"))
        if pagename in self.pages and is_own != self.pages[pagename]:
            message = "both the engine and another extension make the page %s, of which one is lost; %s"
            hint = "have the other one write elsewhere, or set scholar_publication_pages in conf.py"
            warn(Fault.OUTPUT, message, pagename, hint, location=None)
        self.pages[pagename] = is_own

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Warn of files of the engine that were written over."""
        if exception is None:
            stand = self._stamps(app, self.written)
            self._report(app, (name for name, stamp in stand.items() if self.written[name] != stamp))

    def _report(self, app: Sphinx, names: Iterable[str]) -> None:
        forms = self.forms(ScholarDomain.of(app.env).settings.all_kinds)
        message = "both the engine and another extension make %s; that of the other one stands. %s"
        for name in sorted(names):
            setting = (
                f"scholar_without = [{forms[name]!r}]" if name in forms else "another name in scholar_cvs"
            )
            hint = f"Set {setting} in conf.py, or have the other one write elsewhere"
            warn(Fault.OUTPUT, message, name, hint, location=None)

    @staticmethod
    def _stamps(app: Sphinx, names: Iterable[str]) -> foreign_files.Stamps:
        return foreign_files.stamps((Path(app.outdir, name) for name in names), Path(app.outdir))


def _given_by_site(app: Sphinx) -> set[str]:
    """Return what ``html_extra_path`` puts at the top of the output."""
    entries = (Path(app.confdir, entry) for entry in app.config.html_extra_path)
    return {name for entry in entries for name in foreign_files.names_below(entry)}
