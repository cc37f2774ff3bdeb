"""The Content-Security-Policy: its text, its hashes, its hosts, and where there is none."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from sphinx_scholar.theme.security_policy import render_policy, source_hash
from tests.engine import build


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
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "object-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]


@pytest.mark.parametrize(
    ("inline", "directive", "allowed"),
    [
        ({"scripts": ["a"]}, "script-src", ["'self'", source_hash("a")]),
        ({"styles": ["a", "b"]}, "style-src", ["'self'", source_hash("a"), source_hash("b")]),
    ],
)
def test_an_inline_text_is_allowed_by_its_hash(
    inline: dict[str, list[str]], directive: str, allowed: list[str]
) -> None:
    parts = dict(part.split(" ", 1) for part in render_policy(**inline).split("; "))
    assert parts[directive].split() == allowed


def test_a_preview_allows_the_script_that_its_server_adds() -> None:
    plain, preview = (
        render_policy(scripts=["a"], is_preview=is_preview).split("; ") for is_preview in (False, True)
    )
    assert [part for part in preview if part not in plain] == [
        "script-src 'self' 'unsafe-inline'",
        "connect-src 'self' ws:",
    ]


def test_a_host_is_allowed_for_all_that_a_page_loads_or_sends() -> None:
    host = "https://video.example.org"
    parts = (part.split() for part in render_policy(hosts=[host]).split("; "))
    assert {name for name, *sources in parts if host in sources} == {
        *("script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "frame-src"),
        "form-action",
    }


@pytest.mark.parametrize(
    ("theme", "host", "count"),
    [("scholar", None, 1), ("scholar", "True", 0), ("scholar", "False", 1), ("furo", None, 0)],
)
def test_the_theme_has_a_policy_except_on_read_the_docs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, theme: str, host: str | None, count: int
) -> None:
    monkeypatch.delenv("READTHEDOCS", raising=False)
    if host:
        monkeypatch.setenv("READTHEDOCS", host)
    built = build(tmp_path / "site", {"index.md": "# Ada\n"}, html_theme=theme)
    assert len(built.soup("index.html").select("meta[http-equiv]")) == count
