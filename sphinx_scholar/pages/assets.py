"""The style sheets and scripts of pages: none that nothing on a page uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


SCRIPTS = {"cite.js": ("scholar-citations",), "filter.js": ("scholar-filter",)}
"""The engine's scripts, each by the classes of what it works on."""
STYLE_SHEETS = {
    "scholar-full.css": (
        *("scholar-summary", "scholar-record", "scholar-citations", "scholar-portrait", "scholar-award"),
        *("scholar-body", "scholar-papers", "scholar-contact", "scholar-note", "scholar-where"),
    ),
    "filter.css": ("scholar-filter",),
    "fold.css": ("scholar-fold",),
    "posts.css": ("scholar-post",),
    "formulas.css": ("<math", "scholar-formula"),
}
"""The style sheets that not every page needs, each by the classes or tags of what it is for."""


def leave_unused_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Take from a page those of the engine's style sheets and scripts that nothing on it uses."""
    if app.builder.name not in HTML_BUILDERS:
        return
    body = context.get("body") or ""
    unused = {
        asset
        for asset, subjects in (SCRIPTS | STYLE_SHEETS).items()
        if not any(subject in body for subject in subjects)
    }
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if _own_name(asset) not in unused]


def _own_name(asset: object) -> str:
    return str(getattr(asset, "filename", "")).removeprefix("_static/")
