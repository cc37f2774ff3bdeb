"""The list directives: which objects they choose, in which order, and what they say of mistakes."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.domain.paper_selections import PaperSelection, heading_of
from sphinx_scholar.rendering.nodes import paper_cards, paper_group, paper_list
from tests.engine import Built, build, texts

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@article{b1843, title={Beta}, author={Lovelace, Ada}, journal={Memoirs}, date={1843-10}, abbr={SM},
  selected={true}}
@article{a1843, title={alpha}, author={Lovelace, Ada}, journal={Memoirs}, date={1843}, abbr={SM}}
@inproceedings{c1850, title={Gamma}, author={Lovelace, Ada}, booktitle={Proceedings}, date={1850}}
@unpublished{d0000, title={Delta}, author={Lovelace, Ada}, pubstate={submitted}, selected={true}}
@phdthesis{e1850, title={Epsilon}, author={Lovelace, Ada}, school={Home}, date={1850}}
"""

ORDERS: list[tuple[str, list[str]]] = [
    ("", ["e1850", "c1850", "b1843", "a1843", "d0000"]),
    (":sort: newest", ["e1850", "c1850", "b1843", "a1843", "d0000"]),
    (":sort: oldest", ["a1843", "b1843", "e1850", "c1850", "d0000"]),
    (":sort: file", ["b1843", "a1843", "c1850", "d0000", "e1850"]),
    (":select: selected", ["b1843", "d0000"]),
    (":select: c1850, a1843", ["c1850", "a1843"]),
    (":select: c1850, a1843\n:sort: oldest", ["a1843", "c1850"]),
    (":type: article", ["b1843", "a1843"]),
    (":type: conference, PhDThesis", ["e1850", "c1850"]),
    (":status: submitted", ["d0000"]),
    (":status: published\n:limit: 2", ["e1850", "c1850"]),
    (":year: 1850", ["e1850", "c1850"]),
    (":year: 1851", []),
    (":since: 1850", ["e1850", "c1850", "d0000"]),
    (":since: 1843-11\n:sort: oldest", ["a1843", "e1850", "c1850", "d0000"]),
    (":limit: 99\n:year: 1843\n:sort: file", ["b1843", "a1843"]),
]

GROUPS: list[tuple[str, list[tuple[str, list[str]]]]] = [
    (
        ":group-by: year",
        [("1850", ["e1850", "c1850"]), ("1843", ["b1843", "a1843"]), ("Undated", ["d0000"])],
    ),
    (
        ":group-by: year\n:select: d0000, c1850, e1850, d0000",
        [("1850", ["c1850", "e1850"]), ("Undated", ["d0000"])],
    ),
    (
        ":group-by: type\n:sort: file",
        [
            ("Journal articles", ["b1843", "a1843"]),
            ("Conference papers", ["c1850"]),
            ("Manuscripts", ["d0000"]),
            ("Theses", ["e1850"]),
        ],
    ),
    (
        ":group-by: venue\n:sort: file",
        [
            ("SM", ["b1843", "a1843"]),
            ("Proceedings", ["c1850"]),
            ("Submitted", ["d0000"]),
            ("Home", ["e1850"]),
        ],
    ),
    (
        ":group-by: status",
        [("Published", ["e1850", "c1850", "b1843", "a1843"]), ("Submitted", ["d0000"])],
    ),
    (":group-by: year\n:year: 1851", []),
]


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("@inproceedings{k, booktitle = {Proceedings}, abbr = {ICML'24}, year = 2024", "ICML"),
        ("@inproceedings{k, booktitle = {Proceedings}, abbr = {ICML 2024}, year = 2024", "ICML"),
        ("@article{k, journal = {Memoirs}, year = 1843", "Memoirs"),
        ("@article{k, journal = {Memoirs}, year = 1843, pubstate = {inpress}", "Memoirs"),
        ("@unpublished{k, pubstate = {submitted}, abbr = {ICML'24}", "Submitted"),
        ("@patent{k, number = 1, year = 1843", "Patents"),
    ],
)
def test_papers_of_one_venue_stand_together_in_all_years(entry: str, heading: str) -> None:
    (work,) = read_bibliography(f"{entry}, title = {{T}}, author = {{A}}}}", "a.bib").publications
    assert heading_of(work, "venue") == heading


