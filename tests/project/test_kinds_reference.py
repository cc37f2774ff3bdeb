"""The reference of kinds says what the table says."""

from __future__ import annotations

from tools.kind_reference import REFERENCE, render_reference


def test_the_reference_is_what_the_table_says() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render_reference(), "run: make docs"
