"""The output folder: what earlier builds made goes, what anybody else put there stays."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.pages.output_folder import MANIFEST
from tests.engine import ROOT, build, tree

HOME = {"index.md": "# Home\n", "more.md": "# More\n"}


def listed(out: Path) -> list[str]:
    return (out / MANIFEST).read_text(encoding="utf-8").splitlines()


def test_the_list_names_everything_that_was_made_and_is_in_order(tmp_path: Path) -> None:
    out = build(tmp_path / "site", HOME).out
    files = [name for name in listed(out) if (out / name).is_file()]
    assert sorted([*files, MANIFEST]) == sorted(tree(out))
    assert listed(out) == sorted(set(listed(out)))


def test_a_page_that_is_gone_is_gone_from_the_folder_and_the_list(tmp_path: Path) -> None:
    site = tmp_path / "site"
    out = build(site, {**HOME, "deep/er/page.md": "# Page\n"}).out
    assert (out / "deep/er/page.html").is_file()
    for name in ("more.md", "deep/er/page.md"):
        (site / name).unlink()
    build(site)
    assert not (out / "more.html").exists()
    assert not (out / "deep").exists()
    assert "more.html" not in listed(out)


@pytest.mark.parametrize("has_doctrees", [True, False])
def test_what_somebody_else_put_there_stays(tmp_path: Path, has_doctrees: bool) -> None:
    site, doctrees = tmp_path / "site", tmp_path / "doctrees"
    out = build(site, HOME, doctrees=doctrees).out
    mine = ["CNAME", ".git/HEAD", "_static/mine.css", "deep/mine.html", "more/mine.txt"]
    for name in mine:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("dear")
    (out / "empty").mkdir()
    (out / "link").symlink_to(site)
    for number in range(2):
        build(site, {"more.md": f"# More {number}\n"}, doctrees=doctrees if has_doctrees else None)
    assert {name: (out / name).read_text() for name in mine} == dict.fromkeys(mine, "dear")
    assert (out / "empty").is_dir()
    assert (out / "link").is_symlink()
    assert not set(listed(out)) & {*mine, "empty", "link"}


def test_a_folder_that_another_program_made_is_added_to(tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / ".buildinfo").write_text("# Sphinx build info version 1\n# Of another site.\nconfig: 1\ntags: 2\n")
    (out / "thesis.html").write_text("dear")
    build(tmp_path / "site", HOME, out=out)
    assert (out / "thesis.html").read_text() == "dear"
    assert (out / "index.html").is_file()


def test_a_page_that_an_older_program_left_is_written_anew(tmp_path: Path) -> None:
    site = tmp_path / "site"
    out = build(site, HOME).out
    (out / "index.html").write_text("stale")
    (out / MANIFEST).unlink()
    os.utime(out / "index.html", (2**31, 2**31))
    assert "stale" not in build(site).text("index.html")


@pytest.mark.parametrize(
    "line",
    ["../dear.txt", "{folder}/dear.txt", "link/dear.txt", "a/../../dear.txt", "", ".", "..", "!dear.txt"],
)
def test_a_list_that_was_tampered_with_deletes_nothing_outside(tmp_path: Path, line: str) -> None:
    site = tmp_path / "site"
    out = build(site, HOME).out
    (tmp_path / "dear.txt").write_text("dear")
    (tmp_path / "there").mkdir()
    (tmp_path / "there/dear.txt").write_text("dear")
    (out / "link").symlink_to(tmp_path / "there")
    with (out / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(line.format(folder=tmp_path) + "\n")
    build(site)
    assert (tmp_path / "dear.txt").is_file()
    assert (tmp_path / "there/dear.txt").is_file()
    assert (out / "index.html").is_file()


def test_doctrees_within_the_output_folder_survive(tmp_path: Path) -> None:
    out = tmp_path / "out"
    doctrees = out / ".doctrees"
    build(tmp_path / "site", HOME, out=out, doctrees=doctrees)
    before = (doctrees / "index.doctree").stat().st_mtime_ns
    build(tmp_path / "site", out=out, doctrees=doctrees)
    assert (doctrees / "index.doctree").stat().st_mtime_ns == before
    assert not [name for name in listed(out) if name.startswith(".doctrees")]


def test_a_site_within_its_own_output_folder_survives(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for _ in range(2):
        build(site, HOME, out=tmp_path, doctrees=tmp_path / "doctrees")
    assert (site / "index.md").is_file()
    assert "index.html" in listed(tmp_path)


def test_other_builders_delete_and_list_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    out = build(site, HOME, builder="text").out
    (out / "mine.txt").write_text("dear")
    build(site, builder="text")
    assert (out / "mine.txt").read_text() == "dear"
    assert not (out / MANIFEST).exists()


# -- what cannot be written ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["index.html", ".contact.vcf.part", "_static/pygments.css", "objects.inv"])
def test_a_file_on_a_full_disk_is_one_error(tmp_path: Path, name: str) -> None:
    """``/dev/full`` answers every writer that no space is left."""
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).symlink_to("/dev/full")
    with pytest.raises(
        SphinxError, match=r"cannot be written: No space left on device; the site in .* is not whole"
    ):
        build(
            tmp_path / "site", {"index.md": ":::{person} Ada Lovelace\n:email: a@example.org\n:::\n"}, out=out
        )


# -- written whole ------------------------------------------------------------------------------------

IN_PLACE = {
    "outputs/citation_files.py": "thousands of small files of single papers, in a folder that was emptied",
    "domain/output_files.py": "the temporary file that is renamed",
}
"""Who writes files under their own names, and why."""


def test_a_file_that_cannot_be_written_to_its_end_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write_whole(path, b"old")
    (tmp_path / ".feed.xml.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left on device"):
        write_whole(path, b"new" * 10_000)
    assert path.read_bytes() == b"old"


def test_all_that_the_engine_writes_is_written_whole() -> None:
    engine = ROOT / "sphinx_scholar"
    writing = {
        path.relative_to(engine).as_posix()
        for path in engine.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            getattr(node.func, "attr", "") in {"write_text", "write_bytes", "write_small"}
            or getattr(node.func, "id", "") == "write_small"
        )
    }
    assert "domain/output_files.py" in writing
    assert writing <= IN_PLACE.keys()
