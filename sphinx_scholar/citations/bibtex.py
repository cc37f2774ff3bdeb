"""Citations in BibTeX: the entry's own source text, as the reader of the ``.bib`` file cut it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.reader import export_bibtex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.records.publication import Publication


def render(work: Publication) -> str:
    """Return one entry, with what it needs to be complete."""
    return work.bibtex.rstrip() + "\n"


def join(works: Sequence[Publication], texts: Sequence[str]) -> str:
    """Return all entries as one file, in which each text that several need stands once."""
    return export_bibtex(works)
