"""Builds a site by ``sphinx-build``, in a process of its own, as people and hosts do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the real site and of the engine."""
ROOTS = ROOT / "tests/roots"
"""The folder of made-up sites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came of a build."""

    code: int
    """The exit code."""
    output: str
    errors: str
    """What it printed, warnings among the errors."""


def run_sphinx(
    source: Path,
    out: Path,
    *options: str,
    doctrees: Path,
    cwd: Path = ROOT,
    before: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> Ended:
    """Build a site quietly, away from any host; ``before`` are words before the command."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READTHEDOCS")}
    command = [*before, sys.executable, "-m", "sphinx", "-q", *options, "-d", str(doctrees)]
    answer = subprocess.run(
        [*command, str(source), str(out)],
        env={**kept, "PYTHONPATH": str(ROOT), **(environment or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(code=answer.returncode, output=answer.stdout, errors=answer.stderr)


@contextmanager
def once(folder: Path) -> Iterator[bool]:
    """Tell whether a folder is still to be filled, which one of all processes of a test run does."""
    with FileLock(f"{folder}.lock"):
        is_filled = (folder / "done").exists()
        yield not is_filled
        if not is_filled:
            (folder / "done").touch()
