"""The real site, edited and built again: what changed is what had to, and a clean build agrees.

Everything runs on a copy; the bytes of all files count, of ``objects.inv`` what is packed in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from tests.clock import set_clock
from tests.engine import ROOT, build, run_sphinx, tree, write

SITE = ("conf.py", "*.md", "publications", "research", "experience", "_static")
"""What the site is made of; the engine stays where it is."""


@dataclass(slots=True)
class Copy:
    """A copy of the site with an output folder that is built again and again."""

    folder: Path
    builder: str = "html"
    numbers: count[int] = field(default_factory=count)

    @property
    def out(self) -> Path:
        """The output folder."""
        return self.folder.parent / "out"

    def path(self, name: str) -> Path:
        """Return a file of the site."""
        return self.folder / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Write a text at the end of a file."""
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(text)

    def build(self) -> dict[str, bytes]:
        """Build what has changed, and return all files."""
        doctrees = self.folder.parent / "doctrees"
        return tree(build(self.folder, builder=self.builder, out=self.out, doctrees=doctrees).out)

    def build_clean(self) -> dict[str, bytes]:
        """Build everything from nothing, in folders of its own, and return all files."""
        fresh = self.folder.parent / f"clean{next(self.numbers)}"
        return tree(build(self.folder, builder=self.builder, out=fresh / "out", doctrees=fresh / "d").out)

    def build_both(self) -> dict[str, bytes]:
        """Build what has changed, assert that a clean build gives the same, and return all files."""
        mine, clean = self.build(), self.build_clean()
        assert changed(mine, clean) == set()
        return mine


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the paths that are in one only, or differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def copy_site(folder: Path) -> Copy:
    folder.mkdir(parents=True)
    for pattern in SITE:
        for path in ROOT.glob(pattern):
            if path.is_dir():
                shutil.copytree(path, folder / path.name)
            else:
                shutil.copy(path, folder)
    return Copy(folder=folder)


