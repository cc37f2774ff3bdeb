"""What lies beside the pages of a site and is none of them: Sphinx neither reads nor walks it.

Folders are told by what they hold, files by the names that repositories give them. Everything else
below the site's folder is a page, so that a folder of pages needs no setting.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, line_of
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDERS = (
    "node_modules",
    "__pycache__",
    "_build",
    "bower_components",
    "htmlcov",
    "*.egg-info",
    "site-packages",
)
"""Folders that never hold pages, besides hidden ones."""

MARKERS = ("pyvenv.cfg", "conda-meta", ".buildinfo", "__init__.py", "conftest.py")
"""What an environment, the output of a build, a Python package, or a folder of tests holds."""

TOP_FILES = frozenset(
    "agents authors changelog changes claude code_of_conduct codeofconduct contributing"
    " contributors copying copyright history import licence license maintainers notice readme security"
    " support todo".split()
)
"""Names, in lower case and without their endings, of files at the top that are about a repository."""


def leave_out(app: Sphinx, config: Config) -> None:
    """Add to ``exclude_patterns`` what is no page, when the configuration is read."""
    top = Path(app.srcdir)
    patterns = [".*", "**/.*"]
    for name in FOLDERS:
        patterns += [name, f"**/{name}"]
    for folder in (Path(app.outdir), Path(app.doctreedir)):
        if folder != top and folder.is_relative_to(top):
            patterns.append(literal(folder.relative_to(top).as_posix()))
    patterns += _top_files(top, config.root_doc)
    own = [*patterns, *config.exclude_patterns]
    patterns += [literal(name) for name in _foreign_folders(top, Matcher(own))]
    config.exclude_patterns = [*config.exclude_patterns, *patterns]


def _top_files(top: Path, root_doc: str) -> list[str]:
    return sorted(
        literal(path.name)
        for path in top.iterdir()
        if path.name.lower().split(".")[0] in TOP_FILES and path.stem != root_doc and path.is_file()
    )


def _foreign_folders(top: Path, is_left_out: Matcher) -> Iterator[str]:
    """Find folders that hold a marker, without a look into those that are left out anyway."""
    for folder, inner, _files in os.walk(top):
        above = Path(folder).relative_to(top)
        searched = []
        for name in sorted(inner):
            path = (above / name).as_posix()
            if is_left_out(path):
                continue
            if _is_foreign(top / path):
                yield path
            else:
                searched.append(name)
        inner[:] = searched


def _is_foreign(folder: Path) -> bool:
    return any((folder / marker).exists() for marker in MARKERS) or any(folder.glob("test_*.py"))


def literal(name: str) -> str:
    """Return a name as a pattern; a letter with a meaning in patterns stands for any one letter."""
    return re.sub(r"[*?\[\]]", "?", name)


def report_left_out_pages(app: Sphinx, *_args: object) -> None:
    """Warn of Markdown files in folders of pages that ``include_patterns`` of a site does not name."""
    top = Path(app.srcdir)
    is_left_out = Matcher(app.config.exclude_patterns)
    folders = {Path(docname).parent for docname in app.env.found_docs} - {Path()}
    for folder in sorted(folders):
        for path in sorted((top / folder).glob("*.md")):
            name = path.relative_to(top).as_posix()
            if not is_left_out(name) and app.env.path2doc(path) not in app.env.found_docs:
                warn(
                    Fault.LEFT_OUT_PAGE,
                    "%s is no page of the site: include_patterns in conf.py leaves it out",
                    name,
                    location=f"{name}:1",
                )


def report_missing_parser(app: Sphinx) -> None:
    """Warn of Markdown files that no extension reads, once the builder is ready."""
    if app.config.source_suffix.get(".md") in app.registry.source_parsers:
        return
    top = Path(app.srcdir)
    is_left_out = Matcher(app.config.exclude_patterns)
    pages = sorted(path.name for path in top.glob("*.md") if not is_left_out(path.name))
    if pages:
        warn(
            Fault.CONFIGURATION,
            'extensions: %s is Markdown, which nothing reads; add "myst_parser" to extensions',
            pages[0],
            location=f"conf.py:{line_of('extensions', conf_source(app.confdir))}",
        )
