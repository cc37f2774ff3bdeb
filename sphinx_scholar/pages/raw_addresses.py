"""Check that files of the site which raw HTML on pages names are there when all is written.

Sphinx publishes the files of pictures and links that it knows, and HTML is none of these.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.raw_html import line_in, raw_html, read_addresses

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

IN_MARKDOWN = (
    "it is not published, as HTML and hidden papers publish nothing: "
    "write ![](…) or [](…), or put it into a folder of html_static_path"
)
"""What to do about a file that is among the sources."""
ELSEWHERE = "correct the address, which begins at that page"
"""What to do about any other."""


class Address(NamedTuple):
    """An address within the site."""

    docname: str
    """The page that shows it."""
    url: str
    """As it is written."""
    path: str
    """The file that it names, in the output folder."""
    location: nodes.raw


class RawAddresses:
    """Gathers the addresses while pages are resolved, and looks for their files when all is written."""

    def __init__(self) -> None:
        self.found: dict[str, list[Address]] = {}
        """Addresses by page."""

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note the addresses of a page; parts of pages, which are resolved too, have no source."""
        if app.builder.name not in HTML_BUILDERS or not doctree.get("source"):
            return
        folder = posixpath.dirname(app.builder.get_target_uri(docname) or "index")
        self.found[docname] = [
            Address(docname, load.url, path, line_in(raw, load.line))
            for raw in raw_html(doctree)
            for load in read_addresses(raw.astext())
            if (path := path_of(load.url, folder))
        ]

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Warn of addresses at which there is nothing."""
        if exception is not None or app.builder.name not in HTML_BUILDERS:
            return
        for address in (address for docname in sorted(self.found) for address in self.found[docname]):
            target = Path(app.outdir, address.path)
            if not (target.is_file() or (target / "index.html").is_file()):
                message = "there is no file %r beside the built page %s; %s"
                what = (address.url, address.docname, _hint(app, address))
                warn(Fault.MISSING_FILE, message, *what, location=address.location)


def path_of(url: str, folder: str) -> str:
    """Return the path that an address names as seen from a folder; nothing where it leaves the site."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    return "" if path.startswith("..") else path


def _hint(app: Sphinx, address: Address) -> str:
    """Return what to do about an address that leads to nothing."""
    source = path_of(address.url, posixpath.dirname(address.docname))
    return IN_MARKDOWN if Path(app.srcdir, source).is_file() else ELSEWHERE
