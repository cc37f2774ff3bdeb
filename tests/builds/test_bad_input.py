"""Everything that an author can write wrong: it is reported at its line, and harms nothing else.

The tables are in ``tests/data/bad_input``. All faults of pages, and all of entries, are in one site,
which is compared with the same site without them; so none hides another.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import SphinxError

from sphinx_scholar.diagnostics import StoppedError
from tests.engine import Built, build, tree

DATA = Path(__file__).resolve().parents[1] / "data/bad_input"

Row = dict[str, Any]


def read_rows(name: str) -> list[Row]:
    content = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    (rows,) = content.values()
    return list(rows)


PAGES, ENTRIES, SETTINGS, STOPS = (read_rows(name) for name in ("pages", "entries", "settings", "stops"))

BASE = {
    "conf.py": """\
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
primary_domain = "scholar"
myst_enable_extensions = ["colon_fence", "dollarmath", "substitution"]
html_theme = "basic"
html_baseurl = "https://ada.example/"
html_math_renderer = "mathml"
html_copy_source = False
templates_path = ["_templates"]
locale_dirs = ["locale"]
nitpicky = True
scholar_bibliography = "papers.bib"
""",
    "index.md": """\
# Home

:::{person} Ada Lovelace
:email: ada@example.org
:::

:::{toctree}
work
list
publications/taken
""",
    "work.md": """\
# Work

:::{position} Engines
:name: engines
:kind: academic
:start: 1842
:publications: lovelace1843

See {publication}`lovelace1843`.
:::

:::{position} Weaving
:::
""",
    "list.md": "# Papers\n\n:::{publications}\n:sort: file\n:::\n",
    "publications/taken.md": "# Taken\n",
    "papers.bib": """\
@article{lovelace1843,
  title   = {Notes},
  author  = {Lovelace, Ada},
  journal = {Memoirs},
  year    = {1843},
}
@misc{lovelace1844,
  title  = {Letters},
  author = {Lovelace, Ada},
  year   = {1844},
}
@misc{lovelace-1850,
  title  = {On Cards},
  author = {Lovelace, Ada},
  year   = {1850},
}
""",
}
"""A site in which nothing is wrong."""

LAST_ENTRY = "@misc{last,\n  title = {At Last},\n  author = {Lovelace, Ada},\n}\n"
"""What stands behind all entries with faults, and must still be read."""


def page_path(name: str) -> str:
    return f"x/{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}.md"


def site_files(pages: Sequence[Row], entries: Sequence[Row]) -> tuple[dict[str, str], dict[str, int]]:
    """Return a site with these faults, and the line of the ``.bib`` file above each entry."""
    files = dict(BASE)
    for page in pages:
        text = page["text"]
        files[page_path(page["name"])] = text if text.startswith("---\n") else f"# {page['name']}\n\n{text}"
    files["index.md"] += (
        "".join(f"{page_path(page['name']).removesuffix('.md')}\n" for page in pages) + ":::\n"
    )
    above = {}
    for entry in entries:
        above[entry["name"]] = files["papers.bib"].count("\n")
        files["papers.bib"] += entry["text"].replace("{word}", "word " * 20_001)
    files["papers.bib"] += LAST_ENTRY
    return files, above


def mended(pages: Sequence[Row]) -> list[Row]:
    """Return the same pages, without what is wrong on them."""
    return [{"name": page["name"], "text": ""} for page in pages]


def text_of(built: Built, path: str) -> str:
    """Return the words of a page's body."""
    soup = BeautifulSoup((built.out / path).read_text(encoding="utf-8"), "html5lib")
    body = soup.select_one("div.body")
    assert body
    return " ".join(body.get_text().split())


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files, _above = site_files(mended(PAGES), [])
    return build(tmp_path_factory.mktemp("good") / "site", files)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files, _above = site_files(PAGES, ENTRIES)
    return build(tmp_path_factory.mktemp("bad") / "site", files, warnings=None)


# -- what goes on ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row["name"])
def test_a_fault_on_a_page_is_reported_and_the_page_shown(bad: Built, row: Row) -> None:
    path = page_path(row["name"])
    messages = [line.removeprefix(f"{path}:") for line in bad.warnings if line.startswith(f"{path}:")]
    assert messages == row["warnings"]
    text = text_of(bad, path.replace(".md", ".html"))
    assert [words for words in row["shows"] if words not in text] == []
    assert [words for words in row.get("hides", ()) if words in text] == []


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: row["name"])
def test_a_fault_of_an_entry_is_reported_and_all_others_are_listed(bad: Built, row: Row) -> None:
    _files, above = site_files([], ENTRIES)
    first = above[row["name"]] + 1
    lines = range(first, first + row["text"].count("\n"))
    messages = []
    for warning in bad.warnings:
        place = re.match(r"papers\.bib:(\d+): (.*)", warning)
        if place and int(place[1]) in lines:
            messages.append(f"{int(place[1]) - first + 1}: {place[2]}")
    assert messages == row["warnings"]
    text = text_of(bad, "list.html")
    assert [words for words in row["shows"] if words not in text] == []
    assert [words for words in row.get("hides", ()) if words in text] == []


