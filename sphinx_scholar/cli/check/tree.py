"""A folder that a build has filled, and what is found to be wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from sphinx_scholar.citations import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_FILES = frozenset(".html .xml .json .js .css .txt .vcf .ics .webmanifest .atom".split()) | {
    f".{form.suffix}" for form in FORMS
}
"""Suffixes of files that are read as text."""

NOWHERE = "https://tree.invalid/"
"""The root of a tree that was built for no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong, or worth a look, in one file of a tree."""

    where: str
    """The file's path below the built folder."""
    message: str
    clue: str = ""
    """What the source that made it holds, to find its line."""

    def __str__(self) -> str:
        """Return ``path: message``."""
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltTree:
    """A folder that one build has filled."""

    folder: Path
    """The root of the built tree."""
    base_url: str = ""
    """The address that it was built for, with a slash at its end, or nothing."""

    @property
    def root(self) -> str:
        """The address of the tree's root, a made-up one where it was built for none."""
        return self.base_url or NOWHERE

    @property
    def prefix(self) -> str:
        """The path under which a server must give out the tree."""
        return urlsplit(self.base_url).path or "/"

    @property
    def files(self) -> list[Path]:
        """All files, in the order of their paths."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    @property
    def pages(self) -> list[str]:
        """The paths of all pages below the folder, as in addresses."""
        return [path.relative_to(self.folder).as_posix() for path in self.files if path.suffix == ".html"]

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """The files that are text: their paths below the folder, and what they hold."""
        for path in self.files:
            if path.suffix in TEXT_FILES:
                yield path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8")

    def html(self, page: str) -> str:
        """Return the source of a page."""
        return (self.folder / page).read_text(encoding="utf-8")

    def soup(self, page: str) -> BeautifulSoup:
        """Return a page to look things up in; it is shared, so whoever changes it copies it first."""
        return _soup(self.folder / page)


@lru_cache(maxsize=4096)
def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
