"""A site in Chinese and one in Arabic: pages pass the gates, and CVs print right and in reading order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.engine import ROOTS, Built, build, texts
from tests.fonts import write_font
from tests.site import gates
from tests.site.sites import serve

DIRECTIONS = {"chinese": "ltr", "arabic": "rtl"}
"""The sites, and which way their pages run."""

PAGES = ("index", "publications", "life", "cv")

UNDECIDED = (
    "Element content contains only non-text characters",
    "Element content is too short to determine",
)
"""What axe says of single signs."""

OUTLINES = {
    "chinese": (
        *(
            "林晓云",
            "语言学教授",
            "客座研究员",
            "学府路 1 号",
            "职位",
            "声调与方言",
            "教授 · 海州大学",
            "博士后",
        ),
        *("王志明和", "Jane Doe", "学历", "陈国华", "论文", "期刊论文", "J1", "John Smith", "会议论文"),
        *(
            "Learning Tones Early",
            "报告",
            "09:30",
            "《孩子怎样说话》",
            "成员",
            "赵敏",
            "现为讲师",
            "获奖",
            "语言",
        ),
    ),
    "arabic": (
        *(
            "ليلى الحسن",
            "أستاذة تاريخ العلوم",
            "شارع الجامعة",
            "المناصب",
            "تاريخ الفلك",
            "باحثة بعد الدكتوراه",
        ),
        *("Institute of History", "سامي حداد", "الشهادات", "نبيل قاسم", "المنشورات", "مقالات المجلات", "J1"),
        *("John Smith", "أوراق المؤتمرات", "Reading Astrolabes (Again)", "المحاضرات", "09:30", "Berlin"),
        *("الفريق", "مريم صالح", "جامعة بيروت", "الجوائز", "اللغات", "الإنجليزية"),
    ),
}
"""What the text of each CV says, in this order."""

REPORTED = {
    "chinese": [
        r'cv\.md: .* write scholar_cv_fonts = \["Noto Serif CJK SC"\] into conf\.py, fonts of .*-noto-cjk'
    ],
    "arabic": [],
}
"""What is said of a CV whose site names no font; Typst's DejaVu Sans Mono has Arabic letters."""


def copied(name: str, folder: Path, fonts: list[str]) -> Path:
    """Return a copy of a site with other fonts for its CV."""
    source = folder / "site"
    shutil.copytree(ROOTS / f"test-{name}", source)
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"\nscholar_cv_fonts = {fonts}\n")
    return source


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The sites, whose CVs have a font that any machine can make."""
    built = {}
    for name in DIRECTIONS:
        source = copied(name, tmp_path_factory.mktemp(name), ["fonts"])
        written = "".join(path.read_text(encoding="utf-8") for path in source.rglob("*.*"))
        catalog = Path(__file__).parents[2] / "sphinx_scholar/locale"
        words = "".join(path.read_text(encoding="utf-8") for path in sorted(catalog.rglob("*.po")))
        shown = "和年月日至今、，。（）ينايرفبراسلمويوأغطكتديسحلآن"
        letters = {letter for letter in written + words + shown if ord(letter) > 0x5FF}
        write_font(source / "fonts/all.ttf", "Boxes", letters)
        built[name] = build(source)
    return built


@pytest.fixture(scope="module")
def roots(sites: dict[str, Built]) -> Iterator[dict[str, str]]:
    """The addresses of the sites on this machine."""
    with serve(sites["chinese"].out) as chinese, serve(sites["arabic"].out) as arabic:
        yield {"chinese": chinese, "arabic": arabic}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", DIRECTIONS)
def test_a_page_passes_the_gates(
    browser: Browser, roots: dict[str, str], sites: dict[str, Built], name: str, page: str, scheme: str
) -> None:
    with gates.visit(browser, f"{roots[name]}{page}.html", width=360, scheme=scheme) as visited:
        for width in (360, 1440):
            visited.page.set_viewport_size({"width": width, "height": gates.WIDTHS[width]})
            faults = gates.sideways_faults(visited.page) + gates.accessibility_faults(visited.page)
            assert [fault for fault in faults if not any(map(fault.__contains__, UNDECIDED))] == []
        assert visited.page.evaluate("getComputedStyle(document.body).direction") == DIRECTIONS[name]
        assert gates.console_faults(visited) + gates.third_party_faults(visited) == []
    assert gates.markup_faults(sites[name].text(f"{page}.html")) == []


def test_items_in_chinese_are_members_and_dates(sites: dict[str, Built]) -> None:
    home, life = sites["chinese"].body("index.html"), sites["chinese"].body("life.html")
    assert texts(home.select(".scholar-dates")) == ["2026年3月2日", "2025年9月", "2024年6月10日"]
    assert texts(life.select(".scholar-members .scholar-title")) == ["赵敏", "孙浩"]
    assert texts(life.select(".scholar-members .scholar-role")) == ["博士生", "硕士生"]


@pytest.mark.parametrize("name", DIRECTIONS)
def test_the_text_of_a_cv_is_in_reading_order(sites: dict[str, Built], name: str) -> None:
    command = ["pdftotext", str(sites[name].out / "cv.pdf"), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text = " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", printed).split())
    place = 0
    for said in OUTLINES[name]:
        assert said in text[place:], (said, text[place : place + 200])
        place = text.index(said, place)


@pytest.mark.parametrize("name", DIRECTIONS)
def test_letters_without_a_font_are_reported_with_the_setting_and_a_package(
    tmp_path: Path, name: str
) -> None:
    built = build(copied(name, tmp_path, []), warnings=None)
    warnings = [line for line in built.warnings if line.startswith("cv.md")]
    assert len(warnings) == len(REPORTED[name])
    for pattern, warning in zip(REPORTED[name], warnings, strict=True):
        assert re.match(pattern, warning)
    assert (built.out / "cv.pdf").read_bytes().startswith(b"%PDF")
