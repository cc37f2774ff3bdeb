"""What all pages of a build have in common: no needless assets, none left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def report_left_out_pages(app: Sphinx, *_args: object) -> None:
    """Warn of Markdown files that no pattern includes, in folders that hold pages."""
    source = Path(app.srcdir)
    folders = {Path(docname).parent for docname in app.env.found_docs} - {Path()}
    for folder in sorted(folders):
        for path in sorted((source / folder).glob("*.md")):
            name = path.relative_to(source)
            if name.with_suffix("").as_posix() not in app.env.found_docs:
                warn(
                    Fault.LEFT_OUT_PAGE,
                    "%s is no page of the site: include_patterns in conf.py leaves it out",
                    name.as_posix(),
                    location=f"{name.as_posix()}:1",
                )


# -- assets ------------------------------------------------------------------------------------------

SPHINX_DESIGN_ASSETS = ("sphinx-design", "design-tabs")
UNUSED_ASSETS = ("doctools.js", "sphinx_highlight.js", "documentation_options.js")
SCRIPTS = {"cite.js": ("scholar-citations",), "filter.js": ("scholar-filter",)}
"""The engine's scripts, each by the classes of what it works on."""
STYLE_SHEETS = {
    "scholar-full.css": (
        *("scholar-summary", "scholar-buttons", "scholar-record", "scholar-citations"),
        *("scholar-body", "scholar-papers", "scholar-contact", "scholar-note"),
    ),
    "filter.css": ("scholar-filter",),
}
"""The style sheets that not every page needs, each by the classes of what it is for."""
FURO_EXTENSIONS = "furo-extensions.css"
"""Furo's style for sphinx-design, and for what Read the Docs puts into pages."""


def leave_unused_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Take from a page the style sheets and scripts that nothing on it uses."""
    if app.builder.name not in HTML_BUILDERS:
        return
    body = context.get("body") or ""
    dropped: tuple[str, ...] = ()
    if 'class="sd-' not in body and " sd-" not in body:
        dropped += SPHINX_DESIGN_ASSETS
        if os.environ.get("READTHEDOCS") != "True":
            dropped += (FURO_EXTENSIONS,)
    if 'class="highlight' not in body and "highlight-" not in body:
        dropped += ("pygments.css",)
    for asset, subjects in (SCRIPTS | STYLE_SHEETS).items():
        if not any(subject in body for subject in subjects):
            dropped += (asset,)
    if pagename != "search":
        dropped += UNUSED_ASSETS
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if not _is_one_of(asset, dropped)]


def _is_one_of(asset: object, names: tuple[str, ...]) -> bool:
    filename = str(getattr(asset, "filename", ""))
    return any(name in filename for name in names)
