"""What a template can show of a paper: who wrote it, where it stands, what of it has an address.

Asks the domain for what it must know of the site; does not know how any of it looks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations.coins import context_object
from sphinx_scholar.domain.pictures import CARD
from sphinx_scholar.records.identifiers import mailto
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.records.scripts import is_east_asian
from sphinx_scholar.records.text import TextMark
from sphinx_scholar.rendering.components import Component
from sphinx_scholar.rendering.line_ends import keep_together
from sphinx_scholar.rendering.paper_words import (
    introduction_of,
    meanings,
    phrase,
    rows_of_names,
    signs_of,
    standing_of,
)
from sphinx_scholar.rendering.rich_text import text_html
from sphinx_scholar.wording import aliases

if TYPE_CHECKING:
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.records.text import Text
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


MAIN_LINKS = frozenset({"pdf", "arxiv", "code"})
"""Kinds of links that a card in brief keeps."""


LONG_NAME = 34
"""From how many letters on a name is long."""


class Name(NamedTuple):
    """One of a paper's authors or editors."""

    before: str
    """What stands between it and the name before it."""
    name: str
    signs: str
    """What stands behind the name: ``*†``."""
    url: Markup
    is_owner: bool

    @property
    def is_long(self) -> bool:
        """Tell whether the name may need more than a line of a phone, and so may be broken."""
        return len(self.name) > LONG_NAME

    @property
    def parts_from_signs(self) -> bool:
        """Tell whether a line may end between the name and its signs: after Han, kana and Hangul."""
        return bool(self.signs) and is_east_asian(self.name[-1:])


class NamesInRow(NamedTuple):
    """Names that follow each other: shown, or folded away until a reader asks for them."""

    names: list[Name]
    folded: str
    """What stands for them while they are folded: ``37 more``; empty for names that are shown."""


class StandingLine(NamedTuple):
    """Where a paper appeared, or how far it has come, as a template shows it."""

    badge: str
    """The venue's short name, or the state in a word; empty where the sentence begins with it."""
    is_venue: bool
    sentence: Markup


class Button(NamedTuple):
    """A link to something that belongs to a paper."""

    text: str
    url: Markup
    is_external: bool
    address: str = ""
    """An e-mail address that is shown beside it."""
    kind: str = ""
    """What it leads to: ``arxiv``, ``code``, …; empty for a letter."""


class Picture(NamedTuple):
    """A small picture of a paper."""

    url: Markup
    alt: str
    """What it shows, or the title of the paper."""
    size: tuple[int, int]
    """Width and height in pixels, so that the text does not jump."""


class RecordLine(NamedTuple):
    """An earlier record of a work."""

    introduction: str
    title: Markup
    standing: Markup
    state: Markup
    """The same in a few words."""
    short_title: str
    links: list[Button]


