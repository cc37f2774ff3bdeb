"""The CV page's outline, filled with the same records, becomes the CV in PDF.

Each heading of the page is a section and each list a list, in the page's own order; what is
made of them is the business of ``pdf``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import new_document

from sphinx_scholar import wording
from sphinx_scholar.domain.paper_selections import heading_of
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.outputs.cv.document import (
    CurriculumVitae,
    CvEntry,
    CvGroup,
    CvProse,
    CvPublication,
    CvSection,
    CvWords,
    Run,
    plain,
)
from sphinx_scholar.outputs.cv.records import CvRecords, joined
from sphinx_scholar.outputs.cv.runs import blocks_from
from sphinx_scholar.outputs.life import Addresses
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.rendering import paper_words
from sphinx_scholar.rendering.bodies import body_of
from sphinx_scholar.rendering.nodes import (
    contact_list,
    entry_list,
    owner_fact,
    paper_group,
    paper_list,
    post_list,
    written_list,
)
from sphinx_scholar.rendering.people import address_ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from sphinx_scholar.domain.cv_settings import CvFile
    from sphinx_scholar.domain.paper_selections import PaperSelection
    from sphinx_scholar.domain.posts import PostQuery
    from sphinx_scholar.outputs.cv.document import Block, CvPart, Runs
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Affiliation

_ = get_translation(wording.CATALOG)


def _written_out(url: str) -> str:
    """Return an address as it is printed, for those who cannot click on it."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _organization(affiliation: Affiliation, links: Mapping[str, str]) -> Runs:
    url = affiliation.url or links.get(affiliation.organization, "")
    comma = wording.punctuation(affiliation.organization, affiliation.place).between_parts
    return joined((plain(affiliation.organization, url=url), plain(affiliation.place)), comma)


def _comma_behind(affiliation: Affiliation) -> str:
    """Return what parts a role from its organization."""
    return wording.punctuation(affiliation.role, affiliation.organization).between_parts


