"""What there is to find on a page: the page, its entries and sections, and the words that are theirs.

Resolved pages and records in, places out; knows nothing of other pages, nor of how any page looks.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_scholar import wording
from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.domain.split_lists import year_pages
from sphinx_scholar.outputs.search.leads import Homes, name_leads, page_leads
from sphinx_scholar.outputs.search.papers import paper_place
from sphinx_scholar.outputs.search.places import Kind, Place, in_print, words_of
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.records.person import Person
from sphinx_scholar.rendering import nodes as own
from sphinx_scholar.rendering.entry_facts import dates_of
from sphinx_scholar.rendering.fallbacks import about_nodes
from sphinx_scholar.rendering.people import contact_ways
from sphinx_scholar.rendering.templates import Page
from sphinx_scholar.wording import aliases, visitor_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.publication import Publication

ELSEWHERE = (own.paper_list, own.paper_cards, own.entry_list, own.post_list, own.post_foot)
"""What shows things, or leads to them, whose home is another place."""
COMMAND = re.compile(r"\\[A-Za-z]+ ?")
"""What is left of a formula's source where plain text says nothing."""


def read_text(node: Node) -> str:
    """Return what a visitor reads of a node."""
    if isinstance(node, nodes.image):
        return str(node.get("alt", ""))
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, (nodes.math, nodes.math_block)):
        return COMMAND.sub("", to_plain(f"${node.astext()}$"))
    if isinstance(node, (nodes.Invisible, nodes.raw, nodes.system_message)):
        return ""
    joint = "" if isinstance(node, nodes.TextElement) else " "
    return joint.join(read_text(child) for child in node.children)


def _read_title(title: nodes.title | None) -> str:
    return in_print(read_text(title)) if title is not None else ""


def latest_year(domain: ScholarDomain) -> int:
    """Return the last year in which a paper appeared, or something began or ended."""
    periods = (entry.period for entry in domain.lookup.placed.values())
    dates = (date for period in periods for date in (period.start, period.end) if date)
    years = (*(date.year for date in dates), *(work.year or 0 for work in domain.bibliography.publications))
    return max(years, default=0)


