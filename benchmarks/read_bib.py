"""Time the reading of a large bibliography: ``python benchmarks/read_bib.py [entries]``.

Prints seconds and the peak of memory, and the seconds of pybtex's bare parser beside them.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pybtex.database.input.bibtex import LowLevelParser

from benchmarks.made_up import bibliography as made_up_bibliography
from sphinx_scholar.bibliography.reader import export_bibtex, read_bibliography


def main() -> None:
    """Read as many entries as the command line says, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = made_up_bibliography(count)
    start, processor = time.perf_counter(), time.process_time()
    bibliography = read_bibliography(text, "large.bib")
    read, processor = time.perf_counter(), time.process_time() - processor
    exported = export_bibtex(bibliography.publications)
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    bare = time.process_time()
    for _command in LowLevelParser(text):
        pass
    bare = time.process_time() - bare
    sys.stdout.write(
        f"{len(bibliography.publications)} works, {len(text) / 1e6:.1f} MB, "
        f"{len(bibliography.problems)} problems: "
        f"read in {read - start:.1f} s ({processor:.1f} s of the processor), "
        f"exported {len(exported) / 1e6:.1f} MB in {end - read:.2f} s, peak {peak} MB; "
        f"pybtex's bare parser {bare:.1f} s of the processor\n"
    )


if __name__ == "__main__":
    main()
