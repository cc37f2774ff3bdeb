"""What the audit asks of other people's readers of BibTeX."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import audit_citations
from tools.audit_citations import SAMPLES, faults_of, gather, keys_in

ENTRIES = """\
@string{j = {J}}

@Article{a,
  note = {@misc{no}},
}

@misc(b:c/d, year = 1)

@xdata{x,
}
"""


def test_entries_are_known_by_their_keys() -> None:
    assert keys_in(ENTRIES) == {"a", "b:c/d"}


def test_the_citations_are_those_of_the_site_and_of_the_samples(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.bib").write_text("@misc{a,\n}\n")
    texts = gather(tmp_path)
    assert texts.pop("papers/a.bib") == "@misc{a,\n}\n"
    assert {Path(name).name for name in texts} == {path.name for path in SAMPLES.glob("*.bib")}
    assert all(map(keys_in, texts.values()))
    assert not [name for name, text in texts.items() if "\nselected" in text]


def test_what_a_reader_refuses_or_does_not_find_is_a_fault() -> None:
    def read(path: Path) -> tuple[set[str], list[str]]:
        assert path.read_text(encoding="utf-8") == ENTRIES
        return {"a", "x"}, ["odd"]

    assert faults_of({"a.bib": ENTRIES}, "reader", read) == [
        "a.bib: reader: odd",
        "a.bib: reader finds no 'b:c/d'",
    ]


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_an_absent_reader_fails_where_all_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert audit_citations.main([str(tmp_path)]) == code
    assert capsys.readouterr().out.splitlines() == [
        "absent: biber is not installed (Debian: apt install biber)",
        "absent: pandoc is not installed (Debian: apt install pandoc)",
    ]


@pytest.mark.parametrize(("faults", "code"), [([], 0), (["odd"], 1)])
def test_a_fault_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    faults: list[str],
    code: int,
) -> None:
    def read(path: Path) -> tuple[set[str], list[str]]:
        return keys_in(path.read_text(encoding="utf-8")), faults

    monkeypatch.setattr(audit_citations, "READERS", {"sh": read})
    monkeypatch.setattr(audit_citations, "gather", lambda site: {"a.bib": ENTRIES})
    assert audit_citations.main([str(tmp_path)]) == code
    last = f"sh: 1 files, 2 entries, {len(faults)} faults"
    assert capsys.readouterr().out.splitlines() == [*(f"a.bib: sh: {fault}" for fault in faults), last]


@pytest.mark.parametrize("name", audit_citations.READERS)
def test_a_reader_tells_what_is_broken(name: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    read = audit_citations.READERS[name]
    good = "@article{a, title = {T}, author = {A}, year = 2024}\n"
    assert faults_of({"a.bib": good}, name, read) == []
    assert faults_of({"a.bib": good.replace("{T}", "{T")}, name, read) != []


def test_biber_tells_of_a_text_that_is_missing() -> None:
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed")
    text = "@article{a, title = {T}, author = {A}, journal = j, year = 2024}\n"
    (fault,) = faults_of({"a.bib": text}, "biber", audit_citations.read_with_biber)
    assert 'undefined macro "j"' in fault
