"""The output folder: emptied where the engine has marked it, left alone everywhere else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sphinx_scholar.domain.output_files import whole_file, write_whole
from sphinx_scholar.pages.foreign_files import summarized
from sphinx_scholar.pages.output_folder import MARK, MARKER
from tests.engine import ROOT, Built, build, tree, write

HOME = {"index.md": "# Home\n", "more.md": "# More\n"}


def warning(name: str, reason: str, left: str) -> str:
    return (
        f"WARNING: {name} is not emptied, since {reason}; not written by this build: {left}. "
        "Delete what is out of date, or build into a folder of its own [scholar.output]"
    )


EARLY = """
def write(app, config):
    folder = app.outdir / "_static"
    folder.mkdir(exist_ok=True)
    (folder / "early.js").write_text("early")

def setup(app):
    app.connect("config-inited", write)
"""
"""An extension that writes as soon as the configuration is read, as sphinxcontrib.jquery does."""

FOREIGN = "it held files before the engine's first build"


# -- a folder with the marker -------------------------------------------------------------------------


def test_what_is_there_is_what_a_build_writes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    out = build(site, {**HOME, "deep/er/page.md": "# Page\n"}).out
    before = tree(out)
    assert (out / MARKER).read_bytes() == MARK
    write(out, {"mine.txt": "mine", "deep/mine.html": "mine"})
    (out / "empty").mkdir()
    (out / "link").symlink_to(site)
    (out / "_static/mine").symlink_to(site / "index.md")
    build(site)
    assert tree(out) == before
    assert not {"empty", "link"} & {path.name for path in out.iterdir()}
    for name in ("more.md", "deep/er/page.md"):
        (site / name).unlink()
    build(site)
    assert before.keys() - tree(out).keys() >= {"more.html", "deep/er/page.html"}
    assert not (out / "deep").exists()
    assert (site / "index.md").is_file()


def test_what_another_extension_writes_before_the_builder_is_chosen_is_a_part_of_the_build(
    tmp_path: Path,
) -> None:
    (tmp_path / "early.py").write_text(EARLY)
    site = tmp_path / "site"
    conf = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
    write(
        site,
        {"index.md": "# Home\n", "conf.py": f'{conf}extensions = ["early", "myst_parser", "sphinx_scholar"]'},
    )
    for _ in range(2):
        built = build(site)
        assert built.text("_static/early.js") == "early"
        assert (built.out / MARKER).exists()
        write(built.out, {"_static/old/old.js": "old", "gone.html": "old"})
    assert not list((build(site).out).rglob("old*"))
    assert not (built.out / "gone.html").exists()


def test_the_folder_itself_stays(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    build(site, HOME, out=out)
    number = out.stat().st_ino
    build(site, out=out)
    assert out.stat().st_ino == number


def test_html_and_dirhtml_replace_each_other(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    names = {}
    for builder in ("html", "dirhtml", "html"):
        found = set(tree(build(site, HOME, builder=builder, out=out).out))
        assert names.setdefault(builder, found) == found
    assert "more.html" in names["html"] - names["dirhtml"]
    assert "more/index.html" in names["dirhtml"] - names["html"]


@pytest.mark.parametrize("doctrees", [".doctrees", "deep/er", "."])
def test_doctrees_within_the_folder_are_those_of_its_pages(tmp_path: Path, doctrees: str) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    build(site, HOME, out=out, doctrees=out / doctrees)
    (out / doctrees / "cache").write_text("kept")
    (site / "more.md").unlink()
    build(site, out=out, doctrees=out / doctrees)
    found = tree(out / doctrees)
    assert {path for path in found if path.endswith(".doctree")} == {"index.doctree"}
    assert ("cache" in found) == (doctrees != ".")
    assert "more.html" not in tree(out)


def test_doctrees_that_are_no_longer_used_go(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    build(site, HOME, out=out, doctrees=out / ".doctrees")
    build(site, out=out, doctrees=tmp_path / "doctrees")
    assert not (out / ".doctrees").exists()


@pytest.mark.parametrize("content", [b"", MARK[:9]])
def test_a_marker_that_was_not_written_to_its_end_is_written_again(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / MARKER).write_bytes(content)
    build(tmp_path / "site", HOME, out=out)
    assert (out / MARKER).read_bytes() == MARK


# -- a folder that is not emptied ---------------------------------------------------------------------


def build_into(out: Path, site: Path, reason: str, left: str, **options: Path) -> Built:
    return build(site, out=out, warnings=[warning(out.name, reason, left)], **options)


def test_what_stood_in_a_folder_before_stays_and_is_named(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    write(site, {**HOME, "figure.md": "![Figure](figure.svg) {download}`figure.svg`\n"})
    (site / "figure.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    mine = {"CNAME": "mine", "old/a.html": "mine", "old/b/c.html": "mine", "_static/mine.css": "p {}"}
    write(out, mine)
    (out / "link").symlink_to(site)
    left = "CNAME, _static/mine.css, link, old/"
    for _ in range(2):
        build_into(out, site, FOREIGN, left)
    assert not (out / MARKER).exists()
    (site / "more.md").unlink()
    build_into(out, site, FOREIGN, left.replace("link", "link, more.html"))
    assert {name: (out / name).read_text() for name in mine} == mine
    assert (out / "link").is_symlink()


def test_a_folder_of_another_extension_is_named_only_for_what_is_out_of_date(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    plain = {"extensions": ["myst_parser"], "primary_domain": "py", "html_math_renderer": "mathjax"}
    assert set(tree(build(site, HOME, out=out, **plain).out)) > {"index.html"}
    build(site, out=out, html_use_index=True)
    (site / "more.md").unlink()
    expected = warning("out", FOREIGN, ".buildinfo.bak, more.html")
    build(site, out=out, warnings=[expected], html_use_index=True)


def test_a_repository_is_not_emptied(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    write(out, {".git/HEAD": "ref"})
    build(site, HOME, out=out)
    (site / "more.md").unlink()
    build_into(out, site, FOREIGN, "more.html")
    assert (out / ".git/HEAD").is_file()


def test_a_repository_that_came_later_is_not_emptied_either(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    build(site, HOME, out=out)
    (out / ".git").write_text("gitdir: ../.git/worktrees/out")
    write(out, {"CNAME": "mine"})
    build_into(out, site, "it holds a repository", "CNAME")
    assert (out / "CNAME").is_file()


@pytest.mark.parametrize(
    ("source", "settings"),
    [
        ("out/papers.bib", {"scholar_bibliography": "out/papers.bib"}),
        ("out/mine/mine.css", {"html_static_path": ["out/mine"]}),
        ("out/mine/mine.txt", {"html_extra_path": ["out/mine"]}),
        ("out/mine/page.html", {"templates_path": ["out/mine"]}),
    ],
)
def test_a_folder_to_which_sources_have_come_is_not_emptied(
    tmp_path: Path, source: str, settings: dict[str, object]
) -> None:
    site = tmp_path / "site"
    build(site, HOME, out=site / "out")
    write(site, {source: ""})
    warnings = build(site, out=site / "out", warnings=None, **settings).warnings
    assert any("out is not emptied, since it holds sources of the site" in line for line in warnings)
    assert (site / source).is_file()


def test_a_site_within_its_own_output_folder_survives(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for _ in range(2):
        build_into(tmp_path, write_site(site), FOREIGN, "site/", doctrees=tmp_path / "doctrees")
    (tmp_path / MARKER).write_bytes(MARK)
    build_into(tmp_path, site, "it holds sources of the site", "site/", doctrees=tmp_path / "doctrees")
    assert (site / "index.md").is_file()


def write_site(site: Path) -> Path:
    write(site, HOME)
    return site


@pytest.mark.parametrize(
    "builder", ["text", "latex", "gettext", "epub", "linkcheck", "singlehtml", "man", "xml"]
)
def test_other_builders_empty_and_mark_nothing(tmp_path: Path, builder: str) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    write(site, HOME)
    write(out, {"mine.txt": "mine"})
    build(site, builder=builder, out=out, warnings=None)
    assert (out / "mine.txt").read_text() == "mine"
    assert not (out / MARKER).exists()
    (out / MARKER).write_bytes(MARK)
    build(site, builder=builder, out=out, warnings=None)
    assert (out / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("left", "written", "named"),
    [
        ({"a.html"}, {"b.html"}, ["a.html"]),
        ({"a/b.html", "a/c/d.html"}, {"b.html"}, ["a/"]),
        ({"a/b.html", "a/c/d.html"}, {"a/e.html"}, ["a/b.html", "a/c/"]),
        (set(), {"a/e.html"}, []),
    ],
)
def test_a_folder_in_which_nothing_was_written_is_named_by_itself(
    left: set[str], written: set[str], named: list[str]
) -> None:
    assert summarized(left, written) == named


# -- previews -----------------------------------------------------------------------------------------


def test_a_preview_reads_what_changed_and_empties_nothing(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    build(site, HOME, out=out, scholar_fresh=False)
    assert (out / MARKER).read_bytes() == MARK
    (site / "more.md").unlink()
    write(out, {"index.html": "stale", "mine.txt": "mine"})
    read: list[str] = []
    write(site, {"new.md": "# New\n"})
    listeners = {"source-read": lambda *args: read.append(args[1])}
    built = build(site, out=out, scholar_fresh=False, listeners=listeners)
    assert read == ["new"]
    assert "stale" not in built.text("index.html")
    assert {"mine.txt", "more.html", "new.html"} <= tree(out).keys()
    build(site, out=out)
    assert not {"mine.txt", "more.html"} & tree(out).keys()


TALK = ":::{entry} Talk\n:kind: talk\n:date: 2024\n:::\n"
REFERENCE = "Of {entry}`talk <talk>`.\n"
SITE = {
    "index.md": "# Home\n\n:::{entries}\n:::\n",
    "plain.md": "# Plain\n",
    "refers.md": f"# Refers\n\n{REFERENCE}",
    "talks.md": f"# Talks\n\n{TALK.replace(':kind:', ':name: talk' + chr(10) + ':kind:')}",
}


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        ({}, {"index", "refers", "talks"}),
        ({"talks.md": SITE["talks.md"].replace("2024", "2025")}, {"index", "refers", "talks"}),
        ({"plain.md": "# Plain\n\nText.\n"}, {"index", "plain", "refers", "talks"}),
        (
            {"talks.md": SITE["talks.md"].replace("# Talks", "# Speeches")},
            {"index", "plain", "refers", "talks"},
        ),
        ({"new.md": "# New\n"}, {"index", "new", "plain", "refers", "talks"}),
    ],
)
def test_a_preview_writes_pages_that_changed_and_those_that_show_records(
    tmp_path: Path, edit: dict[str, str], written: set[str]
) -> None:
    site = tmp_path / "site"
    build(site, SITE, scholar_fresh=False)
    seen: set[str] = set()
    listeners = {"doctree-resolved": lambda app, doctree, docname: seen.add(docname)}
    built = build(site, edit, scholar_fresh=False, listeners=listeners)
    assert seen == written
    if "talks.md" in edit:
        assert ("2025" if "2025" in edit["talks.md"] else "2024") in built.text("index.html")


def test_a_build_reads_all_pages(tmp_path: Path) -> None:
    read: list[str] = []
    for _ in range(2):
        build(tmp_path / "site", HOME, listeners={"source-read": lambda *args: read.append(args[1])})
    assert sorted(read) == ["index", "index", "more", "more"]


# -- written whole ------------------------------------------------------------------------------------

IN_PLACE = {
    "outputs/citation_files.py": "thousands of small files of single papers, in a folder that was emptied",
    "domain/output_files.py": "the temporary file that is renamed",
    "pages/output_folder.py": "the marker, which says nothing until it is whole",
}
"""Who writes files under their own names, and why."""


def test_a_file_that_cannot_be_written_to_its_end_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write_whole(path, b"old")
    (tmp_path / ".feed.xml.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left on device"):
        write_whole(path, b"new" * 10_000)
    assert path.read_bytes() == b"old"


def test_a_file_whose_parts_end_in_an_error_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "all.ris"
    write_whole(path, b"old")
    with pytest.raises(ValueError, match="no more"), whole_file(path) as file:
        file.write(b"new")
        raise ValueError("no more")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"all.ris": b"old"}


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
            or (
                getattr(node.func, "attr", getattr(node.func, "id", "")) == "open"
                and any(getattr(given, "value", "") in {"w", "wb", "a", "ab"} for given in node.args)
            )
        )
    }
    assert "domain/output_files.py" in writing
    assert writing <= IN_PLACE.keys()
