"""Files of the site that papers name, and the addresses at which they are published.

A file is found below the site's folder alone. Reads the disk, and writes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.records.publication import Publication

FOLDERS = {
    "pdf": ("assets/pdf", "files", "pdf"),
    "slides": ("assets/slides", "assets/pdf", "files", "slides"),
    "poster": ("assets/poster", "assets/pdf", "files"),
    "supp": ("assets/supp", "assets/pdf", "files"),
    "preview": ("assets/img/publication_preview", "assets/img", "images"),
}
"""Where al-folio's users and others keep files of which a field says only the name."""

OWN_FOLDER = "_files"
"""Where a file is published whose own address might be that of something that a build writes."""

WRITTEN = frozenset(
    "html htm bib ris json txt xml vcf ics inv js css map png jpg jpeg gif svg webp ico".split()
)
"""Endings of what builds write, or may write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """Finds files by the names that fields give, and keeps those to be published."""

    top: Path
    """The folder of the site."""
    beside: str = ""
    """The folder of the ``.bib`` file, whose neighbors are found too; empty for the site's own."""
    static_folders: tuple[str, ...] = ()
    """``html_static_path``: Sphinx publishes what lies in them under ``_static/``."""
    extra_folders: tuple[str, ...] = ()
    """``html_extra_path``: Sphinx publishes what lies in them at the top."""
    taken: frozenset[str] = frozenset()
    """Paths that the build itself writes, such as ``cv.pdf``."""
    published: dict[str, Path] = field(default_factory=dict)
    """Files to publish, by their paths in the output folder."""

    def address(self, kind: str, name: str) -> str:
        """Return the address in the output of the file that a field names; raise ``ValueError`` for none."""
        for plain, ending in _readings(name):
            for path in self._candidates(kind, plain):
                if self._is_file(path):
                    return quote(self._publish(path)) + ending
            if by_sphinx := self._published_by_sphinx(plain):
                return quote(by_sphinx) + ending
        raise ValueError(f"there is no file {unquote(name)!r} below the site's folder")

    def path_of(self, address: str) -> Path | None:
        """Return the file that is published at an address."""
        plain = unquote(address)
        inside = plain.removeprefix("_static/")
        folders = self.static_folders if inside != plain else self.extra_folders
        candidates = [self.published.get(plain), *(self.top / folder / inside for folder in folders)]
        return next((path for path in candidates if path and path.is_file()), None)

    def _candidates(self, kind: str, name: str) -> Iterator[str]:
        folders = ["", self.beside]
        if "/" not in name:
            folders += FOLDERS.get(kind, ())
        for folder in dict.fromkeys(folders):
            yield str(PurePosixPath(folder, name))

    def _published_by_sphinx(self, name: str) -> str:
        inside = name.removeprefix("_static/")
        folders = self.static_folders if inside != name else self.extra_folders
        for folder in folders:
            if self._is_file(f"{folder}/{inside}") and self._is_inside(f"{folder}/{inside}"):
                return name
        return ""

    def _publish(self, path: str) -> str:
        if not self._is_inside(path):
            raise ValueError(f"{path!r} leads out of the site's folder")
        for folder in self.static_folders:
            if path.startswith(f"{folder}/"):
                return f"_static/{path.removeprefix(f'{folder}/')}"
        is_written = PurePosixPath(path).suffix.lower().lstrip(".") in WRITTEN | {""}
        keeps_address = not is_written and path not in self.taken and not path.startswith("_")
        address = path if keeps_address else f"{OWN_FOLDER}/{path}"
        self.published[address] = self.top / path
        return address

    def _is_file(self, path: str) -> bool:
        try:
            return (self.top / path).is_file()
        except OSError:  # a name that is too long
            return False

    def _is_inside(self, path: str) -> bool:
        """Tell whether a file lies in the site's folder, wherever links lead."""
        return (self.top / path).resolve().is_relative_to(self.top.resolve())


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Yield what a name may mean: as it stands, decoded, accents together or apart, without a fragment."""
    bare, mark, fragment = name.partition("#")
    for text, ending in ((name, ""), (bare, f"{mark}{fragment}")):
        for plain in dict.fromkeys((text, unquote(text))):
            for form in dict.fromkeys((plain, normalize("NFC", plain), normalize("NFD", plain))):
                if form and ".." not in form.split("/") and not form.startswith("/"):
                    yield form.removeprefix("./"), ending


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingFile:
    """A file that a field names and that cannot be published."""

    record: Publication
    kind: str
    """The field."""
    name: str
    """What the field says."""
    reason: str


def with_files(work: Publication, files: SiteFiles, missing: list[MissingFile]) -> Publication:
    """Return a work whose links and pictures lead to published files; those without a file are left out."""
    if not any(map(_names_files, work.records)):
        return work

    def address(kind: str, name: str) -> str:
        try:
            return files.address(kind, name)
        except ValueError as error:
            missing.append(MissingFile(record=work, kind=kind, name=name, reason=str(error)))
            return ""

    links = [
        link if is_address(link.url) else replace(link, url=address(link.kind, link.url))
        for link in work.links
    ]
    return replace(
        work,
        preview=address("preview", work.preview) if work.preview else "",
        links=tuple(link for link in links if link.url),
        history=tuple(with_files(record, files, missing) for record in work.history),
    )


def _names_files(record: Publication) -> bool:
    return bool(record.preview) or not all(is_address(link.url) for link in record.links)


def is_address(text: str) -> bool:
    """Tell whether a link leads elsewhere, and not to a file of the site."""
    return re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) is not None
