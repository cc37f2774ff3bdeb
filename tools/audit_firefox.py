"""Look at pages in Firefox: with text of twice the size, with spaced text, in colors of the system's.

Each gate must first find what is planted on a broken page and nothing on a sound one, since a setting
that Firefox does not know any more would let everything pass.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.audit_table import AbsentError, Cell, served
from tools.page_faults import CUT, LOST, SIDEWAYS, SPACED

AUDIT = Path(__file__).resolve().parent.parent / "audit"
DRIVER = AUDIT / "node_modules/puppeteer-core"
"""What drives the browser, where npm puts it."""

NAMES = ("firefox-esr", "firefox")
"""What the browser is called on the search path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How somebody sees pages, and what must not be found then."""

    name: str
    settings: dict[str, object]
    """Settings of Firefox."""
    style: str = ""
    """A style sheet of the reader's own."""
    widths: tuple[int, ...]
    """The widths of the window in CSS pixels."""
    holds: str = "true"
    """What must be true on each page for the face to be the one that is meant."""
    gates: tuple[str, ...]
    """Functions that return the faults of a page."""


LANGUAGES = ("x-western", "x-unicode", "ja", "ko", "zh-CN", "zh-TW", "ar", "he", "x-cyrillic", "el")
"""Groups of languages for which Firefox keeps a size of text."""


def _forced(name: str, text: str, background: str) -> Face:
    return Face(
        name=f"forced colors, {name}",
        settings={
            "browser.display.document_color_use": 2,
            "browser.display.use_system_colors": False,
            "browser.display.foreground_color": text,
            "browser.display.background_color": background,
        },
        widths=(360, 1440),
        holds="matchMedia('(forced-colors: active)').matches",
        gates=(LOST,),
    )


FACES = (
    Face(
        name="text of 200 %",
        settings={f"font.size.variable.{language}": 32 for language in LANGUAGES},
        widths=(720, 1440),
        holds="parseFloat(getComputedStyle(document.documentElement).fontSize) >= 32",
        gates=(CUT, SIDEWAYS),
    ),
    Face(name="spaced text", settings={}, style=SPACED, widths=(320, 720, 1440), gates=(CUT, SIDEWAYS)),
    _forced("light", "#000000", "#ffffff"),
    _forced("dark", "#ffffff", "#000000"),
)
"""Everything that is looked at."""

SEARCH = "search.html"
QUERY = "?q=a"
"""What is asked on the page of search: something is found on every site."""

MOST_OF_A_FOLDER = 4
"""How many pages are looked at of a folder below the first: they are of one kind."""

SOUND = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><main><h1>A page</h1>{}</main></html>"""
PLANTED = {
    "sound.html": "<p>Words.</p>",
    "wide.html": '<p style="width: 60em">Wide</p>',
    "cut.html": '<p style="overflow: hidden; height: 30px; font-size: 1rem; line-height: 30px">Cut off</p>',
    "marked.html": '<p>Words that are <mark style="background: none">found</mark></p>',
    "lost.html": '<svg width="20" height="20"><path d="M0 0h9v9z" style="fill: Canvas"/></svg>',
}
"""A sound page, and some that are broken in one way."""
FOUND = {
    "sound.html": [],
    "wide.html": ["text of 200 %", "spaced text"],
    "cut.html": ["text of 200 %"],
    "marked.html": ["forced colors, dark"],
    "lost.html": ["forced colors, light", "forced colors, dark"],
}
"""The faces in which each must be found."""


def measure_firefox(folder: Path, pages: Sequence[str]) -> dict[str, Cell]:
    """Return what each page hides or cuts in Firefox."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise AbsentError("Firefox is not installed (Debian: apt install firefox-esr)")
    if shutil.which("node") is None or not DRIVER.is_dir():
        raise AbsentError("puppeteer-core is not installed: it comes with npm (Debian: apt install npm)")
    with tempfile.TemporaryDirectory() as temporary:
        for name, body in PLANTED.items():
            (Path(temporary) / name).write_text(SOUND.format(body), encoding="utf-8")
        faults = faults_in_firefox(path, Path(temporary), tuple(PLANTED))
    found = {name: list(dict.fromkeys(map(_face_of, its))) for name, its in faults.items()}
    if found != FOUND:
        return {"planted": Cell(text="FAILED", faults=(f"Firefox finds {found}, not {FOUND}",))}
    faults = faults_in_firefox(path, folder, _chosen(pages))
    return {
        name: Cell(text=f"{len(its)} faults", faults=tuple(f"{name}: Firefox, {fault}" for fault in its))
        for name, its in faults.items()
    }


def _face_of(fault: str) -> str:
    return fault.partition(" px: ")[0].rpartition(", ")[0]


def _chosen(pages: Sequence[str]) -> list[str]:
    """Return all pages at the top, the first ones of each folder, and what is found by search."""
    folders: dict[str, list[str]] = {}
    for page in pages:
        folders.setdefault(page.rpartition("/")[0], []).append(page)
    chosen = [page for folder, its in folders.items() for page in (its[:MOST_OF_A_FOLDER] if folder else its)]
    return chosen + [SEARCH + QUERY for page in pages if page == SEARCH]


def faults_in_firefox(path: str, folder: Path, pages: Sequence[str]) -> dict[str, list[str]]:
    """Return the faults of each page, each with its face and the width of the window."""
    with served(folder) as address:
        request = {
            "executablePath": path,
            "address": address,
            "pages": list(pages),
            "faces": [asdict(face) for face in FACES],
        }
        answer = subprocess.run(
            ["node", str(AUDIT / "firefox.mjs")],
            input=json.dumps(request),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    faults: dict[str, list[str]] = json.loads(answer.stdout)
    return faults
