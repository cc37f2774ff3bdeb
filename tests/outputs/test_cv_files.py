"""CVs in PDF: which a site has, what each chooses, its paper, language and number of pages."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

HOME = "# Home\n\n:::{person} Ada Lovelace\n:email: ada@example.org\n:github: ada\n:::\n"
LIFE = """\
# Life

:::{position} Winding
:kind: academic
:role: Keeper
:organization: House
:start: 1842-05
:end: present
:tags: short; chief
:::

:::{grant} Gears
:funder: Society
:start: 1835
:end: 1838
:::

:::{awards}
:tags: short
- 1843 Medal
- 1841 Prize
:::
"""
BIB = """\
@article{a, title={Of Bells}, author={Lovelace, Ada}, journal={Bells}, year={1843}, tags={Bells}}
@book{b, title={Of Clocks}, author={Lovelace, Ada}, publisher={Reed}, year={1835}, tags={short, clocks}}
"""
CV = """\
# Curriculum vitae

{owner}`cv`

## Work

:::{positions}
:::
:::{grants}
:::
:::{awards}
:::

## Papers

:::{publications}
:group-by: type
:::

## Contact

:::{contact}
:::
:::{contact}
:show: profiles
:::
"""
SHORT = """\
# In short

{owner}`cv`

## Work

:::{positions}
:tag: short
:::
:::{grants}
:since: 1840
:::
:::{awards}
:tag: Short
:limit: 1
:::

## Papers

