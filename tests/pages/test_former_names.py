"""Former names: papers are found by them, nothing prints them, and a setting takes them from papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.engine import Built, build, texts

PAPERS = r"""
@string{us = "Blackwood, Thomas and Roe, Ann"}
@article{k1, author={Blackwood, Thomas and Roe, Ann}, title={Of looms}, journal={J}, year=2015,
  abstract={By T. Blackwood.}, note={With Thomas Blackwood}, doi={10.1000/1}, pdf={https://example.org/a.pdf}}
@article{k2, author={Roe, A. and Blackwood*, T. E.}, title={Of wheels}, journal={J}, year={2016},
  eprint={1601.00001}, eprinttype={arxiv}}
@article{k3, author=us, title={Of gears}, journal={J}, year=2017}
@book{k4, editor={THOMAS BLACKWOOD}, title={Letters of Thomas Blackwood}, publisher={P}, year=2018}
@article{k5, author={Lovelace, Ada and Wu, Old}, title={Of steam}, journal={J}, year={2019}}
@article{k6, author={Lovelace, A.}, title={Of steam again}, journal={J}, year=2020}
"""
FILES = {
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :former-names: Thomas Blackwood
        :email: ada@umich.edu
        :position: Countess
        :affiliation: Analytical Society
        :::

        :::{publications}
        :summary:
        :::

        {download}`all <papers.bib>`

        :::{toctree}
        people
        cv
        publications/k4
        :::
        """,
    "people.md": "# People\n\n:::{person} New Wu\n:former-names: Old Wu\n:::\n",
    "cv.md": "# CV\n\n:::{publications}\n:::\n",
    "publications/k4.md": ":::{publication} k4\nNotes.\n:::\n",
    "papers.bib": PAPERS,
}
SETTINGS = {
    "scholar_bibliography": "papers.bib",
    "html_baseurl": "https://ada.example.org/",
    "scholar_links": {"New Wu": "https://wu.example.org"},
}
FORMER = ("blackwood", "old wu", "wu, old")


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hidden")
    return build(folder / "site", FILES, scholar_hide_former_names=True, **SETTINGS)


def contents(built: Built) -> dict[str, str]:
    """Return what each file of the output says, the text of PDFs too."""
    found = {}
    for path in sorted(built.out.rglob("*")):
        if path.suffix == ".pdf":
            text = "".join(page.extract_text() for page in PdfReader(path).pages)
        elif path.is_file():
            text = path.read_bytes().decode(errors="replace")
        else:
            continue
        found[path.relative_to(built.out).as_posix()] = text.lower()
    return found


def test_no_file_has_a_former_name_where_they_are_hidden(hidden: Built) -> None:
    found = contents(hidden)
    assert {"cv.pdf", "atom.xml", "llms.txt", "resume.json", "publications/publications.ris"} <= found.keys()
    assert any(name.startswith("_downloads/") for name in found)
    named = [name for name, text in found.items() if any(form in " ".join(text.split()) for form in FORMER)]
    assert named == []


def test_the_current_name_stands_in_the_same_form(hidden: Built) -> None:
    bib = hidden.text("publications/publications.bib")
    assert "author={Lovelace, Ada and Roe, Ann}" in bib
    assert "author={Roe, A. and Lovelace, A.}" in bib
    assert "editor={Ada LOVELACE}" in bib
    assert "author={Lovelace, Ada and Wu, New}" in bib
    assert "note={With Ada Lovelace}" in bib
    assert "AU  - Lovelace, Ada" in hidden.text("publications/k3.ris")
    assert '<meta name="citation_author" content="Lovelace, A.">' in hidden.text("publications/k2.html")
    [heading] = hidden.soup("publications/k4.html").select("h1")
    assert heading.get_text().startswith("Letters of Ada Lovelace")


def test_the_papers_that_print_a_former_name_are_the_owners(tmp_path: Path) -> None:
    built = build(tmp_path / "site", FILES, **SETTINGS)
    bold = texts(built.body("index.html").select(".scholar-authors strong"))
    assert (
        sorted(bold)
        == ["A. Lovelace", "Ada Lovelace", "T. E. Blackwood", "THOMAS BLACKWOOD"] + ["Thomas Blackwood"] * 2
    )
    assert 'content="Blackwood, Thomas"' in built.text("publications/k1.html")
    [other] = built.soup("publications/k5.html").select(".scholar-authors a")
    assert (other.get_text(), other["href"]) == ("Old Wu", "https://wu.example.org")
    # Only what papers print has it.
    owners = {"contact.vcf", "resume.json", "people.html"}
    assert owners <= contents(built).keys()
    assert "blackwood" not in contents(built)["contact.vcf"]
    assert "old wu" not in contents(built)["people.html"]
    assert '"alternateName"' not in built.text("index.html")


KEY = (
    "papers.bib:1: WARNING: blackwood2015: the key, which is the address of a page, holds a former name; "
    "choose another [scholar.former_name]"
)
PROSE = (
    "talks.md: WARNING: talks.html prints a former name that scholar_hide_former_names takes from papers "
    "alone; write the current name, or leave it out [scholar.former_name]"
)


def test_what_no_paper_prints_is_reported(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:former-names: Thomas Blackwood\n:::\n",
        "talks.md": "# Talks\n\nGiven by Thomas Blackwood.\n",
        "papers.bib": "@misc{blackwood2015, author={Blackwood, T.}, title={T}, year=2015}\n",
    }
    settings = {"scholar_bibliography": "papers.bib", "scholar_hide_former_names": True}
    build(tmp_path / "site", files, warnings=[KEY, PROSE], **settings)


def test_sources_are_not_copied_beside_a_former_name(tmp_path: Path) -> None:
    files = {"index.md": "# Home\n\n:::{person} Ada Lovelace\n:former-names: Thomas Blackwood\n:::\n"}
    built = build(tmp_path / "site", files, html_copy_source=True, warnings=None)
    assert "blackwood" not in "".join(contents(built).values())
