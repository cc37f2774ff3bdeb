"""Lists of papers and entries in the CV's PDF: of any length, grouping and style, from records alone."""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING

import pypdf
import pytest

from sphinx_scholar.domain.choices import STYLES
from sphinx_scholar.domain.cv_settings import CvFile
from sphinx_scholar.domain.paper_selections import GROUPINGS, PaperSelection
from sphinx_scholar.outputs.cv.document import CvGroup, CvProse
from sphinx_scholar.outputs.cv.outline import CvReader
from sphinx_scholar.outputs.cv.pdf import render_pdf
from sphinx_scholar.rendering.nodes import paper_list
from tests.engine import Built, build

if TYPE_CHECKING:
    from pathlib import Path

TYPES = ("article", "inproceedings", "book", "phdthesis")
VENUES = ("journal={Journal of Clocks}", "booktitle={Proceedings of Bells}, abbr={BELL}", "publisher={Reed}")


def record(number: int) -> str:
    """Return one of many papers: each fifth is under way, some of these without a date."""
    fields = ["author={Lovelace, Ada and Babbage, Charles}", f"title={{Treatise T{number:03} of Clocks}}"]
    if number % 5:
        fields += [VENUES[number % 3], f"year={{{2024 - number % 35}}}", "url={https://example.org/a}"]
    else:
        fields += ["pubstate={submitted}", *(["year={2024}"] if number % 2 else [])]
    fields += [f"keywords={{{', '.join(('bells', 'clocks', 'gears')[number % 3 : 3 - number % 2])}}}"]
    kind = TYPES[number % 4] if number % 5 else "unpublished"
    return f"@{kind}{{k{number}, {', '.join(fields)}}}\n"


SIZES = (3, 12, 60)
LISTS = [
    *itertools.product(SIZES, (*GROUPINGS, "none", ""), STYLES),
    *((300, grouping, style) for grouping, style in (("", "full"), ("venue", "compact"), ("none", "line"))),
]
"""Numbers of papers, what they are grouped by, and styles."""

OF_THE_WEB = re.compile(r"\bCite\b|Ask for a copy|Filter|Download|\bworks\b|\d{4} \(\d+\)")
"""What only a page on the web says."""


def page_of(size: int, grouping: str, style: str) -> str:
    options = [f":limit: {size}", f":style: {style}", ":summary:"]
    options += [f":group-by: {grouping}"] if grouping else []
    listed = "\n".join((":::{publications}", *options, ":::"))
    return f"# CV\n\n## Papers\n\n{listed}\n\n## Talks\n\nNone yet.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One site with a CV for each list."""
    pages = {f"cv{number}.md": page_of(*row) for number, row in enumerate(LISTS)}
    head = "# Home\n\n:::{person} Ada Lovelace\n:email: ada@example.org\n:::\n"
    return build(
        tmp_path_factory.mktemp("lists") / "site",
        {"index.md": head, "a.bib": "".join(map(record, range(300))), **pages},
        builder="dummy",
        scholar_bibliography="a.bib",
        html_baseurl="https://ada.example.org/",
    )


