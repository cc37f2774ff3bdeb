"""All forms of the site agree: each says exactly the facts that the table says it carries.

The facts are written by hand, in ``tests/data/agreement``; the forms are read from built sites.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.agreement import READERS, Facts, Found, everything_in, pdf_text, said_of
from tests.site.sites import BuiltSite

DATA = Path(__file__).parents[1] / "data/agreement"

NOTHING = "–"
"""The cell of a form that does not say a fact."""

FIXTURES = {"homepage": "site", "whole-life": "whole_life"}
"""The built site of each file of facts."""


def read_table() -> dict[tuple[str, str], str]:
    """Return the cells of the table by fact and form."""
    lines = (DATA / "table.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    (_, *forms), _rule, *facts = rows
    return {(fact, form): cell for fact, *cells in facts for form, cell in zip(forms, cells, strict=True)}


TABLE = read_table()


@functools.cache
def read_facts(name: str) -> Facts:
    """Return the facts of a site, each kind of record there, if empty."""
    facts = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    for paper in facts["papers"]:
        paper.setdefault("links", {})
    return {"entries": [], **facts}


@functools.cache
def found_in(form: str, site: BuiltSite, name: str) -> Found:
    """Read a form of a built site, once."""
    return READERS[form](site, read_facts(name))


# -- what the table asks for -----------------------------------------------------------------------

CHOSEN = {
    "all": lambda record: True,
    "public": lambda paper: paper["state"] in {"published", "prepublished"},
    "published": lambda paper: paper["state"] == "published",
    "printed": lambda paper: "printed" in paper,
    "dated": lambda entry: "dates" in entry,
    "described": lambda entry: "described" in entry,
    "finished": lambda degree: not degree["dates"].endswith("/"),
}
"""Which records a cell names."""

LINKS = {
    "all": None,
    "records": {"proceedings", "openreview", "doi", "arxiv"},
    "cited": {"proceedings", "doi", "arxiv"},
    "text": {"pdf"},
}
"""Which kinds of links a cell names."""


def expected(fact: str, form: str, cell: str, facts: Facts, base_url: str) -> list[str]:
    """Return what a form must say, as its reader gives it back."""
    single = {
        "name of the owner": [facts["name"]],
        "position of the owner": [facts["position"]],
        "affiliation": [facts["affiliation"]],
        "vision": [facts["vision"]],
        "e-mail addresses": facts["emails"],
        "profiles": facts["profiles"],
        "address of the site": [base_url],
    }
    if fact in single:
        return list(single[fact])
    kind, field = RECORDS[fact]
    if field == "links":
        kinds = LINKS[cell]
        links = ((paper, kind, url) for paper in facts[kind] for kind, url in paper["links"].items())
        return [
            line
            for paper, kind, url in links
            if kinds is None or kind in kinds
            for line in said_of(title_in(form, paper), url)
        ]
    records = [record for record in facts[kind] if CHOSEN[cell](record)]
    if field == "title":
        return [title_in(form, record) for record in records]
    return [
        line for record in records for line in said_of(title_in(form, record), value(field, form, record))
    ]


RECORDS = {
    "positions": ("positions", "title"),
    "organizations": ("positions", "organization"),
    "dates of positions": ("positions", "dates"),
    "degrees": ("degrees", "title"),
    "institutions": ("degrees", "organization"),
    "dates of degrees": ("degrees", "dates"),
    "entries": ("entries", "title"),
    "dates of entries": ("entries", "dates"),
    "papers": ("papers", "title"),
    "authors": ("papers", "authors"),
    "dates of papers": ("papers", "date"),
    "DOIs": ("papers", "doi"),
    "states of papers": ("papers", "state"),
    "links of papers": ("papers", "links"),
}
"""The records and the field of each row."""


def title_in(form: str, record: Facts) -> str:
    """Return a record's title as a form writes it."""
    return str(record.get("latex", record["title"]) if form == "BibTeX" else record["title"])


def value(field: str, form: str, record: Facts) -> str:
    """Return a field of a record as a form writes it; nothing where the record has none."""
    if field == "authors":
        return "; ".join(record["authors"])
    is_printed = form in {"page", "PDF"}
    if field in {"dates", "date"}:
        date = record.get(field, "")
        if is_printed:
            return str(record.get("printed", ""))
        if form == "Atom" and date:
            parts = [*date.partition("/")[0].split("-"), "01", "01"][:3]
            return f"{'-'.join(parts)}T00:00:00Z"
        return str(date.replace("-", "/") if form == "citation_*" else date)
    if field == "state" and is_printed:
        field = "said"
    return str(record.get(field, ""))


# -- the test --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIXTURES)
@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("fact", dict.fromkeys(fact for fact, _ in TABLE))
def test_each_form_says_what_the_table_says(
    request: pytest.FixtureRequest, name: str, form: str, fact: str
) -> None:
    site: BuiltSite = request.getfixturevalue(FIXTURES[name])
    facts = read_facts(name)
    found = found_in(form, site, name).get(fact, [])
    cell = TABLE[fact, form]
    if cell == NOTHING:
        assert found == []
        text = everything_in(form, site) if fact in TELLING else ""
        assert [
            value for value in expected(fact, form, "all", facts, site.base_url) if bare(value) in text
        ] == []
        return
    wanted = expected(fact, form, cell, facts, site.base_url)
    if fact == "e-mail addresses":
        assert found == wanted
    else:
        assert sorted(found) == sorted(wanted)


TELLING = frozenset(
    {
        "vision",
        "e-mail addresses",
        "profiles",
        "positions",
        "degrees",
        "entries",
        "papers",
        "DOIs",
        "links of papers",
    }
)
"""Facts whose words can stand for nothing else, so that they must not be found where none are said."""


def bare(value: str) -> str:
    """Return a value without the title of its record."""
    found = re.search(r": (10\.\d+/.*|https?://.*)$", value)
    return found[1] if found else value


def test_the_table_names_every_reader_and_every_record() -> None:
    assert {form for _, form in TABLE} == READERS.keys()
    assert {fact for fact, _ in TABLE} >= RECORDS.keys()
    cells = {cell for cell in TABLE.values() if cell != NOTHING}
    assert cells == CHOSEN.keys() | LINKS.keys()
    legend = set(re.findall(r"`(\w+)`", (DATA / "table.md").read_text(encoding="utf-8")))
    assert legend == cells


@pytest.mark.parametrize("name", FIXTURES)
def test_no_file_names_another_address(request: pytest.FixtureRequest, name: str) -> None:
    site: BuiltSite = request.getfixturevalue(FIXTURES[name])
    pattern = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
    found = set(pattern.findall(pdf_text(site)))
    for path in site.files:
        if path.suffix in {".html", ".json", ".vcf", ".xml", ".txt", ".bib"}:
            found |= set(pattern.findall(path.read_text(encoding="utf-8").replace("mailto:", " ")))
    assert found == set(read_facts(name)["emails"])


def test_a_fact_that_is_missing_or_wrong_is_seen(whole_life: BuiltSite) -> None:
    """The readers do not find what a form does not say."""
    facts: dict[str, Any] = {**read_facts("whole-life")}
    facts["papers"] = [{**paper, "authors": [*paper["authors"], "Nobody Else"]} for paper in facts["papers"]]
    for form in READERS:
        if TABLE["authors", form] != NOTHING:
            wanted = expected("authors", form, TABLE["authors", form], facts, "")
            assert not set(wanted) & set(READERS[form](whole_life, facts)["authors"])
