"""Build the site with this Python and with another, and compare all bytes.

The other is the newest one of this machine that the lock is made for. Where there is none, the program
says so. Run as ``python tools/two_pythons.py FOLDER``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.txt"

MINORS = (13, 12, 11)
"""The Pythons 3.x of the lock, the newest first."""


def candidates(minor: int) -> Iterator[Path]:
    """Yield where a Python may be: on the search path, or among those that pyenv keeps."""
    found = shutil.which(f"python3.{minor}")
    if found:
        yield Path(found)
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    yield from sorted(kept.glob(f"3.{minor}.*/bin/python3"), reverse=True)


def find_other(own: int = sys.version_info.minor) -> tuple[Path, str] | None:
    """Return the newest Python that is not of this one's kind and runs, with its version."""
    code = "import sys, venv; print('.'.join(map(str, sys.version_info[:3])))"
    for minor in MINORS:
        for path in candidates(minor) if minor != own else ():
            answer = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
            if answer.returncode == 0 and answer.stdout.startswith(f"3.{minor}."):
                return path, answer.stdout.strip()
    return None


def environment(python: Path, folder: Path) -> Path:
    """Make a virtual environment with the pinned packages, once; return its Python."""
    own = folder / "bin/python"
    stamp = folder / "installed.txt"
    lock = LOCK.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != lock:
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        pip = [str(own), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
        subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
        stamp.write_text(lock, encoding="utf-8")
    return own


def build(python: Path, folder: Path) -> dict[str, bytes]:
    """Build the site from nothing; return all files, what is packed in the inventory unpacked."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READTHEDOCS")}
    options = ["-b", "html", "-E", "-W", "--keep-going", "-q", "-d", str(folder / "doctrees")]
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [str(python), "-m", "sphinx", *options, str(ROOT), str(folder / "html")], check=True, env=kept
    )
    return {
        path.relative_to(folder / "html").as_posix(): unpacked(path)
        for path in sorted((folder / "html").rglob("*"))
        if path.is_file()
    }


def unpacked(path: Path) -> bytes:
    """Return what a file says; two versions of zlib pack the same in two ways."""
    content = path.read_bytes()
    if path.name != "objects.inv":
        return content
    *head, packed = content.split(b"\n", 4)
    return b"\n".join([*head, zlib.decompress(packed)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Build twice, compare, and say what came of it."""
    parser = argparse.ArgumentParser(description="Build the site with two Pythons and compare.")
    parser.add_argument("folder", type=Path, help="where to build")
    folder = parser.parse_args(arguments).folder.resolve()
    other = find_other()
    if other is None:
        print("absent: another Python, of 3.11 to 3.13, to build the site with as well")
        return 0
    path, version = other
    mine = build(Path(sys.executable), folder / "mine")
    others = build(environment(path, folder / f"python{version}"), folder / "other")
    differing = sorted(name for name in mine.keys() | others.keys() if mine.get(name) != others.get(name))
    own = ".".join(map(str, sys.version_info[:3]))
    for name in differing:
        print(f"{name} differs between Python {own} and {version}")
    common, count = len(mine.keys() & others.keys()), len(differing)
    print(f"Python {own} and {version}: {common} files that both make, {count} that differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
