"""What other people's readers make of a site: microformats, JSON-LD, ``llms.txt`` and its links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import extruct
import mf2py
import pytest

from tests.engine import Built, build

BASE = "https://ada.example/site/"
FILES = {
    "index.md": """
        # Ada Lovelace

        :::{person} Ada Lovelace
        :position: Countess
        :affiliation: Analytical Society
        :email: ada@example.org
        :github: ada

        I count [beyond] *numbers*.
        :::

        :::{toctree}
        papers
        work
        news
        publications/c1845
        :::
        """,
    "news.md": """
        # News

        :::{news} A prize
        :date: 1844-05-02
        :::

        :::{news} A talk
        :date: 1843-01
        :::
        """,
    "publications/c1845.md": ":::{publication} c1845\nNotes.\n:::\n",
    "papers.md": "# Papers\n\n:::{publications}\n:style: compact\n:::\n",
    "work.md": """
        # Work

        :::{position} Writing programs
        :role: Programmer
        :organization: Analytical Society
        :start: 1842
        :end: 1843
        :::

        :::{position} Whisperings
        :hidden:
        :role: Ghost
        :::
        """,
    "a.bib": """
        @article{l1843, title={Notes on [an] Engine}, author={Lovelace, Ada}, journal={M}, date={1843-08}}
        @article{h1844, title={Unspeakable}, author={Lovelace, Ada}, journal={M}, date={1844}, hidden={true}}
        @article{c1845, title={Of <Cards> & Looms}, author={Lovelace, Ada and Babbage, Charles}, journal={M},
          date={1845-01-02}, abstract={How cards work.}, doi={10.1000/1}, pubstate={prepublished}}
        """,
}


def made(folder: Path, *without: str) -> Built:
    return build(
        folder / "site",
        FILES,
        scholar_bibliography="a.bib",
        html_baseurl=BASE,
        scholar_without=list(without),
        warnings=None,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return made(tmp_path_factory.mktemp("readers"))


def microformats(site: Built, page: str, kind: str) -> list[dict[str, Any]]:
    parsed = mf2py.parse(doc=site.text(page), url=BASE + page)
    return [item for item in parsed["items"] if kind in item["type"]]


def json_ld(site: Built, page: str, kind: str) -> list[dict[str, Any]]:
    found = extruct.extract(site.text(page), syntaxes=["json-ld"])["json-ld"]
    things = [thing for block in found for thing in block.get("@graph", [block])]
    return [thing for thing in things if thing["@type"] == kind]


def test_the_owner_is_a_card(site: Built) -> None:
    [card] = microformats(site, "index.html", "h-card")
    properties = card["properties"]
    assert properties["name"] == ["Ada Lovelace"]
    assert properties["job-title"] == ["Countess"]
    assert properties["org"] == ["Analytical Society"]
    assert properties["email"] == ["mailto:ada@example.org"]
    assert properties["url"] == ["https://github.com/ada"]
    parsed = mf2py.parse(doc=site.text("index.html"), url=BASE)
    assert parsed["rels"]["me"] == ["https://github.com/ada"]


def test_a_paper_in_a_list_is_an_entry(site: Built) -> None:
    _first, entry = microformats(site, "papers.html", "h-entry")
    assert entry["properties"]["name"] == ["Notes on [an] Engine"]
    assert entry["properties"]["url"] == [BASE + "publications/l1843.html"]


@pytest.mark.parametrize(
    ("page", "expected", "authors"),
    [
        (
            "publications/c1845.html",
            {
                "name": ["Of <Cards> & Looms"],
                "published": ["1845-01-02"],
                "summary": ["How cards work."],
                "url": [BASE + "publications/c1845.html"],
                "uid": ["https://doi.org/10.1000/1"],
            },
            ["Ada Lovelace", "Charles Babbage"],
        ),
        (
            "publications/l1843.html",
            {
                "name": ["Notes on [an] Engine"],
                "published": ["1843-08"],
                "url": [BASE + "publications/l1843.html"],
            },
            ["Ada Lovelace"],
        ),
    ],
)
def test_a_paper_s_own_page_is_an_entry(
    site: Built, page: str, expected: dict[str, list[str]], authors: list[str]
) -> None:
    [entry] = microformats(site, page, "h-entry")
    cards = entry["properties"].pop("author")
    assert entry["properties"] == expected
    assert [card["type"] for card in cards] == [["h-card"]] * len(authors)
    assert [card["properties"]["name"] for card in cards] == [[author] for author in authors]


def test_a_list_is_a_list_of_items(site: Built) -> None:
    [listed] = json_ld(site, "papers.html", "ItemList")
    assert listed["numberOfItems"] == 2
    assert [item["url"] for item in listed["itemListElement"]] == [
        BASE + "publications/c1845.html",
        BASE + "publications/l1843.html",
    ]
    assert json_ld(site, "work.html", "ItemList") == []
    [profile] = json_ld(site, "index.html", "ProfilePage")
    assert profile["mainEntity"]["name"] == "Ada Lovelace"


def test_llms_txt_leads_to_all_that_is_public(site: Built) -> None:
    text = site.text("llms.txt")
    assert text.startswith(
        "# Ada Lovelace\n\n> Countess, Analytical Society. I count \\[beyond\\] numbers.\n"
    )
    assert "- [Notes on \\[an\\] Engine](https://ada.example/site/publications/l1843.html): " in text
    assert "work.html#" in text
    assert "Programmer, Analytical Society, 1842 – 1843" in text
    assert "Whisperings" not in text
    assert "Unspeakable" not in text
    links = re.findall(r"\]\((\S+)\)", text)
    own = [link.removeprefix(BASE) for link in links if link.startswith(BASE)]
    assert len(own) == 9
    for path in own:
        page, _sign, anchor = path.partition("#")
        soup = site.soup(page or "index.html")
        assert not anchor or soup.find(id=anchor), path


def test_the_sitemap_has_the_dates_of_papers(site: Built) -> None:
    entries = re.findall(r"<loc>([^<]*)</loc>(?:\s*<lastmod>([^<]*)</lastmod>)?", site.text("sitemap.xml"))
    assert dict(entries)[BASE + "publications/l1843.html"] == "1843-08"
    assert dict(entries)[BASE + "work.html"] == ""
    assert dict(entries)[BASE + "news.html"] == "1844-05-02"


def test_the_sitemap_has_the_pages_of_years(tmp_path: Path) -> None:
    split = build(
        tmp_path / "site",
        FILES,
        scholar_bibliography="a.bib",
        html_baseurl=BASE,
        scholar_split_from=1,
        warnings=None,
    )
    pages = {
        path.relative_to(split.out).as_posix() for path in split.out.rglob("*.html") if "years" in path.parts
    }
    listed = set(re.findall(r"<loc>" + re.escape(BASE) + r"([^<]*)</loc>", split.text("sitemap.xml")))
    assert pages <= listed


def test_each_form_can_be_left_out(tmp_path: Path) -> None:
    bare = made(tmp_path, "microformats", "item-list", "llms")
    assert microformats(bare, "index.html", "h-card") == []
    assert microformats(bare, "papers.html", "h-entry") == []
    for page in ("publications/c1845.html", "publications/l1843.html"):
        assert microformats(bare, page, "h-entry") == []
        assert not bare.soup(page).select("data, .h-card")
    assert json_ld(bare, "papers.html", "ItemList") == []
    assert not (bare.out / "llms.txt").exists()
    assert len(json_ld(bare, "index.html", "ProfilePage")) == 1
