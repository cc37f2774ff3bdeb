"""``add``: what a file becomes, byte for byte, and what the command says."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.cli import client
from sphinx_scholar.cli.add import command
from sphinx_scholar.cli.add.entry import NewEntry
from sphinx_scholar.cli.add.library import add_entry
from sphinx_scholar.cli.add.services import Services, look_up, read_bibtex
from sphinx_scholar.cli.main import main
from tests.cli.services import Canned, Played, csl, play

ARTICLE = NewEntry(
    type="article",
    key="lovelace1843notes",
    fields=(
        ("title", "Notes on the {Analytical Engine}"),
        ("author", "Lovelace, Ada"),
        ("journal", "Scientific Memoirs"),
        ("volume", "3"),
        ("year", "1843"),
        ("month", "sep"),
        ("doi", "10.1000/xyz"),
    ),
)
PREPRINT = NewEntry(
    type="misc",
    key="lovelace1842notes",
    fields=(
        ("title", "Notes on the Analytical Engine"),
        ("author", "Lovelace, Ada"),
        ("year", "1842"),
        ("eprint", "2404.02015"),
        ("eprinttype", "arxiv"),
    ),
    is_preprint=True,
)


def use(monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    """Have the command look papers up at a server of this machine."""
    monkeypatch.setattr(command, "look_up", lambda paper: look_up(paper, Services(doi=played.address)))


def text(source: str) -> str:
    return dedent(source).lstrip("\n")


NEW = text(
    """
    @article{lovelace1843notes,
      title   = {Notes on the {Analytical Engine}},
      author  = {Lovelace, Ada},
      journal = {Scientific Memoirs},
      volume  = {3},
      year    = {1843},
      month   = sep,
      doi     = {10.1000/xyz},
    }
    """
)
OTHER = '% My papers.\n@misc{other,title={Other}, author="A. B.", year=2000 }% odd\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW),
        (OTHER, f"{OTHER}\n{NEW}"),
        (f"{OTHER}\n", f"{OTHER}\n{NEW}"),
        (OTHER.rstrip("\n"), f"{OTHER}\n{NEW}"),
        (OTHER.replace("\n", "\r\n"), f"{OTHER}\n{NEW}".replace("\n", "\r\n")),
        (f"\ufeff{OTHER}", f"\ufeff{OTHER}\n{NEW}"),
        (
            OTHER.replace("other", "Lovelace1843Notes"),
            f"{OTHER.replace('other', 'Lovelace1843Notes')}\n{NEW.replace('notes,', 'notesa,')}",
        ),
    ],
)
def test_a_paper_that_is_not_there_comes_last(before: str, after: str) -> None:
    change = add_entry(before, ARTICLE)
    assert change.text == after
    assert change.summary.startswith("Add lovelace1843notes")


ALIGNED = "  title   = {Another},\n  journal = {Mine},\n  year    = {1840},\n  doi     = {10.1000/XYZ},\n"
IN_TABS = "\ttitle={Notes on the Analytical Engine},\n\tauthor={A},\n\tjournal={J},\n\tdate={1843}"
IN_A_LINE = " title={T}, doi={10.1000/xyz}, author={A}, journaltitle={J}, year=1843"
COMMENTED = "  doi = {10.1000/xyz},\n  title = {T}, author = {A},\n  journal = {J},\n  year = 1843, % sic\n"
WHOLE = "  doi = {10.1000/xyz}, title = {T}, author = {A}, volume = 1,\n  journal = {J}, year = 1843,\n"
INHERITS = "  crossref = {p},\n  doi = {10.1000/xyz},\n"


@pytest.mark.parametrize(
    ("fields", "added", "summary"),
    [
        (ALIGNED, "  author  = {Lovelace, Ada},\n  volume  = {3},\n", "Add author, volume to k"),
        (IN_TABS, ",\n\tvolume={3},\n\tdoi={10.1000/xyz}", "Add volume, doi to k"),
        (IN_A_LINE, ", volume = {3}", "Add volume to k"),
        (COMMENTED, "  volume = {3},\n", "Add volume to k"),
        (COMMENTED.replace("\n", "\r\n"), "  volume = {3},\r\n", "Add volume to k"),
        (WHOLE, "", "k is there already, and has all of it"),
        (INHERITS, "", "k is there already, and has all of it"),
    ],
)
def test_a_paper_that_is_there_gets_what_it_lacks(fields: str, added: str, summary: str) -> None:
    """In the layout of the entry, behind its last field and the comment there."""
    newline = "\r\n" if "\r\n" in fields else "\n"
    head = "" if fields is IN_A_LINE else newline
    change = add_entry(f"@article{{k,{head}{fields}}} % odd", ARTICLE)
    assert (change.text, change.summary) == (f"@article{{k,{head}{fields}{added}}} % odd", summary)


SUBMITTED = text(
    """
    % Mine.

    @unpublished{draft,
      title    = {Notes on the analytical engine},
      author   = {Lovelace, Ada},
      pubstate = {submitted},
      year     = {1842},
    }
    """
)


def test_a_publication_becomes_the_record_of_its_preprint() -> None:
    change = add_entry(SUBMITTED, ARTICLE)
    assert change.text == SUBMITTED.replace("@unpublished", f"{NEW}\n@unpublished").replace(
        "  year     = {1842},\n",
        "  year     = {1842},\n  related  = {lovelace1843notes},\n  relatedtype = {version},\n",
    )
    assert change.summary == "Add lovelace1843notes, the published record of draft"
    (work,) = read_bibliography(change.text, "a.bib").publications
    assert [record.key for record in work.records] == ["lovelace1843notes", "draft"]


def test_a_preprint_adds_its_number_to_the_publication_alone() -> None:
    change = add_entry(NEW, PREPRINT)
    assert change.text == NEW.replace(
        "{10.1000/xyz},\n", "{10.1000/xyz},\n  eprint  = {2404.02015},\n  eprinttype = {arxiv},\n"
    )


@pytest.mark.parametrize(
    "before",
    ["", OTHER, SUBMITTED, NEW, "@article{k,\n  doi = {10.1000/xyz}\n}\n", SUBMITTED.replace("\n", "\r\n")],
)
@pytest.mark.parametrize(
    "entry", [ARTICLE, PREPRINT, *read_bibtex(NEW)], ids=["article", "preprint", "pasted"]
)
def test_adding_twice_changes_nothing_more(before: str, entry: NewEntry) -> None:
    once = add_entry(before, entry)
    assert add_entry(once.text, entry).text == once.text


@pytest.mark.parametrize(
    ("old", "is_same"),
    [
        ("doi={10.1000/XYZ}", True),
        ("url={https://doi.org/10.1000/xyz}", True),
        ("doi={10.1000/other}, title={Notes on the Analytical Engine}", False),  # a second publication
        ("doi={10.48550/arXiv.2404.02015}, title={Notes on the Analytical Engine}", True),
        ("title={NOTES on the {A}nalytical engine.}", True),
        ("title={Notes on the Difference Engine}", False),
        ("title={Notes}, hidden={true}, doi={10.1000/xyz}", True),
    ],
)
def test_one_work_is_recognized(old: str, is_same: bool) -> None:
    before = f"@article{{k, author={{A}}, {old}}}\n"
    assert add_entry(before, ARTICLE).text.startswith(f"{before}\n@article") is not is_same


def test_pasted_text_goes_in_as_it_is() -> None:
    pasted = '@Article{ k1 ,\n Title = "A {T}itle" ,  month = oct # "~1",year=2000}'
    (entry,) = read_bibtex(f"Some words.\n{pasted}\nMore words.")
    assert add_entry(OTHER, entry).text == f"{OTHER}\n{pasted}\n"


# -- the command -------------------------------------------------------------------------------------


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one paper, in the present folder."""
    (tmp_path / "conf.py").write_text('scholar_bibliography = "papers.bib"\n', encoding="utf-8")
    (tmp_path / "papers.bib").write_bytes(OTHER.encode())
    (tmp_path / "pasted.bib").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(client, "WAITS", ())
    return tmp_path


