"""The table of the audit, and what makes it fail."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tools import audit
from tools.audit_reviews import Finding, Review, read_reviews, reviewed_cells
from tools.audit_table import AbsentError, Cell, Column


def finding(message: str, *, kind: str = "error", element: str = "") -> Finding:
    return Finding(page="index.html", line=3, kind=kind, message=message, element=element)


def test_the_report_of_the_checker_is_read() -> None:
    report = {
        "messages": [
            {
                "type": "error",
                "url": "http://127.0.0.1:1/a%20b/i.html",
                "lastLine": 3,
                "message": "Bad.",
                "extract": "</p><b\nid=a>x",
                "hiliteStart": 4,
                "hiliteLength": 8,
            },
            {"type": "info", "subType": "warning", "url": "http://127.0.0.1:1/x.html", "message": "Odd."},
            {"type": "non-document-error", "message": "Out of memory."},
        ]
    }
    assert [str(one) for one in audit.read_nu(json.dumps(report))] == [
        "a b/i.html:3: error: Bad. [<b id=a>]",
        "x.html:0: warning: Odd.",
        ".:0: non-document-error: Out of memory.",
    ]


def test_findings_are_counted_and_reviewed_ones_named() -> None:
    review = Review(message="Trailing slash", element="<(link|meta) ", reason="The theme writes them.")
    findings = [
        finding("Bad."),
        finding("Odd.", kind="warning"),
        finding("Trailing slash on void", kind="info", element="<link />"),
        finding("Trailing slash on void", kind="info", element="<img />"),
    ]
    assert reviewed_cells(findings, [review], ["cv.html", "index.html"]) == {
        "cv.html": Cell(text="0 errors, 0 warnings"),
        "index.html": Cell(
            text="1 errors, 2 warnings, 1 reviewed",
            faults=(
                "index.html:3: error: Bad.",
                "index.html:3: warning: Odd.",
                "index.html:3: info: Trailing slash on void [<img />]",
            ),
        ),
    }


def test_a_review_that_nothing_needs_is_a_fault() -> None:
    cells = reviewed_cells([], [Review(message="Gone", element="<p>", reason="It was so.")], ["index.html"])
    assert cells["(reviewed)"].faults == ("a review is stale: nothing says 'Gone' of '<p>'",)


def test_a_review_needs_its_reason() -> None:
    with pytest.raises(ValueError, match="needs a message, an element and a reason"):
        read_reviews('[[reviewed]]\nmessage = "Odd"\nelement = "<p>"\nreason = " "\n')
    assert read_reviews(audit.REVIEWED.read_text(encoding="utf-8"))


def column(title: str, cells: Mapping[str, Cell] | str) -> Column:
    def measure(folder: Path, pages: Sequence[str]) -> Mapping[str, Cell]:
        if isinstance(cells, str):
            raise AbsentError(cells)
        return cells

    return Column(title=title, measure=measure)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "cv.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>!", encoding="utf-8")
    return tmp_path


def test_the_table_has_a_row_for_each_page(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {page: Cell(text=str((built / page).stat().st_size)) for page in ("cv.html", "index.html")}
    columns = [
        column("HTML bytes", sizes),
        column("Odd", {"index.html": Cell(text="1", faults=("index: odd",))}),
    ]
    assert audit.main([str(built)], columns) == 1
    assert capsys.readouterr().out.splitlines() == [
        "| Page       | HTML bytes | Odd |",
        "|------------|------------|-----|",
        "| cv.html    | 3          |     |",
        "| index.html | 4          | 1   |",
        "",
        "index: odd",
        "1 to mend, 0 absent: FAILED",
    ]


@pytest.mark.parametrize(("ci", "code", "end"), [("", 0, "ok"), ("true", 1, "FAILED")])
def test_what_is_absent_is_said_and_fails_where_nobody_looks(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    code: int,
    end: str,
) -> None:
    monkeypatch.setenv("CI", ci)
    assert audit.main([str(built)], [column("Nu checker", "no java")]) == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "| cv.html    | absent     |"
    assert lines[-2:] == ["absent: Nu checker: no java", f"0 to mend, 1 absent: {end}"]


def test_the_checker_is_absent_without_java(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AbsentError, match="java is not installed"):
        audit.measure_nu(built, ["index.html"])


def test_pages_that_only_lead_on_are_not_measured(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de/index.html").write_text('<!DOCTYPE html>\n<html lang="de">', encoding="utf-8")
    (tmp_path / "old.html").write_text(
        '<!DOCTYPE html>\n<html lang="en" data-scholar-redirect>', encoding="utf-8"
    )
    assert audit.built_pages(tmp_path) == ["de/index.html"]


@pytest.mark.parametrize("name", ["reviewed.toml", "career.toml"])
def test_every_review_has_a_reason(name: str) -> None:
    assert read_reviews((audit.ROOT / "audit" / name).read_text(encoding="utf-8"))
