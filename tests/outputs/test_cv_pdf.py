"""The CV as a PDF: its bytes, its standards, its text, its pages."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pytest
import typst

from sphinx_scholar.outputs.cv.document import (
    Bullets,
    CurriculumVitae,
    CvAuthor,
    CvEntry,
    CvProse,
    CvPublication,
    CvSection,
    CvWords,
    Paragraph,
    Run,
    plain,
)
from sphinx_scholar.outputs.cv.pdf import TEMPLATE, CvError, render_pdf
from sphinx_scholar.records.dates import PartialDate
from tests.engine import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def points(*texts: str) -> Bullets:
    return Bullets(points=tuple((Paragraph(runs=plain(text)),) for text in texts))


def entry(title: str, *texts: str, dates: str = "") -> CvEntry:
    meta = (plain("Keeper · House of Clocks"),) if texts else ()
    return CvEntry(title=plain(title), dates=dates, meta=meta, body=(points(*texts),) if texts else ())


PAPER = CvPublication(
    title=plain("Tides: A Model of Clocks"),
    authors=(
        CvAuthor(name="Berta Brandt", signs="*"),
        CvAuthor(name="Mira Vey", own=True, signs="*†"),
        CvAuthor(name="Chen Ito"),
    ),
    et_al=" et al.",
    dates="JC 2021",
    venue=(Run(text="Journal of Clocks", emph=True), Run(text=" 7(2), pp. 11–19, 2021.")),
    history=(plain("First as a report of the House of Clocks, 2019."),),
    links=(
        Run(text="doi:10.1000/tides", url="https://doi.org/10.1000/tides"),
        Run(text="Code", url="https://code.example/tides"),
    ),
)
CV = CurriculumVitae(
    name="Mira Vey",
    position=plain("Lecturer in Horology"),
    affiliation=plain("University of Elbing", url="https://elbing.example/"),
    advisors=(Run(text="Otto Kahl", url="https://kahl.example/"), Run(text="Ruth Sand")),
    vision=plain("Clocks that agree without asking each other."),
    emails=("mira@elbing.example", "vey@clocks.example"),
    profiles=plain("github.example/vey", url="https://github.example/vey"),
    site_url="https://www.vey.example/home/",
    sections=(
        CvSection(title="Publications", parts=(PAPER,), notes=(plain("* Joint first authors"),)),
        CvSection(
            title="Experience",
            parts=(
                CvEntry(
                    title=plain("Winding the tower clock"),
                    dates="Aug. 2019 – present (as of 2021)",
                    meta=(
                        (Run(text="Keeper · "), Run(text="House of Clocks", url="https://house.example/")),
                    ),
                    body=(
                        Paragraph(runs=plain("A year of office work, difficult to file.")),
                        Bullets(
                            points=(
                                (
                                    Paragraph(runs=(Run(text="Wound it "), Run(text="15x", strong=True))),
                                    points("with both hands"),
                                ),
                                (Paragraph(runs=(Run(text="Wrote "), Run(text="tick --tock", code=True))),),
                            ),
                            ordered=True,
                            start=4,
                        ),
                    ),
                ),
                entry("A talk on bells", dates="May 2018"),
            ),
        ),
        CvSection(title="More", parts=(CvProse(blocks=(Paragraph(runs=plain("Please write to me.")),)),)),
    ),
    date=PartialDate(year=2021, month=6, day=30),
    date_text="June 2021",
    as_of_note="Positions as of the spring of 2021.",
)
NOT_SHOWN = {"url", "site_url", "language", "paper", "layout", "fonts", "accent", "script", "date", "words"}


def texts(value: Any) -> Iterator[str]:
    """Yield every text that a reader of the PDF should find."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_SHOWN:
                yield from texts(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from texts(part)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(pages_of(pdf)).split())


def tags_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Return the kind and the title of each structure element, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node.S), str(node.get("/T", ""))))
            walk(node.get("/K"))

    walk(pdf.Root.StructTreeRoot.K)
    return found


