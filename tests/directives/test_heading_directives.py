"""A directive on the line of a heading says what it says in lines of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from sphinx.config import Config

from sphinx_scholar.directives.heading_directives import read_directives
from sphinx_scholar.directives.nested_fences import keep_lines
from sphinx_scholar.directives.page_outline import read_heading, without_directive
from tests.engine import ROOT, build, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine import Built

READ = [
    ("Grants: {grants}", ("Grants", "grants", "")),
    ("Grants {grants}", ("Grants", "grants", "")),
    ("Grants:{grants}  since=2019 ", ("Grants", "grants", "since=2019")),
    ("Prix : {awards}", ("Prix", "awards", "")),
    ("奖项：{awards}", ("奖项", "awards", "")),
    (
        "Talks: mine: {scholar:talks} limit=6 style=line",
        ("Talks: mine", "scholar:talks", "limit=6 style=line"),
    ),
    ("`{x} y` and *more*: {group-works}", ("`{x} y` and *more*", "group-works", "")),
    ("{owner}`name`: {awards}", ("{owner}`name`", "awards", "")),
    ("Two {awards} {grants}", ("Two", "awards", "{grants}")),
    ("{awards}", ("", "awards", "")),
    ("Two\nlines: {awards}", ("Two\nlines", "awards", "")),
]
"""Headings with a directive behind them: words, name, options."""

UNREAD = [
    *("Grants", "Research: {owner}`vision`", "{owner}`vision`", "Use `x: {awards} y`", "`a` {`b`}"),
    *("Awards \\{awards}", "Awards {#awards}", "Awards {.wide}", "Awards {{ awards }}", "Awards: {{awards}}"),
    *("The set {a, b}", "Of $x \\in {A}$", "f{awards}", "{awards}s", "Unnumbered {-}", ""),
]


@pytest.mark.parametrize(("text", "parts"), READ)
def test_a_heading_is_read(text: str, parts: tuple[str, str, str]) -> None:
    heading = read_heading(text)
    assert heading is not None
    assert (heading.words, heading.name, heading.options) == parts
    assert without_directive(f"## {text} ##") == f"## {parts[0]}".rstrip()


@pytest.mark.parametrize("text", UNREAD)
def test_a_heading_without_a_directive_stands_as_it_is(text: str) -> None:
    assert read_heading(text) is None
    assert without_directive(text) == text


GRANTS = "## Grants\n\n:::{grants}\n"
FORMS = {
    "list": ("## Grants: {grants}", f"{GRANTS}:::"),
    "no colon": ("## Grants {scholar:grants}", f"{GRANTS}:::"),
    "options": ("## Grants: {grants} since=2019 limit=1", f"{GRANTS}:since: 2019\n:limit: 1\n:::"),
    "quotes": (
        "## Ways: {contact} show=\"emails, files\"\n## More: {contact} show='files'",
        "## Ways\n\n:::{contact}\n:show: emails, files\n:::\n\n## More\n\n:::{contact}\n:show: files\n:::",
    ),
    "flags": (
        "# Papers: {publications} summary numbered group-by=year",
        "# Papers\n\n:::{publications}\n:summary:\n:numbered:\n:group-by: year\n:::",
    ),
    "marks": ("### *Big* `{x} y` grants: {grants}", "### *Big* `{x} y` grants\n\n:::{grants}\n:::"),
    "other ways to write a heading": (
        "Grants: {grants}\n---\n\n### A {grants} ###",
        f"{GRANTS}:::\n\n### A\n\n:::{{grants}}\n:::",
    ),
    "words below": (
        "## Grants: {grants}\nAnd *more*.\n### Old\nNone.",
        f"{GRANTS}:::\n\nAnd *more*.\n\n### Old\n\nNone.",
    ),
    "link to it": ("(money)=\n## Grants: {grants}\n[](#money)", f"(money)=\n{GRANTS}:::\n\n[](#money)"),
    "in a container": ("::::{note}\n## Grants: {grants}\n::::", f"::::{{note}}\n{GRANTS}:::\n::::"),
    "twice": ("## A: {grants}\n## A: {awards}", "## A\n\n:::{grants}\n:::\n\n## A\n\n:::{awards}\n:::"),
    "directive of Sphinx": ("## Here: {contents} local", "## Here\n\n:::{contents}\n:local:\n:::"),
}  # fmt: skip
"""A page, and the same with each directive and option in lines of its own."""

SITE = {
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :email: ada@example.org
        :::

        :::{grants}
        - 2018 Wool, Crown
        - 2020 Silk, Crown
        - 2022 Linen, Crown
        :::

        :::{awards}
        - 2020 Medal, Royal Society
        :::
        """,
    "papers.bib": """
        @article{a, title={Notes}, author={Ada Lovelace}, journal={Memoirs}, year={1843}}
        @article{b, title={More notes}, author={Ada Lovelace}, journal={Memoirs}, year={1844}}
        """,
}