def run_strictly(site: Path, out: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Build a site into ``out`` by the command line, as strictly as can be."""
    strict = ("-n", "-W", "--keep-going", *options)
    doctrees = out / "doctrees"
    ended = run_sphinx(site, out / "html", *strict, doctrees=doctrees, cwd=out, environment=environment)
    assert (ended.code, ended.errors) == (0, "")
    return tree(out / "html")


@pytest.fixture
def site(tmp_path: Path) -> Copy:
    return copy_site(tmp_path / "site")


BULLET = "Sped up existing state-of-the-art algorithms by more than **15x**."


def test_an_edited_bullet_changes_the_pages_that_show_it_and_no_other(site: Copy) -> None:
    before = site.build()
    site.edit("experience/index.md", BULLET, "Sped up zebras.")
    after = site.build_both()
    assert changed(before, after) == {
        "experience/index.html",
        "cv.html",
        "cv.pdf",
        "resume.json",
        "searchindex.js",
        "_static/search-index.js",
    }
    assert b"Sped up zebras." in after["cv.html"]
    assert b"zebra" in after["searchindex.js"]
    site.edit("experience/index.md", "Sped up zebras.", BULLET)
    assert changed(before, site.build()) == set()


def test_a_build_without_an_edit_changes_nothing(site: Copy) -> None:
    assert changed(site.build(), site.build()) == set()


def test_a_page_that_comes_moves_and_goes_leaves_no_trace(site: Copy) -> None:
    before = site.build()
    page = "# More\n\nOf {publication}`duan2024muxserve`, and zebras.\n"
    site.path("research/more.md").write_text(page, encoding="utf-8")
    site.edit("index.md", "research/index\n", "research/index\nresearch/more\n")
    added = site.build_both()
    assert "research/more.html" in added
    assert b"research/more.html" in added["publications/duan2024muxserve.html"]

    site.path("research/more.md").rename(site.path("experience/other.md"))
    site.edit("index.md", "research/more\n", "experience/other\n")
    moved = site.build_both()
    assert changed(added, moved) >= {"research/more.html", "experience/other.html", "contact.html"}
    assert "research/more.html" not in moved
    assert b"experience/other.html" in moved["publications/duan2024muxserve.html"]

    site.path("experience/other.md").unlink()
    site.edit("index.md", "experience/other\n", "")
    assert changed(before, site.build_both()) == set()


NEW_ENTRY = """
@misc{lu2024zebras,
  title = {On Zebras},
  author = {Lu, Runyu},
  date = {2024-11},
  url = {https://zebras.example.org/},
}
"""


def test_an_entry_that_comes_changes_its_key_and_goes_leaves_no_trace(site: Copy) -> None:
    before = site.build()
    bib = "publications/publications.bib"
    site.append(bib, NEW_ENTRY)
    added = site.build_both()
    assert set(added) - set(before) >= {"publications/lu2024zebras.html", "publications/lu2024zebras.bib"}
    for page in ("index.html", "cv.html", "publications/index.html"):
        assert b"On Zebras" in added[page]
    assert added["experience/index.html"] == before["experience/index.html"]

    site.edit(bib, "@misc{lu2024zebras", "@misc{lu2024stripes")
    renamed = site.build_both()
    assert "publications/lu2024zebras.html" not in renamed
    assert "publications/lu2024stripes.html" in renamed

    text = site.path(bib).read_text(encoding="utf-8").replace("lu2024zebras", "lu2024stripes")
    site.path(bib).write_text(text.replace(NEW_ENTRY.replace("zebras,", "stripes,"), ""), encoding="utf-8")
    assert changed(before, site.build_both()) == set()


def test_an_edited_entry_changes_every_page_that_shows_it(site: Copy) -> None:
    before = site.build()
    site.edit("publications/publications.bib", "{{MuxServe}: Flexible", "{{ZebraServe}: Flexible")
    after = site.build_both()
    pages = {path for path in changed(before, after) if path.endswith(".html")}
    assert pages == {
        "index.html",
        "cv.html",
        "experience/index.html",
        "publications/index.html",
        "publications/duan2024muxserve.html",
        "research/index.html",
    }


def test_a_page_of_a_paper_that_is_no_longer_written_by_hand_is_made(site: Copy) -> None:
    site.build()
    site.path("publications/yang2024whitefox.md").unlink()
    after = site.build_both()
    assert b"WhiteFox" in after["publications/yang2024whitefox.html"]


def test_an_edited_look_reaches_every_page(site: Copy) -> None:
    """Run as commands: Sphinx remembers the check sums of style sheets as long as it runs."""
    site.append("conf.py", '\nhtml_css_files, templates_path = ["site.css"], ["_templates"]\n')
    write(
        site.folder,
        {
            "_static/site.css": "body { margin: 0 }\n",
            "_templates/page.html": '{% extends "!page.html" %}{% block body %}{{ super() }}{% endblock %}\n',
        },
    )
    versions = [run_strictly(site.folder, site.folder.parent)]
    site.append("_static/site.css", "a { color: red }\n")
    versions.append(run_strictly(site.folder, site.folder.parent))
    site.edit("_templates/page.html", "{{ super() }}", "<!-- zebras -->{{ super() }}")
    versions.append(run_strictly(site.folder, site.folder.parent))
    pages = {path for path in versions[0] if path.endswith(".html")}
    assert len(pages) > 8
    assert pages <= changed(versions[0], versions[1])
    assert pages <= changed(versions[1], versions[2])
    clean = site.folder.parent / "clean"
    clean.mkdir()
    assert changed(versions[2], run_strictly(site.folder, clean)) == set()


def test_an_edited_setting_reaches_every_page(site: Copy) -> None:
    before = site.build()
    site.edit("conf.py", '    "nihui": "https://github.com/nihui",\n', "")
    after = site.build_both()
    pages = {path for path in changed(before, after) if path.endswith(".html")}
    assert pages == {"cv.html", "experience/index.html"}


KILLED = """
import os, sys
from sphinx.application import Sphinx
source, out, doctrees, event = sys.argv[1:]
def stop(app, docname, *rest):
    if docname == "experience/index":
        os._exit(9)
app = Sphinx(source, source, out, doctrees, "html", status=None)
app.connect(event, stop)
app.build()
"""


@pytest.mark.parametrize("event", ["source-read", "html-page-context"])
def test_a_killed_build_does_no_harm(site: Copy, event: str) -> None:
    site.build()
    site.edit("experience/index.md", BULLET, "Sped up zebras.")
    site.path("research/more.md").write_text("# More\n\nOf zebras.\n", encoding="utf-8")
    site.edit("index.md", "research/index\n", "research/index\nresearch/more\n")
    answer = subprocess.run(
        [sys.executable, "-c", KILLED, site.folder, site.out, site.folder.parent / "doctrees", event],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (9, "")
    site.edit("experience/index.md", "Sped up zebras.", "Sped up gnus.")
    after = site.build_both()
    assert b"Sped up gnus." in after["cv.html"]


# -- the same bytes everywhere ------------------------------------------------------------------------


def another_locale() -> str:
    """Return a locale of this machine that is as far from C as any."""
    answer = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)
    known = [name for name in answer.stdout.split() if not name.startswith(("C", "POSIX", "en"))]
    return known[0] if known else "C.UTF-8"


def test_the_same_bytes_come_of_every_folder_day_zone_and_number_of_processes(tmp_path: Path) -> None:
    one = copy_site(tmp_path / "one" / "site")
    other = copy_site(tmp_path / "far" / "away" / "from" / "there")
    for path in other.folder.rglob("*"):
        os.utime(path, (10**9, 10**9))
    here = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "0"}
    there = {
        "TZ": "Asia/Shanghai",
        "LC_ALL": another_locale(),
        "LANGUAGE": "de:zh_CN",
        "PYTHONHASHSEED": "2",
        "PYTHONPATH": os.pathsep.join([set_clock(tmp_path / "clock"), str(ROOT)]),
    }
    first = run_strictly(one.folder, tmp_path / "one", "-E", "-j", "1", **here)
    second = run_strictly(other.folder, tmp_path / "far", "-E", "-j", "auto", **there)
    assert changed(first, second) == set()
    assert len(first) > 20


def test_a_page_that_tells_the_day_is_found(tmp_path: Path) -> None:
    """Else the clock of the test above would be one that nobody reads."""
    site = tmp_path / "site"
    conf = 'html_theme = "basic"\nhtml_last_updated_fmt = "%Y-%m-%d"\nhtml_use_index = False\n'
    write(site, {"conf.py": conf, "index.rst": "Home\n====\n"})
    clock = {"PYTHONPATH": os.pathsep.join([set_clock(tmp_path / "clock"), str(ROOT)])}
    days = []
    for name, environment in {"one": {}, "other": {}, "shifted": clock}.items():
        (tmp_path / name).mkdir()
        days.append(run_strictly(site, tmp_path / name, **environment))
    assert changed(days[0], days[1]) == set()
    assert changed(days[0], days[2]) == {"index.html", "search.html"}


def test_no_output_names_a_folder_of_this_machine(site: Copy) -> None:
    for path, content in site.build().items():
        for folder in (site.folder.parent, ROOT, Path(sys.prefix), Path.home()):
            assert f"{folder}/".encode() not in content, path


def test_a_folder_for_each_page_is_as_incremental(site: Copy) -> None:
    site.builder = "dirhtml"
    before = site.build()
    site.edit("experience/index.md", BULLET, "Sped up zebras.")
    after = site.build_both()
    assert {path for path in changed(before, after) if path.endswith(".html")} == {
        "cv/index.html",
        "experience/index.html",
    }
