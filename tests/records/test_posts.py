"""Dates of posts: what people write into front matter, and into names of files."""

from __future__ import annotations

import pytest

from sphinx_scholar.records.posts import date_in_name, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-01-12", "2026-01-12"),
        ("2026-1-2", "2026-01-02"),
        ("12 January 2026", "2026-01-12"),
        ("Jan. 12, 2026", "2026-01-12"),
        ("May 2026", "2026-05"),
        ("2026", "2026"),
        ("2026-01-12 09:30", "2026-01-12"),
        ("2026-01-12 09:30:00+01:00", "2026-01-12"),
        ("2026-01-12T09:30:00Z", "2026-01-12"),
        ("2026-01-12 09:30:00 +0100", "2026-01-12"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert read_date(text).iso == iso


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-01", "2026-02-30", "12/01/2026", "2018–2022", "since 2019", "2026 in May", ""]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"write 2026-01-12 or 12 January 2026$|there is no month|has no day"
    ):
        read_date(text)


@pytest.mark.parametrize(
    ("docname", "iso"),
    [
        ("posts/2026-01-12-swans", "2026-01-12"),
        ("posts/2026-01-12", ""),
        ("posts/2026-13-12-swans", ""),
        ("posts/swans-2026-01-12-b", ""),
    ],
)
def test_dates_in_names_of_files(docname: str, iso: str) -> None:
    found = date_in_name(docname)
    assert (found.iso if found else "") == iso
