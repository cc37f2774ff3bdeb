"""The engine on its own: installed from its wheel, it makes another person's site, far from this one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flit_core.wheel import make_wheel_in

from tests.engine import ROOT, ROOTS, texts, tree

CODE = """
import sys, sphinx_scholar
from sphinx.cmd.build import main
print(sphinx_scholar.__file__)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel_in(ROOT / "pyproject.toml", tmp_path_factory.mktemp("wheel")).file


@pytest.fixture(scope="module")
def built(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own, and build a site with it from another."""
    away = tmp_path_factory.mktemp("away")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip += ["--no-deps", "--no-index", "--target", str(away / "lib"), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, cwd=away)
    shutil.copytree(ROOTS / "test-lovelace", away / "site")
    command = [sys.executable, "-c", CODE, "-b", "html", "-E", "-n", "-W", "--keep-going", "-q"]
    answer = subprocess.run(
        [*command, "-d", away / "doctrees", away / "site", away / "html"],
        cwd=away,
        env={"PYTHONPATH": str(away / "lib"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.split() == [str(away / "lib/sphinx_scholar/__init__.py")]
    return away / "html"


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_the_home_page_is_that_of_another_person(built: Path) -> None:
    body = soup(built / "index.html").select_one("div.body")
    assert body is not None
    assert (
        texts(body.select(".scholar-affiliation, .scholar-advisors, .scholar-vision p, .scholar-ways a"))
        == [
            "Countess of Lovelace",
            "Advised by Charles Babbage",
            "The engine weaves algebraic patterns.",
            "ada@example.org",
            "CV (PDF)",
        ][: 4 + bool(body.select('a[href$=".pdf"]'))]
    )
    assert texts(body.select(".scholar-authors strong")) == ["Ada Lovelace"]
    (position,) = body.select(".scholar-timeline > li")
    assert [link["href"] for link in position.select(".scholar-body a")] == [
        "#",
        "work/lovelace1843notes.html",
    ]


def test_the_paper_has_a_page(built: Path) -> None:
    page = soup(built / "work/lovelace1843notes.html")
    assert len(page.select("h1 math msub")) == 1
    assert texts(page.select("#related li")) == [
        "Programming the Analytical Engine, Royal Society, 1842 – 1843"
    ]


def test_the_wheel_brings_its_own_static_files(built: Path, wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    static = {Path(name).name for name in names if name.startswith("sphinx_scholar/static/")}
    assert "scholar.css" in static
    assert static <= {path.name for path in (built / "_static").iterdir()}


WORDS = ("Runyu", "runyulu", "MuxServe", "WhiteFox", "umich.edu")
"""What only this site says, each word on its home page or in its bibliography."""


def test_nothing_of_this_site_is_in_the_wheel_or_on_the_other(built: Path, wheel: Path) -> None:
    pages = (ROOT / "conf.py", ROOT / "index.md", *ROOT.glob("publications/*.bib"))
    source = b"".join(path.read_bytes() for path in pages)
    assert all(word.encode() in source for word in WORDS)
    with zipfile.ZipFile(wheel) as archive:
        engine = [name for name in archive.namelist() if name.startswith("sphinx_scholar/")]
        packed = {name: archive.read(name) for name in engine}
    for path, content in {**packed, **tree(built)}.items():
        found = [word for word in (*WORDS, str(ROOT)) if word.encode() in content]
        assert found == [], path
