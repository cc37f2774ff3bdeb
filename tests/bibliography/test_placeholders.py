"""What exports write where there is nothing to say is not printed, and what they hide is found."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.citations import reference, ris

TEXMED = (
    r"note={[PubMed Central:\href{https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1}{PMC1}]"
    r" [DOI:\href{https://dx.doi.org/10.1212/wnl.1}{10.1212/wnl.1}] [PubMed:\href{https://x.org/2}{2}]}"
)

CITED = {
    # IEEE's early access, Taylor & Francis, J-STAGE
    "@article{k, journal={J}, volume={PP}, number={99}, pages={1-1}, %s}": "J, 2020.",
    "@article{k, journal={J}, volume={PP}, pages={1-12}, %s}": "J, pp. 1–12, 2020.",
    "@article{k, journal={J}, volume={0}, number={0}, pages={1-9}, %s}": "J, pp. 1–9, 2020.",
    "@article{k, journal={J}, volume={advpub}, number={}, %s}": "J, 2020.",
    "@article{k, journal={J}, volume={0}, number={3}, %s}": "J 0 (3), 2020.",
    "@article{k, journal={J}, volume={99}, number={PP}, %s}": "J 99 (PP), 2020.",
    # catalogs of libraries
    "@book{k, publisher={[s.n.]}, address={[S.l.]}, %s}": "Book, 2020.",
    "@book{k, publisher={S. Lang}, %s}": "Book, S. Lang, 2020.",
    # TexMed, NASA ADS, Google Scholar
    "@article{k, journal={J}, " + TEXMED + ", %s}": "J, 2020. https://doi.org/10.1212/wnl.1",
    "@article{k, journal={J}, note={[DOI:10.1/x] and more}, %s}": "J, 2020. [DOI:10.1/x] and more.",
    "@inproceedings{k, booktitle={Abstracts \\#233}, series={Abstracts}, volume={233}, %s}": (
        "In Abstracts #233, 2020."
    ),
    "@inproceedings{k, booktitle={Abstracts}, series={Abstracts}, volume={233}, %s}": (
        "In Abstracts, Abstracts 233, 2020."
    ),
    "@misc{k, howpublished={Code Library, record ascl:1505.001}, eid={ascl:1505.001}, %s}": (
        "Code Library, record ascl:1505.001, 2020."
    ),
    "@article{k, publisher={Google Patents}, note={US Patent 8,930,000}, %s}": (
        "Patent, 2020. US Patent 8,930,000."
    ),
    # numbers with their words
    "@article{k, journal={J}, volume={제47권}, number={第3期}, pages={С. 1–3}, %s}": (
        "J 47 (3), pp. 1–3, 2020."
    ),
    "@article{k, journal={J}, volume={n°2}, number={№ 3}, pages={S. 5}, %s}": "J 2 (3), p. 5, 2020.",
    "@article{k, journal={J}, volume={3}, number={Supplement\\_1}, %s}": "J 3 (Supplement 1), 2020.",
    "@article{k, journal={J}, volume={Vol. 5}, number={No Wave}, %s}": "J 5 (No Wave), 2020.",
    # Crossref
    "@book{k, publisher={P}, place={Bonn}, collection={Studies}, %s}": "Book, P, Studies, 2020.",
    # addresses as people say them
    "@misc{k, url={www.example.org/a_b}, %s}": "2020. https://www.example.org/a_b",
    "@misc{k, url={osf.io/abcde}, %s}": "2020. https://osf.io/abcde",
}


@pytest.mark.parametrize(("entry", "end"), CITED.items())
def test_a_citation_says_what_is_known(entry: str, end: str) -> None:
    bibliography = read_bibliography(entry % "title={T}, author={Lee, Ada}, year={2020}", "p.bib")
    assert [str(problem) for problem in bibliography.problems] == []
    (work,) = bibliography.publications
    assert reference.render(work) == f"Ada Lee. T. {end}\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wei Zhang 0001 and Xin Li 0022", ["Wei Zhang", "Xin Li"]),
        ("Zhang 0001, Wei", ["Wei Zhang"]),
        ("III, Hal Daumé and Singh, Aarti", ["Hal Daumé, III", "Aarti Singh"]),
        ("Lee, II and Jr., Ada", ["II Lee", "Ada Jr."]),
        ("{Agent 0071}", ["Agent 0071"]),
        ("{Team 2020} and Lee, Ada", ["Team 2020", "Ada Lee"]),
    ],
)
def test_names_are_read_as_people_mean_them(written: str, read: list[str]) -> None:
    (work,) = read_bibliography(f"@misc{{k, title={{T}}, author={{{written}}}}}", "p.bib").publications
    assert [author.name for author in work.authors] == read


def test_an_isbn_has_no_remark_on_the_binding() -> None:
    entry = "@book{k, title={T}, author={Lee, Ada}, isbn={978-0-471-00000-0 (hbk.)}}"
    (work,) = read_bibliography(entry, "p.bib").publications
    assert "SN  - 978-0-471-00000-0\n" in ris.render(work)


def test_a_file_name_is_no_address() -> None:
    entry = "@misc{k, title={T}, author={Lee, Ada}, url={paper.html}}"
    (problem,) = read_bibliography(entry, "p.bib").problems
    assert str(problem) == "k: 'paper.html' is not an address that starts with https://; it was left out"