class PaperCard:
    """A paper, as a page shows it."""

    def __init__(self, record: Publication, page: Page, *, is_numbered: bool = False) -> None:
        self.record = record
        self.page = page
        self.number = page.domain.number_of(record.key) if is_numbered else ""
        """The number that stands before it in a list that has them: ``J12``."""
        self._standings: dict[str, StandingLine] = {}
        """Where it appeared, by the styles in which that was asked for."""

    def rendered(self, style: str, *, pictures: bool) -> Markup:
        """Return the card in a style."""
        return self.page.render("paper_card", paper=self, style=style, pictures=pictures)

    @property
    def title(self) -> Markup:
        """The title, its formulas as MathML."""
        return self.html(self.record.title)

    def html(self, text: Text) -> Markup:
        """Return a text of the paper as HTML."""
        for span in text.spans:
            if span.math:
                self.page.uses(Component.FORMULAS)
            if TextMark.SMALL_CAPITALS in span.marks:
                self.page.uses(Component.DETAILS)
        return text_html(text, self.record.source, for_xml=self.page.is_xml)

    def has_details(self, style: str) -> bool:
        """Tell whether a style of card shows what a brief one of most papers does without."""
        work = self.record
        is_long = style == "full" and (work.history or work.preview or self._address)
        return style != "line" and bool(work.award or is_long)

    @property
    def short_title(self) -> str:
        """The title up to its colon, to say of what a link is."""
        return self.record.short_title

    @cached_property
    def url(self) -> Markup:
        """The address of the paper's own page; empty where it has none."""
        return self.page.url("publication", self.record.key)

    @cached_property
    def people(self) -> list[Name]:
        """The authors in order, or else the editors."""
        page, signs = self.page, signs_of(self.record)
        people = self.record.authors or self.record.editors
        comma = wording.names_comma(self.record)
        return [
            Name(
                comma if place else "",
                person.name,
                "".join(signs[mark] for mark in person.marks) if person.marks else "",
                page.link_of_person(person),
                is_same_person(person, page.owner_forms),
            )
            for place, person in enumerate(people)
        ]

    def rows_of_people(self, *, folded: bool) -> list[NamesInRow]:
        """Return the same people as rows; ``folded`` allows to fold a long list as the site has set."""
        people, settings = self.people, self.page.domain.settings
        limit = settings.fold_authors if folded else 0
        language = self.page.domain.env.config.language
        rows = rows_of_names([person.is_owner for person in people], limit)
        if len(rows) > 1:
            self.page.uses(Component.FOLD)
        return [
            NamesInRow(people[start:end], wording.more_text(end - start, language) if is_folded else "")
            for start, end, is_folded in rows
        ]

    @property
    def year(self) -> int | None:
        """The year, which stands where a venue has no short name."""
        return self.record.year

    @property
    def others(self) -> str:
        """What follows the names of a list that is cut: that there are others; else nothing."""
        return wording.others_text(len(self.people)) if self.record.more_authors else ""

    @property
    def collaboration(self) -> str:
        """For whom the authors wrote."""
        return self.record.collaboration

    @property
    def people_are_editors(self) -> bool:
        """Tell whether the people are editors."""
        return not self.record.authors and bool(self.record.editors)

    @property
    def legend(self) -> str:
        """What the signs behind the names mean, or nothing."""
        texts = [text.replace(" ", "\N{NO-BREAK SPACE}", 1) for text in meanings(self.record)]
        return wording.clauses(texts)

    @property
    def award(self) -> str:
        """A prize that the paper was given."""
        return self.record.award

    def standing(self, style: str = "full") -> StandingLine:
        """Return where the paper appeared, as a style of card says it."""
        if style not in self._standings:
            badge, is_venue, sentence = standing_of(self.record, style)
            self._standings[style] = StandingLine(badge, is_venue, keep_together(self.html(sentence)))
        return self._standings[style]

    @property
    def brief_standing(self) -> Markup:
        """Where the paper appeared, as one short sentence."""
        sentence = wording.sentence(wording.standing(self.record, brief=True))
        return keep_together(self.html(phrase(sentence, self.record)))

    @property
    def history(self) -> list[RecordLine]:
        """Earlier records of the work, the latest first."""
        return [self.record_line(record) for record in self.record.history]

    def record_line(self, record: Publication) -> RecordLine:
        """Return one earlier record of the work."""
        return RecordLine(
            introduction_of(record),
            self.html(record.title),
            keep_together(self.html(phrase(wording.standing(record), record))),
            keep_together(self.html(phrase(wording.state(record), record))),
            record.short_title,
            [
                Button(wording.work_link_text(link.kind, record.type), escape(link.url), True)
                for link in record.links
                if "://" in link.url
            ],
        )

    @cached_property
    def buttons(self) -> list[Button]:
        """Links to everything that has an address: the paper's own, or a letter that asks for a copy."""
        work = self.record
        found = [
            Button(wording.work_link_text(link.kind, work.type), url, "://" in link.url, kind=link.kind)
            for link in work.links
            if (url := escape(link.url) if "://" in link.url else self._file(link.url))
        ]
        if self._address:
            found.append(self._request(self._address))
        return found

    @property
    def main_buttons(self) -> list[Button]:
        """The way to the paper and its code: the first link, and those that most readers want."""
        found = self.buttons
        return [*found[:1], *(button for button in found[1:] if button.kind in MAIN_LINKS)]

    @property
    def _address(self) -> str:
        """To whom a letter that asks for a copy goes; empty for a paper that is to be had."""
        owner = self.page.owner
        return owner.email if owner and not self.record.is_public else ""

    def _request(self, address: str) -> Button:
        """Return a link to a letter that asks for a copy."""
        subject = _("Copy of “%s”") % self.record.title.plain
        body = _("Could you please send me a copy of “%s”?") % self.record.title.plain
        letter = escape(mailto(address, subject=subject, body=body))
        return Button(str(_("Ask for a copy")), letter, True, address)

    def _file(self, path: str) -> Markup:
        return self.page.url("file", path) if self.page.has_files else Markup()

    box = CARD
    """How much room its picture has."""

    @property
    def preview(self) -> Picture | None:
        """The picture beside the paper, or nothing."""
        picture = self.page.domain.pictures.get((self.record.preview, self.box))
        if not picture or not self.page.has_files:
            return None
        self.page.uses(Component.PICTURES)
        alt = self.record.preview_alt or self.record.title.plain
        return Picture(self.page.url("file", picture.address), alt, picture.size)

    @property
    def has_microformats(self) -> bool:
        """Tell whether classes say to machines what is what, for whom a page of its own is one entry."""
        return self.page.has_files and self.page.has_microformats

    @property
    def coins(self) -> str:
        """The paper as reference managers find it in a list; empty where they look for none."""
        is_wanted = self.page.has_files and "coins" not in self.page.domain.settings.without
        return context_object(self.record) if is_wanted else ""

    @property
    def cite_url(self) -> Markup:
        """The address of the citation; empty where the paper has no page."""
        if self.url and not self.page.is_single:
            return Markup(f"{self.url}#cite")  # noqa: S704 - escaped
        return self.page.url("publication", self.record.key, f"{self.id_prefix}cite")

    @property
    def id_prefix(self) -> str:
        """What the ids of the sections of its page begin with, where all pages are one."""
        bibliography = self.page.domain.bibliography
        return f"{bibliography.page_name(self.record.key)}-" if self.page.is_single else ""

    @property
    def aliases(self) -> str:
        """What people may call it, by which a filter finds it."""
        short_names = self.page.domain.settings.short_names
        return aliases.joined_aliases(aliases.paper_aliases(self.record, short_names))

    @property
    def facets(self) -> dict[str, str]:
        """What a filter can ask of it, for scripts: several values of one facet in a line each."""
        its = self.page.facets.of(self.record)
        return {name: "\n".join(values) for name, values in its.items()}
