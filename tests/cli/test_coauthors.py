"""``coauthors``: a table that spreadsheets and forms take, made without a page being written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.engine import tree, write

SITE = {
    "conf.py": """
        project = author = "Ada Lovelace"
        extensions = ["myst_parser", "sphinx_scholar"]
        scholar_bibliography = "papers.bib"
        """,
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :aliases: Augusta King
        :::

        :::{person} New Wu
        :former-names: Old Wu
        :::
        """,
    "papers.bib": r"""
        @article{a, author={King, A. and Wu, Old}, title={=1+1}, journal={J}, year=2019}
        @article{b, author={Lovelace, Ada and Wu, New and others}, title={Of "looms", and {\'e}tudes},
          journal={J}, year=2023}
        @article{c, author={Lovelace, Ada and @Roe, Ann}, title={-2}, journal={J}, year=2021}
        @misc{d, author={Lovelace, Ada and Doe, Di}, title={Of gears}}
        @misc{h, author={Lovelace, Ada and Unseen, Una}, title={Hidden}, year=2023, hidden=true}
        """,
}
HEADINGS = ["Name", "Last year", "Papers", "Latest paper"]
WU = ["Wu, New", "2023", "2", 'Of "looms", and études']
WU_SINCE_2021 = [*WU[:2], "1", WU[3]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", SITE)
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ([], [["'@Roe, Ann", "2021", "1", "'-2"], ["Doe, Di", "", "1", "Of gears"], WU]),
        (
            ["--years", "3"],
            [["'@Roe, Ann", "2021", "1", "'-2"], ["Doe, Di", "", "1", "Of gears"], WU_SINCE_2021],
        ),
        (["--years", "2"], [["Doe, Di", "", "1", "Of gears"], WU_SINCE_2021]),
        (["--since", "2022"], [["Doe, Di", "", "1", "Of gears"], WU_SINCE_2021]),
    ],
)
def test_the_table_lists_the_co_authors(site: Path, words: list[str], rows: list[list[str]]) -> None:
    before = tree(site)
    output = site.parent / "table.csv"
    run("coauthors", site, *words, "--output", output)
    with output.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [HEADINGS, *rows]
    assert tree(site) == before


def test_the_table_is_printed_with_what_it_leaves_out(site: Path) -> None:
    said = run("coauthors", site, "--years", "1").splitlines()
    assert said[0] == "Name,Last year,Papers,Latest paper"
    assert said[-2:] == [
        "2 co-authors of 2 papers since 2023.",
        "Not all authors are named by b: the rest is “and others”.",
    ]


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [
        ({"conf.py": "x = gone"}, [], "the site cannot be built: "),
        ({"conf.py": "project = 'x'\n"}, [], "the site does not use sphinx_scholar."),
        ({"papers.bib": ""}, [], "the site has no papers."),
        ({}, ["--output", "conf.py/table.csv"], "conf.py/table.csv cannot be written: "),
    ],
)
def test_what_cannot_be_done_is_said(site: Path, files: dict[str, str], words: list[str], said: str) -> None:
    write(site, files)
    lines = run("coauthors", ".", *words, cwd=site, code=1).splitlines()
    assert lines[0].startswith(f"sphinx-scholar: {said}")
    assert "No table was made." in lines


def test_a_number_of_years_is_one_or_more(site: Path) -> None:
    said = run("coauthors", site, "--years", "0", code=2)
    assert said.endswith("argument --years: '0' is not a number of 1 or more\n")
    assert "not allowed with argument" in run("coauthors", site, "--years", "1", "--since", "2020", code=2)
