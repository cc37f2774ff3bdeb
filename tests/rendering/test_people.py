"""The people of a paper on its card."""

from __future__ import annotations

import pytest

from tests.engine import Built, build

CONF = """
author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "basic"
primary_domain = "scholar"
scholar_bibliography = "a.bib"
"""
WORKS = {
    "one": ("Lovelace, Ada and others", "Ada Lovelace and others"),
    "two": ("Lovelace, Ada and Roe, Ann and others", "Ada Lovelace, Ann Roe, and others"),
    "star": (
        "Lovelace, Ada and others}, collaboration = {STAR",
        "Ada Lovelace and others (STAR Collaboration)",
    ),
    "mixed": ("Lovelace, Ada and כהן, דוד and علي, محمد", "Ada Lovelace, דוד כהן, محمد علي"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    entries = (
        f"@misc{{{key}, title = {{{key}}}, author = {{{names}}}}}\n" for key, (names, _) in WORKS.items()
    )
    files = {
        "conf.py": CONF,
        "a.bib": "".join(entries),
        "index.md": "# Ada\n\n```{person} Ada Lovelace\n```\n\n```{publications}\n:sort: file\n```\n",
    }
    return build(tmp_path_factory.mktemp("people"), files)


@pytest.mark.parametrize("key", WORKS)
def test_a_card_names_people(site: Built, key: str) -> None:
    line = site.body("index.html").select(".scholar-authors")[list(WORKS).index(key)]
    assert line.get_text() == WORKS[key][1]
    # Each name keeps its place, whatever the direction in which it is written.
    isolated = [name.get_text() for name in line.select("bdi")]
    assert isolated
    assert all(name in WORKS[key][1] for name in isolated)
    assert key != "mixed" or isolated == ["Ada Lovelace", "דוד כהן", "محمد علي"]
