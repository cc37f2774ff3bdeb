"""Each page has its outline, stands in its place, and leads to the pages it has to do with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from bs4 import Tag

from sphinx_scholar.cli.check.links import links_of, name_of
from tests.site.sites import BuiltSite

MUXSERVE = "MuxServe: Flexible Spatial-Temporal Multiplexing for Multiple LLM Serving"
WHITEFOX = "WhiteFox: White-Box Compiler Fuzzing Empowered by Large Language Models"
REMAPPING = "Accelerating the Reconstruction of Dynamic Graph with Page Remapping"
KEYS = ("duan2024muxserve", "yang2024whitefox", "gao2024remapping")
"""The papers, in the order of the CV."""

OUTLINES = {
    "index.html": """
        Runyu Lu
            Publications
            Experience
            Education
                PhD in Computer Science
                Bachelor's degree in Computer Science
            Contact
        """,
    "publications/index.html": """
        Publications
            Ask for a paper
        """,
    "publications/duan2024muxserve.html": f"""
        {MUXSERVE}
            Cite
            History
            Related
        """,
    "publications/yang2024whitefox.html": f"""
        {WHITEFOX}
            Cite
            History
            Related
        """,
    "publications/gao2024remapping.html": f"""
        {REMAPPING}
            Cite
            Related
        """,
    "research/index.html": """
        Research
            LLM serving
            Compiler fuzzing
            Dynamic graphs
            Compilers and inference engines
        """,
    "experience/index.html": """
        Experience
            Academic
                Scheduling the streaming multiprocessors to accelerate LLM serving
                WhiteFox: white-box compiler fuzzing via LLMs
                Efficient paged dynamic graph reconstruction
            Industrial
                Optimizing the LLVM backend of the SenseTime GPU
                Developing a high-performance neural network inference engine
        """,
    "cv.html": """
        Curriculum vitae
            Vision
            Education
            Publications
            Academic experience
            Industrial experience
            Contact
        """,
    "contact.html": """
        Contact
            E-mail
            Ask for a paper
            Elsewhere
            Files
        """,
    "search.html": """
        Search
        """,
    "404.html": """
        Page not found
        """,
}
"""The headings of each page, deeper ones further to the right."""


def words(element: Tag) -> str:
    """Return the words of an element, without permalinks."""
    text = "".join(string for string in element.strings if not string.find_parent("a", "headerlink"))
    return " ".join(text.replace("’", "'").split())


def outline(site: BuiltSite, page: str) -> list[str]:
    """Return the headings of a page's main part, indented by their level."""
    (main,) = site.soup(page).select("[role=main]")
    return [
        "    " * int(heading.name[1]) + words(heading) for heading in main.find_all(re.compile("^h[1-6]$"))
    ]


@pytest.mark.parametrize("page", OUTLINES)
def test_a_page_has_its_outline(site: BuiltSite, page: str) -> None:
    expected = [line[4:] for line in OUTLINES[page].splitlines() if line.strip()]
    assert outline(site, page) == expected


def test_every_page_has_an_outline_here(site: BuiltSite) -> None:
    assert sorted(OUTLINES) == site.pages


@pytest.mark.parametrize("page", OUTLINES)
def test_a_title_names_the_page_and_the_owner(site: BuiltSite, page: str) -> None:
    title = words(site.soup(page).select_one("title") or Tag(name="title"))
    first = outline(site, page)[0].strip()
    assert title == ("Runyu Lu" if page == "index.html" else f"{first} - Runyu Lu")


@pytest.mark.parametrize("page", OUTLINES)
def test_the_sidebar_is_one_level_in_its_order(site: BuiltSite, page: str) -> None:
    tree = site.soup(page).select_one(".sidebar-tree")
    assert tree
    names = [words(link) for link in tree.select("a")]
    assert names == ["Publications", "Research", "Experience", "CV", "Contact"]
    assert len(tree.select("li.toctree-l1")) == len(tree.select("li"))
    brands = [words(brand) for brand in site.soup(page).select(".sidebar-brand")]
    assert brands == ([] if page == "index.html" else ["Runyu Lu"])  # home says it in its heading


def test_home_and_the_papers_have_no_contents_at_the_right(site: BuiltSite) -> None:
    having = {page for page in site.pages if site.soup(page).select(".toc-tree a")}
    assert having == {"research/index.html", "experience/index.html", "cv.html"}


def test_nothing_of_the_source_is_given_out(each_site: BuiltSite) -> None:
    names = [path.relative_to(each_site.folder).as_posix() for path in each_site.files]
    assert not [
        name for name in names if re.search(r"_sources/|genindex|modindex|\.(md|rst|py|doctree)$", name)
    ]
    for page in each_site.pages:
        assert not each_site.soup(page).select("a[href*='_sources'], a[href*='genindex'], .view-this-page")
        assert "view this page" not in each_site.html(page).lower()


