"""A site on disk, as the command sees it: where its sources are and where a build goes."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from sphinx_scholar.cli.errors import CommandError


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A folder with a ``conf.py``."""

    folder: Path

    @classmethod
    def at(cls, folder: Path, *, not_done: str) -> Site:
        """Return the site in a folder; ``not_done`` says what is not done where there is none.

        A syntax error in ``conf.py`` is reported in one line; Sphinx would write a crash report.
        """
        if not (folder / "conf.py").is_file():
            shown = "this folder" if folder == Path() else str(folder)
            problem = "has no conf.py, and so is not a site" if folder.is_dir() else "is not a folder"
            raise CommandError(
                f"{shown} {problem}.",
                not_done=not_done,
                remedy="Name the folder of your site, or make one: sphinx-scholar new me",
            )
        site = cls(folder=folder)
        try:
            site.parsed_settings()
        except SyntaxError as error:
            place = f"conf.py, line {error.lineno}" if error.lineno else "conf.py"
            raise CommandError(
                f"{place}: {error.msg}.",
                not_done=not_done,
                remedy="Correct it, and try again.",
            ) from error
        return site

    def parsed_settings(self) -> ast.Module:
        """Return ``conf.py`` as Python reads it, without running it."""
        return ast.parse((self.folder / "conf.py").read_bytes())

    @property
    def output(self) -> Path:
        """Where pages go that are for publishing."""
        return self.folder / "_build" / "html"

    def sphinx_options(self, builder: str, folder: str) -> list[str]:
        """Return Sphinx's arguments to build into a folder below ``_build``, doctrees apart."""
        build = self.folder / "_build"
        doctrees = build / ("doctrees" if folder == "html" else f"{folder}-doctrees")
        return ["-b", builder, "-d", str(doctrees), str(self.folder), str(build / folder)]