def test_the_change_is_shown_and_made(me: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "pasted.bib", "--yes"]) == 0
    assert (me / "papers.bib").read_bytes() == f"{OTHER}\n{NEW}".encode()
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "Add lovelace1843notes."
    assert [line for line in shown if line.startswith("+") and "+++" not in line] == [
        "+",
        *[f"+{line}" for line in NEW.splitlines()],
    ]
    assert not [line for line in shown if line.startswith("-") and "---" not in line]
    assert shown[-1] == "papers.bib is changed."
    assert main(["add", "pasted.bib", "--yes"]) == 0
    assert capsys.readouterr().out == "lovelace1843notes is there already, and has all of it.\n"


def test_a_dry_run_changes_nothing(me: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "pasted.bib", "--dry-run"]) == 0
    assert (me / "papers.bib").read_bytes() == OTHER.encode()
    assert capsys.readouterr().out.endswith("Nothing was changed.\n")


@pytest.mark.parametrize(("reply", "is_changed"), [("", True), ("n", False)])
def test_the_change_is_asked_for(
    me: Path, monkeypatch: pytest.MonkeyPatch, reply: str, is_changed: bool
) -> None:
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: reply)
    assert main(["add", "pasted.bib"]) == 0
    assert ((me / "papers.bib").read_bytes() != OTHER.encode()) is is_changed


