"""Time a rebuild in the preview, after an edit of one page of 60, beside Sphinx's own rebuild.

Both sites have the same pages, one in plain Sphinx, one with the engine, an owner and a list of papers.
They are built by turns, each build in a process of its own, as sphinx-autobuild does; what is printed is
the median of the CPU and wall times in seconds, and the ratios. Run from the site's folder:

    python -m benchmarks.preview [--pages 60] [--runs 7]
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

from benchmarks.made_up import made_up_papers

SITE = Path(__file__).resolve().parent.parent
PAPERS = 12
LIMIT = 1.5
"""The most that a rebuild in the preview may take, in rebuilds of Sphinx's own."""

CONF = """\
project = author = "Ada Lovelace"
html_theme = "furo"
html_copy_source = html_show_sourcelink = html_use_index = False
extensions = ["myst_parser"{}]
myst_enable_extensions = ["colon_fence"]
"""
ENGINE = """\
primary_domain = "scholar"
scholar_bibliography = "papers.bib"
"""
PERSON = (
    ":::{{person}} Ada Lovelace\n:email: ada@example.org\n:aliases: {}\n:::\n\n:::{{publications}}\n:::\n"
)
WORDS = ("engines", "looms", "numbers", "cards", "gears", "tables", "notes", "wheels")


def page(number: int) -> str:
    """Return a page with a few sections, a list, a table and code."""
    words = [WORDS[(number * place) % len(WORDS)] for place in range(1, 5)]
    sections = [
        f"## On {word} {place}\n\n{f'Of {word} and *other* things, as [told](page0.md). ' * 8}\n\n"
        f"- one {word}\n- two `{word}`\n\n| a | b |\n|---|---|\n| 1 | {word} |\n\n"
        f"```python\n{word} = 1\n```\n\n"
        for place, word in enumerate(words)
    ]
    return f"# Page {number}\n\n" + "".join(sections)


def write_site(folder: Path, pages: int, *, with_engine: bool) -> None:
    """Write one of the two sites."""
    folder.mkdir()
    extension = ', "sphinx_scholar"' if with_engine else ""
    (folder / "conf.py").write_text(
        CONF.format(extension) + (ENGINE if with_engine else ""), encoding="utf-8"
    )
    toctree = "\n".join(f"page{number}" for number in range(pages - 1))
    person = PERSON.format(made_up_papers(PAPERS)[0].authors[0]) if with_engine else ""
    home = f"# Ada Lovelace\n\n{person}\n:::{{toctree}}\n{toctree}\n:::\n"
    (folder / "index.md").write_text(home, encoding="utf-8")
    for number in range(pages - 1):
        (folder / f"page{number}.md").write_text(page(number), encoding="utf-8")
    papers = "\n".join(paper.bibtex for paper in made_up_papers(PAPERS))
    (folder / "papers.bib").write_text(papers, encoding="utf-8")


def build(source: Path, *options: str) -> tuple[float, float]:
    """Build a site on top of what is there; return its CPU and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    output = source.with_name(f"{source.name}-built")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        *options,
        "-d",
        output / "doctrees",
        source,
        output / "html",
    ]
    subprocess.run(command, check=True, cwd=SITE, env={**os.environ, "PYTHONPATH": str(SITE)})
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), wall


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, help="how many pages each site has")
    parser.add_argument("--runs", type=int, default=7, help="how often each site is built again")
    arguments = parser.parse_args()
    # pip compiles a package as it installs it, and the first build keeps its templates; a checkout
    # may be compiled anew at every build.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(SITE / "sphinx_scholar", quiet=1)
    labels = {"Sphinx": (), "preview": ("-D", "scholar_fresh=0"), "whole build": ()}
    times: dict[str, list[tuple[float, float]]] = {label: [] for label in labels}
    with tempfile.TemporaryDirectory() as name:
        sites = {label: Path(name, label.replace(" ", "-")) for label in labels}
        for label, site in sites.items():
            write_site(site, arguments.pages, with_engine=label != "Sphinx")
            build(site, *labels[label])
        for run in range(arguments.runs):
            for label, site in sites.items():
                with (site / "page7.md").open("a", encoding="utf-8") as file:
                    file.write(f"\nEdit {run}.\n")
                times[label].append(build(site, *labels[label]))
    medians = {
        label: [statistics.median(column) for column in zip(*rows, strict=True)]
        for label, rows in times.items()
    }
    print(f"{arguments.pages} pages, one of them edited, {arguments.runs} builds each, by turns")
    print(f"{'':12} {'CPU s':>7} {'wall s':>7} {'CPU':>7} {'wall':>7}")
    for label, measured in medians.items():
        ratios = [mine / theirs for mine, theirs in zip(measured, medians["Sphinx"], strict=True)]
        print(f"{label:12} {measured[0]:7.2f} {measured[1]:7.2f} {ratios[0]:7.2f} {ratios[1]:7.2f}")
    ratio = medians["preview"][0] / medians["Sphinx"][0]
    print(f"a rebuild in the preview takes {ratio:.2f} of Sphinx's own CPU time; at most {LIMIT} is the aim")


if __name__ == "__main__":
    main()
