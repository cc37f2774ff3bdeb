"""A curriculum vitae as data, and its PDF by Typst: data in, bytes out.

Knows nothing of Sphinx, docutils, publications' files or any site. What the reader sees is
decided by ``templates/cv.typ``; what it says, down to the word for "page", comes in as data.
"""

from __future__ import annotations

import calendar
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sphinx_scholar.outputs.fonts import OWN_FONT, letters_without_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import typst

    from sphinx_scholar.records.dates import PartialDate

TEMPLATE = Path(__file__).parent.parent.parent / "templates" / "cv.typ"
"""The engine's own template."""
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), which Typst can serve together."""


class CvError(Exception):
    """The PDF could not be made; the text says why and what to do."""

    def __init__(self, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
        """The line of the template that is at fault, or 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style; a sentence is a tuple of them."""

    text: str
    """Plain text: nothing in it is ever read as markup."""
    strong: bool = False
    emph: bool = False
    code: bool = False
    small_capitals: bool = False
    script: Literal["", "sub", "super"] = ""
    """Whether it stands below or above the line."""
    url: str = ""
    """An absolute address that it leads to."""


Runs = tuple[Run, ...]
"""Text with its styles and links."""


def plain(text: str, *, url: str = "") -> Runs:
    """Return text in no particular style, or nothing for no text."""
    return (Run(text=text, url=url),) if text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a body."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of points, each of which may hold paragraphs and lists of its own."""

    points: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    """True where the points are numbered."""
    start: int = 1
    """The number of the first point."""


Block = Paragraph | Bullets
"""A part of a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """A position, a degree, a talk, an award: something with a title, mostly with dates."""

    title: Runs
    dates: str = ""
    """As printed in the column of dates: ``Aug. 2023 – present``."""
    number: str = ""
    """By which a numbered list calls it: ``J12``."""
    meta: tuple[Runs, ...] = ()
    """Lines under the title: role, organization and place; advisors; papers."""
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CvAuthor:
    """A name in the list of a paper's authors."""

    name: str
    own: bool = False
    """True of the person whose CV this is: the name is set off."""
    signs: str = ""
    """Signs beside the name, explained in the section's notes: ``*``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPublication:
    """A paper as a CV lists it."""

    title: Runs
    authors: tuple[CvAuthor, ...] = ()
    comma: str = ", "
    """What stands between two authors."""
    et_al: str = ""
    """What follows the last author, with what separates it: ``, and others``."""
    dates: str = ""
    """As printed in the column of dates: a year, or the venue's short name with its year."""
    number: str = ""
    """By which a numbered list calls it: ``J12``."""
    venue: Runs = ()
    """Where it appeared, or how far it has come."""
    history: tuple[Runs, ...] = ()
    """Earlier records of the same work, a line each."""
    links: Runs = ()
    """Where the paper, its code and the like are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvProse:
    """What an author wrote between a section's heading and its records."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CvGroup:
    """The heading of a group: all records up to the next one are below it."""

    heading: str


