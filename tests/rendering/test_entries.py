"""How records look: the words, links and marks of people, entries and papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.records.networks import NETWORKS
from sphinx_scholar.records.person import Affiliation, Person
from sphinx_scholar.records.problems import Source
from sphinx_scholar.rendering import fallbacks, paper_card, paper_words
from sphinx_scholar.rendering.people import PersonView
from sphinx_scholar.rendering.templates import Page
from tests.engine import Built, build, texts

if TYPE_CHECKING:
    from pathlib import Path

LINKS = {"Hao Zhang": "https://hao.example.org", "LMSYS Lab": "https://lmsys.example.org"}
PLACE: dict[str, Any] = {"docname": "index", "anchor": "a", "source": Source(path="index.md", line=1)}


def shown(element: Tag) -> str:
    """Return what an element says, links as Markdown, with the names that are read out."""
    copy = BeautifulSoup(str(element), "html.parser")
    for link in copy.select("a"):
        link.replace_with(f"[{link.get('aria-label') or link.get_text()}]({link['href']})")
    return " ".join(copy.get_text().split())


ENTRIES = [
    ("position", "", "", "[Serving](#position-{})"),
    ("position", "role: Intern", "Intern", "[Intern](#position-{})"),
    ("position", "role: Intern; organization: UCSD", "Intern · UCSD", "[Intern, UCSD](#position-{}), UCSD"),
    (
        "position",
        "role: Intern; organization: UCSD; group: LMSYS Lab; location: San Diego",
        "Intern · UCSD, [LMSYS Lab](https://lmsys.example.org) · San Diego",
        "[Intern, LMSYS Lab](#position-{}), UCSD · LMSYS Lab",
    ),
    (
        "position",
        "group: LMSYS Lab",
        "[LMSYS Lab](https://lmsys.example.org)",
        "[Serving, LMSYS Lab](#position-{}) · LMSYS Lab",
    ),
    (
        "position",
        "advisors: Hao Zhang",
        "Advisor: [Hao Zhang](https://hao.example.org)",
        "[Serving](#position-{})",
    ),
    (
        "position",
        "advisors: Hai Jin, Hao Zhang; mentors: nihui",
        "Advisors: Hai Jin and [Hao Zhang](https://hao.example.org) · Mentor: nihui",
        "[Serving](#position-{})",
    ),
    (
        "position",
        "mentors: A, Hao Zhang, C",
        "Mentors: A, [Hao Zhang](https://hao.example.org), and C",
        "[Serving](#position-{})",
    ),
    (
        "degree",
        "institution: Michigan; grade: 3.95/4.00; advisors: A; location: Ann Arbor",
        "Michigan · Ann Arbor · GPA: 3.95/4.00 · Advisor: A",
        "[Serving, Ann Arbor](#degree-{}), Michigan · Ann Arbor",
    ),
    (
        "entry",
        "organization: Royal Society; location: London",
        "Royal Society · London",
        "[Serving, London](#entry-{}), Royal Society · London",
    ),
]
"""A kind and its options, the line below the title, and the line of a list in brief."""


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Built:
    page = "# Life\n\n"
    for number, (kind, options, _about, _brief) in enumerate(ENTRIES):
        lines = "".join(f":{option.strip()}\n" for option in options.split(";") if option)
        dates = ":start: 2023\n:end: present\n:as-of: May\n"
        page += f":::{{{kind}}} Serving\n:name: e{number}\n{lines}{dates}:::\n\n"
    lists = "".join(f":::{{{kind}}}\n:style: line\n:::\n\n" for kind in ("positions", "degrees", "entries"))
    site = tmp_path_factory.mktemp("entries") / "site"
    return build(site, {"index.md": page + lists}, scholar_links=LINKS)


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_the_line_under_a_title_says_what_is_known(entries: Built, number: int) -> None:
    kind, _options, about, _brief = ENTRIES[number]
    (section,) = entries.body("index.html").select(f"#{kind}-e{number}")
    assert texts(section.select(".scholar-dates")) == ["2023 – present (as of May)"]
    assert [shown(line) for line in section.select(".scholar-about")] == [about] * bool(about)


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_an_entry_in_brief_is_one_line_whose_link_is_clear_when_read_out(entries: Built, number: int) -> None:
    kind, _options, _about, brief = ENTRIES[number]
    (link,) = entries.body("index.html").select(f'.scholar-brief a[href="#{kind}-e{number}"]')
    line = link.find_parent("p")
    assert line is not None
    assert shown(line) == brief.format(f"e{number}")


def test_a_title_is_a_link_where_there_is_an_address(tmp_path: Path) -> None:
    entry = ":::{entry} Serving\n:url: https://example.org\n:publications: one, two\nDid.\n:::\n"
    built = build(
        tmp_path / "site",
        {"index.md": f"# L\n\n{entry}\n:::{{entries}}\n:::\n", "a.bib": BIB},
        scholar_bibliography="a.bib",
        warnings=None,
    )
    (item,) = built.body("index.html").select(".scholar-timeline > li")
    assert [shown(line) for line in item.select("p")] == [
        "[Serving](https://example.org)",
        "Did.",
        "Papers: [Serve](publications/one.html), [Wait](publications/two.html)",
    ]


PERSON = Person(name="Ada", **PLACE)
HEADS: list[tuple[Person, list[str]]] = [
    (PERSON, []),
    (replace(PERSON, position="Student"), ["Student"]),
    (replace(PERSON, affiliation="LMSYS Lab"), ["[LMSYS Lab](https://lmsys.example.org)"]),
    (replace(PERSON, position="Student", affiliation="Michigan"), ["Student, Michigan"]),
    (
        replace(PERSON, advisors=("Ang Chen", "Hao Zhang")),
        ["Advised by Ang Chen and [Hao Zhang](https://hao.example.org)"],
    ),
    (
        replace(
            PERSON,
            emails=("a@example.org", "b@example.org"),
            profiles=(NETWORKS["github"].profile("ada"), NETWORKS["dblp"].profile("12/3456")),
        ),
        [
            "[a@example.org](mailto:a@example.org)",
            "[GitHub](https://github.com/ada)",
            "[DBLP](https://dblp.org/pid/12/3456.html)",
        ],
    ),
    (
        replace(
            PERSON,
            native_name="艾達",
            pronouns="she/her",
            position="Professor",
            affiliation="Michigan",
            affiliations=(
                Affiliation(role="Guest", organization="LMSYS Lab", place="Berkeley"),
                Affiliation(organization="Harbor", url="https://harbor.example"),
            ),
        ),
        [
            "Professor, Michigan",
            "Guest, [LMSYS Lab](https://lmsys.example.org), Berkeley",
            "[Harbor](https://harbor.example)",
            "艾達 · she/her",
        ],
    ),
    (
        replace(PERSON, address="High Street 1, Ely", room="3.12", telephone="+44 1", office_hours="Mondays"),
        ["High Street 1, Room 3.12, Ely · [+44 1](tel:+441) · Office hours: Mondays"],
    ),
    (replace(PERSON, room="Building 4, room 12"), ["Building 4, room 12"]),
]


@pytest.mark.parametrize(("person", "lines"), HEADS)
def test_the_head_of_a_person_shows_only_what_is_known(
    entries: Built, person: Person, lines: list[str]
) -> None:
    page = Page(entries.domain, "index")
    head = page.render("person", person=PersonView(person, page), anchor="a", portrait="", body="")
    soup = BeautifulSoup(head, "html.parser")
    assert [shown(line) for line in soup.select("p")] == lines


def test_the_vision_and_the_cv_stand_in_the_head(tmp_path: Path) -> None:
    options = ":position: Student\n:email: a@example.org\n"
    other = ":::{person} Charles Babbage\n:email: b@example.org\n:::\n"
    files = {
        "index.md": f"# Home\n\n:::{{person}} Ada Lovelace\n{options}\nTo *serve*.\n:::\n\n{other}",
        "cv.md": "# CV\n",
    }
    head, of_another = build(tmp_path / "site", files).body("index.html").select(".scholar-person")
    assert [shown(line) for line in head.select("p")] == [
        "Student",
        "To serve.",
        "[a@example.org](mailto:a@example.org)",
        "[CV (PDF)](cv.pdf)",
    ]
    assert texts(head.select(".scholar-vision em")) == ["serve"]
    assert [shown(line) for line in of_another.select("p")] == ["[b@example.org](mailto:b@example.org)"]


def test_a_person_is_found_by_every_medium(tmp_path: Path) -> None:
    options = (
        ":position: Professor\n:affiliation: Elbing\n:affiliations: Guest, [Harbor](https://h.example)\n"
        ":pronouns: she/her\n:telephone: +49 431 0000\n:address: Am Hafen 20, 24999 Nordhafen\n:room: 3.12\n"
        ":office-hours: Mondays\n"
    )
    page = (
        f"# Home\n\n:::{{person}} Ada Lovelace\n{options}:::\n\nAt {{owner}}`address`, {{owner}}`pronouns`.\n"
    )
    files = {"index.md": page, "cv.md": "# CV\n\n:::{contact}\n:show: address\n:::\n"}
    built = build(tmp_path / "site", files)
    assert texts(built.body("cv.html").select(".scholar-contact li")) == [
        "Am Hafen 20, Room 3.12, 24999 Nordhafen",
        "+49 431 0000",
        "Office hours: Mondays",
    ]
    assert "At Am Hafen 20, Room 3.12, 24999 Nordhafen, she/her." in built.body("index.html").get_text()
    printed = " ".join(
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(built.out / "cv.pdf").pages
    )
    text = build(tmp_path / "site", builder="text").text("index.txt")
    for said in ("Guest, Harbor", "3.12, 24999 Nordhafen", "+49 431 0000", "Office hours: Mondays"):
        assert said in printed
        assert said in " ".join(text.split())


def test_what_has_an_icon_has_words_too(tmp_path: Path) -> None:
    options = ":email: ada@example.org\n:github: ada\n:orcid: 0000-0002-1825-0097\n"
    built = build(tmp_path / "site", {"index.md": f"# Home\n\n:::{{person}} Ada Lovelace\n{options}:::\n"})
    ways = built.body("index.html").select(".scholar-ways li")
    assert texts(ways) == ["ada@example.org", "GitHub", "ORCID"]
    icons = [way.select("svg") for way in ways]
    assert [len(icon) for icon in icons] == [1, 1, 1]
    assert all(svg["aria-hidden"] == "true" for icon in icons for svg in icon)


@pytest.mark.parametrize(
    ("children", "content"),
    [((), "key"), ((nodes.Text("one"),), "one"), ((nodes.Text("one"), nodes.Text(" two")), "one two")],
)
def test_a_reference_keeps_all_that_it_shows(children: tuple[nodes.Text, ...], content: str) -> None:
    reference = fallbacks.reference_to("publication", "key", *children)
    assert reference.astext() == content
    assert len(reference.children) == 1
    assert reference["refexplicit"] == bool(children)


# -- papers -------------------------------------------------------------------------------------------------

BIB = r"""
@inproceedings{one,
  title = {{Serve}: Many <x>{\&}</x> Small}, author = {Zhang, Hao and Lovelace, A. and Jin, Hai and others},
  author+an = {1=joint; 2=joint; 3=corresponding},
  booktitle = {Proceedings of the Fifth Meeting}, abbr = {FM}, year = {2024}, award = {Best Paper},
  code = {https://example.org/code}, eprint = {2404.02015}, eprinttype = {arxiv},
}
@unpublished{two, title = {Wait}, author = {Lovelace, Ada}, pubstate = {submitted}, abbr = {FM'24},
  eventtitle = {Sixth Meeting}}
@collection{three, title = {Memoirs}, editor = {Zhang, Hao and Lovelace, Ada}, publisher = {Taylor},
  year = {1843}}
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Built:
    head = ":::{person} Ada Lovelace\n:email: ada@example.org\n:::\n"
    pages = {
        f"{style}.md": f"# L\n\n:::{{publications}}\n:sort: file\n:style: {style}\n:::\n"
        for style in ("full", "compact", "line")
    }
    return build(
        tmp_path_factory.mktemp("papers") / "site",
        {"index.md": f"# Home\n\n{head}", "a.bib": BIB, **pages},
        scholar_bibliography="a.bib",
        scholar_links=LINKS,
    )


def test_authors_stand_in_order_with_their_marks_and_the_owner_in_bold(papers: Built) -> None:
    lines = papers.body("full.html").select(".scholar-authors")
    assert texts(lines) == [
        "Hao Zhang*, A. Lovelace*, Hai Jin†, and others (* joint first authors; † corresponding author)",
        "Ada Lovelace",
        "Hao Zhang, Ada Lovelace (eds.)",
    ]
    assert [texts(line.select("strong")) for line in lines] == [
        ["A. Lovelace"],
        ["Ada Lovelace"],
        ["Ada Lovelace"],
    ]
    assert papers.body("full.html").select(".scholar-authors a") == []
    (link,) = papers.body("publications/one.html").select(".scholar-authors a")
    assert (link.get_text(), link["href"]) == ("Hao Zhang", "https://hao.example.org")


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        (
            "full",
            [
                "Published in the Proceedings of the Fifth Meeting. Best Paper",
                "Under review, FM’24 (Sixth Meeting).",
                "Published by Taylor, 1843.",
            ],
        ),
        ("compact", ["Best Paper", "Under review, FM’24.", "Published by Taylor, 1843."]),
    ],
)
def test_a_card_says_where_a_paper_stands(papers: Built, style: str, lines: list[str]) -> None:
    body = papers.body(f"{style}.html")
    assert texts(body.select(".scholar-place")) == ["FM 2024", "Submitted", "1843"]
    assert texts(body.select(".scholar-standing")) == lines


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("@article{k, journal = {J}, year = 1843", "Published in J, 1843."),
        ("@article{k, journal = {J}, year = 1843, pubstate = {inpress}", "In press at J, 1843."),
        ("@article{k, journal = {J}, year = 1843, pubstate = {forthcoming}", "To appear in J, 1843."),
        ("@unpublished{k, pubstate = {inpreparation}", "In preparation."),
        ("@unpublished{k, pubstate = {submitted}", "Submitted Under review."),
        ("@misc{k, eprint = {2404.02015}, eprinttype = {arxiv}", "Preprint arXiv preprint 2404.02015."),
        ("@article{k, journal = {J}, year = 1843, abbr = {SM}", "SM 1843 Published in J."),
        ("@article{k, journal = {J}, year = 1843, award = {Prize}", "Published in J, 1843. Prize"),
    ],
)
def test_no_badge_repeats_how_the_sentence_beside_it_begins(fields: str, line: str) -> None:
    (work,) = read_bibliography(f"{fields}, title = {{T}}, author = {{A}}}}", "a.bib").publications
    standing = paper_words.standing_of(work)
    assert " ".join(part for part in (standing.badge, standing.sentence.plain, work.award) if part) == line


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ("@article{k, journal = {J}, year = 1843, abbr = {SM}", "SM 1843"),
        ("@article{k, journal = {J}, year = 1843", "1843"),
        ("@article{k, journal = {J}", "Published"),
        ("@article{k, journal = {J}, year = 1843, pubstate = {inpress}", "In press"),
    ],
)
def test_one_word_says_where_a_paper_stands(fields: str, text: str) -> None:
    (work,) = read_bibliography(f"{fields}, title = {{T}}, author = {{A}}}}", "a.bib").publications
    assert paper_words.badge_text(work) == text


