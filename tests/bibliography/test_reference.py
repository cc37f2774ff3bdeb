"""``docs/papers.md`` names what the code knows: fields, states, options, and what stays at home."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx_scholar.bibliography.fields import PRIVATE_FIELDS, is_known
from sphinx_scholar.directives.lists import PublicationsDirective
from sphinx_scholar.records.publication import Status

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "papers.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def named_in_table(title: str) -> list[str]:
    cells = re.findall(r"^\| (`.*?) \|", section(title), re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(.+?)`", cell)]


def test_the_fields_that_stay_at_home_are_listed() -> None:
    listed = section("Citations").partition("these fields")[2]
    assert tuple(re.findall(r"`(.+?)`", listed)) == PRIVATE_FIELDS


def test_every_field_that_is_explained_is_known() -> None:
    fields = named_in_table("Fields of a homepage")
    assert len(fields) == len(set(fields)) > 10
    assert [field for field in fields if not is_known(field)] == []


def test_the_states_of_a_paper_are_those_that_can_be_written() -> None:
    (line,) = re.findall(r"^`pubstate` tells .*$", section("Fields of a homepage"), re.MULTILINE)
    assert set(re.findall(r"`(.+?)`", line)) - {"pubstate"} == set(Status) - {Status.UNPUBLISHED}


def test_every_option_of_a_list_is_explained() -> None:
    rows = re.findall(r"^\| `([^|]*)` \|", section("Lists"), re.MULTILINE)
    options = [option for row in rows for option in row.split("`, `")]
    assert sorted(options) == sorted(PublicationsDirective.option_spec)