def listing(kind: str, options: str) -> str:
    return f":::{{{kind}}}\n{options}\n:::\n\n".replace("\n\n:::", "\n:::")


def built_pages(folder: Path, pages: dict[str, str]) -> Built:
    return build(folder / "site", {**pages, "a.bib": BIB}, scholar_bibliography="a.bib")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One site with a page for each list."""
    pages = {f"order{n}.md": f"# L\n\n{listing('publications', row[0])}" for n, row in enumerate(ORDERS)}
    pages |= {f"group{n}.md": f"# L\n\n{listing('publications', row[0])}" for n, row in enumerate(GROUPS)}
    return built_pages(tmp_path_factory.mktemp("papers"), {"index.md": "# Home\n", **pages})


@pytest.mark.parametrize(("number", "row"), list(enumerate(ORDERS)), ids=[row[0] or "-" for row in ORDERS])
def test_papers_are_chosen_and_ordered(papers: Built, number: int, row: tuple[str, list[str]]) -> None:
    (node,) = papers.doctree(f"order{number}").findall(paper_list)
    assert list(node["selection"].keys) == row[1]
    links = papers.body(f"order{number}.html").select(".scholar-title a")
    assert [link["href"] for link in links] == [f"publications/{key}.html" for key in row[1]]


@pytest.mark.parametrize(("number", "row"), list(enumerate(GROUPS)), ids=[row[0] for row in GROUPS])
def test_groups_of_papers_are_sections(
    papers: Built, number: int, row: tuple[str, list[tuple[str, list[str]]]]
) -> None:
    document = papers.doctree(f"group{number}")
    (node,) = document.findall(paper_list)
    selection: PaperSelection = node["selection"]
    assert [(group.heading, list(group.keys)) for group in selection.groups] == row[1]
    sections = []
    for section in document.findall(paper_group):
        (cards,) = section.findall(paper_cards)
        sections.append((section["ids"], section.children[0].astext(), cards["keys"]))
    assert sections == [([group.anchor], group.heading, group.keys) for group in selection.groups]
    assert all(group.anchor for group in selection.groups)
    entries = papers.app.env.tocs[f"group{number}"].findall(nodes.reference)
    assert [entry.astext() for entry in entries] == ["L", *(heading for heading, _ in row[1])]


def test_titles_of_one_day_stand_where_they_would_without_accents(tmp_path: Path) -> None:
    entry = "@misc{{k{}, title={{{}}}, author={{Lovelace, Ada}}, year=1843}}\n"
    titles = ("Zeal", "{\\'E}lan", "drive")
    bib = "".join(entry.format(number, title) for number, title in enumerate(titles))
    files = {"index.md": f"# L\n\n{listing('publications', '')}", "a.bib": bib}
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib")
    assert texts(built.body("index.html").select(".scholar-title")) == ["drive", "Élan", "Zeal"]


# -- topics -----------------------------------------------------------------------------------------

TOPIC_BIB = """
@misc{a, title={Alpha}, author={Lovelace, Ada}, year=1845, keywords={looms, Engines}}
@misc{b, title={Beta}, author={Lovelace, Ada}, year=1844, keywords={engines; Éxcel}}
@misc{c, title={Gamma}, author={Lovelace, Ada}, year=1843, keywords={number theory}, selected={true}}
@misc{d, title={Delta}, author={Lovelace, Ada}, year=1842, selected={true}}
"""
NAMED = {"engines": "Analytical engines", "machines": "Analytical engines", "looms": "Weaving"}

TOPIC_LISTS: list[tuple[dict[str, str], str, list[tuple[str, list[str]]]]] = [
    (
        {},
        ":group-by: topic",
        [
            ("Engines", ["a", "b"]),
            ("Éxcel", ["b"]),
            ("looms", ["a"]),
            ("number theory", ["c"]),
            ("Other topics", ["d"]),
        ],
    ),
    (
        NAMED,
        ":group-by: topic",
        [("Analytical engines", ["a", "b"]), ("Weaving", ["a"]), ("Other topics", ["c", "d"])],
    ),
    (
        {"looms": "Weaving", "engines": "Engines"},
        ":group-by: topic\n:limit: 2\n:sort: oldest",
        [("Other topics", ["d", "c"])],
    ),
    ({}, ":topic: ENGINES", [("", ["a", "b"])]),
    ({}, ":topic: looms; excel", [("", ["a", "b"])]),
    (NAMED, ":topic: weaving", [("", ["a"])]),
    (NAMED, ":topic: machines", [("", ["a", "b"])]),
    ({}, ":select: selected\n:topic: number theory", [("", ["c"])]),
    ({}, ":select: d, b\n:topic: looms, engines", [("", ["b"])]),
    ({}, ":topic: engines\n:group-by: topic\n:year: 1845", [("Engines", ["a"]), ("looms", ["a"])]),
]


@pytest.mark.parametrize(
    ("names", "options", "groups"), TOPIC_LISTS, ids=[f"{row[1]} {len(row[0])}" for row in TOPIC_LISTS]
)
def test_papers_are_grouped_and_chosen_by_topic(
    tmp_path: Path, names: dict[str, str], options: str, groups: list[tuple[str, list[str]]]
) -> None:
    files = {
        "index.md": f"# L\n\n{listing('publications', options + chr(10) + ':summary:')}",
        "a.bib": TOPIC_BIB,
    }
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib", scholar_topics=names)
    (node,) = built.doctree("index").findall(paper_list)
    selection: PaperSelection = node["selection"]
    assert [(group.heading, list(group.keys)) for group in selection.groups] == groups
    body = built.body("index.html")
    links = [str(link["href"]) for link in body.select(".scholar-title a")]
    assert links == [f"publications/{key}.html" for _, keys in groups for key in keys]
    # A paper of two topics is one paper.
    each = {key for _, keys in groups for key in keys}
    assert len(selection.keys) == len(each)
    (summary,) = texts(body.select(".scholar-summary"))
    assert summary.startswith({1: "One work.", 2: "Two works.", 4: "Four works."}[len(each)])
    printed = [key for group in selection.groups_without_repeats for key in group.keys]
    assert printed == list(selection.keys)
    assert all(group.keys for group in selection.groups_without_repeats)


UNKNOWN_TOPICS: list[tuple[dict[str, str], str, str]] = [
    ({}, "engine", "'engine'; did you mean 'Engines'?"),
    ({}, "number", "'number'; did you mean 'number theory'?"),
    ({}, "cooking", "'cooking'"),
    (NAMED, "Number theory", "'Number theory'"),
    (
        {"loom": "Loom A", "looms": "Loom B", "engines": "Loom C"},
        "Loom D",
        "'Loom D'; did you mean 'Loom C' or 'Loom B'?",
    ),
]


@pytest.mark.parametrize(("names", "topic", "text"), UNKNOWN_TOPICS, ids=[row[1] for row in UNKNOWN_TOPICS])
def test_a_topic_that_no_paper_has_is_reported(
    tmp_path: Path, names: dict[str, str], topic: str, text: str
) -> None:
    files = {"index.md": f":::{{publications}}\n:limit: 9\n:topic: {topic}\n:::\n", "a.bib": TOPIC_BIB}
    warning = f"index.md:3: WARNING: no publication has the topic {text} [scholar.unknown_key]"
    built = build(
        tmp_path / "site", files, scholar_bibliography="a.bib", scholar_topics=names, warnings=[warning]
    )
    assert built.body("index.html").select("li") == []


def test_an_empty_list_of_papers_is_no_list(papers: Built) -> None:
    number = [row[0] for row in ORDERS].index(":year: 1851")
    assert papers.body(f"order{number}.html").select("ul") == []


def test_a_list_says_how_many_there_are_and_how_to_get_them(tmp_path: Path) -> None:
    head = ":::{person} Ada Lovelace\n:::\n\n"
    page = head + listing("publications", ":summary:\n:limit: 3")
    built = built_pages(
        tmp_path, {"index.md": f"# Home\n\n{page}", "deep/er/page.md": f"# Deep\n\n{page[30:]}"}
    )
    (node,) = built.doctree("index").findall(paper_list)
    assert len(node["selection"].keys) == 3
    shown = built.body("index.html").select(".scholar-summary")
    assert texts(shown)[0].startswith("Three works. Download all: BibTeX, RIS")
    assert shown[0].a is not None
    assert shown[0].a["href"] == "publications/publications.bib"
    deep = built.body("deep/er/page.html").select_one(".scholar-summary a")
    assert deep is not None
    assert deep["href"] == "../../publications/publications.bib"


# -- positions, degrees, entries ----------------------------------------------------------------------

OBJECTS = """
# Life

