"""Sitemap and rules for robots: addresses in, in order, with the dates of what stands there."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

from sphinx_scholar.outputs.sitemap import NAMESPACE, render_robots, render_sitemap


def test_addresses() -> None:
    urls = {"https://a.example/z?x=1&y=2": "2024-05", "https://a.example/": ""}
    root = ET.fromstring(render_sitemap(urls).encode())
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    assert [[(child.tag, child.text) for child in url] for url in root] == [
        [(f"{{{NAMESPACE}}}loc", "https://a.example/")],
        [
            (f"{{{NAMESPACE}}}loc", "https://a.example/z?x=1&y=2"),
            (f"{{{NAMESPACE}}}lastmod", "2024-05"),
        ],
    ]


def test_without_addresses_there_is_no_sitemap() -> None:
    assert render_sitemap({}) == ""


def test_robots_may_read_everything() -> None:
    rules = RobotFileParser()
    rules.parse(render_robots(["https://a.example/sitemap.xml"]).splitlines())
    assert rules.can_fetch("Anyone", "https://a.example/any/page.html")
    assert rules.site_maps() == ["https://a.example/sitemap.xml"]
    assert "Sitemap" not in render_robots([])
