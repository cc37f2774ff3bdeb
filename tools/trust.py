"""Write ``docs/trust.md``: what this project promises, and the figures that its tests have measured.

Tests keep figures in a folder, a file for each group. What a run has not measured stands as the document
said it before. Run as ``python -m tools.trust FOLDER``, or with ``--print`` to look and not write.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/trust.md"

Figures = Mapping[str, int | str]
"""Figures by what they count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One thing that can be relied on."""

    title: str
    text: str
    groups: tuple[str, ...]
    """The files of its figures; equal ones of several groups are added up."""
    tests: tuple[str, ...]
    """Where it is held, below the project's folder."""


PROMISES = (
    Promise(
        title="An incremental build gives what a clean one gives",
        text="A little site is edited at random, in sequences of up to five edits, and built after each on "
        "top of what is there and from nothing: both give the same bytes and warnings.",
        groups=("sequences 1", "sequences 2"),
        tests=("tests/builds/test_stateful.py", "tests/builds/test_incremental.py"),
    ),
    Promise(
        title="The same sources give the same bytes",
        text="The site is built twice, with everything around it changed: the folder, the day, the time "
        "zone, the locale, the number of processes, the age of all files, and another Python.",
        groups=("reproducible", "pythons"),
        tests=("tests/builds/test_incremental.py", "tools/two_pythons.py"),
    ),
    Promise(
        title="An interrupted build loses nothing",
        text="A build is stopped at each of its changes of the disk: killed, or refused as by a full or "
        "read-only disk. A refusal is one line and a failed build; the next build gives the clean site, and "
        "what somebody else put into the output folder is still there.",
        groups=("interrupted", "full out", "read-only out", "full doctrees", "read-only doctrees"),
        tests=("tests/builds/test_interruption.py", "tests/pages/test_output_folder.py"),
    ),
    Promise(
        title="Every fault has a name",
        text="[The reference of warnings](warnings.md) is made from the engine and examples that are built.",
        groups=("faults",),
        tests=("tests/project/test_warnings_reference.py",),
    ),
    Promise(
        title="Bad input is told at its line, and harms nothing else",
        text="Tables of what can be written wrong in pages, the `.bib` file, `conf.py` and templates.",
        groups=("bad input",),
        tests=("tests/builds/test_bad_input.py",),
    ),
    Promise(
        title="What is hidden stays private",
        text="A site hides objects of every kind, in every way; all files of the build are searched for "
        "them, unpacked where they are packed.",
        groups=("hidden html", "hidden dirhtml"),
        tests=("tests/builds/test_hidden.py",),
    ),
    Promise(
        title="A build needs no network",
        text="The site is built where there is none.",
        groups=("offline",),
        tests=("tests/builds/test_offline.py",),
    ),
    Promise(
        title="Pages work under a strict policy",
        text="[The headers](headers.md) are sent by a server, and everything on every page is used.",
        groups=("headers",),
        tests=("tests/site/test_headers.py", "tests/site/test_faces.py"),
    ),
)

HEAD = """\
# Trust

<!-- Made by `make docs` from the figures that tests have measured. -->

What is published is exactly what is written, every time.
Each promise below is held by tests, which run with `make test`; `make trust`, which is part of \
`make audit`, tries the first three at length.
The figures are those of the last run at length; no hand has written them.
"""


def row(label: str, value: int | str) -> str:
    """Return a line of a table."""
    return f"| {label} | {value} |"


def read_document(text: str) -> dict[str, dict[str, int | str]]:
    """Return the figures of each promise that a document holds, by the promise's title."""
    found: dict[str, dict[str, int | str]] = {}
    for section in text.split("\n## ")[1:]:
        rows = re.findall(r"^\| (.+) \| (.+) \|$", section, re.MULTILINE)[1:]
        title = section.partition("\n")[0]
        found[title] = {label: int(value) if value.isdecimal() else value for label, value in rows}
    return found


def read_groups(folder: Path) -> dict[str, Figures]:
    """Return the figures that a run has kept, by group."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def gather(groups: Mapping[str, Figures], before: Mapping[str, Figures]) -> dict[str, Figures]:
    """Return the figures of each promise: those of its groups, or what stood there if any is missing."""
    gathered: dict[str, Figures] = {}
    for promise in PROMISES:
        figures: dict[str, int | str] = {}
        for group in promise.groups:
            for label, value in groups.get(group, {}).items():
                old = figures.get(label, 0)
                figures[label] = value + old if isinstance(value, int) and isinstance(old, int) else value
        is_whole = all(group in groups for group in promise.groups)
        gathered[promise.title] = figures if is_whole else before.get(promise.title, {})
    return gathered


def render_document(figures: Mapping[str, Figures]) -> str:
    """Return the document as Markdown."""
    parts = [HEAD]
    for promise in PROMISES:
        rows = [row(label, value) for label, value in figures[promise.title].items()]
        tests = ", ".join(f"`{path}`" for path in promise.tests)
        text = re.sub(r"\. (?=[A-Z])", ".\n", promise.text)  # a sentence a line
        table = ["| measured | figure |", "|---|---|", *rows]
        parts.append("\n".join([f"## {promise.title}", "", text, "", *table, "", f"Held by {tests}.", ""]))
    return "\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the document, or print it."""
    parser = argparse.ArgumentParser(description="Write docs/trust.md from the figures of a run.")
    parser.add_argument("folder", type=Path, help="where the run has kept its figures")
    parser.add_argument("--print", action="store_true", help="print the document and write nothing")
    options = parser.parse_args(arguments)
    before = read_document(DOCUMENT.read_text(encoding="utf-8")) if DOCUMENT.is_file() else {}
    text = render_document(gather(read_groups(options.folder), before))
    if options.print:
        print(text)
    else:
        DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
