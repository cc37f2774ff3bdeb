"""The new site as it is gathered: facts in the engine's own terms, whatever they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.report import Report
from sphinx_scholar.records.written_dates import read_dates

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_scholar.cli.importing.source import Page
    from sphinx_scholar.records.dates import Period


@dataclass(slots=True, kw_only=True)
class Profile:
    """The owner of the site."""

    name: str = ""
    aliases: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    """Options of ``{person}``: position, affiliation, orcid, and others that it knows."""
    emails: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Profiles for which there is no option, by name and address."""
    facts: list[tuple[str, str]] = field(default_factory=list)
    """Other ways to reach the owner, by name: an address, a telephone number."""
    portrait: Path | None = None
    biography: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """One entry of a kind."""

    kind: str
    title: str
    """Inline Markdown."""
    start: str = ""
    end: str = ""
    """``present``, or equal to the start for a single date."""
    options: dict[str, str] = field(default_factory=dict)
    body: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """A page of its own."""

    name: str
    """The path without its ending, such as ``posts/engine``."""
    title: str
    body: str
    front_matter: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Draft:
    """All that the new site is made of."""

    system: str
    profile: Profile = field(default_factory=Profile)
    bibliography: str = ""
    references: str = ""
    """Papers of others that posts cite."""
    entries: list[DraftEntry] = field(default_factory=list)
    posts: list[DraftPage] = field(default_factory=list)
    pages: list[DraftPage] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """Markdown for the pages of papers, by key."""
    sections: list[tuple[str, str]] = field(default_factory=list)
    """Sections of the CV in prose: heading and Markdown."""
    links: dict[str, str] = field(default_factory=dict)
    """Addresses of people and organizations."""
    files: dict[str, Path] = field(default_factory=dict)
    """Files to copy, by their paths in the new site."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Old addresses, and the page of each."""
    url: str = ""
    """Where the old site is published, with a slash at its end."""
    language: str = ""
    report: Report = field(default_factory=Report)

    def add_page(self, page: DraftPage) -> None:
        """Add a page; one that is called as another becomes a section of it."""
        for place, other in enumerate(self.pages):
            if other.name == page.name:
                heading = "" if other.title == page.title else f"## {page.title}"
                parts = (part for part in (other.body, heading, page.body) if part)
                self.pages[place] = replace(other, body="\n\n".join(parts))
                return
        self.pages.append(page)

    def redirect(self, name: str, to: str) -> None:
        """Lead the old addresses of a page that is not made to another page."""
        self.redirects = {old: to if new == name else new for old, new in self.redirects.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The period of an entry, as options take it."""

    start: str = ""
    end: str = ""
    unread: str = ""
    """What was written, where it is not certain what it means."""


def dates_of(*texts: str) -> Dates:
    """Read a date or a period from one text, or from that of its first and its last day."""
    first, last = (*texts, "", "")[:2]
    if last:
        begin, end = dates_of(first), dates_of(last)
        unread = " – ".join([first, last]) if begin.unread or end.unread else ""
        closes = "present" if _is_open(last) else end.end or end.start
        return Dates(
            start=begin.start, end=closes if begin.start or closes != "present" else "", unread=unread
        )
    written = re.sub(r"(\d{4}-\d\d-\d\d)[T ]\d.*", r"\1", " ".join(first.split())).replace("/", "-")
    written = re.sub(
        r"\b(Sept)\b\.?", "Sep", re.sub(r"\b(now|current|ongoing)\b", "present", written, flags=re.IGNORECASE)
    )
    if not written or _is_open(written):
        return Dates(end="present" if written else "")
    period = _period(written)
    if period is not None and period.start:
        return Dates(start=period.start.iso, end=_end(period))
    year = re.fullmatch(r"\D*\b((?:19|20)\d\d)\b\D*", written)
    return Dates(start=year[1] if year else "", end=year[1] if year else "", unread=first)


def date_of_post(page: Page, title: str, report: Report) -> dict[str, str]:
    """Return the date of a post for its front matter; nothing, and a report, where the old site has none."""
    date = dates_of(page.facts.text("date")).start or dates_of(page.date_in_name).start
    if not date:
        message = "no date in its front matter, nor at the beginning of its name; write date: into the page"
        report.need(page.path, page.facts.line("date"), f"{title}: {message}")
    return {"date": date} if date else {}


def _is_open(text: str) -> bool:
    return text.strip().casefold() in {"present", "now", "current", "ongoing", "today"}


def _period(text: str) -> Period | None:
    try:
        found = read_dates(text)
    except ValueError:
        return None
    return found.period if found and not found.rest and not found.time else None


def _end(period: Period) -> str:
    return "present" if period.ongoing else period.end.iso if period.end else ""