EXAMPLE = re.findall("```markdown\n(.*?)```", (ROOT / "docs/cv.md").read_text("utf-8"), re.DOTALL)[0]
"""What the manual shows."""


def built(folder: Path, which: int, builder: str, jobs: int = 1) -> Built:
    pages = {f"p{number}.md": f"{forms[which]}\n" for number, forms in enumerate(FORMS.values())}
    pages["example.md"] = EXAMPLE
    settings = {
        "scholar_bibliography": "papers.bib",
        "suppress_warnings": ["toc.not_included", "myst.header"],
    }
    return build(folder / "site", SITE | pages, builder=builder, jobs=jobs, **settings)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Both forms; the short ones read by two processes."""
    folders = [tmp_path_factory.mktemp(name) for name in ("short", "long")]
    return built(folders[0], 0, "html", jobs=2), built(folders[1], 1, "html")


@pytest.mark.parametrize("number", range(len(FORMS)), ids=list(FORMS))
def test_both_forms_are_one_page(both: tuple[Built, Built], number: int) -> None:
    short, long = (each.text(f"p{number}.html") for each in both)
    assert short == long


def test_the_example_of_the_manual_is_an_outline(both: tuple[Built, Built]) -> None:
    titles = ["Education", "Positions", "Grants", "Publications", "Ways to reach me", "Service"]
    page = both[0].doctree("example").next_node(nodes.section)
    shown = [child[0].astext() for child in page.children if isinstance(child, nodes.section)]
    assert shown == titles


def said(catalogs: Built) -> list[str]:
    """Return the words of all pages."""
    lines = "".join(path.read_text("utf-8") for path in sorted(catalogs.out.glob("p*.pot"))).splitlines()
    return [line for line in lines if line.startswith("msgid")]


def test_both_forms_have_the_same_words_to_translate(tmp_path: Path) -> None:
    short, long = (built(tmp_path / str(which), which, "gettext") for which in (0, 1))
    assert said(short) == said(long)
    assert 'msgid "Grants"' in said(short)


CANNOT = "cannot stand behind a heading, which is shown as it stands"
NO_OPTION = "has no option %r; write name=value, and quotes around a value with blanks"
MISPLACED = "is shown as it stands; write {awards}, a blank, and options such as limit=2"
NO_NUMBER = "'two' is not a whole number of 1 or more"
FAULTS = [
    ("Awards: {award}", f"{{award}} {CANNOT}; did you mean 'awards'?"),
    ("Awards {awardz}", f"{{awardz}} {CANNOT}; did you mean 'awards'?"),
    ("Set {x}", f"{{x}} {CANNOT}; write \\{{ for the brace itself"),
    ("Paper: {figure}", f"{{figure}} {CANNOT}; write \\{{ for the brace itself"),
    ("{awards}", "a heading has no words before {awards}; it is shown as it stands"),
    ("A: {awards} limt=2", f"{{awards}} {NO_OPTION % 'limt'}; did you mean 'limit'?"),
    ("A: {awards} numbered", f"{{awards}} {NO_OPTION % 'numbered'}"),
    ("A: {contact} show=emails, files", f"{{contact}} {NO_OPTION % 'files'}"),
    ("A: {awards} {grants}", f"{{awards}} {NO_OPTION % '{grants}'}"),
    ("A: {awards} limit=2 limit=3", "{awards}: 'limit' is given twice; the first one stands"),
    ("A: {awards} tag='a", "{awards}: a quote is not closed in tag='a; the options are left out"),
    ("A: {awards} limit=two", f"'awards': Invalid option value for 'limit': two: {NO_NUMBER}"),
    *(
        (f"A: {written}", f"'{written}' {MISPLACED}")
        for written in ("{awards limit=2}", "{awards}limit=2", "{awards, limit=2}", "{awards}s and more")
    ),
    (
        "{publication}`x`: {awards}",
        "there is no publication 'x' on this site; its name stands without a link",
    ),
    ("A: {awards} select=x", "there is no award 'x'; it is left out of the list"),
]
"""Faults behind a heading, and what is said of them."""

NO_ENTRIES = "the items below {%s} are no entries; put them between :::{%s} and ::: to make some"
BELOW = [
    ("{awards}\n- 2020 Cup\n- Bowl", "awards"),
    ("{awards}\n\n- *Bowl*\n", ""),
    ("{awards}\n\nWords.\n\n- 2020 Cup", ""),
    ("{awards}\n## B\n- 2020 Cup", ""),
    ("{service}\n- 2020–2010 Chair", "service"),
    ("{software}\n- Loom", "software"),
    ("{positions}\n- 2020 Analyst", ""),
    ("{publications}\n- 2020 Notes", ""),
]
"""What stands behind and below a heading, and the list whose entries the items would be."""


@pytest.mark.parametrize(
    ("prepare", "name"), [(read_directives, "render_heading"), (keep_lines, "render_colon_fence")]
)
def test_markdown_is_read_alike_whichever_extension_loads_its_parser(
    monkeypatch: pytest.MonkeyPatch, prepare: Callable[[Any, Config], None], name: str
) -> None:
    def stock(renderer: object, token: object) -> None:
        """Stand for MyST-Parser's own."""

    stock.__name__ = name
    monkeypatch.setattr(DocutilsRenderer, name, stock)
    config = Config()
    prepare(None, config)
    assert getattr(DocutilsRenderer, name) is stock
    config.add("myst_enable_extensions", set(), "env", ())
    prepare(None, config)
    assert getattr(DocutilsRenderer, name) is not stock


