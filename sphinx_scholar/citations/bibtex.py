"""Citations in BibTeX: the entry's own source text, as the reader of the ``.bib`` file cut it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.reader import exported_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_scholar.records.publication import Publication


def render(work: Publication) -> str:
    """Return one entry, with what it needs to be complete."""
    return work.bibtex.rstrip() + "\n"


def join(works: Sequence[Publication]) -> Iterator[str]:
    """Yield the parts of one file of all entries, in which each text that several need stands once."""
    return exported_parts(works)
