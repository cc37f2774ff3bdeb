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

USED_BY = {
    "sphinx-design.min.css": "sd-.+",
    "design-tabs.js": "sd-tab-.+",
    "furo-extensions.css": "sd-.+|highlight",
    "pygments.css": "highlight",
    "scholar-content.css": "table|figure|admonition|topic|highlight|contains-task-list|sd-card",
}
"""Style sheets, and a script, by the elements and classes that they are written for.

Asked of the HTML, not of a page's nodes: raw HTML, other extensions and a site's templates use them too.
"""

ELEMENTS_AND_CLASSES = re.compile(r"""<([a-z]+)|\sclass=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

READ_THE_DOCS_STYLE = "furo-extensions.css"
"""Furo's style for what Read the Docs puts into pages, among others."""

KNOWN_SCRIPTS = (
    *(*SPHINX_SCRIPTS, "design-tabs.js", "scripts/furo.js"),
    *("cite.js", "filter.js", "search-loader.js"),
)
"""Scripts that call none of Sphinx's."""


def leave_unused_assets(context: dict[str, Any]) -> None:
    """Take from a page the style sheets and scripts that nothing on it uses."""
    unused = tuple(_unused(context))
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context[kind] if not _name(asset).endswith(unused)]


def _unused(context: dict[str, Any]) -> Iterator[str]:
    found = ELEMENTS_AND_CLASSES.findall(context.get("body") or "")
    standing = {word for groups in found for word in "".join(groups).split()}
    for asset, users in USED_BY.items():
        if asset == READ_THE_DOCS_STYLE and os.environ.get("READTHEDOCS") == "True":
            continue
        if not any(re.fullmatch(users, word) for word in standing):
            yield asset
    if all(_name(script).endswith(KNOWN_SCRIPTS) for script in context["script_files"]):
        yield from SPHINX_SCRIPTS


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", asset) or "")
