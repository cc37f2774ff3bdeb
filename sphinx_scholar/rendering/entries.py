"""What a template can show of positions, degrees and entries, of a person and of the owner's addresses.

Does not know which page asks, nor how any of it looks; papers have a module of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.entries import Degree, Position
from sphinx_scholar.records.identifiers import mailto

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


class Named(NamedTuple):
    """A name within a line."""

    before: str
    """What stands between it and the name before it."""
    text: str
    url: Markup
    """Its address; empty where it has none."""


class People(NamedTuple):
    """People of an entry, and what they are to it."""

    label: str
    names: list[Named]


class Way(NamedTuple):
    """A way to reach a person, or a file to take along."""

    kind: str
    text: str
    url: Markup
    is_external: bool = True


class MentionLine(NamedTuple):
    """A section elsewhere that refers to an entry."""

    page: str
    """The title of its page, where that is another."""
    title: str
    url: Markup


def kind_of(entry: Entry) -> str:
    """Return the name of the directive that made an entry."""
    if isinstance(entry, Position):
        return "position"
    return "degree" if isinstance(entry, Degree) else "entry"


def enumerated(names: Sequence[str], page: Page) -> list[Named]:
    """Return names as a sentence lists them."""
    marker = "\0"
    before = wording.names_text([marker] * len(names)).split(marker)
    return [Named(text, name, page.link_of(name)) for text, name in zip(before, names, strict=False)]


class EntryView:
    """A position, a degree or another entry, as a page shows it."""

    def __init__(self, record: Entry, page: Page) -> None:
        self.record = record
        self.page = page
        self.title = record.title
        self.location = record.location
        self.kind = kind_of(record)
        self.role = record.role if isinstance(record, Position) else ""
        self.group = record.group if isinstance(record, Position) else ""
        self.grade = record.grade if isinstance(record, Degree) else ""
        self.period = wording.period_text(record.period)
        self.as_of = wording.as_of_text(record.period)

    @property
    def url(self) -> Markup:
        """The address of the place where the entry was written."""
        return self.page.url(self.kind, self.record.name)

    @property
    def external_url(self) -> Markup:
        """The address that its title leads to, or nothing."""
        return escape(self.record.url)

    @property
    def organizations(self) -> list[Named]:
        """The organization and the group within it."""
        names = [name for name in (self.record.organization, self.group) if name]
        return [
            Named(", " if place else "", name, self.page.link_of(name)) for place, name in enumerate(names)
        ]

    @property
    def people(self) -> list[People]:
        """Advisors and mentors."""
        record = self.record
        found = []
        if isinstance(record, (Position, Degree)) and record.advisors:
            label = _("Advisor") if len(record.advisors) == 1 else _("Advisors")
            found.append(People(str(label), enumerated(record.advisors, self.page)))
        if isinstance(record, Position) and record.mentors:
            label = _("Mentor") if len(record.mentors) == 1 else _("Mentors")
            found.append(People(str(label), enumerated(record.mentors, self.page)))
        return found

    @property
    def papers(self) -> list[Named]:
        """The papers that came of it, by their short titles."""
        works = self.page.domain.works(self.record.publications)
        return [
            Named(", " if place else "", work.short_title, self.page.url("publication", work.key))
            for place, work in enumerate(works)
        ]

    @property
    def mentions(self) -> list[MentionLine]:
        """Sections elsewhere that refer to it."""
        domain = self.page.domain
        found = []
        for mention in domain.mentions_of(self.kind, self.record.name):
            page = domain.env.titles[mention.docname].astext()
            url = self.page.url("section", f"{mention.docname}#{mention.anchor}")
            found.append(MentionLine("" if page == mention.title else page, mention.title, url))
        return found

    @property
    def lead(self) -> str:
        """What it was, in brief: the role, or the title."""
        return self.role or self.title

    @property
    def aside(self) -> str:
        """Where it was within its organization, or the place."""
        return self.group or self.location

    @property
    def label(self) -> str:
        """What tells two entries of one role apart, where links are read out alone."""
        which = self.aside or self.record.organization
        return f"{self.lead}, {which}" if which else ""


class PersonView:
    """A person, as the head of a page shows one."""

    def __init__(self, record: Person, page: Page) -> None:
        self.record = record
        self.page = page
        self.name = record.name
        self.position = record.position
        self.affiliation = record.affiliation
        self.affiliation_url = page.link_of(record.affiliation)

    @property
    def advisors(self) -> list[Named]:
        """The people who advise this one, as a sentence lists them."""
        return enumerated(self.record.advisors, self.page)

    @property
    def ways(self) -> list[Way]:
        """The preferred address, the CV where there is one, and other pages on the web."""
        cv = self.page.domain.cv
        found = [email_way(self.record.email)] if self.record.email else []
        found += [Way("cv", str(_("CV (PDF)")), self.page.url("file", cv), False)] if cv else []
        return found + profile_ways(self.record)


def email_way(address: str) -> Way:
    """Return an address that opens a letter."""
    return Way("email", address, escape(mailto(address)))


def profile_ways(person: Person) -> list[Way]:
    """Return a person's other pages on the web."""
    return [
        Way(profile.kind, wording.link_text(profile.kind), escape(profile.url)) for profile in person.profiles
    ]


def contact_ways(show: str, page: Page) -> list[Way]:
    """Return the owner's addresses, other pages, or files to take along."""
    owner, exports = page.owner, page.domain.exports
    if owner is None:
        return []
    if show == "emails":
        return [email_way(address) for address in owner.emails]
    if show == "profiles":
        return profile_ways(owner)
    forms = [form for form in wording.FILES if form in exports]
    return [Way(form, wording.file_text(form), page.url("file", exports[form]), False) for form in forms]
