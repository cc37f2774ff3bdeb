"""Build a site of many entries on one page, listed in full on home and on the CV.

``python -m benchmarks.entries [numbers …] [--engine folder]`` builds sites of 250, 500 and 1,000
entries where no number is given, each with a body of three points and a link, and prints the time and
the memory of each build. ``--engine`` names another checkout, whose engine is timed instead.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CONF = """\
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
primary_domain = "scholar"
include_patterns = ["**.md"]
html_theme = "furo"
html_copy_source = html_show_sourcelink = False
html_baseurl = "https://ada.example.org/"
"""
HOME = """\
# Ada Lovelace

:::{person} Ada Lovelace
:::

:::{entries}
:::

:::{toctree}
life
cv
:::
"""
CV = "# CV\n\n## Talks\n\n:::{entries}\n:::\n"
ENTRY = """\
:::{{entry}} Talk {number} on looms and engines
:kind: talk
:organization: Society {some}
:location: London
:date: {year}-0{month}

- Explained what an engine has in common with a loom, with *{number}* examples.
- Drew a diagram of it, which is [on the web](https://example.org/{number}).
- Answered questions, of which {{entry}}`Talk {some} on looms and engines` has more.
:::
"""


def write_site(folder: Path, entries: int) -> None:
    """Write a site of so many entries."""
    talks = (
        ENTRY.format(number=number, some=number % 17, year=1800 + number % 200, month=1 + number % 9)
        for number in range(entries)
    )
    files = {"conf.py": CONF, "index.md": HOME, "cv.md": CV, "life.md": "# Life\n\n" + "\n".join(talks)}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def build(folder: Path, engine: Path) -> tuple[float, float, float]:
    """Build a site; return its processor time, its time and the memory of its process in megabytes."""
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", str(folder), str(folder / "_out")]
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(engine)}, cwd=folder)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {folder} failed")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1000


def main() -> None:
    """Time it and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", type=int, nargs="*", default=[250, 500, 1000])
    parser.add_argument("--engine", type=Path, default=ROOT)
    given = parser.parse_args()
    # pip compiles a package as it installs it, and the first build keeps its templates; a checkout
    # may be compiled anew at every build.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(given.engine / "sphinx_scholar", quiet=1)
    sys.stdout.write(f"{'entries':>8} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}\n")
    for number in [0, *given.numbers]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name).resolve()
            write_site(folder, number)
            cpu, wall, memory = build(folder, given.engine.resolve())
        sys.stdout.write(f"{number:8} {cpu:8.2f} {wall:8.2f} {memory:8.0f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
