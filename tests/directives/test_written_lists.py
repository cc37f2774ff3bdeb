"""Entries that are written as items of a list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

HOME = "# Home\n\n:::{person} Ada Lovelace\n:::\n\n:::{news}\n:limit: 1\n:style: line\n:::\n"
NEWS = """\
# Life

:::{news}
- May 2024: Our paper **Notes** is [out](https://ada.example/out), see [](index.md).

  It took a year.
- 2018–2022 Nothing happened.
:::
"""


def test_items_are_entries_wherever_they_are_listed(tmp_path: Path) -> None:
    files = {"index.md": HOME, "deep/life.md": NEWS.replace("index.md", "../index.md")}
    files["cv.md"] = "# CV\n\n## News\n\n:::{news}\n:::\n"
    built = build(tmp_path / "site", files, html_baseurl="https://ada.example/")
    items = built.body("deep/life.html").select(".scholar-timeline > li")
    assert [item["id"] for item in items] == [
        "news-2024-05-our-paper-notes-is-out-see",
        "news-2018-nothing-happened",
    ]
    assert texts(built.body("deep/life.html").select(".scholar-dates")) == ["May 2024", "2018 – 2022"]
    (item,) = built.body("index.html").select(".scholar-timeline > li")
    assert texts(item.select("p")) == ["May 2024", "Our paper Notes is out, see Home.", "It took a year."]
    assert [link["href"] for link in item.select("a")] == ["https://ada.example/out", "#"]
    assert texts(item.select("strong")) == ["Notes"]
    assert built.body("deep/life.html").select("h2") == []
    first, second = json.loads(built.text("resume.json"))["projects"]
    assert (first["name"], first["startDate"]) == ("Our paper Notes is out, see Home", "2024-05")
    assert (first["summary"], second["endDate"]) == ("It took a year.", "2022")
    printed = " ".join(PdfReader(built.out / "cv.pdf").pages[0].extract_text().split())
    assert "Our paper Notes is out, see Home." in printed


def test_a_list_that_is_written_on_the_cv_itself(tmp_path: Path) -> None:
    cv = "# CV\n\n## Awards\n\n:::{awards}\n- 1843 Medal, [Society](https://ada.example)\n:::\n"
    built = build(tmp_path / "site", {"index.md": HOME, "cv.md": cv})
    printed = " ".join(PdfReader(built.out / "cv.pdf").pages[0].extract_text().split())
    assert printed.count("Medal, Society") == 1
    assert "1843" in printed


def test_a_talk_has_a_time_and_a_language_no_date(tmp_path: Path) -> None:
    page = "# L\n\n:::{talks}\n- 1843-08-01 09:30 Of looms\n:::\n\n:::{languages}\n- German: native\n:::\n"
    built = build(tmp_path / "site", {"index.md": page})
    assert texts(built.body("index.html").select(".scholar-dates")) == ["Aug. 1, 1843, 09:30"]
    assert texts(built.body("index.html").select("li")) == ["Aug. 1, 1843, 09:30 Of looms", "German: native"]


def test_restructuredtext_has_them_too(tmp_path: Path) -> None:
    page = "L\n=\n\n.. scholar:awards::\n\n   - 1843 Medal, *Society*\n   - no date\n"
    warning = "index.rst:7: WARNING: an item of {awards} begins with no date: 'no date'; "
    hint = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it [scholar.malformed_date]"
    built = build(
        tmp_path / "site", {"index.rst": page}, include_patterns=["**.rst"], warnings=[warning + hint]
    )
    assert texts(built.body("index.html").select("li")) == ["1843 Medal, Society", "no date"]


CERTAIN = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it"
UNCERTAIN = "an item of {awards} is shown as it stands, without a date:"
EMPTY = "an item of {awards} says nothing; write what it was behind its date [scholar.missing_field]"
SUMMER = f"'summer 1843 Medal' begins with no date that is certain; {CERTAIN} [scholar.malformed_date]"
FAULTS = [
    ("- summer 1843 Medal", f"4: WARNING: {UNCERTAIN} {SUMMER}", "summer 1843 Medal"),
    ("- 1843", f"4: WARNING: {EMPTY}", ""),
]


@pytest.mark.parametrize(("item", "warning", "shown"), FAULTS)
def test_what_is_not_certain_is_reported_and_shown(
    tmp_path: Path, item: str, warning: str, shown: str
) -> None:
    page = f"# L\n\n:::{{awards}}\n{item}\n- 1844 Prize\n:::\n"
    built = build(tmp_path / "site", {"index.md": page}, warnings=[f"index.md:{warning}"])
    assert texts(built.body("index.html").select("li")) == [*([shown] if shown else []), "1844 Prize"]


def test_a_body_without_a_list_and_options_beside_a_body_are_reported(tmp_path: Path) -> None:
    page = "# L\n\n:::{awards}\nWords.\n:::\n\n:::{awards}\n:limit: 1\n- 1844 Prize\n- 1845 Medal\n:::\n"
    chooses = "awards: 'limit' chooses among entries that are written elsewhere; a list with a body shows all"
    without = "{awards} has a body without a list; write each of them as an item, - 2024 What it was"
    built = build(
        tmp_path / "site",
        {"index.md": page},
        warnings=[
            f"index.md:3: WARNING: {without} [scholar.missing_field]",
            f"index.md:8: WARNING: {chooses} [scholar.unknown_field]",
        ],
    )
    assert texts(built.body("index.html").select("li")) == ["1844 Prize", "1845 Medal"]


GERMAN = """\
# Leben

:::{news}
- Mai 2024: Der Aufsatz ist erschienen.
- 3. März 2023 – heute: Gast

  Mehr.
:::

:::{talk} Von Webstühlen
:date: 12. Okt. 2022
:::
"""


@pytest.mark.parametrize(
    ("language", "languages", "shown"),
    [
        ("de", [], ["Mai 2024", "3. März 2023 – heute", "12. Okt. 2022"]),
        ("en", ["de", "en"], ["May 2024", "Mar. 3, 2023 – present", "Oct. 12, 2022"]),
        ("fr", ["de", "fr"], ["mai 2024", "3 mars 2023 – aujourd’hui", "12 oct. 2022"]),
    ],
)
def test_months_have_the_names_of_a_language_in_which_the_page_may_be(
    tmp_path: Path, language: str, languages: list[str], shown: list[str]
) -> None:
    files = {"index.md": HOME, "life.md": GERMAN}
    built = build(tmp_path / "site", files, language=language, scholar_languages=languages)
    page = built.body("life.html")
    assert [date.replace("\xa0", " ") for date in texts(page.select(".scholar-dates"))] == shown
    assert texts(page.select(".scholar-timeline > li p"))[3:5] == ["Gast", "Mehr."]
    assert page.select("ol") == []


def test_months_of_another_language_are_no_date(tmp_path: Path) -> None:
    page = "# Life\n\n:::{news}\n- Mai 2024: Der Aufsatz ist erschienen.\n:::\n"
    message = "an item of {news} begins with no date: 'Mai 2024: Der Aufsatz is'"
    hint = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it"
    warning = f"life.md:4: WARNING: {message}; {hint} [scholar.malformed_date]"
    build(tmp_path / "site", {"index.md": HOME, "life.md": page}, warnings=[warning])
