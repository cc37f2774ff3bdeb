"""What each form of a citation says of entries as the world writes them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_scholar.bibliography.reader import export_bibtex, read_bibliography
from sphinx_scholar.citations import csl, reference, ris
from sphinx_scholar.outputs.citation_tags import citation_tags
from sphinx_scholar.outputs.json_ld import article
from sphinx_scholar.records.publication import Publication
from tests.sample_records import life


def only(type: str, fields: str) -> Publication:
    text = f"@{type}{{k, title = {{Looms}}, author = {{Doe, Jane}}, year = 2020, {fields}}}"
    (work,) = read_bibliography(text, "p.bib").publications
    return work


def tags(work: Publication) -> dict[str, list[str]]:
    """Return the values of each tag of RIS."""
    found: dict[str, list[str]] = {}
    for line in ris.render(work).splitlines():
        found.setdefault(line[:2], []).append(line[6:])
    return found


RIS: list[tuple[str, str, dict[str, list[str]]]] = [
    ("unpublished", "note = {Talk at Paris}", {"TY": ["MANSCPT"], "N1": ["Talk at Paris"]}),
    ("article", "journal = {J}, pubstate = {submitted}", {"TY": ["MANSCPT"], "T2": []}),
    (
        "inproceedings",
        "eventtitle = {Conference on Looms}, pubstate = {submitted}",
        {"TY": ["MANSCPT"], "T2": [], "C3": []},
    ),
    (
        "inproceedings",
        "eventtitle = {Conference on Looms}, address = {Paris}",
        {"TY": ["CPAPER"], "T2": ["Conference on Looms"], "C3": ["Conference on Looms"], "C1": ["Paris"]},
    ),
    ("techreport", "institution = {I}, number = {TR-7}", {"TY": ["RPRT"], "SN": ["TR-7"], "IS": []}),
    ("misc", "eprint = {2001.00001}", {"TY": ["MANSCPT"], "UR": ["https://arxiv.org/abs/2001.00001"]}),
    (
        "article",
        "journal = {J}, doi = {10.1000/x}, eprint = {2001.00001}",
        {"UR": ["https://doi.org/10.1000/x", "https://arxiv.org/abs/2001.00001"]},
    ),
    (
        "inbook",
        "booktitle = {Wool}, maintitle = {Crafts}, series = {S}, volume = 2",
        {"T2": ["Wool"], "T3": ["Crafts; S"], "VL": ["2"]},
    ),
    ("book", "maintitle = {Crafts}, volume = 2", {"TI": ["Looms"], "T3": ["Crafts"], "VL": ["2"]}),
    (
        "book",
        "note = {N}, editora = {Roe, Ann}, editoratype = {compiler}, editorb = {Poe}, editorbtype = {x}",
        {"A4": [], "N1": ["N", "compiled by Ann Roe", "with Poe"]},
    ),
    ("software", "version = {1.2}", {"TY": ["COMP"], "ET": ["1.2"]}),
    (
        "article",
        r"journal = {J of \emph{E. coli}}, note = {CO\textsubscript{2}}",
        {"T2": ["J of E. coli"], "N1": ["CO₂"]},
    ),
]


REFERENCES = {
    ("book", "publisher = {P}, edition = {2}"): "Book, P, edition 2, 2020.",
    ("book", "publisher = {P}, edition = {Second}"): "Book, P, Second edition, 2020.",
    ("book", "publisher = {P}, edition = {3rd revised ed.}"): "Book, P, 3rd revised ed., 2020.",
    ("book", "publisher = {P}, translator = {Roe, Ann}"): "Book, P, translated by Ann Roe, 2020.",
    ("inbook", "publisher = {P}, chapter = {7}, pages = {1--3}"): "P, chap. 7, pp. 1–3, 2020.",
    ("incollection", "booktitle = {Looms}, booksubtitle = {A History}"): "In Looms: A History, 2020.",
    ("article", "journal = {Looms}, journalsubtitle = {A Review}"): "Looms: A Review, 2020.",
    ("misc", "note = {First}, addendum = {Last}"): "2020. First. Last.",
    ("article", "titleaddon = {Review of \\emph{Wool}}, journal = {J}"): "Review of Wool. J, 2020.",
    (
        "book",
        (
            "maintitle = {Crafts}, mainsubtitle = {A History}, maintitleaddon = {revised}, volume = 2,"
            " publisher = {P}"
        ),
    ): "Book, P, Crafts: A History, revised, vol. 2, 2020.",
    (
        "inbook",
        "booktitle = {Wool}, maintitle = {Crafts}, volume = 2, series = {S}, publisher = {P}",
    ): "In Wool, Crafts, vol. 2, S, P, 2020.",
    ("inbook", "maintitle = {Crafts}, mainsubtitle = {A History}"): "In Crafts: A History, 2020.",
    ("book", "maintitle = {Looms}, publisher = {P}"): "Book, P, 2020.",
    (
        "incollection",
        "booktitle = {Wool}, editor = {Roe, Ann}, editora = {Poe, Bo}",
    ): "In Wool, edited by Ann Roe and Bo Poe, 2020.",
    (
        "incollection",
        (
            "booktitle = {Wool}, editora = {Roe, Ann}, editoratype = {compiler}, editorb = {Poe, Bo}, "
            "editorbtype = {reviser}"
        ),
    ): "In Wool, compiled by Ann Roe, revised by Bo Poe, 2020.",
    ("book", "publisher = {P}, editora = {Roe, Ann and Poe, Bo}, editoratype = {continuator}"): (
        "Book, P, continued by Ann Roe and Bo Poe, 2020."
    ),
    ("book", "publisher = {P}, editora = {Roe, Ann}, editoratype = {illustrator}"): (
        "Book, P, with Ann Roe, 2020."
    ),
}


@pytest.mark.parametrize(("entry", "end"), REFERENCES.items())
def test_a_citation_says_all_that_biblatex_knows_of_a_work(entry: tuple[str, str], end: str) -> None:
    assert reference.render(only(*entry)) == f"Jane Doe. Looms. {end}\n"


def test_translators_and_chapters_are_cited() -> None:
    work = only("inbook", "publisher = {P}, translator = {van den Roe, Ann}, chapter = {7}")
    assert tags(work)["A4"] == ["van den Roe, Ann"]
    item = csl.csl_item(work)
    assert item["translator"] == [{"family": "Roe", "given": "Ann", "non-dropping-particle": "van den"}]
    assert item["chapter-number"] == "7"


@pytest.mark.parametrize(("type", "fields", "expected"), RIS)
def test_ris(type: str, fields: str, expected: dict[str, list[str]]) -> None:
    found = tags(only(type, fields))
    assert {tag: found.get(tag, []) for tag in expected} == expected


CSL: list[tuple[str, str, dict[str, Any]]] = [
    ("unpublished", "note = {Talk at Paris}", {"type": "manuscript", "note": "Talk at Paris"}),
    (
        "inproceedings",
        "eventtitle = {Looms}, pubstate = {submitted}",
        {"type": "manuscript", "status": "submitted", "container-title": None, "event-title": None},
    ),
    (
        "inproceedings",
        "booktitle = {Proc. of Looms}, series = {LNCS}, volume = 12",
        {"container-title": "Proc. of Looms", "collection-title": "LNCS", "volume": "12"},
    ),
    (
        "book",
        "publisher = {P}, series = {Looms}, number = 7, volume = 2",
        {"collection-title": "Looms", "collection-number": "7", "volume": "2", "number": None},
    ),
    (
        "article",
        "journal = {J}, volume = 3, number = 4",
        {"volume": "3", "issue": "4", "container-title": "J"},
    ),
    (
        "inbook",
        "booktitle = {Wool}, maintitle = {Crafts}, volume = 2, editora = {Roe}, editoratype = {compiler}",
        {
            "container-title": "Wool",
            "collection-title": "Crafts",
            "volume": "2",
            "editor": None,
            "compiler": [{"literal": "Roe"}],
            "contributor": None,
        },
    ),
    ("software", "version = {1.2}, doi = {10.1000/X}", {"version": "1.2", "DOI": "10.1000/x"}),
    ("misc", "journal = {bioRxiv}", {"type": "article", "publisher": "bioRxiv"}),
]


@pytest.mark.parametrize(("type", "fields", "expected"), CSL)
def test_csl(type: str, fields: str, expected: dict[str, Any]) -> None:
    item = csl.csl_item(only(type, fields))
    assert {name: item.get(name) for name in expected} == expected


TEXTS = [
    ("unpublished", "note = {Talk at Paris}", "Jane Doe. Looms. Manuscript, 2020. Talk at Paris.\n"),
    ("article", "journal = {J}, note = {In press}", "Jane Doe. Looms. In press at J, 2020.\n"),
    ("inproceedings", "eventtitle = {L}, pubstate = {submitted}", "Jane Doe. Looms. Submitted, 2020.\n"),
    ("misc", "journal = {bioRxiv}", "Jane Doe. Looms. bioRxiv preprint, 2020.\n"),
]


@pytest.mark.parametrize(("type", "fields", "text"), TEXTS)
def test_plain_text(type: str, fields: str, text: str) -> None:
    assert reference.render(only(type, fields)) == text


def test_bibtex_has_the_year_beside_a_date_alone() -> None:
    text = """@article{a,
  author    = {Doe, Jane},
  date      = {2024-06-30},
  title     = {T},
}
@misc{b, title={T}, date={2020}}
@misc{c, title={T}, date={2020-05}, year={2020}}
@misc{d, title={T}, date={soon}}
@misc{e, date={2020-05-01}, month=jun, title={T}}
"""
    assert (
        export_bibtex(read_bibliography(text, "p.bib").publications)
        == """@article{a,
  author    = {Doe, Jane},
  date      = {2024-06-30},
  year      = {2024},
  month     = jun,
  title     = {T},
}

