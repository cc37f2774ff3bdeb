"""Faults that a site lists as known are counted and not shown, wherever they move; all others are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.pages.known_faults import HEAD, faults_of_last_build, read_known_faults, with_faults
from tests.engine import build

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# Home\n\n[](nowhere.md)\n\n```{publications}\n```\n"
ENTRY = "@misc{%s, title = {A Title}, author = {Lovelace, Ada}, year = {2024}, mood = {glad}}\n"
FAULTS = (
    "index.md: 'myst' cross-reference target not found: 'nowhere.md' [myst.xref_missing]",
    (
        "papers.bib: a: the field 'mood' is not known, and was left out (2 times: lines …); the name of"
        " a field of your own begins with 'x-' [scholar.unknown_field]"
    ),
)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("above", ["", "\n\n\n"], ids=["as they were", "moved"])
def test_known_faults_are_noted_and_not_shown(tmp_path: Path, above: str, jobs: int) -> None:
    files = {
        "index.md": PAGE.replace("\n\n", f"\n\n{above}", 1),
        "papers.bib": above.replace("\n", "% moved\n") + ENTRY % "a" + ENTRY % "b",
        "known-faults.txt": with_faults("", dict.fromkeys(FAULTS)),
    }
    app = build(tmp_path / "site", files, jobs=jobs, scholar_bibliography="papers.bib").app
    assert app._warncount == 0
    faults = faults_of_last_build()
    assert faults is not None
    lines = len(above)
    first, second = 1 + lines, 2 + lines
    assert faults.known == {
        FAULTS[0]: FAULTS[0].replace(":", f":{3 + lines}:", 1),
        FAULTS[1]: FAULTS[1].replace(":", f":{first}:", 1).replace("lines …", f"lines {first}, {second}"),
    }
    assert faults.unknown == {}


def test_a_fault_that_is_not_listed_is_shown(tmp_path: Path) -> None:
    files = {
        "index.md": PAGE,
        "papers.bib": ENTRY % "a" + ENTRY % "b" + ENTRY % "c",
        "known-faults.txt": with_faults("", dict.fromkeys(FAULTS)),
    }
    shown = "papers.bib:1: WARNING: " + FAULTS[1].split(": ", 1)[1]
    shown = shown.replace("2 times: lines …", "3 times: lines 1, 2, 3")
    built = build(tmp_path / "site", files, warnings=[shown], scholar_bibliography="papers.bib")
    assert built.app._warncount == 1


@pytest.mark.parametrize("listed", [(), FAULTS], ids=["not listed", "listed"])
def test_a_suppressed_warning_is_no_fault(tmp_path: Path, listed: tuple[str, ...]) -> None:
    files = {
        "index.md": PAGE,
        "papers.bib": ENTRY % "a" + ENTRY % "b",
        "known-faults.txt": with_faults("", dict.fromkeys(listed)),
    }
    suppressed = ["myst.xref_missing", "scholar.unknown_field"]
    build(tmp_path / "site", files, scholar_bibliography="papers.bib", suppress_warnings=suppressed)
    faults = faults_of_last_build()
    assert faults is not None
    assert (faults.known, faults.unknown, faults.errors) == ({}, {}, 0)


def test_a_list_keeps_what_it_has() -> None:
    first = with_faults("", {"a.md: one [x.y]": ""})
    assert first == HEAD + "a.md: one [x.y]\n"
    both = with_faults(first + "# mine\n", {"a.md: one [x.y]": "", "b.md: two": ""})
    assert both == first + "# mine\nb.md: two\n"
    assert read_known_faults(both) == {"a.md: one [x.y]": 4, "b.md: two": 6}
