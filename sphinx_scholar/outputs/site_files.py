"""Files of the site that papers name, published beside the pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.domain.site_files import SiteFiles
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_scholar.domain.settings import ScholarConfig


def site_files(app: Sphinx, settings: ScholarConfig) -> SiteFiles:
    """Return where the files of a site are found, before its papers are read."""
    return SiteFiles(
        top=Path(app.srcdir),
        static_folders=_folders(app, app.config.html_static_path),
        extra_folders=_folders(app, app.config.html_extra_path),
        taken=frozenset(cv.name for cv in settings.cv_files),
    )


def _folders(app: Sphinx, paths: list[str]) -> tuple[str, ...]:
    """Return folders of ``conf.py``'s, which it names from where it lies, from the folder of the site."""
    top = Path(app.srcdir)
    found = [Path(app.confdir, path) for path in paths]
    return tuple(
        path.relative_to(top).as_posix() for path in found if path.is_relative_to(top) and path.is_dir()
    )


def write_files(app: Sphinx, *_args: object) -> None:
    """Copy the files, when pages are about to be written."""
    if app.builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    for address, path in sorted(domain.published_files().items()):
        target = Path(app.outdir, address)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        except OSError as error:
            warn(Fault.OUTPUT, "%s cannot be copied: %s", path, error.strerror, location=None)
