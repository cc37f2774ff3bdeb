"""Links that open a letter: whether they name one address that can be right, in a form that mail takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_scholar.cli.check.tree import Finding
from sphinx_scholar.records.identifiers import misspelt_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.cli.check.tree import BuiltTree

ADDRESS = re.compile(r"[\w.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
"""Anything that reads like an address."""


def validity_fault(address: str) -> str:
    """Return why an address should not be published, or nothing."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        return f"{address!r} is not valid: {error}"
    domain = address.rpartition("@")[2]
    likely = misspelt_domain(domain)
    return f"{address!r} is at {domain!r}, one slip away from {likely!r}" if likely else ""


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


def letters_of(site: BuiltTree) -> Iterator[Letter]:
    """Yield all links that open a letter, in whatever case the scheme is written."""
    for page in site.pages:
        for element in site.soup(page).select("[href], [action]"):
            href = str(element.get("href") or element.get("action"))
            if href.strip().lower().startswith("mailto:"):
                yield Letter(page=page, name=" ".join(element.get_text().split()), href=href)


def letter_fault(letter: Letter) -> str:
    """Return why a link does not open a valid letter (RFC 6068), or nothing."""
    to, query, rest = letter.href.removeprefix("mailto:").partition("?")
    names = [name for name, _text in letter.fields]
    bad = [
        text
        for _name, text in letter.fields
        if not re.fullmatch(r"(?:[\w.~!$'()*,;:@/?-]|%[0-9A-F]{2})+", text, re.ASCII)
    ]
    if not re.fullmatch(r"[\w.-]+@[\w.-]+", to):
        return "does not name one address, written plainly"
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


def contact_faults(site: BuiltTree) -> list[Finding]:
    """Return what is wrong with the addresses that pages show and with the letters that they open."""
    faults = []
    linked: dict[str, list[str]] = {}
    for letter in letters_of(site):
        linked.setdefault(letter.page, []).append(letter.recipient)
        fault = letter_fault(letter)
        if fault:
            message = f"[{letter.name}]({letter.href}) {fault}"
            faults.append(Finding(where=letter.page, message=message, clue=letter.recipient))
    for page in site.pages:
        shown = ADDRESS.findall(site.soup(page).get_text(" "))
        for address in dict.fromkeys([*shown, *linked.get(page, ())]):
            fault = validity_fault(address) if ADDRESS.fullmatch(address) else ""
            faults += [Finding(where=page, message=fault, clue=address)] if fault else []
    return faults
