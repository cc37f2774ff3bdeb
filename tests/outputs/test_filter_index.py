"""The index by which a split list is filtered: every work in order, with its facets and its address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.domain.facets import OF_MANY, Facets
from sphinx_scholar.domain.topics import Topics
from sphinx_scholar.outputs.search.filter_index import render_filter_index
from sphinx_scholar.records.coauthors import frequent_coauthors
from sphinx_scholar.rendering.templates import Page
from tests.engine import Built, build
from tests.outputs.test_search_index import decode

BIB = """
@article{b1843, title={Notes}, author={Lovelace, Ada and Menabrea, Luigi and others}, journal={Memoirs of
  Science}, date={1843}, abbr={MS'43}, doi={10.1000/Notes}, eprint={2404.02015}, eprinttype={arxiv},
  keywords={Notes, looms}}
@unpublished{d0000, title={It's {\\alpha} Draft}, author={Lovelace, A.}, pubstate={submitted}}
@collection{e1850, title={Essays}, editor={Kahl, Otto}, publisher={Taylor}, date={1850}, award={Prize}}
@article{a1843, title={</script> $x^2<y$}, author={Babbage, Charles and Lovelace, Ada}, journal={Memoirs of
  Science}, date={1843}, abbr={MS'43}, keywords={Looms}}
"""
FILES = {
    "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n\n:::{toctree}\npapers/index\n:::\n",
    "papers/index.md": "# Papers\n\n:::{publications}\n:type: article, unpublished\n:::\n\n"
    ":::{publications}\n:sort: file\n:style: compact\n:::\n",
    "a.bib": BIB,
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(
        tmp_path_factory.mktemp(request.param) / "site",
        FILES,
        builder=request.param,
        scholar_bibliography="a.bib",
        scholar_split_from=1,
        warnings=None,
    )


def read_index(script: str) -> dict[str, Any]:
    """Return what a script of an index hands over."""
    assert script.startswith("document.currentScript.works = ")
    assert script.endswith(";\n")
    part = json.loads(script.removeprefix("document.currentScript.works = ").removesuffix(";\n"))
    assert isinstance(part, dict)
    return part


def facet(part: dict[str, Any], name: str) -> list[tuple[str, ...]]:
    """Return what each work has of a facet."""
    values, of = part["facets"][name]["values"], part["facets"][name]["of"]
    lines = of.split("\n") if name in OF_MANY else of
    return [
        tuple(values[ord(letter) - 0x20] for letter in line if ord(letter) - 0x20 < len(values))
        for line in lines
    ]


def test_each_split_list_has_an_index_in_its_own_order(site: Built) -> None:
    part = read_index(site.text("papers/years/works.js"))
    assert decode(part, "titles") == ["</script> x²<y", "Notes", "It’s α Draft"]
    assert decode(part, "names") == [
        "Charles Babbage, Ada Lovelace",
        "Ada Lovelace, Luigi Menabrea, and others",
        "A. Lovelace",
    ]
    assert decode(part, "abouts") == ["1843 · MS", "1843 · MS", "Submitted"]
    assert decode(part, "also") == [
        "Memoirs of Science looms",
        "Memoirs of Science 10.1000/notes 2404.02015 looms Notes",
        "",
    ]
    second = read_index(site.text("papers/years-2/works.js"))
    assert decode(second, "titles") == ["Notes", "It’s α Draft", "Essays", "</script> x²<y"]
    assert decode(second, "names")[2] == "Otto Kahl"


def test_the_page_leads_to_the_index_and_the_index_to_the_papers(site: Built) -> None:
    is_html = site.app.builder.name == "html"
    page = "papers/index.html"
    places = site.body(page).select(".scholar-filter")
    assert [place["data-index"] for place in places] == ["years/works.js", "years-2/works.js"]
    part = read_index(site.text("papers/years/works.js"))
    assert part["cards"] == 50
    script = site.text("papers/years/cards-1.js")
    assert script.startswith("document.currentScript.cards = ")
    cards = json.loads(script.removeprefix("document.currentScript.cards = ").removesuffix(";\n"))
    # The cards are those of the page of the list, from which their links lead.
    links = [str(link["href"]) for link in BeautifulSoup(cards, "html.parser").select("ul > li .u-url")]
    files = [site.out / "papers" / link / ("" if is_html else "index.html") for link in links]
    heads = [file.resolve().read_text(encoding="utf-8") for file in files]
    for key, head in zip(("a1843", "b1843", "d0000"), heads, strict=True):
        assert f"{key}.bib" in head


def test_the_facets_are_those_of_the_cards(site: Built) -> None:
    works = site.domain.works(["b1843", "d0000", "e1850", "a1843"])
    part = read_index(site.text("papers/years-2/works.js"))
    facets = Page(site.domain, "index").facets
    for name in facets.names(works):
        assert facet(part, name) == [facets.of(work).get(name, ()) for work in works]
    assert facet(part, "venue") == [("MS",), (), ("Taylor",), ("MS",)]
    assert facet(part, "year") == [("1843",), (), ("1850",), ("1843",)]
    assert facet(part, "topic") == [("looms", "Notes"), (), (), ("looms",)]
    assert facet(part, "award") == [(), (), ("Prize",), ()]


def test_facets_are_those_by_which_works_differ(site: Built) -> None:
    every = ["year", "type", "venue", "status", "author", "topic", "award"]
    facets = Page(site.domain, "index").facets
    for keys, names in (
        (["b1843", "d0000", "e1850"], every),
        (["b1843", "a1843"], ["author", "topic"]),
        (["b1843", "e1850"], ["year", "type", "venue", "author", "topic", "award"]),
        (["b1843"], []),
        ([], []),
    ):
        assert list(facets.names(site.domain.works(keys))) == names
    first, second = site.body("papers/index.html").select(".scholar-filter")
    assert list(json.loads(str(second["data-facets"]))) == every
    assert list(json.loads(str(first["data-facets"]))) == every[:-1]
    assert {"scholar-rows-2"} <= set(first["class"]) & set(second["class"])


COLLEAGUES = """
@misc{a, title={A}, author={Lovelace, Ada and Menabrea, Luigi and Babbage, C.},
  author+an={1=joint; 2=joint,corresponding}, keywords={Looms}}
@misc{b, title={B}, author={Babbage, Charles and Lovelace, A. and 张, 伟}, keywords={looms, bells}}
@misc{c, title={C}, author={Lovelace, Ada and 张, 伟 and Otto, Nobody}, author+an={1=corresponding,advisor}}
@misc{d, title={D}, author={Lovelace†, Ada}, award={Prize}}
"""

MANY: list[tuple[str, list[tuple[str, ...]]]] = [
    ("coauthor", [("Babbage, Charles",), ("Babbage, Charles", "张伟"), ("张伟",), ()]),
    ("role", [("Joint first author",), (), ("Corresponding author", "Advisor"), ()]),
    ("award", [(), (), (), ("Prize",)]),
    ("topic", [("Weaving",), ("Weaving", "Bells"), (), ()]),
]


@pytest.mark.parametrize(("name", "values"), MANY, ids=[row[0] for row in MANY])
def test_a_paper_may_have_several_values(name: str, values: list[tuple[str, ...]]) -> None:
    works = read_bibliography(COLLEAGUES, "a.bib", owner="Ada Lovelace").publications
    owner = ("Ada Lovelace",)
    topics = Topics.read({"looms": "Weaving", "bells": "Bells"}, works)
    facets = Facets(owner=owner, topics=topics, coauthors=frequent_coauthors(works, owner))
    assert [facets.of(work).get(name, ()) for work in works] == values
    assert name in facets.names(works)
    # One person is no choice among co-authors.
    assert ("coauthor" in facets.names(works[:2])) is False


def test_only_so_many_coauthors_can_be_chosen() -> None:
    names = " and ".join(f"{chr(97 + n)}son, Ann" for n in range(9))
    bib = "".join(f"@misc{{k{n}, title={{T}}, author={{Lovelace, Ada and {names}}}}}\n" for n in range(2))
    bib += "@misc{more, title={M}, author={Lovelace, Ada and ison, Ann}}\n"
    works = read_bibliography(bib, "a.bib").publications
    found = frequent_coauthors(works, ("Ada Lovelace",), most=3)
    assert found == {
        "k0": ("ason, Ann", "bson, Ann", "ison, Ann"),
        "k1": ("ason, Ann", "bson, Ann", "ison, Ann"),
        "more": ("ison, Ann",),
    }


def test_an_empty_index_is_an_index() -> None:
    part = read_index(render_filter_index([], Facets(owner=("Ada Lovelace",))))
    assert (part["facets"], part["words"]) == ({}, "")


def test_sphinx_finds_the_papers_of_a_split_list_by_its_page(site: Built) -> None:
    index = json.loads(site.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    page = index["docnames"].index("papers/index")
    assert [index["terms"].get(word) for word in ("babbag", "kahl", "essay")] == [page, page, page]
    assert list(index["alltitles"]) == ["Home", "Papers"]


def test_the_owner_is_one_first_author_in_every_form_of_the_name() -> None:
    bib = "".join(
        f"@misc{{k{number}, title = {{T}}, author = {{{name}}}}}\n"
        for number, name in enumerate(("Ada Lovelace", "Lovelace, A.", "King, Ada", "Lovelace, Byron"))
    )
    works = read_bibliography(bib, "a.bib").publications
    owner = ("Ada Lovelace", "Ada King")
    found = [Facets(owner=owner).of(work)["author"] for work in works]
    assert found == [*[("Ada Lovelace",)] * 3, ("Byron Lovelace",)]
