"""The other Python is one of the lock's, and not this one's kind."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tools import two_pythons


def python(folder: Path, version: str) -> None:
    path = folder / "versions" / version / "bin/python3"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_newest_other_one_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert two_pythons.find_other(11) is None
    for version in ("3.10.1", "3.11.7", "3.12.1", "3.12.2"):
        python(tmp_path, version)
    assert two_pythons.find_other(11) == (tmp_path / "versions/3.12.2/bin/python3", "3.12.2")
    assert two_pythons.find_other(12) == (tmp_path / "versions/3.11.7/bin/python3", "3.11.7")


def test_what_is_absent_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(two_pythons, "find_other", lambda: None)
    assert two_pythons.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("absent: another Python")


@pytest.mark.parametrize(("content", "code"), [(b"x", 0), (b"y", 1)])
def test_files_that_differ_are_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    code: int,
) -> None:
    built = {"mine": {"a": b"a", "b": b"x"}, "other": {"a": b"a", "b": content}}
    monkeypatch.setattr(two_pythons, "find_other", lambda: (Path("python"), "3.13.0"))
    monkeypatch.setattr(two_pythons, "environment", lambda python, folder: python)
    monkeypatch.setattr(two_pythons, "build", lambda python, folder: built[folder.name])
    assert two_pythons.main([str(tmp_path)]) == code
    output = capsys.readouterr().out
    assert ("b differs between Python" in output) == bool(code)
    assert output.endswith(f" and 3.13.0: 2 files that both make, {code} that differ\n")


def test_an_inventory_is_compared_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "objects.inv"
    found = set()
    for level in (0, 9):
        path.write_bytes(b"1\n2\n3\n4\n" + zlib.compress(b"same" * 99, level))
        found.add(two_pythons.unpacked(path))
    assert found == {b"1\n2\n3\n4\n" + b"same" * 99}
