"""Entries that are written as items of a list, each with its dates before a sentence or more.

A list's own words stay nodes; a record is made of each item for lists, the CV and other outputs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from docutils import nodes

from sphinx_scholar import wording
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives.heading_anchors import object_anchor, unique
from sphinx_scholar.directives.headlines import headline_of
from sphinx_scholar.directives.item_facts import linked_fields, member_of, own_address
from sphinx_scholar.directives.objects import photo_of
from sphinx_scholar.domain.hidden_objects import note_hidden
from sphinx_scholar.records.dates import Period
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.problems import Fault, Source
from sphinx_scholar.records.written_dates import HINT, WrittenDates, read_dates
from sphinx_scholar.rendering.nodes import entry_item, object_body, written_list
from sphinx_scholar.wording.catalog import _

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
        self.hides_any = False
        """Whether an item begins with ``hidden:``, and so is left out of everything."""

    def read(self, written: Iterable[Node]) -> list[Node]:
        """Return what was written, its lists and entries made into lists; all else stands as it is."""
        made: list[Node] = []
        for node in written:
            if isinstance(node, nodes.bullet_list):
                items = (item for each in node.children for item in self._item(cast("nodes.list_item", each)))
                made += self._lists(items, node)
            elif isinstance(node, nodes.section) and (shown := self._own(node)):
                made.append(_item_of(node, shown))
            else:
                made.append(node)
        return [
            node
            for is_item, some in groupby(made, lambda node: isinstance(node, nodes.list_item))
            for node in (self._lists(cast("Iterable[nodes.list_item]", some), None) if is_item else some)
        ]

    def _own(self, section: nodes.section) -> entry_item | None:
        """Return what is known of an entry of this kind where a directive wrote the section."""
        items = (child for child in section if isinstance(child, entry_item))
        return next((item for item in items if item["kind"] == self.kind.name), None)

    def _lists(self, items: Iterable[nodes.list_item], origin: Element | None) -> list[Element]:
        """Return a list of items; of people two, those who are there and those who left."""
        groups: dict[bool, list[nodes.list_item]] = {False: [], True: []}
        for item in items:
            groups[self.kind.is_people and self._is_over(item)].append(item)
        made: list[Element] = []
        for is_over, group in groups.items():
            is_grid = self.kind.is_people and not is_over
            listed = written_list(
                classes=["scholar-members"] if is_grid else ["scholar-timeline", "scholar-line"]
            )
            place = origin if origin is not None else next(iter(group), None)
            if place is None or not group:
                continue
            listed.source, listed.line = place.source, place.line
            for item in group:
                item["classes"] = ["scholar-member" if is_grid else "scholar-row"]
            listed += group
            made += [nodes.rubric("", str(_("Alumni")))] if is_over and groups[False] else []
            made.append(listed)
        return made

    def _is_over(self, item: nodes.list_item) -> bool:
        shown = item.next_node(entry_item)
        assert shown is not None
        records = {record.name: record for record in self.records}
        page = self.env.domaindata["scholar"]["records"].get(self.env.current_document.docname, {})
        record = records.get(shown["name"]) or page[self.kind.name, shown["name"]]
        return bool(record.is_over)

    def _item(self, item: nodes.list_item) -> Iterator[nodes.list_item]:
        path, line = _place_of(item)
        _undo_numbering(item)
        first = item.children[0] if item.children else None
        if not isinstance(first, nodes.paragraph):
            message = "an item of {%s} begins with no sentence; it is left out"
            warn(Fault.MISSING_FIELD, message, self.kind.plural, location=f"{path}:{line}")
            return
        if re.match(r"hidden:", first.astext().lstrip(), re.IGNORECASE):
            note_hidden(self.env)
            self.hides_any = True
            return
        photo = self._take_photo(first)
        dates = self._dates(first, f"{path}:{line}")
        title = " ".join(first.astext().split()).removesuffix(".")
        if not title:
            message = "an item of {%s} says nothing; write what it was behind its date"
            warn(Fault.MISSING_FIELD, message, self.kind.plural, location=f"{path}:{line}")
            return
        entry = self._record(item, first, title, dates)
        record = replace(
            entry,
            fields=(*entry.fields, *photo.items()),
            docname=self.env.current_document.docname,
            source=Source(path=path, line=line),
        )
        anchor = object_anchor(self.env, self.document, self.kind.name, record.name)
        self.records.append(replace(record, anchor=anchor))
        body = item.children if record.is_sentence else item.children[1:]
        photos = (photo_of(record.title, uri, self.env, line) for uri in photo.values())
        shown = entry_item("", *photos, kind=self.kind.name, name=record.name)
        shown += [object_body("", *body)] if body else []
        if not record.is_sentence:
            shown["style"] = "full"
        yield nodes.list_item("", shown, ids=[anchor])

    def _record(
        self, item: nodes.list_item, first: nodes.paragraph, title: str, dates: WrittenDates
    ) -> Entry:
        """Return what an item says; a member's name and role are fields, all else is a sentence."""
        member = member_of(first) if self.kind.is_people else None
        headline, venue = headline_of(first) if self.kind.schema and not member else ("", "")
        fields = [*member.fields] if member else [*linked_fields(item, self.kind).items()]
        if dates.time and any(field.shown == "date" for field in self.kind.fields):
            fields.append(("time", dates.time))
        return Entry(
            name=self._name(member.name) if member else self._name(title, dates.period),
            title=member.name if member else title,
            directive=self.kind.name,
            kind=self.kind.name,
            period=dates.period,
            url=member.url if member else own_address(first),
            fields=tuple(fields),
            tags=self.tags,
            is_sentence=member is None,
            headline=headline,
            venue=venue if self.kind.is_event else "",
            docname="",
            anchor="",
            source=Source(path="", line=0),
        )

    def _take_photo(self, paragraph: nodes.paragraph) -> dict[str, str]:
        """Take away the picture with which an item begins, and return the field that it fills."""
        field = next((field for field in self.kind.fields if field.shown == "photo"), None)
        first = paragraph.children[0] if paragraph.children else None
        if field is None or not isinstance(first, nodes.image):
            return {}
        paragraph.remove(first)
        return {field.key: unquote(first["uri"])}

    def _name(self, title: str, period: Period = Period()) -> str:
        """Return a name that no other item of the page has, by which lists choose it."""
        date = period.start or period.end
        name = nodes.make_id(title)[:48].strip("-") or title[:48]
        return unique(f"{date.iso}-{name}" if date else name, {record.name for record in self.records})

    def _dates(self, paragraph: nodes.paragraph, location: str) -> WrittenDates:
        """Take the dates away from the beginning of a paragraph."""
        text = paragraph.children[0] if paragraph.children else None
        none = WrittenDates(period=Period(), rest="")
        try:
            languages = wording.written_languages()
            dates = read_dates(str(text), languages) if isinstance(text, nodes.Text) else None
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


