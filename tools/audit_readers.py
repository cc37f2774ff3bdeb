"""Build this site and the made-up ones for the web, and have readers of Node read what they say to machines.

What they read and refuse is in ``audit/readers.mjs``. Where Node or they are absent the program says
so, and fails with ``CI`` set in the environment.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

READERS = ROOT / "audit/node_modules/html-metadata"
"""One of the readers, where npm puts it."""

SITES = {
    "homepage": ROOT,
    "whole-life": ROOT / "tests/roots/test-whole-life",
    "career": ROOT / "tests/roots/test-career",
}
"""The folder of each site that is built."""

BASE_URL = "https://homepage.example/"
"""Where this site stands while it is read; without an address most forms would say less."""


def what_is_absent() -> str:
    """Return what must be installed first, or nothing."""
    if shutil.which("node") is None:
        return "node is not installed (Debian: apt install nodejs npm)"
    if not READERS.is_dir():
        return "the readers are not installed: they come with npm (Debian: apt install npm)"
    return ""


def build(folder: Path) -> list[Path]:
    """Build each site into a folder of its own, every warning an error."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("READTHEDOCS")}
    environment["READTHEDOCS_CANONICAL_URL"] = BASE_URL
    for name, root in SITES.items():
        options = ["-b", "html", "-W", "--keep-going", "-q", "-d", str(folder / "doctrees" / name)]
        command = [sys.executable, "-m", "sphinx", *options, str(root), str(folder / name)]
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
    return [folder / name for name in SITES]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the sites, run the readers, and return what they return."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="where to build the sites")
    folder = parser.parse_args(arguments).folder.resolve()
    absent = what_is_absent()
    if absent:
        print(f"absent: {absent}")
        return 1 if os.environ.get("CI") else 0
    script = str(ROOT / "audit/readers.mjs")
    return subprocess.run(["node", script, *map(str, build(folder))], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
