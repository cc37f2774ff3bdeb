"""``new``: a site that builds without a question, holds no sample, and is in nobody's way."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.main import parser
from sphinx_scholar.cli.new import answers as questions
from sphinx_scholar.cli.new import command, engine, starter
from sphinx_scholar.cli.new.files import write_files
from sphinx_scholar.cli.new.owner import Candidate, likely_owner, other_names, unnamed
from sphinx_scholar.cli.new.papers import Papers, named_files, read_papers
from sphinx_scholar.directives import options
from tests.cli.commands import run

CAREER = """
@article{one, title={One}, author={Weißhaupt, Ingrid and Roth, Karla}, journal={J}, year={2001}}
@article{two, title={Two}, author={Roth, Karla and Weisshaupt, I.}, journal={J}, year={2002}}
@article{new, title={New}, author={Weißhaupt, I.}, journal={J}, year={2003}}
@article{three, title={Three}, author={Larsen, I.}, journal={J}, year={1998}}
@article{four, title={Four}, author={Rausch, Tom and Larsen, I.}, journal={J}, year={1997}}
@article{five, title={Five}, author={Other, Peter}, journal={J}, year={1997}}
"""

FILES = {
    "conf.py",
    "index.md",
    "publications/index.md",
    "publications/publications.bib",
    "research.md",
    "experience.md",
    "cv.md",
    "contact.md",
    "README.md",
    "requirements.txt",
    ".gitignore",
}


def files_in(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith("_build/")}


def main_text(page: Path) -> str:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    main = soup.select_one("[role=main]")
    assert main is not None
    for permalink in main.select(".headerlink"):
        permalink.decompose()
    return " ".join(main.get_text(" ").split())


# -- what is made ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "file"),
    [("github", ".github/workflows/pages.yml"), ("readthedocs", ".readthedocs.yaml"), ("none", "")],
)
def test_a_site_is_made_without_a_question(tmp_path: Path, host: str, file: str) -> None:
    said = run("new", tmp_path / "me", "--yes", "--host", host)
    assert files_in(tmp_path / "me") == FILES | ({file} if file else set())
    assert f"It builds: {tmp_path}/me/_build/html/index.html" in said
    assert "Write your name into conf.py" in said
    assert len((tmp_path / "me/conf.py").read_text(encoding="utf-8").splitlines()) <= 15


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site for which everything was given, in the awkward forms that people have."""
    folder = tmp_path_factory.mktemp("new")
    (folder / "mine.bib").write_bytes(CAREER.replace("\n", "\r\n").encode())
    (folder / "Me At Sea.PNG").write_bytes(PIXEL)
    words = ["--yes", "--bib", folder / "mine.bib", "--portrait", folder / "Me At Sea.PNG"]
    words += ["--email", "me@example.org", "--orcid", "0000-0002-1825-0097", "--accent", "#00274c"]
    words += ["--position", "Professor #1: *C#* & more", "--affiliation", "Old: University"]
    words += ["--language", "en-GB", "--name", "Ingrid Weißhaupt"]
    run("new", folder / "me", *words)  # a paper in it is somebody else’s, a fault that is known
    yield folder / "me"


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)


def test_what_is_given_is_shown_as_it_was_given(full: Path) -> None:
    home = main_text(full / "_build/html/index.html")
    for words in ("Ingrid Weißhaupt", "Professor #1: *C#* & more", "Old: University", "me@example.org"):
        assert words in home
    assert (full / "publications/publications.bib").read_bytes() == CAREER.replace("\n", "\r\n").encode()
    assert (full / "portrait.png").read_bytes() == PIXEL
    assert ":aliases: I. Larsen\n" in (full / "index.md").read_text(encoding="utf-8")
    conf = (full / "conf.py").read_text(encoding="utf-8")
    assert 'language = "en_GB"' in conf
    assert '"#00274c"' in conf
    assert len(conf.splitlines()) <= 15


FONTS = {
    "李明": ["Noto Serif CJK SC"],
    "山田 たろう": ["Noto Serif CJK JP", "Noto Serif CJK SC"],
    "김 민수": ["Noto Serif CJK KR"],
    "आशा": ["Noto Serif Devanagari"],
    "Nguyễn Văn A – דוד Юрий علي": [],
}


