"""A person with a page; one of them owns the site."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_scholar.records.identifiers import Link
from sphinx_scholar.records.problems import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with a page; the owner of the site is the one named by ``author``."""

    name: str
    position: str = ""
    affiliation: str = ""
    advisors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    """The preferred address first."""
    aliases: tuple[str, ...] = ()
    """Other forms of the name, as papers print it."""
    former_names: tuple[str, ...] = ()
    """Names that the person no longer goes by: papers are found by them, and nothing prints them."""
    orcid: str = ""
    github: str = ""
    """The name of the account."""
    scholar: str = ""
    """The user's identifier at Google Scholar."""
    dblp: str = ""
    """The person's identifier at DBLP: ``12/3456``."""
    website: str = ""
    portrait: str = ""
    vision: str = ""
    """The body as plain text."""
    docname: str
    anchor: str
    source: Source

    @property
    def email(self) -> str:
        """The preferred address, or nothing."""
        return self.emails[0] if self.emails else ""

    @property
    def profiles(self) -> tuple[Link, ...]:
        """The person's other pages on the web."""
        candidates = (
            ("website", self.website, "{}"),
            ("github", self.github, "https://github.com/{}"),
            ("scholar", self.scholar, "https://scholar.google.com/citations?user={}"),
            ("orcid", self.orcid, "https://orcid.org/{}"),
            ("dblp", self.dblp, "https://dblp.org/pid/{}.html"),
        )
        return tuple(
            Link(kind=kind, url=pattern.format(value)) for kind, value, pattern in candidates if value
        )