def test_sites_without_the_engine_keep_such_headings_in_the_same_process(tmp_path: Path) -> None:
    page = "# Page\n\n## Grants: {grants} since=2019\n\n## Tags: {tags a}\n"
    build(tmp_path / "ours", {"index.md": page}, warnings=None)
    conf = 'extensions = ["myst_parser"]\nhtml_permalinks = False\n'
    other = build(tmp_path / "other", {"conf.py": conf, "index.md": page})
    assert texts(other.body("index.html").select("h2")) == ["Grants: {grants} since=2019", "Tags: {tags a}"]


def test_a_fault_is_reported_in_the_line_of_its_heading(tmp_path: Path) -> None:
    pages = {
        f"p{number}.md": f"# Page\n\nWords.\n\n## {text}\n\n## More\n"
        for number, (text, _said) in enumerate(FAULTS)
    }
    found = build(tmp_path / "site", SITE | pages, warnings=None).warnings
    said = dict(warning.split(": WARNING: ") for warning in found)
    said = {place: text.rpartition(" [")[0] for place, text in said.items()}
    assert said == {f"p{number}.md:5": text for number, (_heading, text) in enumerate(FAULTS)}


def test_items_below_a_list_that_would_be_its_entries_are_reported(tmp_path: Path) -> None:
    pages = {f"p{number}.md": f"# Page\n\n## A: {text}\n" for number, (text, _kind) in enumerate(BELOW)}
    build(
        tmp_path / "site",
        SITE | pages,
        warnings=[
            f"p{number}.md:4: WARNING: {NO_ENTRIES % (kind, kind)} [scholar.missing_field]"
            for number, (_text, kind) in enumerate(BELOW)
            if kind
        ],
    )


def test_items_with_dates_in_the_language_of_the_page_are_reported(tmp_path: Path) -> None:
    pages = {"p.md": "# Seite\n\n## A: {awards}\n- Mai 2020 Pokal\n"}
    warning = f"p.md:4: WARNING: {NO_ENTRIES % ('awards', 'awards')} [scholar.missing_field]"
    build(tmp_path / "site", SITE | pages, language="de", warnings=[warning])


def test_a_wish_to_be_hidden_is_kept_however_it_is_written(tmp_path: Path) -> None:
    page = "# Home\n\n## Me: {person} hiden\n## You: {person} email=you@example.org hidden\n"
    built = build(tmp_path / "site", {"index.md": page})
    assert not list(built.domain.records("person"))
    assert texts(built.body("index.html").select("h2")) == ["Me", "You"]
