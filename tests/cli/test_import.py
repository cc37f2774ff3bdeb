"""``import``: no fact of an old site is lost in silence, its addresses answer, and what is made builds."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_scholar.cli.importing.facts import Facts, UnreadableError, read_json, read_yaml
from sphinx_scholar.cli.importing.report import Report
from sphinx_scholar.cli.importing.source import Source
from tests.cli.commands import run

OLD_SITES = Path(__file__).parents[1] / "data" / "imports"
SYSTEMS = {
    "al-folio": "al-folio",
    "academicpages": "academicpages",
    "hugoblox": "HugoBlox",
    "json-resume": "JSON Resume",
    "rendercv": "RenderCV",
}

NEW: dict[str, Path] = {}


@pytest.fixture(scope="module", params=SYSTEMS)
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of an old site, imported, built without a warning, and checked."""
    name: str = request.param
    if name not in NEW:
        folder = tmp_path_factory.mktemp(name) / "new"
        said = run("import", OLD_SITES / name, folder)
        assert f"is a site of {SYSTEMS[name]}." in said
        assert f"It builds: {folder}/_build/html/index.html" in said
        NEW[name] = folder
    return name


def text_of(folder: Path) -> str:
    """Everything that a person can read in the sources of a site, its report included."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and "_build" not in path.parts]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.suffix in {".md", ".bib", ".py"}]
    return "\n".join([*texts, *(path.relative_to(folder).as_posix() for path in paths)])


# -- no fact is lost ---------------------------------------------------------------------------------

OF_THE_LOOK = frozenset(
    "layout nav nav_order toc importance inline related_posts giscus_comments img image align image_circular"
    " enabled scrollable limit selected_papers social display_categories horizontal dropdown children"
    " permalink logo type design locale meta $schema fontawesome_icon rss_icon network"
    " avatar main collection redirect_from icon"
    " icon_pack focal_point publishDate highlight_name user_groups widget block id username active slides"
    " date_format headless weight publication_types organization_url aliases".split()
)
"""Facts that say how the old site looks, and those that are checked elsewhere: pictures and addresses."""

SETTINGS = frozenset({"first_name", "last_name", "contact_note", "description", "author"})
"""What ``_config.yml`` says besides."""

SAID_OTHERWISE = {"now": "present", "equal": "joint", "contribution": "joint"}


def leaves(value: Any) -> list[str]:
    """Return all texts of a structure but those of the look."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key not in OF_THE_LOOK for text in leaves(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in leaves(inner)]
    return (
        []
        if value is None or isinstance(value, bool)
        else [re.sub(r"<[^>]*>|[ T]\d\d:\d\d:\d\d.*", " ", str(value))]
    )