# -- the file ----------------------------------------------------------------------------------


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = render_pdf(CV), render_pdf(replace(CV))
    assert first == second
    assert first.warnings == ()
    assert render_pdf(replace(CV, name="Mira Veyl")).pdf != first.pdf


def test_bytes_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = render_pdf(CV).pdf
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert render_pdf(CV).pdf == here


def test_fonts_come_with_typst_or_from_the_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []

    def compiler(**settings: Any) -> typst.Compiler:
        asked.append(settings)
        return make(**settings)

    make = typst.Compiler
    monkeypatch.setattr(typst, "Compiler", compiler)
    assert render_pdf(CV, font_paths=[str(tmp_path)]) == render_pdf(CV)
    assert [(each["ignore_system_fonts"], each["font_paths"]) for each in asked] == [
        (True, [tmp_path]),
        (True, []),
    ]


@pytest.mark.parametrize(
    "cv", [CV, CurriculumVitae(name="Mira Vey", date=CV.date)], ids=["full", "name alone"]
)
def test_conforms_to_both_standards(cv: CurriculumVitae) -> None:
    rendered = render_pdf(cv)
    assert rendered.warnings == ()
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.Lang == "en"
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "2A"
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert metadata["dc:title"] == "Mira Vey – Curriculum vitae"
            assert metadata["dc:creator"] == ["Mira Vey"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(year=2021, month=6, day=30), "2021-06-30T00:00:00+00:00"),
        (PartialDate(year=2021), "2021-01-01T00:00:00+00:00"),
    ],
)
def test_metadata_hold_the_date_of_the_content(date: PartialDate, expected: str) -> None:
    with (
        pikepdf.open(io.BytesIO(render_pdf(replace(CV, date=date)).pdf)) as pdf,
        pdf.open_metadata() as metadata,
    ):
        assert metadata["xmp:CreateDate"] == expected


def test_structure_is_that_of_the_document() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(CV).pdf)) as pdf:
        tags = tags_of(pdf)
        with pdf.open_outline() as outline:
            assert [mark.title for mark in outline.root] == ["Publications", "Experience", "More"]
    assert [tag for tag in tags if tag[0] in {"/H1", "/H2"}] == [
        ("/H1", "Publications"),
        ("/H2", "Tides: A Model of Clocks"),
        ("/H1", "Experience"),
        ("/H2", "Winding the tower clock"),
        ("/H1", "More"),
    ]
    kinds = [kind for kind, _ in tags]
    assert [kinds.count(kind) for kind in ("/Title", "/L", "/LI", "/Code")] == [1, 2, 3, 1]


def test_links_lead_where_the_data_say() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(CV).pdf)) as pdf:
        urls = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])}
    assert urls == {
        "https://elbing.example/",
        "https://kahl.example/",
        "mailto:mira@elbing.example",
        "mailto:vey@clocks.example",
        "https://www.vey.example/home/",
        "https://github.example/vey",
        "https://doi.org/10.1000/tides",
        "https://code.example/tides",
        "https://house.example/",
    }


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper(paper: Any, size: tuple[int, int]) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(render_pdf(replace(CV, paper=paper)).pdf)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize(("language", "expected"), [("de", "de"), ("pt_BR", "pt-BR"), ("sr@latin", "sr")])
def test_language(language: str, expected: str) -> None:
    rendered = render_pdf(replace(CV, language=language))
    assert rendered.warnings == ()
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert expected == pdf.Root.Lang


# -- the text ----------------------------------------------------------------------------------


def test_every_fact_is_in_the_text() -> None:
    text = text_of(render_pdf(CV).pdf)
    facts = [" ".join(fact.split()) for fact in texts(asdict(CV))]
    assert len(facts) > 40
    assert [fact for fact in facts if fact not in text] == []
    assert "vey.example/home" in text
    assert "Berta Brandt*, Mira Vey*†, Chen Ito et al." in text
    assert "4. Wound it 15x" in text