class PageReader:
    """Reads the places of one page from its resolved doctree."""

    def __init__(self, domain: ScholarDomain, docname: str, work: Publication | None, latest: int) -> None:
        self.domain = domain
        self.docname = docname
        self.work = work
        """The paper whose page it is."""
        self.latest = latest
        """The last year of which the site speaks, until which what has no end goes on."""
        self.uri = domain.builder.get_target_uri(docname)
        self.page = Page(domain, docname)
        self.places: list[Place] = []
        self.homes = Homes()

    def read(self, doctree: nodes.document) -> list[Place]:
        """Return the page's places in the order of the page; the page itself is the first."""
        first = doctree.next_node(nodes.section)
        if self.work and first is not None and first.next_node(own.paper_page, ascend=False) is not None:
            page = paper_place(
                self.work, self.uri, self.domain.settings.short_names, self.domain.topics.of(self.work)
            )
            page.shown |= words_of(read_text(first))
        else:
            page = Place(
                kind=Kind.PAGE,
                title=_read_title(doctree.next_node(nodes.title)) or self.docname,
                uri=self.uri,
            )
        self.places.append(page)
        if post := self.domain.data["posts"].get(self.docname):
            page.about = in_print(wording.date_text(post.date)) if post.date else ""
            page.blocks += [in_print(text) for text in (post.summary, wording.listed(post.tags)) if text]
        for child in doctree.children:
            if child is not first:
                self._gather(child, page)
            elif page.kind is Kind.PAGE:
                self._children(first, page)
            else:
                self._notes(first, page)
        page.leads_to += page_leads(self.domain, self.docname, doctree)
        self.homes.lead(page, self.domain.settings.all_kinds)
        return self.places

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
        if isinstance(node, nodes.section):
            self._section(node, place)
        elif isinstance(node, own.written_list):
            for item in node.children:
                self._item(cast("nodes.Element", item), place)
        elif isinstance(node, addnodes.toctree):
            place.is_window = True
            titles = (title for title, _target in node["entries"] if title)
            place.shown |= words_of(" ".join((node.get("caption") or "", *titles)))
        elif isinstance(node, ELSEWHERE) or self._is_written_elsewhere(node):
            place.is_window = True
            place.shown |= words_of(read_text(node))
            if isinstance(node, own.paper_list):
                place.shown |= set(self._listed(node))
        elif isinstance(node, own.person_head):
            for child in (*node.children[0].children, *node.children[1:]):
                self._gather(child, place)
            self._note_person(node["name"], place)
        elif isinstance(node, own.fallback):
            place.shown |= words_of(read_text(node))
        elif isinstance(node, own.contact_list):
            self._contact(node, place)
        elif isinstance(node, nodes.literal_block):
            place.cited = f"{place.cited} {in_print(node.astext())}".strip()
        elif isinstance(node, (nodes.TextElement, nodes.image)):
            text = in_print(read_text(node))
            if text:
                place.blocks.append(text)
        elif not isinstance(node, (nodes.Invisible, nodes.raw, nodes.system_message)):
            for child in node.children:
                self._gather(child, place)

    def _listed(self, node: own.paper_list) -> Iterator[str]:
        """Yield what a split list says of its years, and listed papers that no other place has."""
        if not (split := node["split"]):
            return
        works = self.domain.works(node["selection"].keys)
        yield from (str(len(year.works)) for year in year_pages(works, split.size))
        for work in works:
            if self.domain.place("publication", work.key) is None:
                place = paper_place(work, "", {})
                yield from words_of(" ".join((place.title, place.about, place.names, place.also)))

    def _contact(self, node: own.contact_list, place: Place) -> None:
        ways = contact_ways(node["show"], self.page)
        place.shown |= words_of(" ".join(way.text for way in ways))
        if node["show"] == "address":
            labels = (f"{way.label}: " if way.label else "" for way in ways)
            place.blocks.append(
                " · ".join(in_print(label + way.text) for label, way in zip(labels, ways, strict=True))
            )
            place.called += [
                aliases.in_both_languages(words) for words in (visitor_words.TELEPHONE, visitor_words.OFFICE)
            ]
            return
        read = (in_print(read_text(way)) for way in node.findall(nodes.reference))
        place.blocks.append(" · ".join(text for text in read if text))
        if node["show"] == "emails":
            place.leads_to.append(aliases.contact_aliases())

    def _note_person(self, name: str, place: Place) -> None:
        """Say of a place what somebody is called, what they are, and where."""
        person = next((person for person in self.domain.records("person") if person.name == name), None)
        if isinstance(person, Person):
            settings = self.domain.settings
            place.leads_to += name_leads((person.name, *person.names))
            place.called += aliases.person_aliases(person, settings.links, settings.short_names)

    def _is_written_elsewhere(self, node: Node) -> bool:
        """Tell whether a block was included from another page."""
        source = getattr(node, "source", None)
        if not source or not isinstance(node, nodes.TextElement):
            return False
        docname = self.domain.env.path2doc(os.path.normpath(source))
        return docname in self.domain.env.found_docs and docname != self.docname

    def _section(self, section: nodes.section, parent: Place) -> None:
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
            self._note_entry(entry, place, parent)
        self._children(section, place)

    def _item(self, item: nodes.Element, parent: Place) -> None:
        """Read an entry that is an item of a list."""
        entry = self._entry_at(item)
        assert entry is not None
        uri = f"{self.uri}#{entry.anchor}"
        body = item.next_node(own.object_body)
        sentence = body.next_node(nodes.paragraph) if body is not None and entry.is_sentence else None
        title = in_print(read_text(sentence)) if sentence is not None else entry.title
        place = Place(kind=Kind.EXPERIENCE, title=title.removesuffix("."), uri=uri, about="")
        self.places.append(place)
        self._note_entry(entry, place, parent)
        for child in item.children:
            self._gather(child, place)

    def _note_entry(self, entry: Entry, place: Place, parent: Place) -> None:
        """Say of a place what its entry says, and remember where it stands."""
        place.kind = Kind.EXPERIENCE
        place.about = in_print(dates_of(entry, self.domain.settings.all_kinds))
        place.also = in_print(wording.as_of_text(entry.period))
        about = about_nodes(entry, self.page)
        place.names = in_print("".join(node.astext() for node in about))
        settings = self.domain.settings
        kind = kind_of(entry, settings.all_kinds)
        place.called += aliases.entry_aliases(entry, kind, settings.links, settings.short_names, self.latest)
        self.homes.note(kind, parent)

    def _entry_at(self, section: nodes.Element) -> Entry | None:
        placed = self.domain.lookup.placed
        entries = (placed.get((self.docname, anchor)) for anchor in section["ids"])
        return next((entry for entry in entries if entry), None)
