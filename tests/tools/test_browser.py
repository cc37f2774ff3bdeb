"""Finding a browser for the tests, and getting one; nothing is installed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import browser


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

    def install(command: list[str], *, quiet: bool = False) -> bool:
        commands.append(command)
        if "install" in command:
            program(bare / "bin/chromium", "Chromium 150.0.1")
        return True

    monkeypatch.setattr(browser, "run", install)
    assert browser.get_browser() == str(bare / "bin/chromium")
    assert {command[0] for command in commands} == {first}
    assert "chromium" in commands[-1]


def test_without_a_browser_it_says_what_to_do(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "run", lambda command, quiet=False: True)
    assert browser.main() == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", browser.WHAT_TO_DO + "\n")


@pytest.mark.parametrize(("debian", "code"), [(True, 0), (False, 1)])
def test_a_driver_that_lacks_a_library_is_mended_or_named(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], debian: bool, code: int
) -> None:
    installed: list[str] = []

    def play(command: list[str], *, quiet: bool = False) -> bool:
        installed.extend(word for word in command if word == "libatomic1")
        return command[0] == "apt-get" or bool(installed)

    chromium = program(bare / "bin/chromium", "Chromium 150.0.1")
    program(bare / "bin/apt-get", "")
    monkeypatch.setattr(browser, "is_debian", lambda: debian)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    monkeypatch.setattr(browser, "run", play)
    assert browser.main() == code
    out, err = capsys.readouterr()
    mended = (f"{chromium}\n", "Installing libatomic1\n")
    assert (out, err) == (mended if debian else ("", browser.WHAT_TO_DO_FOR_THE_DRIVER + "\n"))
