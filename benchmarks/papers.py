"""Build collections of papers beside what others make of them: ``python -m benchmarks.papers [sizes]``.

For each size, 100, 1,000 and 10,000 where none is given, three sites of the same made-up papers:
this engine's, with a page and four citation files for each; plain Sphinx and Furo, with each paper
as an ordinary document outside the toctree; and a list by sphinxcontrib-bibtex. Then by how much
each grew above its fixed cost, which is a site without papers, and how long the largest site of
this engine takes again after one bullet was edited.

    python -m benchmarks.papers 100 1000 10000 --documents-up-to 1000

ext4 makes files slowly for minutes after thousands were deleted, which a build of 50,000 files feels
most; where there is memory to spare, ``TMPDIR=/dev/shm`` leaves the disk out.
"""

from __future__ import annotations

import argparse
import compileall
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made_up import Paper, bibliography, made_up_papers  # noqa: E402
from sphinx_scholar.bibliography.latex import to_plain  # noqa: E402

PLAIN_CONF = """\
project = author = "Ada Lovelace"
html_theme = "furo"
html_copy_source = html_show_sourcelink = False
html_baseurl = "https://ada.example.org/"
"""
ENGINE_CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
{PLAIN_CONF}
extensions = ["myst_parser", "sphinx_scholar"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
primary_domain = "scholar"
include_patterns = ["**.md"]
html_math_renderer = "mathml"
scholar_bibliography = "publications.bib"
"""
DOCUMENTS_CONF = PLAIN_CONF + 'extensions = ["myst_parser"]\n'
LIST_CONF = (
    PLAIN_CONF
    + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["publications.bib"]\n'
)
POSITION = """\
# Experience

:::{position} Making papers up
:name: papers
:start: 2020
:end: 2021

- Wrote all of them.
:::
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one build took, and what it made."""

    cpu: float
    wall: float
    memory: int
    """The largest process at its peak, in bytes."""
    size: int
    files: int
    largest: int
    """The bytes of the largest HTML page."""

    def __str__(self) -> str:
        """Return a row of the table."""
        return (
            f"{self.cpu:9.2f} {self.wall:9.2f} {self.memory / 1e6:9.0f} {self.size / 1e6:9.1f} "
            f"{self.files:8} {self.largest / 1000:9.0f}"
        )


TITLES = f"{'':27} {'CPU s':>9} {'wall s':>9} {'peak MB':>9} {'out MB':>9} {'files':>8} {'page kB':>9}"


def write_engine(folder: Path, papers: tuple[Paper, ...]) -> None:
    """Write a site of this engine."""
    (folder / "conf.py").write_text(ENGINE_CONF, encoding="utf-8")
    (folder / "publications.bib").write_text(bibliography(len(papers)), encoding="utf-8")
    home = "# Ada Lovelace\n\n:::{toctree}\npublications/index\nexperience\n:::\n"
    (folder / "index.md").write_text(home, encoding="utf-8")
    (folder / "publications").mkdir()
    listed = "# Publications\n\n:::{publications}\n:summary:\n:::\n" if papers else "# Publications\n"
    (folder / "publications" / "index.md").write_text(listed, encoding="utf-8")
    (folder / "experience.md").write_text(POSITION, encoding="utf-8")


def write_documents(folder: Path, papers: tuple[Paper, ...]) -> None:
    """Write a site of which each paper is a document."""
    (folder / "conf.py").write_text(DOCUMENTS_CONF, encoding="utf-8")
    (folder / "index.md").write_text("# Ada Lovelace\n", encoding="utf-8")
    (folder / "publications").mkdir()
    for paper in papers:
        title, *authors = (to_plain(text).replace("*", "") for text in (paper.title, *paper.authors))
        text = (
            f"---\norphan: true\n---\n\n# {title}\n\n{'; '.join(authors)}\n\n*{paper.venue}*, {paper.year}. "
            f"[DOI](https://doi.org/10.1000/{paper.number}.{paper.year})\n\n"
            f"## Abstract\n\n{paper.abstract}\n\n## Cite\n\n```\n{paper.bibtex}```\n"
        )
        (folder / "publications" / f"{paper.key}.md").write_text(text, encoding="utf-8")


def write_list(folder: Path, papers: tuple[Paper, ...]) -> None:
    """Write a site with sphinxcontrib-bibtex's list of all papers."""
    (folder / "conf.py").write_text(LIST_CONF, encoding="utf-8")
    (folder / "publications.bib").write_text(bibliography(len(papers)), encoding="utf-8")
    listed = "# Publications\n\n```{bibliography}\n:all:\n```\n" if papers else "# Publications\n"
    (folder / "index.md").write_text(listed, encoding="utf-8")


WRITERS: dict[str, Callable[[Path, tuple[Paper, ...]], None]] = {
    "this engine": write_engine,
    "Sphinx documents": write_documents,
    "sphinxcontrib-bibtex": write_list,
}


def build(folder: Path) -> Figures:
    """Build a site, from nothing where it was not built before."""
    out = folder.parent / "built"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", str(folder.parent / "doctrees")]
    process = subprocess.Popen([*command, str(folder), str(out)], cwd=ROOT)
    start = time.perf_counter()
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{folder} was not built")
    paths = [path for path in out.rglob("*") if path.is_file()]
    return Figures(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        size=sum(path.stat().st_size for path in paths),
        files=len(paths),
        largest=max(path.stat().st_size for path in paths if path.suffix == ".html"),
    )


def measure(name: str, count: int, place: Path, *, edits: bool = False) -> tuple[Figures, Figures | None]:
    """Build a site of so many papers; where it is asked for, again after one bullet was edited."""
    folder = place / f"{count} {name}" / "source"
    folder.mkdir(parents=True)
    WRITERS[name](folder, made_up_papers(count))
    figures = build(folder)
    if not edits:
        return figures, None
    page = folder / "experience.md"
    page.write_text(POSITION.replace("all of them", "nearly all of them"), encoding="utf-8")
    return figures, build(folder)


def main() -> None:
    """Build all, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000, 10_000], help="numbers of papers")
    parser.add_argument(
        "--documents-up-to", type=int, default=10_000, help="the most papers that become documents"
    )
    given = parser.parse_args()
    # pip compiles a package as it installs it, and the first build keeps its templates; a checkout
    # may be compiled anew at every build.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "sphinx_scholar", quiet=1)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before, Python {sys.version.split()[0]}")
    print(TITLES)
    # Nothing is deleted before the end: ext4 makes a file the more slowly, the more of them were
    # deleted in the minutes before, and the next build would pay for it.
    with tempfile.TemporaryDirectory() as place:
        taken = measure_all(sorted(given.sizes), given.documents_up_to, Path(place))
    print_ratios(taken)


def measure_all(sizes: list[int], documents_up_to: int, place: Path) -> dict[str, dict[int, Figures]]:
    """Build each site at each size, and print a row for each; return the figures by name and size."""
    taken: dict[str, dict[int, Figures]] = {name: {} for name in WRITERS}
    for size in [0, *sizes]:
        for name, by_size in taken.items():
            if name == "Sphinx documents" and size > documents_up_to:
                continue
            edits = name == "this engine" and size == sizes[-1]
            by_size[size], edited = measure(name, size, place, edits=edits)
            print(f"{size:>6} {name:<20} {by_size[size]}", flush=True)
            if edited:
                print(f"{size:>6} {'  one bullet edited':<20} {edited}", flush=True)
    return taken


def print_ratios(taken: dict[str, dict[int, Figures]]) -> None:
    """Print how this engine's time compares, and how each grew from one size to the next."""
    own = taken["this engine"]
    for name, by_size in taken.items():
        for size, figures in by_size.items():
            if size and by_size is not own:
                print(f"{size:>6} this engine / {name}: {own[size].cpu / figures.cpu:.2f} of the CPU time")
    for name, by_size in taken.items():
        sizes = [size for size in by_size if size]
        for small, large in itertools.pairwise(sizes):
            fixed = by_size[0].cpu
            grown = (by_size[large].cpu - fixed) / (by_size[small].cpu - fixed)
            text = f"{grown:.1f} times the CPU time above {fixed:.2f} s"
            print(f"{name}: {large / small:g} times the papers, {text}")


if __name__ == "__main__":
    main()
