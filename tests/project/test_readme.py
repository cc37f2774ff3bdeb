"""What README and the recipes tell a stranger to write works as it stands there, in an empty folder."""

from __future__ import annotations

import re

import pytest

from tests.engine import ROOT, Built, build, texts

README = (ROOT / "README.md").read_text(encoding="utf-8")
RECIPES = (ROOT / "docs/recipes.md").read_text(encoding="utf-8")


def blocks(language: str, document: str = README) -> list[str]:
    """Return a document's blocks of code in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of README's ``conf.py``, with its paper and its recipes."""
    (conf,) = blocks("python")
    home = "# Ada Lovelace\n\n:::{person}\n:::\n\n:::{publications}\n:::\n"
    site = {
        "conf.py": conf,
        "papers.bib": blocks("bibtex")[0],
        "index.md": f"{home}\n```{{toctree}}\n:hidden:\n\nteaching/index\n```\n",
        "teaching/index.md": "\n".join(["# Teaching\n", *blocks("markdown", RECIPES), "$E = mc^2$"]),
    }
    return build(tmp_path_factory.mktemp("readme") / "site", site)


def test_the_settings_build_a_site_without_a_warning(built: Built) -> None:
    assert texts(built.soup("index.html").select(".scholar-title")) == ["Notes on the Analytical Engine"]
    assert built.soup("index.html").select("title")[0].get_text() == "Ada Lovelace"
    assert "Ada Lovelace" in texts(built.soup("index.html").select(".copyright"))[0]


def test_the_recipes_work_on_a_page_of_another_folder(built: Built) -> None:
    page = built.soup("teaching/index.html")
    headings = texts(page.select("section.scholar-entry > :first-child"))
    assert headings == ["What the work was about", "How to build an engine"]
    assert len(page.select("math")) == 1
    assert built.text("publications/lovelace2026engine.html")


def test_nothing_else_is_a_page(built: Built) -> None:
    assert set(built.app.env.found_docs) == {"index", "teaching/index"}
