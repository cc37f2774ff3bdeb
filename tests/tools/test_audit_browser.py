"""The columns that need a browser or Node: what they measure, what fails, and what is absent."""

from __future__ import annotations

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tools import audit_browser, audit_lighthouse
from tools.audit_table import AbsentError, Cell, served

PAGE = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="icon.svg">
<link rel="stylesheet" href="a.css"><h1>A page</h1><img src="a.svg" alt="" width="9" height="9">"""
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.css").write_text("h1 { color: red }" * 999, encoding="utf-8")
    for name in ("a.svg", "icon.svg"):
        (tmp_path / name).write_text(PICTURE, encoding="utf-8")
    return tmp_path


def test_a_page_is_weighed_with_what_it_loads(folder: Path) -> None:
    with served(folder, compressed=True) as address:
        sizes = [
            len(urllib.request.urlopen(address + name, timeout=9).read()) for name in ("index.html", "a.css")
        ]
    assert sizes[1] < 999
    # In a thread of its own: the browser of other tests holds the loop of this one.
    with ThreadPoolExecutor(1) as thread:
        measured = [
            thread.submit(measure, folder, ["index.html"]).result()
            for measure in (audit_browser.measure_bytes, audit_browser.measure_requests)
        ]
    assert measured == [{"index.html": Cell(text=str(sum(sizes)))}, {"index.html": Cell(text="4")}]


@pytest.mark.parametrize(("compressed", "encoding"), [(False, None), (True, "gzip")])
def test_a_folder_is_given_out(folder: Path, compressed: bool, encoding: str | None) -> None:
    with served(folder, compressed=compressed) as address:
        answer = urllib.request.urlopen(address, timeout=9)
        assert (answer.headers["Content-Encoding"], answer.status) == (encoding, 200)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}gone.html", timeout=9)


def rule(name: str) -> dict[str, Any]:
    return {"id": name, "help": "Mend it", "nodes": [{"target": ["p", "b"]}]}


def test_what_axe_finds_or_cannot_decide_is_a_fault() -> None:
    sound = {"violations": [], "incomplete": [], "passes": [{}, {}]}
    broken = {"violations": [rule("list")], "incomplete": [rule("color")], "passes": [{}]}
    assert audit_browser.axe_cell("a.html", {"light": sound}) == Cell(text="0 faults, 2 rules passed")
    assert audit_browser.axe_cell("a.html", {"light": sound, "dark": broken}) == Cell(
        text="2 faults, 1 rules passed",
        faults=("a.html: dark: axe list at p b: Mend it", "a.html: dark: axe color at p b: Mend it"),
    )


def report(**scores: float) -> dict[str, Any]:
    scores = dict.fromkeys(audit_lighthouse.LEAST, 1.0) | {
        name.replace("_", "-"): score for name, score in scores.items()
    }
    return {
        "categories": {
            name: {"score": score, "auditRefs": [{"id": name, "weight": 1}, {"id": "hint", "weight": 0}]}
            for name, score in scores.items()
        },
        "audits": {
            "hint": {"score": 0, "title": "A hint"},
            **{name: {"score": score, "title": f"Why {name}"} for name, score in scores.items()},
        },
    }


@pytest.mark.parametrize(
    ("reports", "text", "faults"),
    [
        ([report()] * 5, "100 / 100 / 100 / 100", ()),
        ([report(performance=0.9), *[report(performance=0.99)] * 4], "99 / 100 / 100 / 100", ()),
        (
            [*[report(performance=0.98)] * 3, *[report()] * 2],
            "98 / 100 / 100 / 100",
            ("a.html: Lighthouse: performance is 98, not 99: Why performance",),
        ),
        (
            [report(best_practices=0.99)] * 5,
            "100 / 100 / 99 / 100",
            ("a.html: Lighthouse: best-practices is 99, not 100: Why best-practices",),
        ),
    ],
)
def test_the_median_of_each_score_must_reach_its_least(
    reports: list[dict[str, Any]], text: str, faults: tuple[str, ...]
) -> None:
    assert audit_lighthouse.lighthouse_cell("a.html", reports) == Cell(text=text, faults=faults)


def test_what_is_not_installed_is_absent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_browser, "AXE", folder / "gone.js")
    with pytest.raises(AbsentError, match="axe-core is not installed"):
        audit_browser.measure_axe(folder, ["index.html"])
    monkeypatch.setattr(audit_lighthouse, "CLI", folder / "gone.js")
    monkeypatch.setattr(audit_lighthouse.shutil, "which", lambda name: name)
    with pytest.raises(AbsentError, match="Lighthouse is not installed"):
        audit_lighthouse.measure_lighthouse(folder, ["index.html"])
    monkeypatch.setattr(audit_lighthouse.shutil, "which", lambda name: None)
    with pytest.raises(AbsentError, match="node is not installed"):
        audit_lighthouse.measure_lighthouse(folder, ["index.html"])
