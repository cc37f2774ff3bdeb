"""Time the CVs of a site: ``python -m benchmarks.site_cvs FOLDER``.

Reads the site, then prints for each CV the time of filling its outline and that of Typst, with its size
and pages; the first has Typst load its fonts. Typst keeps what it has set, so that nothing is run twice.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sphinx.application import Sphinx

from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.outputs.cv.outline import CvReader
from sphinx_scholar.outputs.cv.pdf import render_pdf


def main() -> None:
    """Time them and print."""
    site = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as out:
        app = Sphinx(site, site, out, f"{out}/doctrees", "dummy", status=None, freshenv=True)
        app.build()
        domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
        for cv in domain.settings.cv_files:
            start = time.perf_counter()
            document = CvReader(app, cv).read()
            read = time.perf_counter()
            made = render_pdf(document)
            done = time.perf_counter()
            sys.stdout.write(
                f"{cv.name:20} outline {(read - start) * 1000:4.0f} ms, Typst {(done - read) * 1000:5.0f} ms,"
                f" {len(made.pdf) / 1000:4.0f} kB, {made.pages} pages\n"
            )


if __name__ == "__main__":
    main()
