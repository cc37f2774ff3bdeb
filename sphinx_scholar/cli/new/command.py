"""``sphinx-scholar new``: ask, make the files that are missing, and build."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.cli.new import answers as questions
from sphinx_scholar.cli.new.engine import engine_from
from sphinx_scholar.cli.new.files import (
    MOST_SHOWN,
    build_and_advise,
    make_files,
    refuse_what_is_in_the_way,
)
from sphinx_scholar.cli.new.owner import likely_owner, other_names, unnamed
from sphinx_scholar.cli.new.papers import only_bib_file, read_papers
from sphinx_scholar.cli.new.starter import starter_files
from sphinx_scholar.cli.terminal import confirm, count, echo, is_interactive, quoted_list
from sphinx_scholar.outputs.staleness import day_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_scholar.cli.new.answers import Answers
    from sphinx_scholar.cli.new.papers import Papers
    from sphinx_scholar.records.publication import Publication


def run(arguments: argparse.Namespace) -> int:
    """Make a site; until everything is known and read, nothing is written."""
    folder: Path = arguments.folder
    refuse_what_is_in_the_way(folder, into=arguments.into)
    engine = engine_from(arguments.engine or "")
    answers = questions.given(arguments)
    asks = not arguments.yes and is_interactive()
    if asks:
        echo("Enter skips a question. Nothing is written before the last one.")
        answers = questions.asked(answers, questions.BIB, arguments)
    papers = read_papers(answers.bib or (only_bib_file(folder) if arguments.into else None), folder)
    answers = with_owner(answers, papers.works, arguments, asks=asks)
    if asks:
        for question in questions.OTHERS:
            default = "github" if question.field == "host" else ""
            answers = questions.asked(answers, question, arguments, default)
    files = starter_files(answers, engine, papers, year=day_of("").year)
    make_files(folder, files, dry_run=arguments.dry_run)
    return 0 if arguments.dry_run else build_and_advise(folder, next_steps(folder, answers, papers))


# -- the owner ---------------------------------------------------------------------------------------


def with_owner(
    answers: Answers, works: Sequence[Publication], arguments: argparse.Namespace, *, asks: bool
) -> Answers:
    """Return the answers with the owner's name, and the other names that papers print."""
    guess = likely_owner(works)
    if asks:
        answers = questions.asked(answers, questions.NAME, arguments, guess or git_name())
    elif not answers.name:
        answers = replace(answers, name=guess)
    if not answers.name:
        return answers
    if guess and not arguments.name:
        echo(f"{count(len(works), 'paper')}, most of them by {answers.name}.")
    while candidates := other_names(works, (answers.name, *answers.aliases)):
        known = len(answers.aliases)
        for candidate in candidates:
            papers = f"{count(candidate.papers, 'paper')} {'has' if candidate.papers == 1 else 'have'}"
            remark = f"{papers} “{candidate.name}”"
            if not asks:
                echo(f"{remark}, which is taken as another name of {answers.name} (:aliases: in index.md).")
            if not asks or confirm(f"{remark}; another name of yours?"):
                answers = replace(answers, aliases=(*answers.aliases, candidate.name))
        if len(answers.aliases) == known:
            break
    missing = unnamed(works, (answers.name, *answers.aliases))
    if missing:
        keys = quoted_list([work.key for work in missing[:MOST_SHOWN]])
        more = f" and {count(len(missing) - MOST_SHOWN, 'other')}" if len(missing) > MOST_SHOWN else ""
        verb = "does" if len(missing) == 1 else "do"
        echo(f"{count(len(missing), 'paper')} {verb} not name {answers.name}: {keys}{more}.")
    return answers


def git_name() -> str:
    """Return the name that the owner of this machine signs commits with, or nothing."""
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, "config", "--get", "user.name"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
    return answer.stdout.strip()


# -- what comes next -----------------------------------------------------------------------------------


def next_steps(folder: Path, answers: Answers, papers: Papers) -> list[str]:
    """Return what the owner may do next, a line each."""
    steps = [
        f"sphinx-scholar serve {folder}    # look at it while you write",
        "Fill in research.md and experience.md; the examples in them are hidden.",
        "README.md there has five recipes, and how to publish.",
    ]
    if not answers.name:
        steps.insert(0, "Write your name into conf.py, behind “author”.")
    if not papers.works:
        steps.insert(
            -1, f"Paste your papers into {papers.place}, or add them: sphinx-scholar add DOI {folder}"
        )
    return steps
