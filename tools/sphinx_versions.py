"""Runs the engine's tests on the oldest and the newest Sphinx that it allows, and prints on which they ran.

Each runs in an environment of its own below the folder that is named, made once. Property and browser
tests are left out: they try the same code at length.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.two_pythons import find_other

ROOT = Path(__file__).resolve().parent.parent

TESTS = ("directives", "domain", "pages", "rendering", "wording")
"""The folders of tests that build sites with Sphinx."""

TEST_TOOLS = (
    *(
        "axe-playwright-python",
        "beautifulsoup4",
        "feedparser",
        "filelock",
        "html5lib",
        "hypothesis",
        "jsonschema",
        "mf2py",
    ),
    *("packaging", "pikepdf", "playwright", "pypdf", "pytest", "pytest-xdist", "pyyaml"),
)
"""What these tests import besides the site's own list."""

LEFT_OUT = ("pages/test_shared_names.py",)
"""What tries other extensions, which have limits of their own on Sphinx's versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version to try."""

    name: str
    pins: tuple[str, ...]
    """What pip is asked for besides the site's own list."""
    newer_than: int = 0
    """The Python 3.x that does not have it: another of this machine is taken, where there is one."""


VERSIONS = (
    Version(name="oldest", pins=("sphinx==8.2.*", "docutils==0.21.*", "babel==2.18.*")),
    Version(name="newest", pins=("sphinx<10", "docutils<0.24", "babel==2.18.*"), newer_than=11),
)
"""The ends of what ``pyproject.toml`` allows; months and periods are those of one version of CLDR."""


def python_of(version: Version) -> str:
    """Return the interpreter to try a version with: this one, unless it is too old and another runs."""
    other = find_other(version.newer_than) if version.newer_than else None
    return str(other[0]) if other else sys.executable


def environment_of(version: Version, folder: Path) -> Path:
    """Return the interpreter of the environment for a version, which is made where it is not there."""
    python = folder / "bin" / "python"
    ready = folder / ".installed"
    if not ready.is_file():
        subprocess.run([python_of(version), "-m", "venv", "--clear", str(folder)], check=True)
        wanted = ["-r", str(ROOT / "requirements.in"), *version.pins, *TEST_TOOLS]
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
        subprocess.run([*pip, *wanted], check=True)
        ready.touch()
    return python


def main(folder: Path) -> int:
    """Run the tests on every version; return how many of them failed."""
    failures = 0
    for version in VERSIONS:
        python = environment_of(version, folder / version.name)
        say = "import sys, sphinx, docutils; print(f'Sphinx {sphinx.__version__}, docutils "
        say += "{docutils.__version__}, Python {sys.version.split()[0]}', flush=True)"
        subprocess.run([str(python), "-c", say], check=True)
        tests = [str(ROOT / "tests" / name) for name in TESTS]
        left_out = [f"--ignore={ROOT / 'tests' / name}" for name in LEFT_OUT]
        run = [str(python), "-m", "pytest", "-n", "auto", "-q", "-p", "no:cacheprovider", *left_out, *tests]
        failures += subprocess.run(run, cwd=ROOT).returncode != 0
    return failures


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
