"""What the HTML that an author writes into a page loads, sends, runs or links to.

Knows no policy, no theme and no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from docutils import nodes

Attributes = list[tuple[str, str | None]]

ADDRESSES = {
    "script": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "link": ("href",),
}
"""Elements that load or send without a click on a link, with their attributes for addresses."""

LINKS = ("a", "area")
"""Elements that lead elsewhere when they are clicked."""

LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
"""Relations of ``link`` for which a browser loads something (HTML Standard, 4.6.7)."""

DATA_BLOCKS = ("application/json", "application/ld+json", "speculationrules")
"""Types of ``script`` that are no scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One address that an element loads from or sends to."""

    element: str
    """The element's name."""
    url: str
    """The address as it is written."""
    line: int
    """The line within the HTML, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A script or a style that stands within the HTML."""

    what: str
    """As a message names it: ``a script``, ``the handler 'onclick'``."""
    line: int
    """The line within the HTML, from 0."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Load | Inline] = []
        self.links: list[Load] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        line = self.getpos()[0] - 1
        self.found += [
            Load(element=tag, url=url, line=line)
            for name in ADDRESSES.get(tag, ())
            for url in _urls(name, given.get(name, ""))
            if tag != "link" or LOADING_LINKS & set(given.get("rel", "").lower().split())
        ]
        self.found += [Inline(what=what, line=line) for what in _inline(tag, given)]
        if tag in LINKS and given.get("href"):
            self.links.append(Load(element=tag, url=given["href"], line=line))


def _urls(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value] if value else []


def _inline(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag == "script" and "src" not in given and given.get("type", "").lower() not in DATA_BLOCKS:
        yield "a script"
    if tag == "style":
        yield "a style element"
    for name, value in given.items():
        if name.startswith("on"):
            yield f"the handler {name!r}"
        if name in ("href", "src", "action") and value.lower().startswith("javascript:"):
            yield f"the script in {name!r}"


def read_html(text: str) -> list[Load | Inline]:
    """Return what a piece of HTML loads, sends or runs, in its order."""
    return _read(text).found


def read_addresses(text: str) -> list[Load]:
    """Return all addresses in a piece of HTML, those of links last."""
    reader = _read(text)
    return [found for found in reader.found if isinstance(found, Load)] + reader.links


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader


def raw_html(doctree: nodes.document) -> Iterator[nodes.raw]:
    """Yield the HTML that an author wrote into a page."""
    return (raw for raw in doctree.findall(nodes.raw) if "html" in raw.get("format", "").split())


def line_in(raw: nodes.raw, line: int) -> nodes.raw:
    """Return where a line of a piece of HTML, counted from 0, stands in its file."""
    location = nodes.raw()
    location.source, location.line = raw.source, (raw.line or 1) + line
    return location
