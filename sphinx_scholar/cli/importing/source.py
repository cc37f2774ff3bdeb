"""The old site on disk: its files are read safely, and nothing outside of its folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.reader import decode
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.importing.facts import Facts, UnreadableError, read_json, read_toml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.cli.importing.report import Report

LARGEST_TEXT = 8_000_000
"""How many bytes a file of text may have."""

LARGEST_FILE = 100_000_000
"""How many bytes a file may have that is copied: hosts refuse larger ones."""

MOST_FILES = 50_000
"""How many files a site may have."""

SKIPPED_FOLDERS = frozenset({"node_modules", "vendor", "_site", "public", "resources", "venv", "__pycache__"})
"""Folders of installed packages, and of what the old system built."""

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file with front matter and text below it."""

    path: str
    facts: Facts
    body: str
    line: int
    """The line at which the text begins."""

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def date_in_name(self) -> str:
        """The date with which the name begins, of its folder where it is an index: ``2024-05-01-title``."""
        path = PurePosixPath(self.path)
        name = path.parent.name if path.stem == "index" else path.stem
        match = re.match(r"(\d{4}-\d\d?-\d\d?)(?!\d)", name)
        return match[1] if match else ""


class Source:
    """The folder of the old site."""

    def __init__(self, top: Path, report: Report, *, is_site: bool = True) -> None:
        self.top = top.resolve()
        self.is_site = is_site
        """False for one file, whose neighbors are not the site's."""
        self.report = report
        self.read: set[str] = set()
        """Files from which something was taken."""
        self._files: list[str] | None = None

    def files(self) -> list[str]:
        """Return the paths of all files, sorted, without those of programs."""
        if self._files is None:
            self._files = sorted(self._walk())
        return self._files

    def _walk(self) -> Iterator[str]:
        number = 0
        for folder, folders, names in os.walk(self.top):
            inside = Path(folder).relative_to(self.top)
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS
            )
            for name in names:
                number += 1
                if number > MOST_FILES:
                    raise CommandError(
                        f"{self.top} has more than {MOST_FILES} files.",
                        not_done="Nothing was written.",
                        remedy="Name the folder of the site itself.",
                    )
                yield (inside / name).as_posix()

    def below(self, folder: str, *endings: str) -> list[str]:
        """Return the files below a folder with one of these endings."""
        return [
            name
            for name in self.files()
            if name.startswith(f"{folder}/") and PurePosixPath(name).suffix.lower() in endings
        ]

    def has(self, name: str) -> bool:
        """Tell whether there is a file or folder of this name."""
        return (self.top / name).exists()

    def file(self, name: str) -> Path | None:
        """Return a file to copy, or nothing; links that lead out of the folder are reported."""
        path = self.top / name
        try:
            real = path.resolve(strict=True)
            if not real.is_file():
                return None
        except (OSError, RuntimeError, ValueError):
            if path.is_symlink():
                self.report.need(name, 0, "a symbolic link that leads nowhere; it was not followed")
            return None
        if not real.is_relative_to(self.top):
            self.report.need(name, 0, "a symbolic link out of the site's folder; it was not followed")
            return None
        if real.stat().st_size > LARGEST_FILE:
            self.report.need(name, 0, f"larger than {LARGEST_FILE // 1_000_000} MB; it was not copied")
            return None
        self.read.add(name)
        return real

    def text(self, name: str) -> str:
        """Return the text of a file, empty where there is none that can be read."""
        path = self.file(name)
        if path is None:
            return ""
        try:
            if path.stat().st_size > LARGEST_TEXT:
                self.report.need(name, 0, f"larger than {LARGEST_TEXT // 1_000_000} MB; it was not read")
                return ""
            content = path.read_bytes()
        except OSError as error:
            self.report.need(name, 0, f"cannot be read: {error.strerror}")
            return ""
        if b"\0" in content:
            self.report.need(name, 0, "not a text; it was not read")
            return ""
        return decode(content)[0].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    def facts(self, name: str) -> Facts:
        """Return the table that a YAML, TOML or JSON file holds; what is wrong with it is reported."""
        value = self.value(name)
        return value if isinstance(value, Facts) else Facts()

    def value(self, name: str) -> object:
        """Return what a YAML, TOML or JSON file holds."""
        readers = {".json": read_json, ".toml": read_toml}
        text = self.text(name)
        try:
            return readers.get(PurePosixPath(name).suffix.lower(), read_yaml)(text) if text.strip() else None
        except UnreadableError as error:
            self.report.need(name, 0, f"{error}; nothing was taken from it")
            return None

    def page(self, name: str) -> Page:
        """Return a file taken apart into front matter and text."""
        text = self.text(name)
        match = FRONT_MATTER.match(text)
        if match is None:
            return Page(path=name, facts=Facts(), body=text, line=1)
        try:
            found = read_toml(match[2], 2) if match[1] == "+++" else read_yaml(match[2], 2)
        except UnreadableError as error:
            self.report.need(name, 1, f"the front matter {error}; it was left out")
            found = None
        line = text.count("\n", 0, match.end()) + 1
        facts = found if isinstance(found, Facts) else Facts()
        return Page(path=name, facts=facts, body=text[match.end() :], line=line)
