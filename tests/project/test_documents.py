"""What is written by hand in documents stands there once, and tables are whole."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.engine import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def tables(document: Path) -> list[list[str]]:
    """Return the rows of each table of a document."""
    text = document.read_text(encoding="utf-8")
    return [table.splitlines() for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_table_explains_each_name_once_and_ends_in_an_empty_line(document: Path) -> None:
    for rows in tables(document):
        names = [row.split("|")[1].strip() for row in rows if row.startswith("| `")]
        assert sorted(names) == sorted(set(names))
    lines = document.read_text(encoding="utf-8").splitlines()
    behind_rows = [after for row, after in pairwise(lines) if row.startswith("|")]
    assert [line for line in behind_rows if line and not line.startswith("|")] == []


def test_no_change_is_listed_twice() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    changes = [line for line in lines if line.startswith("- ")]
    assert len(changes) == len(set(changes)) > 50


def test_nobody_is_sent_to_an_index_that_does_not_have_the_engine() -> None:
    """A name that is free on an index is anybody's: what is installed comes from a wheel or an address."""
    engine = sorted((ROOT / "sphinx_scholar").rglob("*.py"))
    for path in (*DOCUMENTS, *engine):
        assert not re.search(
            r"pip install [\"']?sphinx[-_]scholar(?!-\d)", path.read_text(encoding="utf-8")
        ), path
