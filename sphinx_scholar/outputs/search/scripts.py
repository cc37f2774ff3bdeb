"""The scripts of search and filter: modules joined into one file each, as a page loads them.

The modules in ``scripts/`` are ECMAScript modules, which browsers do not load from a folder on
a disk; joined they are classic scripts. Knows nothing of what they do.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.outputs.search.language import render_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

FOLDER = Path(__file__).parent.parent.parent / "scripts"
STATIC = Path(__file__).parent.parent.parent / "static"
ENGINE = "search-engine.js"
FILTER = "filter.js"
ENTRIES = {
    "search-loader.js": "search-loader.js",
    ENGINE: "search/engine.js",
    "search.js": "dialog/start.js",
    FILTER: "filter/start.js",
}
"""The module with which each script begins to be joined."""

IMPORT = re.compile(r'^import (\{[^}]*\}|\w+) from "(\.[^"]*)".*;\n', re.MULTILINE)
COMMENT = re.compile(r"^ *(/\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def join_modules(entry: Path) -> str:
    """Return a module and all that it imports as one classic script, what is imported first."""
    return f'(() => {{\n"use strict";\n{_module(entry.resolve(), set())}}})();\n'


def _module(path: Path, joined: set[Path]) -> str:
    if path in joined:
        return ""
    joined.add(path)
    source = path.read_text(encoding="utf-8")
    parts = []
    for names, address in IMPORT.findall(source):
        imported = (path.parent / address).resolve()
        if imported.suffix == ".json":
            parts.append(f"const {names} = {imported.read_text(encoding='utf-8').strip()};\n")
        else:
            parts.append(_module(imported, joined))
    own = COMMENT.sub("", IMPORT.sub("", source))
    return "".join(parts) + re.sub(r"\n{2,}", "\n", re.sub(r"^export ", "", own, flags=re.MULTILINE)).lstrip()


@cache
def render_scripts(language: str) -> dict[str, str]:
    """Return every script by the name of its file, for a site in a language."""
    scripts = {name: join_modules(FOLDER / entry) for name, entry in ENTRIES.items()}
    scripts[ENGINE] += render_language(language)
    return scripts


def version_of(language: str) -> str:
    """Return what stands behind the addresses of the search's files: a number that changes with them."""
    files = [*render_scripts(language).values(), (STATIC / "search.css").read_text(encoding="utf-8")]
    return f"?v={zlib.crc32(''.join(files).encode()):08x}"


def write_scripts(app: Sphinx, builder: Builder) -> None:
    """Write the scripts before pages name them, with numbers made from what is in them."""
    if builder.name not in HTML_BUILDERS:
        return
    for name, script in render_scripts(app.config.language).items():
        write_output(Path(app.outdir) / "_static" / name, script.encode())
