"""Write the list of the engine's words and bring its catalogs up to date with it.

Run as a program it writes ``sphinx_scholar/locale/sphinx_scholar.pot`` anew, and each catalog beside it
with the messages of the list: translations stay, a message without one stands there empty. A site in
another language translates a copy of the list, as ``locales/<language>/LC_MESSAGES/sphinx_scholar.po``.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ENGINE = Path(__file__).resolve().parent.parent / "sphinx_scholar"
"""Where the words stand."""

LIST = ENGINE / "locale/sphinx_scholar.pot"
"""The list of them."""

HEADER = "# The words that the engine itself puts on pages. Written by: python tools/messages.py\n"

METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
"""How words are found, by the kind of file."""

KEPT_HEADERS = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Language", "Plural-Forms")
"""The lines of a catalog's head that say no date and no person."""


def words() -> Catalog:
    """Return every message of the engine, with the files that it is in."""
    catalog = Catalog(header_comment=HEADER.strip(), fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(ENGINE, METHODS):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def render_list() -> str:
    """Return the list as text: the same text for the same words, on any day."""
    return _render(words())


def catalog_paths() -> list[Path]:
    """Return the catalogs of the engine."""
    return sorted(LIST.parent.glob("*/LC_MESSAGES/sphinx_scholar.po"))


def read_catalog(path: Path) -> Catalog:
    """Read the catalog of a language, which the folder names."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def render_catalog(path: Path) -> str:
    """Return a catalog with exactly the messages of the list, and the translations that it has."""
    found = read_catalog(path)
    made = Catalog(locale=path.parent.parent.name, fuzzy=False, header_comment="")
    # Babel's own rule for Arabic has the forms of 11 and of 100 the other way around than CLDR.
    made.mime_headers = [("Plural-Forms", found.plural_forms)]
    for message in words():
        known = found.get(message.id, message.context)
        empty = ("",) * found.num_plurals if message.pluralizable else ""
        if message.id:
            made.add(message.id, known.string if known else empty, context=message.context)
    return _render(made)


def _render(catalog: Catalog) -> str:
    is_list = catalog.locale is None
    file = io.BytesIO()
    write_po(file, catalog, sort_output=True, width=0, no_location=not is_list, include_lineno=False)
    lines = file.getvalue().decode().lstrip().splitlines(keepends=True)
    head, rest = lines[: (end := lines.index("\n"))], lines[end:]
    kept = (line for line in head if not line.startswith('"') or line[1:].split(":")[0] in KEPT_HEADERS)
    return "".join([*kept, *rest])


if __name__ == "__main__":
    LIST.write_text(render_list(), encoding="utf-8")
    for path in catalog_paths():
        path.write_text(render_catalog(path), encoding="utf-8")
