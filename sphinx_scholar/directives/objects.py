"""The object directives: options become records, records become sections of the page.

Lists have a module of their own; what is shown of a paper is made when all pages are read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst.directives import flag
from sphinx.util.docutils import SphinxDirective

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives import options
from sphinx_scholar.directives.heading_anchors import object_anchor
from sphinx_scholar.domain.hidden_objects import note_hidden
from sphinx_scholar.domain.scholar_domain import PublicationPage, ScholarDomain
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import Degree, Entry, Position
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Fault, Source, did_you_mean
from sphinx_scholar.rendering.fallbacks import link
from sphinx_scholar.rendering.nodes import entry_item, object_body, paper_page, person_head
from sphinx_scholar.rendering.rich_text import text_nodes

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.util.typing import OptionSpec


class ScholarDirective(SphinxDirective):
    """What all directives of the engine share: hidden objects, and lines of options."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    kind = ""
    """The kind of object, which is also the directive's name."""

    def run(self) -> list[Node]:
        """Return the object's nodes; nothing at all of a hidden one, which no output may leak."""
        self._written = options.written(self.block_text)
        self._report_dropped()
        # A fault among the options loses them all, but never the wish to be hidden.
        if "hidden" in self.options or options.wants_hidden(self.block_text, self.option_spec or ()):
            note_hidden(self.env)
            return []
        return self.run_visible()

    def run_visible(self) -> list[Node]:
        """Return the nodes of an object that is not hidden."""
        raise NotImplementedError

    @property
    def scholar(self) -> ScholarDomain:
        """The domain of this build."""
        return cast("ScholarDomain", self.env.get_domain(ScholarDomain.name))

    @property
    def source(self) -> Source:
        """Where the directive stands."""
        path, line = self.get_source_info()
        return Source(path=path, line=line)

    def note_bibliography(self) -> None:
        """Have the page read again whenever the ``.bib`` file changes."""
        self.env.note_dependency(self.scholar.settings.bibliography)

    def body(self) -> list[Node]:
        """Return what the author wrote below the object, or nothing."""
        written = self.parse_content_to_nodes()
        return [object_body("", *written)] if written else []

    def warn(self, fault: Fault, message: str, *args: object, option: str = "") -> None:
        """Warn of a fault at the line of an option, or of the directive."""
        path, line = self.get_source_info()
        line += next((written.offset for written in self._written if written.name == option), 0)
        warn(fault, message, *args, location=f"{path}:{line}")

    def _report_dropped(self) -> None:
        """Warn of what MyST drops in silence."""
        path, line = self.get_source_info()
        for offset, message, args in options.dropped(self._written, self.option_spec or ()):
            warn(Fault.DROPPED_OPTION, message, *args, location=f"{path}:{line + offset}")


class EntryDirective(ScholarDirective):
    """One dated line of a life; ``position`` and ``degree`` add to it."""

    kind = "entry"
    record_type: ClassVar[type[Entry]] = Entry
    option_spec: ClassVar[OptionSpec] = {
        "name": options.text,
        "kind": options.text,
        "organization": options.text,
        "location": options.text,
        "date": options.date,
        "start": options.date,
        "end": options.end,
        "as-of": options.text,
        "url": options.url,
        "publications": options.texts,
        "hidden": flag,
    }

    def run_visible(self) -> list[Node]:
        """Keep the record and return its section."""
        title = " ".join(" ".join(self.arguments).split())
        if not title:
            self.warn(Fault.MISSING_FIELD, "a %s without a title; write it behind {%s}", self.kind, self.kind)
            return []
        name = self.options.get("name") or nodes.make_id(title) or title
        anchor = object_anchor(self.env, self.state.document, self.kind, name)
        record = self.record_type(
            name=name,
            title=title,
            period=self._period(),
            publications=self._publications(),
            docname=self.env.current_document.docname,
            anchor=anchor,
            source=self.source,
            **self._texts(),
        )
        self.scholar.note(self.kind, record)
        return [self._section(record)]

    def _texts(self) -> dict[str, Any]:
        taken = {"name", "date", "start", "end", "as-of", "publications", "hidden"}
        return {option: value for option, value in self.options.items() if option not in taken}

    def _period(self) -> Period:
        given = self.options
        if "date" in given:
            return Period(start=given["date"], end=given["date"])
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
        return Period(
            start=start, end=end, ongoing="end" in given and end is None, as_of=given.get("as-of", "")
        )

    def _publications(self) -> tuple[str, ...]:
        if "publications" not in self.options:
            return ()
        self.note_bibliography()
        known = []
        bibliography = self.scholar.bibliography
        for key in self.options["publications"]:
            if bibliography.get(key):
                known.append(key)
                continue
            self.warn(
                Fault.UNKNOWN_KEY,
                "no publication has the key %r; it is left out here%s",
                key,
                did_you_mean(key, (work.key for work in bibliography.publications)),
                option="publications",
            )
        return tuple(known)

    def _section(self, record: Entry) -> Element:
        section = nodes.section(ids=[record.anchor], classes=["scholar-entry", f"scholar-{self.kind}"])
        title = nodes.title(record.title, "", link(record.title, record.url))
        section += [title, entry_item("", *self.body(), kind=self.kind, name=record.name)]
        self.set_source_info(section)
        self.set_source_info(title)
        return section


