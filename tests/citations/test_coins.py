"""COinS: each work of a list in full, in the format that link resolvers and reference managers know."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.citations.coins import context_object
from tests.engine import build

AUTHOR = "author={Doe, Jane and Costa, Jr., P. T.}, title={A & B: C}, year={2020}"
ENTRIES = {
    "@article{a, %s, journal={J}, volume=3, number=4, pages={5--6}, doi={10.1000/1}}": (
        "journal",
        (
            "rft.genre=article rft.atitle=A_&_B:_C rft.jtitle=J rft.volume=3 rft.issue=4 rft.spage=5"
            " rft.epage=6 rft_id=info:doi/10.1000/1"
        ),
    ),
    "@article{a, %s, journal={J}, eid={e12}, url={https://example.org/a}}": (
        "journal",
        ("rft.genre=article rft.atitle=A_&_B:_C rft.jtitle=J rft.artnum=e12 rft_id=https://example.org/a"),
    ),
    "@inproceedings{a, %s, booktitle={P}, publisher={ACM}, series={S}, isbn={978-3-16-148410-0}}": (
        "book",
        (
            "rft.genre=proceeding rft.atitle=A_&_B:_C rft.btitle=P rft.pub=ACM rft.series=S"
            " rft.isbn=978-3-16-148410-0"
        ),
    ),
    "@incollection{a, %s, booktitle={P}}": ("book", "rft.genre=bookitem rft.atitle=A_&_B:_C rft.btitle=P"),
    "@book{a, %s, publisher={P}, address={Rome}}": (
        "book",
        "rft.genre=book rft.btitle=A_&_B:_C rft.pub=P rft.place=Rome",
    ),
    "@techreport{a, %s, institution={I}}": ("book", "rft.genre=report rft.btitle=A_&_B:_C rft.pub=I"),
    "@phdthesis{a, %s, school={U}}": ("dissertation", "rft.title=A_&_B:_C rft.inst=U"),
    "@patent{a, %s}": ("patent", "rft.title=A_&_B:_C"),
    "@misc{a, %s, eprint={2001.00001}, eprinttype={arxiv}}": (
        "dc",
        (
            "rft.title=A_&_B:_C rft.type=preprint rft.publisher=arXiv"
            " rft.identifier=https://arxiv.org/abs/2001.00001"
        ),
    ),
    "@article{a, %s, journal={J}, pubstate={submitted}}": ("dc", "rft.title=A_&_B:_C rft.type=manuscript"),
    "@dataset{a, %s}": ("dc", "rft.title=A_&_B:_C rft.type=dataset"),
    "@software{a, %s}": ("dc", "rft.title=A_&_B:_C rft.type=computerProgram"),
    "@misc{a, %s}": ("dc", "rft.title=A_&_B:_C rft.type=document"),
}


@pytest.mark.parametrize(("entry", "format", "pairs"), [(entry, *said) for entry, said in ENTRIES.items()])
def test_a_work_is_a_context_object(entry: str, format: str, pairs: str) -> None:
    [work] = read_bibliography(entry % AUTHOR, "p.bib").publications
    said = parse_qs(context_object(work), strict_parsing=True)
    assert said.pop("ctx_ver") == ["Z39.88-2004"]
    assert said.pop("rft_val_fmt") == [f"info:ofi/fmt:kev:mtx:{format}"]
    assert said.pop("rft.creator" if format == "dc" else "rft.au") == ["Doe, Jane", "Costa, P. T., Jr."]
    assert said.pop("rft.date") == ["2020"]
    expected = (pair.partition("=") for pair in pairs.split())
    assert said == {name: [value.replace("_", " ")] for name, _, value in expected}


def test_a_work_without_authors_has_its_editors() -> None:
    entry = "@proceedings{a, editor={Doe, Jane and Roe, Ann}, title={P}, year=2020}"
    [work] = read_bibliography(entry, "p.bib").publications
    assert parse_qs(context_object(work))["rft.au"] == ["Doe, Jane", "Roe, Ann"]


@pytest.mark.parametrize(
    ("style", "settings", "spans"),
    [("full", {}, 1), ("compact", {}, 0), ("line", {}, 0), ("full", {"scholar_without": ["coins"]}, 0)],
)
def test_lists_in_full_alone_have_them(
    tmp_path: Path, style: str, settings: dict[str, object], spans: int
) -> None:
    files = {
        "index.md": f"# Home\n\n:::{{publications}}\n:style: {style}\n:::\n",
        "papers.bib": '@misc{a, author={Lovelace, Ada}, title={<T> & "U"}, year=2020}',
    }
    built = build(tmp_path / "site", files, scholar_bibliography="papers.bib", **settings)
    found = built.soup("index.html").select("span.Z3988")
    assert len(found) == spans
    for span in found:
        assert parse_qs(str(span["title"]))["rft.title"] == ['<T> & "U"']
        assert span.has_attr("hidden")
        assert span.get_text() == ""