CvPart = CvProse | CvGroup | CvEntry | CvPublication
"""A part of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSection:
    """A part of the CV under a heading of its own."""

    title: str
    parts: tuple[CvPart, ...] = ()
    """In the order of the page."""
    notes: tuple[Runs, ...] = ()
    """Small print at the end: what the signs beside authors' names mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvWords:
    """The template's own words, to be translated."""

    document: str = "Curriculum vitae"
    """What kind of document it is, in its title and at the foot of each page."""
    advisors: str = "Advisors"
    """What introduces the advisors in the head."""
    colon: str = ": "
    """What stands behind such a word."""
    comma: str = ", "
    """What parts the position in the head from the affiliation."""
    names_comma: str = ", "
    """What stands between two advisors."""
    page: str = "Page {page} of {pages}"
    """The number of the page, at its foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumVitae:
    """The whole document."""

    name: str
    date: PartialDate
    """When the content was last changed: the date of the file, without which no PDF/A conforms."""
    position: Runs = ()
    affiliation: Runs = ()
    other_roles: tuple[Runs, ...] = ()
    """What the person is besides, and where, a line each."""
    advisors: Runs = ()
    """One run a name."""
    vision: Runs = ()
    emails: tuple[str, ...] = ()
    """The preferred address first."""
    whereabouts: Runs = ()
    """Postal address, telephone, office hours: one run each."""
    profiles: Runs = ()
    """Other pages of the person, one run each."""
    site_url: str = ""
    sections: tuple[CvSection, ...] = ()
    date_text: str = ""
    """The date as printed at the foot of each page."""
    as_of_note: str = ""
    """From when the statements are, said once, at the foot of the first page."""
    words: CvWords = CvWords()
    language: str = "en"
    """As in Sphinx's ``language``: ``en``, ``pt_BR``."""
    layout: Literal["columns", "plain"] = "columns"
    """With the dates in a column of their own, or all in one column, for parsers of applications."""
    paper: Literal["a4", "us-letter"] = "a4"
    fonts: tuple[str, ...] = (OWN_FONT,)
    """Families of fonts; each letter is in the first of them that has it."""
    accent: str = "#0a56a8"
    """The color of the name, headings and links, as ``#rrggbb``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPdf:
    """A PDF and what its author should know of it."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    """Complete sentences, one a fault."""


def render_pdf(
    cv: CurriculumVitae,
    *,
    template: str | None = None,
    font_paths: Sequence[str | Path] = (),
    advise: Callable[[Sequence[str]], str] = lambda _letters: "name a font that can",
) -> CvPdf:
    """Return the CV as a tagged PDF, conforming to PDF/UA-1 and PDF/A-2a where its text allows.

    ``template`` is the path of a Typst file that replaces the engine's own; ``font_paths`` are
    folders of fonts that serve what Typst's own cannot show; ``advise`` says what to do where letters
    have none. The fonts installed on a machine are never used by themselves: the same content gives
    the same bytes everywhere.
    Raises :class:`CvError` where there is no Typst, or the template or a font cannot be read.
    """
    try:
        import typst
    except ImportError as error:
        raise CvError("no CV in PDF was made: the package 'typst' is missing; pip install typst") from error
    path = Path(template) if template else TEMPLATE
    try:
        compiler = typst.Compiler(
            input=path,
            root=path.parent,
            font_paths=[Path(path) for path in font_paths],
            ignore_system_fonts=True,
            sys_inputs={"cv": json.dumps(asdict(cv), ensure_ascii=False)},
        )
        try:
            pdf, remarks = _compile(compiler, cv.date, conforming=True)
            warnings = []
        except typst.TypstError as error:
            if not error.message.startswith("PDF/"):
                raise
            pdf, remarks = _compile(compiler, cv.date, conforming=False)
            warnings = [_why_not_conforming(error.message, error.diagnostic, cv, advise)]
    except (RuntimeError, OSError, ValueError) as error:
        detail, line = _what_and_where(getattr(error, "diagnostic", "") or str(error), path.name)
        message = f"no CV in PDF was made: Typst stopped at {path.name!r}: {detail}"
        raise CvError(message, line=line) from error
    warnings += [f"Typst says of {path.name!r}: {remark.message}" for remark in remarks]
    return CvPdf(pdf=pdf, pages=_count_pages(pdf), warnings=tuple(warnings))


def _count_pages(pdf: bytes) -> int:
    """Return the number of pages that the root of the page tree states (ISO 32000-1, 7.7.3.2)."""
    counts = (int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", pdf))
    return max(counts, default=0)


def _compile(
    compiler: typst.Compiler, date: PartialDate, *, conforming: bool
) -> tuple[bytes, list[typst.TypstWarning]]:
    pdf, remarks = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=[*STANDARDS] if conforming else [],
        timestamp=calendar.timegm((date.year, date.month or 1, date.day or 1, 0, 0, 0)),
    )
    assert isinstance(pdf, bytes)
    return pdf, remarks


def _what_and_where(diagnostic: str, template: str) -> tuple[str, int]:
    """Return the first thing that Typst says in one line, and the line of the template, or 0."""
    said = re.search(r"^error: (.*)", diagnostic, flags=re.MULTILINE)
    place = re.search(rf"\u250c\u2500 .*{re.escape(template)}:(\d+):", diagnostic)
    return " ".join((said[1] if said else diagnostic).split()), int(place[1]) if place else 0


def _why_not_conforming(
    message: str, diagnostic: str, cv: CurriculumVitae, advise: Callable[[Sequence[str]], str]
) -> str:
    """Name the text, or else the fault, that keeps the PDF from its standards."""
    outcome = "the CV's PDF is tagged, but conforms to neither PDF/UA nor PDF/A"
    letters = letters_without_font(diagnostic)
    if not letters:
        return f"{outcome}: {message}"
    texts = (text for text in _texts(asdict(cv)) if any(letter in text for letter in letters))
    return f"{outcome}: no font can show {_some(letters)}, found in {_some(texts)}; {advise(letters)}"


def _some(texts: Iterable[str], most: int = 5) -> str:
    """Quote a few texts, each once."""
    once = list(dict.fromkeys(texts))
    return ", ".join(repr(text) for text in once[:most]) + (", …" if len(once) > most else "")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