MORE = """
@article{talked, title = {Talked}, author = {Lovelace, Ada}, journal = {Memoirs}, year = {1843},
  slides = {files/talk.pdf}, url = {https://example.org/talked}}
@inproceedings{last, title = {Last}, author = {Lovelace, Ada}, booktitle = {Meeting}, year = {1844},
  related = {first}, relatedtype = {version}}
@misc{first, title = {First}, author = {Lovelace, Ada}, eprint = {2404.02015}, year = {1843}}
"""


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Built:
    page = "# L\n\n:::{publications}\n:sort: file\n:::\n"
    person = "# Home\n\n:::{person} Ada Lovelace\n:::\n"
    files = {"index.md": person, "list.md": page, "deep/list.md": page, "a.bib": MORE, "files/talk.pdf": ""}
    return build(tmp_path_factory.mktemp("more") / "site", files, scholar_bibliography="a.bib")


@pytest.mark.parametrize(("page", "up"), [("list", ""), ("deep/list", "../"), ("publications/talked", "../")])
def test_a_file_of_the_site_is_found_from_every_page(more: Built, page: str, up: str) -> None:
    buttons = more.body(f"{page}.html").select(".scholar-buttons")[0].select("a")
    assert [(link.get_text(), link["href"], link["aria-label"]) for link in buttons][:2] == [
        ("Journal", "https://example.org/talked", "Journal: Talked"),
        ("Slides", f"{up}files/talk.pdf", "Slides: Talked"),
    ]


