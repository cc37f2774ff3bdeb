"""``citation_*`` tags: those that Google Scholar reads, of published records only."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_scholar.outputs.citation_tags import citation_tags
from sphinx_scholar.records.publication import Publication, Status
from tests.sample_records import BASE, life, work

BARE = [("title", "Notes"), ("author", "Lovelace, Ada"), ("publication_date", "1843")]

MORE: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, []),
    (
        {"venue": "Memoirs", "venue_kind": "journaltitle", "volume": "3", "number": "2", "pages": "666–731"},
        [
            ("journal_title", "Memoirs"),
            ("volume", "3"),
            ("issue", "2"),
            ("firstpage", "666"),
            ("lastpage", "731"),
        ],
    ),
    ({"venue": "Proc.", "venue_kind": "booktitle"}, [("conference_title", "Proc.")]),
    ({"venue": "Printer", "venue_kind": "publisher", "publisher": "Printer"}, [("publisher", "Printer")]),
    ({"pages": "9"}, [("firstpage", "9")]),
    ({"pages": "1, 3–5"}, []),
    ({"pages": "23:1–23:28"}, [("firstpage", "23:1"), ("lastpage", "23:28")]),
    (
        {"type": "phdthesis", "institution": "Elbing", "venue": "Elbing", "venue_kind": "school"},
        [("dissertation_institution", "Elbing")],
    ),
    (
        {"type": "report", "institution": "Lab", "number": "7"},
        [("technical_report_institution", "Lab"), ("technical_report_number", "7")],
    ),
    ({"doi": "10.1/x", "arxiv": "2401.00001"}, [("doi", "10.1/x"), ("arxiv_id", "2401.00001")]),
    ({"isbn": "1-2"}, [("isbn", "1-2")]),
    ({"links": {"pdf": "https://x.example/a.pdf"}}, [("pdf_url", "https://x.example/a.pdf")]),
    ({"links": {"pdf": "papers/a.pdf"}}, [("pdf_url", f"{BASE}papers/a.pdf")]),
]


@pytest.mark.parametrize(("given", "more"), MORE)
def test_tags(given: dict[str, Any], more: list[tuple[str, str]]) -> None:
    paper = work(**{"date": "1843", **given})
    assert citation_tags(paper, life(paper)) == tuple(
        (f"citation_{name}", text) for name, text in [*BARE, *more]
    )


@pytest.mark.parametrize(
    ("date", "tag"), [("1843", "1843"), ("1843-09", "1843/09"), ("1843-09-01", "1843/09/01")]
)
def test_dates_are_no_more_exact_than_they_are_known(date: str, tag: str) -> None:
    assert dict(citation_tags(work(date=date), life()))["citation_publication_date"] == tag


@pytest.mark.parametrize(
    "paper",
    [
        *(work(date="1843", status=status) for status in Status if status is not Status.PUBLISHED),
        work(),
        work(date="1843", authors=()),
    ],
    ids=lambda paper: f"{paper.status}-{paper.year}-{len(paper.authors)}",
)
def test_what_cannot_be_cited_has_none(paper: Publication) -> None:
    assert citation_tags(paper, life(paper)) == ()


def test_a_local_pdf_has_no_address_on_a_site_without_one() -> None:
    paper = work(date="1843", links={"pdf": "papers/a.pdf"})
    assert "citation_pdf_url" not in dict(citation_tags(paper, life(paper, base="")))
