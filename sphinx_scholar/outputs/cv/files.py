"""The CVs of a site, made before pages are written, so that they link to those that there are.

Tells authors which of their wishes cannot be met; what a CV says is the business of ``outline``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, is_set, line_of
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.domain.site_templates import site_template
from sphinx_scholar.outputs.fonts import advice, named_fonts, package_of
from sphinx_scholar.records.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.domain.cv_settings import CvFile
    from sphinx_scholar.outputs.fonts import NamedFonts

TEMPLATE = "cv.typ"
"""The name under which a site may put a template of its own into a folder of templates."""


class CvFiles:
    """Writes the CVs; ``in_language`` switches the engine to another language for a while."""

    def __init__(self, in_language: Callable[[Sphinx, str], AbstractContextManager[None]]) -> None:
        self.in_language = in_language

    def write(self, app: Sphinx, builder: Builder) -> None:
        """Make all CVs and note which there are."""
        domain = ScholarDomain.of(app.env)
        domain.cvs = ()
        if builder.name not in HTML_BUILDERS:
            return
        wanted = tuple(_possible(app, domain))
        with named_fonts(domain.settings.cv_fonts, Path(app.srcdir)) as fonts:
            # Pictures to share have the same fonts, on a site without a CV too.
            _report_missing(fonts, app)
            if not domain.owner:
                return
            # What is resolved here is shown on pages too, which link to the CVs.
            domain.cvs = wanted
            domain.cvs = tuple(cv for cv in wanted if self._write_one(app, cv, fonts))
        if domain.cvs != wanted:
            domain.bodies.clear()

    def _write_one(self, app: Sphinx, cv: CvFile, fonts: NamedFonts) -> bool:
        """Make a CV; tell whether there is one."""
        # A tenth of the engine, which a site without a CV does not wait for.
        from sphinx_scholar.outputs.cv.outline import CvReader
        from sphinx_scholar.outputs.cv.pdf import CvError, render_pdf

        template = site_template(app, TEMPLATE)
        other = cv.language and cv.language != app.config.language
        try:
            with self.in_language(app, cv.language) if other else nullcontext():
                document = replace(CvReader(app, cv).read(), fonts=fonts.families)
            made = render_pdf(
                document,
                template=str(template) if template else None,
                font_paths=fonts.paths,
                advise=lambda letters: advice(letters, document.language, fonts),
            )
        except CvError as error:
            where = f"{template}:{error.line}" if template and error.line else cv.page
            warn(Fault.OUTPUT, "%s; no page links to it", error, location=where)
            return False
        for message in made.warnings:
            warn(Fault.OUTPUT, "%s", message, location=cv.page)
        if cv.pages and made.pages > cv.pages:
            message = (
                "%s has %d pages, and scholar_cvs allows %d; shorten lists of the page by :limit:, :since:,"
                " :tag: or :style: line"
            )
            warn(Fault.OUTPUT, message, cv.name, made.pages, cv.pages, location=cv.page)
        return write_output(Path(app.outdir) / cv.name, made.pdf)


def _report_missing(fonts: NamedFonts, app: Sphinx) -> None:
    setting = "scholar_cv_fonts"
    for name in fonts.missing:
        package = package_of(name)
        hint = f"install Debian's {package}" if package else "install it, or put its file below the site's"
        message = "%s: %r is no family of fonts on this machine, nor a file or folder of the site; %s"
        location = f"conf.py:{line_of(setting, conf_source(app.confdir))}"
        warn(Fault.CONFIGURATION, message, setting, name, hint, location=location)


def _possible(app: Sphinx, domain: ScholarDomain) -> Iterator[CvFile]:
    """Yield the CVs whose page is there and whose name is free; report the others."""
    settings = domain.settings
    setting = "scholar_cvs" if settings.cvs else "scholar_cv"
    source = conf_source(app.confdir)
    location = f"conf.py:{line_of(setting, source)}"
    if settings.cvs and settings.cv and is_set(app.config, "scholar_cv"):
        message = "scholar_cv: %r changes nothing beside scholar_cvs, which names all CVs; remove it"
        warn(Fault.CONFIGURATION, message, settings.cv, location=f"conf.py:{line_of('scholar_cv', source)}")
    for cv in settings.cv_files:
        if cv.page not in app.env.found_docs:
            if is_set(app.config, setting) and (settings.cvs or app.config.scholar_cv == cv.page):
                hint = did_you_mean(cv.page, sorted(app.env.found_docs))
                message = "%s: there is no page %r for %r to follow; it is not made%s"
                warn(Fault.CONFIGURATION, message, setting, cv.page, cv.name, hint, location=location)
            continue
        extra = (Path(app.confdir, path) for path in app.config.html_extra_path)
        if any(path.name == cv.name if path.is_file() else (path / cv.name).exists() for path in extra):
            message = "%s: a file of html_extra_path is %r too, and replaces it; rename one of them"
            warn(Fault.CONFIGURATION, message, setting, cv.name, location=location)
        yield cv
