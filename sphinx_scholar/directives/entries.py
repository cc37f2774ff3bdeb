"""The directive of an entry of any kind, whose options come from the table of kinds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import flag

from sphinx_scholar.directives import options
from sphinx_scholar.directives.heading_anchors import object_anchor
from sphinx_scholar.directives.objects import ScholarDirective, photo_of
from sphinx_scholar.domain.site_files import is_address
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import COMMON, Entry
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.text import Text
from sphinx_scholar.rendering.fallbacks import reference_to
from sphinx_scholar.rendering.nodes import entry_item
from sphinx_scholar.rendering.rich_text import text_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils.nodes import Element, Node
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.entries import Value
    from sphinx_scholar.records.kinds import Kind, Reader

READ: Mapping[Reader, Callable[[str | None], str] | Callable[[str | None], tuple[str, ...]]] = {
    "text": options.text,
    "texts": options.texts,
    "time": options.time,
    "url": options.address,
}
"""The converters that the table of kinds names."""

MARKUP = re.compile(r"[*_`$\[\]\\{}<>&|]")
"""Signs by which Markdown in a title begins."""

COMMON_OPTIONS: OptionSpec = {
    "name": options.text,
    "date": options.dates,
    "start": options.date,
    "end": options.end,
    "as-of": options.text,
    "url": options.address,
    "publications": options.texts,
    "tags": options.texts,
    "hidden": flag,
}
"""The options of an entry of every kind."""


class EntryDirective(ScholarDirective):
    """One dated line of a life."""

    row: ClassVar[Kind]

    def run_visible(self) -> list[Node]:
        """Keep the record and return its section."""
        title = " ".join(" ".join(self.arguments).split())
        if not title:
            self.warn(Fault.MISSING_FIELD, "a %s without a title; write it behind {%s}", self.kind, self.kind)
            return []
        shown = self._title_nodes(title)
        title = " ".join(text_from(shown).plain.split())
        self._find_files()
        name = self.options.get("name") or nodes.make_id(title) or title
        anchor = object_anchor(self.env, self.state.document, self.kind, name)
        record = Entry(
            name=name,
            title=title,
            marked_title=self._marked(shown),
            directive=self.kind,
            period=self._period(),
            publications=self._publications(),
            tags=self.options.get("tags", ()),
            docname=self.env.current_document.docname,
            anchor=anchor,
            source=self.source,
            **self._common(),
            fields=self._fields(),
        )
        self.scholar.note(self.kind, record)
        return [self._section(record, shown)]

    def _title_nodes(self, title: str) -> list[Node]:
        """Return the title with its Markdown; a link that is all of it is the address of the entry."""
        if not MARKUP.search(title):
            return [nodes.Text(title)]
        shown, _messages = self.parse_inline(title, lineno=self.lineno)
        whole = shown[0] if len(shown) == 1 else None
        if isinstance(whole, nodes.reference) and is_address(whole.get("refuri", "")):
            self.options.setdefault("url", whole["refuri"])
            return list(whole.children)
        return list(shown)

    def _marked(self, shown: list[Node]) -> Text:
        marked = text_from(shown)
        return Text() if marked.is_plain else marked

    def _find_files(self) -> None:
        """Put the addresses of files of the site in the place of their paths; leave out what is missing."""
        links = {"url", *(field.name for field in self.row.fields if field.read == "url")}
        docname = self.env.current_document.docname
        for name in sorted(links & self.options.keys()):
            path = self.options[name]
            if is_address(path):
                continue
            files = replace(self.scholar.files, beside=PurePosixPath(docname).parent.as_posix(), published={})
            try:
                self.options[name] = files.address(name, path)
            except ValueError as error:
                message = "%s: %s, and %r is no address that starts with https://; the link was left out"
                self.warn(Fault.MISSING_FILE, message, name, error, path, option=name)
                del self.options[name]
            self.scholar.note_files(docname, files)

    def _common(self) -> dict[str, Any]:
        """Return the texts that an entry of every kind may have."""
        grouping = {} if self.row.is_grouped else {"kind": self.kind}
        return {**grouping, **{key: value for key, value in self._values() if key in COMMON}}

    def _fields(self) -> tuple[tuple[str, Value], ...]:
        """Return what its kind has besides."""
        return tuple((key, value) for key, value in self._values() if key not in COMMON)

    def _values(self) -> list[tuple[str, Value]]:
        keys = {"kind": "kind", "url": "url"} | {field.name: field.key for field in self.row.fields}
        values = [(keys[name], value) for name, value in self.options.items() if name in keys]
        time = self.options["date"].time if "date" in self.options else ""
        field = next((field for field in self.row.fields if field.shown == "date"), None)
        return [*values, (field.key, time)] if time and field and field.name not in self.options else values

    def _period(self) -> Period:
        given = self.options
        if "date" in given:
            period: Period = given["date"].period
            return replace(period, as_of=given.get("as-of", "") if period.ongoing else "")
        start: PartialDate | None = given.get("start")
        end: PartialDate | None = given.get("end")
        if start and end and start.is_after(end):
            self.warn(
                Fault.MALFORMED_DATE,
                "%r ends in %s, before it starts in %s; its dates are left out. Exchange :start: and :end:",
                self.arguments[0],
                end.iso,
                start.iso,
                option="end",
            )
            return Period()
        # Of people it is said when they came; they are there until it is said when they left.
        goes_on = "end" in given or (self.row.is_people and start is not None)
        return Period(start=start, end=end, ongoing=goes_on and end is None, as_of=given.get("as-of", ""))

    def _publications(self) -> tuple[str, ...]:
        if "publications" not in self.options:
            return ()
        self.note_bibliography()
        keys, bibliography = self.options["publications"], self.scholar.bibliography
        for key in keys:
            if not bibliography.get(key):
                self.warn_of_key(key, "it is left out here", option="publications")
        return tuple(key for key in keys if bibliography.get(key))

    def body(self) -> list[Node]:
        """Return what the author wrote, behind the picture, so that both are shown wherever it is listed."""
        photos = (
            photo_of(self.arguments[0], self.options[field.name], self.env, self.source.line)
            for field in self.row.fields
            if field.shown == "photo" and field.name in self.options
        )
        return [*photos, *super().body()]

    def _section(self, record: Entry, shown: list[Node]) -> Element:
        section = nodes.section(ids=[record.anchor], classes=["scholar-entry", f"scholar-{self.kind}"])
        title = nodes.title(record.title, "", *_linked(shown, record.url))
        section += [title, entry_item("", *self.body(), kind=self.kind, name=record.name)]
        self.set_source_info(section)
        self.set_source_info(title)
        return section


def _linked(shown: list[Node], url: str) -> list[Node]:
    """Return the nodes of a title, which lead to an address on the web or to a file of the site."""
    if not url:
        return shown
    if is_address(url):
        return [nodes.reference("", "", *shown, refuri=url, internal=False)]
    return [reference_to("file", url, *shown)]