:::{position} Analyst
:role: Analyst
:kind: academic
:organization: Royal Society
:location: London
:start: 1842-02
:end: present
:publications: a1843

- Analyzed.
:::

:::{position} Author
:name: writer
:kind: industrial
:role: Author
:organization: Taylor
:group: Memoirs
:start: 1843
:end: 1843

Wrote.
:::

:::{position} zeta
:kind: academic
:::

:::{degree} Mathematics
:institution: Home
:start: 1832
:::

:::{entry} A talk
:kind: talk
:date: 1843-08
:::

:::{entry} An award
:kind: award
:date: 1844
:::
"""

CHOICES: list[tuple[str, str, list[str]]] = [
    ("positions", "", ["Author", "Analyst", "zeta"]),
    ("positions", ":sort: oldest", ["zeta", "Analyst", "Author"]),
    ("positions", ":kind: academic", ["Analyst", "zeta"]),
    ("positions", ":kind: academic, industrial\n:limit: 2", ["Author", "Analyst"]),
    ("positions", ":select: analyst, writer", ["Author", "Analyst"]),
    ("degrees", "", ["Mathematics"]),
    ("entries", "", ["An award", "A talk"]),
    ("entries", ":kind: talk", ["A talk"]),
    ("entries", ":kind: service", []),
]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One site with a page for each list."""
    pages = {f"list{n}.md": f"# L\n\n{listing(row[0], row[1])}" for n, row in enumerate(CHOICES)}
    for style in ("full", "compact", "line"):
        pages[f"{style}.md"] = f"# L\n\n{listing('positions', f':style: {style}')}"
    pages["index.md"] = "# Home\n\n:::{person} Ada Lovelace\n:::\n"
    return built_pages(tmp_path_factory.mktemp("life"), {**pages, "sub/life.md": OBJECTS})


