"""Works that stand in a file twice are reported, with how to tie them."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography

TIE = "if they are one work, tie them by related = {a}, relatedtype = {version}"
ENTRY = "@misc{%s, title = {T}, author = {Doe, Jane}, %s}\n"


@pytest.mark.parametrize(
    ("first", "second", "problems"),
    [
        (
            "doi = {10.1000/X}",
            "doi = {10.1000/x}",
            [f"b: a has the same DOI, 10.1000/x; {TIE}"],
        ),
        (
            "eprint = {2001.00001}",
            "journal = {arXiv:2001.00001v2}",
            [f"b: a has the same arXiv number, 2001.00001; {TIE}"],
        ),
        ("doi = {10.1000/x}", "doi = {10.1000/x}, related = {a}, relatedtype = {version}", []),
        ("doi = {10.1000/x}", "doi = {10.1000/y}", []),
        ("year = 2020", "year = 2020", []),
    ],
)
def test_two_entries_of_one_number_are_reported(first: str, second: str, problems: list[str]) -> None:
    bibliography = read_bibliography(ENTRY % ("a", first) + ENTRY % ("b", second), "p.bib")
    assert [str(problem) for problem in bibliography.problems] == problems
    assert len(bibliography.publications) == (1 if "related" in second else 2)


CORR = "@article{a, title={On {K}nots: A Study}, author=%s, journal={CoRR}, volume={abs/2101.00001}}\n"


@pytest.mark.parametrize(
    ("first_author", "second", "title"),
    [
        (
            "{Doe, J.}",
            "@article{b, title = {On knots -- a study.}, author = {Doe, Jane}, journal = {J}}",
            "On knots – a study.",
        ),
        (
            "{Doe, J.}",
            "@inproceedings{b, title = {On Knots: A Study}, author = {Jane Doe}, booktitle = {X}}",
            "On Knots: A Study",
        ),
        ("{Roe, J.}", "@article{b, title = {On Knots: A Study}, author = {Doe, Jane}, journal = {J}}", ""),
        ("{Doe, J.}", "@article{b, title = {On Knots}, author = {Doe, Jane}, journal = {J}}", ""),
        ("{Doe, J.}", "@unpublished{b, title = {On Knots: A Study}, author = {Doe, Jane}}", ""),
        (
            "{Doe, J.}",
            "@article{b, title={On Knots: A Study}, author={Doe, Jane}, related={a}, relatedtype={version}}",
            "",
        ),
    ],
)
def test_a_preprint_with_the_title_of_a_paper_is_reported(first_author: str, second: str, title: str) -> None:
    problems = read_bibliography(CORR % first_author + second, "p.bib").problems
    assert [str(problem) for problem in problems] == (
        [f"b: a has the same title, {title!r}; {TIE}"] if title else []
    )


def test_a_work_of_others_with_the_same_title_hides_no_double() -> None:
    entry = "@article{%s, title={On Knots: A Study}, author={%s}, journal={J}}\n"
    text = entry % ("of-others", "Roe, Ann") + entry % ("b", "Doe, Jane") + CORR % "{Doe, J.}"
    (problem,) = read_bibliography(text, "p.bib").problems
    assert str(problem).startswith("a: b has the same title")
