"""The style sheets and scripts of pages: none that nothing on a page uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.rendering.components import Component

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


SCRIPTS = {"cite.js": Component.CITATIONS, "filter.js": Component.FILTER}
"""The engine's scripts, each by what it works on."""
STYLE_SHEETS = {
    "scholar-full.css": Component.DETAILS,
    "entries.css": Component.ENTRIES,
    "members.css": Component.MEMBERS,
    "paper.css": Component.CITATIONS,
    "filter.css": Component.FILTER,
    "fold.css": Component.FOLD,
    "pictures.css": Component.PICTURES,
    "posts.css": Component.POSTS,
    "numbers.css": Component.NUMBERS,
    "formulas.css": Component.FORMULAS,
}
"""The style sheets that not every page needs, each by what it is for."""


def leave_unused_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Take from a page those of the engine's style sheets and scripts that nothing on it uses."""
    if app.builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    shown = domain.components.get(pagename, set())
    unused = {asset for asset, component in (SCRIPTS | STYLE_SHEETS).items() if component not in shown}
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if _own_name(asset) not in unused]


def _own_name(asset: object) -> str:
    return str(getattr(asset, "filename", "")).removeprefix("_static/")