def test_a_history_tells_of_a_preprint_once_and_leads_to_it(more: Built) -> None:
    (history,) = more.body("publications/last.html").select(".scholar-history")
    assert texts(history.select("li")) == [
        "Earlier version: First, arXiv preprint 2404.02015, 1843. arXiv",
        "Published in Meeting, 1844.",
    ]
    (link,) = history.select("a")
    assert (link["href"], link["aria-label"]) == ("https://arxiv.org/abs/2404.02015", "arXiv: First")


def test_a_card_without_people_has_no_line_for_them(tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        {
            "index.md": "# L\n\n:::{publications}\n:::\n",
            "a.bib": "@article{k, title={T}, journal={J}, year=1843}",
        },
        scholar_bibliography="a.bib",
        warnings=["a.bib:1: WARNING: k: the author is missing [scholar.missing_field]"],
    )
    for page in ("index.html", "publications/k.html"):
        assert texts(built.body(page).select("p.scholar-standing")) == ["Published in J, 1843."]
        assert built.body(page).select(".scholar-authors") == []


def test_a_line_is_a_title_and_where_the_paper_stands(papers: Built) -> None:
    assert texts(papers.body("line.html").select(".scholar-publications > li")) == [
        "Serve: Many <x>&</x> Small. Published in the Proceedings of the Fifth Meeting.",
        "Wait. Under review, FM’24.",
        "Memoirs. Published by Taylor, 1843.",
    ]


