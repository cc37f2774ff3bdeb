"""A site's own templates stand for the engine's, as the documentation shows; a broken one is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.diagnostics import StoppedError
from sphinx_scholar.rendering.templates import OWN
from tests.engine import ROOT, Built, build, texts

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTATION = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
BIB = "".join(
    f"@article{{p{year}, title={{Notes {year} & more}}, author={{Lovelace, Ada}},\n"
    f"  journal={{M}}, year={year}}}\n"
    for year in (1842, 1843)
)
SITE = {
    "a.bib": BIB,
    "index.md": "# Home\n\n:::{person} Ada Lovelace\n:position: Countess\n:::\n\n:::{publications}\n:::\n",
    "short.md": "# Short\n\n:::{publications}\n:style: compact\n:::\n",
}


def build_with(folder: Path, templates: dict[str, str], **settings: object) -> Built:
    files = {f"_templates/scholar/{name}.html": text for name, text in templates.items()}
    settings |= {"scholar_bibliography": "a.bib", "templates_path": ["_templates"]}
    return build(folder / "site", {**SITE, **files}, **settings)  # type: ignore[arg-type]


def example() -> str:
    (found,) = re.findall(r"```jinja\n(.*?)```", DOCUMENTATION, re.DOTALL)
    return str(found)


@pytest.mark.parametrize("split", [250, 1])
def test_the_card_of_the_documentation_stands_on_every_page(tmp_path: Path, split: int) -> None:
    """On pages without a document too, which a split list has."""
    built = build_with(tmp_path, {"paper_card": example()}, scholar_split_from=split)
    pages = ["index.html"] if split > 1 else ["years/1843.html", "years/1842.html"]
    cards = [card for page in pages for card in built.body(page).select(".scholar-publications > li")]
    assert texts(cards) == [f"Notes {year} & more ({year}) Ada Lovelace Cite" for year in (1843, 1842)]
    assert cards[0].select_one(".scholar-title a")["href"].endswith("publications/p1843.html")
    short = built.body("short.html").select_one("li")
    assert short is None or texts([short]) == ["Notes 1843 & more (1843) Ada Lovelace"]


def test_the_documentation_names_the_macros_that_there_are() -> None:
    (listed,) = re.findall(r"^(`\w+`(?:, `\w+`)* and `\w+`) are macros", DOCUMENTATION, re.MULTILINE)
    made = re.findall(r"macro (\w+)\(", (OWN / "scholar/macros.html").read_text(encoding="utf-8"))
    assert sorted(re.findall(r"\w+(?=`)", listed)) == sorted(made)


def test_a_template_can_add_to_the_engines_own(tmp_path: Path) -> None:
    added = '{% include "!scholar/person.html" %}<p id="more">{{ person.name }} & <br></p>'
    body = build_with(tmp_path, {"person": added}).body("index.html")
    assert texts(body.select(".scholar-affiliation, #more")) == ["Countess", "Ada Lovelace &"]


@pytest.mark.parametrize(
    ("name", "fault", "message"),
    [
        ("paper_card", "{{ paper.tilte }}", "'sphinx_scholar.rendering.paper_card.PaperCard object' has no"),
        ("paper_page", "{% if %}", "Expected an expression, got 'end of statement block'"),
        ("person", "{{ nobody }}", "'nobody' is undefined"),
        ("macros", "{% macro %}", "expected token 'name', got 'end of statement block'"),
        ("section", "{% include 'scholar/none.html' %}", "there is no template scholar/none.html"),
    ],
)
def test_a_fault_is_reported_with_the_file_and_line(
    tmp_path: Path, name: str, fault: str, message: str
) -> None:
    with pytest.raises(StoppedError) as caught:
        build_with(tmp_path, {name: f"<p>\n{fault}\n</p>"})
    assert str(caught.value).startswith(f"_templates/scholar/{name}.html:2: {message}")


def test_every_template_is_documented() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", DOCUMENTATION, re.MULTILINE)
    assert sorted(documented) == sorted(path.stem for path in (OWN / "scholar").glob("*.html"))


@pytest.mark.parametrize("path", sorted((OWN / "scholar").glob("*.html")), ids=lambda path: path.stem)
def test_what_is_said_of_a_template_is_what_it_gets(path: Path) -> None:
    """All names that it uses are documented, given by Jinja, or its own."""
    from jinja2 import Environment, meta

    row = re.search(rf"^\| `{path.stem}` \|[^|]*\|(.*)\|$", DOCUMENTATION, re.MULTILINE)
    assert row
    known = {"page", "_", "icon", "link_to_heading"}
    known |= {"link", "people", "standing", "buttons", "preview", "record", "heading"}
    known |= {"dotted", "fact_text", "body_and_papers", "keep_codes"}
    known |= {"labeled", "comma", "names_comma", "stop", "stop_behind"}
    known |= {"paper"} if path.stem == "paper_cards" else set()
    text = path.read_text(encoding="utf-8")
    used = meta.find_undeclared_variables(Environment().parse(text)) - set(
        re.findall(r"{%-? set (\w+)", text)
    )
    assert used <= known | set(re.findall(r"`(\w+)`", row[1]))
