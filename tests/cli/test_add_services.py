"""What the services answer, in their documented forms and with every fault, and what ``add`` makes of it."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.cli import client
from sphinx_scholar.cli.add.services import Identifier, Services, look_up, read_identifier
from sphinx_scholar.cli.client import NotFoundError, ServiceError
from tests.cli.services import Canned, csl, play


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAITS", (0.0, 0.0))


# -- identifiers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "service", "number"),
    [
        ("10.1145/3689736", "doi", "10.1145/3689736"),
        ("doi:10.1145/3689736", "doi", "10.1145/3689736"),
        ("https://doi.org/10.1145/3689736", "doi", "10.1145/3689736"),
        ("http://dx.doi.org/10.1145/3689736", "doi", "10.1145/3689736"),
        ("https://dl.acm.org/doi/10.1145/3689736", "doi", "10.1145/3689736"),
        ("https://dl.acm.org/doi/abs/10.1145/3689736?casa=1", "doi", "10.1145/3689736"),
        ("2404.02015", "arxiv", "2404.02015"),
        ("arXiv:2404.02015v2", "arxiv", "2404.02015"),
        ("https://arxiv.org/pdf/2404.02015v1.pdf", "arxiv", "2404.02015"),
        ("hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("10.48550/arXiv.2404.02015", "arxiv", "2404.02015"),
        ("https://doi.org/10.48550/arXiv.2404.02015", "arxiv", "2404.02015"),
        ("https://dblp.org/rec/conf/icml/DuanLDLZLSZ24", "dblp", "conf/icml/DuanLDLZLSZ24"),
        ("https://dblp.org/rec/conf/icml/DuanLDLZLSZ24.html", "dblp", "conf/icml/DuanLDLZLSZ24"),
        ("DBLP:conf/icml/DuanLDLZLSZ24", "dblp", "conf/icml/DuanLDLZLSZ24"),
    ],
)
def test_a_paper_is_recognized(text: str, service: str, number: str) -> None:
    assert read_identifier(text) == Identifier(service=service, number=number)


@pytest.mark.parametrize(
    "text", ["", "muxserve", "https://example.org/", "2413.02015", "https://dblp.org/pid/1/2.html"]
)
def test_what_names_no_paper_is_not_guessed(text: str) -> None:
    assert read_identifier(text) is None


# -- Crossref and DataCite ---------------------------------------------------------------------------

ADA = {"family": "Lovelace", "given": "Ada", "sequence": "first", "affiliation": []}
PAPER: dict[str, Any] = {
    "type": "journal-article",
    "title": "Notes on the Analytical Engine",
    "author": [ADA],
    "container-title": "Scientific Memoirs",
    "issued": {"date-parts": [[1843, 9, 1]]},
    "DOI": "10.1000/XYZ",
}


def fields_of(**changes: Any) -> dict[str, str]:
    """Return the entry that comes of an answer, its type and key among the fields."""
    item = {name: value for name, value in {**PAPER, **changes}.items() if value != "left out"}
    with play(csl(**item)) as played:
        (entry,) = look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi=played.address))
        ((path, headers),) = played.asked
    assert (path, headers["accept"]) == ("/10.1000/xyz", "application/vnd.citationstyles.csl+json")
    assert headers["user-agent"].startswith("sphinx-scholar/")
    # What is written is what the engine reads without a fault.
    read = read_bibliography(entry.text, "papers.bib")
    assert [str(problem) for problem in read.problems] == []
    assert len(read.works) == 1
    return {"type": entry.type, "key": entry.key, **dict(entry.fields)}


def test_an_article_is_written_out_whole() -> None:
    item = {**PAPER, "volume": "3", "issue": "2", "page": "666-731", "publisher": "R & J Taylor", "URL": "u"}
    with play(csl(**item)) as played:
        (entry,) = look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi=played.address))
    assert (
        entry.text
        == dedent(
            r"""
        @article{lovelace1843notes,
          title     = {Notes on the Analytical Engine},
          author    = {Lovelace, Ada},
          journal   = {Scientific Memoirs},
          volume    = {3},
          number    = {2},
          pages     = {666--731},
          publisher = {R \& J Taylor},
          year      = {1843},
          month     = sep,
          doi       = {10.1000/xyz},
        }
        """
        ).strip()
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": "article-journal"}, {"type": "article", "journal": "Scientific Memoirs"}),
        ({"type": "proceedings-article"}, {"type": "inproceedings", "booktitle": "Scientific Memoirs"}),
        ({"type": "paper-conference"}, {"type": "inproceedings", "booktitle": "Scientific Memoirs"}),
        ({"type": "book-chapter"}, {"type": "incollection", "booktitle": "Scientific Memoirs"}),
        ({"type": "monograph"}, {"type": "book", "series": "Scientific Memoirs"}),
        ({"type": "dissertation", "publisher": "U of A"}, {"type": "phdthesis", "school": "U of A"}),
        ({"type": "report", "publisher": "RAND"}, {"type": "techreport", "institution": "RAND"}),
        ({"type": "dataset", "publisher": "Zenodo"}, {"type": "dataset", "publisher": "Zenodo"}),
        ({"type": "a-new-type"}, {"type": "misc", "howpublished": "Scientific Memoirs"}),
        ({"title": ["Notes", "x"], "subtitle": []}, {"title": "Notes"}),
        ({"title": "Notes", "subtitle": ["An Addition"]}, {"title": "Notes: An Addition"}),
        (
            {"title": "MuxServe: serving LLMs with GPT-4"},
            {"title": "{MuxServe}: serving {LLMs} with {GPT}-4"},
        ),
        ({"title": "Growth of <i>Zostera marina</i>"}, {"title": "Growth of <i>Zostera marina</i>"}),
        ({"title": "50% & more_or #1"}, {"title": r"50\% \& more\_or \#1"}),
        ({"author": [ADA, {"name": "The C Group"}]}, {"author": "Lovelace, Ada and {The C Group}"}),
        ({"author": [{"literal": "CERN"}]}, {"author": "{CERN}", "key": "cern1843notes"}),
        ({"author": [{**ADA, "suffix": "Jr."}]}, {"author": "Lovelace, Jr., Ada"}),
        (
            {"author": [{"family": "Beethoven", "given": "L", "non-dropping-particle": "van"}]},
            {"author": "van Beethoven, L"},
        ),
        ({"author": [{"family": "Weißhaupt", "given": "Ingrid"}]}, {"key": "weisshaupt1843notes"}),
        ({"issued": {"date-parts": [[1843]]}}, {"year": "1843", "month": ""}),
        ({"issued": {"date-parts": [[None]]}, "created": {"date-parts": [[1850, 2]]}}, {"year": "1850"}),
        ({"issued": None}, {"year": "", "key": "lovelacenotes"}),
        ({"container-title": ["A", "B"], "ISBN": ["978-3-16-148410-0"]}, {"journal": "A"}),
        ({"page": "1 – 9"}, {"pages": "1--9"}),
        ({"article-number": "296"}, {"eid": "296"}),
        ({"volume": None, "page": None}, {"volume": "", "pages": ""}),
        ({"DOI": "left out"}, {"doi": "10.1000/xyz"}),
    ],
)
def test_an_answer_of_csl_json(changes: dict[str, Any], expected: dict[str, str]) -> None:
    found = fields_of(**changes)
    assert {name: found.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "is_preprint"),
    [
        ({}, False),
        ({"type": "posted-content", "container-title": "left out"}, True),
        ({"type": "article", "container-title": "left out"}, True),
        ({"type": "dataset"}, False),
    ],
)
def test_a_preprint_is_one(changes: dict[str, Any], is_preprint: bool) -> None:
    item = {name: value for name, value in {**PAPER, **changes}.items() if value != "left out"}
    with play(csl(**item)) as played:
        (entry,) = look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi=played.address))
    assert entry.is_preprint is is_preprint


# -- arXiv and DBLP ----------------------------------------------------------------------------------

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query: id_list=2404.02015</title>
  {entry}
</feed>"""

