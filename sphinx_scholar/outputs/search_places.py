"""What there is to find on the site: each paper, position and section once, at its home.

Resolved pages in, places out; knows nothing of the file that carries them, nor of the dialog.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import cards, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element, Node

    from sphinx_scholar.domain import ScholarDomain
    from sphinx_scholar.model import Entry, Publication

_ = get_translation(wording.CATALOG)

PAPER_PAGE = "scholar-publication-page"
"""The class of the section that is a paper's own page."""
ENTRY = "scholar-entry"
"""The class of the section of a position, a degree or another entry."""

ELSEWHERE = frozenset(
    {
        "scholar-publications",
        "scholar-timeline",
        "scholar-related",
        "scholar-papers",
        "scholar-buttons",
        "scholar-ways",
        "toctree-wrapper",
    }
)
"""Classes of what a list shows, or leads to, whose home is another place."""
WHOLE = frozenset({"scholar-contact"})
"""Classes of lists that are one block: a second one that says the same is a repetition."""
LONG = 6
"""From how many words on a block that stands on a second page too is a repetition."""


class Kind(StrEnum):
    """The groups of results, in their order."""

    PAPER = "papers"
    EXPERIENCE = "experience"
    PAGE = "pages"


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
    also: str = ""
    """By what else it is known: where it appeared, earlier titles, DOI, arXiv number."""
    blocks: list[str] = field(default_factory=list)
    """What it says, a paragraph each."""
    shown: set[str] = field(default_factory=set)
    """Words that are read there, but are at home elsewhere or belong to every page."""
    is_window: bool = False
    """True where something was left out because its home is elsewhere."""

    @property
    def text(self) -> str:
        """All blocks as one line."""
        return " ".join(self.blocks)


def words_of(text: str) -> set[str]:
    """Return the words of a text, to tell whether another place has them."""
    return set(re.findall(r"[^\W_]+", text.casefold()))


def in_print(text: str) -> str:
    """Return text as one line, with the apostrophes that pages have."""
    return " ".join(text.split()).replace("'", "’")


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


def _classes(node: Node) -> set[str]:
    return set(node.get("classes", ())) if isinstance(node, nodes.Element) else set()


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
        if first is not None and PAPER_PAGE in first["classes"] and self.work:
            page = paper_place(self.work, first, self.uri)
        else:
            title = doctree.next_node(nodes.title)
            page = Place(kind=Kind.PAGE, title=_read_title(title) or self.docname, uri=self.uri)
        self.places.append(page)
        for child in doctree.children:
            if child is not first:
                self._gather(child, page)
            elif page.kind is Kind.PAGE:
                self._children(first, page)
        return self.places

    def _children(self, section: nodes.section, place: Place) -> None:
        for child in section.children:
            if not isinstance(child, nodes.title):
                self._gather(child, place)

    def _gather(self, node: Node, place: Place) -> None:
        """Put what a node says into a place, or into places of its own."""
        classes = _classes(node)
        if isinstance(node, nodes.section):
            self._section(node)
        elif classes & ELSEWHERE or self._is_written_elsewhere(node):
            place.is_window = True
            place.shown |= words_of(read_text(node))
        elif classes & WHOLE or isinstance(node, (nodes.TextElement, nodes.image)):
            text = in_print(read_text(node))
            if text:
                place.blocks.append(text)
        elif not isinstance(node, (nodes.Invisible, nodes.raw, nodes.system_message)):
            for child in node.children:
                self._gather(child, place)

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
        entry = self._entry_at(section) if ENTRY in section["classes"] else None
        if entry is None:
            self._children(section, place)
        else:
            self._entry(entry, section, place)

    def _entry_at(self, section: nodes.section) -> Entry | None:
        for kind in ("position", "degree", "entry"):
            for entry in self.domain.entries(kind):
                if entry.docname == self.docname and entry.anchor in section["ids"]:
                    return entry
        return None

    def _entry(self, entry: Entry, section: nodes.section, place: Place) -> None:
        place.kind = Kind.EXPERIENCE
        place.about = in_print(wording.period_text(entry.period))
        place.also = in_print(wording.as_of_text(entry.period))
        for child in section.children[1:]:
            classes = _classes(child)
            if "scholar-about" in classes:
                place.names = in_print(read_text(child))
            elif "scholar-dates" in classes:
                place.shown |= words_of(read_text(child))
            else:
                self._gather(child, place)


