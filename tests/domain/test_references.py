"""Papers of others: referred to and shown where a list names them, and the owner's nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engine import build, texts, tree

if TYPE_CHECKING:
    from pathlib import Path

OWN = "@article{mine, author={Lovelace, Ada}, title={One of mine}, journal={J}, year={2019}}"
OTHERS = """
@article{antal2018, author={Antal, Margit}, title={Mice that move}, journal={I}, year={2018}, doi={10.1000/2}}
@article{antal2017, author={Antal, Margit}, title={Rats at rest}, journal={IET}, year={2017}}
@article{mine, author={Antal, Margit}, title={A clash}, journal={IET}, year={2016}}
"""
PAGE = """
# Project

We read {publication}`antal2018`, {publication}`the one on rats <antal2017>` and {publication}`mine`.

:::{publications}
:select: antal2018, antal2017
:::
"""
FILES = {
    "papers.bib": OWN,
    "others.bib": OTHERS,
    "index.md": "# Home\n\n:::{person}\n:email: ada@umich.edu\n:::\n\n:::{publications}\n:summary:\n:::\n",
    "cv.md": "# CV\n\n:::{publications}\n:::\n",
    "project.md": PAGE,
}
CLASH = (
    "others.bib:3: WARNING: mine: papers.bib has an entry with this key already, which is used instead "
    "[scholar.duplicate_key]"
)


def test_papers_of_others_stand_where_they_are_named_and_nowhere_else(tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        FILES,
        scholar_bibliography="papers.bib",
        scholar_references="others.bib",
        html_baseurl="https://ada.example.org/",
        warnings=[CLASH],
    )
    body = built.body("project.html")
    links = [(link.get_text(), link["href"]) for link in body.select("p > a.reference")][:2]
    assert links == [
        ("Mice that move", "https://doi.org/10.1000/2"),
        ("One of mine", "publications/mine.html"),
    ]
    assert texts(body.select(".scholar-title")) == ["Mice that move", "Rats at rest"]
    assert "Ask for a copy" not in body.get_text()
    named = {
        path
        for path, content in tree(built.out).items()
        if b"Mice that move" in content or b"Rats at rest" in content or b"antal201" in content
    }
    assert {path for path in named if not path.startswith("_sources/")} <= {
        "project.html",
        "searchindex.js",
        "scholar-search.json",
    }
    assert "One work." in built.body("index.html").get_text()


def test_a_missing_file_of_references_is_reported(tmp_path: Path) -> None:
    warning = (
        "conf.py:1: WARNING: scholar_references: none.bib cannot be read: No such file or directory "
        "[scholar.unreadable_file]"
    )
    build(tmp_path / "site", {"index.md": "# Home\n"}, scholar_references="none.bib", warnings=[warning])
