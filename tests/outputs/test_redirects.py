"""Moved addresses: pages that lead on without a script, and those that would lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin

import pytest

from tests.engine import Built, build

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ada.example/home/"
SITE = {
    "index.md": "# Ada & co\n\n```{toctree}\ngroup\npages/index\n```\n",
    "group.md": "# Group\n\n## Alumni\n\nNone.\n",
    "pages/index.md": "# Work\n\nMuch.\n",
    "pages/notes.md": "# Notes\n\nSome.\n",
    "my page/here.md": "# Here\n\nThis.\n",
    "a.bib": "@article{k, title={T}, author={Lovelace, Ada}, journal={J}, year={1843}}\n",
}
SETTINGS: dict[str, Any] = {"html_baseurl": BASE, "scholar_bibliography": "a.bib"}


def redirected(site: Built, file: str) -> str:
    """Return where a page leads that leads on, by all that it has for it."""
    soup = site.soup(file)
    refresh = soup.select_one("meta[http-equiv=refresh]")
    link = soup.select_one("main a")
    assert refresh is not None
    assert link is not None
    assert refresh["content"] == f"0; url={link['href']}"
    assert soup.select_one("meta[name=robots][content=noindex]") is not None
    assert soup.select("script, style") == []
    return str(link["href"])


MOVED = [
    # old address, file, new one, where it leads under html and under dirhtml
    ("people.html", "people.html", "group", "group.html", "group/"),
    ("/old/people.html", "old/people.html", "group#alumni", "../group.html#alumni", "../group/#alumni"),
    ("pubs/", "pubs/index.html", "pages/", "../pages/index.html", "../pages/"),
    ("a/b/c", "a/b/c/index.html", "pages/index.html", "../../../pages/index.html", "../../../pages/"),
    ("my%20page", "my page/index.html", "/pages/notes.html", "../pages/notes.html", "../pages/notes/"),
    ("my%20page/old.html", "my page/old.html", "my%20page/here", "here.html", "here/"),
    ("home", "home/index.html", "index", "../index.html", "../"),
    ("k.html", "k.html", "publications/k", "publications/k.html", "publications/k/"),
    ("cite/", "cite/index.html", "publications/publications.bib", *["../publications/publications.bib"] * 2),
    ("lab/", "lab/index.html", "https://lab.example/a?b=1&c", *["https://lab.example/a?b=1&c"] * 2),
]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_old_addresses_lead_to_new_ones(tmp_path: Path, builder: str) -> None:
    moved = {old: new for old, _file, new, *_ in MOVED}
    site = build(tmp_path / "site", SITE, builder=builder, scholar_redirects=moved, **SETTINGS)
    for _old, file, _new, *leads in MOVED:
        url = redirected(site, file)
        assert url == leads[builder == "dirhtml"]
        target = urljoin(f"{BASE}{quote(file)}", url)
        if target.startswith(BASE):
            path = unquote(target.removeprefix(BASE).partition("#")[0])
            assert (site.out / path / ("index.html" if path.endswith("/") or not path else "")).is_file()
        canonical = site.soup(file).select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == target.removesuffix("index.html")
    listed = site.text("sitemap.xml") + site.text("_static/search-index.js")
    assert "people" not in listed
    assert site.soup("home/index.html").select("title")[0].text == "Ada & co"


def gone(line: int, old: str, new: str) -> str:
    """Return the warning of an address that leads to nothing."""
    message = f"scholar_redirects: '{old}' leads to '{new}', which is not there; it is left out"
    return f"conf.py:{line}: WARNING: {message} [scholar.configuration]"


def test_what_leads_nowhere_is_reported_and_left_out(tmp_path: Path) -> None:
    taken = "scholar_redirects: 'group.html' is the address of a page that is there"
    conf = """
        project = author = "Ada"
        extensions = ["myst_parser", "sphinx_scholar"]
        suppress_warnings = ["toc.not_included"]
        html_theme = "basic"
        scholar_redirects = {
            "a.html": "nowhere",
            "b.html": "group#gone",
            "c.html": "c.html",
            "group.html": "pages/",
            "d.html": "../outside.txt",
            "e.html": "https://exa mple",
            "f.html": "group",
        }
        """
    (tmp_path / "outside.txt").write_text("Not of the site.\n", encoding="utf-8")
    site = build(
        tmp_path / "site",
        {"conf.py": conf} | {name: text for name, text in SITE.items() if name.endswith(".md")},
        warnings=[
            gone(6, "a.html", "nowhere"),
            gone(7, "b.html", "group#gone"),
            gone(8, "c.html", "c.html"),
            f"conf.py:9: WARNING: {taken}; it stays [scholar.configuration]",
            gone(10, "d.html", "../outside.txt"),
            gone(11, "e.html", "https://exa mple"),
        ],
    )
    assert [name for name in "abcdef" if (site.out / f"{name}.html").exists()] == ["f"]
    assert (site.out / "../outside.txt").is_file()
    assert "<h1>Group" in site.text("group.html")


@pytest.mark.parametrize(
    "old", ["a.pdf", "../a.html", "https://x.example/a", "a.html?b=1", "", "a//b", "a/../b/"]
)
def test_addresses_that_cannot_lead_on(tmp_path: Path, old: str) -> None:
    site = build(tmp_path / "site", SITE, scholar_redirects={old: "group", "b.html": "group"}, warnings=None)
    (line,) = site.warnings
    assert repr(old) in line
    assert line.endswith("[scholar.configuration]")
    assert redirected(site, "b.html") == "group.html"


def test_a_second_build_over_the_first_reports_nothing(tmp_path: Path) -> None:
    moved = {"a.html": "group"}
    first = build(tmp_path / "site", SITE, scholar_redirects=moved, scholar_fresh=False)
    again = build(tmp_path / "site", scholar_redirects=moved, scholar_fresh=False)
    assert redirected(first, "a.html") == redirected(again, "a.html") == "group.html"


def test_a_moved_address_leads_to_no_other_one_in_a_second_build_either(tmp_path: Path) -> None:
    moved = {"a.html": "group", "b.html": "a.html"}
    for files in (SITE, {}):
        site = build(tmp_path / "site", files, scholar_redirects=moved, scholar_fresh=False, warnings=None)
        assert [line.partition(": ")[2] for line in site.warnings] == [
            gone(1, "b.html", "a.html").partition(": ")[2]
        ]


def test_a_page_that_leads_on_says_its_language(tmp_path: Path) -> None:
    site = build(tmp_path / "site", SITE, language="pt_BR", scholar_redirects={"a.html": "group"})
    assert site.soup("a.html").select("html")[0]["lang"] == "pt-BR"