def test_every_warning_belongs_to_one_row_and_none_is_a_traceback(bad: Built) -> None:
    count = sum(len(row["warnings"]) for row in [*PAGES, *ENTRIES])
    assert len(bad.warnings) == count
    assert not [line for line in bad.warnings if "Traceback" in line or 'File "' in line]


AFFECTED = re.compile(
    r"x/.*\.html|list\.html|index\.html|publications/(?!taken|lovelace(1843|-1850\.)).*|_static/search-.*\.js|searchindex\.js"
    r"|(atom(-papers)?|sitemap)\.xml|llms\.txt|resume\.json|objects\.inv|\.scholar-output|\.buildinfo"
)
"""The pages with faults, what lists all papers and positions, and the paper that the pages refer to."""


def test_nothing_else_on_the_site_changes(good: Built, bad: Built) -> None:
    before, after = tree(good.out), tree(bad.out)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert sorted(path for path in changed if not AFFECTED.fullmatch(path)) == []
    untouched = set(before) - changed
    assert untouched >= {"work.html", "publications/lovelace1843.html", "publications/lovelace-1850.html"}
    assert untouched >= {"publications/lovelace1843.bib", "publications/taken.html", "publications/last.html"}
    assert after.keys() >= before.keys()


# -- conf.py ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bad_settings(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files, _above = site_files(mended(PAGES), [])
    files["conf.py"] += "".join(f"{row['name']} = {row['value']}\n" for row in SETTINGS)
    return build(tmp_path_factory.mktemp("settings") / "site", files, warnings=None)


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row["name"])
def test_a_setting_with_a_fault_is_reported_at_its_line(bad_settings: Built, row: Row) -> None:
    line = BASE["conf.py"].count("\n") + SETTINGS.index(row) + 1
    messages = [warning for warning in bad_settings.warnings if warning.startswith(f"conf.py:{line}: ")]
    assert messages == [f"conf.py:{line}: {row['warning']}"]


def test_settings_with_faults_stand_as_their_defaults(good: Built, bad_settings: Built) -> None:
    before, after = tree(good.out), tree(bad_settings.out)
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} <= {
        ".buildinfo"
    }
    assert len(bad_settings.warnings) == len(SETTINGS)


# -- files as such, and templates ---------------------------------------------------------------------


@pytest.mark.parametrize("row", STOPS, ids=lambda row: row["name"])
def test_a_file_with_a_fault_is_reported_or_stops_the_build(tmp_path: Path, row: Row) -> None:
    """``stops`` is the message of a build that cannot go on; else ``warnings`` are whole lines."""
    files, _above = site_files([], [])
    files |= row.get("files", {})
    site = tmp_path / "site"
    site.mkdir()
    for name, text in row.get("latin1", {}).items():
        files.pop(name, None)
        (site / name).write_bytes(text.encode("latin-1"))
    for name in row.get("missing", ()):
        del files[name]
    if "stops" in row:
        with pytest.raises(SphinxError) as caught:
            build(site, files, warnings=None)
        message = str(caught.value).replace(f"{site}/", "")
        assert message == row["stops"]
        # All that Sphinx lets come to the engine comes in one message.
        assert isinstance(caught.value, StoppedError) == bool(re.match(r"\S+:\d+: ", message))
    else:
        built = build(site, files, warnings=None)
        assert built.warnings == row["warnings"]
        text = text_of(built, row.get("page", "index.html"))
        assert [words for words in row["shows"] if words not in text] == []


# -- the table ----------------------------------------------------------------------------------------------


def shape_of(row: Row) -> str:
    """Return the messages of a fault without the values and places in them."""
    messages = [*row.get("warnings", ()), row.get("warning", ""), row.get("stops", "")]
    return re.sub(r"'[^']*'|\"[^\"]*\"|\d+", "", "\n".join(messages))


def test_there_are_many_faults_each_of_a_kind_of_its_own() -> None:
    rows = [*PAGES, *ENTRIES, *SETTINGS, *STOPS]
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names) >= 80
    texts = [repr({key: value for key, value in row.items() if key != "name"}) for row in rows]
    assert len(set(texts)) == len(texts)
    assert all(row.get("warnings") or row.get("warning") or row.get("stops") for row in rows)
    kinds = {shape_of(row) for row in rows}
    assert len(kinds) >= 80
