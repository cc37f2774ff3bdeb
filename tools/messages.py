"""Write the list of the engine's words, from which a translator begins.

Run as a program it writes ``sphinx_scholar/locale/sphinx_scholar.pot`` anew. A site in another
language translates a copy of it, as ``locales/<language>/LC_MESSAGES/sphinx_scholar.po``.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ENGINE = Path(__file__).resolve().parent.parent / "sphinx_scholar"
"""Where the words stand."""

LIST = ENGINE / "locale/sphinx_scholar.pot"
"""The list of them."""

HEADER = "# The words that the engine itself puts on pages. Written by: python tools/messages.py\n"

METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
"""How words are found, by the kind of file."""


def words() -> Catalog:
    """Return every message of the engine, with the files that it is in."""
    catalog = Catalog(header_comment=HEADER.strip(), fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(ENGINE, METHODS):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def render_list() -> str:
    """Return the list as text: the same text for the same words, on any day."""
    file = io.BytesIO()
    write_po(file, words(), sort_output=True, width=0, include_lineno=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    kept = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
    return "".join(line for line in lines if not line.startswith('"') or line[1:].split(":")[0] in kept)


if __name__ == "__main__":
    LIST.write_text(render_list(), encoding="utf-8")
