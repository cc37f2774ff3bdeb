"""The small programs that the Makefile calls: finding a Python, finding a browser, the audit's table."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tools import audit, browser
from tools.audit import AbsentError, Cell, Column, Finding, Review

ROOT = Path(__file__).resolve().parent.parent


def find_python(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / "tools/find_python.sh"), "python3"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": str(folder)})


def fake_python(folder: Path, name: str, version: int, ensurepip: bool = True) -> None:
    """Write a program that answers the two questions of ``find_python.sh`` and prints its path."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(
        "#!/bin/sh\n"
        f'case "$2" in *version_info*) echo {version};; *ensurepip*) exit {0 if ensurepip else 1};;'
        ' *) echo "$0";; esac\n',
        encoding="utf-8",
    )
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("versions", "chosen"),
    [
        ({"python3": 311}, "python3"),
        ({"python3": 313, "python3.12": 312}, "python3"),
        ({"python3": 309, "python3.12": 312, "python3.11": 311}, "python3.12"),
        ({"python3": 314, "python3.11": 311}, "python3.11"),
        ({"python3": 314}, "python3"),
        ({"python3.13": 313}, "python3.13"),
    ],
)
def test_a_tested_python_is_preferred(tmp_path: Path, versions: dict[str, int], chosen: str) -> None:
    for name, version in versions.items():
        fake_python(tmp_path, name, version)
    answer = find_python(tmp_path)
    assert (answer.returncode, answer.stdout) == (0, f"{tmp_path / chosen}\n")
    assert ("is newer" in answer.stderr) is (versions.get(chosen) == 314)


def test_an_old_python_is_refused_in_words(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3", 310)
    answer = find_python(tmp_path)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("Python 3.11 or later is needed, and 'python3' is not one.\n")


def test_a_python_without_ensurepip_is_refused_in_words(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3", 311, ensurepip=False)
    answer = find_python(tmp_path)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "apt install python3-venv" in answer.stderr


# --- the browser ---


def program(path: Path, words: str, code: int = 0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{words}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser, and without the right to install one."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.delenv("CHROMIUM_EXECUTABLE", raising=False)
    monkeypatch.setattr(browser, "MAC_APPS", ())
    monkeypatch.setattr(browser, "is_debian", lambda: False)
    return tmp_path


def test_a_browser_of_the_machine_is_found(bare: Path) -> None:
    assert browser.find_browser() is None
    chrome = program(bare / "bin/google-chrome", "Google Chrome 150.0.1")
    assert browser.find_browser() == chrome
    chromium = program(bare / "bin/chromium", "Chromium 150.0.1 built on Debian")
    assert browser.find_browser() == chromium


def test_a_program_that_only_advises_is_no_browser(bare: Path) -> None:
    program(bare / "bin/chromium-browser", "chromium: requires the snap to be installed", code=1)
    program(bare / "bin/chrome", "a tool of the same name")
    assert browser.find_browser() is None


@pytest.mark.parametrize(
    "build",
    [
        "chromium-1200/chrome-linux64/chrome",
        "chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ],
)
def test_a_download_of_playwright_is_found(bare: Path, build: str) -> None:
    path = program(bare / "cache" / build, "Chromium 150.0.1")
    assert browser.find_browser() == path


def test_a_named_browser_decides_alone(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "bin/chromium", "Chromium 150.0.1")
    named = program(bare / "mine", "Chromium 149.0.1")
    monkeypatch.setenv("CHROMIUM_EXECUTABLE", named)
    assert browser.find_browser() == named


def test_a_wrongly_named_browser_is_an_error(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bare / "bin/chromium", "Chromium 150.0.1")
    monkeypatch.setenv("CHROMIUM_EXECUTABLE", str(bare / "none"))
    assert browser.main() == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"CHROMIUM_EXECUTABLE is {str(bare / 'none')!r}, which does not start.\n")


@pytest.mark.parametrize(
    ("debian", "user", "first"),
    [(True, 0, "apt-get"), (True, 1000, sys.executable), (False, 0, sys.executable)],
)
def test_a_browser_is_got_where_that_may_be_done(
    bare: Path, monkeypatch: pytest.MonkeyPatch, debian: bool, user: int, first: str
) -> None:
    commands: list[list[str]] = []
    program(bare / "bin/apt-get", "")
    monkeypatch.setattr(browser, "is_debian", lambda: debian)
    monkeypatch.setattr(browser.os, "geteuid", lambda: user)

    def install(command: list[str]) -> None:
        commands.append(command)
        if "install" in command:
            program(bare / "bin/chromium", "Chromium 150.0.1")

    monkeypatch.setattr(browser, "run", install)
    assert browser.get_browser() == str(bare / "bin/chromium")
    assert {command[0] for command in commands} == {first}
    assert "chromium" in commands[-1]


def test_without_a_browser_it_says_what_to_do(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "run", lambda command: None)
    assert browser.main() == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", browser.WHAT_TO_DO + "\n")


# --- the audit ---


def finding(message: str, *, kind: str = "error", element: str = "") -> Finding:
    return Finding(page="index.html", line=3, kind=kind, message=message, element=element)


def test_the_report_of_the_checker_is_read(tmp_path: Path) -> None:
    report = {
        "messages": [
            {
                "type": "error",
                "url": f"file:{tmp_path}/a%20b/i.html",
                "lastLine": 3,
                "message": "Bad.",
                "extract": "</p><b\nid=a>x",
                "hiliteStart": 4,
                "hiliteLength": 8,
            },
            {"type": "info", "subType": "warning", "url": f"file:{tmp_path}/x.html", "message": "Odd."},
            {"type": "non-document-error", "message": "Out of memory."},
        ]
    }
    assert [str(one) for one in audit.read_nu(json.dumps(report), tmp_path)] == [
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
    assert audit.nu_cells(findings, [review], ["cv.html", "index.html"]) == {
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
    cells = audit.nu_cells([], [Review(message="Gone", element="<p>", reason="It was so.")], ["index.html"])
    assert cells["(reviewed)"].faults == ("audit/reviewed.toml: nothing says 'Gone' of '<p>'",)


def test_a_review_needs_its_reason() -> None:
    with pytest.raises(ValueError, match="needs a message, an element and a reason"):
        audit.read_reviews('[[reviewed]]\nmessage = "Odd"\nelement = "<p>"\nreason = " "\n')
    assert audit.read_reviews(audit.REVIEWED.read_text(encoding="utf-8"))


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
    columns = [audit.COLUMNS[0], column("Odd", {"index.html": Cell(text="1", faults=("index: odd",))})]
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
