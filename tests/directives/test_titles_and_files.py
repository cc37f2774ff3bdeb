"""Titles of entries with Markdown in them, files of the site that entries name, and hidden items."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

HOME = "# Ada\n\n:::{person} Ada Lovelace\n:::\n"


def page(text: str) -> dict[str, str]:
    lists = "# All\n\n:::{talks}\n:::\n\n## Short\n\n:::{talks}\n:style: line\n:::\n"
    cv = "# CV\n\n## Talks\n\n:::{talks}\n:::\n"
    return {"index.md": HOME, "deep/talks.md": text, "all.md": lists, "cv.md": cv}


def test_a_title_keeps_its_markdown_in_every_medium(tmp_path: Path) -> None:
    title = "On *Zostera marina*, `meadowr` and $x^2$"
    files = page(f"# Talks\n\n:::{{talk}} {title}\n:date: 2024-05\n:::\n")
    built = build(tmp_path / "site", files, html_baseurl="https://ada.example/")
    for path, place in (
        ("deep/talks.html", ".scholar-talk > :is(h1, h2)"),
        ("all.html", ".scholar-full .scholar-title"),
        ("all.html", ".scholar-line .scholar-lead"),
    ):
        (shown,) = built.body(path).select(place)
        assert texts(shown.select("em")) == ["Zostera marina"], place
        assert texts(shown.select("code")) == ["meadowr"], place
        assert shown.select("math msup"), place
    plain = "On Zostera marina, meadowr and x²"
    (item,) = json.loads(built.text("resume.json"))["projects"]
    assert item["name"] == plain
    assert f'"name":"{plain}"' in built.text("deep/talks.html")
    assert f"[{plain}]" in built.text("llms.txt")
    printed = " ".join(pypdf.PdfReader(built.out / "cv.pdf").pages[0].extract_text().split())
    assert plain in printed


def test_a_title_that_is_a_link_leads_there_from_every_list(tmp_path: Path) -> None:
    files = page("# Talks\n\n:::{talk} [On *looms*](https://looms.example)\n:date: 2024-05\n:::\n")
    built = build(tmp_path / "site", files)
    for path, place in (("deep/talks.html", ".scholar-talk"), ("all.html", ".scholar-full")):
        (link,) = built.body(path).select(f"{place} a[href='https://looms.example']")
        assert link.get_text() == "On looms"
        assert texts(link.select("em")) == ["looms"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_entries_name_are_published(tmp_path: Path, jobs: int) -> None:
    site = tmp_path / "site"
    options = ":date: 2024-05\n:slides: looms.pdf\n:video: talks/looms.mp4\n:url: deep/notes.html\n"
    (site / "deep").mkdir(parents=True)
    (site / "talks").mkdir()
    for name in ("deep/looms.pdf", "talks/looms.mp4", "deep/notes.html"):
        (site / name).write_text(name)
    more = {f"more{number}.md": f"---\norphan: true\n---\n# {number}\n" for number in range(8)}
    files = {**page(f"# Talks\n\n:::{{talk}} On looms\n{options}:::\n"), **more}
    built = build(site, files, html_baseurl="https://ada.example/", jobs=jobs)
    published = {"deep/looms.pdf", "talks/looms.mp4", "_files/deep/notes.html"}
    for path in ("deep/talks.html", "all.html"):
        links = [link["href"] for link in built.body(path).select("a[href]")]
        folder = path.rpartition("/")[0]
        assert published <= {posixpath.normpath(posixpath.join(folder, str(link))) for link in links}
    for address in published:
        assert (built.out / address).read_text() == address.removeprefix("_files/")
    (item,) = json.loads(built.text("resume.json"))["projects"]
    assert item["slides"] == "https://ada.example/deep/looms.pdf"
    assert item["url"] == "https://ada.example/_files/deep/notes.html"


def test_a_file_that_is_missing_is_a_warning_at_its_line(tmp_path: Path) -> None:
    files = page("# Talks\n\n:::{talk} On looms\n:date: 2024-05\n:slides: looms.pdf\n:::\n")
    warning = (
        "deep/talks.md:5: WARNING: slides: there is no file 'looms.pdf' below the site's folder, and "
        "'looms.pdf' is no address that starts with https://; the link was left out [scholar.missing_file]"
    )
    built = build(tmp_path / "site", files, warnings=[warning])
    assert "Slides" not in built.body("all.html").get_text()


def test_an_item_that_begins_with_hidden_is_left_out_of_everything(tmp_path: Path) -> None:
    items = "- 2024 Shown\n- hidden: 2023 Secret\n- Hidden: 2022 *Secret*\n"
    news = f"# News\n\n:::{{news}}\n{items}:::\n\n## Later\n\n:::{{awards}}\n- hidden: 2025 Secret\n:::\n"
    built = build(tmp_path / "site", {"index.md": HOME, "news.md": news})
    assert [entry.title for entry in built.domain.entries()] == ["Shown"]
    for path in built.out.rglob("*"):
        assert not path.is_file() or b"Secret" not in path.read_bytes(), path
