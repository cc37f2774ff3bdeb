"""``sphinx-scholar import``: read the old site, write the new one where nothing is in the way, build."""

from __future__ import annotations

import argparse
import re
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.importing.converter import EXTRA
from sphinx_scholar.cli.importing.pages import site_pages
from sphinx_scholar.cli.importing.report import Note, render_report
from sphinx_scholar.cli.importing.systems import read_source
from sphinx_scholar.cli.new.answers import Answers, read_language
from sphinx_scholar.cli.new.command import with_owner
from sphinx_scholar.cli.new.engine import engine_from
from sphinx_scholar.cli.new.files import build_and_advise, make_files, refuse_what_is_in_the_way
from sphinx_scholar.cli.new.papers import Papers
from sphinx_scholar.cli.new.starter import starter_files
from sphinx_scholar.cli.terminal import count, echo
from sphinx_scholar.outputs.staleness import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.cli.importing.draft import Draft
    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Source
    from sphinx_scholar.cli.new.engine import Engine

REPORT = "IMPORT.md"
REFERENCES = "publications/references.bib"
ON_CV = ("index.md", "experience.md", "cv.md")
"""Pages whose letters the CV is to show."""
TEMPLATE_FOLDERS = frozenset(
    "_layouts _includes _sass _plugins _scripts assets/css assets/js assets/fonts assets/webfonts bin"
    " lighthouse_results readme_preview markdown_generator talkmap layouts archetypes themes i18n"
    " test tests scripts".split()
)
"""Folders of a template that hold no facts."""
CONTENT = frozenset(
    ".md .markdown .html .bib .yml .yaml .toml .json .ipynb .pdf .csv .png .jpg .jpeg .gif .svg .webp".split()
)
"""Endings of files that may hold facts."""


def run(arguments: argparse.Namespace) -> int:
    """Make a site of another one; until everything is read, nothing is written."""
    folder: Path = arguments.folder
    refuse_what_is_in_the_way(folder, into=arguments.into)
    old = arguments.source if arguments.source.is_dir() else arguments.source.parent
    if folder.resolve().is_relative_to(old.resolve()) and arguments.source.is_dir():
        raise CommandError(
            f"{folder} lies in the old site.",
            not_done="Nothing was written.",
            remedy="Name a folder beside it: the new site is to hold none of the old one's files.",
        )
    engine = engine_from(arguments.engine or "")
    draft, source = read_source(arguments.source)
    echo(
        f"{arguments.source} is a site of {draft.system}."
        if arguments.source.is_dir()
        else f"{arguments.source} is {draft.system}."
    )
    files = imported_files(draft, source, engine, arguments.host)
    make_files(folder, files, dry_run=arguments.dry_run, remark=_numbers(draft.report))
    steps = (
        f"Read {folder / REPORT}, and look at what needs you.",
        f"sphinx-scholar serve {folder}    # look at it while you write",
        f"sphinx-scholar check {folder}    # links, addresses, pictures",
    )
    return 0 if arguments.dry_run else build_and_advise(folder, steps)


def imported_files(draft: Draft, source: Source, engine: Engine, host: str) -> dict[str, bytes | Path]:
    """Return every file of the new site by its path."""
    works = read_bibliography(draft.bibliography, "publications.bib").publications
    answers = Answers(
        name=draft.profile.name, portrait=draft.profile.portrait, language=_language(draft), host=host
    )
    papers = Papers(content=draft.bibliography.encode(), works=works)
    answers = with_owner(answers, works, argparse.Namespace(name=draft.profile.name or None), asks=False)
    draft.profile.name = answers.name
    pages = _with_known_papers(site_pages(draft, answers.aliases, draft.bibliography), draft)
    files: dict[str, bytes | Path] = {
        **starter_files(
            answers,
            engine,
            papers,
            year=day_of("").year,
            links=draft.links,
            redirects=_redirects(draft, pages),
            imported=True,
            references=REFERENCES if draft.references else "",
            extra=EXTRA if any(name.startswith(f"{EXTRA}/") for name in draft.files) else "",
            texts=[pages.get(name, "") for name in ON_CV],
        )
    }
    for name in ("research.md", "experience.md"):
        del files[name]
    files |= {name: text.encode() for name, text in pages.items()}
    files |= draft.files
    if draft.references:
        files[REFERENCES] = f"{draft.references}\n".encode()
    _note_taken(draft, len(works))
    files[REPORT] = render_report(draft.report, draft.system, _unread(source)).encode()
    return files


def _with_known_papers(pages: Mapping[str, str], draft: Draft) -> dict[str, str]:
    """Return pages that cite papers of the site's files; of others the key stands as it was written."""
    entries = [*read_syntax(draft.bibliography).entries, *read_syntax(draft.references).entries]
    known = {one.key for one in entries}

    def cited(page: str, found: re.Match[str]) -> str:
        if found[1] in known:
            return found[0]
        draft.report.need(page, 0, f"a citation of {found[1]}, which is in no .bib file")
        return f"`{found[1]}`"

    pattern = re.compile(r"\{publication\}`([^`<>\n]+)`")
    return {name: pattern.sub(partial(cited, name), text) for name, text in pages.items()}


def _redirects(draft: Draft, pages: Iterable[str]) -> dict[str, str]:
    """Return the old addresses at which no page of the new site stands; of a page not made, home answers."""
    made = {name.removesuffix(".md") for name in pages}
    keys = {work.partition("/")[2] for work in draft.redirects.values() if work.startswith("publications/")}
    made |= {f"publications/{key}" for key in keys}
    return {
        old: new if new in made else "index"
        for old, new in draft.redirects.items()
        if old and (old if old.endswith(".html") else f"{old}/index.html").removesuffix(".html") not in made
    }


def _language(draft: Draft) -> str:
    if not draft.language:
        return "en"
    try:
        return read_language(draft.language)
    except ValueError as error:
        draft.report.need("_config.yml", 0, f"{error}; the site is in English")
        return "en"


def _note_taken(draft: Draft, papers: int) -> None:
    """Put into the report how many of what were taken."""
    kinds: dict[str, int] = {}
    for entry in draft.entries:
        kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    numbers = {"paper": papers, **kinds, "post": len(draft.posts), "page": len(draft.pages)}
    numbers |= {
        "address of a person": len(draft.links),
        "file": len(draft.files),
        "old address": len(draft.redirects),
    }
    if draft.profile.name:
        draft.report.taken.append(f"the owner, {draft.profile.name}")
    draft.report.taken += [f"{name}: {number}" for name, number in numbers.items() if number]


def _unread(source: Source) -> list[Note]:
    """Return files that may hold facts, and of which nothing was taken."""
    if not source.is_site:
        return []
    names = [
        name
        for name in source.files()
        if name not in source.read
        and PurePosixPath(name).suffix.lower() in CONTENT
        and not any(name.startswith(f"{folder}/") for folder in TEMPLATE_FOLDERS)
        and ("/" in name or name.endswith((".bib", ".pdf", ".ipynb")))
    ]
    return [Note(path=name, text="") for name in names]


def _numbers(report: Report) -> str:
    """Return how much the report lists, in a line."""
    return (
        f"{REPORT} lists what was taken, {count(len(report.needed), 'thing')} for you to look at,"
        f" {len(report.skipped)} skipped, and {len(report.lost)} lost."
    )
