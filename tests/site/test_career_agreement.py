"""Every fact of the made-up career stands where its table says, in each form that the site has.

The facts are those of ``tests/data/agreement/career.md``, a row of its tables or a part of a line each;
``career.toml`` beside it has a row for each of them.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
import pytest

from tests.agreement import things_of, words
from tests.site.sites import ROOT, BuiltSite

DATA = ROOT / "tests/data/agreement"
TABLE = tomllib.loads((DATA / "career.toml").read_text(encoding="utf-8"))
FACTS = TABLE["fact"]


def facts_of(text: str) -> Iterator[str]:
    """Yield the facts of a text: rows of tables, else what stands between dots in the middle of a line."""
    for line in text.splitlines():
        if line.startswith("|"):
            if not re.match(r"\|( when \|| who \||-)", line):
                yield line
        elif line and not line.startswith("#"):
            yield from line.split(" · ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The forms of a site, each as a text in which white space and quotation marks are of one kind."""

    site: BuiltSite

    def text(self, name: str) -> str:
        """Return what a form says: a file, or what all pages say to machines."""
        if name == "json-ld":
            return words(json.dumps(list(things_of(self.site)), ensure_ascii=False))
        path = self.site.folder / name
        if path.suffix == ".html":
            return self._page(name)
        if path.suffix == ".pdf":
            pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
            return words(" ".join(page.extract_text() for page in pages))
        text = path.read_text(encoding="utf-8")
        if path.suffix in {".vcf", ".ics"}:  # lines are folded (RFC 5545, 3.1; RFC 6350, 3.2)
            text = text.replace("\r\n ", "").replace("\n ", "").replace("\\,", ",").replace("\\;", ";")
        return words(text)

    def _page(self, name: str) -> str:
        page = self.site.soup(name)
        links = [str(tag.get(key)) for key in ("href", "src") for tag in page.select(f"[{key}]")]
        main = page.select_one("#furo-main-content") or page
        return words(" ".join([main.get_text().replace("\u00ad", ""), *links]))


@pytest.fixture(scope="module")
def said(career: BuiltSite) -> dict[str, str]:
    """What each form says that the table names."""
    forms = Forms(site=career)
    return {name: forms.text(name) for name in {name for fact in FACTS for name in places(fact)}}


def places(fact: dict[str, Any]) -> dict[str, list[str]]:
    """Return what each form must say of a fact."""
    group = TABLE["groups"].get(fact.get("as"), ())
    wanted = {name: [*fact["says"], *date_in(name, fact)] for name in group}
    for name, texts in fact.get("also", {}).items():
        wanted[name] = [*wanted.get(name, ()), *texts]
    return wanted


def date_in(form: str, fact: dict[str, Any]) -> list[str]:
    """Return the date of a fact as a form has it."""
    if "day" not in fact or form == "llms.txt":
        return []
    if form.endswith((".html", ".pdf")):
        return [fact["day"]]
    return [fact["iso"].replace("-", "") if form.endswith(".ics") else fact["iso"]]


def test_each_fact_has_a_row() -> None:
    facts = list(facts_of((DATA / "career.md").read_text(encoding="utf-8")))
    assert [fact["fact"] for fact in FACTS] == facts


@pytest.mark.parametrize("fact", FACTS, ids=[fact["fact"][:40] for fact in FACTS])
def test_the_fact_stands_where_the_table_says(said: dict[str, str], fact: dict[str, Any]) -> None:
    wanted = places(fact)
    assert wanted
    missing = {
        name: [text for text in texts if words(text) not in said[name]] for name, texts in wanted.items()
    }
    assert {name: texts for name, texts in missing.items() if texts} == {}