@pytest.mark.parametrize(("name", "fonts"), FONTS.items())
@pytest.mark.parametrize(
    ("host", "file"), [("github", ".github/workflows/pages.yml"), ("readthedocs", ".readthedocs.yaml")]
)
def test_a_name_has_the_fonts_that_its_letters_need(
    name: str, fonts: list[str], host: str, file: str
) -> None:
    answers = questions.Answers(name=name, host=host)
    files = starter.starter_files(answers, engine.engine_from(""), Papers(), year=2026)
    conf = files["conf.py"].decode()
    named = re.findall(r'"(Noto [^"]+)"', conf)
    assert (named, "scholar_cv_fonts" in conf) == (fonts, bool(fonts))
    packages = re.findall(r"fonts-noto-\w+", files[file].decode())
    assert packages == (["fonts-noto-cjk" if "CJK" in fonts[0] else "fonts-noto-core"] if fonts else [])
    assert yaml.safe_load(files[file])


SAMPLES = ("Your", "Some", "Subject", "What the work", "hidden", "percent", "Lines that")
"""Words of what is to be filled in."""


def test_nothing_that_is_to_be_filled_in_is_online(full: Path) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in full.glob("*.md"))
    shown = [
        path for path in (full / "_build/html").rglob("*") if path.suffix in {".html", ".json", ".js", ".vcf"}
    ]
    shown = [path for path in shown if "_static" not in path.parts]
    assert len(shown) > 8
    for word in SAMPLES[:4]:
        assert word in source
    for path in shown:
        text = path.read_text(encoding="utf-8")
        found = main_text(path) if path.suffix == ".html" and 'role="main"' in text else text
        assert not [word for word in SAMPLES[:4] if word in found], path


def test_a_folder_is_added_to_and_nothing_in_it_changes(tmp_path: Path) -> None:
    (tmp_path / "me").mkdir()
    (tmp_path / "me/cv.md").write_text("# My own\n", encoding="utf-8")
    said = run("new", tmp_path / "me", "--yes", "--into", "--host", "none")
    assert files_in(tmp_path / "me") == FILES
    assert (tmp_path / "me/cv.md").read_text(encoding="utf-8") == "# My own\n"
    assert "Left as they are: cv.md." in said


@pytest.mark.parametrize(("names", "place"), [(["papers.bib"], "papers.bib"), (["a.bib", "b.bib"], "")])
def test_papers_that_lie_in_the_folder_are_taken(tmp_path: Path, names: list[str], place: str) -> None:
    (tmp_path / "me/.hidden").mkdir(parents=True)
    for name in (*names, ".hidden/c.bib"):
        (tmp_path / "me" / name).write_text(entries("Lovelace, Ada", "Lovelace, A."), encoding="utf-8")
    said = run("new", tmp_path / "me", "--yes", "--into", "--host", "none")
    conf = (tmp_path / "me/conf.py").read_text(encoding="utf-8")
    assert f'scholar_bibliography = "{place or "publications/publications.bib"}"' in conf
    assert ('author = html_title = "Ada Lovelace"' in conf) is bool(place)
    assert ("Left as they are: papers.bib." in said) is bool(place)


