"""The Content-Security-Policy: its text, its hashes, and where there is none."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from sphinx_scholar.pages.security_policy import render_policy, source_hash
from tests.engine import build

TEMPLATE = """
    {%- extends "!layout.html" -%}
    {%- block extrahead -%}
    {%- if scholar_policy is defined -%}
    <meta http-equiv="Content-Security-Policy" content="{{ scholar_policy(scripts=['go()']) }}">
    {%- endif -%}
    {%- endblock -%}
    """


def test_a_hash_is_that_of_the_standard() -> None:
    """The example of CSP Level 3, 2.3.1: ``alert('Hello, world.');``."""
    assert source_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    digest = base64.b64encode(hashlib.sha256("é".encode()).digest()).decode()
    assert source_hash("é") == f"'sha256-{digest}'"


def test_a_policy_without_inline_texts_allows_the_sites_own_files_alone() -> None:
    assert render_policy().split("; ") == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]


@pytest.mark.parametrize(
    ("inline", "directive", "allowed"),
    [
        ({"scripts": ["a"]}, "script-src", ["'self'", source_hash("a")]),
        ({"styles": ["a", "b"]}, "style-src", ["'self'", source_hash("a"), source_hash("b")]),
        ({"attributes": ["a"]}, "style-src", ["'self'", "'unsafe-hashes'", source_hash("a")]),
    ],
)
def test_an_inline_text_is_allowed_by_its_hash(
    inline: dict[str, list[str]], directive: str, allowed: list[str]
) -> None:
    parts = dict(part.split(" ", 1) for part in render_policy(**inline).split("; "))
    assert parts[directive].split() == allowed


@pytest.mark.parametrize(("host", "count"), [(None, 1), ("True", 0), ("False", 1)])
def test_read_the_docs_has_no_policy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str | None, count: int
) -> None:
    monkeypatch.delenv("READTHEDOCS", raising=False)
    if host:
        monkeypatch.setenv("READTHEDOCS", host)
    files = {"index.md": "# Ada\n", "_templates/layout.html": TEMPLATE}
    built = build(tmp_path / "site", files, templates_path=["_templates"])
    assert len(built.soup("index.html").select("meta[http-equiv]")) == count
