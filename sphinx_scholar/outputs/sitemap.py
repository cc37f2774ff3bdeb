"""``sitemap.xml`` (https://www.sitemaps.org/protocol.html) and ``robots.txt``.

Addresses in, text out. Dates are those of what stands on a page, as dates of files differ between
copies of one source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = "sitemap.xml"
"""Its place in the output folder."""
ROBOTS = "robots.txt"
"""The place of the file for robots; they read it only at the root of a host (RFC 9309, 2.3)."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

MOST = 50_000
"""How many addresses the protocol allows in one file."""


def render_sitemap(dates: Mapping[str, str]) -> str:
    """Return the addresses of pages, each with its date or none, as a sitemap; nothing for none."""
    found = sorted(dates)[:MOST]
    if not found:
        return ""
    urlset = ET.Element("urlset", {"xmlns": NAMESPACE})
    for url in found:
        entry = ET.SubElement(urlset, "url")
        ET.SubElement(entry, "loc").text = url
        if dates[url]:
            ET.SubElement(entry, "lastmod").text = dates[url]
    ET.indent(urlset)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(urlset, encoding="unicode") + "\n"


def render_robots(sitemap_urls: Sequence[str]) -> str:
    """Return rules that shut nobody out, and where the sitemaps are."""
    rules = "User-agent: *\nDisallow:\n"
    places = "".join(f"Sitemap: {url}\n" for url in sitemap_urls)
    return f"{rules}\n{places}" if places else rules
