"""The real site, built and served: what a visitor gets, on this machine alone.

Knows how the site is built and at which address it stands; nothing of what is on its pages.
"""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from sphinx_scholar.cli.check.tree import BuiltTree
from tests.engine import ROOT, once, run_sphinx

BASE_URL = "https://homepage.example/some/prefix/"
"""Where the site stands when it is built for the web, below the root of its host on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite(BuiltTree):
    """A folder that one build has filled, read as a browser reads it."""

    def soup(self, page: str) -> BeautifulSoup:
        """Return a page to look things up in; it is shared, so whoever changes it copies it first."""
        return _soup(self.folder / page)

    def text(self, page: str) -> str:
        """Return the words of a page's main part, its white space and apostrophes made one kind."""
        main = _soup(self.folder / page).select_one("#furo-main-content")
        assert main, f"{page} has no main part"
        words = "".join(string for string in main.strings if not string.find_parent("a", "headerlink"))
        return " ".join(words.replace("’", "'").split())


@functools.cache
def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def build(folder: Path, *, builder: str, base_url: str, root: Path = ROOT) -> BuiltSite:
    """Build the site, or another, from nothing, every warning an error, once for all of a test run."""
    output = folder / "out"
    options = ["-E", "-n", "-W", "--keep-going", "-b", builder]
    address = {"READTHEDOCS_CANONICAL_URL": base_url} if base_url else {}
    with once(folder) as is_wanted:
        if is_wanted:
            ended = run_sphinx(root, output, *options, doctrees=folder / "doctrees", environment=address)
            if ended.code:
                raise RuntimeError(f"the site does not build ({builder}):\n{ended.output}{ended.errors}")
    return BuiltSite(folder=output, base_url=base_url)


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder under a prefix; for all else the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    prefix = "/"

    @staticmethod
    def headers_of(address: str) -> Mapping[str, str]:
        """Return the headers with which an address is answered, besides those that files need."""
        return {}

    def end_headers(self) -> None:
        """Send the host's headers with every answer."""
        for name, value in ({"Cache-Control": "no-store"} | dict(self.headers_of(self.path))).items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Return the file of an address; addresses outside the prefix have none."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside-the-prefix")
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as hosts of static pages do: with ``404.html`` and the status 404."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(self.prefix) or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at answers."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has closed its page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(
    folder: Path, prefix: str = "/", headers_of: Callable[[str], Mapping[str, str]] = lambda address: {}
) -> Iterator[str]:
    """Give out a folder under a prefix on the loopback interface; yields the address of its root.

    ``headers_of`` returns the headers that the host sends with an address.
    """
    handler = type("Handler", (_Handler,), {"prefix": prefix, "headers_of": staticmethod(headers_of)})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
