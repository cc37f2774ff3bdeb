"""A heading over lists that have nothing to show is left out, and comes back with the first record."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.engine import build, texts

PAGE = """
    # Home

    ## Publications

    :::{publications}
    :::

    ## Experience

    % A comment is not shown.

    ### Academic

    :::{positions}
    :kind: academic
    :::

    ### Industrial

    :::{positions}
    :kind: industrial
    :::

    ## Degrees

    Words before the list.

    :::{degrees}
    :::

    ## Letters

    :::{contact}
    :show: emails
    :::

    ## Without a list
    """
POSITION = """
    # Work

    :::{position} Counting
    :kind: industrial
    :::
    """
PAPER = "@misc{k, title={T}, author={Ada Lovelace}, year={1843}}"


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize(
    ("files", "headings"),
    [
        ({"papers.bib": "", "work.md": "# Work\n"}, ["Degrees", "Without a list"]),
        ({"papers.bib": PAPER, "work.md": "# Work\n"}, ["Publications", "Degrees", "Without a list"]),
        (
            {"papers.bib": "", "work.md": POSITION},
            ["Experience", "Industrial", "Degrees", "Without a list"],
        ),
    ],
)
def test_a_heading_over_nothing_is_not_shown(
    tmp_path: Path, builder: str, files: dict[str, str], headings: list[str]
) -> None:
    site = {"index.md": PAGE, **files}
    built = build(tmp_path / "site", site, builder=builder, warnings=None, scholar_bibliography="papers.bib")
    everything = [
        "Publications",
        "Experience",
        "Academic",
        "Industrial",
        "Degrees",
        "Letters",
        "Without a list",
    ]
    if builder == "text":
        lines = built.text("index.txt").splitlines()
        assert [line for line in lines if line in everything] == headings
        return
    found = texts(built.body("index.html").select("h2, h3"))
    assert [heading.rstrip("¶").strip() for heading in found] == headings
    assert texts(built.soup("index.html").select(".sphinxsidebar a[href^='#']"))[-len(headings) :] == headings


def test_the_cv_in_pdf_has_no_such_heading(tmp_path: Path) -> None:
    person = "# Me\n\n:::{person}\n:email: a@example.org\n:::\n"
    site = {"cv.md": PAGE, "index.md": person, "work.md": POSITION, "papers.bib": ""}
    built = build(tmp_path / "site", site, warnings=None, scholar_bibliography="papers.bib")
    words = PdfReader(built.out / "cv.pdf").pages[0].extract_text().splitlines()
    assert words[2:-1] == ["Experience", "Industrial Counting", "Degrees", "Words before the list."]