@pytest.mark.parametrize(
    ("number", "row"), list(enumerate(CHOICES)), ids=[f"{row[0]} {row[1]}".strip() for row in CHOICES]
)
def test_entries_are_chosen_and_ordered(life: Built, number: int, row: tuple[str, str, list[str]]) -> None:
    body = life.body(f"list{number}.html")
    assert texts(body.select(".scholar-timeline > li > .scholar-title")) == row[2]
    assert len(body.select("ul.scholar-timeline")) == bool(row[2])


@pytest.mark.parametrize(
    ("style", "items"),
    [
        (
            "full",
            [
                "Author 1843 Author · Taylor, Memoirs Wrote.",
                "Analyst Feb. 1842 – present Analyst · Royal Society · London Analyzed. Paper: alpha",
                "zeta",
            ],
        ),
        (
            "compact",
            [
                "Author 1843 Author · Taylor, Memoirs",
                "Analyst Feb. 1842 – present Analyst · Royal Society · London",
                "zeta",
            ],
        ),
        (
            "line",
            [
                "1843 Author, Taylor · Memoirs",
                "Feb. 1842 – present Analyst, Royal Society · London",
                "zeta",
            ],
        ),
    ],
)
def test_a_list_shows_as_much_as_its_style_says(life: Built, style: str, items: list[str]) -> None:
    shown = life.body(f"{style}.html").select(".scholar-timeline > li")
    assert texts(shown) == items


def test_a_line_leads_to_the_position(life: Built) -> None:
    links = life.body("line.html").select(".scholar-brief a")
    assert [(link.get("aria-label", link.get_text()), link["href"]) for link in links] == [
        ("Author, Memoirs", "sub/life.html#position-writer"),
        ("Analyst, London", "sub/life.html#position-analyst"),
        ("zeta", "sub/life.html#position-zeta"),
    ]
    assert texts(links) == ["Author", "Analyst", "zeta"]


