"""What Sphinx neither reads nor walks, and pages of a folder that no setting names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.engine import build, write

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "basic"
suppress_warnings = ["toc.not_included"]
"""
PAGE = "# A page\n"


@pytest.mark.parametrize(
    ("path", "is_page"),
    [
        ("teaching/index.md", True),
        ("teaching/courses/2024.md", True),
        ("env/page.md", True),
        ("tests/page.md", True),
        ("notes/readme.md", True),
        ("readme-first.md", True),
        ("README.md", False),
        ("Readme.de.md", False),
        ("CHANGELOG.md", False),
        ("CODE_OF_CONDUCT.md", False),
        ("LICENSE.md", False),
        (".github/page.md", False),
        ("teaching/.obsidian/page.md", False),
        ("node_modules/lib/page.md", False),
        ("web/node_modules/lib/page.md", False),
        ("_build/page.md", False),
        ("env-with-marker/lib/page.md", False),
        ("code/package/page.md", False),
        ("checks/page.md", False),
        ("old-output/page.md", False),
    ],
)
def test_every_folder_holds_pages_but_those_of_tools(tmp_path: Path, path: str, *, is_page: bool) -> None:
    markers = {
        "env-with-marker/pyvenv.cfg": "",
        "code/package/__init__.py": "",
        "checks/test_site.py": "",
        "old-output/.buildinfo": "",
    }
    built = build(tmp_path / "site", {"conf.py": CONF, "index.md": PAGE, path: PAGE} | markers)
    expected = {"index", path.removesuffix(".md")} if is_page else {"index"}
    assert set(built.app.env.found_docs) == expected


def test_output_and_doctrees_below_the_site_are_left_out_by_any_name(tmp_path: Path) -> None:
    site = tmp_path / "site"
    files = {"conf.py": CONF, "index.md": PAGE, "public[1]/page.md": PAGE, "kept/page.md": PAGE}
    built = build(site, files, out=site / "public[1]", doctrees=site / "kept", warnings=None)
    assert set(built.app.env.found_docs) == {"index"}
    assert [line.endswith("[scholar.output]") for line in built.warnings] == [True]


def test_folders_of_tools_are_not_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    files = {
        "conf.py": CONF,
        "index.md": PAGE,
        "lib/pyvenv.cfg": "",
        "lib/deep/a.txt": "",
        ".venv/deep/a.txt": "",
    }
    files |= {"node_modules/deep/a.txt": ""}
    write(site, files)
    walked = []
    scandir = os.scandir

    def recording(path: str = ".") -> object:
        walked.append(os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", recording)
    build(site)
    assert any(path.rstrip("/").endswith("site") for path in walked)
    assert [path for path in walked if "deep" in path] == []


def test_a_file_below_a_link_to_an_environment_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/pyvenv.cfg": "", "elsewhere/page.md": PAGE})
    write(tmp_path / "site", {"conf.py": CONF, "index.md": PAGE})
    (tmp_path / "site" / "linked").symlink_to(tmp_path / "elsewhere")
    assert set(build(tmp_path / "site").app.env.found_docs) == {"index"}


def test_a_readme_that_is_the_home_page_stays(tmp_path: Path) -> None:
    built = build(tmp_path / "site", {"conf.py": f'{CONF}root_doc = "README"\n', "README.md": PAGE})
    assert set(built.app.env.found_docs) == {"README"}


def test_a_page_that_the_site_excludes_is_no_fault(tmp_path: Path) -> None:
    conf = f'{CONF}exclude_patterns = ["work/draft.md"]\n'
    build(tmp_path / "site", {"conf.py": conf, "index.md": PAGE, "work/a.md": PAGE, "work/draft.md": PAGE})


def test_markdown_that_nothing_reads_is_reported(tmp_path: Path) -> None:
    conf = CONF.replace('"myst_parser", ', "") + 'source_suffix = {".rst": "restructuredtext"}\n'
    files = {"conf.py": conf, "index.rst": "Home\n====\n", "README.md": PAGE, "talks.md": PAGE}
    warning = (
        'conf.py:2: WARNING: extensions: talks.md is Markdown, which nothing reads; add "myst_parser" to '
        "extensions [scholar.configuration]"
    )
    build(tmp_path / "site", files, warnings=[warning])
