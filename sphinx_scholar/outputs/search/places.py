"""What there is to find on a page: papers, positions and sections, with the words that are theirs.

Resolved pages in, places out; knows nothing of other pages, nor of the file that carries them.
"""

from __future__ import annotations

import html
import os
import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_scholar import wording
from sphinx_scholar.citations.facts import line
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.records.person import Person
from sphinx_scholar.rendering import nodes as own
from sphinx_scholar.rendering import paper_card
from sphinx_scholar.rendering.entry_facts import dates_of
from sphinx_scholar.rendering.fallbacks import about_nodes
from sphinx_scholar.rendering.templates import Page
from sphinx_scholar.rendering.visitors import rendered
from sphinx_scholar.wording import aliases
from sphinx_scholar.wording.catalog import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Node

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.publication import Publication

ELSEWHERE = (own.paper_list, own.paper_cards, own.entry_list)
"""What shows things, or leads to them, whose home is another place."""


class Kind(StrEnum):
    """The groups of results, in their order."""

    PAPER = "papers"
    EXPERIENCE = "experience"
    PAGE = "pages"
    LINK = "links"


@dataclass(slots=True, kw_only=True)
class Place:
    """One thing that can be found, with the address that leads to it."""

    kind: Kind
    title: str
    uri: str
    """The address, relative to the site's root."""
    about: str = ""
    """What stands beside the title: a venue, a period, the page of a section."""
    names: str = ""
    """Authors of a paper; role, organization and people of a position."""
    called: list[str] = field(default_factory=list)
    """What people may call it; no result shows it."""
    also: str = ""
    """By what else it is known: where it appeared, earlier titles, DOI, arXiv number."""
    blocks: list[str] = field(default_factory=list)
    """What it says, a paragraph each."""
    cited: str = ""
    """What only the citation of a paper says."""
    unsaid: str = ""
    """Words that are read there and are no other place's either, such as those of a button."""
    shown: set[str] = field(default_factory=set)
    """Words that are read there, but are at home elsewhere or belong to every page."""
    is_window: bool = False
    """True where something was left out because its home is elsewhere."""

    @property
    def text(self) -> str:
        """All that it says as one line, with a sign between paragraphs."""
        return " ¶ ".join(self.blocks)

    @property
    def aliases(self) -> str:
        """What people may call it, with a dot between phrases."""
        telephones = aliases.telephone_aliases(self.text)
        return in_print(aliases.joined_aliases([*self.called, *telephones]))

    @property
    def rest(self) -> str:
        """Words that are no sentences, which no result shows."""
        return f"{self.cited} {self.unsaid}".strip()

    @property
    def words(self) -> set[str]:
        """The words by which it is found."""
        return words_of(" ".join((self.title, self.about, self.names, self.also, self.text, self.cited)))


WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> set[str]:
    """Return the words of a text, to tell whether another place has them."""
    return set(WORD.findall(text.casefold()))


def in_print(text: str) -> str:
    """Return text as one line, with the apostrophes that pages have."""
    return line(text).replace("'", "’")


def read_text(node: Node) -> str:
    """Return what a visitor reads of a node."""
    if isinstance(node, nodes.image):
        return str(node.get("alt", ""))
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, (nodes.Invisible, nodes.raw, nodes.system_message)):
        return ""
    joint = "" if isinstance(node, nodes.TextElement) else " "
    return joint.join(read_text(child) for child in node.children)


def _is_toctree(node: Node) -> bool:
    return isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"]


def _read_title(title: nodes.title | None) -> str:
    return in_print(read_text(title)) if title is not None else ""


