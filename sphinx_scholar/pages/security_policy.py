"""The Content-Security-Policy of every page: what a browser may load and run.

It is made of the theme's own inline script and styles, which a template names, and never of what
a page contains. Knows nothing of any theme.
"""

from __future__ import annotations

import base64
import hashlib
import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx


@lru_cache(maxsize=256)
def source_hash(text: str) -> str:
    """Return the source expression for an inline script or style (CSP Level 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def render_policy(
    *, scripts: Sequence[str] = (), styles: Sequence[str] = (), attributes: Sequence[str] = ()
) -> str:
    """Return a policy that allows the site's own files and these inline texts, and nothing else.

    ``attributes`` are values of ``style``, which a hash allows only with ``unsafe-hashes``
    (CSP Level 3, 6.7.3.3). ``frame-ancestors`` is missing, since a meta element may not set it.
    """
    script = " ".join(["'self'", *map(source_hash, scripts)])
    hashes = [*map(source_hash, styles), *(["'unsafe-hashes'"] if attributes else [])]
    style = " ".join(["'self'", *hashes, *map(source_hash, attributes)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {script}",
            f"style-src {style}",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def add_policy(app: Sphinx) -> None:
    """Give templates the means to write a policy, when the builder is ready.

    Read the Docs puts a script of its own into pages, so there is no policy there.
    """
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is None or os.environ.get("READTHEDOCS") == "True":
        return

    @lru_cache(maxsize=8)
    def source(name: str) -> str:
        """Return the source of a template; ``!name`` is the theme's own."""
        return str(environment.loader.get_source(environment, name)[0])

    environment.globals.update(scholar_policy=render_policy, scholar_template_source=source)
