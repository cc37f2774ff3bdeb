"""Entries that are written as items of a list, each with its dates before a sentence or more.

A list's own words stay nodes; a record is made of each item for lists, the CV and other outputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives.heading_anchors import object_anchor, unique
from sphinx_scholar.records.dates import Period
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.problems import Fault, Source
from sphinx_scholar.records.written_dates import HINT, WrittenDates, read_dates
from sphinx_scholar.rendering.nodes import entry_item, object_body, written_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element, Node
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.records.kinds import Kind


class WrittenListReader:
    """Makes records of the items of a list."""

    def __init__(
        self, kind: Kind, env: BuildEnvironment, document: nodes.document, tags: tuple[str, ...] = ()
    ) -> None:
        self.kind = kind
        self.tags = tags
        self.env = env
        self.document = document
        self.records: list[Entry] = []

    def read(self, written: Iterable[Node]) -> list[Node]:
        """Return what was written, its lists made of entries; all else stands as it is."""
        return [self._list(node) if isinstance(node, nodes.bullet_list) else node for node in written]

    def _list(self, listed: nodes.bullet_list) -> written_list:
        made = written_list(classes=["scholar-timeline", "scholar-line"])
        made.source, made.line = listed.source, listed.line
        for item in listed.children:
            assert isinstance(item, nodes.list_item)
            made += list(self._item(item))
        return made

    def _item(self, item: nodes.list_item) -> Iterator[nodes.list_item]:
        path, line = _place_of(item)
        first = item.children[0] if item.children else None
        if not isinstance(first, nodes.paragraph):
            message = "an item of {%s} begins with no sentence; it is left out"
            warn(Fault.MISSING_FIELD, message, self.kind.plural, location=f"{path}:{line}")
            return
        dates = self._dates(first, f"{path}:{line}")
        title = " ".join(first.astext().split()).removesuffix(".")
        if not title:
            message = "an item of {%s} says nothing; write what it was behind its date"
            warn(Fault.MISSING_FIELD, message, self.kind.plural, location=f"{path}:{line}")
            return
        name = self._name(title, dates.period)
        anchor = object_anchor(self.env, self.document, self.kind.name, name)
        has_time = dates.time and any(field.shown == "date" for field in self.kind.fields)
        record = Entry(
            name=name,
            title=title,
            directive=self.kind.name,
            kind=self.kind.name,
            period=dates.period,
            fields=(("time", dates.time),) if has_time else (),
            tags=self.tags,
            is_sentence=True,
            docname=self.env.current_document.docname,
            anchor=anchor,
            source=Source(path=path, line=line),
        )
        self.records.append(record)
        body = object_body("", *item.children)
        shown = entry_item("", body, kind=self.kind.name, name=name)
        yield nodes.list_item("", shown, ids=[anchor], classes=["scholar-row"])

    def _name(self, title: str, period: Period) -> str:
        """Return a name that no other item of the page has, by which lists choose it."""
        date = period.start or period.end
        name = nodes.make_id(title)[:48].strip("-") or title[:48]
        return unique(f"{date.iso}-{name}" if date else name, {record.name for record in self.records})

    def _dates(self, paragraph: nodes.paragraph, location: str) -> WrittenDates:
        """Take the dates away from the beginning of a paragraph."""
        text = paragraph.children[0] if paragraph.children else None
        none = WrittenDates(period=Period(), rest="")
        try:
            dates = read_dates(str(text)) if isinstance(text, nodes.Text) else None
        except ValueError as error:
            message = "an item of {%s} is shown as it stands, without a date: %s"
            warn(Fault.MALFORMED_DATE, message, self.kind.plural, error, location=location)
            return none
        if dates is None:
            if self.kind.is_dated:
                message = "an item of {%s} begins with no date: %r; %s"
                begin = paragraph.astext()[:24]
                warn(Fault.MALFORMED_DATE, message, self.kind.plural, begin, HINT, location=location)
            return none
        assert text is not None
        paragraph.replace(text, nodes.Text(dates.rest))
        # The builder of message catalogs takes the source of what is shown.
        cut = str(text).removesuffix(dates.rest) if dates.rest else str(text)
        paragraph.rawsource = paragraph.rawsource.removeprefix(cut)
        return dates


def _place_of(item: Element) -> tuple[str, int]:
    for node in (item, *item.findall(nodes.Element)):
        if node.source and node.line:
            return node.source, node.line
    return "", 0