:::{publications}
:tag: short, BELLS
:since: 1840
:::
"""
SITE = {"index.md": HOME, "life.md": LIFE, "cv.md": CV, "deep/short.md": SHORT, "a.bib": BIB}
CVS: dict[str, Any] = {
    "cv.pdf": "cv",
    "files/short.pdf": {"page": "deep/short", "paper": "us-letter", "pages": 1},
    "lebenslauf.pdf": {"page": "cv", "language": "de"},
}


def words(path: Path, *options: str) -> str:
    """Return the text of a PDF as Poppler reads it, white space made single."""
    return " ".join(lines(path, *options))


def lines(path: Path, *options: str) -> list[str]:
    """Return the lines of a PDF as Poppler reads it."""
    answer = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True, text=True)
    return [" ".join(line.split()) for line in answer.stdout.splitlines() if line.strip()]


def test_a_site_has_any_number_of_cvs(tmp_path: Path) -> None:
    conf = {"scholar_cvs": CVS, "scholar_bibliography": "a.bib", "html_baseurl": "https://ada.example/"}
    built = build(tmp_path / "site", SITE, **conf)
    assert sorted(path.relative_to(built.out).as_posix() for path in built.out.rglob("*.pdf")) == sorted(CVS)
    whole, short = lines(built.out / "cv.pdf"), lines(built.out / "files/short.pdf")
    everything = ["Winding", "Gears", "Medal", "Prize", "Of Bells", "Of Clocks"]
    assert [word for word in everything if word in whole] == everything
    assert [word for word in everything if word in short] == ["Winding", "Medal", "Of Bells"]
    assert ("May 1842 – present" in whole, "Journal articles" in whole) == (True, True)
    assert "Mai 1842 – heute" in lines(built.out / "lebenslauf.pdf")
    sizes = {}
    for name in CVS:
        with pikepdf.open(built.out / name) as pdf:
            sizes[name] = (int(pdf.pages[0].mediabox[2]), str(pdf.Root.Lang))
    assert sizes == {"cv.pdf": (595, "en"), "files/short.pdf": (612, "en"), "lebenslauf.pdf": (595, "de")}
    # The words of pages stay in the language of the site.
    assert "May 1842 – present" in texts(built.body("life.html").select(".scholar-dates"))


def test_pages_link_to_the_first_cv_and_that_of_a_page_to_its_own(tmp_path: Path) -> None:
    built = build(tmp_path / "site", SITE, scholar_cvs=CVS, scholar_bibliography="a.bib")
    found = {
        page: [str(link["href"]) for link in built.body(page).select("a[href$='.pdf']")]
        for page in ("index.html", "cv.html", "deep/short.html")
    }
    assert found == {
        "index.html": ["cv.pdf"],
        "cv.html": ["cv.pdf"],
        "deep/short.html": ["../files/short.pdf"],
    }


def test_addresses_and_profiles_stand_in_the_head_alone(tmp_path: Path) -> None:
    built = build(tmp_path / "site", SITE, scholar_bibliography="a.bib")
    printed = words(built.out / "cv.pdf")
    assert (printed.count("ada@example.org"), printed.count("github")) == (1, 1)
    assert "Contact" not in printed


def test_more_pages_than_are_allowed_are_reported(tmp_path: Path) -> None:
    listed = "\n\n".join(f"Paragraph {number}" for number in range(60))
    files = {"index.md": HOME, "cv.md": f"# CV\n\n## More\n\n{listed}\n"}
    expected = (
        "cv.md: WARNING: cv.pdf has 2 pages, and scholar_cvs allows 1; shorten lists of the page by"
        " :limit:, :since:, :tag: or :style: line [scholar.output]"
    )
    build(
        tmp_path / "site",
        files,
        warnings=[expected],
        scholar_cvs={"cv.pdf": {"page": "cv", "pages": 1}},
    )
    build(tmp_path / "site", files, scholar_cvs={"cv.pdf": {"page": "cv", "pages": 2}})


@pytest.mark.parametrize(
    ("conf", "fault", "made"),
    [
        (
            {"scholar_cv": "cw"},
            "scholar_cv: there is no page 'cw' for 'cv.pdf' to follow; it is not made",
            [],
        ),
        (
            {"scholar_cvs": {"a.pdf": "cv", "b.pdf": "cvs"}},
            "scholar_cvs: there is no page 'cvs' for 'b.pdf' to follow; it is not made; did you mean 'cv'?",
            ["a.pdf"],
        ),
        (
            {"scholar_cvs": {"a.pdf": "cv"}, "scholar_cv": "cv"},
            "scholar_cv: 'cv' changes nothing beside scholar_cvs, which names all CVs; remove it",
            ["a.pdf"],
        ),
        (
            {"scholar_cvs": {"a.pdf": "cv"}, "html_extra_path": ["extra"]},
            "scholar_cvs: a file of html_extra_path is 'a.pdf' too, and replaces it; rename one of them",
            ["a.pdf"],
        ),
        (
            {"scholar_cvs": {"a.pdf": "cv"}, "html_extra_path": ["extra/a.pdf"]},
            "scholar_cvs: a file of html_extra_path is 'a.pdf' too, and replaces it; rename one of them",
            ["a.pdf"],
        ),
    ],
)
def test_a_cv_that_cannot_be_made_as_it_is_asked_for_is_reported(
    tmp_path: Path, conf: dict[str, Any], fault: str, made: list[str]
) -> None:
    files = {"index.md": HOME, "cv.md": "# CV\n\n## More\n\nWords.\n", "extra/a.pdf": "of the site"}
    warning = f"conf.py:1: WARNING: {fault} [scholar.configuration]"
    built = build(tmp_path / "site", files, warnings=[warning], **conf)
    assert [path.name for path in built.out.glob("*.pdf")] == made
    assert bool(built.body("index.html").select("a[href$='.pdf']")) == bool(made)


def test_tags_that_nothing_has_are_reported(tmp_path: Path) -> None:
    page = "# CV\n\n:::{awards}\n:tag: shrt\n:::\n\n:::{publications}\n:tag: clock\n:::\n"
    left, kind = "the list leaves it out; did you mean", "[scholar.unknown_key]"
    build(
        tmp_path / "site",
        {"index.md": HOME, "life.md": LIFE, "list.md": page, "a.bib": BIB},
        warnings=[
            f"list.md:8: WARNING: no publication has the tag 'clock'; {left} 'clocks'? {kind}",
            f"list.md:3: WARNING: no award has the tag 'shrt'; {left} 'short'? {kind}",
        ],
        scholar_bibliography="a.bib",
    )


LAYOUT = {
    "index.md": HOME,
    "life.md": LIFE,
    "cv.md": """\
# CV

## Work

:::{positions}
:::

## Papers

:::{publications}
:numbered:
:group-by: type
:::

## Awards

:::{awards}
:::
""",
    "a.bib": """\
