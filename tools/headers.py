"""The headers that a host should send with the site, and their lines in ``docs/headers.md``.

Takes the policy from a built page, so that it is written down in one place: the page's own template.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "headers.md"
"""The document for the people who run a host."""

FOREVER = "public, max-age=31536000, immutable"
"""How long a file may be kept whose address changes with its content (RFC 9111, RFC 8246)."""

CHECKED = "no-cache"
"""The file may be kept, but the host is asked each time whether it is still the same (RFC 9111, 5.2.2.4)."""

NGINX = """\
```nginx
# In the http block: a file whose address carries its version never changes.
map $arg_v $homepage_cache {{
    ""      "{checked}";
    default "{forever}";
}}

# In the server block. An add_header in a location would switch all of these off there.
error_page 404 /404.html;
add_header Cache-Control $homepage_cache;
{directives}
```
"""
"""What is written between the fences of the document."""


def policy_in(html: str) -> str:
    """Return the policy that a page carries in a ``meta`` element; raise ``ValueError`` where it has none."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    if not found:
        raise ValueError("the page carries no policy; build it elsewhere than on Read the Docs")
    return unescape(found[1])


def security_headers(policy: str) -> dict[str, str]:
    """Return the headers of every answer.

    ``frame-ancestors`` stands here alone, since a ``meta`` element may not set it (CSP 3, 3.3).
    """
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
    }


def cache_control(address: str) -> str:
    """Return how long an answer may be kept: a year where the address carries a version."""
    return FOREVER if parse_qs(urlsplit(address).query).get("v") else CHECKED


def render_document(text: str, policy: str) -> str:
    """Return the document with the lines for nginx by this policy."""
    directives = [f'add_header {name} "{value}" always;' for name, value in security_headers(policy).items()]
    lines = NGINX.format(checked=CHECKED, forever=FOREVER, directives="\n".join(directives))
    return re.sub(r"^```nginx\n.*?^```\n", lambda _old: lines, text, flags=re.MULTILINE | re.DOTALL)


def main(folder: str) -> None:
    """Write the document by the policy of a built site."""
    html = Path(folder, "index.html").read_text(encoding="utf-8")
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(render_document(text, policy_in(html)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
