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

from sphinx_scholar import options, wording
from sphinx_scholar.bibfields import ENTRY_TYPES, TYPE_ALIASES
from sphinx_scholar.cards import STYLES
from sphinx_scholar.diagnostics import Fault, warn
from sphinx_scholar.directives import ScholarDirective
from sphinx_scholar.model import Status
from sphinx_scholar.placeholders import (
    contact_list,
    entry_list,
    owner_fact,
    publication_cards,
    publications_summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node, system_message
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.model import Publication

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
        "group-by": options.one_of(("year", "type", "venue", "status")),
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
        if "group-by" not in self.options:
            return [*found, self._cards(works)]
        return [*found, *self._groups(works)]

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
        order = self.options.get("sort", "file" if "select" in self.options else "newest")
        if order == "file":
            return works

        def by_date(work: Publication) -> tuple[int, int, int]:
            return (work.date.year, work.date.month or 0, work.date.day or 0) if work.date else (9999, 0, 0)

        works = sorted(works, key=lambda work: work.title.plain.casefold())
        return sorted(works, key=by_date, reverse=order == "newest")

    def _cards(self, works: Iterable[Publication]) -> Node:
        return publication_cards(keys=[work.key for work in works], style=self.options.get("style", "full"))

    def _groups(self, works: list[Publication]) -> list[Node]:
        groups: dict[str, list[Publication]] = {}
        for work in works:
            groups.setdefault(self._group_of(work), []).append(work)
        sections: list[Node] = []
        for heading, group in groups.items():
            anchor = make_id(self.env, self.state.document, "publications", heading)
            section = nodes.section(ids=[anchor], names=[heading])
            section += [nodes.title(heading, heading), self._cards(group)]
            sections.append(section)
        return sections

    def _group_of(self, work: Publication) -> str:
        by = self.options["group-by"]
        if by == "year":
            return str(work.year) if work.year else wording.status_text(work.status)
        if by == "type":
            return wording.group_text(work.type)
        if by == "venue":
            return work.venue_short or work.venue.plain or wording.status_text(work.status)
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
