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
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from bs4 import BeautifulSoup
from email_validator import EmailNotValidError, validate_email

from sphinx_scholar.records.identifiers import misspelt_domain
from tests.site.sites import BuiltSite

ADDRESS = re.compile(r"[\w.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
"""Anything that reads like an address."""


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


def validity_fault(address: str) -> str:
    """Return why an address should not be published, or nothing."""
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        return f"{address!r} is not valid: {error}"
    domain = address.rpartition("@")[2]
    meant = misspelt_domain(domain)
    return f"{address!r} is at {domain!r}, one slip away from {meant!r}" if meant else ""


def places_of(site: BuiltSite, word: str) -> list[str]:
    """Return the files in which a word stands in any way: written, packed, mirrored, between tags."""
    ways = {word, word[::-1], codecs.encode(word, "rot13")}
    found = []
    for path in site.files:
        together = (re.sub(r"\s+", "", reading).lower() for reading in readings(path))
        if any(way in reading for reading in together for way in ways):
            found.append(path.relative_to(site.folder).as_posix())
    return found


# -- links that open a letter ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A link that opens a letter."""

    page: str
    """The page's path below the built folder."""
    name: str
    """The words of the link."""
    href: str
    """The link as written."""

    @property
    def recipient(self) -> str:
        """To whom the letter goes."""
        return unquote(self.href.removeprefix("mailto:").partition("?")[0])

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What is prepared, as written: subject and body."""
        query = self.href.partition("?")[2]
        return [(field.partition("=")[0], field.partition("=")[2]) for field in query.split("&") if field]


def letters_of(site: BuiltSite) -> Iterator[Letter]:
    """Yield all links that open a letter, in whatever case the scheme is written."""
    for page in site.pages:
        for element in site.soup(page).select("[href], [action]"):
            href = str(element.get("href") or element.get("action"))
            if href.strip().lower().startswith("mailto:"):
                yield Letter(page=page, name=" ".join(element.get_text().split()), href=href)


def letter_fault(letter: Letter, preferred: str) -> str:
    """Return why a link does not open a valid letter to the right address (RFC 6068), or nothing."""
    to, query, rest = letter.href.removeprefix("mailto:").partition("?")
    names = [name for name, _text in letter.fields]
    is_own_line = letter.name == letter.recipient and not query
    bad = [
        text
        for _name, text in letter.fields
        if not re.fullmatch(r"(?:[\w.~!$'()*,;:@/?-]|%[0-9A-F]{2})+", text, re.ASCII)
    ]
    if not re.fullmatch(r"[\w.-]+@[\w.-]+", to):
        return "does not name one address, written plainly"
    if letter.recipient != preferred and not is_own_line:
        return f"goes to {letter.recipient}"
    if "@" in letter.name and letter.name != letter.recipient:
        return f"shows {letter.name}, and goes to {letter.recipient}"
    if (query and not rest) or not set(names) <= {"subject", "body"} or len(set(names)) < len(names):
        return f"prepares {names or 'nothing'}"
    if bad:
        return f"holds signs that must be escaped: {bad[0]!r}"
    texts = [unquote(text, errors="replace") for _name, text in letter.fields]
    if any("\ufffd" in text or re.search(r"(?<!\r)\n", text) or not text.strip() for text in texts):
        return "holds text that a reader of mail cannot show"
    return ""
