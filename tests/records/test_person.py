"""What is said of a person: posts, postal addresses and telephone numbers, as people write them."""

from __future__ import annotations

import pytest

from sphinx_scholar import wording
from sphinx_scholar.records.identifiers import normalize_telephone, telephone_uri
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.postal import PostalAddress, postal_address

POSTS = [
    ("Elbing", Affiliation(organization="Elbing")),
    ("Guest, Elbing", Affiliation(role="Guest", organization="Elbing")),
    (
        "Guest, Elbing, Am Hafen 1, Elbing",
        Affiliation(role="Guest", organization="Elbing", place="Am Hafen 1, Elbing"),
    ),
    (
        "Guest, [Elbing, North](https://e.example), Am Hafen 1",
        Affiliation(role="Guest", organization="Elbing, North", url="https://e.example", place="Am Hafen 1"),
    ),
    ("[Elbing](https://e.example)", Affiliation(organization="Elbing", url="https://e.example")),
]


@pytest.mark.parametrize(("written", "post"), POSTS)
def test_a_post_is_read(written: str, post: Affiliation) -> None:
    assert Affiliation.parse(written) == post


@pytest.mark.parametrize("written", ["Guest, [Elbing]", "Guest, [Elbing](elbing.example)"])
def test_a_post_with_a_broken_link_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        Affiliation.parse(written)


ADDRESSES = {
    "Am Hafen 20, 24999 Nordhafen, Germany": ("Am Hafen 20", "24999", "Nordhafen", "", "Germany"),
    "500 S State St, Ann Arbor, MI 48109, USA": ("500 S State St", "48109", "Ann Arbor", "MI", "USA"),
    "2260 Hayward St, Ann Arbor MI 48109": ("2260 Hayward St", "48109", "Ann Arbor", "MI", ""),
    "Parks Road, Oxford OX1 3QD, United Kingdom": (
        *("Parks Road", "OX1 3QD", "Oxford", "", "United Kingdom"),
    ),
    "Institute, Mekelweg 4, 2628 CD Delft": ("Institute, Mekelweg 4", "2628 CD", "Delft", "", ""),
    "Box 118, SE-221 00 Lund, Sweden": ("Box 118", "SE-221 00", "Lund", "", "Sweden"),
    "7-3-1 Hongo, Tokyo 113-8656, Japan": ("7-3-1 Hongo, Tokyo 113-8656, Japan", "", "", "", ""),
    "": ("", "", "", "", ""),
}


@pytest.mark.parametrize("written", ADDRESSES)
def test_an_address_is_taken_apart_where_it_is_certain(written: str) -> None:
    street, code, city, region, country = ADDRESSES[written]
    parts = PostalAddress(street=street, code=code, city=city, region=region, country=country)
    assert postal_address(written) == parts


@pytest.mark.parametrize(
    ("name", "code"), [("Germany", "DE"), ("USA", "US"), ("UK", "GB"), ("Türkiye", "TR"), ("", ""), ("X", "")]
)
def test_a_country_is_known_by_its_code(name: str, code: str) -> None:
    assert wording.country_code(name) == code


TELEPHONES = {
    "+49 431 0000": "tel:+494310000",
    "+44 (0)20 7946 0000": "tel:+442079460000",
    "(734) 555-0100 ext. 12": "tel:7345550100;ext=12",
}


@pytest.mark.parametrize("number", TELEPHONES)
def test_a_telephone_number_can_be_dialed(number: str) -> None:
    assert normalize_telephone(f" {number} ") == number
    assert telephone_uri(number) == TELEPHONES[number]


@pytest.mark.parametrize("number", ["", "12", "call me", "+49 431 0000 evenings", "1" * 30])
def test_what_is_no_telephone_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="write it as"):
        normalize_telephone(number)