class PageReader:
    """Reads the places of one page from its resolved doctree."""

    def __init__(self, domain: ScholarDomain, docname: str, work: Publication | None) -> None:
        self.domain = domain
        self.docname = docname
        self.work = work
        """The paper whose page it is."""
        self.uri = domain.builder.get_target_uri(docname)
        self.places: list[Place] = []

    def read(self, doctree: nodes.document) -> list[Place]:
        """Return the page's places in the order of the page; the page itself is the first."""
        first = doctree.next_node(nodes.section)
        shown = first.next_node(own.paper_page, ascend=False) if first is not None else None
        if first is not None and shown is not None and self.work:
            page = paper_place(self.work, self.uri, self.domain.settings.short_names)
            page.shown |= words_of(read_text(first))
        else:
            page = Place(
                kind=Kind.PAGE,
                title=_read_title(doctree.next_node(nodes.title)) or self.docname,
                uri=self.uri,
            )
        self.places.append(page)
        for child in doctree.children:
            if child is not first:
                self._gather(child, page)
            elif page.kind is Kind.PAGE:
                self._children(first, page)
            else:
                self._notes(first, page)
        page.called += self._page_aliases(doctree)
        return self.places

    def _page_aliases(self, doctree: nodes.document) -> Iterator[str]:
        if self.docname == self.domain.settings.cv:
            yield aliases.cv_aliases()
        elif self.docname != self.domain.env.config.root_doc:
            lists = doctree.findall(own.paper_list)
            listed = {key for node in lists for group in node["selection"].groups for key in group.keys}
            every = {work.key for work in self.domain.bibliography.publications if not work.hidden}
            if every and every <= listed:
                yield aliases.papers_aliases()

    def _notes(self, section: nodes.section, place: Place) -> None:
        """Take of a paper's page what its record does not say."""
        for child in section.children[1:]:
            if not isinstance(child, nodes.section):
                self._gather(child, place)

    def _children(self, section: nodes.section, place: Place) -> None:
        for child in section.children:
            if not isinstance(child, nodes.title):
                self._gather(child, place)

    def _gather(self, node: Node, place: Place) -> None:
        """Put what a node says into a place, or into places of its own."""
        if isinstance(node, own.record_node):
            place.shown |= words_of(html.unescape(TAG.sub(" ", rendered(node, self.domain))))
        if isinstance(node, nodes.section):
            self._section(node)
        elif isinstance(node, own.written_list):
            for item in node.children:
                self._item(cast("nodes.Element", item))
        elif isinstance(node, ELSEWHERE) or _is_toctree(node) or self._is_written_elsewhere(node):
            place.is_window = True
            place.shown |= words_of(read_text(node))
        elif isinstance(node, own.person_head):
            for child in (*node.children[0].children, *node.children[1:]):
                self._gather(child, place)
            place.called += self._person_aliases(node["name"])
        elif isinstance(node, own.fallback):
            place.shown |= words_of(read_text(node))
        elif isinstance(node, own.contact_list):
            ways = [in_print(read_text(way)) for way in node.findall(nodes.reference)]
            place.blocks.append(" · ".join(ways))
            if node["show"] == "emails":
                place.called += [aliases.contact_aliases()]
        elif isinstance(node, (nodes.TextElement, nodes.image)):
            text = in_print(read_text(node))
            if text:
                place.blocks.append(text)
        elif not isinstance(node, (nodes.Invisible, nodes.raw, nodes.system_message)):
            for child in node.children:
                self._gather(child, place)

    def _person_aliases(self, name: str) -> Iterator[str]:
        person = next((person for person in self.domain.records("person") if person.name == name), None)
        if isinstance(person, Person):
            yield from (person.name, *person.aliases, person.position)
            yield from self._institution(person.affiliation)
            yield from (aliases.host_name(address) for address in person.emails)

    def _institution(self, name: str) -> Iterator[str]:
        settings = self.domain.settings
        return aliases.institution_aliases(name, settings.links, settings.short_names)

    def _is_written_elsewhere(self, node: Node) -> bool:
        """Tell whether a block was included from another page."""
        source = getattr(node, "source", None)
        if not source or not isinstance(node, nodes.TextElement):
            return False
        docname = self.domain.env.path2doc(os.path.normpath(source))
        return docname in self.domain.env.found_docs and docname != self.docname

    def _section(self, section: nodes.section) -> None:
        anchor = section["ids"][0]
        title = section.next_node(nodes.title)
        place = Place(
            kind=Kind.PAGE,
            title=_read_title(title) or anchor,
            uri=f"{self.uri}#{anchor}",
            about=self.places[0].title,
        )
        self.places.append(place)
        entry = self._entry_at(section)
        if entry is not None:
            self._note_entry(entry, place)
        self._children(section, place)

    def _item(self, item: nodes.Element) -> None:
        """Read an entry that is an item of a list."""
        entry = self._entry_at(item)
        assert entry is not None
        uri = f"{self.uri}#{entry.anchor}"
        body = item.next_node(own.object_body)
        sentence = body.next_node(nodes.paragraph) if body is not None else None
        title = in_print(read_text(sentence)) if sentence is not None else entry.title
        place = Place(kind=Kind.EXPERIENCE, title=title.removesuffix("."), uri=uri, about="")
        self.places.append(place)
        self._note_entry(entry, place)
        for child in item.children:
            self._gather(child, place)

    def _note_entry(self, entry: Entry, place: Place) -> None:
        """Say of a place what its entry says."""
        place.kind = Kind.EXPERIENCE
        place.about = in_print(dates_of(entry, self.domain.settings.all_kinds))
        place.also = in_print(wording.as_of_text(entry.period))
        about = about_nodes(entry, Page(self.domain, self.docname))
        place.names = in_print("".join(node.astext() for node in about))
        settings = self.domain.settings
        place.called += aliases.entry_aliases(
            entry, kind_of(entry, settings.all_kinds), settings.links, settings.short_names
        )

    def _entry_at(self, section: nodes.Element) -> Entry | None:
        placed = self.domain.lookup.placed
        entries = (placed.get((self.docname, anchor)) for anchor in section["ids"])
        return next((entry for entry in entries if entry), None)


