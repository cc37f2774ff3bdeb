"""Writing a file whole or not at all; knows nothing of what is in it.

What belongs to the output of a build is reported where it cannot be written, and the build goes on.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

BINARY = getattr(os, "O_BINARY", 0)
"""Without it Windows turns each ``\\n`` into two characters."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file under a temporary name and rename it in the end, so that no half of it is ever seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with whole_file(path) as file:
        file.write(content)


def write_output(path: Path, content: bytes) -> bool:
    """Write a file of the output; tell whether it could be written."""
    try:
        write_whole(path, content)
    except OSError as error:
        report_unwritten(path, error)
        return False
    return True


def report_unwritten(path: Path, error: OSError) -> None:
    """Warn of a file of the output that cannot be written."""
    message = (
        "%s cannot be written: %s; it is left out."
        " Remove what stands in its place, make room, or get the right to write there"
    )
    # Sphinx takes a place without a line for the name of a page.
    warn(Fault.OUTPUT, message, path, error.strerror, location=None)


class OutputFile:
    """A file of the output that is written in parts; where it cannot be, it is reported and left out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._context = whole_file(path)
        self._attempt(self._open)

    def write(self, content: bytes) -> None:
        """Write a part."""
        if file := self._file:
            self._attempt(lambda: file.write(content))

    def close(self) -> None:
        """Put the file where it belongs."""
        if self._file:
            self._attempt(lambda: self._context.__exit__(None, None, None))

    def discard(self, error: BaseException) -> None:
        """Leave no part of the file."""
        if self._file:
            self._file = None
            with suppress(type(error)):
                self._context.__exit__(type(error), error, error.__traceback__)

    def _open(self) -> None:
        self._file = self._context.__enter__()

    def _attempt(self, do: Callable[[], object]) -> None:
        try:
            do()
        except OSError as error:
            self.discard(error)
            report_unwritten(self.path, error)


def write_small(path: str, content: bytes) -> None:
    """Write one of thousands of small files, by as few calls of the system as there can be.

    The folder of a build is empty when it begins, so that nobody reads half of such a file.
    """
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o666)
    try:
        while content:
            content = content[os.write(file, content) :]
    finally:
        os.close(file)
