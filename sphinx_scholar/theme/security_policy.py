"""The Content-Security-Policy of every page: what a browser may load and run.

It is made of the inline texts of the theme and of the site's extensions and of the hosts that the
site allows, and never of what a page contains.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=256)
def source_hash(text: str) -> str:
    """Return the source expression for an inline script or style (CSP Level 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def render_policy(
    *,
    scripts: Iterable[str] = (),
    styles: Iterable[str] = (),
    hosts: Iterable[str] = (),
    is_preview: bool = False,
) -> str:
    """Return a policy that allows the site's own files, these inline texts, these hosts, and nothing else.

    Values of ``style`` are allowed by ``style-src-attr``: widths of figures and columns are written so,
    and a value can load nothing that the other directives forbid. ``frame-ancestors`` is missing, since
    a meta element may not set it (CSP Level 3, 3.3). A preview allows every inline script, since its
    server adds one that loads a page again, and the connection by which that script learns when.
    """
    own = " ".join(["'self'", *hosts])
    inline = ["'unsafe-inline'"] if is_preview else map(source_hash, scripts)
    return "; ".join(
        [
            "default-src 'none'",
            " ".join([f"script-src {own}", *inline]),
            " ".join([f"style-src {own}", *map(source_hash, styles)]),
            "style-src-attr 'unsafe-inline'",
            f"img-src {own} data:",
            f"font-src {own}",
            f"media-src {own}",
            f"connect-src {own} ws:" if is_preview else f"connect-src {own}",
            f"frame-src {own}",
            "object-src 'self'",
            "manifest-src 'self'",
            f"form-action {own}",
            "base-uri 'none'",
        ]
    )
