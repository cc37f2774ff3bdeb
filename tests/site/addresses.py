"""The gates of e-mail addresses: what a built tree shows, links to and gives out, however it is written.

Knows the ways in which an address can stand in a file; not whose addresses they are.
"""

from __future__ import annotations

import codecs
import functools
import gzip
import re
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from bs4 import BeautifulSoup

from sphinx_scholar.cli.check import letters
from sphinx_scholar.cli.check.letters import ADDRESS, Letter
from tests.site.sites import BuiltSite


def addresses_in(path: Path) -> set[str]:
    """Return every address of a file, in small letters, in whatever way it is written there."""
    return {found.lower() for reading in readings(path) for found in ADDRESS.findall(reading)}


@functools.cache
def readings(path: Path) -> frozenset[str]:
    """Return what different readers make of a file: its name, its bytes, its words, what is packed in it."""
    return frozenset(_readings(path))


def _readings(path: Path) -> Iterator[str]:
    yield path.name
    data = path.read_bytes()
    text = data.decode("utf-8", errors="replace")
    yield from decoded(text)
    if path.suffix in {".html", ".xml", ".svg", ".atom"}:
        soup = BeautifulSoup(text, "html5lib" if path.suffix == ".html" else "xml")
        yield soup.get_text()
        for element in soup.find_all(True):
            for value in element.attrs.values():
                yield from decoded(" ".join(value) if isinstance(value, list) else str(value))
    elif path.suffix == ".inv":
        yield zlib.decompress(data.split(b"\n", 4)[4]).decode()
    elif path.suffix == ".gz":
        yield from decoded(gzip.decompress(data).decode("utf-8", errors="replace"))
    elif path.suffix == ".pdf":
        yield from pdf_readings(path)


def decoded(text: str) -> Iterator[str]:
    """Yield a text as written, and with each way of writing signs by numbers undone."""
    yield text
    yield unescape(text)
    yield unquote(unescape(text))
    yield re.sub(
        r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", lambda found: chr(int(found[1] or found[2], 16)), text
    )


def pdf_readings(path: Path) -> Iterator[str]:
    """Yield the words, the links and the metadata of a PDF."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            yield "".join(_shown(page))
            for note in page.get("/Annots", pikepdf.Array()):
                yield from decoded(str(note.get("/A", pikepdf.Dictionary()).get("/URI", "")))
                yield str(note.get("/Contents", ""))
        yield from (str(value) for _name, value in pdf.docinfo.items())
        if "/Metadata" in pdf.Root:
            yield pdf.Root.Metadata.read_bytes().decode("utf-8", errors="replace")


def _shown(page: pikepdf.Page) -> Iterator[str]:
    """Yield the pieces of text that a page shows, by the table in each font from glyphs to signs."""
    tables = {
        name: _signs(font.ToUnicode.read_bytes().decode()) for name, font in page.Resources.Font.items()
    }
    signs: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            signs = tables[str(operands[0])]
        elif str(operator) == "TJ":
            pieces = (bytes(piece) for piece in operands[0] if isinstance(piece, pikepdf.String))
            yield "".join(_words(piece, signs) for piece in pieces)
        elif str(operator) == "Tj":
            yield _words(bytes(operands[0]), signs)
        elif str(operator) == "ET":
            yield "\n"


def _words(glyphs: bytes, signs: dict[int, str]) -> str:
    codes = (int.from_bytes(glyphs[at : at + 2]) for at in range(0, len(glyphs), 2))
    return "".join(signs.get(code, "\ufffd") for code in codes)


def _signs(table: str) -> dict[int, str]:
    return {
        int(glyph, 16): bytes.fromhex(sign).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for glyph, sign in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)
    }


def places_of(site: BuiltSite, word: str) -> list[str]:
    """Return the files in which a word stands in any way: written, packed, mirrored, between tags."""
    ways = {word, word[::-1], codecs.encode(word, "rot13")}
    found = []
    for path in site.files:
        together = (re.sub(r"\s+", "", reading).lower() for reading in readings(path))
        if any(way in reading for reading in together for way in ways):
            found.append(path.relative_to(site.folder).as_posix())
    return found


def letter_fault(letter: Letter, preferred: str) -> str:
    """Return why a link does not open a valid letter to the right address, or nothing."""
    is_own_line = letter.name == letter.recipient and "?" not in letter.href
    fault = letters.letter_fault(letter)
    if (
        fault != "does not name one address, written plainly"
        and letter.recipient != preferred
        and not is_own_line
    ):
        return f"goes to {letter.recipient}"
    return fault
