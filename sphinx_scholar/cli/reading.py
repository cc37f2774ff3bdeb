"""A site as Sphinx reads it, for the commands that ask what stands on it."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_scholar.cli.site import Site


@contextlib.contextmanager
def opened(site: Site, builder: str, output: Path, doctrees: Path, *, not_done: str) -> Iterator[Sphinx]:
    """Open a site for a builder, its warnings printed; a fault within that ends Sphinx ends the command."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.console import color_terminal, nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    if not color_terminal():
        nocolor()
    with docutils_namespace(), patch_docutils(site.folder):
        try:
            app = Sphinx(
                site.folder,
                site.folder,
                output,
                doctrees,
                builder,
                status=None,
                warning=sys.stderr,
                freshenv=True,
            )
            if ScholarDomain.name not in app.registry.domains:
                raise CommandError(
                    "the site does not use sphinx_scholar.",
                    not_done=not_done,
                    remedy="Add “sphinx_scholar” to extensions in conf.py.",
                )
            yield app
        except SphinxError as error:
            raise CommandError(
                f"the site cannot be built: {error}",
                not_done=not_done,
                remedy="Correct what the message names, and try again.",
            ) from error
