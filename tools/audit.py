"""Measure every built page with tools that are not Python's, and print one table.

A column is one measure: what it needs, and a function from the pages to a cell for each.
The table says what is absent; the program fails on what it finds, and with ``CI`` set
in the environment on what is absent too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tools.audit_browser import measure_axe, measure_bytes, measure_requests
from tools.audit_firefox import measure_firefox
from tools.audit_glance import measure_glance
from tools.audit_lighthouse import LEAST, measure_lighthouse
from tools.audit_reviews import Finding, read_reviews, reviewed_cells
from tools.audit_table import AbsentError, Cell, Column, render_table, served

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

NU_JAR = ROOT / "audit/node_modules/vnu-jar/build/dist/vnu.jar"
"""The Nu checker, where npm puts it."""

REVIEWED = ROOT / "audit/reviewed.toml"
"""Findings that were looked at and cannot be mended, each with its reason."""


def measure_nu(folder: Path, pages: Sequence[str], *, reviewed: Path = REVIEWED) -> dict[str, Cell]:
    """Return what the Nu checker finds in each page's HTML (https://validator.github.io/validator/)."""
    java = shutil.which("java")
    if java is None:
        raise AbsentError("java is not installed (Debian: apt install default-jre-headless)")
    if not NU_JAR.is_file():
        raise AbsentError("the Nu checker is not installed: it comes with npm (Debian: apt install npm)")
    # The checker also enforces a page's Content-Security-Policy, whose 'self' is nothing for a file.
    options = ["-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(NU_JAR)]
    command = [java, *options, "--format", "json", "--exit-zero-always", "--stdout"]
    with served(folder) as address:
        urls = [address + quote(page) for page in pages]
        answer = subprocess.run([*command, *urls], capture_output=True, text=True, check=True)
    findings = read_nu(answer.stdout)
    reviews = [one for one in read_reviews(reviewed.read_text(encoding="utf-8")) if not one.is_of_browser]
    return reviewed_cells(findings, reviews, pages)


def read_nu(report: str) -> list[Finding]:
    """Read the checker's report in JSON (https://github.com/validator/validator/wiki/Output-»-JSON)."""
    return [
        Finding(
            page=unquote(urlsplit(message.get("url", "")).path).lstrip("/") or ".",
            line=message.get("lastLine", 0),
            kind=message.get("subType", message["type"]),
            message=message["message"],
            element=_element_of(message),
        )
        for message in json.loads(report)["messages"]
    ]


def _element_of(message: Mapping[str, Any]) -> str:
    start = message.get("hiliteStart", 0)
    marked = message.get("extract", "")[start : start + message.get("hiliteLength", 0)]
    return " ".join(marked.split())


COLUMNS = (
    Column(title="Bytes", measure=measure_bytes),
    Column(title="Requests", measure=measure_requests),
    Column(title="axe", measure=measure_axe),
    Column(title="Firefox", measure=measure_firefox),
    Column(title="Nu checker", measure=measure_nu),
    Column(title="Lighthouse (" + ", ".join(LEAST) + ")", measure=measure_lighthouse),
)
"""What is measured, from left to right."""


def brief_columns(reviewed: Path) -> tuple[Column, ...]:
    """Return what is measured of a site whose pages are many, by its own reviews."""
    return (
        Column(title="Nu checker", measure=partial(measure_nu, reviewed=reviewed)),
        Column(title="axe, sideways, console", measure=partial(measure_glance, reviewed=reviewed)),
        Column(title="Firefox", measure=measure_firefox),
    )


def built_pages(folder: Path) -> list[str]:
    """Return the paths of all built pages below the folder, in order, but those that only lead on."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if " data-scholar-redirect" not in path.read_text(encoding="utf-8")[:200]
    )


def audit(folder: Path, columns: Sequence[Column]) -> tuple[str, list[str], list[str]]:
    """Return the table, the faults, and what is absent; tell the terminal how long each column took."""
    pages = built_pages(folder)
    measured: list[Mapping[str, Cell]] = []
    absent: list[str] = []
    for column in columns:
        started = time.monotonic()
        try:
            measured.append(column.measure(folder, pages))
        except AbsentError as error:
            absent.append(f"{column.title}: {error}")
            measured.append(dict.fromkeys(pages, Cell(text="absent")))
        seconds = time.monotonic() - started
        print(f"{column.title}: {len(pages)} pages, {seconds:.0f} s", file=sys.stderr, flush=True)
    names = [*pages, *sorted({page for cells in measured for page in cells} - set(pages))]
    blank = Cell(text="")
    rows = [[name, *(cells.get(name, blank).text for cells in measured)] for name in names]
    faults = [fault for cells in measured for cell in cells.values() for fault in cell.faults]
    return render_table(["Page", *(column.title for column in columns)], rows), faults, absent


def main(arguments: Sequence[str] | None = None, columns: Sequence[Column] = COLUMNS) -> int:
    """Print the table, then what is wrong, then what is absent."""
    parser = argparse.ArgumentParser(description="Measure every built page, and print one table.")
    parser.add_argument("folder", type=Path, help="the built site")
    parser.add_argument(
        "--brief", type=Path, metavar="REVIEWS", help="check the HTML and look once, by these reviews"
    )
    given = parser.parse_args(arguments)
    folder = given.folder.resolve()
    columns = brief_columns(given.brief) if given.brief else columns
    if not (folder / "index.html").is_file():
        parser.error(f"there is no built site in {folder}: run make html first")
    table, faults, absent = audit(folder, columns)
    print(table)
    print()
    for line in (*faults, *(f"absent: {reason}" for reason in absent)):
        print(line)
    failed = bool(faults or (absent and os.environ.get("CI")))
    print(f"{len(faults)} to mend, {len(absent)} absent: {'FAILED' if failed else 'ok'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
