"""Where links lead: addresses inside a tree that lead to no file, to no anchor, or out of the site.

Nothing here asks the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from sphinx.util.inventory import InventoryFile

from sphinx_scholar.cli.check.tree import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from sphinx_scholar.cli.check.tree import BuiltTree

TARGETS = {"href": "a, area, link, use, image", "src": "script, img, source, iframe, input", "action": "form"}
"""Attributes that hold an address, and the elements that have them."""


FOLDED = (".ics", ".vcf")
"""Files whose long lines are continued after a space on the next one (RFC 5545, 3.1; RFC 6350, 3.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One link that a visitor can follow."""

    page: str
    """The page's path below the built folder."""
    name: str
    """What a screen reader says of it."""
    href: str
    """Where it leads, as written."""
    url: str
    """Where it leads, in full."""
    in_main: bool
    """Whether it stands in the page's main part."""

    def finding(self, message: str) -> Finding:
        """Return what is wrong with it."""
        clue = self.href or self.name
        return Finding(where=self.page, message=f"[{self.name}]({self.href}): {message}", clue=clue)


def links_of(site: BuiltTree) -> Iterator[PageLink]:
    """Yield the links of all pages but the permalinks of headings, which all say ``#``."""
    for page in site.pages:
        for element in site.soup(page).select("a[href], area[href]"):
            if "headerlink" not in (element.get("class") or ()):
                href = str(element["href"])
                url = urljoin(site.root + page, href)
                in_main = element.find_parent(attrs={"role": "main"}) is not None
                yield PageLink(page=page, name=name_of(element), href=href, url=url, in_main=in_main)


def name_of(element: Tag) -> str:
    """Return a link's name: its label, else its words and the words of its pictures."""
    label = element.get("aria-label")
    pictures = [str(picture["alt"]) for picture in element.select("img[alt]")]
    return " ".join(str(label or " ".join([element.get_text(), *pictures])).split())


# -- inside the site -------------------------------------------------------------------------------


def internal_faults(site: BuiltTree) -> list[Finding]:
    """Return every address inside the tree that leads to no file, or to no anchor of its page."""
    targets = Targets(site)
    found = {}
    for page, address in (*_in_pages(site), *_in_texts(site)):
        fault = targets.fault(urljoin(site.root + page, address))
        if fault:
            # Seen from a page below, the same address as in the source.
            written = re.sub(r"^(\.\./)+", "", address)
            found[page, address] = Finding(where=page, message=f"{written!r} {fault}", clue=written)
    return [found[place] for place in sorted(found)] + inventory_faults(site)


def _in_pages(site: BuiltTree) -> Iterator[tuple[str, str]]:
    for page in site.pages:
        for attribute, elements in TARGETS.items():
            selector = ", ".join(f"{name.strip()}[{attribute}]" for name in elements.split(","))
            for element in site.soup(page).select(selector):
                yield page, str(element[attribute])


def _in_texts(site: BuiltTree) -> Iterator[tuple[str, str]]:
    for path, text in site.texts:
        whole = re.sub(r"\r?\n[ \t]", "", text) if path.endswith(FOLDED) else text
        for address in absolute_addresses(site, whole):
            yield path, address
        for address in style_addresses(text) if path.endswith(".css") else ():
            yield path, address


class Targets:
    """What the addresses of a tree may lead to; the anchors of a page are read once."""

    def __init__(self, site: BuiltTree) -> None:
        self._site = site
        self._anchors: dict[str, set[str]] = {}

    def fault(self, url: str) -> str:
        """Return what is wrong with a full address, if it leads into the tree."""
        site = self._site
        url, fragment = urldefrag(url)
        if (
            urlsplit(url).scheme not in {"http", "https"}
            or urlsplit(url).netloc != urlsplit(site.root).netloc
        ):
            return ""
        if not f"{url}/".startswith(site.root):
            return "leaves the site"
        path = unquote(url.partition("?")[0][len(site.root) :])
        file = site.folder / path
        if file.is_dir():
            if path and not path.endswith("/"):
                return "leads to a folder without the slash at its end"
            file /= "index.html"
        if not file.is_file():
            return "leads to no file"
        if fragment and file.suffix == ".html":
            page = file.relative_to(site.folder).as_posix()
            return "" if unquote(fragment) in self._anchors_of(page) else "leads to no anchor"
        return ""

    def _anchors_of(self, page: str) -> set[str]:
        if page not in self._anchors:
            self._anchors[page] = {str(element["id"]) for element in self._site.soup(page).select("[id]")}
        return self._anchors[page]


def absolute_addresses(site: BuiltTree, text: str) -> list[str]:
    """Return the addresses of the site itself that are written in full, as in a sitemap."""
    if not site.base_url:
        return []
    return re.findall(rf"{re.escape(site.base_url)}[^\s\"'<>\\)]*", text)


def style_addresses(text: str) -> list[str]:
    """Return what a style sheet loads from its own host."""
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [
        address
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", without_comments)
        if not address.startswith(("data:", "#"))
    ]


SPHINX_OWN = {"genindex", "modindex", "py-modindex"}
"""Labels that Sphinx writes into every inventory, whether the pages are made or not."""


def inventory_faults(site: BuiltTree) -> list[Finding]:
    """Return the entries of ``objects.inv`` that lead other sites nowhere."""
    path = site.folder / "objects.inv"
    if not path.is_file():
        return []
    inventory = InventoryFile.loads(path.read_bytes(), uri=site.root.rstrip("/"))
    targets = Targets(site)
    faults = []
    for kind, items in inventory.data.items():
        for name, item in items.items():
            fault = "" if name in SPHINX_OWN else targets.fault(item.uri)
            if fault:
                faults.append(Finding(where="objects.inv", message=f"{kind} {name!r} {fault}", clue=name))
    return faults
