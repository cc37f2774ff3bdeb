"""Of a real file no work is lost, and what leaves the site reads as the same entries."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.reader import export_bibtex, read_bibliography
from sphinx_scholar.citations import FORMS
from tests.real_files import real_file


@pytest.mark.parametrize("seed", range(40))
def test_no_work_of_a_real_file_is_lost(seed: int) -> None:
    file = real_file(seed)
    bibliography = read_bibliography(file.text, "p.bib", owner="Jane Doe")
    works = bibliography.publications
    assert tuple(work.key for work in works) == file.keys
    lines = file.text.count("\n") + 1
    assert all(1 <= problem.source.line <= lines for problem in bibliography.problems)
    assert all(work.title and (work.authors or work.editors) for work in works)
    for form in FORMS:
        assert all(form.render(work) for work in works)
        assert "".join(form.last_parts(works)) or not form.join
    exported = read_syntax(export_bibtex(works))
    assert exported.problems == []
    assert exported.refused == {}
    assert tuple(entry.key for entry in exported.entries) == file.keys
