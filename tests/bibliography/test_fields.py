"""Fields as exports and people write them, with what they say."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_scholar.bibliography.reader import Bibliography, export_bibtex, read_bibliography
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.publication import Publication, Status
from sphinx_scholar.wording import standing


def read(fields: str, type: str = "article") -> Bibliography:
    needed = "title = {T}, author = {Doe, Jane}"
    return read_bibliography(f"@{type}{{k, {needed}, {fields}}}", "p.bib", owner="Jane Doe")


def problems(bibliography: Bibliography) -> list[str]:
    return [str(problem) for problem in bibliography.problems]


def only(fields: str, type: str = "article") -> Publication:
    bibliography = read(fields, type)
    assert problems(bibliography) == []
    (work,) = bibliography.publications
    return work


JOURNALS = {
    r"journal = {\apj}": "The Astrophysical Journal",
    r"journal = {{\mnras}}": "Monthly Notices of the Royal Astronomical Society",
    r"journaltitle = {\aap,}": "Astronomy and Astrophysics",
    "journal = {Physical Review,}": "Physical Review",
    "journal = {Light: Science &amp; Applications}": "Light: Science & Applications",
    r"journal = {\ssr \ }": "Space Science Reviews",
    r"journal = {\nat{}}": "Nature",
    r"journal = {{\apjs},}": "The Astrophysical Journal Supplement Series",
}


@pytest.mark.parametrize(("fields", "journal"), JOURNALS.items())
def test_a_journal_has_its_name(fields: str, journal: str) -> None:
    assert only(fields).venue.plain == journal


SERVERS = {
    "journal = {bioRxiv}, pages = {2020--01}": ("bioRxiv", []),
    "journal = {bioRxiv : the preprint server for biology}": ("bioRxiv", []),
    "journal = {medRxiv}, doi = {10.1101/2020.01.01.20000001}": (
        "medRxiv",
        ["https://doi.org/10.1101/2020.01.01.20000001"],
    ),
    "journal = {SSRN Electronic Journal}": ("SSRN", []),
    "journal = {Available at SSRN 3000000}": ("SSRN", ["https://ssrn.com/abstract=3000000"]),
    "howpublished = {medRxiv 2020.05.05.20091234}": (
        "medRxiv",
        ["https://doi.org/10.1101/2020.05.05.20091234"],
    ),
    "journal = {Preprint, arXiv:2001.00001 [math.AG]}": ("arXiv", ["https://arxiv.org/abs/2001.00001"]),
    "journal = {bioRxiv}, eprint = {https://www.biorxiv.org/content/x.full.pdf}": (
        "bioRxiv",
        ["https://www.biorxiv.org/content/x.full.pdf"],
    ),
    "publisher = {ChemRxiv}": ("ChemRxiv", []),
    "publisher = {PsyArXiv}": ("PsyArXiv", []),
    "publisher = {OSF}": ("OSF Preprints", []),
    "doi = {10.26434/chemrxiv-2021-abcde}": (
        "ChemRxiv",
        ["https://doi.org/10.26434/chemrxiv-2021-abcde"],
    ),
    "eprint = {hal-01234567}, eprinttype = {HAL}": ("HAL", ["https://hal.science/hal-01234567"]),
    "eprint = {abcde}, eprinttype = {psyarxiv}": (
        "PsyArXiv",
        ["https://osf.io/preprints/psyarxiv/abcde"],
    ),
    "howpublished = {Cryptology {ePrint} Archive, Paper 2020/1}": (
        "Cryptology ePrint Archive",
        ["https://eprint.iacr.org/2020/1"],
    ),
    "journal = {arXiv preprint quant-ph/0608197}": ("arXiv", ["https://arxiv.org/abs/quant-ph/0608197"]),
    "journal = {arXiv preprint arXiv:2001.00001}": ("arXiv", ["https://arxiv.org/abs/2001.00001"]),
}


@pytest.mark.parametrize("type", ["misc", "article"])
@pytest.mark.parametrize(("fields", "expected"), SERVERS.items())
def test_a_preprint_server_has_a_name_and_a_link(
    fields: str, expected: tuple[str, list[str]], type: str
) -> None:
    work = only(fields, type)
    assert (work.venue.plain, [link.url for link in work.links]) == expected
    assert (work.status, work.pages) == (Status.PREPRINT, "")
    assert standing(work).startswith(f"{expected[0]} preprint")


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("misc", "publisher = {Zenodo}, doi = {10.5281/zenodo.1}"),
        ("misc", "doi = {10.5061/dryad.abc}"),
        ("article", "journal = {figshare}"),
        ("online", "howpublished = {Harvard Dataverse}"),
        ("article", "doi = {10.6084/m9.figshare.1234567.v1}"),
    ],
)
def test_what_lies_in_an_archive_of_data_is_data(type: str, fields: str) -> None:
    work = only(fields, type)
    assert (work.type, work.status) == ("dataset", Status.PUBLISHED)


STATES = {
    "journal = {submitted to Physical Review B}": ("Physical Review B", Status.SUBMITTED),
    "journal = {Submitted to: Nature}": ("Nature", Status.SUBMITTED),
    "journal = {Nature (submitted)}": ("Nature", Status.SUBMITTED),
    "journal = {Nature, in press}": ("Nature", Status.IN_PRESS),
    "journal = {Nature [in press]}": ("Nature", Status.IN_PRESS),
    "journal = {accepted by the Annals}": ("the Annals", Status.FORTHCOMING),
    "journal = {to appear in Nature}": ("Nature", Status.FORTHCOMING),
    "journal = {Accepted for publication in Nature}": ("Nature", Status.FORTHCOMING),
    "journal = {Nature}, volume = {in press}": ("Nature", Status.IN_PRESS),
    "journal = {Nature}, volume = {(to appear)}": ("Nature", Status.FORTHCOMING),
    "journal = {Nature}, pages = {in press}": ("Nature", Status.IN_PRESS),
    "journal = {Nature}, note = {In press.}": ("Nature", Status.IN_PRESS),
    "journal = {Nature}, year = {in press}": ("Nature", Status.IN_PRESS),
    "journal = {In Press Journal of Looms}, pubstate = {published}": (
        "Journal of Looms",
        Status.PUBLISHED,
    ),
    "journal = {Press and Submission}": ("Press and Submission", Status.PUBLISHED),
    r"journal = {R\&R at Econometrica}": ("Econometrica", Status.SUBMITTED),
    "journal = {Zeitschrift}, note = {im Druck}": ("Zeitschrift", Status.IN_PRESS),
    "journal = {Revue}, year = {à paraître}": ("Revue", Status.FORTHCOMING),
    "journal = {zur Veröffentlichung angenommen, Zeitschrift}": ("Zeitschrift", Status.FORTHCOMING),
    "journal = {J}, note = {Manuscript in preparation}": ("J", Status.IN_PREPARATION),
    "booktitle = {Proceedings of Looms (to appear)}": ("Proceedings of Looms", Status.FORTHCOMING),
    "booktitle = {Accepted at NeurIPS}": ("NeurIPS", Status.FORTHCOMING),
    "booktitle = {Proceedings of Submitted Papers}": ("Proceedings of Submitted Papers", Status.PUBLISHED),
    "booktitle = {Accepted Papers of Looms}": ("Accepted Papers of Looms", Status.PUBLISHED),
    "booktitle = {Forthcoming Technologies}": ("Forthcoming Technologies", Status.PUBLISHED),
}


@pytest.mark.parametrize(("fields", "expected"), STATES.items())
def test_a_state_is_one_wherever_it_is_written(fields: str, expected: tuple[str, Status]) -> None:
    work = only(fields)
    assert (work.venue.plain, work.status) == expected
    assert (work.volume, work.pages, work.note.plain) == ("", "", "")


def test_what_a_journal_asks_for_is_a_state_and_stays_a_note() -> None:
    work = only("journal = {Econometrica}, note = {Revise and resubmit}")
    assert (work.status, work.note.plain) == (Status.SUBMITTED, "Revise and resubmit")


PREPRINTS = {
    ("misc", "howpublished = {Preprint}"): ("Preprint", ""),
    ("misc", "note = {Preprint, 2020}"): ("", ""),
    ("unpublished", "note = {working paper or preprint}, hal_id = {hal-01234567}"): (
        "HAL",
        "https://hal.science/hal-01234567",
    ),
    (
        "unpublished",
        "note = {Preprint}, url = {https://hal.science/hal-01234567}, hal_id = {hal-01234567}",
    ): ("HAL", "https://hal.science/hal-01234567"),
}


@pytest.mark.parametrize(("entry", "expected"), PREPRINTS.items())
def test_what_is_called_a_preprint_is_one(entry: tuple[str, str], expected: tuple[str, str]) -> None:
    work = only(entry[1], entry[0])
    assert (work.venue.plain, "".join(link.url for link in work.links)) == expected
    assert (work.status, work.note.plain) == (Status.PREPRINT, "")
    assert {link.kind for link in work.links} <= {"hal"}


@pytest.mark.parametrize("year", ["2020, in press", "2020 (to appear)", "forthcoming 2020"])
def test_a_state_beside_a_year_is_one(year: str) -> None:
    bibliography = read(f"journal = {{Nature}}, year = {{{year}}}")
    (work,) = bibliography.publications
    assert (work.year, work.status in {Status.IN_PRESS, Status.FORTHCOMING}) == (2020, True)
    assert problems(bibliography) == [
        f"k: {year!r} is not a date; write 2024, 2024-06 or 2024-06-30; the year 2020 was kept"
    ]


@pytest.mark.parametrize(
    "fields",
    ["date = {n.d.}", "year = {s.d.}", "year = {o. J.}", "date = {forthcoming}", "year = {im Druck}"],
)
def test_what_says_that_there_is_no_date_is_silent(fields: str) -> None:
    assert only(fields).date is None


@pytest.mark.parametrize("date", ["03/05/2020", "2020/21", "1441 AH/2020 CE"])
def test_a_date_that_cannot_be_read_is_named_as_it_stands(date: str) -> None:
    bibliography = read(f"date = {{{date}}}")
    assert bibliography.publications[0].year == 2020
    (problem,) = problems(bibliography)
    assert problem.startswith(f"k: {date!r} is not a date")


VALUES: dict[str, dict[str, Any]] = {
    "article-number = {1212}": {"article_number": "1212"},
    "elocation-id = {eaaw8586}": {"article_number": "eaaw8586"},
    "eid = {116}, pages = {116}": {"article_number": "116", "pages": ""},
    "eid = {116}, pages = {1--9}": {"article_number": "116", "pages": "1–9"},
    "pages = {842-+}": {"pages": "842"},
    "pages = {12 pages}": {"pages": ""},
    "pages = {n/a--n/a}": {"pages": ""},
    "numpages = {12}": {"pages": ""},
    "note = {cited By 12}": {"note": ""},
    "note = {Cited by: 12}": {"note": ""},
    "note = {Cited by: 12; All Open Access, Gold Open Access}": {"note": ""},
    "volume = {Advance online publication}, number = {ja}": {"volume": "", "number": ""},
    "volume = {Vol. 5}, number = {No. 3}": {"volume": "5", "number": "3"},
    "volume = {12 Suppl 1}": {"volume": "12 Suppl 1"},
    "pages = {pp. 1--10}": {"pages": "1–10"},
    "pages = {123--126+}": {"pages": "123–126"},
    "pages = {-}": {"pages": ""},
    "pages = {Article 123}": {"article_number": "123", "pages": ""},
    "journal = {arXiv e-prints}, eid = {arXiv:2001.00001}": {"article_number": ""},
    r"additional_info = {. *More* is [there](https://example.org/x_y), **now**}": {
        "remark": "More is there (https://example.org/x_y), now"
    },
    "doi = {10.1016/S0140-6736(20)30183-5.}": {"doi": "10.1016/s0140-6736(20)30183-5"},
    r"doi = {\href{https://doi.org/10.1000/32}{10.1000/32}}": {"doi": "10.1000/32"},
    "eprint = {https://arxiv.org/pdf/2001.00001.pdf}": {"arxiv": "2001.00001"},
    "doi = {arXiv:2001.00001}": {"arxiv": "2001.00001", "doi": ""},
    "doi = {arXiv:2001.00001v2}, eprint = {2001.00002}": {"arxiv": "2001.00002", "doi": ""},
    "arxivId = {2001.00001}": {"arxiv": "2001.00001"},
    "eprint = {9905086}, archivePrefix = {arXiv}, primaryClass = {quant-ph}": {"arxiv": "quant-ph/9905086"},
    "doi = {https://doi.org/doi:10.1007/s00521-016-2224-9}": {"doi": "10.1007/s00521-016-2224-9"},
    "doi = {doi:https://dx.doi.org/10.1007/x}": {"doi": "10.1007/x"},
    "selected = true, bibtex_show=true": {"selected": True},
}


@pytest.mark.parametrize(("fields", "expected"), VALUES.items())
def test_a_field_says(fields: str, expected: dict[str, Any]) -> None:
    work = only(fields)
    found = {name: getattr(work, name) for name in expected}
    assert {name: str(getattr(value, "plain", value)) for name, value in found.items()} == {
        name: str(value) for name, value in expected.items()
    }


LINKS = {
    "pmid = {12345}": ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/12345/"),
    "pmcid = {PMC12345}": ("pmc", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/"),
    "HAL_ID = {hal-01234567}": ("hal", "https://hal.science/hal-01234567"),
    "doi = {hal-01234567}": ("hal", "https://hal.science/hal-01234567"),
    "mrnumber = {MR1234567 (2001b:00001)}": (
        "mathscinet",
        "https://mathscinet.ams.org/mathscinet-getitem?mr=1234567",
    ),
    "eprint = {https://academic.example/x.pdf}": ("pdf", "https://academic.example/x.pdf"),
    "eprint = {x1}, eprinttype = {googlebooks}": ("website", "https://books.google.com/books?id=x1"),
    "url = {<https://example.org/34>}": ("proceedings", "https://example.org/34"),
    r"url = {\href{https://example.org/37}{link}}": ("proceedings", "https://example.org/37"),
    "zbl = {Zbl 1234.56789}": ("zbmath", "https://zbmath.org/1234.56789"),
    "adsurl = {https://ui.adsabs.harvard.edu/abs/2020ApJ}": (
        "ads",
        "https://ui.adsabs.harvard.edu/abs/2020ApJ",
    ),
}


@pytest.mark.parametrize(("fields", "link"), LINKS.items())
def test_a_number_of_an_archive_is_a_link(fields: str, link: tuple[str, str]) -> None:
    assert [(found.kind, found.url) for found in only(fields).links] == [link]


def test_the_first_of_several_is_taken() -> None:
    urls = read("url = {https://example.org/a https://example.org/b}")
    assert [link.url for link in urls.publications[0].links] == ["https://example.org/a"]
    assert problems(urls) == [
        "k: there is more than one address; the first was taken, 'https://example.org/b' was left out"
    ]
    seen = read("url = {https://example.org/a (accessed 1 May 2020)}")
    assert [link.url for link in seen.publications[0].links] == ["https://example.org/a"]
    assert problems(seen) == ["k: '(accessed 1 May 2020)' behind the address was left out"]
    dois = read("doi = {10.1016/j.x.1, 10.1016/j.x.2}")
    assert dois.publications[0].doi == "10.1016/j.x.1"
    assert problems(dois) == [
        "k: there is more than one DOI; the first was taken, '10.1016/j.x.2' was left out"
    ]


DATES = {
    "date = {2020 Dec 3}, year = {2020}, month = dec": (PartialDate(year=2020, month=12), 1),
    "date = {2020 Dec 3}": (PartialDate(year=2020), 1),
    "date = {soon}, year = {2019}": (PartialDate(year=2019), 1),
    "date = {2020-02}, year = {2019}": (PartialDate(year=2020, month=2), 0),
}


@pytest.mark.parametrize(("fields", "expected"), DATES.items())
def test_an_unreadable_date_leaves_year_and_month(fields: str, expected: tuple[PartialDate, int]) -> None:
    bibliography = read(fields)
    assert (bibliography.publications[0].date, len(bibliography.problems)) == expected


PARENT = """
@proceedings{whole, ids = {old, older}, title = {Looms}, date = {2019-07}, location = {Paris},
  editor = {Roe, Ann}}
