"""Style sheets go out without comments and blanks, which only their authors need.

Knows how CSS is written, and nothing of what a style sheet says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

THEME = Path(__file__).parent.parent / "theme/scholar/static"
"""The style sheets of the engine's theme, whose names no other theme has."""

KEPT = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))"""
"""Strings and addresses, which stay as they are (CSS Syntax Level 3, 4.3)."""


def compact(text: str) -> str:
    """Return a style sheet that means the same, without comments and needless white space.

    A colon loses only what follows it, since ``a :hover`` is not ``a:hover``; signs that stand
    in ``calc()`` or between selectors lose nothing.
    """
    without_comments = re.sub(rf"{KEPT}|/\*.*?\*/", lambda found: found[1] or " ", text, flags=re.DOTALL)
    pieces = re.split(KEPT, without_comments)
    pieces[::2] = [_without_blanks(piece) for piece in pieces[::2]]
    return "".join(pieces).strip() + "\n"


def _without_blanks(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text)
    return text.replace(": ", ":").replace(";}", "}")


def compact_style_sheets(app: Sphinx, exception: Exception | None) -> None:
    """Write the site's own style sheets and the engine's anew, when the build is done."""
    if exception is not None or app.builder.name not in HTML_BUILDERS:
        return
    for folder in (*(Path(app.confdir) / entry for entry in app.config.html_static_path), THEME):
        for source in sorted(folder.rglob("*.css")):
            written = Path(app.outdir) / "_static" / source.relative_to(folder)
            if written.is_file():
                write_output(written, compact(written.read_text(encoding="utf-8")).encode())
