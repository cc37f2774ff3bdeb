"""Time the CV in PDF: ``python -m benchmarks.cv_pdf [papers …]``.

Prints the time of the import of Typst, then of one compile of a CV with so many papers, 12, 300 and
3,000 where no number is given, grouped by year, with its size and pages.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_up import bibliography
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.outputs.cv.document import CurriculumVitae, CvGroup, CvPart, CvSection
from sphinx_scholar.outputs.cv.pdf import render_pdf
from sphinx_scholar.outputs.cv.records import CvRecords
from sphinx_scholar.outputs.life import Addresses
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.kinds import KINDS


def document(papers: int) -> CurriculumVitae:
    """Make a CV of made-up papers."""
    printed = CvRecords(links={}, kinds=KINDS, addresses=Addresses(), paper_of=lambda _key: None)
    source = bibliography(papers).replace("王, 小明", "Wang, Xiaoming")  # no bundled font has Chinese
    works = read_bibliography(source, "papers.bib").publications
    parts: list[CvPart] = []
    for year, some in itertools.groupby(works, key=lambda work: work.year):
        parts.append(CvGroup(heading=str(year)))
        parts += [printed.paper(work, "full", str(year)) for work in some]
    section = CvSection(title="Publications", parts=tuple(parts))
    return CurriculumVitae(name="Ada Lovelace", date=PartialDate(year=2024), sections=(section,))


def main() -> None:
    """Time it and print."""
    start = time.perf_counter()
    import typst  # noqa: F401

    sys.stdout.write(f"import of typst {time.perf_counter() - start:.3f} s\n")
    for papers in [int(number) for number in sys.argv[1:]] or [12, 300, 3000]:
        cv = document(papers)
        start = time.perf_counter()
        made = render_pdf(cv)
        seconds = time.perf_counter() - start
        size = len(made.pdf) / 1000
        sys.stdout.write(f"{papers:5} papers: {seconds:6.2f} s, {size:6.0f} kB, {made.pages} pages\n")


if __name__ == "__main__":
    main()
