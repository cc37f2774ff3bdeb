"""The list directives, which show on any page what is written on another.

Papers are chosen while the page is read, so that headings of groups are sections of the page;
positions, degrees and entries are chosen when all pages are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import flag
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_id

from sphinx_scholar import wording
from sphinx_scholar.bibliography.fields import ENTRY_TYPES, TYPE_ALIASES
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives import options
from sphinx_scholar.directives.objects import ScholarDirective
from sphinx_scholar.domain.split_lists import WEIGHTS, SplitList
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.same_person import fold
from sphinx_scholar.rendering.facets import venue_name
from sphinx_scholar.rendering.paper_card import STYLES
from sphinx_scholar.rendering.placeholders import (
    contact_list,
    entry_list,
    owner_fact,
    publication_cards,
    publication_filter,
    publication_years,
    publications_summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node, system_message
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.publication import Publication

SELECTED = "selected"
"""What ``:select:`` holds for the papers that the ``.bib`` file marks with ``selected``."""

OWNER_FACTS = ("name", "position", "affiliation", "email", "vision", "cv")
"""What the role ``owner`` can show."""


class PublicationsDirective(ScholarDirective):
    """A list of papers from the ``.bib`` file."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        "select": options.texts,
        "type": options.some_of(sorted(ENTRY_TYPES)),
        "status": options.one_of(status.value for status in Status),
        "year": options.year,
        "group-by": options.one_of(("year", "type", "venue", "status", "none")),
        "sort": options.one_of(("newest", "oldest", "file")),
        "limit": options.count,
        "style": options.one_of(STYLES),
        "summary": flag,
    }

    def run_visible(self) -> list[Node]:
        """Return places for cards, in sections where the list is grouped."""
        self.note_bibliography()
        works = self._sorted(self._chosen())[: self.options.get("limit")]
        found: list[Node] = []
        if "summary" in self.options:
            found.append(publications_summary(keys=[work.key for work in works]))
        if len(works) > self._size:
            return [*found, self._split(works)]
        filtered_by = self._filter(works)
        if filtered_by:
            found.append(publication_filter(name=filtered_by, keys=[work.key for work in works]))
        by = self._grouping(filtered_by)
        return [*found, *(self._groups(works, by, filtered_by) if by else [self._cards(works, filtered_by)])]

    def _filter(self, works: list[Publication]) -> str:
        """Return the name of the list's filter, or nothing where the list has none."""
        is_long = len(works) >= self.scholar.settings.filter_from
        return f"list-{self._number()}" if is_long and self._style == "full" else ""

    def _grouping(self, filtered_by: str) -> str:
        """Return what the list is grouped by: as asked for, else by year where it is long."""
        by_date = self._order != "file"
        chosen = self.options.get("group-by", "year" if filtered_by and by_date else "none")
        return "" if chosen == "none" else str(chosen)

    def _split(self, works: list[Publication]) -> Node:
        docname = self.env.current_document.docname
        keys = tuple(work.key for work in works)
        split = SplitList(
            docname=docname, number=self._number(), keys=keys, style=self._style, size=self._size
        )
        self.scholar.note_list(split)
        return publication_years(split=split)

    def _number(self) -> int:
        """Return which list of the page this is, among those that have filters, from 0."""
        return self.env.new_serialno("scholar-list")

    @property
    def _size(self) -> int:
        """How many works of the list's style one page holds."""
        return self.scholar.settings.split_from * WEIGHTS[self._style]

    @property
    def _style(self) -> str:
        return str(self.options.get("style", "full"))

    @property
    def _order(self) -> str:
        return str(self.options.get("sort", "file" if "select" in self.options else "newest"))

    def _chosen(self) -> list[Publication]:
        bibliography = self.scholar.bibliography
        works = list(bibliography.publications)
        select = self.options.get("select")
        if select == (SELECTED,):
            works = [work for work in works if work.selected]
        elif select:
            works = [work for key in select if (work := self._found(key))]
        return [work for work in works if self._is_wanted(work)]

    def _found(self, key: str) -> Publication | None:
        bibliography = self.scholar.bibliography
        work = bibliography.get(key)
        if work is None:
            self.warn(
                Fault.UNKNOWN_KEY,
                "no publication has the key %r; it is left out of the list%s",
                key,
                options.meant(key, (work.key for work in bibliography.publications)),
                option="select",
            )
        return work

    def _is_wanted(self, work: Publication) -> bool:
        given = self.options
        return (
            ("type" not in given or work.type in {TYPE_ALIASES.get(kind, kind) for kind in given["type"]})
            and ("status" not in given or work.status == given["status"])
            and ("year" not in given or work.year == given["year"])
        )

    def _sorted(self, works: list[Publication]) -> list[Publication]:
        if self._order == "file":
            return works

        def by_date(work: Publication) -> tuple[int, int, int]:
            return (work.date.year, work.date.month or 0, work.date.day or 0) if work.date else (9999, 0, 0)

        works = sorted(works, key=lambda work: fold(work.title.plain))
        return sorted(works, key=by_date, reverse=self._order == "newest")

    def _cards(self, works: Iterable[Publication], filtered_by: str) -> Node:
        return publication_cards(
            keys=[work.key for work in works], style=self._style, filtered_by=filtered_by
        )

    def _groups(self, works: list[Publication], by: str, filtered_by: str) -> list[Node]:
        groups: dict[str, list[Publication]] = {}
        for work in works:
            groups.setdefault(heading_of(work, by), []).append(work)
        sections: list[Node] = []
        for heading, group in groups.items():
            anchor = make_id(self.env, self.state.document, "publications", heading)
            section = nodes.section(ids=[anchor], names=[heading])
            section += [nodes.title(heading, heading), self._cards(group, filtered_by)]
            sections.append(section)
        return sections


