"""What a template can show of entries of all kinds, of a person and of the owner's addresses.

Does not know which page asks, nor how any of it looks; papers have a module of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.identifiers import mailto, telephone_uri
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.rendering.entry_facts import dates_of, facts_of
from sphinx_scholar.rendering.rich_text import text_html

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


class FactLine(NamedTuple):
    """Something that an entry says, as a page shows it."""

    field: str
    label: str
    """The word before it; empty where it needs none."""
    names: list[Named]
    is_link: bool
    """Whether it is the name of a link, whose address paper shows too."""


class Way(NamedTuple):
    """A way to reach a person, or a file to take along."""

    kind: str
    text: str
    url: Markup
    is_external: bool = True
    icon: str = ""
    """What its icon shows, where none is drawn for its kind."""
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


class MentionLine(NamedTuple):
    """A section elsewhere that refers to an entry."""

    page: str
    """The title of its page, where that is another."""
    title: str
    url: Markup


def enumerated(names: Sequence[str], page: Page) -> list[Named]:
    """Return names as a sentence lists them."""
    marker = "\0"
    before = wording.names_text([marker] * len(names)).split(marker)
    return [Named(text, name, page.link_of(name)) for text, name in zip(before, names, strict=False)]


def initials_of(name: str) -> str:
    """Return the first letters of a given and a family name, without titles such as ``Dr.``."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")] or name.split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))) if words else ""


def title_of(entry: Entry, page: Page) -> str | Markup:
    """Return the title of an entry with its marks."""
    marked = entry.marked_title
    return text_html(marked, entry.source, for_xml=page.is_xml) if marked else entry.title


class EntryView:
    """An entry of any kind, as a page shows it."""

    def __init__(self, record: Entry, page: Page) -> None:
        self.record = record
        self.page = page
        self.title = title_of(record, page)
        self.kinds = page.domain.settings.all_kinds
        self.kind = kind_of(record, self.kinds)
        self.period = dates_of(record, self.kinds)
        self.as_of = wording.as_of_text(record.period)

    @property
    def url(self) -> Markup:
        """The address of the place where the entry was written."""
        return self.page.url(self.record.directive, self.record.name)

    @property
    def external_url(self) -> Markup:
        """The address that its title leads to, or nothing."""
        return self.page.url_of(self.record.url)

    @property
    def home_url(self) -> Markup:
        """The address of a person: that of the entry, or of the name in ``scholar_links``."""
        return self.external_url or self.page.link_of_person(self.record.title)

    @property
    def initials(self) -> str:
        """What stands in the place of a picture."""
        return initials_of(self.record.title)

    @property
    def facts(self) -> list[FactLine]:
        """What its kind's fields say, in the order of the line below its title."""
        return [
            FactLine(
                fact.field,
                fact.label,
                [Named(part.before, part.text, self.page.url_of(part.url)) for part in fact.parts],
                fact.is_link,
            )
            for fact in facts_of(self.record, self.kinds, self.page.links)
        ]

    @property
    def papers(self) -> list[Named]:
        """The papers that came of it, by their short titles."""
        works = self.page.domain.works(self.record.publications)
        comma = wording.punctuation(*(work.short_title for work in works)).between_names
        return [
            Named(comma if place else "", work.short_title, self.page.url("publication", work.key))
            for place, work in enumerate(works)
        ]

    @property
    def mentions(self) -> list[MentionLine]:
        """Sections elsewhere that refer to it."""
        domain = self.page.domain
        found = []
        for mention in domain.mentions_of(self.record.directive, self.record.name):
            page = domain.env.titles[mention.docname].astext()
            url = self.page.url("section", f"{mention.docname}#{mention.anchor}")
            found.append(MentionLine("" if page == mention.title else page, mention.title, url))
        return found

    @property
    def lead(self) -> str | Markup:
        """What it was, in brief: of a position the role, if it has one, else the title."""
        lead = self.record.text(self.kind.lead) if self.kind.lead != "title" else ""
        return lead or self.title

    @property
    def aside(self) -> str:
        """Where it was within its organization, the place, or what else its kind says in brief."""
        return next((text for name in self.kind.aside if (text := self.record.text(name))), "")

    @property
    def label(self) -> str:
        """What tells two entries of one role apart, where links are read out alone."""
        which = self.aside or self.record.organization
        return wording.phrase((str(self.lead), which)) if which else ""


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
        """The preferred address, the CV where there is one, and other pages on the web."""
        cv = self.page.domain.cv_on(self.page.docname)
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
