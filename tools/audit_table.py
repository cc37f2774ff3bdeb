"""What every column of the audit is made of, and how the built pages are given out to programs.

Knows no measure.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class AbsentError(Exception):
    """A program that a column needs is not on this machine; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one measure says of one page."""

    text: str
    """What stands in the table."""
    faults: tuple[str, ...] = ()
    """What must be mended, each in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One measure of all pages."""

    title: str
    """The head of the column."""
    measure: Callable[[Path, Sequence[str]], Mapping[str, Cell]]
    """Measure the pages of a folder, given as paths below it; raises :class:`AbsentError`."""


def render_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table that is also aligned for a terminal."""
    lines = [list(titles), *map(list, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(titles))]
    padded = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([padded[0], rule, *padded[1:]])


COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".bib"}
"""The suffixes of files that hosts compress."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Gives out files and tells nothing of it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


class CompressingHandler(QuietHandler):
    """Gives out files as hosts do, compressed at level 9."""

    def do_GET(self) -> None:
        """Answer with a file, or with nothing at all."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.is_file() else b""
        self.send_response(HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a folder to this machine alone, and give the address of its root."""
    handler = CompressingHandler if compressed else QuietHandler
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