def test_own_name_is_set_off_among_the_authors() -> None:
    fonts: dict[str, set[str]] = {"Berta": set(), "Mira Vey": set(), "Chen": set()}

    def note(text: str, _cm: Any, _tm: Any, font: Any, _size: float) -> None:
        for name, used in fonts.items():
            if name in text and font is not None:
                used.add(str(font["/BaseFont"]).partition("+")[2])

    cv = replace(CV, sections=CV.sections[:1], name="M. Vey")
    pypdf.PdfReader(io.BytesIO(render_pdf(cv).pdf)).pages[0].extract_text(visitor_text=note)
    assert all("Semibold" in font for font in fonts["Mira Vey"])
    assert fonts["Mira Vey"]
    assert not any("bold" in font.lower() for font in fonts["Berta"] | fonts["Chen"])


@pytest.mark.parametrize(
    "text",
    [
        '#import "@preview/x:1.0.0": y',
        "$x^2$ and \\$5",
        "*a* _b_ `c` <d> @ref",
        "// no comment /* none */",
        "= no heading",
        "C:\\new\\u{1F600}",
        "{page} of {pages}",
        "\"quoted\" 'and' -- --- ...",
        "https://bare.example/~x_y_z",
        "[1](2)#[3]",
        "&amp; <b> \u201cfine\u201d e\u0301",
    ],
)
def test_text_is_never_read_as_markup(text: str) -> None:
    runs = plain(text)
    cv = CurriculumVitae(
        name=f"N {text}",
        date=CV.date,
        position=plain(f"P {text}"),
        vision=plain(f"V {text}"),
        sections=(
            CvSection(title=f"S {text}", parts=(replace(PAPER, title=runs, dates=text, venue=()),)),
            CvSection(title="More", parts=(entry(f"E {text}", f"B {text}"),), notes=(plain(f"L {text}"),)),
        ),
    )
    rendered = render_pdf(cv)
    assert rendered.warnings == ()
    found = text_of(rendered.pdf)
    for letter in "NPVSEBL":
        assert f"{letter} {text}" in found


def test_foot_of_each_page() -> None:
    words = CvWords(document="Lebenslauf", advisors="Betreuung", page="Seite {page} von {pages}")
    section = CvSection(title="Vorträge", parts=tuple(entry(f"Vortrag {n}") for n in range(60)))
    pages = pages_of(render_pdf(replace(CV, words=words, sections=(section,), language="de")).pdf)
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        assert "Mira Vey · Lebenslauf · June 2021" in page
        assert f"Seite {number} von 2" in page
    assert "Betreuung: Otto Kahl, Ruth Sand" in pages[0]
    assert [page.count(CV.as_of_note) for page in pages] == [1, 0]
    assert not re.search(r"Page|Advisors|Curriculum", " ".join(pages))


@pytest.mark.parametrize("code", ["co-PI", "D-10115"])
def test_no_line_ends_within_a_code(code: str) -> None:
    titles = tuple(entry(f"{'x ' * length}{code} of some work or other") for length in range(25, 50))
    pages = pages_of(render_pdf(replace(CV, sections=(CvSection(title="Grants", parts=titles),))).pdf)
    lines = "\n".join(pages).splitlines()
    assert any(line.startswith(code) for line in lines)
    assert sum(code in line for line in lines) == len(titles)


# -- pages -------------------------------------------------------------------------------------


def test_a_long_cv_runs_over_pages() -> None:
    parts = [[f"{part}-{number}" for number in range(10)] for part in range(6)]
    sections = tuple(
        CvSection(
            title=f"Part {names[0]}",
            parts=tuple(
                entry(f"Entry {name}", *["A point. " * 20] * (n % 4)) for n, name in enumerate(names)
            ),
        )
        for names in parts
    )
    pages = pages_of(render_pdf(replace(CV, sections=sections)).pdf)
    assert len(pages) > 3
    for names in parts:
        assert [f"Entry {names[0]}" in page for page in pages if f"Part {names[0]}" in page] == [True]
        assert [sum(page.count(f"Entry {name}") for page in pages) for name in names] == [1] * 10


