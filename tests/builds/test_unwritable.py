"""A file of the output that cannot be written is reported and left out, and all else is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.citations import FORMS
from sphinx_scholar.domain.output_files import OutputFile, write_output
from tests.engine import build

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SITE = {
    "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n\n:::{publications}\n:::\n",
    "cv.md": "# CV\n\n:::{talks}\n- 1843-05-02 On looms, London\n:::\n\n:::{news}\n- 1843 A medal.\n:::\n",
    "papers.bib": "@article{a, title={On Looms}, author={Lovelace, Ada}, journal={J}, year=1843}\n",
}
CONF = {"scholar_bibliography": "papers.bib", "html_baseurl": "https://ada.example/", "html_theme": "scholar"}
TAKEN = [
    *(f"publications/publications.{form.suffix}" for form in FORMS),
    *("cv.pdf", "atom.xml", "atom-news.xml", "resume.json", "talks.ics", "sitemap.xml", "llms.txt"),
    *("_share/index.png", "_static/search-words.js"),
]


def test_what_cannot_be_written_is_reported_and_all_else_is_there(tmp_path: Path) -> None:
    def take(app: Sphinx, *_: object) -> None:
        for name in TAKEN:
            Path(app.outdir, name, "kept").mkdir(parents=True)

    listeners = {"env-before-read-docs": take}
    built = build(tmp_path / "site", SITE, warnings=None, listeners=listeners, scholar_fresh=False, **CONF)
    reported = [line for line in built.warnings if "Is a directory" in line]
    assert sorted(reported) == sorted(
        f"WARNING: {built.out}/{name} cannot be written: Is a directory; it is left out."
        " Remove what stands in its place, make room, or get the right to write there [scholar.output]"
        for name in TAKEN
    )
    assert "On Looms" in built.text("publications/a.html")
    assert built.text("publications/a.bib").startswith("@article")
    assert not list(built.out.rglob("*.part"))
    assert built.body("index.html").select("a[href$='cv.pdf']") == []


class FullDisk:
    """A file that takes one part and no other."""

    def __init__(self) -> None:
        self.parts = 0

    def write(self, content: bytes) -> int:
        """Take a part, or say that there is no room."""
        self.parts += 1
        if self.parts > 1:
            raise OSError(28, "No space left on device")
        return len(content)


def test_a_disk_that_is_full_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    joined = OutputFile(tmp_path / "all.bib")
    monkeypatch.setattr(joined, "_file", FullDisk())
    for part in (b"a", b"b", b"c"):
        joined.write(part)
    joined.close()
    (record,) = caplog.records
    assert f"{joined.path} cannot be written: No space left on device; it is left out" in record.getMessage()
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_a_folder_is_reported(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert not write_output(tmp_path / "a" / "b", b"")
    assert len(caplog.records) == 1
