"""Every builder shows what the pages show, and no link of its output leads nowhere."""

from __future__ import annotations

import json
import pickle
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from tests.engine import Built, build

if TYPE_CHECKING:
    from pathlib import Path

BIB = r"""
@inproceedings{notes, title = {Notes on $x^2$ and \emph{style}}, author = {Lovelace, Ada and Menabrea, Luigi},
  booktitle = {Meeting}, abbr = {MM}, year = {1843}, code = {https://code.example.org/notes},
  slides = {files/talk.pdf}, abstract = {It says this.}}
@misc{draft, title = {Draft}, author = {Lovelace, Ada}, year = {1842},
  related = {notes}, relatedtype = {version}}
@unpublished{wait, title = {Waiting}, author = {Lovelace, Ada}, pubstate = {submitted}}
"""
SITE = {
    "a.bib": BIB,
    "files/talk.pdf": "A talk.",
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :position: Countess
        :affiliation: Royal Society
        :advisors: Mary Somerville
        :email: ada@example.org
        :github: ada

        To calculate *everything*.
        :::

        Of {person}`Ada Lovelace`, {publication}`notes`, {position}`analyst`.

        :::{publications}
        :summary:
        :::

        :::{toctree}
        work
        paper
        :::
        """,
    "work.md": """
        # Work

        :::{position} Analysing the engine
        :name: analyst
        :role: Analyst
        :organization: Royal Society
        :start: 1842
        :publications: notes

        Wrote about the [engine](https://engine.example.org).
        :::

        ## All

        :::{positions}
        :::

        :::{positions}
        :style: line
        :::

        :::{contact}
        :show: profiles
        :::

        Write to {owner}`email`.
        """,
    "paper.md": ":::{publication} notes\nA note by hand.\n:::\n",
}
SETTINGS = {
    "html_theme": "scholar",
    "scholar_bibliography": "a.bib",
    "scholar_links": {"Mary Somerville": "https://mary.example.org"},
    "linkcheck_ignore": [".*"],
}
BUILDERS = {
    "html": "**/*.html",
    "dirhtml": "**/*.html",
    "singlehtml": "*.html",
    "epub": "*.xhtml",
    "json": "*.fjson",
    "pickle": "*.fpickle",
    "text": "*.txt",
    "latex": "*.tex",
    "man": "*.1",
    "texinfo": "*.texi",
    "xml": "*.xml",
    "pseudoxml": "*.pseudoxml",
    "gettext": "*.pot",
    "linkcheck": "output.json",
}
"""Builders, and the files that hold what they write of pages."""

ALWAYS = ("Analysing the engine", "Analyst", "To calculate", "Wrote about the", "A note by hand.")
"""What translators' tools must find, and everybody else."""
RECORDS = (
    *("Countess", "Royal Society", "Mary Somerville", "ada@example.org", "GitHub", "1842"),
    *(
        "Notes on",
        "Luigi Menabrea",
        "Published in Meeting.",
        "Draft",
        "Waiting",
        "Under review.",
        "It says this.",
    ),
    *("Code", "Ask for a copy", "Two works."),
)
"""What comes from records."""
WITHOUT_BODY = {
    "nav.xhtml",
    *(f"{name}{end}" for name in ("search", "genindex", "404") for end in (".html", "/index.html")),
}
"""Pages that no author wrote; links of 404 begin at the site's root."""
ADDRESSES = ("https://code.example.org/notes", "https://mary.example.org", "https://github.com/ada")


@pytest.fixture(scope="module", params=BUILDERS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = tmp_path_factory.mktemp(request.param) / "site"
    return build(site, SITE, builder=request.param, **SETTINGS)  # type: ignore[arg-type]


def written(built: Built) -> str:
    """Return all that a builder wrote of pages as text: markup of its own taken away, lines joined."""
    name = built.app.builder.name
    files = [file for file in sorted(built.out.glob(BUILDERS[name])) if file.stem != "search"]
    assert files
    if name == "pickle":
        text = "".join(str(pickle.loads(file.read_bytes())["body"]) for file in files)
    elif name == "json":
        text = "".join(str(json.loads(file.read_text())["body"]) for file in files)
    else:
        text = "".join(file.read_text(encoding="utf-8") for file in files)
    plain = text.replace(r"\:", "").replace(r"\%", "").replace("@@", "@").replace("&#64;", "@")
    return " ".join(plain.split())


def test_everything_is_said(built: Built) -> None:
    name = built.app.builder.name
    wanted = ALWAYS if name == "gettext" else ADDRESSES if name == "linkcheck" else ALWAYS + RECORDS
    text = written(built)
    assert [words for words in wanted if words not in text] == []


def test_what_is_xml_can_be_read_as_xml(built: Built) -> None:
    if built.app.builder.name not in {"epub", "xml"}:
        return
    for file in built.out.glob(BUILDERS[built.app.builder.name]):
        ET.parse(file)


def test_no_link_leads_nowhere(built: Built) -> None:
    name = built.app.builder.name
    if name == "man":
        assert r"\%<>" not in (built.out / "adalovelace.1").read_text()
    elif name == "latex":
        text = next(built.out.glob("*.tex")).read_text()
        labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}", text)
        found = re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}", text)
        assert len(found) > 4
        assert [link for link in found if link not in labels] == []
    elif built.app.builder.format == "html" and name not in {"json", "pickle"}:
        assert_links(built, BUILDERS[name])


def assert_links(built: Built, pattern: str) -> None:
    """Assert that all links within what authors and templates wrote lead to files and ids, each once."""
    checked = 0
    for file in built.out.glob(pattern):
        page = file.relative_to(built.out).as_posix()
        if page in WITHOUT_BODY:
            continue
        for link in built.body(page).select(":not(.toctree-wrapper) > li a[href], p a[href]"):
            href = str(link["href"])
            if re.match(r"[a-z]+:|files/|\.\./files/", href) or link.find_parent(class_="toctree-wrapper"):
                continue
            path, _, anchor = href.partition("#")
            target = (file.parent / path) if path else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{page}: {href}"
            ids = [tag["id"] for tag in BeautifulSoup(target.read_text(), "html.parser").select("[id]")]
            assert not anchor or ids.count(anchor) == 1, f"{page}: {href}"
            checked += 1
    assert checked > 3


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_one_page_and_a_book_have_the_style_too(tmp_path: Path, builder: str) -> None:
    out = build(tmp_path / "site", SITE, builder=builder, **SETTINGS).out  # type: ignore[arg-type]
    page = (out / ("index.html" if builder == "singlehtml" else "index.xhtml")).read_text()
    assert "_static/scholar.css" in page
    assert (out / "_static/scholar.css").is_file()
