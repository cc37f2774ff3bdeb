"""The index by which a split list is filtered: every work in order, with its facets and its address."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.outputs.search.filter_index import render_filter_index
from sphinx_scholar.rendering.facets import facet_names, facets
from tests.engine import Built, build
from tests.outputs.test_search_index import decode

BIB = """
@article{b1843, title={Notes}, author={Lovelace, Ada and Menabrea, Luigi and others}, journal={Memoirs of
  Science}, date={1843}, abbr={MS'43}, doi={10.1000/Notes}, eprint={2404.02015}, eprinttype={arxiv}}
@unpublished{d0000, title={It's {\\alpha} Draft}, author={Lovelace, A.}, pubstate={submitted}}
@collection{e1850, title={Essays}, editor={Kahl, Otto}, publisher={Taylor}, date={1850}}
@article{a1843, title={</script> $x^2<y$}, author={Babbage, Charles and Lovelace, Ada}, journal={Memoirs of
  Science}, date={1843}, abbr={MS'43}}
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


def facet(part: dict[str, Any], name: str) -> list[str]:
    """Return what each work has of a facet."""
    values = [*part["facets"][name]["values"], ""]
    return [values[ord(letter) - 0x20] for letter in part["facets"][name]["of"]]


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
        "Memoirs of Science",
        "Memoirs of Science 10.1000/notes 2404.02015",
        "",
    ]
    assert part["owner"] == ["A. Lovelace", "Ada Lovelace"]
    second = read_index(site.text("papers/years-2/works.js"))
    assert decode(second, "titles") == ["Notes", "It’s α Draft", "Essays", "</script> x²<y"]
    assert decode(second, "names")[2] == "Otto Kahl"


def test_the_page_leads_to_the_index_and_the_index_to_the_papers(site: Built) -> None:
    is_html = site.app.builder.name == "html"
    page = "papers/index.html"
    places = site.body(page).select(".scholar-filter")
    assert [place["data-index"] for place in places] == ["years/works.js", "years-2/works.js"]
    part = read_index(site.text("papers/years/works.js"))
    start, end, middles = part["uris"]
    uris = [start + middle + end for middle in middles.split("\n")]
    files = [site.out / "papers" / "years" / uri / ("" if is_html else "index.html") for uri in uris]
    heads = [file.resolve().read_text(encoding="utf-8") for file in files]
    for key, head in zip(("a1843", "b1843", "d0000"), heads, strict=True):
        assert f"{key}.bib" in head


def test_the_facets_are_those_of_the_cards(site: Built) -> None:
    works = site.domain.works(["b1843", "d0000", "e1850", "a1843"])
    part = read_index(site.text("papers/years-2/works.js"))
    for name in facet_names(works, site.domain.owner_forms):
        assert facet(part, name) == [facets(work, site.domain.owner_forms).get(name, "") for work in works]
    assert facet(part, "venue") == ["MS", "", "Taylor", "MS"]
    assert facet(part, "year") == ["1843", "", "1850", "1843"]


def test_facets_are_those_by_which_works_differ(site: Built) -> None:
    every = ["year", "type", "venue", "status", "author"]
    for keys, names in (
        (["b1843", "d0000", "e1850"], every),
        (["b1843", "a1843"], ["author"]),
        (["b1843", "e1850"], ["year", "type", "venue", "author"]),
        (["b1843"], []),
        ([], []),
    ):
        assert list(facet_names(site.domain.works(keys), site.domain.owner_forms)) == names
    split = site.body("papers/index.html").select_one(".scholar-filter")
    assert split is not None
    assert list(json.loads(str(split["data-facets"]))) == every


def test_an_empty_index_is_an_index() -> None:
    part = read_index(render_filter_index([], [], ["Ada Lovelace"]))
    assert (part["facets"], part["owner"], part["words"]) == ({}, [], "")


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
    assert [facets(work, owner)["author"] for work in works] == [*["Ada Lovelace"] * 3, "Byron Lovelace"]
