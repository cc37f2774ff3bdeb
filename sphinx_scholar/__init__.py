"""Sphinx Scholar: an academic life as a Sphinx domain; papers, positions, degrees and a CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.3.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the engine with Sphinx."""
    from sphinx_scholar.extension import setup as register

    return register(app)
