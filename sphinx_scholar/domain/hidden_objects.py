"""Sources of pages are not published beside what is hidden, which stands in them word for word.

Knows nothing of what a hidden object says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, line_of
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HAS_HIDDEN = "scholar-has-hidden"
"""What stands among the metadata of a page with a hidden object."""


def note_hidden(env: BuildEnvironment) -> None:
    """Note that the page which is being read holds a hidden object, or a name that nothing prints."""
    env.metadata[env.current_document.docname][HAS_HIDDEN] = True


def forget_messages(app: Sphinx, doctree: nodes.document) -> None:
    """Drop what docutils quotes of malformed directives, of which no directive knows that they hide."""
    for messages in (doctree.parse_messages, doctree.transform_messages):
        if any(":hidden" in message.astext().lower() for message in messages):
            note_hidden(app.env)
        messages.clear()


def refuse_sources(app: Sphinx, env: BuildEnvironment) -> None:
    """Copy no sources where any page holds a hidden object, when all have been read."""
    hidden = sorted(page for page, metadata in env.metadata.items() if HAS_HIDDEN in metadata)
    if hidden and app.config.html_copy_source:
        app.config.html_copy_source = False
        message = "html_copy_source: no sources are copied, since those of %s hold hidden objects"
        pages = ", ".join(Path(env.doc2path(page, base=False)).as_posix() for page in hidden)
        line = line_of("html_copy_source", conf_source(app.confdir))
        warn(Fault.CONFIGURATION, message, pages, location=f"conf.py:{line}")
