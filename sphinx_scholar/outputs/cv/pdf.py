"""The PDF of a curriculum vitae by Typst: data in, bytes out.

Knows nothing of Sphinx or any site. What the reader sees is decided by ``templates/cv.typ``.
"""

from __future__ import annotations

import calendar
import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sphinx_scholar.outputs.fonts import letters_without_font
from sphinx_scholar.outputs.lacking_letters import stand_ins, with_stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import typst

    from sphinx_scholar.outputs.cv.document import CurriculumVitae
    from sphinx_scholar.records.dates import PartialDate

    Made = tuple[bytes, list[typst.TypstWarning]]
    """A PDF, and what Typst says of it."""

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
    the same bytes everywhere. A pictograph that no font has is left out, and a letter that is another
    form of a plain one is that.
    Raises :class:`CvError` where there is no Typst, or the template or a font cannot be read.
    """
    path = Path(template) if template else TEMPLATE
    make = partial(_compile, path, [Path(path) for path in font_paths], cv.date)
    try:
        pdf, remarks, warnings = _made(make, _as_data(cv), advise)
    except ImportError as error:
        raise CvError("no CV in PDF was made: the package 'typst' is missing; pip install typst") from error
    except (RuntimeError, OSError, ValueError) as error:
        detail, line = _what_and_where(getattr(error, "diagnostic", "") or str(error), path.name)
        message = f"no CV in PDF was made: Typst stopped at {path.name!r}: {detail}"
        raise CvError(message, line=line) from error
    warnings += [f"Typst says of {path.name!r}: {remark.message}" for remark in remarks]
    return CvPdf(pdf=pdf, pages=_count_pages(pdf), warnings=tuple(warnings))


def _as_data(value: Any) -> Any:
    """Return a document as JSON has it; ``asdict`` copies each string of it too, for four times as long."""
    if isinstance(value, tuple):
        return [_as_data(part) for part in value]
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else {name: _as_data(getattr(value, name)) for name in names}


def _count_pages(pdf: bytes) -> int:
    """Return the number of pages that the root of the page tree states (ISO 32000-1, 7.7.3.2)."""
    counts = (int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", pdf))
    return max(counts, default=0)


def _made(
    make: Callable[[dict[str, Any], bool], Made],
    content: dict[str, Any],
    advise: Callable[[Sequence[str]], str],
) -> tuple[bytes, list[typst.TypstWarning], list[str]]:
    """Make a PDF that conforms, if need be with other letters; else one that does not, and say why."""
    import typst

    try:
        return *make(content, True), []
    except typst.TypstError as error:
        if not error.message.startswith("PDF/"):
            raise
        changed = with_stand_ins(content, stand_ins(letters_without_font(error.diagnostic)))
        if changed != content:
            return _made(make, changed, advise)
        reason = _why_not_conforming(error.message, error.diagnostic, content, advise)
        return *make(content, False), [reason]


def _compile(
    path: Path, font_paths: list[Path], date: PartialDate, content: dict[str, Any], conforming: bool
) -> Made:
    import typst

    compiler = typst.Compiler(
        input=path,
        root=path.parent,
        font_paths=font_paths,
        ignore_system_fonts=True,
        sys_inputs={"cv": json.dumps(content, ensure_ascii=False)},
    )
    pdf, remarks = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=[*STANDARDS] if conforming else [],
        timestamp=calendar.timegm((date.year, date.month or 1, date.day or 1, 0, 0, 0)),
    )
    assert isinstance(pdf, bytes)
    return pdf, remarks


def _what_and_where(diagnostic: str, template: str) -> tuple[str, int]:
    """Return the first thing that Typst says in one line, and the line of the template, or 0."""
    error = re.search(r"^error: (.*)", diagnostic, flags=re.MULTILINE)
    place = re.search(rf"\u250c\u2500 .*{re.escape(template)}:(\d+):", diagnostic)
    return " ".join((error[1] if error else diagnostic).split()), int(place[1]) if place else 0


def _why_not_conforming(
    message: str, diagnostic: str, content: dict[str, Any], advise: Callable[[Sequence[str]], str]
) -> str:
    """Name the text, or else the fault, that keeps the PDF from its standards."""
    outcome = "the CV's PDF is tagged, but conforms to neither PDF/UA nor PDF/A"
    letters = letters_without_font(diagnostic)
    if not letters:
        return f"{outcome}: {message}"
    texts = (text for text in _texts(content) if any(letter in text for letter in letters))
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
