"""What Zotero makes of each type of work: by a page's head, RIS, CSL-JSON and BibTeX.

The tables of types are those of Zotero's translators, named beside each; the expected values are what a
reader would call the work.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest

from tests.engine import Built, build

BASE = "https://ada.example/"
COMMON = """author = {Lovelace, Ada and Costa, Jr., P. T. and {Analytical Society}}, title = {Of %s},
  year = {2020}, month = mar, abstract = {How %s work.}, pdf = {files/a.pdf}"""
CREATORS = [("Lovelace", "Ada"), ("Costa", "P. T., Jr."), ("Analytical Society", "")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A type of entry, and the type that each way gives; the first is what it is."""

    fields: str
    head: str
    ris: str
    csl: str
    bibtex: str


ROWS = {
    "article": Row(
        fields="journal = {J}",
        head="journalArticle",
        ris="journalArticle",
        csl="journalArticle",
        bibtex="journalArticle",
    ),
    "inproceedings": Row(
        fields="booktitle = {P}",
        head="conferencePaper",
        ris="conferencePaper",
        csl="conferencePaper",
        bibtex="conferencePaper",
    ),
    "incollection": Row(
        fields="booktitle = {B}, publisher = {P}",
        head="bookSection",
        ris="bookSection",
        csl="bookSection",
        bibtex="bookSection",
    ),
    "inbook": Row(
        fields="booktitle = {B}, publisher = {P}",
        head="bookSection",
        ris="bookSection",
        csl="bookSection",
        bibtex="bookSection",
    ),
    "book": Row(fields="publisher = {P}", head="book", ris="book", csl="book", bibtex="book"),
    "collection": Row(fields="publisher = {P}", head="book", ris="book", csl="book", bibtex="book"),
    "proceedings": Row(fields="publisher = {P}", head="book", ris="book", csl="book", bibtex="book"),
    "phdthesis": Row(fields="school = {U}", head="thesis", ris="thesis", csl="thesis", bibtex="thesis"),
    "mastersthesis": Row(fields="school = {U}", head="thesis", ris="thesis", csl="thesis", bibtex="thesis"),
    "techreport": Row(fields="institution = {I}", head="report", ris="report", csl="report", bibtex="report"),
    # BibTeX.js takes a manual for a book.
    "manual": Row(fields="", head="report", ris="report", csl="report", bibtex="book"),
    "unpublished": Row(
        fields="note = {Draft}", head="manuscript", ris="manuscript", csl="manuscript", bibtex="manuscript"
    ),
    # RIS.js has no type for preprints, and BibTeX says none.
    "misc": Row(
        fields="eprint = {2001.00001}, eprinttype = {arxiv}",
        head="preprint",
        ris="manuscript",
        csl="preprint",
        bibtex="document",
    ),
    "online": Row(
        fields="url = {https://example.org/a}", head="webpage", ris="webpage", csl="webpage", bibtex="webpage"
    ),
    # CSL JSON.js refuses a file in which CSL's own type for software stands.
    "software": Row(
        fields="version = {2}",
        head="computerProgram",
        ris="computerProgram",
        csl="document",
        bibtex="computerProgram",
    ),
    # BibTeX.js drops data sets.
    "dataset": Row(fields="", head="dataset", ris="dataset", csl="dataset", bibtex=""),
    "patent": Row(fields="number = {7}", head="patent", ris="patent", csl="patent", bibtex="patent"),
}
"""By BibTeX's type; ``misc`` is a preprint."""

HEAD_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
"""``Embedded Metadata.js``, ``init``: the last of them counts; else ``z:itemType``, else a guess."""

RIS_TYPES = {
    "BOOK": "book",
    "CHAP": "bookSection",
    "COMP": "computerProgram",
    "CPAPER": "conferencePaper",
    "DATA": "dataset",
    "EDBOOK": "book",
    "ELEC": "webpage",
    "JOUR": "journalArticle",
    "MANSCPT": "manuscript",
    "PAT": "patent",
    "RPRT": "report",
    "THES": "thesis",
}
"""``RIS.js``, ``exportTypeMap`` and ``importTypeMap``; all others are articles in journals."""

CSL_TYPES = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "book": "book",
    "chapter": "bookSection",
    "dataset": "dataset",
    "document": "document",
    "manuscript": "manuscript",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "report": "report",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""``CSL JSON.js``, ``CSL_TYPES``, without which a file is refused, and the types of Zotero's schema."""