def test_a_button_stands_only_where_there_is_something_and_says_of_what(papers: Built) -> None:
    rows = papers.body("full.html").select(".scholar-buttons")
    assert texts(rows[0].select("a")) == ["arXiv", "Code", "Cite"]
    links = [[(link["aria-label"], link["href"]) for link in row.select("a")] for row in rows]
    one, two, three = links
    assert [text for text, _ in one] == ["arXiv: Serve", "Code: Serve", "Cite: Serve"]
    assert ("arXiv: Serve", "https://arxiv.org/abs/2404.02015") in one
    assert ("Cite: Serve", "publications/one.html#cite") in one
    assert [text for text, _ in two] == ["Ask for a copy: Wait", "Cite: Wait"]
    assert two[0][1] == (
        "mailto:ada@example.org?subject=Copy%20of%20%E2%80%9CWait%E2%80%9D"
        "&body=Could%20you%20please%20send%20me%20a%20copy%20of%20%E2%80%9CWait%E2%80%9D%3F"
    )
    assert [text for text, _ in three][-1] == "Cite: Memoirs"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            "author = {Lee, A. and Kim, B.}, author+an = {1=student; 2=corresponding,student}",
            "A. Lee‡, B. Kim†‡ (‡ student; † corresponding author)",
        ),
        ("author = {Lee*, A. and Kim$^{1,2}$, B.}", "A. Lee*, B. Kim¹²"),
        ("editor = {Lee, A.}, editor+an = {1=chair}", "A. Lee‡ (‡ chair) (ed.)"),
    ],
)
def test_a_mark_in_words_is_a_sign_with_its_meaning(papers: Built, fields: str, line: str) -> None:
    text = f"@proceedings{{k, title = {{T}}, year = 1843, publisher = {{P}}, {fields}}}"
    (work,) = read_bibliography(text, "a.bib").publications
    page = Page(papers.domain, "index")
    card = page.render("paper_card", paper=paper_card.PaperCard(work, page), style="full", pictures=True)
    assert texts(BeautifulSoup(card, "html.parser").select(".scholar-authors")) == [line]


@pytest.mark.parametrize(
    ("author", "html"),
    [
        ("王†, 小明", '<span class="scholar-unbroken"><bdi>王小明</bdi>†</span>'),
        ("王, 小明", "<bdi>王小明</bdi>"),
        ("Lee†, A.", "<bdi>A. Lee</bdi>†"),
    ],
)
def test_no_line_ends_between_a_name_and_its_sign(papers: Built, author: str, html: str) -> None:
    """Browsers break lines behind Han, kana and Hangul."""
    (work,) = read_bibliography(f"@misc{{k, title={{T}}, author={{{author}}}}}", "a.bib").publications
    page = Page(papers.domain, "index")
    card = page.render("paper_card", paper=paper_card.PaperCard(work, page), style="full", pictures=True)
    assert f'<p class="scholar-authors">{html}' in card


def test_markup_in_a_title_is_text(papers: Built) -> None:
    title = papers.body("full.html").select(".scholar-title")[0]
    assert title.get_text() == "Serve: Many <x>&</x> Small"
    assert title.select("b") == []
