"""Names as the world writes them, with what they are."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.citations import csl, reference, ris
from sphinx_scholar.records.publication import Author, Publication
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.wording import people_text

NAMES = {
    # Han, kana and Hangul: family name first, as written
    "田中 太郎": ("太郎", "田中", "", "田中太郎"),
    "王 芳": ("芳", "王", "", "王芳"),
    "王, 芳": ("芳", "王", "", "王芳"),
    "김 철수": ("철수", "김", "", "김철수"),
    "김, 철수": ("철수", "김", "", "김철수"),
    "山田 たろう": ("たろう", "山田", "", "山田たろう"),
    "佐々木 花": ("花", "佐々木", "", "佐々木花"),
    # a suffix is one where the grammar says so
    "Brody, JR": ("JR", "Brody", "", "JR Brody"),
    "Smith, SR": ("SR", "Smith", "", "SR Smith"),
    "Lee, II": ("II", "Lee", "", "II Lee"),
    "Lee, J. R.": ("J. R.", "Lee", "", "J. R. Lee"),
    "King, Jr., Martin": ("Martin", "King", "Jr.", "Martin King, Jr."),
    "Martin King, Jr.": ("Martin", "King", "Jr.", "Martin King, Jr."),
    "Martin King Jr": ("Martin", "King", "Jr", "Martin King, Jr"),
    "King Jr., Martin": ("Martin", "King", "Jr.", "Martin King, Jr."),
    "King, Martin Jr.": ("Martin", "King", "Jr.", "Martin King, Jr."),
    "Costa, P. T., Jr.": ("P. T.", "Costa", "Jr.", "P. T. Costa, Jr."),
    "Gates III, William": ("William", "Gates", "III", "William Gates, III"),
    "Gates, 3rd, William": ("William", "Gates", "3rd", "William Gates, 3rd"),
    "William Gates 3rd": ("William", "Gates", "3rd", "William Gates, 3rd"),
    # what stands out is a name all the same
    r"\textbf{Ada Lovelace}": ("Ada", "Lovelace", "", "Ada Lovelace"),
    r"{\bf Lovelace, Ada}": ("Ada", "Lovelace", "", "Ada Lovelace"),
    r"\textbf{Lovelace}, \textbf{A}da": ("Ada", "Lovelace", "", "Ada Lovelace"),
    r"{\underline{Lovelace, A.}}": ("A.", "Lovelace", "", "A. Lovelace"),
    r"\underline{\textbf{Ada Lovelace}}": ("Ada", "Lovelace", "", "Ada Lovelace"),
    r"Ada Lovelace\footnotemark[1]": ("Ada", "Lovelace", "", "Ada Lovelace"),
    # degrees stand where suffixes do
    "Roe, Ann, Ph.D.": ("Ann", "Roe", "Ph.D.", "Ann Roe, Ph.D."),
    "Roe, Ann, MD": ("Ann", "Roe", "MD", "Ann Roe, MD"),
    "Ann Roe, Ph.D.": ("Ann", "Roe", "Ph.D.", "Ann Roe, Ph.D."),
    "Roe, MD": ("MD", "Roe", "", "MD Roe"),
    # Han names with a comma of their own
    "王，芳": ("芳", "王", "", "王芳"),
    # groups without braces
    "The ATLAS Collaboration": ("", "The ATLAS Collaboration", "", "The ATLAS Collaboration"),
    "World Health Organization": ("", "World Health Organization", "", "World Health Organization"),
    "the XYZ Study Group": ("", "the XYZ Study Group", "", "the XYZ Study Group"),
    "Procter & Gamble": ("", "Procter & Gamble", "", "Procter & Gamble"),
    # family names of two letters, which no initials are
    "Ming LI": ("Ming", "LI", "", "Ming LI"),
    "WEI LI": ("WEI", "LI", "", "WEI LI"),
}


@pytest.mark.parametrize(("source", "parts"), NAMES.items())
def test_a_name_is_taken_apart(source: str, parts: tuple[str, str, str, str]) -> None:
    names = read_names(source)
    (author,) = names.authors
    assert (author.given, author.family, author.suffix, author.name) == parts
    assert names.faults == ()


PROSE = {
    "Doe, Jane et al.": "Doe, Jane and others",
    "Doe, Jane, et al": "Doe, Jane and others",
    r"Doe, Jane \& Roe, Ann": "Doe, Jane and Roe, Ann",
    "Jane Doe &amp; Ann Roe": "Jane Doe and Ann Roe",
    "Doe, Jane; Roe, Ann; Poe, Bo": "Doe, Jane and Roe, Ann and Poe, Bo",
    "Jane Doe, Ann Roe, Bo Poe": "Jane Doe and Ann Roe and Bo Poe",
    "J. Doe, A. Roe": "J. Doe and A. Roe",
    "Doe J, Roe AB": "Doe, J and Roe, AB",
    "Doe, J., Roe, A. B.": "Doe, J. and Roe, A. B.",
    "Doe, J., Roe, A., et al.": "Doe, J. and Roe, A. and others",
    "张三，李四，王五": "张三 and 李四 and 王五",
    "张三、李四": "张三 and 李四",
    "علي، محمد؛ كريم، سارة": "علي, محمد and كريم, سارة",
    "Doe J.; Roe A. B.": "Doe, J. and Roe, A. B.",
    "Doe J., Roe A.-B.": "Doe, J. and Roe, A.-B.",
    "Doe, J. / Roe, A.": "Doe, J. and Roe, A.",
    "Jane Doe | Ann Roe": "Jane Doe and Ann Roe",
    "Jane Doe und Ann Roe": "Jane Doe and Ann Roe",
    "Dupont, Jean et Durand, Marie": "Dupont, Jean and Durand, Marie",
    "Jane Doe with Ann Roe": "Jane Doe and Ann Roe",
}


@pytest.mark.parametrize(("source", "reading"), PROSE.items())
def test_names_without_and_are_reported_with_their_likely_reading(source: str, reading: str) -> None:
    names = read_names(source)
    right = read_names(reading)
    assert (names.authors, names.more) == (right.authors, right.more)
    assert names.faults == (
        f"the names {source!r} are not separated by 'and'; they were read as {reading!r}",
    )


READ_OTHERWISE = {
    "Чехов А. П.": ("Чехов, А. П.", "has its initials last"),
    "Roe A.-B.": ("Roe, A.-B.", "has its initials last"),
    "Roe, Ann, M.": ("Roe, Ann M.", "has two commas"),
    "Doe, Jane (Ed.)": ("Doe, Jane", "holds what a person did"),
}


@pytest.mark.parametrize(("source", "expected"), READ_OTHERWISE.items())
def test_a_name_that_bibtex_would_misread_is_reported(source: str, expected: tuple[str, str]) -> None:
    reading, why = expected
    names = read_names(source)
    assert names.authors == read_names(reading).authors
    assert names.faults == (f"the name {source!r} {why}; it was read as {reading!r}",)


def test_initials_without_points_are_some_where_all_names_have_them() -> None:
    names = read_names("Doe J and Roe AB")
    assert [author.inverted for author in names.authors] == ["Doe, J", "Roe, AB"]
    assert len(names.faults) == 2
    mixed = read_names("Doe, Jane and Li Y")
    assert [author.inverted for author in mixed.authors] == ["Doe, Jane", "Y, Li"]
    assert mixed.faults == ()


def test_a_list_in_prose_may_end_in_and() -> None:
    names = read_names("Jane Doe, Ann Roe and Bo Poe")
    assert [author.name for author in names.authors] == ["Jane Doe", "Ann Roe", "Bo Poe"]
    assert len(names.faults) == 1
    assert read_names("García Márquez, Gabriel José and Poe, Bo").faults == ()


def test_a_list_in_prose_is_read_to_its_end() -> None:
    names = read_names("Jane Doe, Ann Roe, and Bo Poe")
    assert [author.name for author in names.authors] == ["Jane Doe", "Ann Roe", "Bo Poe"]
    assert len(names.faults) == 1


@pytest.mark.parametrize(
    "source",
    [
        "García Márquez, Gabriel José and de la Cruz, Ana María",
        "García Márquez, Gabriel José and others",
        "García Márquez, Gabriel José and et al.",
        "García Márquez, Gabriel José and Suharto",
        "García Márquez, Gabriel José and {The STAR Collaboration}",
        "García Márquez, Gabriel José and Roe, Ann and Jane Doe",
        "{Procter & Gamble} and {Looms, Mills, and Sons}",
        "Procter & Gamble",
        "Ren&eacute;e Doe",
        "Doe, Jane, and Roe, Ann",
        "{Doe; Roe}",
        "Al Gore and Ali, Bo",
        "Ramón y Cajal, Santiago and Karl Graf von und zu Looms",
        "Doe, Jane and ... and Roe, Ann and 12 more",
    ],
)
def test_what_is_no_list_in_prose_is_silent(source: str) -> None:
    assert read_names(source).faults == ()


PAIRS = {
    "Ada Lovelace, Ann Roe": ["Ada Lovelace", "Ann Roe"],
    "Ann Roe, A. Lovelace": ["Ann Roe", "A. Lovelace"],
    "García Márquez, Gabriel José": ["Gabriel José García Márquez"],
    "Lovelace, Ada": ["Ada Lovelace"],
}


@pytest.mark.parametrize(("source", "people"), PAIRS.items())
def test_two_whole_names_are_two_where_one_is_the_owner(source: str, people: list[str]) -> None:
    text = f"@misc{{k, title = {{T}}, author = {{{source}}}}}"
    bibliography = read_bibliography(text, "p.bib", owner="Ada Lovelace")
    assert [author.name for author in bibliography.publications[0].authors] == people
    reading = source.replace(", ", " and ")
    assert [str(problem) for problem in bibliography.problems] == (
        [f"k: the names {source!r} are not separated by 'and'; they were read as {reading!r}"]
        if len(people) > 1
        else []
    )


@pytest.mark.parametrize(
    ("written", "is_owner"),
    [
        ("{Ada Lovelace}", True),
        ("{Lovelace Ada}", True),
        (r"\textbf{Lovelace}, Ada", True),
        (r"{\textbf{Ada Lovelace}}", True),
        ("Ada Lovelace (for the STAR Collaboration)", True),
        ("STAR Collaboration: Ada Lovelace", True),
        ("{Ada Lovelace Institute}", False),
        ("{Lovelace}", False),
    ],
)
def test_the_owner_is_found(written: str, *, is_owner: bool) -> None:
    (author,) = read_names(written).authors
    assert is_same_person(author, ("Ada Lovelace",)) is is_owner


def only(fields: str, type: str = "article") -> Publication:
    bibliography = read_bibliography(f"@{type}{{k, title = {{T}}, {fields}}}", "p.bib")
    assert [str(problem) for problem in bibliography.problems] == []
    return bibliography.publications[0]


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ("author = {Doe, Jane and others}", "Jane Doe and others"),
        ("author = {Doe, Jane and Roe, Ann and others}", "Jane Doe, Ann Roe, and others"),
        (
            "author = {Doe, Jane and others}, collaboration = {STAR}",
            "Jane Doe and others (STAR Collaboration)",
        ),
        (
            "author = {Doe, Jane}, collaboration = {ATLAS, CMS}",
            "Jane Doe (ATLAS, CMS Collaborations)",
        ),
        ("author = {Doe, Jane}, collaboration = {The Loom Team}", "Jane Doe (The Loom Team)"),
        ("author = {{STAR Collaboration}}, collaboration = {STAR}", "STAR Collaboration"),
        ("collaboration = {STAR}", "STAR Collaboration"),
        ("author = {Doe, Jane (on behalf of the STAR Collaboration)}", "Jane Doe (STAR Collaboration)"),
    ],
)
def test_a_list_of_people_is_printed(fields: str, people: str) -> None:
    work = only(fields)
    assert people_text(work) == people
    assert reference.render(work).startswith(people)
    assert work.may_omit_people == (people != "Jane Doe")


def test_a_collaboration_is_cited() -> None:
    work = only("author = {Doe, Jane}, collaboration = {STAR}")
    assert "AU  - Doe, Jane\nAU  - STAR Collaboration\n" in ris.render(work)
    assert csl.csl_item(work)["author"][1] == {"literal": "STAR Collaboration"}


@pytest.mark.parametrize(
    ("type", "fields", "authors"),
    [
        ("manual", "organization = {Society of Looms}", (Author(family="Society of Looms"),)),
        ("proceedings", "organization = {Society of Looms}", (Author(family="Society of Looms"),)),
        ("proceedings", "editor = {Doe, Jane}", ()),
        ("misc", "year = 2020", ()),
        ("dataset", "year = 2020", ()),
        ("book", "editor = {Doe, Jane}", ()),
    ],
)
def test_types_that_need_no_author_are_silent(type: str, fields: str, authors: tuple[Author, ...]) -> None:
    assert only(fields, type).authors == authors


@pytest.mark.parametrize("type", ["article", "inproceedings", "phdthesis", "techreport", "book", "inbook"])
def test_types_that_need_an_author_are_reported(type: str) -> None:
    bibliography = read_bibliography(f"@{type}{{k, title = {{T}}, year = 2020}}", "p.bib")
    assert [str(problem) for problem in bibliography.problems] == ["k: the author is missing"]
