from __future__ import annotations

import pytest

from sphinx_scholar.records.publication import Author
from sphinx_scholar.records.same_person import fold, is_same_person, link_of_person

FORMS = ("Runyu Lu",)


def author(given: str, family: str, prefix: str = "") -> Author:
    return Author(given=given, family=family, prefix=prefix)


SAME = {
    "as written": (author("Runyu", "Lu"), FORMS),
    "case": (author("RUNYU", "LU"), FORMS),
    "accents": (author("Rünyu", "Lú"), FORMS),
    "accents of the form": (author("Runyu", "Lu"), ("Rünyú Lǔ",)),
    "initial": (author("R.", "Lu"), FORMS),
    "initial without its point": (author("R", "Lu"), FORMS),
    "initials": (author("R.-Y.", "Lu"), FORMS),
    "initials in one word": (author("RY", "Lu"), FORMS),
    "initial of the form": (author("Runyu", "Lu"), ("R. Lu",)),
    "hyphen": (author("Run-Yu", "Lu"), FORMS),
    "space": (author("Run Yu", "Lu"), FORMS),
    "middle name": (author("Runyu Ray", "Lu"), FORMS),
    "middle name of the form": (author("Runyu", "Lu"), ("Runyu R. Lu",)),
    "nickname in parentheses": (author("Runyu (Ray)", "Lu"), FORMS),
    "family name first, without a comma": (author("Lu", "Runyu"), FORMS),
    "family name first, in the form": (author("Runyu", "Lu"), ("Lu, Runyu",)),
    "family name first, initial last": (author("Lu", "R."), FORMS),
    "one of several aliases": (author("Ray", "Lu"), ("Runyu Lu", "Ray Lu")),
    "particle": (author("Jan", "Berg", "van den"), ("Jan van den Berg",)),
    "particle behind a comma": (author("J.", "Berg", "van den"), ("van den Berg, Jan",)),
    "family name of two words": (author("Gabriel", "García Márquez"), ("Gabriel Garcia Marquez",)),
    "hyphened family name": (author("Ana", "Silva-Costa"), ("Ana Silva Costa",)),
    "apostrophe": (author("Conor", "O’Neil"), ("Conor O'Neil",)),
    "Han script, in parts": (author("小明", "王"), ("王小明",)),
    "Han script, whole": (author("", "王小明"), ("Xiaoming Wang", "王小明")),
    "Han script, with a space": (author("", "王小明"), ("王 小明",)),
    "Hangul": (author("길동", "홍"), ("홍길동",)),
    "Cyrillic": (author("И.", "Петров"), ("Иван Петров",)),
    "Łukasz": (author("Lukasz", "Slowinski"), ("Łukasz Słowiński",)),
    "Øystein": (author("Oystein", "Strasse"), ("Øystein Straße",)),
    "one name only": (author("", "Nihui"), ("nihui",)),
    "suffix of the form": (author("Martin", "King"), ("Martin King, Jr.",)),
    "suffix without a comma": (author("M.", "King"), ("Martin King III",)),
    "suffix within the form": (author("Martin", "King"), ("King, Jr., Martin",)),
    "the same suffix": (Author(given="M.", family="King", suffix="Jr"), ("Martin King, Jr.",)),
    "suffix of the author alone": (Author(given="M.", family="King", suffix="Jr."), ("Martin King",)),
    "suffix within braces": (author("", "Martin King, Jr."), ("Martin King",)),
    "degrees": (author("Martin", "King"), ("Martin King, Ph.D., M.D.",)),
    "titles of the form": (author("Martin", "King"), ("Prof. Dr. Martin King",)),
    "titles of the author": (author("Dr. Martin", "King"), ("Martin King",)),
    "initials that look like a suffix": (author("II", "Lee"), ("Lee, II",)),
}


@pytest.mark.parametrize(("someone", "forms"), SAME.values(), ids=SAME)
def test_a_person_is_found(someone: Author, forms: tuple[str, ...]) -> None:
    assert is_same_person(someone, forms)


DIFFERENT = {
    "family name alone": (author("", "Lu"), FORMS),
    "family name alone, as an alias": (author("", "Lu"), ("Runyu Lu", "Lu")),
    "given name alone": (author("", "Runyu"), FORMS),
    "alias of one word against a full name": (author("Runyu", "Lu"), ("Lu",)),
    "another given name": (author("Rui", "Lu"), FORMS),
    "another initial": (author("S.", "Lu"), FORMS),
    "another family name": (author("Runyu", "Li"), FORMS),
    "another middle initial": (author("Runyu A.", "Lu"), ("Runyu B. Lu",)),
    "initial of the family name": (author("Runyu", "L."), FORMS),
    "nothing but initials": (author("R.", "L."), FORMS),
    "one name within the other": (author("Runyu", "Lund"), FORMS),
    "particle missing from another name": (author("Jan", "Berg"), ("Jan van den Berg",)),
    "another name in Han script": (author("", "王小红"), ("王小明",)),
    "family name in Han script": (author("", "王"), ("王小明",)),
    "an organization": (author("", "Lu Runyu Foundation"), FORMS),
    "no forms": (author("Runyu", "Lu"), ()),
    "an empty form": (author("Runyu", "Lu"), ("", ",", " ")),
    "signs alone": (author("", "*"), ("", "*")),
    "another suffix": (Author(given="Martin", family="King", suffix="III"), ("Martin King, Jr.",)),
    "a father": (Author(given="Martin", family="King", suffix="Sr."), ("Martin King Jr",)),
}


@pytest.mark.parametrize(("someone", "forms"), DIFFERENT.values(), ids=DIFFERENT)
def test_nobody_else_is_found(someone: Author, forms: tuple[str, ...]) -> None:
    assert not is_same_person(someone, forms)


FOLDED = {
    "Łódź": "lodz",
    "Ørsted": "orsted",
    "Straße": "strasse",
    "Đặng": "dang",
    "Æsir Þór": "aesir thor",
    "ﬁne": "fine",
    "İstanbul ı": "istanbul i",
    "王小明": "王小明",
    "홍길동": "홍길동",
    "e\u0301": "e",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items())
def test_words_compare_without_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


LINKED = {
    "Anna Krause": "https://krause.example",
    "García Márquez, Lucía": "https://garcia.example",
    "T. Lindgren": "https://lindgren.example",
    "J. Liu": "https://liu.example",
    "Jan Liu": "https://jan.example",
    "王小明": "https://wang.example",
    "Lindgren Institute": "https://institute.example",
}
FOUND = [
    (author("A.", "Krause"), "https://krause.example"),
    (author("Anna Maria", "Krause"), "https://krause.example"),
    ("Dr. Anna Krause", "https://krause.example"),
    (author("Lucia", "Garcia Marquez"), "https://garcia.example"),
    (author("L.", "García Márquez"), "https://garcia.example"),
    (author("Tom", "Lindgren"), "https://lindgren.example"),
    (author("J.", "Liu"), "https://liu.example"),
    (author("Jan", "Liu"), "https://jan.example"),
    (author("Jo", "Liu"), "https://liu.example"),
    (author("小明", "王"), "https://wang.example"),
    (author("B.", "Krause"), ""),
    (author("", "Krause"), ""),
    ("Krause", ""),
    (author("J. X.", "Liu"), ""),
]


@pytest.mark.parametrize(("person", "url"), FOUND, ids=[str(person) for person, _url in FOUND])
def test_an_address_is_found_by_any_form_of_a_name(person: Author | str, url: str) -> None:
    assert link_of_person(person, LINKED) == url
