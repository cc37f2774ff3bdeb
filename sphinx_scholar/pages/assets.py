"""The style sheets and scripts of pages: none that nothing on a page uses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


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
