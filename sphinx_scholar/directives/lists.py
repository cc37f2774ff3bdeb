"""Lists of papers and of ways to reach the owner, which show on any page what is written on another.

Papers are chosen while the page is read, so that headings of groups are sections of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import flag
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_id

from sphinx_scholar.bibliography.fields import ENTRY_TYPES
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives import options
from sphinx_scholar.directives.objects import ScholarDirective
from sphinx_scholar.domain.choices import STYLES
from sphinx_scholar.domain.paper_selections import GROUPINGS, PaperQuery, select_papers
from sphinx_scholar.domain.split_lists import WEIGHTS, SplitList
from sphinx_scholar.records.problems import Fault, did_you_mean
from sphinx_scholar.records.publication import Status
from sphinx_scholar.rendering.nodes import (
    contact_list,
    owner_fact,
    paper_group,
    paper_list,
)

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.domain.paper_selections import PaperSelection

OWNER_FACTS = (
    *("name", "native-name", "pronouns", "position", "affiliation", "email", "telephone", "address", "room"),
    *("office-hours", "vision", "cv"),
)
"""What the role ``owner`` can show."""


class PublicationsDirective(ScholarDirective):
    """A list of papers from the ``.bib`` file."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        "select": options.texts,
        "type": options.some_of(sorted(ENTRY_TYPES)),
        "topic": options.texts,
        "status": options.one_of(status.value for status in Status),
        "year": options.year,
        "since": options.date,
        "tag": options.texts,
        "group-by": options.one_of((*GROUPINGS, "none")),
        "sort": options.one_of(("newest", "oldest", "file")),
        "limit": options.count,
        "style": options.one_of(STYLES),
        "summary": flag,
        "numbered": flag,
        "pictures": flag,
    }

    def run_visible(self) -> list[Node]:
        """Return the list; behind it a section for each of its groups."""
        self.note_bibliography()
        query = self._query()
        self._report_unknown(query)
        selection = select_papers(query, self.scholar.bibliography, self.scholar.topics)
        split = self._split(selection)
        if split is None and selection.is_grouped:
            selection = selection.anchored(self._anchor)
        node = paper_list(
            selection=selection,
            summary="summary" in self.options,
            pictures=self._has_pictures(selection),
            split=split,
            filtered_by="" if split else self._filter(selection),
        )
        return [node] if split else [node, *_sections(node)]

    def _query(self) -> PaperQuery:
        given = self.options
        return PaperQuery(
            select=given.get("select", ()),
            types=tuple(given.get("type", ())),
            topics=given.get("topic", ()),
            status=given.get("status", ""),
            year=given.get("year"),
            since=given.get("since"),
            tags=given.get("tag", ()),
            group_by=given.get("group-by", ""),
            long_from=self.scholar.settings.filter_from,
            sort=given.get("sort", "file" if "select" in given else "newest"),
            limit=given.get("limit"),
            style=given.get("style", "full"),
            is_numbered="numbered" in given,
        )

    def _report_unknown(self, query: PaperQuery) -> None:
        bibliography = self.scholar.bibliography
        for key in query.unknown_keys(bibliography):
            self.warn_of_key(key, "it is left out of the list", option="select")
        for topic, hint in query.unknown_topics(bibliography, self.scholar.topics):
            message = "no publication has the topic %r%s"
            self.warn(Fault.UNKNOWN_KEY, message, topic, hint, option="topic")
        for tag, hint in query.unknown_tags(bibliography):
            message = "no publication has the tag %r; the list leaves it out%s"
            self.warn(Fault.UNKNOWN_KEY, message, tag, hint, option="tag")

    def _split(self, selection: PaperSelection) -> SplitList | None:
        """Return how the list is split into pages, and note it; nothing for one that fits on its page."""
        size = self.scholar.settings.split_from * WEIGHTS[selection.style]
        if len(selection.keys) <= size:
            return None
        split = SplitList(
            docname=self.env.current_document.docname,
            number=self._number(),
            keys=selection.keys,
            style=selection.style,
            is_numbered=selection.is_numbered,
            pictures=self._has_pictures(selection),
            size=size,
        )
        self.scholar.note_list(split)
        return split

    def _has_pictures(self, selection: PaperSelection) -> bool:
        return selection.style == "full" or "pictures" in self.options

    def _filter(self, selection: PaperSelection) -> str:
        """Return the name of the list's filter, or nothing where the list has none."""
        is_long = len(selection.keys) >= self.scholar.settings.filter_from
        return f"list-{self._number()}" if is_long and selection.style == "full" else ""

    def _number(self) -> int:
        """Return which list of the page this is, among those that have filters, from 0."""
        return self.env.new_serialno("scholar-list")

    def _anchor(self, heading: str) -> str:
        return make_id(self.env, self.state.document, "publications", heading)


def _sections(node: paper_list) -> list[paper_group]:
    """Return a section for each group of a list that is grouped."""
    selection: PaperSelection = node["selection"]
    sections = []
    for group in selection.groups:
        if group.heading:
            section = paper_group(ids=[group.anchor], names=[group.heading])
            section += [nodes.title(group.heading, group.heading), node.cards(group.keys)]
            sections.append(section)
    return sections


class ContactDirective(ScholarDirective):
    """The owner's e-mail addresses, other pages on the web, or files to take along."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"show": options.some_of(("emails", "address", "profiles", "files"))}

    def run_visible(self) -> list[Node]:
        """Return a place for each list."""
        return [contact_list(show=show) for show in self.options.get("show", ("emails",))]


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
                did_you_mean(self.text, OWNER_FACTS),
                location=self.get_location(),
            )
            return [], []
        return [owner_fact(fact=self.text)], []