# -- papers ----------------------------------------------------------------------------------------

FIELD_NAMES = re.compile(r"(?:^|,)\s*[\w+:-]+\s*=|^\s*@\w+\s*\{", re.MULTILINE)
"""What a citation's text holds that is no word of the paper, nor is the ``and`` between names."""
UNSPACED_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
"""A name in Han script, kana or Hangul."""
CHUNK = re.compile(r"[^\s{}()\",=]+")
TAG = re.compile(r"<[^>]*>")


def paper_place(work: Publication, uri: str, short_names: Mapping[str, str]) -> Place:
    """Return a paper as its record tells of it, the words of its citation last."""
    place = Place(
        kind=Kind.PAPER,
        title=in_print(work.title.plain),
        uri=uri,
        about=in_print(paper_card.badge_text(work)),
        names=in_print(wording.people_text(work)),
        called=[*aliases.paper_aliases(work, short_names), *_names_in_either_order(work)],
        also=in_print(" · ".join(_other_names(work))),
        blocks=[in_print(text) for text in (work.abstract.plain, ", ".join(work.keywords)) if text],
    )
    known = place.words | {"and"}
    cited = CHUNK.findall(FIELD_NAMES.sub(" ", work.bibtex).replace("'", "’"))
    chunks = (chunk for chunk in dict.fromkeys(cited) if chunk.casefold() not in known)
    unsaid = [chunk for chunk in chunks if not words_of(chunk) <= known]
    place.cited = " ".join(unsaid)
    return place


def _other_names(work: Publication) -> Iterator[str]:
    yield wording.sentence(wording.standing(work)).removesuffix(".")
    for record in work.history:
        yield paper_card.record_text(record).removesuffix(".")
    for record in work.records:
        if record.doi:
            yield f"DOI {record.doi}"
        if record.arxiv:
            yield f"arXiv {record.arxiv}"


def _names_in_either_order(work: Publication) -> Iterator[str]:
    for author in (*work.authors, *work.editors):
        # These names are written without a space, and asked for in either order.
        if UNSPACED_NAME.fullmatch(author.given + author.family):
            yield from sorted({author.given + author.family, author.family + author.given} - {author.name})


def collected_place(
    work: Publication | None,
    title: str,
    uri: str,
    body: str,
    seen: set[str],
    short_names: Mapping[str, str] = MappingProxyType({}),
) -> Place:
    """Return a page that has no document: of a paper, or of a year of a list.

    Of thousands of such pages most words are the same: what stands between blanks in ``seen``,
    to which the page adds its own, is looked at no more.
    """
    place = (
        paper_place(work, uri, short_names) if work else Place(kind=Kind.PAGE, title=in_print(title), uri=uri)
    )
    unseen = set(TAG.sub(" ", body).split()) - seen
    seen |= unseen
    place.shown = words_of(html.unescape(" ".join(unseen)))
    return place


# -- links -----------------------------------------------------------------------------------------


def link_places(domain: ScholarDomain) -> Iterator[Place]:
    """Yield the owner's CV as a file, and the owner's pages elsewhere."""
    if domain.cv:
        title = str(_("CV (PDF)"))
        yield Place(kind=Kind.LINK, title=title, uri=domain.cv, called=[aliases.cv_aliases(), "PDF"])
    for link in domain.owner.profiles if domain.owner else ():
        about = re.sub(r"^https?://(www\.)?|/$", "", link.url)
        account = re.split(r"[/=]", about)[-1]
        title = wording.link_text(link.kind)
        yield Place(kind=Kind.LINK, title=title, uri=link.url, about=about, called=[account])
