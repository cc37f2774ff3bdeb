"""Long lists of authors, which cards fold around the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.rendering.paper_words import rows_of_names
from tests.engine import Built, build

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "abcdefghijkl"

ROWS: list[tuple[str, str, int, str]] = [
    ("abcd", "a", 0, "abcd"),
    ("abcd", "a", 4, "abcd"),
    ("abcde", "a", 4, "ab(cd)e"),
    ("abcdef", "c", 4, "abc(de)f"),
    ("abcdef", "f", 4, "ab(cde)f"),
    ("abcdefghijkl", "g", 4, "ab(cdef)g(hijk)l"),
    # One name takes no more room than what would stand for it.
    ("abcdefghijkl", "d", 4, "abcd(efghijk)l"),
    ("abcdefghijkl", "j", 4, "ab(cdefghi)jkl"),
    ("abcdefghijkl", "", 6, "abcd(efghijk)l"),
    ("abcdefghijkl", "gi", 5, "abc(def)ghi(jk)l"),
    ("abcdefghijkl", "g", 1, "a(bcdef)g(hijk)l"),
    ("abc", "c", 1, "abc"),
    ("a", "a", 1, "a"),
    ("", "", 3, ""),
]


@pytest.mark.parametrize(("names", "owners", "limit", "folded"), ROWS, ids=[row[3] for row in ROWS])
def test_a_long_list_shows_the_first_the_owner_and_the_last(
    names: str, owners: str, limit: int, folded: str
) -> None:
    rows = rows_of_names([name in owners for name in names], limit)
    shown = "".join(f"({names[a:b]})" if is_folded else names[a:b] for a, b, is_folded in rows)
    assert shown == folded


def authors(count: int, owner: int) -> str:
    names = [f"Author{number:04}, Ann" for number in range(count)]
    names[owner] = "Lovelace, Ada"
    return " and ".join(names)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose papers have more authors than cards show."""
    entries = (
        ("atlas", 2000, 1000, ""),
        ("ten", 10, 9, "editor"),
        ("four", 4, 0, ""),
        ("cut", 12, 5, "others"),
    )
    bib = "".join(
        f"@{'book' if more == 'editor' else 'article'}{{{key}, title = {{{key}}}, "
        f"{'editor' if more == 'editor' else 'author'} = {{{authors(count, owner)}"
        f"{' and others' if more == 'others' else ''}}}, year = 2024, journal = {{J}}}}\n"
        for key, count, owner, more in entries
    )
    page = "# Ada\n\n```{person} Ada Lovelace\n```\n\n```{publications}\n:sort: file\n:style: %s\n```\n"
    files = {
        "a.bib": bib,
        "index.md": page % "full",
        "brief.md": page.replace("{person} Ada", "{person} Bo") % "compact",
    }
    return build(
        tmp_path_factory.mktemp("fold") / "site", files, scholar_bibliography="a.bib", scholar_fold_authors=5
    )


FIRST = "Ann Author0000, Ann Author0001, Ann Author0002"
SHOWN = [
    (
        0,
        f"{FIRST}, [997 more], Ada Lovelace, [998 more], Ann Author1999",
    ),
    (1, f"{FIRST}, [6 more], Ada Lovelace (eds.)"),
    (2, "Ada Lovelace, Ann Author0001, Ann Author0002, Ann Author0003"),
    (
        3,
        f"{FIRST}, [2 more], Ada Lovelace, [5 more], Ann Author0011, and others",
    ),
]


@pytest.mark.parametrize("page", ["index", "brief"])
@pytest.mark.parametrize(("number", "shown"), SHOWN)
def test_a_card_folds_what_is_too_long(site: Built, page: str, number: int, shown: str) -> None:
    line = site.body(f"{page}.html").select(".scholar-authors")[number]
    folds = line.select("details")
    # What can be opened may not stand within a paragraph.
    assert line.name == ("div" if folds else "p")
    whole = []
    for fold in folds:
        summary = fold.summary
        assert summary is not None
        label = summary.extract().get_text()
        whole.append(len(fold.select("bdi")))
        fold.replace_with(f"[{label}]")
        assert label == f"{whole[-1]} more"
    assert line.get_text() == shown
    assert sum(whole) + len(line.select("bdi")) == (2000, 10, 4, 12)[number]


def test_pages_of_papers_and_sites_without_the_setting_show_all(site: Built, tmp_path: Path) -> None:
    for key in ("atlas", "ten", "four", "cut"):
        assert site.body(f"publications/{key}.html").select("details.scholar-fold") == []
    (line,) = site.body("publications/atlas.html").select("p.scholar-authors")
    assert len(line.select("bdi")) == 2000
    assert "fold.css" in site.text("index.html")
    assert "fold.css" not in site.text("publications/atlas.html")
    page = "# Ada\n\n```{publications}\n```\n"
    bib = f"@misc{{a, title = {{A}}, author = {{{authors(40, 1)}}}}}\n"
    plain = build(tmp_path / "site", {"index.md": page, "a.bib": bib}, scholar_bibliography="a.bib")
    assert plain.body("index.html").select("details") == []
    assert "fold.css" not in plain.text("index.html")
