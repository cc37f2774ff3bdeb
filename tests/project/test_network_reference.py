"""The reference of people says what the table of networks says, and names every option."""

from __future__ import annotations

from sphinx_scholar.directives.objects import PERSON_OPTIONS
from tools.network_reference import REFERENCE, render_reference


def test_the_reference_is_what_the_table_says() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render_reference(), "run: make docs"


def test_the_reference_names_every_option() -> None:
    table = render_reference().partition("| option | what it means |")[2].partition("## Profiles")[0]
    assert all(f"`{option}`" in table for option in PERSON_OPTIONS)
