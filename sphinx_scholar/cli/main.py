"""The command line: what may be asked of ``sphinx-scholar``, and which module does it.

Only ``argparse`` is imported before a command is known, so that help is immediate.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar import __version__
from sphinx_scholar.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = parser().parse_args(words)
    try:
        run: Callable[[argparse.Namespace], int] = import_module(f"sphinx_scholar.cli.{arguments.module}").run
        return run(arguments)
    except CommandError as error:
        sys.stderr.write(f"sphinx-scholar: {error}\n")
        return 1
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\nsphinx-scholar: stopped.\n")
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    main_parser = argparse.ArgumentParser(
        prog="sphinx-scholar",
        description="Make, build, preview and check an academic homepage.",
        epilog="Start with: sphinx-scholar new me",
    )
    main_parser.add_argument("--version", action="version", version=f"sphinx-scholar {__version__}")
    commands = main_parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_new(commands)
    _add_import(commands)
    _add_build(commands)
    _add_serve(commands)
    _add_check(commands)
    _add_add(commands)
    _add_coauthors(commands)
    return main_parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new",
        help="make a homepage in a folder",
        description="Make a homepage in a folder. On a terminal, it asks what is not given; Enter skips.",
    )
    new.add_argument("folder", type=Path, metavar="FOLDER", help="where the site goes; made if missing")
    about = new.add_argument_group("about you")
    about.add_argument("--name", help="your name, as it shall be printed")
    about.add_argument("--email", help="your e-mail address")
    about.add_argument("--affiliation", help="your university or company")
    about.add_argument("--position", help="what you are there: PhD student in Biology")
    about.add_argument("--orcid", help="your ORCID iD: 0000-0002-1825-0097")
    about.add_argument("--bib", type=Path, metavar="FILE", help="your papers, a .bib file; it is copied")
    about.add_argument("--portrait", type=Path, metavar="FILE", help="a picture of you; it is copied")
    site = new.add_argument_group("about the site")
    site.add_argument(
        "--accent", metavar="COLOR", help="the color of the site: #rrggbb, or blue, pine, wine or plum"
    )
    site.add_argument("--language", metavar="CODE", help="the language of the pages: en, de, pt_BR")
    site.add_argument("--host", choices=("github", "readthedocs", "none"), help="who will publish it")
    site.add_argument(
        "--engine",
        metavar="WHEEL|URL",
        help="what requirements.txt installs the engine from; by default what it was installed from here",
    )
    how = new.add_argument_group("how")
    how.add_argument("--yes", action="store_true", help="ask nothing")
    how.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
    how.add_argument("--into", action="store_true", help="add what is missing to a folder that is not empty")
    new.set_defaults(module="new.command")


def _add_import(commands: Commands) -> None:
    importing = commands.add_parser(
        "import",
        help="make a homepage out of one of another system",
        description="Make a homepage out of a site of al-folio, academicpages or HugoBlox, or of a CV.",
    )
    importing.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help="the folder of the old site, or a JSON Resume or RenderCV file",
    )
    importing.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where the new site goes; made if missing"
    )
    importing.add_argument(
        "--host", choices=("github", "readthedocs", "none"), default="github", help="who will publish it"
    )
    importing.add_argument(
        "--engine", metavar="WHEEL|URL", help="what requirements.txt installs the engine from"
    )
    importing.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
    importing.add_argument(
        "--into", action="store_true", help="add what is missing to a folder that is not empty"
    )
    importing.set_defaults(module="importing.command")


def _add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build",
        help="build the site into _build/html",
        description="Build a site into _build/html. Faults are shown with file and line, and fail it.",
    )
    _add_folder(build)
    build.set_defaults(module="build")


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="preview the site in a browser while you write",
        description="Show a site at an address of this machine, and build it again at every change.",
    )
    _add_folder(serve)
    serve.add_argument("--port", type=int, default=0, help="by default the first free one from 8000 on")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.set_defaults(module="serve")


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="check links, addresses, pictures, weight, and what may be out of date",
        description="Build a site and check what came out. Faults make the exit code 1; remarks do not.",
    )
    _add_folder(check)
    check.add_argument("--network", action="store_true", help="also ask every linked host for an answer")
    check.set_defaults(module="check.command")


def _add_add(commands: Commands) -> None:
    add = commands.add_parser(
        "add",
        help="add a paper to the .bib file",
        description="Add a paper, or what the .bib file does not say of it yet. The change is shown first.",
    )
    add.add_argument(
        "paper",
        metavar="DOI|arXiv|URL|FILE|-",
        help="an identifier or address; or a file with BibTeX, - for standard input",
    )
    _add_folder(add)
    add.add_argument("--yes", action="store_true", help="make the change without a question")
    add.add_argument("--dry-run", action="store_true", help="show the change, and make none")
    add.set_defaults(module="add.command")


def _add_coauthors(commands: Commands) -> None:
    coauthors = commands.add_parser(
        "coauthors",
        help="list your co-authors, for forms on conflicts of interest",
        description="List the people with whom you wrote, each once, as CSV: name, last year, number of"
        " papers, latest paper. Papers without a date are always counted.",
    )
    _add_folder(coauthors)
    time = coauthors.add_mutually_exclusive_group()
    time.add_argument(
        "--years",
        type=_number,
        metavar="N",
        help="of the last N years only, the last of which is that of the newest paper",
    )
    time.add_argument("--since", type=_number, metavar="YEAR", help="of papers from this year on only")
    coauthors.add_argument("--output", type=Path, metavar="FILE", help="by default the table is printed")
    coauthors.set_defaults(module="coauthors")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="FOLDER",
        help="the folder of conf.py; by default the present one",
    )
