"""What a picture to share says, and that all of it can be seen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from sphinx_scholar.outputs.life import Addresses, Life
from sphinx_scholar.outputs.share.cards import ShareCard, card_of_owner, card_of_page, card_of_paper
from sphinx_scholar.outputs.share.drawing import HEIGHT, WIDTH, Look, ShareError, draw, letters_missing
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.posts import Post
from tests.sample_records import NOWHERE, work

ADA = Person(
    name="Ada Lovelace",
    position="Analyst",
    affiliation="Engine House",
    docname="index",
    anchor="a",
    source=NOWHERE,
)
LIFE = Life(
    title="Ada Lovelace",
    author="Ada Lovelace",
    addresses=Addresses(base="https://ada.example.org/home/"),
    owner=ADA,
    own_names=("Ada Lovelace",),
)
EDGE = 64
"""How many pixels at the right and below stay white; at the left stands the bar of the accent."""


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        (("Ada Lovelace",), "Ada Lovelace"),
        (("Luigi Menabrea", "Ada Lovelace"), "Luigi Menabrea, Ada Lovelace"),
        (tuple(f"N. {letter}" for letter in "ABCDEFG"), "N. A, N. B, N. C, N. D, N. E, N. F, N. G"),
        (tuple(f"N. {letter}" for letter in "ABCDEFGH"), "N. A, N. B, N. C, N. D, N. E, …, N. H"),
        (
            (*(f"N. {letter}" for letter in "ABCDEFG"), "Ada Lovelace", "N. I", "N. J"),
            "N. A, N. B, N. C, N. D, N. E, …, Ada Lovelace, …, N. J",
        ),
        (
            (*(f"N. {letter}" for letter in "ABCDEFG"), "Ada Lovelace"),
            "N. A, N. B, N. C, N. D, N. E, …, Ada Lovelace",
        ),
    ],
)
def test_a_long_list_of_authors_is_cut_around_the_owner(authors: tuple[str, ...], people: str) -> None:
    card = card_of_paper(work("k", *authors), LIFE)
    assert card.people.replace("\N{NO-BREAK SPACE}", " ") == people
    assert not any(" " in name for name in card.people.split(", "))


def test_each_kind_of_page_says_its_own() -> None:
    foot = {"site": "Ada Lovelace", "address": "ada.example.org/home"}
    assert card_of_page("Research", LIFE) == ShareCard(title="Research", **foot)
    post = Post(docname="posts/looms", title="Looms", date=PartialDate(year=1843, month=7), source=NOWHERE)
    assert card_of_page("Looms", LIFE, post=post) == ShareCard(title="Looms", label="July 1843", **foot)
    owner = card_of_owner(LIFE, "/ada.jpg")
    assert owner == ShareCard(
        title="Ada Lovelace",
        people="Analyst, Engine House",
        site="",
        address="ada.example.org/home",
        portrait="/ada.jpg",
    )
    assert owner.alternative_text == "Ada Lovelace. Analyst, Engine House"


LONG = "Weaving algebraical patterns as a loom weaves flowers and leaves, " * 5
TITLES = {
    "short": "Looms",
    "300 letters": LONG[:300],
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "2,000 letters": (LONG * 7)[:2000],
}


@pytest.mark.parametrize("portrait", ["", "/portrait.png"])
@pytest.mark.parametrize("title", TITLES)
def test_nothing_reaches_over_the_edge(title: str, portrait: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 60), "green").save(tmp_path / "portrait.png")
    card = ShareCard(
        title=TITLES[title], label="ICML 2024", people="Ada Lovelace, " * 9, site="Ada", portrait=portrait
    )
    (png,) = draw([card], Look(root=str(tmp_path)))
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.size == (WIDTH, HEIGHT)
    white = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = (
        ImageChops.difference(picture, white).crop((16, 0, WIDTH, HEIGHT)).getbbox() or ()
    )
    assert (left + 16 >= EDGE) and (top >= EDGE)
    assert (right + 16 <= WIDTH - EDGE) and (bottom <= HEIGHT - EDGE + 8)
    # Between what is said and the foot nothing is drawn.
    band = ImageChops.difference(picture, white).crop((16, 500, WIDTH, 510)).getbbox()
    assert band is None


def test_the_same_card_gives_the_same_bytes() -> None:
    cards = [ShareCard(title=title, site="Ada") for title in TITLES.values()]
    assert draw(cards, Look()) == draw(cards, Look()) == [draw([card], Look())[0] for card in cards]
    assert draw([], Look()) == []


def test_text_is_never_read_as_markup() -> None:
    card = ShareCard(title="#panic() *bold* $x$ [a] \\ <b> // none", site='#eval("1")')
    plain = ShareCard(title="panic", site="1")
    assert draw([card], Look()) != draw([plain], Look())


def test_letters_without_a_font_are_named() -> None:
    assert letters_missing([ShareCard(title="Looms", site="Łódź")], Look()) == []
    assert letters_missing([ShareCard(title="织 looms 机", site="Ada")], Look()) == ["织", "机"]


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (Look(template="#panic()"), "panicked"),
        (Look(template="#let x = "), "expected expression"),
        (Look(template="One #pagebreak() Two"), "2 pages of 1 cards"),
    ],
)
def test_a_broken_template_is_reported(look: Look, said: str) -> None:
    with pytest.raises(ShareError, match=said):
        draw([ShareCard(title="Looms", site="Ada")], look)
