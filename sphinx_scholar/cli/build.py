"""``sphinx-scholar build``: Sphinx with the options that a homepage wants."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import count, say

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
    say(f"Built {count(pages, 'page')} in {seconds:.1f} s: {site.output / 'index.html'}")
    return 0


def build(site: Site) -> int:
    """Build a site from nothing, with every warning an error, and return Sphinx's exit code."""
    from sphinx.cmd.build import build_main

    return build_main(["-E", "-W", "--keep-going", "-q", *site.sphinx_options("html", "html")])
