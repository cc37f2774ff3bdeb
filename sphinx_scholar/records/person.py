"""A person with a page; one of them owns the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.networks import Profile
from sphinx_scholar.records.problems import Source

LINKED = re.compile(
    r"(?:(?P<role>[^\[\]]*?),\s*)?\[(?P<name>[^\[\]]+)\]\((?P<url>[^()\s]+)\)(?:,\s*(?P<place>.+))?"
)
"""``Role, [Institution](https://…), place``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """What someone is somewhere."""

    role: str = ""
    organization: str
    url: str = ""
    """Its address on the web, where the site names it here and not in ``scholar_links``."""
    place: str = ""
    """Where it is: a town, or a postal address."""

    @classmethod
    def parse(cls, text: str) -> Affiliation:
        """Read ``Role, Institution, place``; an institution that is a link of Markdown may have commas."""
        match = LINKED.fullmatch(text)
        if match:
            return cls(
                role=match["role"] or "",
                organization=match["name"],
                url=normalize_url(match["url"]),
                place=match["place"] or "",
            )
        if "[" in text:
            raise ValueError(f"{text!r} is not of the form Role, [Institution](https://example.org), place")
        parts = [part.strip() for part in re.split("[,，、،]", text)]
        if len(parts) == 1:
            return cls(organization=parts[0])
        return cls(role=parts[0], organization=parts[1], place=", ".join(parts[2:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with a page; the owner of the site is the one named by ``author``."""

    name: str
    native_name: str = ""
    """The name in its own script."""
    pronouns: str = ""
    position: str = ""
    affiliation: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    """Where the person is besides."""
    advisors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    """The preferred address first."""
    telephone: str = ""
    address: str = ""
    """The postal address in one line, without the room."""
    room: str = ""
    office_hours: str = ""
    aliases: tuple[str, ...] = ()
    """Other forms of the name, as papers print it."""
    former_names: tuple[str, ...] = ()
    """Names that the person no longer goes by: papers are found by them, and nothing prints them."""
    profiles: tuple[Profile, ...] = ()
    """The person's other pages on the web, in the order of the table of networks."""
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
    def names(self) -> tuple[str, ...]:
        """All other forms of the name."""
        return tuple(name for name in (*self.aliases, self.native_name) if name)

    @property
    def roles(self) -> tuple[Affiliation, ...]:
        """What the person is, and where, the main one first."""
        main = Affiliation(role=self.position, organization=self.affiliation)
        return (main, *self.affiliations) if self.position or self.affiliation else self.affiliations

    def account(self, network: str) -> str:
        """Return what a network calls the person, or nothing."""
        return next((profile.account for profile in self.profiles if profile.kind == network), "")