def facts_of(path: Path) -> list[str]:
    """Return the texts of a file of an old site."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return leaves(json.loads(text))
    if path.suffix in {".yml", ".yaml"}:
        found = yaml.load(text, Loader=yaml.BaseLoader)
        return leaves(
            {key: found[key] for key in SETTINGS & found.keys()} if path.name == "_config.yml" else found
        )
    if text.startswith("+++"):
        _, front, body = text.split("+++\n", 2)
        return [*leaves(tomllib.loads(front)), *body.splitlines()]
    _, front, body = ["", "", text] if not text.startswith("---") else text.split("---\n", 2)
    body = re.sub(r"(?s)<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|<[^>]*>|&\w+;|:\w+:|```\w+", " ", body)
    return [*leaves(yaml.load(front, Loader=yaml.BaseLoader)), *body.splitlines()]


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def test_no_fact_is_lost_in_silence(system: str) -> None:
    report = (NEW[system] / "IMPORT.md").read_text(encoding="utf-8")
    skipped = set(
        re.findall(
            r"(?m)^- `([^`:]+)`(?!: blocks of home)",
            report.partition("## Skipped")[2].partition("## Lost")[0],
        )
    )
    skipped |= set(re.findall(r"(?m)^- `([^`]+)`", report.partition("## Not read")[2]))
    known = words_of(text_of(NEW[system]))
    sources = [
        path
        for path in sorted((OLD_SITES / system).rglob("*"))
        if path.suffix in {".md", ".yml", ".yaml", ".json"}
        and path.relative_to(OLD_SITES / system).as_posix() not in skipped - {"_config.yml"}
    ]
    assert sources
    for path in sources:
        for fact in facts_of(path):
            missing = {word for word in words_of(fact) if SAID_OTHERWISE.get(word, word) not in known}
            assert not missing - SAMPLES, f"{path.name}: {fact!r}"


SAMPLES = words_of(
    "true false Custom Social https www alberteinstein com en wikipedia Edwin Plimpton Adams edwin adams"
)
SAMPLES |= words_of(
    "plimpton wiki wikipedia tel scholar google citations user orcid org kovacs quot amp"
    " manuscripts conferences ified like other yay"
)
SAMPLES |= words_of(
    "Full Name Honors Open Source Other Biography Accomplishments"
)  # headings, for which the engine has its own words


def test_every_paper_is_there(system: str) -> None:
    bibliography = (NEW[system] / "publications/publications.bib").read_text(encoding="utf-8")
    keys = {
        "al-folio": {"solberg2020counting", "solberg2022maps"},
        "academicpages": {"kovacs2019engine", "kovacs2021silk"},
        "hugoblox": {"berg2018dating", "berg2020book"},
        "json-resume": {"arriaga2017clitics"},
        "rendercv": {"larsen2015flood"},
    }
    assert set(re.findall(r"@(?!string)\w+\{([^,]+),", bibliography)) == keys[system]


def test_what_was_made_has_no_fault(system: str) -> None:
    report = (NEW[system] / "IMPORT.md").read_text(encoding="utf-8")
    needs_words = "has no alternative text" in report
    said = run("check", NEW[system], code=1 if needs_words else 0)
    faults = said.partition("Worth a look:")[0].splitlines()
    assert all("has no alternative text" in fault or re.match(r"\d+ faults?, ", fault) for fault in faults), (
        said
    )


def test_old_addresses_answer(system: str) -> None:
    output = NEW[system] / "_build/html"
    for address in ADDRESSES.get(system, ()):
        assert (output / (address + "index.html" if address.endswith("/") else address)).is_file(), address


ADDRESSES = {
    "al-folio": """
        publications/ cv/ projects/ projects/meadows/ teachings/botany/ news/fellowship/ fieldwork/ books/sea/
        people/ people/ida/
        old-fieldwork.html blog/2021/how-to-count/ assets/pdf/protocol.pdf assets/pdf/counting.pdf
        assets/html/appendix.html
    """.split(),
    "academicpages": """
        about/ about.html publications/ talks/ teaching/ portfolio/ cv/ resume/ group/ year-archive/
        talks/2018-05-01-weft/ teaching/2020-mechanics/ portfolio/handloom/ posts/2022/01/knots/
        publication/2019-06-01-engine/ publication/2021-02-10-silk/
        files/engine.pdf files/engine.bib files/thesis.pdf
    """.split(),
    "hugoblox": """
        author/astrid-berg/ authors/admin/ authors/nora-dahl/ notes/ notes/tools/
        publication/glacier/ publication/icebook/
        event/vienna/ teaching/snow/ project/cores/ post/melt/ blog/melt/
        uploads/berg-cv.pdf publication/glacier/glacier.pdf
    """.split(),
}
"""Where the old sites had pages and files."""


IN_PAGES = {
    "al-folio": {
        "people.md": [
            ":::{member} Ida Moen\n:role: PhD student\n:topic: Seagrass, tides\n",
            ":photo: extra/assets/img/people/ida.png\n:url: https://moen.example.org/\n",
            ":::{member} Ole Hansen\n:photo: extra/assets/img/hansen.png\n\n",
            "Counts *eelgrass* by ear.\n\nBoathouse 4",
        ],
        "posts/how-to-count.md": [
            "{publication}`hansen1999ear`, `nobody2000`",
            r"$x^* = \frac{1}{2}$",
            "their machine with",
            "\nA note that nothing names.",
        ],
        "publications/references.bib": ["@article{hansen1999ear,"],
        "publications/publications.bib": ["html={/assets/html/appendix.html}"],
        "IMPORT.md": [
            "`_posts/undated.md`: Tides: no date in its front matter, nor at the beginning of its name"
        ],
        "conf.py": ['scholar_references = "publications/references.bib"'],
    },
    "rendercv": {
        "experience.md": [
            ":::{position} Hydrologist\n:start: 2016-09\n:end: present\n:organization: River Board\n",
            "- Replaced the telemetry\n  - of the lower reach\n  - of the fjord\n",
        ],
        "IMPORT.md": ["a sample of the template: Welcome to RenderCV"],
    },
    "hugoblox": {
        "people.md": [
            ":::{member} Nora Dahl\n:role: Technician\n:organization: Polar Institute\n",
            ":photo: extra/authors/nora-dahl/nora-avatar.png\n:topic: Drills\n:url: https://dahl.example.org/\n",
            "Nora keeps the drill running.\n\n[Email](mailto:nora@example.org)",
        ],
        "notes.md": ["Notes on *firn*."],
        "tools.md": ["A hammer, and a saw."],
        "posts/2023-04-05-crevasse.md": ["date: 2023-04-05\n"],
        "IMPORT.md": [
            "`content/post/undated.md`: Gloves: no date in its front matter, nor at the beginning of its name"
        ],
        "talks.md": [
            ":::{talk} Firn in a changing climate\n:date: 2024-10-21\n",
            ":::{talk} Ice of the Alps\n:date: 2022-03-04\n",
        ],
    },
}
"""What pages say of people other than the owner, of papers of others, and of what goes wrong easily."""


def test_pages_say_it_in_the_words_of_the_engine(system: str) -> None:
    for name, texts in IN_PAGES.get(system, {}).items():
        page = (NEW[system] / name).read_text(encoding="utf-8")
        for text in texts:
            assert text in page, name
    assert "Wowchemy" not in "".join(path.read_text() for path in (NEW[system] / "posts").glob("*.md"))


def test_nothing_is_overwritten(system: str) -> None:
    before = {path: path.read_bytes() for path in NEW[system].rglob("*") if path.is_file()}
    said = run("import", OLD_SITES / system, NEW[system], code=1)
    assert "is not empty" in said
    assert "Nothing was written." in said
    said = run("import", OLD_SITES / system, NEW[system], "--into", "--dry-run")
    assert "Left as they are: " in said
    assert before == {path: path.read_bytes() for path in NEW[system].rglob("*") if path.is_file()}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    said = run("import", OLD_SITES / "al-folio", tmp_path / "new", "--dry-run")
    assert "  posts/how-to-count.md\n" in said
    assert said.endswith("Nothing was written.\n")
    assert not (tmp_path / "new").exists()


# -- hostile input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [" * 200 + "]" * 200, "is nested too deeply"),
        ("a: &a [x]\nb: [" + "*a, " * 300 + "]", "has more than 200 aliases"),
        ("a: &a [*a]", "is nested too deeply"),
        ("a: 'open", "is not YAML in line 1"),
        ("a: !!python/object/apply:os.system [ls]", ""),
        ("a: \x07", "is not YAML"),
    ],
)
def test_yaml_that_means_harm_is_refused(text: str, why: str) -> None:
    if not why:
        assert read_yaml(text).raw("a") == ["ls"]
        return
    with pytest.raises(UnreadableError, match=why):
        read_yaml(text)


def test_json_that_is_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too deeply"):
        read_json("[" * 100_000)
    with pytest.raises(UnreadableError, match="is not JSON in line 2"):
        read_json('{\n"a" 1}')


def test_facts_keep_their_lines_and_what_was_written() -> None:
    facts = read_yaml("name: Ada\nno: 0123\nwhen: 2024-06-01 10:00\ndeep:\n  on: yes\n", first_line=5)
    assert isinstance(facts, Facts)
    assert facts.text("no") == "0123"
    assert facts.text("when") == "2024-06-01 10:00"
    assert list(facts.rest()) == [(5, "name", "Ada"), (9, "deep.on", "yes")]


def test_files_outside_of_the_site_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "site/loop.md").symlink_to(tmp_path / "site/loop.md")
    (tmp_path / "site/binary.md").write_bytes(b"\0\1\2")
    report = Report()
    source = Source(tmp_path / "site", report)
    assert source.text("link.md") == source.text("loop.md") == source.text("binary.md") == ""
    assert source.file("../secret.md") is None
    assert [note.path for note in report.needed] == ["link.md", "loop.md", "binary.md", "../secret.md"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("nowhere",), "nowhere is not there.\nNothing was written.\nName the folder of your old site"),
        (("https://example.org/x.git",), "is an address, not a folder."),
        (("empty",), "is no site of al-folio"),
        (("bad.json",), "is no site of al-folio"),
    ],
)
def test_what_is_no_site_is_said(tmp_path: Path, words: tuple[str, ...], what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.json").write_text('{"basics": ', encoding="utf-8")
    assert what in run("import", *words, "new", cwd=tmp_path, code=1)
    assert not (tmp_path / "new").exists()


def test_the_new_site_stands_beside_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: x", encoding="utf-8")
    (tmp_path / "_bibliography").mkdir()
    assert "lies in the old site." in run("import", tmp_path, tmp_path / "new", code=1)
