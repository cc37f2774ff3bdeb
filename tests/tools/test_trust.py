"""The document of trust is made of figures, holds all of them, and says what was promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.little_site import KINDS
from tools import trust
from tools.trust import DOCUMENT, PROMISES, gather, main, read_document, render_document

ROOT = DOCUMENT.parent.parent
TITLES = [promise.title for promise in PROMISES]


def test_the_document_is_what_its_figures_make() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == render_document(read_document(text)), "run make docs"


def test_every_promise_has_figures_and_tests() -> None:
    figures = read_document(DOCUMENT.read_text(encoding="utf-8"))
    assert list(figures) == TITLES
    assert all(figures.values()), "run make trust, then make docs"
    assert all((ROOT / path).is_file() for promise in PROMISES for path in promise.tests)


def test_the_first_promises_were_tried_at_length() -> None:
    figures = read_document(DOCUMENT.read_text(encoding="utf-8"))
    sequences = figures[TITLES[0]]
    assert int(sequences["sequences of edits"]) >= 200, "run make trust, then make docs"
    for kind in KINDS:
        assert int(sequences[f"kind of edit: {kind.replace('_', ' ')}"]) > 0
    killed, *refused = (int(count) for count in figures[TITLES[2]].values())
    assert killed > 100
    assert all(refused)


def test_groups_are_added_up_and_what_was_not_measured_stays() -> None:
    groups = {
        "sequences 1": {"sequences of edits": 100, "edits that touch": 3},
        "sequences 2": {"sequences of edits": 101, "edits that touch": 4},
        "reproducible": {"files": 5},
        "offline": {"how": "by hand", "files": 7},
    }
    before = {title: {"before": 1} for title in TITLES}
    gathered = gather(groups, before)
    assert gathered[TITLES[0]] == {"sequences of edits": 201, "edits that touch": 7}
    assert gathered[TITLES[1]] == {"before": 1}
    assert gathered[TITLES[6]] == {"how": "by hand", "files": 7}
    assert read_document(render_document(gathered)) == gathered


def test_the_document_is_written_or_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trust, "DOCUMENT", tmp_path / "trust.md")
    (tmp_path / "faults.json").write_text(json.dumps({"warnings": 3}), encoding="utf-8")
    main([str(tmp_path), "--print"])
    assert not (tmp_path / "trust.md").exists()
    assert "| warnings | 3 |" in capsys.readouterr().out
    main([str(tmp_path)])
    assert "| warnings | 3 |" in (tmp_path / "trust.md").read_text(encoding="utf-8")