@pytest.mark.parametrize("lines", range(32, 46))
def test_an_entry_of_usual_length_stays_on_one_page(lines: int) -> None:
    deeds = [f"Deed {n}. {'It was done in more than one line of text. ' * 3}" for n in range(4)]
    sections = (
        CvSection(title="Talks", parts=tuple(entry(f"Talk {n}") for n in range(lines))),
        CvSection(title="Offices", parts=(entry("The usual", *deeds),)),
    )
    pages = pages_of(render_pdf(replace(CV, sections=sections)).pdf)
    (page,) = (page for page in pages if "Offices" in page)
    assert [
        found for found in ("The usual", "Deed 0.", "Deed 1.", "Deed 2.", "Deed 3.") if found not in page
    ] == []


@pytest.mark.parametrize("lines", range(32, 46))
def test_headings_stay_with_what_they_head(lines: int) -> None:
    sections = (
        CvSection(title="Talks", parts=tuple(entry(f"Talk {n}") for n in range(lines))),
        CvSection(title="Offices", parts=(entry("The longest", *[f"Deed {n}" for n in range(60)]),)),
    )
    pages = pages_of(render_pdf(replace(CV, sections=sections)).pdf)
    (page,) = (page for page in pages if "Offices" in page)
    assert "The longest" in page
    assert "Keeper" in page
    assert "Deed 0" in page


@pytest.mark.parametrize("lines", range(30, 44))
def test_no_line_of_a_list_stands_alone_on_a_page(lines: int) -> None:
    sections = (
        CvSection(title="Talks", parts=tuple(entry(f"Talk {n}") for n in range(lines))),
        CvSection(title="Prizes", parts=tuple(entry(f"Prize {n}") for n in range(4))),
    )
    pages = pages_of(render_pdf(replace(CV, sections=sections)).pdf)
    for word, count in (("Talk", lines), ("Prize", 4)):
        found = [len(re.findall(rf"{word} \d+", page)) for page in pages]
        assert sum(found) == count
        assert 1 not in found


@pytest.mark.parametrize("lines", range(30, 44))
def test_what_signs_mean_stands_below_a_paper(lines: int) -> None:
    sections = (
        CvSection(title="Talks", parts=tuple(entry(f"Talk {n}") for n in range(lines))),
        CvSection(title="Papers", parts=(PAPER,), notes=(plain("* Joint first authors"),)),
    )
    pages = pages_of(render_pdf(replace(CV, sections=sections)).pdf)
    (page,) = (page for page in pages if "Joint first authors" in page)
    assert "Tides: A Model of Clocks" in page


# -- what can go wrong -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [("张三", "'张', '三', found in '张三'"), ("Tick \ue000", "'\\ue000', found in 'Tick \\ue000'")],
)
def test_a_letter_without_a_font_costs_the_standards_only(name: str, shown: str) -> None:
    cv = replace(CV, advisors=plain(name))
    rendered = render_pdf(cv)
    outcome = "the CV's PDF is tagged, but conforms to neither PDF/UA nor PDF/A"
    assert rendered.warnings == (f"{outcome}: no font can show {shown}; name a font that can",)
    assert render_pdf(cv) == rendered
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert ("/H1", "Publications") in tags_of(pdf)
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == ""
            assert "{http://www.aiim.org/pdfua/ns/id/}part" not in metadata


