"""``sphinx-scholar new``: ask, make the files, write them where nothing is in the way, and build."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.cli.build import build
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.new import answers as questions
from sphinx_scholar.cli.new.engine import engine_from
from sphinx_scholar.cli.new.owner import likely_owner, other_names, unnamed
from sphinx_scholar.cli.new.papers import lying_bib, read_papers
from sphinx_scholar.cli.new.starter import starter_files
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import confirm, count, is_interactive, quoted_list, say
from sphinx_scholar.outputs.staleness import day_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_scholar.cli.new.answers import Answers
    from sphinx_scholar.cli.new.papers import Papers
    from sphinx_scholar.records.publication import Publication

MOST_SHOWN = 10
"""How many files a message lists at most."""


def run(arguments: argparse.Namespace) -> int:
    """Make a site; until everything is known and read, nothing is written."""
    folder: Path = arguments.folder
    refuse_what_is_in_the_way(folder, into=arguments.into)
    engine = engine_from(arguments.engine or "")
    answers = questions.given(arguments)
    asks = not arguments.yes and is_interactive()
    if asks:
        say("Enter skips a question. Nothing is written before the last one.")
        answers = questions.asked(answers, questions.BIB, arguments)
    papers = read_papers(answers.bib or (lying_bib(folder) if arguments.into else None), folder)
    answers = with_owner(answers, papers.works, arguments, asks=asks)
    if asks:
        for question in questions.OTHERS:
            default = "github" if question.field == "host" else ""
            answers = questions.asked(answers, question, arguments, default)
    files = starter_files(answers, engine, papers, year=day_of("").year)
    kept = sorted(name for name in files if (folder / name).exists())
    for name in kept:
        del files[name]
    if arguments.dry_run:
        list_files(f"{folder} would get", files, kept)
        say("Nothing was written.")
        return 0
    write_files(folder, files)
    list_files(f"{folder} has", files, kept)
    return finish(Site(folder=folder), answers, papers)


def refuse_what_is_in_the_way(folder: Path, *, into: bool) -> None:
    """Stop unless the folder is empty or missing, or may be added to."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(
            f"{folder} is a file.",
            not_done="Nothing was written.",
            remedy="Name a folder: sphinx-scholar new me",
        )
    there = sorted(path.name + "/" * path.is_dir() for path in folder.iterdir()) if folder.is_dir() else []
    if there and not into:
        more = f" and {count(len(there) - MOST_SHOWN, 'other')}" if len(there) > MOST_SHOWN else ""
        raise CommandError(
            f"{folder} is not empty: it has {', '.join(there[:MOST_SHOWN])}{more}.",
            not_done="Nothing was written.",
            remedy="Name another folder, or add only the files that are missing with --into.",
        )


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
        say(f"{count(len(works), 'paper')}, most of them by {answers.name}.")
    while candidates := other_names(works, (answers.name, *answers.aliases)):
        known = len(answers.aliases)
        for candidate in candidates:
            papers = f"{count(candidate.papers, 'paper')} {'has' if candidate.papers == 1 else 'have'}"
            said = f"{papers} “{candidate.name}”"
            if not asks:
                say(f"{said}, which is taken as another name of {answers.name} (:aliases: in index.md).")
            if not asks or confirm(f"{said}; another name of yours?"):
                answers = replace(answers, aliases=(*answers.aliases, candidate.name))
        if len(answers.aliases) == known:
            break
    missing = unnamed(works, (answers.name, *answers.aliases))
    if missing:
        keys = quoted_list([work.key for work in missing[:MOST_SHOWN]])
        more = f" and {count(len(missing) - MOST_SHOWN, 'other')}" if len(missing) > MOST_SHOWN else ""
        verb = "does" if len(missing) == 1 else "do"
        say(f"{count(len(missing), 'paper')} {verb} not name {answers.name}: {keys}{more}.")
    return answers


def git_name() -> str:
    """Return the name that the owner of this machine signs commits with, or nothing."""
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, "config", "--get", "user.name"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
    return answer.stdout.strip()


# -- files -------------------------------------------------------------------------------------------


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write files that are not there, or copy them."""
    written: list[str] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                if isinstance(content, Path):
                    with content.open("rb") as original:
                        shutil.copyfileobj(original, file)
                else:
                    file.write(content)
            written.append(name)
    except OSError as error:
        done = (
            f"Only {', '.join(written)} {'was' if len(written) == 1 else 'were'}"
            if written
            else "Nothing was"
        )
        raise CommandError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            not_done=f"{done} written.",
            remedy="Make room, or get the right to write there; then run the command again with --into.",
        ) from error


def list_files(head: str, files: Iterable[str], kept: Sequence[str]) -> None:
    """Print what was made, and what was left as it is."""
    say(f"{head}:")
    for name in files:
        say(f"  {name}")
    if kept:
        say(f"Left as they are: {', '.join(kept)}.")


def finish(site: Site, answers: Answers, papers: Papers) -> int:
    """Build what was made, and print what to do next."""
    failed = build(site)
    if failed:
        say("The build found faults, listed above; correct them before you publish the site.")
    else:
        say(f"It builds: {site.output / 'index.html'}")
    steps = [
        f"sphinx-scholar serve {site.folder}    # look at it while you write",
        "Fill in research.md and experience.md; the examples in them are hidden.",
        "README.md there has five recipes, and how to publish.",
    ]
    if not answers.name:
        steps.insert(0, "Write your name into conf.py, behind “author”.")
    if not papers.works:
        steps.insert(
            -1, f"Paste your papers into {papers.place}, or add them: sphinx-scholar add DOI {site.folder}"
        )
    say("Next:")
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")
    return 1 if failed else 0
