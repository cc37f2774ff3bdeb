"""The directive of a list of entries, which it writes or chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_scholar.directives import options
from sphinx_scholar.directives.objects import ScholarDirective
from sphinx_scholar.directives.written_lists import WrittenListReader
from sphinx_scholar.domain.choices import STYLES
from sphinx_scholar.domain.entry_selections import EntryQuery
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.nodes import entry_item, entry_list

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.kinds import Kind

LIST_OPTIONS: OptionSpec = {
    "select": options.texts,
    "since": options.date,
    "tag": options.texts,
    "sort": options.one_of(("newest", "oldest", "written")),
    "limit": options.count,
    "style": options.one_of(STYLES),
}
"""The options of a list of every kind."""


class EntriesDirective(ScholarDirective):
    """A list of entries: with a body those that it writes, else those that it chooses among all."""

    row: ClassVar[Kind]
    optional_arguments = 0

    def run_visible(self) -> list[Node]:
        """Return the entries of the body, or a place for a list, and note what it asks for."""
        if self.content and self.has_content:
            return self._written_list()
        if "tags" in self.options:
            message = "%s: 'tags' is for entries that a list writes; choose among those of others by :tag:"
            self.warn(Fault.UNKNOWN_FIELD, message, self.row.plural, option="tags")
        query = EntryQuery(
            kind=self.kind,
            select=self.options.get("select", ()),
            only=self.options.get("kind", ()),
            since=self.options.get("since"),
            tags=self.options.get("tag", ()),
            sort=self.options.get("sort", "written" if self.row.is_people else "newest"),
            limit=self.options.get("limit"),
            style=self.options.get("style", "full"),
            source=self.source,
        )
        self.scholar.note_query(self.env.current_document.docname, query)
        return [entry_list(query=query)]

    def _written_list(self) -> list[Node]:
        for name in [name for name in self.options if name != "tags"]:
            message = "%s: %r chooses among entries that are written elsewhere; a list with a body shows all"
            self.warn(Fault.UNKNOWN_FIELD, message, self.row.plural, name, option=name)
        tags = self.options.get("tags", ())
        reader = WrittenListReader(self.row, self.env, self.state.document, tags)
        made = reader.read(self.parse_content_to_nodes())
        for record in reader.records:
            self.scholar.note(self.kind, record)
        if not reader.hides_any and not any(node.next_node(entry_item) for node in made):
            message = "{%s} has a body without a list; write each of them as an item, - 2024 What it was"
            self.warn(Fault.MISSING_FIELD, message, self.row.plural)
        return made