def pages_of(pdf: bytes) -> list[list[str]]:
    """Return the lines of each page, its foot left out."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    found = [[line.strip() for line in page.extract_text().splitlines()] for page in pages]
    return [[line for line in lines if line and not re.search(r"Page \d+ of", line)] for lines in found]


@pytest.mark.parametrize(
    ("number", "row"), list(enumerate(LISTS)), ids=[" ".join(map(str, r)) for r in LISTS]
)
def test_a_list_is_its_papers_below_the_headings_of_its_groups(
    site: Built, number: int, row: tuple[int, str, str]
) -> None:
    (node,) = site.doctree(f"cv{number}").findall(paper_list)
    selection: PaperSelection = node["selection"]
    made = render_pdf(CvReader(site.app, CvFile(name="cv.pdf", page=f"cv{number}")).read())
    assert made.warnings == ()
    pages = pages_of(made.pdf)
    text = " ".join(line for lines in pages for line in lines)
    titles = [f"T{int(key[1:]):03}" for key in selection.keys]
    assert len(titles) == row[0]
    assert re.findall(r"Treatise (T\d+) of Clocks", text) == titles
    assert OF_THE_WEB.findall(text) == []
    headings = [group.heading for group in selection.groups if group.heading]
    assert bool(headings) == (row[1] in GROUPINGS or (row[1:] == ("", "full") and row[0] > 3))
    # A heading stands above its papers, or before the first of them.
    words = [line.partition(" Treatise")[0] for lines in pages for line in lines]
    assert [word for word in words if word in headings] == headings
    assert [lines[-1] for lines in pages if lines[-1] in headings] == []


def test_the_file_of_a_long_list_holds_all_papers(tmp_path: Path) -> None:
    """A list that the web splits by year is whole, without the number of papers of a year."""
    built = build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
            "cv.md": page_of(300, "", "full"),
            "a.bib": "".join(map(record, range(300))),
        },
        scholar_bibliography="a.bib",
        scholar_split_from=250,
    )
    assert built.body("cv.html").select(".scholar-years")
    text = " ".join(line for lines in pages_of((built.out / "cv.pdf").read_bytes()) for line in lines)
    assert sorted(re.findall(r"Treatise (T\d+) of", text)) == [f"T{number:03}" for number in range(300)]
    assert OF_THE_WEB.findall(text) == []
    assert text.index("Undated") > text.index("1990")


LIFE = """
# CV

## Work

Before the list.

:::{positions}
:style: %s
:::

After *it*.

::::{container} box
:::{entries}
:::
::::

### Letters

:::{entry} A letter
:date: 1843
:organization: Royal Society

To Babbage.
:::
"""
WORK = """
# Life

:::{position} Winding
:role: Keeper
:organization: House
:group: Clocks
:location: London
:advisors: A. Babbage, M. Somerville
:start: 1842
:end: present
:publications: k1

- Wound it.
:::

:::{entry} A talk
:date: 1841
:::
"""


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        (
            "full",
            [
                "1842 – present Winding",
                "Keeper · House, Clocks · London · Advisors: A. Babbage and M. Somerville",
                "Paper: Treatise T001 of Clocks",
                "• Wound it.",
            ],
        ),
        (
            "compact",
            [
                "1842 – present Winding",
                "Keeper · House, Clocks · London · Advisors: A. Babbage and M. Somerville",
            ],
        ),
        ("line", ["1842 – present Keeper, House · Clocks"]),
    ],
)
def test_entries_stand_in_the_order_of_the_page(tmp_path: Path, style: str, lines: list[str]) -> None:
    built = build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
            "cv.md": LIFE % style,
            "life.md": WORK,
            "a.bib": record(1),
        },
        scholar_bibliography="a.bib",
    )
    (page,) = pages_of((built.out / "cv.pdf").read_bytes())
    start = page.index("Before the list.")
    assert page[start + 1 :] == [
        *lines,
        "After it.",
        "1843 A letter",
        "Royal Society",
        "To Babbage.",
        "1841 A talk",
        "Letters",
        "1843 A letter",
        "Royal Society",
        "To Babbage.",
    ]


def test_an_address_of_a_paper_leads_to_the_site(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
        "deep/cv.md": "# CV\n\n## Work\n\n:::{positions}\n:::\n",
        "life.md": WORK,
        "a.bib": record(1),
    }
    conf = {
        "scholar_bibliography": "a.bib",
        "scholar_cv": "deep/cv",
        "html_baseurl": "https://ada.example.org/",
    }
    built = build(tmp_path / "site", files, **conf)
    cv = CvReader(built.app, CvFile(name="cv.pdf", page="deep/cv")).read()
    (section,) = cv.sections
    (entry,) = (part for part in section.parts if not isinstance(part, (CvGroup, CvProse)))
    assert [(run.text, run.url) for run in entry.meta[1] if run.url] == [
        ("Treatise T001 of Clocks", "https://ada.example.org/publications/k1.html")
    ]
