"""What people call things beside their names."""

from __future__ import annotations

import pytest

from sphinx_scholar.wording.aliases import (
    acronyms,
    host_name,
    institution_aliases,
    joined_aliases,
    telephone_aliases,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Huazhong University of Science and Technology", ["HUST"]),
        ("University of California, San Diego", ["UCSD"]),
        ("University of Illinois Urbana-Champaign", ["UIUC"]),
        ("Proceedings of the ACM on Programming Languages", ["PACMPL"]),
        ("41st International Conference on Machine Learning", ["ICML"]),
        ("Massachusetts Institute of Technology", ["MIT"]),
        ("University of Michigan", []),
        ("Universität Łódź", []),
        ("plain words only", []),
        ("", []),
    ],
)
def test_capitals_of_a_name(text: str, found: list[str]) -> None:
    assert list(acronyms(text)) == found


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://cse.umich.edu/people", "umich"),
        ("http://english.hust.edu.cn/", "hust"),
        ("https://www.ox.ac.uk", "ox"),
        ("ada@inf.ethz.ch", "ethz"),
        ("https://jf-d.github.io/", ""),
        ("someone@gmail.com", ""),
        ("https://localhost", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_host(url: str, name: str) -> None:
    assert host_name(url) == name


def test_an_institution_has_all_its_short_forms() -> None:
    links = {"University of Elbing": "https://www.elb.example/"}
    assert list(institution_aliases("University of Elbing", links, {"University of Elbing": "UoE"})) == [
        "UoE",
        "elb",
    ]
    assert list(institution_aliases("", links, {})) == []


def test_a_telephone_number_is_digits_with_and_without_its_country() -> None:
    assert {"494310000", "4310000", "04310000"} <= set(telephone_aliases("Call +49 431 0000."))
    assert list(telephone_aliases("2019 – 2023")) == []


def test_phrases_are_joined_each_once() -> None:
    assert joined_aliases(["a · b", "", "b", " c "]) == "a · b · c"
