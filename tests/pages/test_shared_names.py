"""Files and pages that both the engine and something else make: one stands, and one line says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ablog.blog import Blog
from sphinx.application import Sphinx

from tests.engine import build

BASE = "https://ada.example/"
FILES = {
    "index.md": "# Ada\n\n:::{person} Ada Lovelace\n:email: ada@example.org\n:::\n\n:::{publications}\n:::\n"
    "\n:::{news}\n- 1843 Looms.\n:::\n\n:::{talks}\n- 1843-02-03 Cards.\n:::\n",
    "p.bib": "@misc{x, title = {X}, author = {Lovelace, Ada}, year = {1843}, url = {https://x.example}}\n",
}
EXTENSIONS = ["myst_parser", "sphinx_scholar"]


def line(name: str, setting: str) -> str:
    return (
        f"WARNING: both the engine and another extension make {name}; that of the other one stands. "
        f"Set {setting} in conf.py, or have the other one write elsewhere [scholar.output]"
    )


TWICE = (
    "WARNING: both the engine and another extension make the page publications/x, of which one is lost; "
    "have the other one write elsewhere, or set scholar_publication_pages in conf.py [scholar.output]"
)

NAMES = {
    "atom.xml": "scholar_without = ['feed']",
    "sitemap.xml": "scholar_without = ['sitemap']",
    "robots.txt": "scholar_without = ['robots']",
    "llms.txt": "scholar_without = ['llms']",
    "atom-papers.xml": "scholar_without = ['feed-papers']",
    "atom-news.xml": "scholar_without = ['feed-news']",
    "talks.ics": "scholar_without = ['calendar']",
    "resume.json": "scholar_without = ['resume']",
    "contact.vcf": "scholar_without = ['vcard']",
}


@pytest.mark.parametrize("event", ["builder-inited", "env-updated", "html-collect-pages", "build-finished"])
@pytest.mark.parametrize("name", NAMES)
def test_the_file_of_another_extension_stands(name: str, event: str, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(
        "from pathlib import Path\n\n"
        "def write(app, *rest):\n"
        f"    Path(app.outdir, {name!r}).write_text('of another', encoding='utf-8')\n"
        "    return []\n\n"
        "def setup(app):\n"
        f"    app.connect({event!r}, write)\n"
        "    return {'parallel_read_safe': True, 'parallel_write_safe': True}\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        patch.delitem(__import__("sys").modules, "other", raising=False)
        built = build(
            tmp_path / "site",
            FILES,
            extensions=[*EXTENSIONS, "other"],
            html_baseurl=BASE,
            scholar_bibliography="p.bib",
            warnings=[line(name, NAMES[name])],
        )
    assert built.text(name) == "of another"


def test_what_the_engine_does_not_make_is_nobodys_business(tmp_path: Path) -> None:
    def write(app: Sphinx, *_rest: object) -> None:
        for name in NAMES:
            Path(app.outdir, name).write_text("of another", encoding="utf-8")

    without = ["feed", "sitemap", "robots", "llms", "resume", "vcard", "calendar"]
    for number, event in enumerate(("env-updated", "build-finished")):
        listeners = {event: write}
        site = tmp_path / str(number)
        built = build(site, FILES, scholar_without=without, html_baseurl=BASE, listeners=listeners)
        assert built.text("atom.xml") == "of another"


def test_what_the_site_gives_stands_in_silence(tmp_path: Path) -> None:
    files = {f"extra/{name}": "of the site\n" for name in NAMES}
    built = build(tmp_path / "site", FILES | files, html_extra_path=["extra"], html_baseurl=BASE, warnings=())
    assert {built.text(name) for name in NAMES} == {"of the site\n"}


def test_sphinx_sitemap_is_reported_until_one_of_the_two_gives_way(tmp_path: Path) -> None:
    options: dict[str, Any] = {"extensions": [*EXTENSIONS, "sphinx_sitemap"], "html_baseurl": BASE}
    report = [line("sitemap.xml", NAMES["sitemap.xml"])]
    theirs = build(tmp_path / "a", FILES, warnings=report, **options).text("sitemap.xml")
    assert build(tmp_path / "b", FILES, scholar_without=["sitemap"], **options).text("sitemap.xml") == theirs
    own = build(tmp_path / "c", FILES, sitemap_filename="map.xml", **options).text("sitemap.xml")
    assert own != theirs


def test_ablog_is_reported_where_its_feed_is_that_of_the_engine(tmp_path: Path) -> None:
    blog = {"first.md": "---\nblogpost: true\ndate: 2024-05-01\n---\n# First\n\nA post.\n"}
    options: dict[str, Any] = {
        "extensions": [*EXTENSIONS, "ablog"],
        "html_baseurl": BASE,
        "blog_baseurl": BASE,
        "fontawesome_included": True,
        "scholar_bibliography": "p.bib",
        "warnings": None,
    }
    beside = build(tmp_path / "a", FILES | blog, **options)
    assert [warning for warning in beside.warnings if "scholar.output" in warning] == []
    assert {"atom.xml", "blog/atom.xml"} <= {
        path.relative_to(beside.out).as_posix() for path in beside.out.rglob("*.xml")
    }
    Blog._dict.clear()  # ablog keeps its settings for the whole process
    same = build(tmp_path / "b", FILES | blog, blog_path="", **options)
    assert [warning for warning in same.warnings if "scholar.output" in warning] == [
        line("atom.xml", NAMES["atom.xml"])
    ]


@pytest.mark.parametrize("priority", [100, 900])
def test_a_page_that_is_made_twice_is_reported(priority: int, tmp_path: Path) -> None:
    def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        yield "publications/x", {"title": "Another"}, "page.html"

    def listen(app: Sphinx, *_rest: object) -> None:
        app.connect("html-collect-pages", pages, priority=priority)

    build(
        tmp_path / "site",
        FILES,
        listeners={"env-updated": listen},
        scholar_bibliography="p.bib",
        warnings=[TWICE],
    )
