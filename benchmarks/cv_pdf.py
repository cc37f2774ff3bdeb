"""Time the CV in PDF: ``python benchmarks/cv_pdf.py [entries]``.

Prints the time of the first import of Typst, of the first compile and the median of later ones,
of a CV with so many entries, each with three points.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sphinx_scholar.outputs.cv.pdf import (
    Bullets,
    CurriculumVitae,
    CvEntry,
    CvSection,
    Paragraph,
    plain,
    render_pdf,
)
from sphinx_scholar.records.dates import PartialDate

POINT = "Did something that takes more than one line to tell, with figures: 96 of 302, 3.95/4.00, 15x."


def document(entries: int, compile_number: int) -> CurriculumVitae:
    """Make a CV; the number keeps Typst from answering out of its cache alone."""
    body = (Bullets(points=((Paragraph(runs=plain(POINT)),),) * 3),)
    return CurriculumVitae(
        name=f"Mira Vey {compile_number}",
        date=PartialDate(year=2021),
        sections=(
            CvSection(
                title="Experience",
                entries=tuple(
                    CvEntry(
                        title=plain(f"Office {number}"),
                        dates="May 2018 – June 2019",
                        meta=(plain("Keeper · House of Clocks"),),
                        body=body,
                    )
                    for number in range(entries)
                ),
            ),
        ),
    )


def main() -> None:
    """Time it and print."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    start = time.perf_counter()
    import typst  # noqa: F401

    imported = time.perf_counter() - start
    seconds = []
    for compile_number in range(11):
        cv = document(entries, compile_number)
        start = time.perf_counter()
        rendered = render_pdf(cv)
        seconds.append(time.perf_counter() - start)
    sys.stdout.write(
        f"import of typst {imported * 1000:.0f} ms\n"
        f"first compile of {entries} entries {seconds[0] * 1000:.0f} ms, {len(rendered.pdf) / 1000:.0f} kB\n"
        f"later compiles, median {statistics.median(seconds[1:]) * 1000:.0f} ms\n"
    )


if __name__ == "__main__":
    main()
