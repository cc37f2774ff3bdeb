"""The papers of a new site: a ``.bib`` file with the files that it names, given or lying in the folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.reader import decode, read_bibliography
from sphinx_scholar.cli.errors import CommandError

if TYPE_CHECKING:
    from sphinx_scholar.records.publication import Publication

BIBLIOGRAPHY = "publications/publications.bib"
"""Where the file stands in a site that has none yet."""

FILE_FIELDS = ("pdf", "slides", "poster", "supp", "preview")
"""Fields that may name a file of the site."""

NOT_THE_SITES = frozenset({"_build", "node_modules", "venv"})
"""Folders in which no paper of the site stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What a site begins with."""

    place: str = BIBLIOGRAPHY
    """The path of the ``.bib`` file below the site's folder."""
    content: bytes = b""
    """The file, byte for byte; empty for none."""
    works: tuple[Publication, ...] = ()
    files: dict[str, Path] = field(default_factory=dict)
    """The files that it names and that lie beside it, by their paths below its folder."""


def only_bib_file(folder: Path) -> Path | None:
    """Return the one ``.bib`` file of a folder, or nothing where there are several."""
    found = [path for path in sorted(folder.rglob("*.bib")) if not _is_left_out(path.relative_to(folder))]
    return found[0] if len(found) == 1 else None


def _is_left_out(path: Path) -> bool:
    return any(part.startswith(".") or part in NOT_THE_SITES for part in path.parts)


def read_papers(path: Path | None, folder: Path) -> Papers:
    """Return what a ``.bib`` file holds; faults in it are for the build to report."""
    if path is None:
        return Papers()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(
            f"--bib: {path} cannot be read: {error.strerror}.",
            not_done="Nothing was written.",
            remedy="Make it readable, or leave --bib out and add your papers later.",
        ) from error
    text = decode(content)[0]
    works = read_bibliography(text, path.name).publications
    if not works and content.strip():
        raise CommandError(
            f"--bib: {path} has no entry of BibTeX or BibLaTeX.",
            not_done="Nothing was written.",
            remedy="Name a .bib file, or leave --bib out and add your papers later.",
        )
    if path.resolve().is_relative_to(folder.resolve()):
        place = path.resolve().relative_to(folder.resolve()).as_posix()
        return Papers(place=place, content=content, works=works)
    return Papers(content=content, works=works, files=named_files(text, path.parent))


def named_files(text: str, folder: Path) -> dict[str, Path]:
    """Return the files below a folder that entries name, by their paths."""
    syntax = read_syntax(text.replace("\r\n", "\n").replace("\r", "\n"))
    names = [
        entry.fields[name].value for entry in syntax.entries for name in FILE_FIELDS if name in entry.fields
    ]
    paths = [PurePosixPath(name.strip()) for name in names]
    return {
        path.as_posix(): folder / path
        for path in paths
        if not path.is_absolute() and ".." not in path.parts and (folder / path).is_file()
    }
