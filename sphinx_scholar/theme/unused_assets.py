"""What of the assets of Sphinx, Furo and sphinx-design a page of this theme can do without.

Only under this theme: another may need what looks unused. Sphinx's scripts stay where a script of
another extension or of the site may call them.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SPHINX_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js")
"""Sphinx's own, which its search and other extensions call."""

DESIGN_ASSETS = ("sphinx-design.min.css", "design-tabs.js")
"""Those of sphinx-design, which are for its classes alone."""

FURO_EXTENSIONS = "furo-extensions.css"
"""Furo's style for sphinx-design, and for what Read the Docs puts into pages."""

CONTENT_STYLE = "scholar-content.css"
"""The theme's style for what is neither text nor a record."""

CONTENT = re.compile(
    r'<table|<figure|class="(?:[^"]* )?(?:admonition|topic|highlight|contains-task-list|sd-card)[ "]'
)
"""What that style is for."""

KNOWN_SCRIPTS = (
    *(*SPHINX_SCRIPTS, *DESIGN_ASSETS, "scripts/furo.js"),
    *("cite.js", "filter.js", "search-loader.js"),
)
"""Scripts that call none of Sphinx's."""


def leave_unused_assets(pagename: str, context: dict[str, Any]) -> None:
    """Take from a page the style sheets and scripts that nothing on it uses."""
    unused = tuple(_unused(pagename, context))
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if not _name(asset).endswith(unused)]


def _unused(pagename: str, context: dict[str, Any]) -> Iterator[str]:
    body = context.get("body") or ""
    if 'class="sd-' not in body and " sd-" not in body:
        yield from DESIGN_ASSETS
        if os.environ.get("READTHEDOCS") != "True":
            yield FURO_EXTENSIONS
    if 'class="highlight' not in body and "highlight-" not in body:
        yield "pygments.css"
    if not CONTENT.search(body):
        yield CONTENT_STYLE
    scripts = context["script_files"]
    if all(_name(script).endswith(KNOWN_SCRIPTS) for script in scripts):
        yield from SPHINX_SCRIPTS


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", asset) or "")