@misc{b, title={T}, date={2020}, year={2020}}

@misc{c, title={T}, date={2020-05}, year={2020}}

@misc{d, title={T}, date={soon}}

@misc{e, date={2020-05-01}, year={2020}, month=jun, title={T}}
"""
    )


SCHOLAR = [
    (
        "article",
        "journal = {J}, abstract = {We \\emph{show}.}, author = {x}",
        {"citation_journal_title": "J", "citation_abstract": "We show."},
    ),
    ("incollection", "booktitle = {B}", {"citation_inbook_title": "B", "citation_conference_title": ""}),
    ("inproceedings", "booktitle = {B}", {"citation_inbook_title": "", "citation_conference_title": "B"}),
    (
        "techreport",
        "institution = {I}, number = 7",
        {"citation_technical_report_institution": "I", "citation_technical_report_number": "7"},
    ),
    ("misc", "eprint = {2001.00001}", {"citation_title": "Looms", "citation_arxiv_id": "2001.00001"}),
    (
        "unpublished",
        "note = {Submitted to J}, pdf = {https://example.org/a.pdf}",
        {
            "citation_title": "Looms",
            "citation_pdf_url": "https://example.org/a.pdf",
            "citation_journal_title": "",
        },
    ),
    ("unpublished", "note = {Draft}", {"citation_title": ""}),
]


@pytest.mark.parametrize(("type", "fields", "expected"), SCHOLAR)
def test_tags_for_google_scholar(type: str, fields: str, expected: dict[str, str]) -> None:
    work = only(type, fields)
    found = dict(citation_tags(work, life(work)))
    assert {name: found.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Costa, Jr., P. T.", "Costa, P. T., Jr."),
        ("P. T. Costa Jr.", "Costa, P. T., Jr."),
        ("Jan van den Berg", "van den Berg, Jan"),
        ("田中 太郎", "田中, 太郎"),
        ("{STAR Collaboration}", "STAR Collaboration"),
    ],
)
def test_a_family_name_comes_first(written: str, tag: str) -> None:
    text = f"@article{{k, title = {{T}}, author = {{{written}}}, journal = {{J}}, year = 2020}}"
    (work,) = read_bibliography(text, "p.bib").publications
    assert dict(citation_tags(work, life(work)))["citation_author"] == tag
    assert tags(work)["AU"] == [tag]


def test_json_ld_has_headline_abstract_and_orcid() -> None:
    work = only("article", "journal = {J}, abstract = {We show.}, collaboration = {STAR}")
    orcid = "https://orcid.org/0000-0002-1825-0097"
    thing = article(work, life(work, links={"Jane Doe": orcid}))
    assert (thing["@type"], thing["headline"], thing["abstract"]) == ("ScholarlyArticle", "Looms", "We show.")
    assert thing["author"] == [
        {
            "@type": "Person",
            "name": "Jane Doe",
            "url": orcid,
            "identifier": {"@type": "PropertyValue", "propertyID": "ORCID", "value": orcid},
        },
        {"@type": "Organization", "name": "STAR Collaboration"},
    ]