MUXSERVE = """<entry>
    <id>http://arxiv.org/abs/2404.02015v2</id>
    <published>2024-04-02T09:27:33Z</published>
    <title>MuxServe: Flexible Spatial-Temporal
  Multiplexing</title>
    <author><name>Jiangfei Duan</name></author>
    <author><name>Ludwig van Beethoven</name></author>
    <arxiv:primary_category term="cs.DC"/>
    {more}
  </entry>"""


def of_arxiv(answer: str) -> list[Any]:
    with play(Canned(body=answer.encode(), media_type="application/atom+xml")) as played:
        entries = look_up(
            Identifier(service="arxiv", number="2404.02015"), Services(arxiv=f"{played.address}api/query")
        )
        assert [path for path, _ in played.asked] == ["/api/query?id_list=2404.02015"]
    return entries


def test_a_preprint_of_arxiv_is_written_out() -> None:
    more = "<arxiv:doi>10.1000/xyz</arxiv:doi>"
    (entry,) = of_arxiv(ATOM.format(entry=MUXSERVE.format(more=more)))
    assert (
        entry.text
        == dedent(
            """
        @misc{duan2024muxserve,
          title       = {{MuxServe}: Flexible Spatial-Temporal Multiplexing},
          author      = {Duan, Jiangfei and van Beethoven, Ludwig},
          year        = {2024},
          month       = apr,
          eprint      = {2404.02015},
          eprinttype  = {arxiv},
          eprintclass = {cs.DC},
        }
        """
        ).strip()
    )
    assert entry.is_preprint
    assert entry.hint == "It has been published: sphinx-scholar add 10.1000/xyz"
    assert read_bibliography(entry.text, "a.bib").problems == ()


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        (ATOM.format(entry=""), NotFoundError, "arXiv knows no preprint 2404.02015"),
        (
            ATOM.format(entry="<entry><title>Error</title><summary>incorrect id</summary></entry>"),
            NotFoundError,
            "arXiv knows no preprint 2404.02015",
        ),
        ("<!doctype html><p>Down<br>", ServiceError, "the answer for arXiv:2404.02015 is not a feed"),
    ],
)
def test_an_answer_of_arxiv_that_is_none(answer: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        of_arxiv(answer)


def test_an_answer_of_dblp() -> None:
    body = b"@inproceedings{DBLP:conf/icml/DuanL24,\n  author = {Jiangfei Duan},\n  title = {MuxServe},\n}\n"
    with play(Canned(body=body, media_type="text/plain")) as played:
        (entry,) = look_up(
            Identifier(service="dblp", number="conf/icml/DuanL24"), Services(dblp=f"{played.address}rec/")
        )
        assert [path for path, _ in played.asked] == ["/rec/conf/icml/DuanL24.bib?param=1"]
    assert (entry.key, entry.text) == ("DBLP:conf/icml/DuanL24", body.decode().strip())


# -- faults ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "message", "requests"),
    [
        ([Canned(status=404)], "HOST knows nothing of it", 1),
        ([Canned(status=406)], "HOST answered 406 Not Acceptable", 1),
        ([Canned(status=500)], "HOST answered 500 Internal Server Error, 3 times", 3),
        ([Canned(status=429)], "HOST answered 429 Too Many Requests, 3 times", 3),
        (
            [Canned(status=429, headers={"Retry-After": "3600"})],
            "HOST answered 429 Too Many Requests, and asks to wait 3600 seconds",
            1,
        ),
        ([Canned(body=b'{"title": ', cut=True)], "HOST did not answer: its answer was cut off, 3 times", 3),
        ([Canned(slow=2)], "HOST did not answer: nothing came within 0.5 seconds, 3 times", 3),
        (
            [Canned(body=b"\xff\xfe", media_type="text/plain; charset=utf-8")],
            "HOST answered with text that is not utf-8",
            1,
        ),
        (
            [Canned(body=b"<!doctype html>", media_type="text/html")],
            "the answer for 10.1000/xyz is not JSON",
            1,
        ),
        ([Canned(body=b"[]")], "the answer for 10.1000/xyz has no title", 1),
        ([Canned(body=b'{"type": "article"}')], "the answer for 10.1000/xyz has no title", 1),
        ([Canned(body=b"")], "the answer for 10.1000/xyz is not JSON", 1),
        ([Canned(body=b" " * 5_000_001)], "HOST answered with more than 5 MB", 1),
    ],
)
def test_a_service_that_fails_says_how(
    monkeypatch: pytest.MonkeyPatch, answers: list[Canned], message: str, requests: int
) -> None:
    if answers[0].slow:
        monkeypatch.setattr(client, "SECONDS", 0.5)
    with play(*answers) as played:
        with pytest.raises(ServiceError) as caught:
            look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi=played.address))
        assert str(caught.value).replace(played.address.split("/")[2], "HOST") == message
        assert len(played.asked) == requests


@pytest.mark.parametrize(
    "first",
    [Canned(status=503), Canned(status=429, headers={"Retry-After": "0"}), Canned(body=b"{", cut=True)],
)
def test_a_service_that_fails_once_is_asked_again(first: Canned) -> None:
    with play(first, csl(**PAPER)) as played:
        (entry,) = look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi=played.address))
        assert len(played.asked) == 2
    assert entry.key == "lovelace1843notes"


def test_without_a_network_it_says_so() -> None:
    with pytest.raises(ServiceError, match=r"127.0.0.1:9 did not answer: Connection refused, 3 times"):
        look_up(Identifier(service="doi", number="10.1000/xyz"), Services(doi="http://127.0.0.1:9/"))