def heading_of(work: Publication, by: str) -> str:
    """Return the heading under which a grouped list shows a work."""
    if by == "year":
        return str(work.year) if work.year else wording.status_text(work.status)
    if by == "type":
        return wording.group_text(work.type)
    if by == "venue" and work.status is Status.PUBLISHED:
        return venue_name(work) or wording.group_text(work.type)
    if by == "venue":
        return venue_name(work) or wording.status_text(work.status)
    return wording.status_text(work.status)


class EntriesDirective(ScholarDirective):
    """A list of entries; ``positions`` and ``degrees`` differ only in what they list."""

    kind = "entry"
    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        "select": options.texts,
        "kind": options.texts,
        "sort": options.one_of(("newest", "oldest")),
        "limit": options.count,
        "style": options.one_of(("full", "compact", "line")),
    }

    def run_visible(self) -> list[Node]:
        """Return a place for the list."""
        node = entry_list(
            kind=self.kind,
            select=self.options.get("select", ()),
            only=self.options.get("kind", ()),
            sort=self.options.get("sort", "newest"),
            limit=self.options.get("limit"),
            style=self.options.get("style", "full"),
        )
        self.set_source_info(node)
        return [node]


class PositionsDirective(EntriesDirective):
    """A list of positions."""

    kind = "position"


class DegreesDirective(EntriesDirective):
    """A list of degrees."""

    kind = "degree"


class ContactDirective(ScholarDirective):
    """The owner's e-mail addresses, other pages on the web, or files to take along."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"show": options.one_of(("emails", "profiles", "files"))}

    def run_visible(self) -> list[Node]:
        """Return a place for the list."""
        return [contact_list(show=self.options.get("show", "emails"))]


class OwnerRole(SphinxRole):
    """One fact about the owner within a sentence, so that it is written once."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a place for the fact."""
        if self.text not in OWNER_FACTS:
            warn(
                Fault.UNKNOWN_FIELD,
                "the owner has no fact %r; nothing is shown. Known are %s%s",
                self.text,
                ", ".join(OWNER_FACTS),
                options.meant(self.text, OWNER_FACTS),
                location=self.get_location(),
            )
            return [], []
        return [owner_fact(fact=self.text)], []
