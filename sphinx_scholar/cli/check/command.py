"""``sphinx-scholar check``: build, look at what came out, and print a line for each finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.cli.check import letters, link_forms, links, network, pages
from sphinx_scholar.cli.check.sources import Sources
from sphinx_scholar.cli.check.tree import BuiltTree, Finding
from sphinx_scholar.cli.reading import opened
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import count, echo
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.outputs.staleness import day_of, remarks_on
from sphinx_scholar.pages.known_faults import NAME, faults_of_last_build

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx.application import Sphinx

FAULTS = (
    links.internal_faults,
    link_forms.external_faults,
    letters.contact_faults,
    pages.picture_faults,
)
"""What must be corrected."""

REMARKS = (
    link_forms.name_faults,
    link_forms.canonical_faults,
    link_forms.unplain_links,
    link_forms.unencrypted_links,
    pages.empty_pages,
    pages.heavy_pages,
)
"""What is worth a look, and may be meant."""


def run(arguments: argparse.Namespace) -> int:
    """Check a site; faults make the exit code 1, remarks do not."""
    site = Site.at(arguments.folder, not_done="Nothing was checked.")
    app = built(site)
    tree = BuiltTree(folder=Path(app.outdir), base_url=app.config.html_baseurl)
    sources = Sources(app)
    faults = lines(sources, (finding for find in FAULTS for finding in find(tree)))
    remarks = lines(sources, (finding for find in REMARKS for finding in find(tree)))
    remarks = sorted(remarks + stale(app) + known(app), key=_order)
    if arguments.network:
        dead, doubtful = network.network_findings(tree)
        faults, remarks = faults + lines(sources, dead), remarks + lines(sources, doubtful)
    for line in faults:
        echo(line)
    if remarks:
        echo("Worth a look:")
        for line in remarks:
            echo(f"  {line}")
    total = len(faults) + app._warncount
    reported = f" ({app._warncount} of them by the build)" if app._warncount else ""
    echo(f"{count(total, 'fault')}{reported}, {count(len(remarks), 'remark')}.")
    return 1 if total else 0


def built(site: Site) -> Sphinx:
    """Build a site apart from what is published, its warnings printed."""
    build = site.folder / "_build"
    with opened(
        site, "html", build / "check", build / "check-doctrees", not_done="Nothing was checked."
    ) as app:
        app.build()
    return app


def lines(sources: Sources, findings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding, once for all pages that show it."""
    return sorted({f"{sources.place(finding)}: {finding.message}" for finding in findings}, key=_order)


def known(app: Sphinx) -> list[str]:
    """Return the known faults that the build found, and lines of their file that name none any more.

    The other languages of a site are built by processes of their own, whose faults are not known here.
    """
    faults = faults_of_last_build()
    if faults is None:
        return []
    is_whole = not ScholarDomain.of(app.env).settings.languages[1:]
    gone = [(line, fault) for fault, line in faults.listed.items() if is_whole and fault not in faults.known]
    ended = [f"{NAME}:{line}: names no fault any more; delete this line: {fault}" for line, fault in gone]
    return [*faults.known.values(), *ended]


def _order(line: str) -> tuple[str, int, str]:
    """Return the file, the line as a number, and the rest."""
    path, _, rest = line.partition(":")
    number, _, message = rest.partition(":")
    return (path, int(number), message) if number.isdigit() else (path, 0, rest)


def stale(app: Sphinx) -> list[str]:
    """Return what may be out of date."""
    domain = ScholarDomain.of(app.env)
    works = domain.bibliography.publications
    today = day_of(domain.settings.today)
    found = remarks_on(works, domain.entries(), today, domain.settings.all_kinds)
    return [str(remark).removeprefix(f"{app.srcdir}/") for remark in found]