# -- papers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["index.html", "publications/index.html", "cv.html"])
def test_papers_stand_once_in_the_order_of_the_cv(site: BuiltSite, page: str) -> None:
    titles = [words(title) for title in site.soup(page).select(".scholar-publications .scholar-title")]
    assert titles == [MUXSERVE, WHITEFOX, REMAPPING]


def lists_of_authors(site: BuiltSite) -> Iterator[tuple[str, Tag]]:
    for page in site.pages:
        for line in site.soup(page).select(".scholar-authors"):
            yield page, line


def test_the_owners_name_is_bold_and_no_other(site: BuiltSite) -> None:
    found = [
        (page, [words(name) for name in line.select("strong, b")]) for page, line in lists_of_authors(site)
    ]
    assert len(found) == 3 * 3 + 3
    assert [line for line in found if line[1] != ["Runyu Lu"]] == []


def test_joint_first_authors_are_marked_and_the_mark_is_explained(site: BuiltSite) -> None:
    marked = {(page, words(line)) for page, line in lists_of_authors(site) if "*" in words(line)}
    pages = {"index.html", "publications/index.html", "publications/gao2024remapping.html", "cv.html"}
    assert {page for page, _line in marked} == pages
    assert {line for _page, line in marked} == {
        "Hongru Gao*, Runyu Lu*, Zhiyuan Shao, Hai Jin (* joint first authors)"
    }


def test_the_list_says_how_many_works_there_are(site: BuiltSite) -> None:
    (summary,) = site.soup("publications/index.html").select(".scholar-summary")
    assert words(summary) == "Three works. Download all: BibTeX, RIS, CSL-JSON, Plain text"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("duan2024muxserve", ["Proceedings", "OpenReview", "arXiv", "Code", "Cite"]),
        ("yang2024whitefox", ["DOI", "arXiv", "Code", "Cite"]),
        ("gao2024remapping", ["Ask for a copy", "Cite"]),
    ],
)
def test_a_paper_has_the_buttons_that_have_something_behind_them(
    site: BuiltSite, key: str, expected: list[str]
) -> None:
    for card in site.soup("publications/index.html").select(".scholar-publications > li"):
        if card.select(f'.scholar-title a[href="{key}.html"]'):
            links = card.select(".scholar-buttons a")
            assert [words(link) for link in links] == expected
            paper = words(card.select(".scholar-title a")[0])
            for link, shown in zip(links, expected, strict=True):
                button, _colon, of = name_of(link).partition(": ")
                assert button == shown
                assert of
                assert paper.startswith(of)
            return
    pytest.fail(f"no card for {key}")


# -- what leads where ----------------------------------------------------------------------------------

WEAVE = [
    (
        "publications/duan2024muxserve.html",
        "experience/index.html#position-lmsys",
        "research/index.html#llm-serving",
    ),
    (
        "publications/yang2024whitefox.html",
        "experience/index.html#position-ise",
        "research/index.html#compiler-fuzzing",
    ),
    (
        "publications/gao2024remapping.html",
        "experience/index.html#position-cgcl",
        "research/index.html#dynamic-graphs",
    ),
    ("experience/index.html#position-sensetime", "research/index.html#compilers-and-inference-engines"),
    ("experience/index.html#position-ncnn", "research/index.html#compilers-and-inference-engines"),
]
"""What belongs together: a paper, the position that it came of, the section of Research."""


def leads(site: BuiltSite, start: str, goal: str) -> bool:
    """Tell whether a place, a page or one section of it, has a link to another."""
    page, _hash, anchor = start.partition("#")
    place = site.soup(page).select_one(f"[id='{anchor}']" if anchor else "[role=main]")
    assert place, f"{start} is not there"
    wanted = {link.href for link in links_of(site) if link.page == page and link.url == site.root + goal}
    return any(link["href"] in wanted for link in place.select("a[href]"))


@pytest.mark.parametrize(
    ("one", "other"),
    [pair for together in WEAVE for pair in itertools.permutations(together, 2)],
)
def test_what_belongs_together_is_linked_both_ways(site: BuiltSite, one: str, other: str) -> None:
    assert leads(site, one, other)


def test_a_link_that_is_not_there_is_missed(site: BuiltSite) -> None:
    assert not leads(site, "research/index.html#llm-serving", "experience/index.html#position-ncnn")


@pytest.mark.parametrize("key", KEYS)
def test_lists_lead_to_a_papers_page_and_to_its_citation(site: BuiltSite, key: str) -> None:
    for page in ("index.html", "publications/index.html", "cv.html"):
        assert leads(site, page, f"publications/{key}.html")
    for page in ("publications/index.html", "cv.html"):
        assert leads(site, page, f"publications/{key}.html#cite")