@pytest.mark.parametrize(
    ("title", "shown"), [("🏅 Medals 🏕️ of Ｒ", "Medals of R"), ("👍 Ｗide 𐀀 Words", "Wide 𐀀 Words")]
)
def test_pictographs_and_other_forms_of_letters_need_no_font(title: str, shown: str) -> None:
    made = render_pdf(replace(CV, sections=(CvSection(title=title),)))
    assert render_pdf(replace(CV, sections=(CvSection(title=shown),))) == made
    assert len(made.warnings) == ("𐀀" in shown)


def test_many_letters_without_a_font_are_reported_in_short() -> None:
    cv = replace(CV, sections=tuple(CvSection(title=letter) for letter in "一二三四五六七八"))
    (warning,) = render_pdf(cv).warnings
    assert "no font can show '一', '二', '三', '四', '五', …, found in" in warning


def test_without_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CvError, match=r"the package 'typst' is missing; pip install typst$"):
        render_pdf(CV)


def test_typst_is_imported_on_first_use() -> None:
    code = "import sys, sphinx_scholar.outputs.cv.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_site_brings_its_own_template(tmp_path: Path) -> None:
    (tmp_path / "parts.typ").write_text("#let hello(cv) = [Hello from #cv.name, \\* on #cv.paper]")
    path = tmp_path / "cv.typ"
    path.write_text(
        '#import "parts.typ": hello\n#let cv = json(bytes(sys.inputs.cv))\n#set document(title: cv.name)\n'
        '#set text(font: ("No Such Font", "Libertinus Serif"))\n#hello(cv)'
    )
    rendered = render_pdf(CV, template=str(path))
    assert text_of(rendered.pdf) == "Hello from Mira Vey, * on a4"
    assert rendered.warnings == ("Typst says of 'cv.typ': unknown font family: no such font",)


def test_a_template_that_cannot_conform_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "cv.typ"
    path.write_text("No title.")
    rendered = render_pdf(CV, template=str(path))
    assert text_of(rendered.pdf) == "No title."
    (warning,) = rendered.warnings
    assert warning.startswith(
        "the CV's PDF is tagged, but conforms to neither PDF/UA nor PDF/A: PDF/UA-1 error:"
    )


@pytest.mark.parametrize(
    ("source", "fault", "line"),
    [
        ("\n#let = 1", "Typst stopped at 'own.typ': expected pattern$", 2),
        (None, "Typst stopped at 'own.typ'", 0),
    ],
    ids=["malformed", "missing"],
)
def test_a_template_that_cannot_be_read(tmp_path: Path, source: str | None, fault: str, line: int) -> None:
    path = tmp_path / "own.typ"
    if source is not None:
        path.write_text(source)
    with pytest.raises(CvError, match=fault) as caught:
        render_pdf(CV, template=str(path))
    assert caught.value.line == line


def test_a_color_that_is_none_is_reported() -> None:
    with pytest.raises(CvError, match="color string"):
        render_pdf(replace(CV, accent="blue-ish"))


def test_the_template_takes_nothing_from_outside() -> None:
    source = TEMPLATE.read_text(encoding="utf-8")
    assert "sys.inputs.cv" in source
    assert not re.search(r"#import|#include|@preview|read\(|image\(", source)


@pytest.mark.parametrize(
    ("base", "urls"),
    [
        ("https://ada.example", {"https://code.example/", "https://ada.example/files/talk.pdf"}),
        ("", {"https://code.example/"}),
    ],
)
def test_a_file_of_the_site_is_linked_where_the_site_has_an_address(
    tmp_path: Path, base: str, urls: set[str]
) -> None:
    files = {
        "files/talk.pdf": "",
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
        "cv.md": "# CV\n\n## Papers\n\n:::{publications}\n:::\n",
        "a.bib": "@misc{k, title={T}, author={Lovelace, Ada},"
        " code={https://code.example/}, slides={files/talk.pdf}}",
    }
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib", html_baseurl=base)
    with pikepdf.open(built.out / "cv.pdf") as pdf:
        linked = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}
    assert urls <= linked
    assert not any("talk" in url for url in linked - urls)