def test_a_paper_is_asked_for_by_its_number(me: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = {"type": "journal-article", "title": "T", "issued": {"date-parts": [[2000]]}, "DOI": "10.1000/t"}
    with play(csl(**item)) as played:
        use(monkeypatch, played)
        assert main(["add", "https://doi.org/10.1000/T", "--yes"]) == 0
    assert (me / "papers.bib").read_text(encoding="utf-8").endswith("  doi   = {10.1000/t},\n}\n")


def test_without_a_service_its_bibtex_is_taken(me: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "is_interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(NEW))
    monkeypatch.setattr("builtins.input", lambda _prompt: "y")
    with play(Canned(status=500)) as played:
        use(monkeypatch, played)
        assert main(["add", "10.1000/xyz"]) == 0
    assert NEW in (me / "papers.bib").read_text(encoding="utf-8")


UNCHANGED = "Nothing was changed."


@pytest.mark.parametrize(
    ("words", "files", "message"),
    [
        (
            ["muxserve"],
            {},
            ["'muxserve' is no identifier of a paper, and no file.", UNCHANGED, command.FORMS],
        ),
        (["words.txt"], {"words.txt": b"x"}, ["words.txt has no entry of BibTeX.", UNCHANGED, command.FORMS]),
        (["-"], {}, ["what was pasted has no entry of BibTeX.", UNCHANGED, command.FORMS]),
        (
            ["pasted.bib"],
            {},
            [
                "there is nobody to ask whether the change is right.",
                UNCHANGED,
                "Run the command again with --yes to make the change.",
            ],
        ),
        (
            ["pasted.bib", "--yes"],
            {"conf.py": b"project = 'A'\n"},
            [
                "conf.py names no .bib file.",
                UNCHANGED,
                'Write one into it: scholar_bibliography = "publications/publications.bib"',
            ],
        ),
        (
            ["pasted.bib", "--yes"],
            {"conf.py": b"\nproject = (\n"},
            ["conf.py, line 2: '(' was never closed.", UNCHANGED, "Correct it, and try again."],
        ),
        (
            ["pasted.bib", "--yes"],
            {"papers.bib": b"% caf\xe9\n"},
            [
                "papers.bib is not UTF-8.",
                UNCHANGED,
                "Save it as UTF-8, which changes no letter, and try again.",
            ],
        ),
        (
            ["10.1000/gone"],
            {},
            ["DOI 10.1000/gone: HOST knows nothing of it.", UNCHANGED, "Look for a slip in the number."],
        ),
        (
            ["10.1000/busy"],
            {},
            [
                "DOI 10.1000/busy: HOST answered 503 Service Unavailable, 1 times.",
                UNCHANGED,
                "Try again later, or paste the paper's BibTeX: sphinx-scholar add - < entry.bib",
            ],
        ),
    ],
)
def test_a_message_says_what_happened_what_was_not_done_and_what_to_do(
    me: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    files: dict[str, bytes],
    message: list[str],
) -> None:
    for name, content in files.items():
        (me / name).write_bytes(content)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    before = (me / "papers.bib").read_bytes()
    with play(Canned(status=404 if "gone" in words[0] else 503)) as played:
        use(monkeypatch, played)
        assert main(["add", *words]) == 1
    said = capsys.readouterr().err.replace(played.address.split("/")[2], "HOST").splitlines()
    assert said == [f"sphinx-scholar: {message[0]}", *message[1:]]
    assert (me / "papers.bib").read_bytes() == before