# -- papers ----------------------------------------------------------------------------------------

FIELD_NAMES = re.compile(r"^\s*[\w+:-]+\s*=|^\s*@\w+\s*\{", re.MULTILINE)
"""What a citation's text holds that is no word of the paper."""


def paper_place(work: Publication, section: nodes.section, uri: str) -> Place:
    """Return a paper as its page tells of it, the words of its citation last."""
    names = [author.name for author in work.authors or work.editors]
    if work.more_authors:
        names.append(str(_("and others")))
    place = Place(
        kind=Kind.PAPER,
        title=in_print(work.title.plain),
        uri=uri,
        about=in_print(cards.badge(work).astext()),
        names=in_print(", ".join(names)),
        also=in_print(" · ".join(_other_names(work))),
        blocks=[in_print(text) for text in (work.abstract.plain, ", ".join(work.keywords)) if text],
    )
    known = " ".join((place.title, place.about, place.names, place.also, *place.blocks))
    rest: dict[str, None] = {}
    for block in _own_blocks(section, place):
        rest.update(dict.fromkeys(re.findall(r"[^\s{}()\",=]+", in_print(block))))
    have = set(re.findall(r"[^\s{}()\",=]+", known))
    unsaid = [chunk for chunk in rest if chunk not in have and not words_of(chunk) <= words_of(known)]
    place.blocks += [" ".join(unsaid)] if unsaid else []
    return place


def _other_names(work: Publication) -> Iterator[str]:
    yield wording.sentence(wording.standing(work)).removesuffix(".")
    for record in work.history:
        yield "".join(node.astext() for node in cards.record_line(record)).removesuffix(".")
    for record in work.records:
        if record.doi:
            yield f"DOI {record.doi}"
        if record.arxiv:
            yield f"arXiv {record.arxiv}"
    for author in (*work.authors, *work.editors):
        # A name in Han script or kana is printed without a space, and asked for in either order.
        if author.given and " " not in author.name:
            yield author.given + author.family


def _own_blocks(section: nodes.section, place: Place) -> Iterator[str]:
    """Yield the texts of a paper's page that are this paper's own."""
    for node in section.children[1:]:
        element, classes = cast("Element", node), _classes(node)
        if classes & ELSEWHERE:
            place.shown |= words_of(read_text(node))
        elif isinstance(element, nodes.literal_block):
            source = element.astext()
            place.shown |= words_of(" ".join(FIELD_NAMES.findall(source)))
            yield FIELD_NAMES.sub(" ", source)
        elif isinstance(element, nodes.section):
            place.shown |= words_of(read_text(element.children[0]))
            yield from _own_blocks(element, place)
        elif "scholar-downloads" in classes:
            place.shown |= words_of(read_text(node))
        else:
            yield read_text(node)


# -- the whole site --------------------------------------------------------------------------------


def settle(pages: Iterable[list[Place]]) -> list[Place]:
    """Return the places of all pages, in the order of results, each thing in one of them.

    ``pages`` come in the order in which a repeated block is looked for: the first has it. A
    section that only shows what is at home elsewhere is no place. In the end each word that is
    read anywhere is a word of some place.
    """
    places: list[Place] = []
    seen: set[str] = set()
    for page in pages:
        for place in page:
            _drop_repeated(place, seen)
            if place is not page[0] and place.is_window and not place.blocks:
                page[0].shown |= place.shown | words_of(place.title)
            else:
                places.append(place)
    order = list(Kind)
    places.sort(key=lambda place: (order.index(place.kind), "#" in place.uri and place.kind is Kind.PAGE))
    known: set[str] = set()
    for place in places:
        known |= words_of(" ".join((place.title, place.about, place.names, place.also, place.text)))
    for place in places:
        missing = place.shown - known
        if missing:
            place.blocks.append(" ".join(sorted(missing)))
            known |= missing
    return places


def _drop_repeated(place: Place, seen: set[str]) -> None:
    kept = []
    for block in place.blocks:
        is_long = len(block.split()) >= LONG or "@" in block
        if is_long and block in seen:
            place.is_window = True
            place.shown |= words_of(block)
        else:
            kept.append(block)
            seen.add(block)
    place.blocks = kept
