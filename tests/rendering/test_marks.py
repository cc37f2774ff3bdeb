"""The marks of a paper's texts are shown wherever the medium can."""

from __future__ import annotations

import json

import pytest

from tests.engine import Built, build

BIB = r"""
@article{a, author = {Lovelace, Ada},
  title = {Lasers <i>in vivo</i>, \textsc{Sql} and $n^2$: {\rm A} m\textsuperscript{2}},
  journal = {Journal of \emph{E. coli}}, year = {1843}, note = {See CO\textsubscript{2}},
  abstract = {<p>Of <sub>x</sub> <b>y</b>.</p>}}
"""
SITE = {
    "conf.py": """
author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "basic"
primary_domain = "scholar"
scholar_bibliography = "a.bib"
""",
    "a.bib": BIB,
    "index.md": "# Ada\n\n```{person} Ada Lovelace\n```\n\n```{publications}\n```\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("marks"), SITE)


@pytest.mark.parametrize(
    ("page", "selector", "texts"),
    [
        ("index.html", ".scholar-title em", ["in vivo"]),
        ("index.html", ".scholar-title .scholar-small-capitals", ["Sql"]),
        ("index.html", ".scholar-title sup", ["2"]),
        ("index.html", ".scholar-standing em", ["E. coli"]),
        ("index.html", ".scholar-standing sub", ["2"]),
        ("publications/a.html", "h1 em", ["in vivo"]),
        ("publications/a.html", "h1 .scholar-small-capitals", ["Sql"]),
        ("publications/a.html", "p sub", ["2", "x"]),
        ("publications/a.html", "p strong", ["y"]),
    ],
)
def test_a_page_shows_marks(site: Built, page: str, selector: str, texts: list[str]) -> None:
    shown = [element.get_text() for element in site.body(page).select(selector)]
    assert [text for text in shown if text != "Ada Lovelace"] == texts


def test_a_head_is_plain(site: Built) -> None:
    title = site.soup("publications/a.html").title
    assert title is not None
    assert title.get_text().startswith("Lasers in vivo, Sql and n²: A m²")


def test_csl_has_tags_for_marks(site: Built) -> None:
    item = json.loads((site.out / "publications" / "a.json").read_text())[0]
    assert item["title"] == "Lasers <i>in vivo</i>, <sc>Sql</sc> and n²: A m<sup>2</sup>"
    assert item["container-title"] == "Journal of <i>E. coli</i>"
