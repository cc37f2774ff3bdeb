"""Which pages a preview writes: those that were read again, and those that show records.

A build that starts afresh writes all pages by itself. Knows nothing of what records say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.rendering.nodes import owner_fact, record_node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SHOWS_RECORDS = "scholar-shows-records"
"""What stands among the metadata of a page that shows records or refers to them."""

Navigation = tuple[dict[str, str], dict[str, list[str]]]
"""The titles of pages and the pages below each, as sidebars show them."""


def note_records(app: Sphinx, doctree: nodes.document) -> None:
    """Note whether a page shows records, when it has been read."""
    if next(doctree.findall(_is_of_records), None) is not None:
        app.env.metadata[app.env.current_document.docname][SHOWS_RECORDS] = True


def _is_of_records(node: nodes.Node) -> bool:
    if isinstance(node, addnodes.pending_xref):
        return bool(node.get("refdomain") == ScholarDomain.name)
    return isinstance(node, (record_node, owner_fact))


class Preview:
    """Compares the navigation before and after reading: all pages show it."""

    def __init__(self) -> None:
        self.before: Navigation = ({}, {})

    def begin(self, app: Sphinx, env: BuildEnvironment, *_names: object) -> Iterable[str]:
        """Keep the navigation of the last build; let Sphinx alone find what is read again."""
        self.before = _navigation(env)
        return ()

    def pages(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Return the pages that are written besides those that were read."""
        if _navigation(env) != self.before:
            return sorted(env.found_docs)
        return sorted(page for page in env.found_docs if SHOWS_RECORDS in env.metadata[page])


def _navigation(env: BuildEnvironment) -> Navigation:
    titles = {page: title.astext() for page, title in env.titles.items()}
    return titles, {page: list(below) for page, below in env.toctree_includes.items()}
