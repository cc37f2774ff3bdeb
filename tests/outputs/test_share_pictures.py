"""Which pages of a site have pictures to share, what their heads say of them, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.engine import Built, build
from tests.fonts import write_font

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ada.example.org/home/"

SITE = {
    "papers.bib": """
        @article{a, title = {Notes on Engines}, author = {Ada Lovelace}, journal = {Memoirs},
          date = {1843}, abbr = {Mem.}, selected = {true}}
        @article{b, title = {Sketch of Looms}, author = {Ada Lovelace}, journal = {Memoirs}, date = {1842}}
        @article{c, title = {Flying Machines}, author = {Ada Lovelace}, journal = {Memoirs}, date = {1841}}
        @article{d, title = {Secret Letters}, author = {Ada Lovelace}, journal = {Memoirs}, date = {1840},
          selected = {true}, hidden = {true}}
        """,
    "index.md": """
        # Ada Lovelace

        :::{person} Ada Lovelace
        :position: Analyst
        :affiliation: Engine House
        :portrait: ada.png
        :::

        :::{toctree}
        papers
        wings
        :::
        """,
    "papers.md": "# Papers and Notes\n\n:::{publications}\n:::\n",
    "plain.md": "---\nnosearch: true\n---\n# Plain\n",
    "wings.md": ":::{publication} c\nHow it began.\n:::\n",
}


@pytest.fixture
def made(tmp_path: Path) -> Any:
    """A function that builds the site, with other files or settings."""
    (tmp_path / "site").mkdir()
    Image.new("RGB", (30, 40), "green").save(tmp_path / "site/ada.png")

    def make(files: dict[str, str] | None = None, **settings: Any) -> Built:
        given = {"html_baseurl": BASE, "scholar_bibliography": "papers.bib", **settings}
        return build(tmp_path / "site", {**SITE, **(files or {})}, fresh=True, **given)

    return make


def pictures(built: Built) -> set[str]:
    """Return the pages that have a picture."""
    folder = built.out / "_share"
    return {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.png")}


def head(built: Built, page: str) -> dict[str, str]:
    """Return what the head of a page says, by name."""
    return {
        str(meta.get("property") or meta["name"]): str(meta["content"])
        for meta in built.soup(page).select("head meta[content]")
        if meta.get("property") or meta.get("name")
    }


PAGES = {"index", "papers", "wings"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, PAGES | {"publications/a"}),
        ({"scholar_share_pictures": "all"}, PAGES | {"publications/a", "publications/b"}),
        ({"scholar_without": ["share-pictures"]}, set()),
        ({"html_baseurl": ""}, set()),
    ],
)
def test_pages_and_chosen_papers_have_a_picture(
    made: Any, settings: dict[str, Any], expected: set[str]
) -> None:
    assert pictures(made(**settings)) == expected


def test_the_head_names_the_picture_of_the_page_or_that_of_home(made: Any) -> None:
    built = made()
    paper = head(built, "publications/a.html")
    assert paper["og:image"] == f"{BASE}_share/publications/a.png"
    assert paper["og:image:alt"] == "Notes on Engines. Ada Lovelace. Mem. 1843"
    assert (paper["og:image:width"], paper["og:image:height"]) == ("1200", "630")
    assert paper["twitter:card"] == "summary_large_image"
    assert paper["article:published_time"] == "1843"
    assert head(built, "publications/b.html")["og:image"] == f"{BASE}_share/index.png"
    home = head(built, "index.html")
    assert home["og:image:alt"] == "Ada Lovelace. Analyst, Engine House"
    assert (home["profile:first_name"], home["profile:last_name"]) == ("Ada", "Lovelace")


def test_without_pictures_the_portrait_is_shared(made: Any) -> None:
    built = made(scholar_without=["share-pictures"])
    assert head(built, "index.html")["og:image"] == f"{BASE}_images/ada.png"
    assert "og:image" not in head(built, "papers.html")


def test_a_picture_that_the_author_names_is_the_one(made: Any) -> None:
    front = f'---\nmyst:\n  html_meta:\n    "property=og:image": {BASE}mine.png\n---\n'
    found = head(made({"papers.md": front + SITE["papers.md"]}), "papers.html")
    assert found["og:image"] == f"{BASE}mine.png"
    assert "og:image:alt" not in found


def test_a_picture_is_drawn_once_and_goes_with_what_it_shows(made: Any) -> None:
    first = made()
    folder = first.out.parent / "site-doctrees/scholar-share"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = made()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert pictures(again) == PAGES | {"publications/a"}

    changed = made({"papers.md": SITE["papers.md"].replace("Papers and Notes", "Papers")})
    after = {path.name for path in folder.iterdir()}
    assert len(after) == len(before) == len(after & before.keys()) + 1
    assert head(changed, "papers.html")["og:image:alt"] == "Papers"


def test_a_damaged_picture_is_drawn_again(made: Any) -> None:
    drawn = made().out / "_share"
    whole = {path.name: path.read_bytes() for path in drawn.glob("*.png")}
    kept = drawn.parent.parent / "site-doctrees/scholar-share"
    for number, path in enumerate(sorted(kept.iterdir())):
        path.write_bytes((b"", path.read_bytes()[:-9], path.read_bytes()[:50] + b"?" * 50)[number % 3])
    made()
    assert whole == {path.name: path.read_bytes() for path in drawn.glob("*.png")}


def test_letters_without_a_font_are_reported_and_home_stands_in(made: Any, tmp_path: Path) -> None:
    files = {"papers.md": SITE["papers.md"].replace("Papers", "论文")}
    given = {"html_baseurl": BASE, "scholar_bibliography": "papers.bib"}
    warning = (
        "WARNING: no font can show 论文; the pictures to share of these pages were not drawn: papers;"
        ' write scholar_cv_fonts = ["Noto Serif CJK SC"] into conf.py, fonts of Debian\'s fonts-noto-cjk,'
        " or name others [scholar.output]"
    )
    built = build(tmp_path / "site", {**SITE, **files}, warnings=[warning], **given)
    assert pictures(built) == {"index", "wings", "publications/a"}
    assert head(built, "papers.html")["og:image"] == f"{BASE}_share/index.png"


def test_a_pictograph_in_a_title_needs_no_font(made: Any) -> None:
    built = made({"papers.md": SITE["papers.md"].replace("Papers", "📚 Papers")})
    assert pictures(built) == PAGES | {"publications/a"}


def test_a_font_that_the_site_names_shows_its_letters(made: Any, tmp_path: Path) -> None:
    files = {"papers.md": SITE["papers.md"].replace("Papers", "论文")}
    font = tmp_path / "site/fonts/boxes.ttf"
    write_font(font, "Boxes", "论文")
    built = made(files, scholar_cv_fonts=["fonts"])
    assert pictures(built) == PAGES | {"publications/a"}
    drawn = (built.out / "_share/papers.png").read_bytes()
    assert made(files, scholar_cv_fonts=["fonts"]).out.joinpath("_share/papers.png").read_bytes() == drawn
    # A picture is drawn anew where the file of a font has changed.
    write_font(font, "Boxes", "论文", height=300)
    assert made(files, scholar_cv_fonts=["fonts"]).out.joinpath("_share/papers.png").read_bytes() != drawn


OWN = """
    #set page(width: 1200pt, height: 630pt, fill: rgb("#ff0000"))
    #for (place, card) in json(bytes(sys.inputs.cards)).enumerate() {
      if place > 0 { pagebreak() }
      card.title
    }
    """


def test_the_site_brings_its_own_template(made: Any) -> None:
    built = made({"_templates/share.typ": OWN}, templates_path=["_templates"])
    assert Image.open(built.out / "_share/index.png").convert("RGB").getpixel((5, 600)) == (255, 0, 0)


CHANGED: dict[str, tuple[dict[str, str], dict[str, Any], str]] = {
    "template": ({"_templates/share.typ": OWN.replace("ff0000", "00ff00")}, {}, "green"),
    "accent": ({}, {"scholar_accent": "#7a1f5c"}, "green"),
    "position": ({"index.md": SITE["index.md"].replace("Analyst", "Countess")}, {}, "green"),
    "portrait": ({}, {}, "red"),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_picture_is_drawn_anew_where_it_shows_something_else(
    made: Any, tmp_path: Path, change: str
) -> None:
    files, settings, color = CHANGED[change]
    if change == "template":
        settings = {"templates_path": ["_templates"]}
        before = made({"_templates/share.typ": OWN}, **settings)
    else:
        before = made()
    drawn = (before.out / "_share/index.png").read_bytes()
    Image.new("RGB", (30, 40), color).save(tmp_path / "site/ada.png")
    assert (made(files, **settings).out / "_share/index.png").read_bytes() != drawn
