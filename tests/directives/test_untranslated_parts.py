"""What a translated page leaves out stands there in the first language."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_scholar.directives.page_outline import blocks_of, parts_of
from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.engine import Built

OUTLINES = [
    ("# A\n\nWords\n\n## B\n\n## C\n", [(1, 0, False), (2, 4, True), (2, 6, True)]),
    ("---\ntitle: x\n# no heading\n---\n\n# A\n", [(1, 5, True)]),
    ("# A\n\n```\n# code\n```\n\n## B\n% not yet\n\n(name)=\n", [(1, 0, False), (2, 6, True)]),
    ("# A\n::::{note}\n:::{tip}\n# x\n:::\n# y\n::::\n## B\n", [(1, 0, False), (2, 7, True)]),
    ("#hashtag\n\n    # code\n\n# A\n", [(1, 4, True)]),
    ("# A\n:::{note}\n# never closed\n", [(1, 0, False)]),
    ("# A: {awards}\n## B {awards} limit=2\n## C: {x}`y`\n", [(1, 0, False), (2, 1, False), (2, 2, True)]),
    ("", []),
]


@pytest.mark.parametrize(("text", "parts"), OUTLINES)
def test_a_page_has_parts(text: str, parts: list[tuple[int, int, bool]]) -> None:
    assert [(part.level, part.line, part.is_empty) for part in parts_of(text.splitlines())] == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (":::{person}\n:::\n```{scholar:person} A\n```\n", ["person", "person"]),
        ("::::{members}\n:::{member} A\n:::\n::::\n~~~\ncode\n~~~\n", ["members", ""]),
        ("::: {toctree}\nx\n:::\n", ["toctree"]),
    ],
)
def test_a_page_has_blocks(text: str, names: list[str]) -> None:
    assert [block.name for block in blocks_of(text.splitlines())] == names


ORIGINAL = """
    ---
    hide-toc: true
    ---

    # Ada Lovelace

    :::{person}
    :position: Analyst
    :affiliation: Royal Society
    :github: ada
    :telephone: +44 1
    :aliases: A. King

    I weave.
    :::

    ## News

    :::{news}
    - 1843 Notes[^1] are out, see [](#looms) and [there][].
    - 1844 More.
    :::

    (looms)=
    ## Looms

    :::{software}
    - engine
    :::

    ### Old ones

    Wood.

    ## Talks

    Many.

    :::{toctree}
    life
    :::

    [there]: https://there.example
    [^1]: By me.
    """
TRANSLATION = """
    # Ada Lovelace

    :::{person}
    :position: Analytikerin
    :::

    ## Neues

    ## Webstühle

    ### Alte

    Holz.

    ## Vorträge

    Viele.
    """


def built_in_german(tmp_path: Path, translation: str, warnings: Any = ()) -> Built:
    """Build the German site alone; its pages begin with a byte order mark, as some editors write."""
    pages = {"index.md": ORIGINAL, "index.de.md": translation}
    files = {name: f"\ufeff{dedent(text).lstrip()}" for name, text in pages.items()}
    files["life.md"] = "# Life\n"
    languages = {"scholar_languages": ["en", "de"], "language": "de"}
    return build(tmp_path / "site", files, **languages, warnings=warnings)


def test_a_part_with_nothing_under_its_heading_is_that_of_the_original(tmp_path: Path) -> None:
    built = built_in_german(tmp_path, TRANSLATION)
    body = built.body("index.html")
    assert texts(body.select("h2, h3")) == ["Neues", "Webstühle", "Alte", "Vorträge"]
    said = " ".join(body.get_text(" ").split())
    for text in ("I weave.", "Royal Society", "Analytikerin", "Notes", "By me.", "engine", "Holz.", "Viele."):
        assert said.count(text) == 1, text
    assert not [text for text in ("Analyst ", "Wood", "Many") if text in said]
    links = [link["href"] for link in body.select(".scholar-timeline a[href]")]
    assert [link for link in links if not body.select(f"[id='{link[1:]}']")] == ["https://there.example"]
    assert "#looms" in links
    assert body.select("a[href='https://github.com/ada']")
    assert built.app.env.toctree_includes["index"] == ["life"]
    assert built.app.env.metadata["index"]["hide-toc"]
    assert built.app.env.domaindata["scholar"]["records"]["index"]["person", "Ada Lovelace"].aliases


def test_parts_are_left_empty_where_headings_differ(tmp_path: Path) -> None:
    translation = "# Ada\n\n:::{person}\n:::\n\n## Neues\n\n## Vorträge\n"
    reason = "nor can it be taken from index.md, whose headings are not the same [scholar.missing_field]"
    warnings = [
        f"index.de.md:6: WARNING: nothing stands under '## Neues', {reason}",
        f"index.de.md:8: WARNING: nothing stands under '## Vorträge', {reason}",
    ]
    built = built_in_german(tmp_path, translation, warnings)
    assert "Notes" not in built.body("index.html").get_text()


def test_a_directive_behind_a_heading_is_that_of_the_original(tmp_path: Path) -> None:
    lists = "\n:::{awards}\n- 2020 Cup\n- 2021 Bowl\n:::\n:::{grants}\n- 2022 Wool\n:::\n"
    files = {
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n\n## Papers: {publications} group-by=year\n"
        "## Awards: {awards}\nMany.\n## Grants: {grants} style=line\nFew.\n",
        "index.de.md": "# Heim\n\n## Aufsätze\n## Preise: {awards} limit=1\n## Geld\n",
        "life.md": f"# Life\n{lists}",
        "papers.bib": "@misc{a, title={T}, author={Ada Lovelace}, year={1843}}\n",
    }
    languages = {"scholar_languages": ["en", "de"], "language": "de"}
    built = build(tmp_path / "site", files, **languages, scholar_bibliography="papers.bib")
    sections = built.body("index.html").select("section section")
    said = [" ".join(section.get_text(" ").split()) for section in sections]
    assert said == [
        "Aufsätze 1843 1843 T Ada Lovelace 1843. Zitieren",
        "1843 1843 T Ada Lovelace 1843. Zitieren",
        "Preise 2021 Bowl",
        "Geld 2022 Wool Few.",
    ]
    assert len(built.domain.data["queries"]["index"]) == 2


def test_a_fault_of_the_original_has_its_own_line(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n\n## News\n\n:::{news}\n- tomorrow\n:::\n"
        "\n:::{talk} T\n:date: soon\n:::\n",
        "index.de.md": "# Heim\n\n## Neues\n",
    }
    hint = "write 2024, May 2024, 2024-05-12, 2018–2022 or since 2019 before it"
    warning = f"index.md:9: WARNING: an item of {{news}} begins with no date: 'tomorrow'; {hint}"
    hint = "write 2024, May 2024, 2024-06-30, 2018–2022 or since 2019"
    value = (
        f"index.md:13: WARNING: 'talk': Invalid option value for 'date': soon: 'soon' is not a date; {hint}"
    )
    build(
        tmp_path / "site",
        files,
        scholar_languages=["en", "de"],
        language="de",
        warnings=[f"{warning} [scholar.malformed_date]", f"{value} [myst.directive_option]"],
    )


@pytest.mark.parametrize("is_sorted", [True, False])
@pytest.mark.parametrize(
    ("own", "notes"),
    [
        ("", ["1 By me."]),
        ("Eigen[^a] und[^b].\n\n[^a]: Von mir.\n[^b]: Von dir.\n", ["1 By me.", "2 Von mir.", "3 Von dir."]),
        ("Eigen[^1].\n\n[^1]: Von mir.\n", ["1 Von mir.", "2 By me."]),
    ],
)
def test_notes_of_the_original_stand_among_those_of_the_page(
    tmp_path: Path, own: str, notes: list[str], is_sorted: bool
) -> None:
    files = {"index.md": dedent(ORIGINAL).lstrip(), "index.de.md": dedent(TRANSLATION).lstrip() + own}
    languages = {"scholar_languages": ["en", "de"], "language": "de"}
    built = build(
        tmp_path / "site", files | {"life.md": "# Life\n"}, **languages, myst_footnote_sort=is_sorted
    )
    body = built.body("index.html")
    anchors = [element["id"] for element in body.select("[id]")]
    assert len(anchors) == len(set(anchors))
    shown = {str(note["id"]): note for note in body.select("aside.footnote")}
    assert sorted(_said(note) for note in shown.values()) == notes
    for mark in body.select("a.footnote-reference"):
        note = shown[str(mark["href"]).removeprefix("#")]
        assert _said(note).startswith(mark.get_text(strip=True).strip("[]"))
        (back,) = note.select("a[role=doc-backlink]")
        assert back["href"] == f"#{mark['id']}"


def _said(note: Tag) -> str:
    return " ".join(note.get_text(" ").replace("[", "").replace("]", "").split())


def test_a_page_without_a_heading_has_the_menu_of_the_original(tmp_path: Path) -> None:
    built = built_in_german(tmp_path, "Nichts.\n")
    assert built.app.env.toctree_includes["index"] == ["life"]
