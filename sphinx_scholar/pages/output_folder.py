"""The output folder: when a build begins, what earlier builds made there goes, and nothing else does.

What a build makes is noted before it is made, so that a build that was killed can be cleared away too.
Knows nothing of what is written.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxParallelError

from sphinx_scholar.diagnostics import StoppedError, stopped
from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MANIFEST = ".scholar-output"
"""The file in the output folder that lists what builds have made there, a path a line."""

DISK_ERRORS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG, errno.EACCES, errno.EPERM}
    | {errno.ENOTDIR, errno.EISDIR}
)
"""What the system says of a disk or folder that takes no more."""


def begin(app: Sphinx) -> None:
    """Delete what earlier builds made, and note from here on what this one makes."""
    if app.builder.name not in HTML_BUILDERS:
        return
    outdir = Path(app.outdir)
    try:
        outdir.mkdir(parents=True, exist_ok=True)
        manifest = outdir / MANIFEST
        # Opened first: where nothing can be written, nothing is deleted.
        with manifest.open("ab"):
            pass
        listed = manifest.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        _delete(outdir, listed)
        write_whole(manifest, b"")
        _journal.begin(outdir, (Path(app.doctreedir), Path(app.srcdir)))
        _try_to_write(Path(app.doctreedir))
    except OSError as error:
        raise stopped(f"{error.filename or outdir} cannot be written: {error.strerror}") from error


def _try_to_write(folder: Path) -> None:
    """Find out before Sphinx does, which would not say it to the engine, that nothing can be kept here."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def listen(app: Sphinx, *_args: object) -> None:
    """Listen for files that cannot be written, where Sphinx only warns of each and would succeed.

    Called for each page, since a process that writes some of them begins without any listener.
    """
    handlers = logging.getLogger("sphinx").handlers
    if app.builder.name in HTML_BUILDERS and not any(isinstance(one, _Listener) for one in handlers):
        handlers.insert(0, _Listener())  # before those that print


def end(app: Sphinx, exception: Exception | None) -> None:
    """Keep the list of what was made; tell it where a file could not be written."""
    if app.builder.name not in HTML_BUILDERS:
        return
    outdir = Path(app.outdir)
    _journal.end()
    if isinstance(exception, StoppedError):  # told by the first call, which Sphinx answers with a second
        return
    disk_error = _disk_error(exception)
    if disk_error:
        raise _told(disk_error, outdir) from exception
    if exception is not None:
        return
    try:
        lines = (outdir / MANIFEST).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        made = sorted(line for line in set(lines) if os.path.lexists(outdir / line))
        text = "".join(f"{line}\n" for line in made)
        write_whole(outdir / MANIFEST, text.encode(errors="surrogateescape"))
    except OSError as error:
        raise _told(error, outdir) from error


def _told(error: OSError, outdir: Path) -> StoppedError:
    what = error.filename or outdir
    return stopped(f"{what} cannot be written: {error.strerror}; the site in {outdir} is not whole")


def _disk_error(exception: BaseException | None) -> OSError | None:
    """Return what the system said, if a full or read-only disk is the cause of an exception."""
    while exception is not None:
        if isinstance(exception, SphinxParallelError):
            # What another process met comes as text alone.
            found = re.search(r"Error: \[Errno (\d+)\] ([^\n]*?)(?:: '([^'\n]*)')?$", str(exception))
            error = OSError(int(found[1]), found[2], found[3]) if found else None
        else:
            error = exception if isinstance(exception, OSError) else None
        if error and error.errno in DISK_ERRORS:
            return error
        exception = exception.__cause__
    return None


# -- deleting --------------------------------------------------------------------------------------


def _delete(outdir: Path, listed: list[str]) -> None:
    """Delete files that are listed, then listed folders that are empty."""
    paths = [outdir / name for name in listed if _is_inside(outdir, name)]
    folders = set()
    for path in paths:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            folders.add(path)
    for folder in sorted(folders, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _is_inside(outdir: Path, name: str) -> bool:
    """Tell whether a path is one below the folder, without a link on its way."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        return False
    above = (outdir.joinpath(*parts[:depth]) for depth in range(1, len(parts)))
    return not any(path.is_symlink() for path in above)


# -- noting ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Journal:
    """Notes what this process, or one forked from it, is about to make below a folder.

    Python tells of each file that is opened and of each that is renamed (PEP 578), which is the
    one way by which all that Sphinx, its extensions and themes write can be known.
    """

    folder: str = ""
    left_out: tuple[str, ...] = ()
    file: int = -1
    noted: set[str] = field(default_factory=set)
    is_hooked: bool = False

    def begin(self, outdir: Path, left_out: tuple[Path, ...]) -> None:
        """Note what is made below a folder, but not below these."""
        self.end()
        self.folder = f"{outdir}{os.sep}"
        self.left_out = tuple(f"{path}{os.sep}" for path in left_out if path != outdir)
        self.noted = {MANIFEST}
        self.file = os.open(outdir / MANIFEST, os.O_WRONLY | os.O_APPEND)
        if not self.is_hooked:
            self.is_hooked = True
            sys.addaudithook(self)

    def end(self) -> None:
        """Note no more."""
        if self.file >= 0:
            os.close(self.file)
        self.folder, self.file = "", -1

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Look at one of Python's audit events."""
        if not self.folder or event not in {"open", "os.rename", "os.mkdir", "os.link", "os.symlink"}:
            return
        if event == "open" and not (isinstance(args[2], int) and args[2] & os.O_CREAT):
            return
        path = args[0] if event in {"open", "os.mkdir"} else args[1]
        if not isinstance(path, (str, bytes, os.PathLike)):
            return
        full = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links stay as they are written
        if not full.startswith(self.folder) or f"{full}{os.sep}".startswith(self.left_out):
            return
        name = full[len(self.folder) :].replace(os.sep, "/")
        if name not in self.noted and "\n" not in name:
            self.noted.add(name)
            # Whole in one call, also where several processes do so.
            os.write(self.file, f"{name}\n".encode(errors="surrogateescape"))


_journal = _Journal()


class _Listener(logging.Handler):
    """Ends the build where Sphinx is about to warn of a file that cannot be written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        args = record.args if isinstance(record.args, tuple) else ()
        for error in args:
            if isinstance(error, OSError) and error.errno in DISK_ERRORS:
                # Some of the messages name the file that was to be copied.
                inside = (str(part) for part in args if str(part).startswith(_journal.folder))
                raise OSError(error.errno, error.strerror, error.filename or next(inside, None)) from error
