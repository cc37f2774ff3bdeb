"""Settings that the engine chooses where a site does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.pages.site_defaults import MARKDOWN_EXTENSIONS
from tests.engine import build, texts, write

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "basic"
"""


@pytest.mark.parametrize(
    ("markdown", "selector", "text"),
    [
        ("Energy is $E=mc^2$.", "p math msup", "c2"),
        ("$$\nx^2\n$$", "div.math > math[display=block]", "x2"),
        ("\\begin{equation*}\nx\n\\end{equation*}", "div.math > math[display=block] mi", "x"),
        ("It costs $5 and $6.", "p", "It costs $5 and $6."),
        ("It costs $5-$6, or $5,000 ($6,000).", "p", "It costs $5-$6, or $5,000 ($6,000)."),
        ("A backslash: \\$x\\$.", "p", "A backslash: $x$."),
        ("[All](https://a.example){.more}", "a.more", "All"),
        (":::{note}\nA colon fence.\n:::", ".admonition p:last-child", "A colon fence."),
        ("## News of 2024\n\n[News](#news-of-2024)", "a.reference[href='#news-of-2024']", "News"),
    ],
)
def test_a_site_without_settings_reads_this_markdown(
    tmp_path: Path, markdown: str, selector: str, text: str
) -> None:
    write(tmp_path / "site", {"conf.py": CONF})
    built = build(tmp_path / "site", {"index.md": f"# Home\n\n{markdown}\n"})
    assert texts(built.body("index.html").select(selector)) == [text]


@pytest.mark.parametrize(
    ("name", "value", "stands"),
    [
        ("html_math_renderer", '"mathjax"', "mathjax"),
        ("myst_heading_anchors", "2", 2),
        ("myst_dmath_allow_space", "True", True),
        ("myst_enable_extensions", '["deflist"]', {"deflist", *MARKDOWN_EXTENSIONS}),
    ],
)
def test_a_setting_of_the_site_stands(tmp_path: Path, name: str, value: str, stands: object) -> None:
    write(tmp_path / "site", {"conf.py": f"{CONF}{name} = {value}\n"})
    built = build(tmp_path / "site", {"index.md": "# Home\n"})
    assert built.app.config[name] == stands


@pytest.mark.parametrize(
    ("name", "value", "stands", "why"),
    [
        ("html_baseurl", "https://ada.example.org/~ada", "https://ada.example.org/~ada/", ""),
        ("html_baseurl", "http://localhost:8000", "http://localhost:8000/", ""),
        (
            "html_baseurl",
            "ada.example.org",
            "",
            "'ada.example.org' is not an address that starts with https://; the site has no address",
        ),
        (
            "html_baseurl",
            "//a b/",
            "",
            "'//a b/' is not an address that starts with https://; the site has no address",
        ),
        ("language", "pt_BR", "pt_BR", ""),
        ("language", "la", "la", ""),
        ("language", "sr@latin", "sr@latin", ""),
        (
            "language",
            "german",
            "en",
            "'german' is not the code of a language; write it as en, de or pt_BR; the site is in English",
        ),
    ],
)
def test_what_sphinx_would_write_unread_is_checked(
    tmp_path: Path, name: str, value: str, stands: str, why: str
) -> None:
    write(tmp_path / "site", {"conf.py": f"{CONF}{name} = {value!r}\n"})
    expected = [f"conf.py:4: WARNING: {name}: {why} [scholar.configuration]"] if why else []
    built = build(tmp_path / "site", {"index.md": "# Home\n"}, warnings=expected)
    assert built.app.config[name] == stands


def test_a_malformed_address_of_the_environment_has_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "/home/")
    why = "'/home/' is not an address that starts with https://; the site has no address"
    build(
        tmp_path / "site",
        {"index.md": "# Home\n"},
        warnings=[f"WARNING: html_baseurl: {why} [scholar.configuration]"],
    )


def test_a_site_that_lists_mathjax_gets_it(tmp_path: Path) -> None:
    conf = CONF.replace('["myst_parser"', '["sphinx.ext.mathjax", "myst_parser"')
    built = build(tmp_path / "site", {"conf.py": conf, "index.md": "# Home\n\n$x$\n"})
    assert texts(built.body("index.html").select("span.math")) == ["\\(x\\)"]


def test_restructuredtext_needs_no_markdown(tmp_path: Path) -> None:
    conf = CONF.replace('"myst_parser", ', "")
    page = "Home\n====\n\n.. math:: x^2\n"
    built = build(tmp_path / "site", {"conf.py": conf, "index.rst": page})
    assert len(built.body("index.html").select("div.math > math")) == 1


@pytest.mark.parametrize(
    ("base_url", "path", "prefix"),
    [
        ("", "", "/"),
        ("https://ada.example/", "", "/"),
        ("https://ada.example/home/", "", "/home/"),
        ("https://ada.example/", "/repository/", "/repository/"),
        ("https://ada.example/home/", "/", "/"),
        ("https://ada.example/home/", "copy", "/copy/"),
    ],
)
def test_the_404_page_links_where_the_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base_url: str, path: str, prefix: str
) -> None:
    monkeypatch.setenv("SCHOLAR_SITE_PATH", path)
    files = {"index.md": "# Home\n\n:::{toctree}\na/b\n:::\n", "a/b.md": "# B\n"}
    built = build(tmp_path / "site", files, html_theme="scholar", html_baseurl=base_url)
    page = built.soup("404.html")
    inside = {str(link["href"]) for link in page.select(".sidebar-tree a")}
    assert inside == {f"{prefix}a/b.html"}
    canonical = built.soup("a/b.html").select_one("link[rel=canonical]")
    assert (canonical["href"] if canonical else "") == (f"{base_url}a/b.html" if base_url else "")
