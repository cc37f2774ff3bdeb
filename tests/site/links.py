"""The gates of where links lead: each takes a built tree and returns the links that lead nowhere.

Nothing here asks the network; whether other hosts still answer is for ``make linkcheck``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag
from sphinx.util.inventory import InventoryFile

from tests.site.sites import BuiltSite

NOWHERE = "https://tree.invalid/"
"""The root of a tree that was built for no address."""

TARGETS = {"href": "a, area, link, use, image", "src": "script, img, source, iframe, input", "action": "form"}
"""Attributes that hold an address, and the elements that have them."""

TEXT_FILES = {
    ".html",
    ".xml",
    ".json",
    ".js",
    ".css",
    ".txt",
    ".bib",
    ".ris",
    ".vcf",
    ".webmanifest",
    ".atom",
}
"""Suffixes of files that are read as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
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

    def __str__(self) -> str:
        """Return where it stands and what it says."""
        return f"{self.page}: [{self.name}]({self.href})"


def root_of(site: BuiltSite) -> str:
    """Return the address of the tree's root."""
    return site.base_url or NOWHERE


def links_of(site: BuiltSite) -> Iterator[Link]:
    """Yield the links of all pages but the permalinks of headings, which all say ``#``."""
    for page in site.pages:
        for element in site.soup(page).select("a[href], area[href]"):
            if "headerlink" not in (element.get("class") or ()):
                href = str(element["href"])
                url = urljoin(root_of(site) + page, href)
                in_main = element.find_parent(attrs={"role": "main"}) is not None
                yield Link(page=page, name=name_of(element), href=href, url=url, in_main=in_main)


def name_of(element: Tag) -> str:
    """Return a link's name: its label, else its words and the words of its pictures."""
    label = element.get("aria-label")
    pictures = [str(picture["alt"]) for picture in element.select("img[alt]")]
    return " ".join(str(label or " ".join([element.get_text(), *pictures])).split())


# -- inside the site -------------------------------------------------------------------------------


def internal_faults(site: BuiltSite) -> list[str]:
    """Return every address inside the tree that leads to no file, or to no anchor of its page."""
    faults = []
    for page in site.pages:
        for attribute, elements in TARGETS.items():
            selector = ", ".join(f"{name.strip()}[{attribute}]" for name in elements.split(","))
            for element in site.soup(page).select(selector):
                address = str(element[attribute])
                fault = target_fault(site, urljoin(root_of(site) + page, address))
                faults += [f"{page}: {address!r} {fault}"] if fault else []
    for path, text in texts_of(site):
        where = path.relative_to(site.folder).as_posix()
        for address in absolute_addresses(site, text) + (
            style_addresses(text) if path.suffix == ".css" else []
        ):
            fault = target_fault(site, urljoin(root_of(site) + where, address))
            faults += [f"{where}: {address!r} {fault}"] if fault else []
    return sorted(set(faults)) + inventory_faults(site)


def target_fault(site: BuiltSite, url: str) -> str:
    """Return what is wrong with a full address, if it leads into the tree."""
    url, fragment = urldefrag(url)
    host, root = urlsplit(url).netloc, root_of(site)
    if urlsplit(url).scheme not in {"http", "https"} or host != urlsplit(root).netloc:
        return ""
    if not f"{url}/".startswith(root):
        return "leaves the site"
    path = unquote(url.partition("?")[0][len(root) :])
    file = site.folder / path
    if file.is_dir():
        if path and not path.endswith("/"):
            return "leads to a folder without the slash at its end"
        file /= "index.html"
    if not file.is_file():
        return "leads to no file"
    if fragment and file.suffix == ".html":
        ids = {
            element["id"] for element in site.soup(file.relative_to(site.folder).as_posix()).select("[id]")
        }
        return "" if unquote(fragment) in ids else "leads to no anchor"
    return ""


def texts_of(site: BuiltSite) -> Iterator[tuple[Path, str]]:
    """Yield the files of a tree that are text."""
    for path in site.files:
        if path.suffix in TEXT_FILES:
            yield path, path.read_text(encoding="utf-8")


def absolute_addresses(site: BuiltSite, text: str) -> list[str]:
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


def inventory_faults(site: BuiltSite) -> list[str]:
    """Return the entries of ``objects.inv`` that lead other sites nowhere."""
    path = site.folder / "objects.inv"
    if not path.is_file():
        return []
    inventory = InventoryFile.loads(path.read_bytes(), uri=root_of(site).rstrip("/"))
    faults = []
    for kind, items in inventory.data.items():
        for name, item in items.items():
            fault = "" if name in SPHINX_OWN else target_fault(site, item.uri)
            faults += [f"objects.inv: {kind} {name!r} {fault}"] if fault else []
    return faults


def unreachable_pages(site: BuiltSite, start: str = "index.html") -> set[str]:
    """Return the pages that no chain of links leads to."""
    leads = defaultdict(set)
    for link in links_of(site):
        path = unquote(link.url[len(root_of(site)) :].partition("#")[0].partition("?")[0])
        if link.url.startswith(root_of(site)):
            leads[link.page].add(path if path and not path.endswith("/") else f"{path}index.html")
    seen, waiting = set(), [start]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            waiting += leads[page]
    return set(site.pages) - seen
