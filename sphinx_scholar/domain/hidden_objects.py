"""The source of a page that holds a hidden object stays at home, though Sphinx would copy it.

Knows how a hidden object is written, nothing of what it says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HAS_HIDDEN = "scholar-has-hidden"
"""What stands among the metadata of such a page."""

HIDDEN_IN_RST = re.compile(
    r"^[ \t]*\.\. +(?:scholar:)?(?:person|position|degree|entry|publication)::.*\n"
    r"(?:[ \t]+:.*\n)*?[ \t]+:hidden\b",
    re.MULTILINE | re.IGNORECASE,
)
"""A hidden object in reStructuredText, whose directive is not run where an option is malformed."""


def note_hidden(env: BuildEnvironment) -> None:
    """Note that the page which is being read holds a hidden object."""
    env.metadata[env.current_document.docname][HAS_HIDDEN] = True


def look_for_hidden(app: Sphinx, docname: str, content: list[str]) -> None:
    """Look for hidden objects that no directive will tell of, before a page is read."""
    if HIDDEN_IN_RST.search(content[0]):
        app.env.metadata[docname][HAS_HIDDEN] = True


def forget_messages(app: Sphinx, doctree: nodes.document) -> None:
    """Drop what docutils has quoted of malformed directives: doctrees may lie in the output folder."""
    doctree.parse_messages.clear()
    doctree.transform_messages.clear()


def keep_source_at_home(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Leave the source of such a page out of the copies, and so the link to it out of the page."""
    if app.env.metadata.get(pagename, {}).get(HAS_HIDDEN):
        context["sourcename"] = ""
        context["has_source"] = False