def test_files_that_papers_name_come_with_them(tmp_path: Path) -> None:
    for name in ("pdf/a.pdf", "b.png", "../outside.pdf"):
        (tmp_path / "bib" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bib" / name).write_bytes(b"x")
    fields = [
        "pdf={pdf/a.pdf}, preview={b.png}",
        "pdf={../outside.pdf}",
        "pdf={https://a.example/}",
        "slides={gone}",
    ]
    source = "\n".join(f"@misc{{k{number}, {text}}}" for number, text in enumerate(fields))
    found = named_files(source, tmp_path / "bib")
    assert found == {"pdf/a.pdf": tmp_path / "bib/pdf/a.pdf", "b.png": tmp_path / "bib/b.png"}


def test_faults_of_papers_that_were_brought_are_known(tmp_path: Path) -> None:
    """The first build is a site; its faults are shown and listed, and those that come later fail."""
    papers = "@misc{a, title={A}, author={Roth, Karla}, year={2001}, mood={glad}}\n" * 2
    (tmp_path / "papers.bib").write_text(papers, encoding="utf-8")
    site = tmp_path / "me"
    said = run("new", site, "--bib", tmp_path / "papers.bib", "--yes", "--host", "none")
    assert f"It builds: {site}/_build/html/index.html" in said
    assert "have 2 faults, listed above" in said
    path = "publications/publications.bib"
    faults = (
        (
            "a: the field 'mood' is not known, and was left out; the name of a field of your own begins with"
            " 'x-' [scholar.unknown_field]"
        ),
        "a: there is an entry with this key already; the first is kept [scholar.duplicate_key]",
    )
    listed = (site / "known-faults.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(listed[3:]) == [f"{path}: {fault}" for fault in faults]
    assert "2 faults of known-faults.txt left" in run("build", site)
    (site / path).write_text(
        papers.splitlines()[0] + "\n@misc{b, title={B}, author={Roth, Karla}, year={x}}\n", encoding="utf-8"
    )
    assert f"{path}:2: WARNING: b: " in run("build", site, code=1)
    (site / path).write_text(papers.splitlines()[0], encoding="utf-8")
    said = run("check", site)
    assert f"  {path}:1: {faults[0]}\n" in said
    gone = next(number for number, line in enumerate(listed, 1) if line.endswith(faults[1]))
    assert (
        f"  known-faults.txt:{gone}: names no fault any more; delete this line: {path}: {faults[1]}\n" in said
    )


def test_a_dry_run_makes_nothing(tmp_path: Path) -> None:
    said = run("new", tmp_path / "me", "--yes", "--dry-run", "--host", "none")
    assert not (tmp_path / "me").exists()
    assert {line.strip() for line in said.splitlines() if line.startswith("  ")} == FILES
    assert said.endswith("Nothing was written.\n")


def test_a_full_disk_is_reported_with_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(CommandError) as caught:
        write_files(tmp_path, {"b": b"", "a/c": b""})
    assert str(caught.value).splitlines()[1:] == [
        "Only b was written.",
        "Make room, or get the right to write there; then run the command again with --into.",
    ]


# -- questions ---------------------------------------------------------------------------------------


def answered(
    monkeypatch: pytest.MonkeyPatch, words: Sequence[str], replies: Sequence[str]
) -> tuple[questions.Answers, list[str]]:
    """Return what is known after the questions, and the questions; no reply may be left."""
    asked: list[str] = []
    waiting = iter(replies)

    def reply(prompt: str) -> str:
        asked.append(prompt)
        return next(waiting)

    monkeypatch.setattr("builtins.input", reply)
    monkeypatch.setattr(command, "git_name", lambda: "Git Name")
    arguments: argparse.Namespace = parser().parse_args(["new", "me", *words])
    found = questions.asked(questions.given(arguments), questions.BIB, arguments)
    works = read_papers(found.bib, Path("me")).works
    found = command.with_owner(found, works, arguments, asks=True)
    for question in questions.OTHERS:
        found = questions.asked(found, question, arguments)
    assert list(waiting) == []
    return found, asked


def test_enter_skips_every_question(monkeypatch: pytest.MonkeyPatch) -> None:
    found, asked = answered(monkeypatch, [], [""] * 8)
    assert found == questions.Answers(name="Git Name")
    assert asked[:2] == ["Your papers, a .bib file: ", "Your name [Git Name]: "]


def test_only_what_is_not_given_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        "--name",
        "A. B.",
        "--position",
        "P",
        "--affiliation",
        "U",
        "--email",
        "a@b.example",
        "--host",
        "none",
    ]
    _found, asked = answered(monkeypatch, words, [""] * 3)
    assert asked == ["Your papers, a .bib file: ", "ORCID iD: ", "A picture of you, a file: "]


def test_a_bad_answer_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found, _asked = answered(
        monkeypatch, [], ["gone.bib", "", "A", "", "", "a@gmial.com", "a@gmail.com", "", "", ""]
    )
    assert found.email == "a@gmail.com"
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "  'gone.bib' is not a file",
        "  'a@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'",
    ]


@pytest.mark.parametrize(("reply", "aliases"), [("", ("I. Larsen",)), ("n", ()), ("maybe", ("I. Larsen",))])
def test_the_owner_and_another_name_are_proposed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reply: str, aliases: tuple[str, ...]
) -> None:
    (tmp_path / "mine.bib").write_text(CAREER, encoding="utf-8")
    replies = ["", reply, *([""] if reply == "maybe" else []), *[""] * 6]
    found, asked = answered(monkeypatch, ["--bib", str(tmp_path / "mine.bib")], replies)
    assert asked[:2] == [
        "Your name [Ingrid Weißhaupt]: ",
        "2 papers have “I. Larsen”; another name of yours? [Y/n] ",
    ]
    assert (found.name, found.aliases) == ("Ingrid Weißhaupt", aliases)


# -- the owner ---------------------------------------------------------------------------------------


