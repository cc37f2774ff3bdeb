"""The work of a build grows as its papers and entries do: by counts, never by a clock."""

from __future__ import annotations

import cProfile
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sphinx.environment import BuildEnvironment

from benchmarks.made_up import made_up_papers
from tests.engine import build

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes

TALK = """
:::{{entry}} Talk {number}
:kind: talk
:date: {year}

- Said something, {number} times.
:::
"""
PAPERS, TIMES = 20, 10


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often the doctree of each page is loaded."""
    counted: Counter[str] = Counter()
    load = BuildEnvironment.get_doctree

    def get_doctree(env: BuildEnvironment, docname: str) -> nodes.document:
        counted[docname] += 1
        return load(env, docname)

    monkeypatch.setattr(BuildEnvironment, "get_doctree", get_doctree)
    return counted


def test_a_page_is_loaded_as_often_for_many_entries_as_for_few(tmp_path: Path, loads: Counter[str]) -> None:
    listed = ":::{entries}\n:::\n"
    for number in (2, 12):
        talks = "".join(TALK.format(number=one, year=1800 + one) for one in range(number))
        files = {
            "index.md": f"# Ada Lovelace\n\n:::{{person}} Ada Lovelace\n:::\n\n{listed}",
            "cv.md": f"# CV\n\n## Talks\n\n{listed}",
            "life.md": f"# Life\n{talks}",
        }
        built = build(tmp_path / str(number), files, scholar_cv="cv")
        assert built.body("index.html").get_text().count(" times.") == number
        assert (built.out / "cv.pdf").is_file()
        assert loads.pop("life") == 1


def test_work_grows_as_papers_do(tmp_path: Path) -> None:
    def calls(count: int) -> int:
        bibliography = "\n".join(paper.bibtex for paper in made_up_papers(PAPERS * (TIMES + 1))[-count:])
        files = {
            "index.md": "# Ada Lovelace\n\n:::{publications}\n:::\n",
            "publications.bib": bibliography if count else "",
        }
        profile = cProfile.Profile()
        profile.runcall(partial(build, tmp_path / str(count), files, scholar_bibliography="publications.bib"))
        return sum(entry.callcount for entry in profile.getstats())

    calls(0)
    fixed, few, many = calls(0), calls(PAPERS), calls(PAPERS * TIMES)
    assert (many - fixed) / (few - fixed) < TIMES
