"""The theme writes its pages itself, in the class names of Furo: what Furo's own files need is there.

When an upgrade of Furo asks for another name, these tests say which.
"""

from __future__ import annotations

import re
from pathlib import Path

import furo
import pytest

from sphinx_scholar.theme.scholar_theme import FOLDER
from tests.site.sites import BuiltSite

FURO = Path(furo.__file__).parent / "theme" / "furo"
SCRIPT = (FURO / "static/scripts/furo.js").read_text(encoding="utf-8")
STYLES = (FURO / "static/styles/furo.css").read_text(encoding="utf-8")


def test_furos_script_finds_what_it_looks_for(site: BuiltSite) -> None:
    names = set(re.findall(r'getElementsByClassName\("([\w-]+)"\)', SCRIPT))
    selectors = set(re.findall(r'querySelector\("([^"]+)"\)', SCRIPT))
    assert names == {"theme-toggle"}
    assert selectors == {"header", ".toc-scroll", ".scroll-current"}
    soup = site.soup("research/index.html")
    for selector in ("header", ".toc-scroll", ".toc-tree a", "button.theme-toggle"):
        assert soup.select(selector), selector


WITHOUT_RULES = {"article-container", "copyright", "last-updated", "page", "brand", "header-center"}
"""Furo's names for which it has no rule, by which sites find their places."""


def test_each_class_of_the_page_is_furos_or_the_engines(site: BuiltSite) -> None:
    template = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.html"))
    names = {name for names in re.findall(r'class="([\w -]+)"', template) for name in names.split()}
    ours = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.parent.rglob("*.css"))
    assert len(names) > 40
    assert {name for name in names if f".{name}" not in STYLES + ours} <= WITHOUT_RULES


def test_each_page_has_the_themes_own_parts(site: BuiltSite) -> None:
    for page in site.pages:
        soup = site.soup(page)
        drawers = {drawer.get("aria-label") for drawer in soup.select("nav[popover]")}
        assert drawers == {"Site"} | ({"On this page"} if soup.select(".toc-tree a") else set()), page
        assert not soup.select("aside, input[type=checkbox]"), page
        search = ".header-right > a.header-search[href][aria-label] + .theme-toggle-header"
        assert soup.select_one(search), page
        assert soup.select_one("footer .right-details > .foot > a[href^='mailto:']"), page
        assert soup.select_one("footer .foot > a[href$='#ask-for-a-paper']"), page
        assert not soup.select(".related-pages"), page


@pytest.mark.parametrize("symbol", ["menu", "toc", "search", "sun", "moon", "sun-with-moon", "moon-with-sun"])
def test_each_picture_of_a_button_is_drawn(site: BuiltSite, symbol: str) -> None:
    soup = site.soup("cv.html")
    assert soup.select_one(f"symbol#svg-{symbol}")
    assert soup.select_one(f"use[href='#svg-{symbol}']")