def _item_of(section: nodes.section, shown: entry_item) -> nodes.list_item:
    """Return an entry that a directive within the list wrote, without its heading."""
    shown["style"] = "full"
    item = nodes.list_item("", shown, ids=section["ids"])
    item.source, item.line = section.source, section.line
    return item


def _undo_numbering(item: nodes.list_item) -> None:
    """Make the paragraph again that Markdown takes for a numbered list: ``- 12. Mai 2024 Vortrag``."""
    listed = item.children[0] if item.children else None
    if not isinstance(listed, nodes.enumerated_list) or len(listed.children) != 1:
        return
    inner = cast("nodes.list_item", listed.children[0])
    paragraph = inner.children[0] if inner.children else None
    text = paragraph.children[0] if isinstance(paragraph, nodes.paragraph) else None
    if not isinstance(paragraph, nodes.paragraph) or not isinstance(text, nodes.Text):
        return
    number = f"{listed.get('start', 1)}. "
    try:
        is_date = read_dates(number + text, wording.written_languages()) is not None
    except ValueError:
        is_date = True
    if is_date:
        paragraph.replace(text, nodes.Text(number + text))
        paragraph.rawsource = number + paragraph.rawsource
        item[0:1] = inner.children


def _place_of(item: Element) -> tuple[str, int]:
    for node in (item, *item.findall(nodes.Element)):
        if node.source and node.line:
            return node.source, node.line
    return "", 0