def entries(*authors: str) -> str:
    return "\n".join(
        f"@misc{{k{number}, title={{T}}, year={{2000}}, author={{{names}}}}}"
        for number, names in enumerate(authors)
    )


@pytest.mark.parametrize(
    ("authors", "owner"),
    [
        (["Lu, Runyu and Zhang, Hao", "Lu, R. and Li, X.", "Li, X.", "Lu, Runyu"], "Runyu Lu"),
        (["Lovelace, Ada", "Lovelace, A. and Babbage, Charles"], "Ada Lovelace"),
        (["Lovelace, Ada and Babbage, Charles", "Babbage, Charles and Lovelace, Ada"], ""),
        (["Lovelace, Ada"], ""),
        (["WEISSHAUPT, Ingrid", "Weißhaupt, I."], "Ingrid WEISSHAUPT"),
        ([], ""),
    ],
)
def test_the_likely_owner_is_the_most_frequent_author(authors: list[str], owner: str) -> None:
    assert likely_owner(read_bibliography(entries(*authors), "a.bib").publications) == owner


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (["Weißhaupt, Ingrid", "Larsen, I.", "Larsen, I."], [("I. Larsen", 2)]),
        (["Weißhaupt, Ingrid", "Larsen, Ingrid"], [("Ingrid Larsen", 1)]),
        (["Weißhaupt, Ingrid", "Weißhaupt, Karla"], [("Karla Weißhaupt", 1)]),
        (["Weißhaupt, Ingrid", "Larsen, Peter"], []),
        (["Weißhaupt, Ingrid and Larsen, I.", "Larsen, I."], []),  # a co-author
        (["Weisshaupt, I.", "Roth, K."], []),
        (["Roth, K."], []),
    ],
)
def test_other_names_are_those_that_could_be_the_owners(
    authors: list[str], names: list[tuple[str, int]]
) -> None:
    works = read_bibliography(entries(*authors), "a.bib").publications
    expected = [Candidate(name=name, papers=number) for name, number in names]
    assert other_names(works, ("Ingrid Weißhaupt",)) == expected


def test_an_editor_is_named_too() -> None:
    source = "@book{b, title={T}, year={2000}, editor={Weißhaupt, Ingrid}}" + entries("Roth, K.")
    works = read_bibliography(source, "a.bib").publications
    assert [work.key for work in unnamed(works, ("Ingrid Weißhaupt",))] == ["k0"]


# -- the starter -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "plain words",
        "C# and #1",
        "a: b",
        "'quoted'",
        '"so"',
        "[a]",
        "- a",
        "*",
        "http://a.example/#b",
        "&",
        "名前",
        "a, b",
    ],
)
def test_an_option_is_read_as_it_was_given(value: str) -> None:
    from myst_parser.parsers.options import options_to_items

    ((_name, read),), _state = options_to_items(f"position: {starter.option(value)}")
    assert read == value


@pytest.mark.parametrize("names", [("A B",), ("A B", "C"), ("A B, Jr.",), ("A B, Jr.", "C")])
def test_names_are_read_as_they_were_given(names: tuple[str, ...]) -> None:
    written = starter.options(names)
    assert options.texts(written.strip('"')) == names


@pytest.mark.parametrize(
    ("record", "requirement"),
    [
        ("{}", "sphinx-scholar[site]>=0.2.0,<0.3"),
        ('{"url": "file:///gone/sphinx_scholar-0.2.0-py3-none-any.whl"}', "sphinx-scholar[site]>=0.2.0,<0.3"),
        (
            '{"url": "https://a.example/r.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "sphinx-scholar[site] @ git+https://a.example/r.git@abc",
        ),
        (
            '{"url": "https://a.example/s.whl", "archive_info": {}}',
            "sphinx-scholar[site] @ https://a.example/s.whl",
        ),
    ],
)
def test_a_site_installs_what_made_it(monkeypatch: pytest.MonkeyPatch, record: str, requirement: str) -> None:
    monkeypatch.setattr(engine, "__version__", "0.2.0")
    monkeypatch.setattr(engine, "_record", lambda: record)
    assert engine.engine_from("").requirement == requirement


def test_a_wheel_is_kept_in_the_site(tmp_path: Path) -> None:
    wheel = tmp_path / "sphinx_scholar-0.2.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    run("new", tmp_path / "me", "--yes", "--host", "none", "--engine", wheel)
    assert (tmp_path / "me/wheels" / wheel.name).read_bytes() == b"wheel"
    requirements = (tmp_path / "me/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert requirements[-1] == f"./wheels/{wheel.name}[site]"
