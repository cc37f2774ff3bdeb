"""The command as people run it: in a process of its own, its words caught."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.engine import ROOT

COLORING = {"CI", "FORCE_COLOR", "FORCE_COLOUR"}
"""What makes Sphinx color its words where they are caught, as a service that tests the engine may set it."""


def run(*words: str | Path, cwd: Path = ROOT, code: int = 0) -> str:
    """Run the command, assert its exit code, and return what it printed, errors last."""
    answer = subprocess.run(
        [sys.executable, "-m", "sphinx_scholar", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in COLORING}
        | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )
    assert answer.returncode == code, answer.stdout + answer.stderr
    return answer.stdout + answer.stderr
