"""Time a cold build of this site beside pages of the same text that know nothing of the engine.

Both are built from nothing, by turns, each in a process of its own; what is printed is the
median of the CPU and wall times in seconds, and the ratio. Run from the site's folder:

    python -m benchmarks.cold_build [--runs 5]
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bs4 import BeautifulSoup, Tag

SITE = Path(__file__).resolve().parent.parent
PLAIN_CONF = """\
extensions = ["myst_parser", "sphinx_design"]
project = html_title = "Plain"
html_theme = "furo"
html_copy_source = html_show_sourcelink = html_use_index = False
"""
BLOCKS = ["h1", "h2", "h3", "p", "li"]


def build(source: Path, output: Path) -> tuple[float, float]:
    """Build a site from nothing; return its CPU and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "sphinx", "-E", "-q", "-b", "html"]
    subprocess.run([*command, "-d", output / "doctrees", source, output / "html"], check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), wall


def write_plain(built: Path, target: Path) -> list[str]:
    """Write the text of the built pages as plain Markdown; return the names of the pages."""
    pages = sorted(path for path in built.rglob("*.html") if path.stem not in {"404", "search"})
    names = []
    for page in pages:
        name = page.relative_to(built).with_suffix("").as_posix()
        article = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find(id="furo-main-content")
        if not isinstance(article, Tag):
            continue
        for permalink in article.select("a.headerlink"):
            permalink.decompose()
        path = target / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(_markdown(article)), encoding="utf-8")
        names.append(name)
    toctree = "\n".join(["", "", "```{toctree}", *(name for name in names if name != "index"), "```", ""])
    with (target / "index.md").open("a", encoding="utf-8") as index:
        index.write(toctree)
    (target / "conf.py").write_text(PLAIN_CONF, encoding="utf-8")
    return names


def _markdown(article: Tag) -> list[str]:
    lines = []
    for block in article.find_all(BLOCKS):
        if block.find(BLOCKS):
            continue
        text = " ".join(block.get_text(" ", strip=True).split())
        prefix = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}.get(block.name, "")
        lines.append(prefix + text)
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each site is built")
    runs = parser.parse_args().runs
    # pip compiles a package as it installs it, and the first build keeps its templates; a checkout
    # may be compiled anew at every build.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(SITE / "sphinx_scholar", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(SITE, folder / "first")
        plain = folder / "plain"
        plain.mkdir()
        pages = write_plain(folder / "first" / "html", plain)
        sites = {"this site": SITE, "plain pages": plain}
        times: dict[str, list[tuple[float, float]]] = {label: [] for label in sites}
        for run in range(runs):
            for label, source in sites.items():
                times[label].append(build(source, folder / f"{run}-{label.replace(' ', '-')}"))
    medians = {
        label: [statistics.median(column) for column in zip(*rows, strict=True)]
        for label, rows in times.items()
    }
    print(f"{len(pages)} pages, {runs} cold builds each, by turns, on {os.cpu_count()} cores")
    print(f"{'':12} {'CPU s':>7} {'wall s':>7}")
    for label, (cpu, wall) in medians.items():
        print(f"{label:12} {cpu:7.2f} {wall:7.2f}")
    ratio = [mine / theirs for mine, theirs in zip(*medians.values(), strict=True)]
    print(f"{'ratio':12} {ratio[0]:7.2f} {ratio[1]:7.2f}")


if __name__ == "__main__":
    main()
