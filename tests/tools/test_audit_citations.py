"""What the audit asks of other people's readers of BibTeX."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import audit_citations
from tools.audit_citations import REAL_FILES, SAMPLES, faults_of, gather, keys_in

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
    assert len(keys_in(texts.pop(f"{REAL_FILES} made files"))) > REAL_FILES
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
        "absent: bibtex is not installed (Debian: apt install texlive-binaries)",
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
    monkeypatch.setattr(audit_citations, "BROKEN", {})
    monkeypatch.setattr(audit_citations, "gather", lambda site: {"a.bib": ENTRIES})
    assert audit_citations.main([str(tmp_path)]) == code
    last = f"sh: 1 files, 2 entries, {len(faults)} faults"
    assert capsys.readouterr().out.splitlines() == [*(f"a.bib: sh: {fault}" for fault in faults), last]


def test_a_reader_that_takes_everything_for_whole_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        audit_citations,
        "READERS",
        {"sh": lambda path: (keys_in(path.read_text(encoding="utf-8")), [])},
    )
    monkeypatch.setattr(audit_citations, "gather", lambda site: {"a.bib": ENTRIES})
    assert audit_citations.main([str(tmp_path)]) == 1
    message = "sh finds nothing wrong in a brace that is never closed"
    assert capsys.readouterr().out.splitlines()[0] == message


BIBER = """#!/bin/sh
for path; do :; done
echo "INFO - Biber reads"
echo 'WARN - BibTeX subsystem: line 1, warning: undefined macro "j"'
echo 'WARN - ISBN in entry a is not known'
[ -z "$FAILS" ] || { echo "no disk" >&2; exit 2; }
while [ "$1" != --output-file ]; do shift; done
cp "$path" "$2"
"""
BIBTEX = """#!/bin/sh
grep -q 'MACRO {jan}' keys.bst && grep -q ' title ' keys.bst && grep -q 'bibdata{a}' "$1.aux" || exit 9
echo 'Warning--entry type for "a" isn'"'"'t style-file defined'
echo '--line 1 of file a.bib'
[ -z "$FAULT" ] || echo "$FAULT"
printf 'a\nb:c\n' >"$1.bbl"
exit "${CODE:-0}"
"""
PANDOC = """#!/bin/sh
echo "odd in $2" >&2
[ "$2" = bibtex ] && echo '[{"id": "a"}, {"id": "b"}]' || echo '[{"id": "a"}]'
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """A function that puts a program first on the path, and returns a file for it to read."""

    def put(name: str, script: str) -> Path:
        path = tmp_path / "bin" / name
        path.parent.mkdir()
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}:{os.environ['PATH']}")
        text = tmp_path / "a.bib"
        text.write_text("@misc{a,\n}\n", encoding="utf-8")
        return text

    return put


@pytest.mark.parametrize(
    ("said", "code", "faults"),
    [
        ("", "0", []),
        (
            'Warning--string name "j" is undefined',
            "1",
            ['Warning--string name "j" is undefined'],
        ),
        (
            "I was expecting a `,' or a `}'---line 3 of file a.bib",
            "2",
            ["I was expecting a `,' or a `}'---line 3 of file a.bib"],
        ),
        (
            "Sorry---you've exceeded BibTeX's hash size 5000",
            "3",
            ["Sorry---you've exceeded BibTeX's hash size 5000"],
        ),
        ("It stops", "3", ["It stops"]),
    ],
)
def test_of_what_bibtex_says_the_style_does_not_count(
    program: Callable[[str, str], Path],
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    code: str,
    faults: list[str],
) -> None:
    monkeypatch.setenv("FAULT", said)
    monkeypatch.setenv("CODE", code)
    assert audit_citations.read_with_bibtex(program("bibtex", BIBTEX)) == ({"a", "b:c"}, faults)


def test_of_what_biber_says_its_grammar_counts(program: Callable[[str, str], Path]) -> None:
    fault = 'WARN - BibTeX subsystem: line 1, warning: undefined macro "j"'
    assert audit_citations.read_with_biber(program("biber", BIBER)) == ({"a"}, [fault])


def test_a_biber_that_fails_without_a_word_of_grammar_tells_why(
    program: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAILS", "1")
    silent = re.sub("(?m)^echo 'WARN - BibTeX.*\n", "", BIBER)
    assert audit_citations.read_with_biber(program("biber", silent)) == (set(), ["no disk"])


def test_pandoc_reads_both_forms_and_must_find_an_entry_in_each(
    program: Callable[[str, str], Path],
) -> None:
    found, faults = audit_citations.read_with_pandoc(program("pandoc", PANDOC))
    assert (found, faults) == ({"a"}, ["odd in bibtex", "odd in biblatex"])
