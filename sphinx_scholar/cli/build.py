"""``sphinx-scholar build``: Sphinx with the options that a homepage wants."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import count, echo
from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.pages.known_faults import NAME, faults_of_last_build, with_faults

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Build a site; a fault in it is an error."""
    site = Site.at(arguments.folder, not_done="Nothing was built.")
    started = time.perf_counter()
    if build(site):
        raise CommandError(
            "the build found faults, which are listed above.",
            not_done=f"What is in {site.output} is not for publishing.",
            remedy="Correct them, and build again.",
        )
    pages = len(list(site.output.rglob("*.html")))
    seconds = time.perf_counter() - started
    echo(f"Built {count(pages, 'page')} in {seconds:.1f} s: {site.output / 'index.html'}")
    faults = faults_of_last_build()
    if faults and faults.known:
        echo(f"{count(len(faults.known), 'fault')} of {NAME} left; “sphinx-scholar check” shows each.")
    return 0


def build(site: Site) -> int:
    """Build a site from nothing, with every warning an error, and return Sphinx's exit code."""
    from sphinx.cmd.build import build_main

    return build_main(["-E", "-W", "--keep-going", "-q", *site.sphinx_options("html", "html")])


def first_build(site: Site) -> int:
    """Build a site that was just made; what its texts brought along becomes known, and fails no build.

    Returns 1 where the site cannot be built at all, else 0, and says which it is.
    """
    failed = build(site)
    faults = faults_of_last_build()
    if not failed:
        echo(f"It builds: {site.output / 'index.html'}")
    elif faults and faults.unknown and not faults.errors:
        path = site.folder / NAME
        text = path.read_text("utf-8") if path.is_file() else ""
        write_whole(path, with_faults(text, faults.unknown).encode())
        echo(f"It builds: {site.output / 'index.html'}")
        echo(
            f"The texts that it was made from have {count(len(faults.unknown), 'fault')}, listed above and"
            f" in {path}: builds do not fail for them, and “sphinx-scholar check” shows those that are left."
        )
        failed = 0
    else:
        echo("The build found faults, listed above; correct them before you publish the site.")
    return 1 if failed else 0
