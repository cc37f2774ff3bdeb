"""What HTML on a page names of the site is there, or is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_scholar.pages.raw_addresses import path_of
from tests.engine import build

PNG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'
FILES = {
    "index.md": "# Home\n\n[](notes/page.md) ![Seen](seen.svg) [Read](read.pdf)\n",
    "seen.svg": PNG,
    "read.pdf": "%PDF-1.4\n",
    "notes/shot.svg": PNG,
    "papers/open.pdf": "%PDF-1.4\n",
    "papers/secret.pdf": "%PDF-1.4\n",
    "_static/own.svg": PNG,
    "p.bib": """
        @misc{open, title = {O}, author = {Lovelace, Ada}, year = {1843}, pdf = {papers/open.pdf}}
        @misc{secret, title = {S}, author = {Lovelace, Ada}, year = {1843}, pdf = {papers/secret.pdf},
          hidden = {true}}
        """,
}
UNPUBLISHED = (
    "it is not published, as HTML and hidden papers publish nothing: "
    "write ![](…) or [](…), or put it into a folder of html_static_path"
)
WRONG = "correct the address, which begins at that page"


def missing(line: int, url: str, hint: str, page: str = "notes/page") -> str:
    what = f"there is no file {url!r} beside the built page {page}"
    return f"notes/page.md:{line}: WARNING: {what}; {hint} [scholar.missing_file]"


@pytest.mark.parametrize(
    ("html", "line", "url", "hint"),
    [
        ('<p>\n<img src="shot.svg" alt="A shot">\n</p>', 4, "shot.svg", UNPUBLISHED),
        ('Seen in <img src="shot.svg" alt="">.', 3, "shot.svg", UNPUBLISHED),
        ('<a href="../papers/secret.pdf">Read</a>', 3, "../papers/secret.pdf", UNPUBLISHED),
        ('<img srcset="../_static/own.svg, none.svg 2x" alt="">', 3, "none.svg", WRONG),
        ('<video poster="none.svg"></video>', 3, "none.svg", WRONG),
        ('See <a href="none.html#there">there</a>.', 3, "none.html#there", WRONG),
        ('<a href="page.md">A source</a>', 3, "page.md", UNPUBLISHED),
        ('<a href="../papers/open.pdf?download#page=2">Read</a>', 0, "", ""),
        ('<a href="../">Home</a> <a href="../index.html#top">Top</a> <a href="#here">Here</a>', 0, "", ""),
        ('<img src="../_static/own.svg" alt=""> <img src="../_images/seen.svg" alt="">', 0, "", ""),
        ('<a href="https://x.example/none">Out</a> <a href="mailto:a@x.example">Write</a>', 0, "", ""),
        ('<a href="/elsewhere/on/the/host">Host</a> <a href="../../beside/">Beside</a>', 0, "", ""),
    ],
)
def test_html_that_names_what_is_not_there_is_reported(
    html: str, line: int, url: str, hint: str, tmp_path: Path
) -> None:
    built = build(
        tmp_path / "site",
        FILES | {"notes/page.md": f"# Page\n\n{html}\n"},
        scholar_bibliography="p.bib",
        html_static_path=["_static"],
        warnings=[missing(line, url, hint)] if line else (),
    )
    assert not (built.out / "papers/secret.pdf").exists()


def test_addresses_are_seen_from_each_page_that_shows_them(tmp_path: Path) -> None:
    body = ':::{position} Clerk\n:start: 1842\n\n<a href="page.html">This page</a>\n:::\n'
    home = f"{FILES['index.md']}\n:::{{positions}}\n:style: full\n:::\n"
    build(
        tmp_path / "site",
        FILES | {"index.md": home, "notes/page.md": f"# Page\n\n{body}"},
        scholar_bibliography="p.bib",
        warnings=[missing(6, "page.html", WRONG, "index")],
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_folders_of_dirhtml_and_two_processes(jobs: int, tmp_path: Path) -> None:
    text = (
        '# Page\n\n<a href="../../">Home</a>\n\n<a href="../">Above</a>\n\n<img src="../shot.svg" alt="">\n'
    )
    build(
        tmp_path / "site",
        FILES | {"notes/page.md": text, "notes/index.md": "# Notes\n"},
        builder="dirhtml",
        jobs=jobs,
        scholar_bibliography="p.bib",
        warnings=[missing(7, "../shot.svg", WRONG)],
    )


@pytest.mark.parametrize(
    ("url", "folder", "path"),
    [
        ("a.png", "", "a.png"),
        ("a%20b.png", "notes", "notes/a b.png"),
        ("../a.png?v=1#x", "notes", "a.png"),
        ("./", "notes", "notes"),
        ("../..", "notes", ""),
        ("", "notes", ""),
        ("#x", "notes", ""),
        ("?q=1", "notes", ""),
        ("/a.png", "notes", ""),
        ("//x.example/a.png", "notes", ""),
        ("data:image/png;base64,xx", "notes", ""),
        ("javascript:go()", "notes", ""),
    ],
)
def test_paths(url: str, folder: str, path: str) -> None:
    assert path_of(url, folder) == path