@article{a, title={Of Bells}, author={Lovelace, Ada}, journal={Bells}, abbr={BE}, year={1843}}
@article{b, title={Of Reeds}, author={Lovelace, Ada}, journal={Reeds}, year={1841}}
@book{c, title={Of Clocks}, author={Lovelace, Ada}, publisher={Reed}, year={1835}}
@article{d, title={Of Looms}, author={Lovelace, Ada}, pubstate={submitted}}
""",
}
HEAD = ["Ada Lovelace", "ada@example.org", "github.com/ada"]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            "columns",
            [
                *("Work", "May 1842 – present", "Winding", "Keeper · House"),
                *("Papers", "Journal articles"),
                *("J2 BE 1843", "Of Bells", "Ada Lovelace", "Published in Bells."),
                *("J1 1841", "Of Reeds", "Ada Lovelace", "Published in Reeds, 1841."),
                *("J3 Submitted", "Of Looms", "Ada Lovelace", "Under review."),
                *("Books", "B1 1835", "Of Clocks", "Ada Lovelace", "Book, Reed, 1835."),
                *("Awards", "1843", "Medal", "1841", "Prize"),
                *("Ada Lovelace · CV", "Page 1 of 1"),
            ],
        ),
        (
            "plain",
            [
                *("Work", "Winding", "Keeper · House", "May 1842 – present"),
                *("Papers", "Journal articles"),
                *("J2. Of Bells", "Ada Lovelace", "Published in Bells. · BE 1843"),
                *("J1. Of Reeds", "Ada Lovelace", "Published in Reeds, 1841."),
                *("J3. Of Looms", "Ada Lovelace", "Under review."),
                *("Books", "B1. Of Clocks", "Ada Lovelace", "Book, Reed, 1835."),
                *("Awards", "Medal · 1843", "Prize · 1841"),
                "Ada Lovelace · CV · Page 1 of 1",
            ],
        ),
    ],
)
def test_programs_read_a_cv_in_its_order(tmp_path: Path, layout: str, expected: list[str]) -> None:
    conf: dict[str, Any] = {"scholar_cvs": {"cv.pdf": {"page": "cv", "layout": layout}}}
    built = build(tmp_path / "site", LAYOUT, scholar_bibliography="a.bib", **conf)
    found = lines(built.out / "cv.pdf")
    assert found[found.index("Work") :] == expected
    head = " ".join(found[: found.index("Work")])
    assert [head.index(part) for part in HEAD] == sorted(head.index(part) for part in HEAD)
    raw = lines(built.out / "cv.pdf", "-raw")
    assert " ".join(raw[raw.index("Work") :]) == " ".join(expected)


def test_the_page_has_the_numbers_of_its_pdf(tmp_path: Path) -> None:
    built = build(tmp_path / "site", LAYOUT, scholar_bibliography="a.bib")
    cards = built.body("cv.html").select(".scholar-publications > li")
    shown = [texts(card.select(".scholar-number, .scholar-title")) for card in cards]
    assert shown == [["J2", "Of Bells"], ["J1", "Of Reeds"], ["J3", "Of Looms"], ["B1", "Of Clocks"]]
    brief = {**LAYOUT, "cv.md": "# CV\n\n:::{publications}\n:numbered:\n:style: line\n:type: book\n:::\n"}
    built = build(tmp_path / "lines", brief, scholar_bibliography="a.bib")
    assert texts(built.body("cv.html").select("p.scholar-line")) == ["B1 Of Clocks. Book, Reed, 1835."]


def test_a_number_stays_when_a_list_chooses_or_papers_are_added(tmp_path: Path) -> None:
    bib = LAYOUT["a.bib"] + "@article{e, title={Of Wire}, author={Lovelace, Ada}, journal={W}, year={1850}}\n"
    page = "# CV\n\n## P\n\n:::{publications}\n:numbered:\n:since: 1842\n:style: compact\n:::\n"
    files = {**LAYOUT, "a.bib": bib, "cv.md": page}
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib")
    numbers = [line for line in lines(built.out / "cv.pdf") if line.startswith("J")]
    assert numbers == ["J3 1850", "J2 BE 1843", "J4 Submitted"]


def test_what_is_known_of_the_owner_is_said_where_the_page_says_it(tmp_path: Path) -> None:
    head = HOME.removesuffix(":::\n") + "\nEngines that weave.\n:::\n"
    files = {"index.md": head, "cv.md": "# CV\n\n{owner}`cv`\n\n## Vision\n\n{owner}`vision`\n"}
    built = build(tmp_path / "site", files)
    found = lines(built.out / "cv.pdf")
    assert found[found.index("Vision") :] == [
        "Vision",
        "Engines that weave.",
        "Ada Lovelace · CV",
        "Page 1 of 1",
    ]
