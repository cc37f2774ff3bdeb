"""A build is a function of its sources: nothing that an earlier build left takes part in it.

The environment is made anew, and the output folder is emptied before reading begins. Only a folder that
the engine has marked is ever emptied, and it marks only those that it finds empty.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.pages import foreign_files
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

MARKER = ".scholar-output"
"""The file that marks an output folder as the engine's."""
MARK = b"sphinx-scholar empties this folder when a build begins. Keep nothing of your own here.\n"
"""What the marker says."""
PROBE_SIZE = 1 << 16
"""How many bytes a disk must still take at the end of a build."""


class OutputFolder:
    """The output folder of one build after another."""

    def __init__(self) -> None:
        self.before: foreign_files.Stamps = {}
        """What stood in the folder before any extension of this build wrote into it."""
        self.reason = ""
        """Why it may not."""
        self.sources: list[Path] = []
        """Folders of the site besides its pages."""

    def prepare(self, app: Sphinx, config: Config) -> None:
        """Look at the folder, and remove what Sphinx remembers of earlier builds before it looks for it.

        Which builder it is for is not known at this time, at which some extensions already write.
        """
        out, doctrees = Path(app.outdir), Path(app.doctreedir)
        self.before = foreign_files.stamps(_entries(out, doctrees), out)
        if config.scholar_fresh:
            (Path(app.doctreedir) / ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        # At this time: Sphinx soon drops those of them that lie in the output folder.
        folders = (*config.html_static_path, *config.html_extra_path, *config.templates_path)
        self.sources = [(Path(app.confdir) / folder).resolve() for folder in folders]

    def begin(self, app: Sphinx) -> None:
        """Empty the folder if that is allowed; mark it if nothing stood in it."""
        self.reason = ""
        if app.builder.name not in HTML_BUILDERS:
            return
        out = Path(app.outdir)
        _remove_old_doctrees(app.env, Path(app.doctreedir), out)
        if app.config.scholar_fresh:
            self.reason = self._reason_to_keep(app, out)
            if self.reason:
                return
            _remove(out, Path(app.doctreedir), self.before)
            self.before = {}
        if not self.before:
            (out / MARKER).write_bytes(MARK)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Name what this build found in the folder and did not write."""
        if exception is not None or app.builder.name not in HTML_BUILDERS:
            return
        out = Path(app.outdir)
        _try_to_write(out)
        if not self.reason:
            return
        after = foreign_files.stamps(_entries(out, Path(app.doctreedir)), out)
        left = {path for path, stamp in self.before.items() if after.get(path) == stamp}
        left -= set(foreign_files.copied(app))
        left = {path for path in left if ".git" not in PurePosixPath(path).parts}
        if left:
            warn(
                Fault.OUTPUT,
                "%s is not emptied, since %s; not written by this build: %s. "
                "Delete what is out of date, or build into a folder of its own",
                out.name,
                self.reason,
                ", ".join(foreign_files.summarized(left, after.keys() - left)),
                location=None,
            )

    def _reason_to_keep(self, app: Sphinx, out: Path) -> str:
        """Return why a folder may not be emptied, or nothing."""
        marker = out / MARKER
        if self.before and not (marker.is_file() and marker.read_bytes() == MARK):
            return "it held files before the engine's first build"
        if (out / ".git").exists():
            return "it holds a repository"
        bibliography = Path(app.srcdir, str(app.config.scholar_bibliography))
        sources = (Path(app.srcdir), Path(app.confdir), bibliography, *self.sources)
        is_source = any(out in (path, *path.parents) for path in sources)
        return "it holds sources of the site" if is_source else ""


def _try_to_write(out: Path) -> None:
    """Fail where the disk takes no more: Sphinx only warns of each page that it cannot write."""
    probe = out / f"{MARKER}.part"
    probe.write_bytes(bytes(PROBE_SIZE))
    probe.unlink()


def _remove_old_doctrees(env: BuildEnvironment, doctrees: Path, out: Path) -> None:
    """Remove what was read of pages that are gone, where it would be published."""
    if out in (doctrees, *doctrees.parents):
        for path in doctrees.rglob("*.doctree"):
            if path.relative_to(doctrees).as_posix().removesuffix(".doctree") not in env.found_docs:
                path.unlink()


def _entries(folder: Path, doctrees: Path) -> Iterator[Path]:
    """Yield what a folder holds besides the marker and doctrees, around which it looks more closely."""
    for path in sorted(folder.iterdir()):
        if path in doctrees.parents:
            yield from _entries(path, doctrees)
        elif path not in (doctrees, folder / MARKER):
            yield path


def _remove(folder: Path, doctrees: Path, stood: foreign_files.Stamps) -> None:
    """Remove what stood in a folder and was not written since, and all folders with nothing in them."""
    for entry in list(_entries(folder, doctrees)):
        for name, stamp in foreign_files.stamps([entry], folder).items():
            if stood.get(name) == stamp:
                (folder / name).unlink()
        for parent, _folders, _names in os.walk(entry, topdown=False):
            with contextlib.suppress(OSError):  # what this build has written is in it
                Path(parent).rmdir()