BIBTEX_TYPES = {
    "article": "journalArticle",
    "book": "book",
    "collection": "book",
    "inbook": "bookSection",
    "incollection": "bookSection",
    "inproceedings": "conferencePaper",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "software": "computerProgram",
    "techreport": "report",
    "unpublished": "manuscript",
}
"""``BibTeX.js``, ``bibtex2zoteroTypeMap``; all others are dropped."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    entries = "\n".join(
        f"@{type}{{{type}, {COMMON % (type, type)}, {row.fields}}}" for type, row in ROWS.items()
    )
    files = {
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n\n:::{publications}\n:::\n",
        "files/a.pdf": "%PDF-1.4\n",
        "papers.bib": entries,
    }
    folder = tmp_path_factory.mktemp("zotero") / "site"
    return build(folder, files, scholar_bibliography="papers.bib", html_baseurl=BASE)


def metas(site: Built, page: str) -> dict[str, list[str]]:
    """Return the contents of a head's tags by their names."""
    found: dict[str, list[str]] = {}
    for tag in site.soup(page).select("head > meta[content]"):
        for name in (tag.get("name"), tag.get("property")):
            if name:
                found.setdefault(str(name), []).append(str(tag["content"]))
    return found


def creator(name: str) -> tuple[str, str]:
    """Split a name as ``ZU.cleanAuthor`` does: at its first comma."""
    last, _, first = name.partition(",")
    return last.strip(), first.strip()


@pytest.mark.parametrize("type", ROWS)
def test_what_a_page_says(site: Built, type: str) -> None:
    tags = metas(site, f"publications/{type}.html")
    said = [HEAD_TYPES[name] for name in tags if name in HEAD_TYPES]
    assert (said or tags.get("z:itemType", ["journalArticle"]))[-1] == ROWS[type].head
    assert tags["citation_title"] == [f"Of {type}"]
    assert [creator(name) for name in tags["citation_author"]] == CREATORS
    assert tags["citation_publication_date"] == ["2020/03"]
    assert tags["citation_abstract"] == [f"How {type} work."]
    assert tags["og:url"] == [f"{BASE}publications/{type}.html"]
    [pdf] = tags["citation_pdf_url"]
    assert (site.out / pdf.removeprefix(BASE)).read_bytes() == b"%PDF-1.4\n"


@pytest.mark.parametrize("type", ROWS)
def test_what_ris_says(site: Built, type: str) -> None:
    lines = re.findall(r"^([A-Z]\w)  - (.*?)\r?$", site.text(f"publications/{type}.ris"), re.MULTILINE)
    tags: dict[str, list[str]] = {}
    for tag, value in lines:
        tags.setdefault(tag, []).append(value)
    assert RIS_TYPES.get(tags["TY"][0], "journalArticle") == ROWS[type].ris
    assert tags["TI"] == [f"Of {type}"]
    assert [creator(name) for name in tags["AU"]] == CREATORS
    assert tags["DA"] == ["2020/03//"]
    assert tags["AB"] == [f"How {type} work."]


@pytest.mark.parametrize("type", ROWS)
def test_what_csl_json_says(site: Built, type: str) -> None:
    [item] = json.loads(site.text(f"publications/{type}.json"))
    assert CSL_TYPES[item["type"]] == ROWS[type].csl
    assert item["title"] == f"Of {type}"
    assert [name.get("family") or name["literal"] for name in item["author"]] == [
        "Lovelace",
        "Costa",
        "Analytical Society",
    ]
    assert item["issued"] == {"date-parts": [[2020, 3]]}
    assert item["abstract"] == f"How {type} work."


@pytest.mark.parametrize("type", ROWS)
def test_what_bibtex_says(site: Built, type: str) -> None:
    text = site.text(f"publications/{type}.bib")
    [written] = re.findall(r"^@(\w+)\{", text, re.MULTILINE)
    assert BIBTEX_TYPES.get(written, "") == ROWS[type].bibtex
    assert f"title = {{Of {type}}}" in text
    assert "year = {2020}, month = mar" in text
    assert f"abstract = {{How {type} work.}}" in text


@pytest.mark.parametrize(
    ("type", "url"), [("misc", "https://arxiv.org/abs/2001.00001"), ("online", "https://example.org/a")]
)
def test_a_work_that_is_found_elsewhere_says_where(site: Built, type: str, url: str) -> None:
    assert f"UR  - {url}" in site.text(f"publications/{type}.ris")
    assert json.loads(site.text(f"publications/{type}.json"))[0]["URL"] == url


def test_zotero_takes_the_file_of_all_works(site: Built) -> None:
    items = json.loads(site.text("publications/publications.json"))
    assert {item["type"] for item in items} <= CSL_TYPES.keys()
    assert len(items) == len(ROWS)


def test_a_list_in_full_has_each_of_its_works(site: Built) -> None:
    assert len(site.soup("index.html").select("span.Z3988[title]")) == len(ROWS)