# -- mistakes -------------------------------------------------------------------------------------------

FAULTS: list[tuple[str, int, str]] = [
    (
        "{publications}\n:sort: file\n:select: a1843, a184",
        3,
        (
            "no publication has the key 'a184'; it is left out of the list; did you mean 'a1843'? "
            "[scholar.unknown_key]"
        ),
    ),
    (
        "{publications}\n:type: artcle",
        2,
        "'publications': Invalid option value for 'type': artcle: 'artcle' is none of",
    ),
    (
        "{publications}\n:group: year",
        2,
        (
            "'publications': Unknown option key: 'group' (allowed: ['group-by', 'limit', 'numbered', "
            "'pictures', 'select', 'since', 'sort', 'status', 'style', 'summary', 'tag', 'topic', 'type', "
            "'year']) [myst.directive_option]"
        ),
    ),
    (
        "{publications}\n:limit: none",
        2,
        (
            "'publications': Invalid option value for 'limit': none: 'none' is not a whole number of 1 "
            "or more [myst.directive_option]"
        ),
    ),
    (
        "{positions}\n:select: analist",
        1,
        (
            "there is no position 'analist'; it is left out of the list; did you mean 'analyst'? "
            "[scholar.unknown_key]"
        ),
    ),
    (
        "{positions}\n:kind: academics",
        1,
        (
            "no position is of the kind 'academics'; the list leaves it out; did you mean 'academic'? "
            "[scholar.unknown_key]"
        ),
    ),
    ("{positions}\n\nText", 1, "'positions': Has content, but none permitted [myst.directive_parse]"),
    (
        "{contact}\n:show: email",
        2,
        (
            "'contact': Invalid option value for 'show': email: 'email' is none of emails, address, "
            "profiles, files; did you mean 'emails'? [myst.directive_option]"
        ),
    ),
]


@pytest.mark.parametrize(("directive", "line", "text"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_mistake_in_a_list_is_a_warning_with_its_line(
    tmp_path: Path, directive: str, line: int, text: str
) -> None:
    files = {"index.md": f":::{directive}\n:::\n", "life.md": OBJECTS, "a.bib": BIB}
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib", warnings=None)
    (warning,) = built.warnings
    assert warning.startswith(f"index.md:{line}: WARNING: {text}")
    assert warning.endswith("]")


# -- facts about the owner ----------------------------------------------------------------------------


def test_ways_to_reach_the_owner_are_listed(tmp_path: Path) -> None:
    page = """
        # Home

        :::{person} Ada Lovelace
        :position: Countess
        :affiliation: Ockham
        :email: ada@example.org, lovelace@example.org
        :github: ada
        :orcid: 0000-0002-1825-0097

        *Poetical* science.
        :::

        ## Facts

        {owner}`name`, {owner}`position`, {owner}`affiliation`, {owner}`email`: {owner}`vision`

        ## Write

        :::{contact}
        :::

        ## See

        :::{contact}
        :show: profiles
        :::
        """
    built = build(tmp_path / "site", {"index.md": dedent(page)})
    body = built.body("index.html")
    facts = "Ada Lovelace, Countess, Ockham, ada@example.org: Poetical science."
    assert texts(body.select("#facts > p")) == [facts]
    assert [link["href"] for link in body.select("#facts > p a")] == ["mailto:ada@example.org"]
    assert [link["href"] for link in body.select("#write li a")] == [
        "mailto:ada@example.org",
        "mailto:lovelace@example.org",
    ]
    assert [(link.get_text(), link["href"]) for link in body.select("#see li a")] == [
        ("GitHub", "https://github.com/ada"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097"),
    ]


def test_a_site_without_an_owner_shows_nothing_of_one(tmp_path: Path) -> None:
    page = "# Home\n\n:::{contact}\n:::\n\n:::{contact}\n:show: profiles\n:::\n\n{owner}`email`\n"
    built = build(tmp_path / "site", {"index.md": page})
    assert texts(built.body("index.html").select("li, a:not(.headerlink)")) == []