class PositionDirective(EntryDirective):
    """A position: who did what, where, under whom."""

    kind = "position"
    record_type = Position
    option_spec: ClassVar[OptionSpec] = {
        **EntryDirective.option_spec,
        "role": options.text,
        "group": options.text,
        "advisors": options.texts,
        "mentors": options.texts,
    }


class DegreeDirective(EntryDirective):
    """A degree, finished or not."""

    kind = "degree"
    record_type = Degree
    option_spec: ClassVar[OptionSpec] = {
        **{name: read for name, read in EntryDirective.option_spec.items() if name != "organization"},
        "institution": options.text,
        "advisors": options.texts,
        "grade": options.text,
    }

    def _texts(self) -> dict[str, Any]:
        texts = super()._texts()
        texts["organization"] = texts.pop("institution", "")
        return texts


class PersonDirective(ScholarDirective):
    """A person: position, affiliation, ways to write; the body is the vision."""

    kind = "person"
    option_spec: ClassVar[OptionSpec] = {
        "position": options.text,
        "affiliation": options.text,
        "advisors": options.texts,
        "email": options.emails,
        "aliases": options.texts,
        "orcid": options.orcid,
        "github": options.text,
        "scholar": options.text,
        "dblp": options.text,
        "website": options.url,
        "portrait": options.text,
        "hidden": flag,
    }

    def run_visible(self) -> list[Node]:
        """Keep the record and return a place for the head, which is made when all is read."""
        name = " ".join(" ".join(self.arguments).split()) or self.config.author
        body = self.body()
        anchor = object_anchor(self.env, self.state.document, self.kind, name)
        texts = {option: value for option, value in self.options.items() if option != "email"}
        person = Person(
            name=name,
            emails=self.options.get("email", ()),
            vision=body[0].astext() if body else "",
            docname=self.env.current_document.docname,
            anchor=anchor,
            source=self.source,
            **texts,
        )
        self.scholar.note(self.kind, person)
        return [person_head("", *body, *self._portrait(name), ids=[anchor], name=name)]

    def _portrait(self, name: str) -> list[Node]:
        """Return the picture, for Sphinx to find and copy while the page is read."""
        if "portrait" not in self.options:
            return []
        uri = self.options["portrait"]
        picture = nodes.image(uri=uri, alt=name, classes=["scholar-portrait"], loading="lazy")
        if Path(self.env.relfn2path(uri)[1]).is_file():
            # Asks for the size of the picture, so that the text below does not jump.
            picture["scale"] = 100
        return [picture]


class PublicationDirective(ScholarDirective):
    """A paper's own page; the body holds notes. The page need not be in a toctree."""

    kind = "publication"
    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"hidden": flag}

    def run_visible(self) -> list[Node]:
        """Return a section headed by the paper's title."""
        key = self.arguments[0].strip()
        bibliography = self.scholar.bibliography
        work = bibliography.get(key)
        if work is None:
            self.warn(
                Fault.UNKNOWN_KEY,
                "no publication has the key %r; nothing is shown%s",
                key,
                did_you_mean(key, (work.key for work in bibliography.publications)),
            )
            return []
        docname = self.env.current_document.docname
        self.note_bibliography()
        self.env.metadata[docname]["orphan"] = True
        anchor = object_anchor(self.env, self.state.document, self.kind, work.key)
        self.scholar.note(
            self.kind, PublicationPage(name=work.key, docname=docname, anchor=anchor, source=self.source)
        )
        section = nodes.section(ids=[anchor], classes=["scholar-publication-page"])
        section += [
            nodes.title("", "", *text_nodes(work.title, work.source)),
            paper_page("", *self.body(), key=work.key),
        ]
        self.set_source_info(section)
        return [section]
