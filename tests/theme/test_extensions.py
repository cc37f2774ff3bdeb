"""The engine beside extensions that academic sites use: nothing twice, nothing lost, nothing thrown."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.engine import build
from tests.site import gates
from tests.site.sites import serve

FILES = {
    "index.md": "# Ada\n\n```{person}\n:email: ada@example.org\n```\n\n```{toctree}\npage\n```\n",
    "page.md": """
        # A page

        ```python
        print(1)
        ```

        ```{note}
        :class: dropdown toggle
        Hidden words.
        ```
        """,
}

BASE = "https://ada.example/"

EXTENSIONS: dict[str, tuple[dict[str, Any], str]] = {
    "sphinx_copybutton": ({}, "button.copybtn"),
    "sphinxext.opengraph": ({"ogp_site_url": BASE}, 'meta[property="og:title"]'),
    "sphinx_sitemap": ({"html_baseurl": BASE, "scholar_without": ["sitemap"]}, "h1"),
    "sphinx_togglebutton": ({}, ".toggle-button"),
    "sphinx_tags": ({}, "h1"),
}
"""Each with settings, and with what it brings to a page."""


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_extension_works_beside_the_engine(tmp_path: Path, browser: Browser, extension: str) -> None:
    conf, brings = EXTENSIONS[extension]
    extensions = ["myst_parser", "sphinx_scholar", extension]
    site = build(tmp_path / "site", FILES, html_theme="scholar", extensions=extensions, **conf)
    for page in ("index.html", "page.html"):
        metas = site.soup(page).select("meta[name], meta[property]")
        values = (meta.get(attribute) for meta in metas for attribute in ("name", "property"))
        names = Counter(str(value) for value in values if value)
        assert [name for name, count in names.items() if count > 1] == []
    with serve(site.out) as root, gates.visit(browser, f"{root}page.html") as visited:
        visited.page.locator(brings).first.wait_for(state="attached")
        assert [line for line in visited.console if re.match("uncaught|error", line)] == []
