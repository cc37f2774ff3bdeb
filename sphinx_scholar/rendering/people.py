"""What a template can show of a person, and of the ways to reach the owner.

Does not know which page asks, nor how any of it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.identifiers import mailto, telephone_uri
from sphinx_scholar.rendering.entries import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.records.person import Person
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


class Way(NamedTuple):
    """A way to reach a person, or a file to take along."""

    kind: str
    text: str
    url: Markup
    is_external: bool = True
    icon: str = ""
    """What its icon shows, where the site has given one: letters or an outline."""
    is_me: bool = False
    """Whether the link must say ``rel="me"``."""
    label: str = ""
    """The word before it."""


class RoleLine(NamedTuple):
    """What a person is somewhere."""

    role: str
    organization: str
    url: Markup
    place: str


def enumerated(names: Sequence[str], page: Page) -> list[Named]:
    """Return names as a sentence lists them."""
    marker = "\0"
    before = wording.names_text([marker] * len(names)).split(marker)
    return [Named(text, name, page.link_of(name)) for text, name in zip(before, names, strict=False)]


class PersonView:
    """A person, as the head of a page shows one."""

    def __init__(self, record: Person, page: Page) -> None:
        self.record = record
        self.page = page
        self.name = record.name
        self.native_name = record.native_name
        self.pronouns = record.pronouns

    @property
    def roles(self) -> list[RoleLine]:
        """What the person is, and where, a line each."""
        return [
            RoleLine(
                affiliation.role,
                affiliation.organization,
                escape(affiliation.url) or self.page.link_of(affiliation.organization),
                affiliation.place,
            )
            for affiliation in self.record.roles
        ]

    @property
    def whereabouts(self) -> list[Way]:
        """Where the person is found, and when."""
        return address_ways(self.record)

    @property
    def advisors(self) -> list[Named]:
        """The people who advise this one, as a sentence lists them."""
        return enumerated(self.record.advisors, self.page)

    @property
    def ways(self) -> list[Way]:
        """The preferred address, the owner's CV where there is one, and other pages on the web."""
        is_owner = self.name == self.page.domain.env.config.author
        cv = self.page.domain.cv_on(self.page.docname) if is_owner else ""
        found = [email_way(self.record.email)] if self.record.email else []
        found += [Way("cv", str(_("CV (PDF)")), self.page.url("file", cv), False)] if cv else []
        return found + profile_ways(self.record)


def email_way(address: str) -> Way:
    """Return an address that opens a letter."""
    return Way("email", address, escape(mailto(address)))


def profile_ways(person: Person) -> list[Way]:
    """Return a person's other pages on the web."""
    return [
        Way(
            profile.kind,
            wording.profile_text(profile),
            escape(profile.url),
            icon=profile.icon,
            is_me=profile.asks_for_rel_me,
        )
        for profile in person.profiles
    ]


def address_ways(person: Person) -> list[Way]:
    """Return where a person is found, and when."""
    found = [
        ("address", wording.address_text(person), "", ""),
        ("telephone", wording.left_to_right(person.telephone), telephone_uri(person.telephone), ""),
        ("office-hours", person.office_hours, "", str(_("Office hours"))),
    ]
    return [Way(kind, text, escape(url), label=label) for kind, text, url, label in found if text]


def contact_ways(show: str, page: Page) -> list[Way]:
    """Return the owner's addresses, other pages, or files to take along."""
    owner, exports = page.owner, page.domain.exports
    if owner is None:
        return []
    if show == "emails":
        return [email_way(address) for address in owner.emails]
    if show == "address":
        return address_ways(owner)
    if show == "profiles":
        return profile_ways(owner)
    forms = [form for form in wording.FILES if form in exports]
    ways = [Way(form, wording.file_text(form), page.url("file", exports[form]), False) for form in forms]
    for kind in page.domain.settings.all_kinds.values():
        if path := exports.get(f"calendar-{kind.plural}"):
            text = str(_("%s (iCalendar)")) % wording.translated(kind.heading)
            ways.append(Way("calendar", text, page.url("file", path), False))
    return ways