class CvReader:
    """Reads the CV page as an outline and fills it from the records."""

    def __init__(self, app: Sphinx, file: CvFile) -> None:
        self.app = app
        self.file = file
        self.docname = docname = file.page
        self.domain = ScholarDomain.of(app.env)
        base = app.config.html_baseurl
        self.page_url = self._url_of(docname)
        self.records = CvRecords(
            own_names=self.domain.owner_forms,
            links=self.domain.links,
            kinds=self.domain.settings.all_kinds,
            addresses=Addresses(base=f"{base.rstrip('/')}/" if base else ""),
            paper_of=self._paper_of,
        )

    def _url_of(self, docname: str) -> str:
        """Return the address of a page; empty while the site has none."""
        base = self.app.config.html_baseurl
        return base + self.app.builder.get_target_uri(docname) if base else ""

    def read(self) -> CurriculumVitae:
        """Return the document as data."""
        owner = self.domain.owner
        assert owner is not None
        settings = self.domain.settings
        links, roles = settings.links, owner.roles
        return CurriculumVitae(
            name=owner.name,
            date=self._date(),
            position=plain(roles[0].role) if roles else (),
            affiliation=_organization(roles[0], links) if roles else (),
            other_roles=tuple(
                joined((plain(role.role), _organization(role, links)), _comma_behind(role))
                for role in roles[1:]
            ),
            whereabouts=tuple(
                Run(text=wording.labeled(way.label, way.text), url=way.url.unescape())
                for way in address_ways(owner)
            ),
            advisors=tuple(run for name in owner.advisors for run in plain(name, url=links.get(name, ""))),
            emails=owner.emails,
            profiles=tuple(
                run for link in owner.profiles for run in plain(_written_out(link.url), url=link.url)
            ),
            site_url=self.app.config.html_baseurl,
            sections=tuple(section for section in map(self._section, self._sections()) if section.parts),
            as_of_note=settings.status_note,
            words=CvWords(
                document=self.app.env.titles[self.docname].astext(),
                advisors=str(_("Advisors")),
                colon=wording.punctuation(str(_("Advisors"))).colon,
                comma=_comma_behind(roles[0]) if roles else ", ",
                names_comma=wording.punctuation(*owner.advisors).between_names,
                page=str(_("Page {page} of {pages}")),
            ),
            language=self.file.language or self.app.config.language,
            layout=self.file.layout,
            paper=self.file.paper or ("us-letter" if settings.cv_paper == "us-letter" else "a4"),
            accent=settings.accent,
        )

    def _date(self) -> PartialDate:
        """Return the latest beginning that the content tells, so that no clock decides the bytes."""
        dates = [work.date for work in self.domain.bibliography.publications]
        dates += [entry.period.start for entry in self.domain.entries()]
        return max((date for date in dates if date), default=PartialDate(year=1970))

    def _sections(self) -> list[nodes.section]:
        page = self.app.env.get_doctree(self.docname).next_node(nodes.section)
        return [child for child in page.children if isinstance(child, nodes.section)] if page else []

    def _section(self, section: nodes.section) -> CvSection:
        notes: dict[str, Runs] = {}
        parts = tuple(self._parts(section.children[1:], notes))
        return CvSection(title=section.children[0].astext(), parts=parts, notes=tuple(notes.values()))

    def _parts(self, children: Sequence[Node], notes: dict[str, Runs]) -> Iterator[CvPart]:
        """Yield what a section shows: lists and objects from their records, all else as it was written."""
        for child in children:
            if isinstance(child, entry_list):
                selection = self.domain.entry_selection(child["query"])
                yield from (self._entry(entry, selection.style) for entry in selection.entries)
            elif isinstance(child, written_list):
                items = (cast("nodes.Element", item) for item in child.children)
                placed = self.domain.lookup.placed
                yield from (self._entry(placed[self.docname, item["ids"][0]], "full") for item in items)
            elif isinstance(child, paper_list):
                yield from self._papers(child["selection"], notes)
            elif isinstance(child, paper_group):
                continue  # A part of the list before it.
            elif isinstance(child, contact_list) and child["show"] != "files":
                continue  # In the head already.
            elif isinstance(child, post_list):
                yield from self._posts(child["query"])
            elif isinstance(child, nodes.section):
                yield from self._subsection(child, notes)
            elif _holds_records(child):
                yield from self._parts(child.children, notes)
            else:
                blocks = self._blocks(child)
                if blocks:
                    yield CvProse(blocks=tuple(blocks))

    def _subsection(self, section: nodes.section, notes: dict[str, Runs]) -> Iterator[CvPart]:
        """Yield an object that is written on the CV's page itself, or a part that has a heading."""
        placed = self.domain.lookup.placed
        found = (placed.get((self.docname, anchor)) for anchor in section["ids"])
        entry = next((entry for entry in found if entry), None)
        if entry is not None:
            yield self._entry(entry, "full")
            return
        parts = list(self._parts(section.children[1:], notes))
        if parts:
            yield CvGroup(heading=section.children[0].astext())
            yield from parts

    def _blocks(self, node: Node) -> Sequence[Block]:
        """Return what any other node of the page says; the status note is at the foot already."""
        document = new_document("")
        document += node.deepcopy()
        for fact in list(document.findall(owner_fact)):
            if fact["fact"] == "cv":
                fact.parent.remove(fact)
        note = self.domain.settings.status_note
        if note and document.astext().strip() == note:
            return ()
        self.app.env.resolve_references(document, self.docname, self.app.builder)
        return blocks_from(document.children, page_url=self.page_url)

    def _entry(self, entry: Entry, style: str) -> CvEntry:
        shown = body_of(entry, self.app.env) if style == "full" or entry.is_sentence else ()
        bodies = [body for body in shown if not isinstance(body, nodes.image)]
        return self.records.entry(entry, style, blocks_from(bodies, page_url=self._url_of(entry.docname)))

    def _papers(self, selection: PaperSelection, notes: dict[str, Runs]) -> Iterator[CvPart]:
        for group in selection.groups_without_repeats:
            works = self.domain.works(group.keys)
            heading = group.heading
            if heading and selection.grouping != "topic":
                # Once more, since the language of the CV may be another than that of the page.
                heading = heading_of(works[0], selection.grouping)
            if heading:
                yield CvGroup(heading=heading)
            for work in works:
                number = self.domain.number_of(work.key) if selection.is_numbered else ""
                part = self.records.paper(work, selection.style, heading, number)
                if isinstance(part, CvPublication):
                    notes.update((text, plain(text)) for text in paper_words.meanings(work))
                yield part

    def _posts(self, query: PostQuery) -> Iterator[CvPart]:
        for group in self.domain.posts.select(query):
            if group.heading:
                yield CvGroup(heading=group.heading)
            for post in group.posts:
                dates = wording.date_text(post.date) if post.date else ""
                yield CvEntry(title=plain(post.title, url=self._url_of(post.docname)), dates=dates)

    def _paper_of(self, key: str) -> tuple[str, str] | None:
        """Return a paper's short title and the address of its page, where the site has one."""
        work = self.domain.bibliography.get(key)
        if work is None:
            return None
        address = self.domain.address("publication", work.key, seen_from=self.docname)
        return work.short_title, urljoin(self.page_url, address) if address and self.page_url else ""


def _holds_records(node: Node) -> bool:
    """Tell whether a list, or a section that may be an object, stands within a node."""
    kinds = (entry_list, paper_list, post_list, written_list, nodes.section)
    return isinstance(node, nodes.Element) and any(
        isinstance(child, kinds) or _holds_records(child) for child in node.children
    )
