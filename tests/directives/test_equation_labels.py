"""Numbered formulas of amsmath keep their ids, whatever MyST-Parser draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from tests.engine import Built, build, tree

PAGES = {
    "index.md": """
        # Home

        \\begin{align}
        a &= b
        \\end{align}

        $$
        e = mc^2
        $$ (energy)

        Text, {eq}`energy`.

        \\begin{equation}
        c = d
        \\end{equation}

        \\begin{equation*}
        e = f
        \\end{equation*}
        """,
    "notes/more.md": "# More\n\n\\begin{equation}\ng = h\n\\end{equation}\n",
}


def labels(built: Built, page: str) -> list[str]:
    return [block.get("label", "") for block in built.doctree(page).findall(nodes.math_block)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_labels_are_those_of_the_page_and_the_place(tmp_path: Path, jobs: int) -> None:
    files = PAGES | {f"page{number}.md": "# Page\n" for number in range(6)}
    built = build(tmp_path / "site", files, jobs=jobs)
    assert labels(built, "index") == ["index:1", "energy", "index:2", ""]
    assert labels(built, "notes/more") == ["notes/more:1"]
    equations = built.app.env.get_domain("math").data["objects"]
    assert {label: page for label, (page, _number) in equations.items()} == {
        "index:1": "index",
        "index:2": "index",
        "energy": "index",
        "notes/more:1": "notes/more",
    }
    page = built.text("index.html")
    assert [page.count(f'id="equation-{name}"') for name in ("index-1", "index-2", "energy")] == [1, 1, 1]


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    one, other = (tree(build(tmp_path / "site", PAGES, out=tmp_path / name).out) for name in ("one", "other"))
    assert one == other


def test_an_id_that_the_page_has_already_is_left_to_it(tmp_path: Path) -> None:
    page = "# Home\n\n$$\na\n$$ (index-1)\n\n\\begin{equation}\nb\n\\end{equation}\n"
    assert labels(build(tmp_path / "site", {"index.md": page}), "index") == ["index-1", "index:2"]


def test_written_labels_are_referred_to(tmp_path: Path) -> None:
    page = """
        # Home

        See {eq}`eq:one`, {eq}`eq:a`, {eq}`eq:b` and {eq}`eq:far`.

        \\begin{equation}\\label{eq:one}
        x = y
        \\end{equation}

        \\begin{align}
        x &= y \\label{eq:a} \\\\
          &= z \\label{eq:b}
        \\end{align}
        """
    more = "# More\n\n\\begin{gather}\nx \\label{eq:one}\\label{eq:far}\n\\end{gather}\n"
    warning = (
        "notes/more.md:3: WARNING: 'eq:one' is the label of a formula on the page index already, to which "
        "references lead [scholar.duplicate_object]"
    )
    built = build(tmp_path / "site", {"index.md": page, "notes/more.md": more}, warnings=[warning])
    body = built.body("index.html")
    assert [(link.get_text(), link["href"]) for link in body.select("p a")] == [
        ("(1)", "#equation-eq-one"),
        ("(2)", "#equation-eq-a"),
        ("(2)", "#equation-eq-b"),
        ("(1)", "notes/more.html#equation-eq-far"),
    ]
    for link in body.select("p a[href^='#']"):
        assert len(body.select(str(link["href"]))) == 1
