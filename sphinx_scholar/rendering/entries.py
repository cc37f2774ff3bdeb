"""What a template can show of entries of all kinds.

Does not know which page asks, nor how any of it looks; papers and people have modules of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from sphinx_scholar import wording
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.rendering.entry_facts import dates_of, facts_of
from sphinx_scholar.rendering.rich_text import text_html

if TYPE_CHECKING:
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.rendering.templates import Page


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


class MentionLine(NamedTuple):
    """A section elsewhere that refers to an entry."""

    page: str
    """The title of its page, where that is another."""
    title: str
    url: Markup


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
