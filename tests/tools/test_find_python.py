"""The Python that the virtual environment is made with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


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
