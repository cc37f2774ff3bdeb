"""``sphinx-scholar coauthors``: a table of co-authors, for forms on conflicts of interest.

The site is read but not built; the table is no part of it.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.reading import opened
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import count
from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.coauthors import find_coauthors, first_year

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx_scholar.records.coauthors import Coauthor
    from sphinx_scholar.records.person import Person

NOT_DONE = "No table was made."
HEADINGS = ("Name", "Last year", "Papers", "Latest paper")
MARK = "\ufeff"
"""A byte order mark, by which Excel recognizes UTF-8."""


def run(arguments: argparse.Namespace) -> int:
    """Print the table, or write it to a file."""
    site = Site.at(arguments.folder, not_done=NOT_DONE)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        with opened(site, "dummy", output / "out", output / "doctrees", not_done=NOT_DONE) as app:
            app.builder.read()
        domain = ScholarDomain.of(app.env)
    works = domain.bibliography.publications
    if not works:
        raise CommandError(
            "the site has no papers.",
            not_done=NOT_DONE,
            remedy="Name their .bib file in conf.py: scholar_bibliography = “publications/publications.bib”",
        )
    since = arguments.since if arguments.years is None else first_year(works, arguments.years)
    people = [cast("Person", record) for record in domain.records("person")]
    others = [
        (author, (person.name, *person.aliases, *person.former_names))
        for person in people
        if person != domain.owner
        for author in read_names(person.name).authors
    ]
    found = find_coauthors(works, domain.owner_forms, others, since)
    _write(render_table(found), arguments.output)
    chosen = [work for work in works if since is None or work.year is None or work.year >= since]
    papers = count(len(chosen), "paper") + (f" since {since}" if since else "")
    sys.stderr.write(f"{count(len(found), 'co-author')} of {papers}.\n")
    if cut := [work.key for work in chosen if work.more_authors]:
        sys.stderr.write(f"Not all authors are named by {', '.join(cut)}: the rest is “and others”.\n")
    return 0


def render_table(found: Iterable[Coauthor]) -> str:
    """Return the table as CSV (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for one in found:
        title = one.papers[0].title.plain
        writer.writerow((_cell(one.name), one.last_year or "", len(one.papers), _cell(title)))
    return text.getvalue()


def _cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _write(table: str, path: Path | None) -> None:
    if path is None:
        sys.stdout.write(table.replace("\r\n", "\n"))
        return
    try:
        write_whole(path, (MARK + table).encode())
    except OSError as error:
        raise CommandError(
            f"{path} cannot be written: {error.strerror}.",
            not_done=NOT_DONE,
            remedy="Make room, or get the right to write there, and try again.",
        ) from error
