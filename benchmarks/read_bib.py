"""Time the reading of a large bibliography: ``python benchmarks/read_bib.py [entries]``.

Prints seconds and the peak of memory; the entries are made here, as people and exports write them.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sphinx_scholar.bibtex import export_bibtex, read_bibliography

GIVEN = ("Ada", "Émile", "Jürgen", "{\\'A}ngel", "Mei-Ling", "R.", "小明", "Søren", "Nguyễn", 'Zo{\\"e}')
FAMILY = ("Lovelace", "Müller", "de la Cruz", "van den Berg", "Ka{\\v{c}}er", "O'Neil", "王", "Smith*", "Łoś")
WORDS = "fast exact {LLM} serving of dynamic graphs with paged memory $O(n^2)$ compilers \\& networks".split()


def entry(number: int) -> str:
    """Make one entry."""
    authors = " and ".join(
        f"{FAMILY[(number * 7 + place) % len(FAMILY)]}{(number * 13 + place) % 997}, "
        f"{GIVEN[(number + place * 3) % len(GIVEN)]}"
        for place in range(2 + number % 7)
    )
    title = " ".join(WORDS[(number * 5 + place * 3) % len(WORDS)] for place in range(8))
    abstract = " ".join(WORDS[(number + place) % len(WORDS)] for place in range(120))
    return f"""@inproceedings{{author{number}paper,
  title     = {{{title} {number}}},
  author    = {{{authors}}},
  booktitle = icml,
  year      = {{{1990 + number % 35}}},
  month     = jun,
  pages     = {{{number}--{number + 12}}},
  doi       = {{10.1000/example.{number}}},
  eprint    = {{2404.{number % 100000:05d}}},
  archiveprefix = {{arXiv}},
  url       = {{https://example.org/papers/{number}.html}},
  abstract  = {{{abstract}}},
  keywords  = {{graphs, serving}},
  selected  = {{{"true" if number % 50 == 0 else "false"}}},
}}
"""


def main() -> None:
    """Read as many entries as the command line says, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = '@string{icml = "Proceedings of the International Conference on Machine Learning"}\n\n'
    text += "\n".join(entry(number) for number in range(count))
    start, processor = time.perf_counter(), time.process_time()
    bibliography = read_bibliography(text, "large.bib")
    read, processor = time.perf_counter(), time.process_time() - processor
    exported = export_bibtex(bibliography.publications)
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{len(bibliography.publications)} works, {len(text) / 1e6:.1f} MB, "
        f"{len(bibliography.problems)} problems: "
        f"read in {read - start:.1f} s ({processor:.1f} s of the processor), "
        f"exported {len(exported) / 1e6:.1f} MB in {end - read:.2f} s, peak {peak} MB\n"
    )


if __name__ == "__main__":
    main()
