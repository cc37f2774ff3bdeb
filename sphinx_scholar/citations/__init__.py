"""The forms in which a work is cited, one module each: a record in, text out.

Knows nothing of pages, files or the rest of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.citations import bibtex, csl, reference, ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_scholar.records.publication import Publication


def _(message: str) -> str:
    """Mark a word for the message catalog; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a citation."""

    name: str
    """What it is called, in English."""
    suffix: str
    """The suffix of its files."""
    media_type: str
    """The media type of its files."""
    render: Callable[[Publication], str]
    """Cite one work, as the whole of a file."""
    start: str = ""
    """How its files begin."""
    between: str = "\n"
    """What stands between two works in one file."""
    end: str = ""
    """How its files end."""
    join: Callable[[Sequence[Publication]], Iterator[str]] | None = None
    """Yield the parts of one file of many works, where it is not their texts in a row."""
    newline: str = "\n"
    """How lines end in its files."""

    @property
    def title(self) -> str:
        """What it is called in the language of the site."""
        return wording.translated(self.name)

    def part(self, text: str, *, is_first: bool) -> str:
        """Return what one file of many works has of the text that ``render`` gave for one of them."""
        if self.join:
            return ""
        inner = text.removeprefix(self.start).removesuffix(self.end)
        return f"{self.start if is_first else self.between}{inner}"

    def last_parts(self, works: Sequence[Publication]) -> Iterator[str]:
        """Yield what such a file has behind the parts of all works."""
        return self.join(works) if self.join else iter((self.end,))

    def encode(self, text: str) -> bytes:
        """Return the bytes of a file."""
        return text.replace("\n", self.newline).encode()


BIBTEX = Form(
    name="BibTeX",
    suffix="bib",
    media_type="application/x-bibtex",
    render=bibtex.render,
    join=bibtex.join,
)
"""The form that a page shows first."""

FORMS = (
    BIBTEX,
    Form(
        name="RIS",
        suffix="ris",
        media_type="application/x-research-info-systems",
        render=ris.render,
        newline="\r\n",
    ),
    Form(
        name="CSL-JSON",
        suffix="json",
        media_type="application/vnd.citationstyles.csl+json",
        render=csl.render,
        start=csl.START,
        between=",\n",
        end=csl.END,
    ),
    Form(
        name=_("Plain text"),
        suffix="txt",
        media_type="text/plain",
        render=reference.render,
    ),
)
"""All forms, in the order in which a page shows them."""


def render_forms(work: Publication) -> dict[str, str]:
    """Cite one work in all forms, by the suffixes of their files."""
    return {form.suffix: form.render(work) for form in FORMS}