@inproceedings{part, title = {T}, author = {Doe, Jane}, %s}
"""
INHERITED = {
    "crossref = {whole}": ("2019-07", "Paris"),
    "crossref = {old}": ("2019-07", "Paris"),
    "crossref = {OLDER}": ("2019-07", "Paris"),
    "crossref = {whole}, year = {2020}": ("2020", "Paris"),
    "crossref = {whole}, year = 2020, month = mar": ("2020-03", "Paris"),
    "crossref = {whole}, address = {Rome}": ("2019-07", "Rome"),
}


@pytest.mark.parametrize(("fields", "expected"), INHERITED.items())
def test_a_childs_own_word_wins(fields: str, expected: tuple[str, str]) -> None:
    bibliography = read_bibliography(PARENT % fields, "p.bib")
    (work,) = bibliography.publications
    assert work.date is not None
    assert (work.date.iso, work.location, work.venue.plain) == (*expected, "Looms")
    assert problems(bibliography) == []


def test_a_volume_that_the_owner_edited_is_a_work() -> None:
    text = PARENT % "crossref = {whole}"
    works = read_bibliography(text, "p.bib", owner="Ann Roe").publications
    assert [work.key for work in works] == ["whole", "part"]
    assert [work.key for work in read_bibliography(text, "p.bib", owner="Jane Doe").publications] == ["part"]


def test_a_volume_of_the_owners_book_is_a_work() -> None:
    text = (
        "@mvbook{all, title = {All}, author = {Doe, Jane}}"
        "@book{one, title = {One}, volume = 1, crossref = {all}}"
        "@inbook{first, title = {First}, crossref = {one}}"
    )
    works = read_bibliography(text, "p.bib", owner="Jane Doe").publications
    assert [work.key for work in works] == ["all", "one", "first"]


REFUSED = {
    "funding_text 1 = {Money}, publisher = {P}": (
        "BibTeX allows no field of the name 'funding_text 1', and it was left out; "
        "letters, digits, - and _ are safe"
    ),
    ", publisher = {P}": "k: a comma without a field before it was left out",
}


@pytest.mark.parametrize(("fields", "problem"), REFUSED.items())
def test_a_fault_of_one_field_leaves_the_work(fields: str, problem: str) -> None:
    bibliography = read(f"{fields}, volume = {{7}}")
    (work,) = bibliography.publications
    assert (work.publisher, work.volume) == ("P", "7")
    assert problems(bibliography) == [problem]
    exported = export_bibtex(bibliography.publications)
    assert problems(read_bibliography(exported, "p.bib")) == []
    assert "publisher = {P}, volume = {7}" in exported


EXPORTED = (
    "author_keywords abbrev_source_title references correspondence_address1 pubmed_id pmc mesh pst"
    " Journal-Full nlm-id pubmodel issn-linking cited-references times-cited rating local-url"
    " Funding-Text Affiliations EarlyAccessDate Sponsor Cited_By"
)


@pytest.mark.parametrize("name", EXPORTED.split())
def test_fields_of_export_programs_are_silent(name: str) -> None:
    only(f"{name} = {{x}}")


def test_an_unknown_field_is_reported_once_with_its_lines() -> None:
    entries = "".join(
        f"@article{{k{number}, title = {{T}}, author = {{Doe, Jane}}, mine = {{x}}}}\n" for number in range(7)
    )
    (problem,) = problems(read_bibliography(entries, "p.bib"))
    assert problem == (
        "k0: the field 'mine' is not known, and was left out (7 times: lines 1, 2, 3, 4, 5, …); "
        "the name of a field of your own begins with 'x-'"
    )


@pytest.mark.parametrize(("name", "hint"), [("auther", "author"), ("paper", ""), ("earlydate", "")])
def test_a_hint_names_a_field_that_is_read(name: str, hint: str) -> None:
    (problem,) = problems(read(f"{name} = {{x}}"))
    assert ("did you mean" in problem, repr(hint) in problem) == (bool(hint), bool(hint))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Lee:2020/a", "lee-2020-a"),
        ("论文2020", "论文2020"),
        ("Ньютон:1687", "ньютон-1687"),
        ("Müller", "m-ller"),
        ("../x", "x"),
    ],
)
def test_a_key_names_a_readable_page(key: str, name: str) -> None:
    bibliography = read_bibliography(f"@article{{{key}, title = {{T}}, author = {{Doe, Jane}}}}", "p.bib")
    assert bibliography.page_name(key) == name
