"""vCard: read back by another program, in lines that every other can read."""

from __future__ import annotations

import pytest
import vobject

from sphinx_scholar.outputs.vcard import escaped, folded, render_vcard
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.publication import Author
from tests.sample_records import BASE, life, person, work


def test_what_is_written_is_read() -> None:
    owner = person(
        "Ada Lovelace",
        position="Countess; of Lovelace, with\\out",
        affiliation="Society, Royal; of\nLondon",
        emails=("ada@ada.example", "a@b.example"),
        website="https://blog.example/a;b?c=d&e=%2C",
        github="ada",
        vision="Ünïcödé, 数, and so on: " * 12,
    )
    text = render_vcard(life(owner=owner, portrait=f"{BASE}p.png"))
    card = vobject.readOne(text)
    assert card.version.value == "4.0"
    assert card.fn.value == "Ada Lovelace"
    assert (card.n.value.family, card.n.value.given) == ("Lovelace", "Ada")
    assert [(line.value, line.params) for line in card.email_list] == [
        ("ada@ada.example", {"PREF": ["1"]}),
        ("a@b.example", {"PREF": ["2"]}),
    ]
    assert card.title.value == owner.position
    assert card.org.value == [owner.affiliation]
    assert card.note.value == owner.vision
    assert [line.value for line in card.url_list] == [
        BASE,
        *(profile.url for profile in owner.profiles),
    ]
    assert card.photo.value == f"{BASE}p.png"
    assert card.source.value == f"{BASE}contact.vcf"


def test_several_posts_and_a_place_are_read() -> None:
    owner = person(
        "Ada Lovelace",
        native_name="艾達",
        pronouns="she/her",
        position="Professor",
        affiliation="Elbing",
        affiliations=(Affiliation(role="Guest", organization="Tide; Group"),),
        telephone="+49 431 0000",
        address="Am Hafen 20, 24999 Nordhafen, Germany",
        room="3.12",
    )
    card = vobject.readOne(render_vcard(life(owner=owner)))
    assert [line.value for line in card.fn_list] == ["Ada Lovelace", "艾達"]
    assert [(line.group, line.value) for line in card.title_list] == [("p1", "Professor"), ("p2", "Guest")]
    assert [(line.group, line.value) for line in card.org_list] == [
        ("p1", ["Elbing"]),
        ("p2", ["Tide; Group"]),
    ]
    assert card.tel.value == "+49 431 0000"
    assert card.pronouns.value == "she/her"
    address = card.adr
    assert address.params["LABEL"] == ["Am Hafen 20, Room 3.12, 24999 Nordhafen, Germany"]
    parts = address.value
    assert (parts.extended, parts.street, parts.city, parts.code, parts.country) == (
        *("3.12", "Am Hafen 20", "Nordhafen", "24999", "Germany"),
    )


def test_lines_are_short_and_end_as_the_standard_asks() -> None:
    text = render_vcard(life(owner=person(vision="数" * 200)))
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines)


@pytest.mark.parametrize("size", [74, 75, 76, 149, 150])
def test_folding_adds_nothing(size: int) -> None:
    line = "x" * size
    assert folded(line).replace("\r\n ", "") == line
    assert folded(line).count("\r\n") == (size - 2) // 74


def test_control_characters_are_left_out() -> None:
    assert escaped("a\r\nb\x00\x1bc") == "a\\nbc"


def test_an_owner_with_nothing_but_a_name() -> None:
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Ada Lovelace",
        "N:Lovelace;Ada;;;",
        "END:VCARD",
    ]
    assert render_vcard(life(base="")).split("\r\n") == [*lines, ""]


def test_without_an_owner_there_is_no_card() -> None:
    assert render_vcard(life(work(), owner=None)) == ""


@pytest.mark.parametrize(
    ("name", "author", "parts"),
    [
        ("Ada King Noel", None, "N:Noel;Ada King;;;"),
        ("Ada King Noel", Author(given="Ada", family="King Noel"), "N:King Noel;Ada;;;"),
        (
            "Ada van Noel, Jr.",
            Author(given="Ada", prefix="van", family="Noel", suffix="Jr."),
            "N:van Noel;Ada;;;Jr.",
        ),
        ("李雷", Author(given="雷", family="李"), "N:李;雷;;;"),
        ("Madonna", None, "N:Madonna;;;;"),
    ],
)
def test_papers_tell_the_parts_of_a_name(name: str, author: Author | None, parts: str) -> None:
    papers = [work(authors=(author,))] if author else []
    assert parts in render_vcard(life(*papers, owner=person(name))).split("\r\n")
