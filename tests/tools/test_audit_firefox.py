"""What Firefox finds becomes a cell of each page, if it finds all that is planted first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import audit_firefox
from tools.audit_firefox import FACES, FOUND, PLANTED, measure_firefox
from tools.audit_table import AbsentError

Finds = Callable[[dict[str, list[str]]], None]


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Finds:
    """A function that sets what Firefox finds on pages, beside what is planted."""

    def set_findings(findings: dict[str, list[str]]) -> None:
        planted = {page: [f"{face}, 720 px: wide" for face in its] for page, its in FOUND.items()} | findings

        def look(path: str, folder: Path, pages: Sequence[str]) -> dict[str, list[str]]:
            return {page: planted.get(page, []) for page in pages}

        monkeypatch.setattr(audit_firefox, "faults_in_firefox", look)

    monkeypatch.setattr(audit_firefox.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(audit_firefox, "DRIVER", Path(__file__).parent)
    return set_findings


def test_a_finding_names_its_page_and_face(finds: Finds, tmp_path: Path) -> None:
    finds({"b.html": ["spaced text, 320 px: cut off: <p>"]})
    cells = measure_firefox(tmp_path, ["a.html", "b.html"])
    assert {name: (cell.text, cell.faults) for name, cell in cells.items()} == {
        "a.html": ("0 faults", ()),
        "b.html": ("1 faults", ("b.html: Firefox, spaced text, 320 px: cut off: <p>",)),
    }


@pytest.mark.parametrize("page", PLANTED)
def test_a_gate_that_is_blind_fails(finds: Finds, tmp_path: Path, page: str) -> None:
    finds({page: [] if FOUND[page] else ["spaced text, 320 px: cut off: <p>"]})
    (cell,) = measure_firefox(tmp_path, ["a.html"]).values()
    assert "Firefox finds" in cell.faults[0]


def test_every_face_is_planted_for() -> None:
    assert {face for its in FOUND.values() for face in its} == {face.name for face in FACES}


def test_all_pages_at_the_top_are_looked_at_and_some_of_each_folder(finds: Finds, tmp_path: Path) -> None:
    finds({})
    top, papers = [f"{name}.html" for name in "abcdef"], [f"papers/{name}.html" for name in "abcdef"]
    assert list(measure_firefox(tmp_path, top + papers)) == top + papers[:4]
    assert list(measure_firefox(tmp_path, ["search.html"])) == ["search.html", "search.html?q=a"]


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(audit_firefox.shutil, "which", lambda name: None)
    with pytest.raises(AbsentError, match="apt install firefox-esr"):
        measure_firefox(tmp_path, ["a.html"])
