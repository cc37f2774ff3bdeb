"""The forms in which a work is cited, one module each: a record in, text out.

Knows nothing of pages, files or the rest of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar.citations import bibtex, csl, reference, ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_scholar.model import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a citation."""

    name: str
    """What it is called in the text; a name that needs no translation, or a key of ``wording``."""
    suffix: str
    """The suffix of its files."""
    render: Callable[[Publication], str]
    """Cite one work."""
    render_all: Callable[[Iterable[Publication]], str]
    """Cite many works in one file."""
    newline: str = "\n"
    """How lines end in its files."""

    def encode(self, text: str) -> bytes:
        """Return the bytes of a file."""
        return text.replace("\n", self.newline).encode()


FORMS = (
    Form(name="BibTeX", suffix="bib", render=bibtex.render, render_all=bibtex.render_all),
    Form(name="RIS", suffix="ris", render=ris.render, render_all=ris.render_all, newline="\r\n"),
    Form(name="CSL-JSON", suffix="json", render=csl.render, render_all=csl.render_all),
    Form(name="Plain text", suffix="txt", render=reference.render, render_all=reference.render_all),
)
"""All forms, in the order in which a page shows them."""
