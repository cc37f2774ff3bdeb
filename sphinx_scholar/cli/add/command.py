"""``sphinx-scholar add``: look a paper up, show what would change, and write it if that is right."""

from __future__ import annotations

import ast
import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.cli.add.library import add_entry
from sphinx_scholar.cli.add.services import look_up, read_bibtex, read_identifier
from sphinx_scholar.cli.client import NotFoundError, ServiceError
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import confirm, echo, is_interactive
from sphinx_scholar.domain.output_files import write_whole

if TYPE_CHECKING:
    import argparse

    from sphinx_scholar.cli.add.entry import NewEntry
    from sphinx_scholar.cli.add.services import Identifier

NOT_CHANGED = "Nothing was changed."
FORMS = (
    "Give a DOI, an arXiv number, an address at doi.org, arxiv.org or dblp.org, a .bib file, or - to paste."
)


def run(arguments: argparse.Namespace) -> int:
    """Add a paper; without --yes, only once the change has been seen."""
    site = Site.at(arguments.folder, not_done=NOT_CHANGED)
    path = bibliography_of(site)
    text = read_text(path)
    changed = text
    for entry in entries_for(arguments.paper):
        change = add_entry(changed, entry)
        echo(f"{change.summary}.")
        if entry.hint:
            echo(entry.hint)
        changed = change.text
    if changed == text:
        return 0
    echo(difference(text, changed, path.as_posix()))
    if arguments.dry_run:
        echo(NOT_CHANGED)
        return 0
    if not arguments.yes:
        if not is_interactive():
            raise CommandError(
                "there is nobody to ask whether the change is right.",
                not_done=NOT_CHANGED,
                remedy="Run the command again with --yes to make the change.",
            )
        if not confirm("Make this change?"):
            echo(NOT_CHANGED)
            return 0
    try:
        write_whole(path, changed.encode())
    except OSError as error:
        raise CommandError(
            f"{path} cannot be written: {error.strerror}.",
            not_done=NOT_CHANGED,
            remedy="Make room, or get the right to write there, and try again.",
        ) from error
    echo(f"{path} is changed.")
    return 0


def bibliography_of(site: Site) -> Path:
    """Return the ``.bib`` file that ``conf.py`` names, read without running it."""
    conf = site.parsed_settings()
    names = [
        node.value.value
        for node in ast.walk(conf)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id == "scholar_bibliography"
    ]
    if not names or not isinstance(names[-1], str) or not names[-1]:
        raise CommandError(
            "conf.py names no .bib file.",
            not_done=NOT_CHANGED,
            remedy='Write one into it: scholar_bibliography = "publications/publications.bib"',
        )
    return site.folder / names[-1]


def read_text(path: Path) -> str:
    """Return the text of the site's ``.bib`` file, its line ends and all else as they are."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CommandError(
            f"{path} cannot be read: {error.strerror}.",
            not_done=NOT_CHANGED,
            remedy="Get the right to read it, or correct scholar_bibliography in conf.py.",
        ) from error
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path} is not UTF-8.",
            not_done=NOT_CHANGED,
            remedy="Save it as UTF-8, which changes no letter, and try again.",
        ) from error


def entries_for(paper: str) -> list[NewEntry]:
    """Return the entries to add: from standard input, a file or a service."""
    if paper == "-":
        return pasted(sys.stdin.read(), "what was pasted")
    if Path(paper).is_file():
        return pasted(Path(paper).read_bytes().decode("utf-8", errors="replace"), paper)
    identifier = read_identifier(paper)
    if identifier is None:
        raise CommandError(
            f"{paper!r} is no identifier of a paper, and no file.", not_done=NOT_CHANGED, remedy=FORMS
        )
    try:
        return look_up(identifier)
    except NotFoundError as error:
        raise CommandError(
            f"{identifier}: {error}.", not_done=NOT_CHANGED, remedy="Look for a slip in the number."
        ) from error
    except ServiceError as error:
        return without_service(identifier, error)


def without_service(identifier: Identifier, error: ServiceError) -> list[NewEntry]:
    """Take the paper's BibTeX from the terminal where its service does not answer."""
    if not is_interactive():
        raise CommandError(
            f"{identifier}: {error}.",
            not_done=NOT_CHANGED,
            remedy="Try again later, or paste the paper's BibTeX: sphinx-scholar add - < entry.bib",
        ) from error
    echo(f"{identifier}: {error}.")
    echo("Paste the paper's BibTeX here, and end with Ctrl-D on a line of its own; Ctrl-C changes nothing.")
    return pasted(sys.stdin.read(), "what was pasted")


def pasted(text: str, name: str) -> list[NewEntry]:
    """Return the entries of a text in BibTeX."""
    entries = read_bibtex(text)
    if not entries:
        raise CommandError(f"{name} has no entry of BibTeX.", not_done=NOT_CHANGED, remedy=FORMS)
    return entries


def difference(old: str, new: str, name: str) -> str:
    """Return the lines that change, with a few around them."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, n=2, lineterm="")
    return "\n".join(lines)
