"""What a translated page leaves out stands there in the first language.

A part of ``cv.de.md`` with nothing under its heading is that of ``cv.md`` at the same place; options
that its ``{person}`` does not give, and a ``toctree`` that it does not have, are those of ``cv.md`` too.
"""

from __future__ import annotations

import logging
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import new_document

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives.heading_anchors import unique
from sphinx_scholar.directives.page_outline import DEFINITION, blocks_of, parts_of, without_directive
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.nodes import object_body, person_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.directives.page_outline import Part

NOTES = ("autofootnotes", "autofootnote_refs", "footnotes")
"""Lists in which a document keeps its footnotes."""


def original_of(env: BuildEnvironment, docname: str) -> Path | None:
    """Return the page in the first language of which the text of a page is a translation."""
    language, languages = env.config.language, ScholarDomain.of(env).settings.languages
    path = Path(env.doc2path(docname))
    if language not in languages[1:] or f".{language}." not in path.name:
        return None
    original = path.with_name(path.name.replace(f".{language}.", ".", 1))
    return original if original.is_file() else None


class FillUntranslatedParts(SphinxTransform):
    """Puts what the first language says where a translation says nothing."""

    default_priority = 5  # before references and notes are resolved

    def apply(self, **_kwargs: Any) -> None:
        """Read what is missing from the page in the first language."""
        original = original_of(self.env, self.env.current_document.docname)
        is_markdown = original and self.config.source_suffix.get(original.suffix) == "markdown"
        if original is None or not is_markdown:
            return
        self.original = original
        self.env.note_dependency(str(original))
        self.domain = ScholarDomain.of(self.env)
        self.own = Path(self.document["source"]).read_text("utf-8-sig").splitlines()
        self.lines = original.read_text("utf-8-sig").splitlines()
        self._take_settings()
        pairs = self._missing_parts()
        kept = self._lines_to_read(pairs)
        if kept:
            self._fill(pairs, kept)

    def _take_settings(self) -> None:
        """Let the front matter of the original hold for the page, where its own says nothing else."""
        from myst_parser.config.main import TopmatterReadError, read_topmatter

        try:
            settings = read_topmatter("\n".join(self.lines)) or {}
        except TopmatterReadError:  # reported where the original is read
            return
        metadata = self.env.metadata[self.env.current_document.docname]
        for name, value in settings.items():
            if isinstance(value, (str, bool)):
                metadata.setdefault(str(name), str(value).lower() if value is True else value)

    def _missing_parts(self) -> list[tuple[Part, Part]]:
        """Return the parts that say nothing here, with those of the original."""
        ours, theirs = parts_of(self.own), parts_of(self.lines)
        if [part.level for part in ours] == [part.level for part in theirs]:
            pairs = zip(ours, theirs, strict=True)
            return [(our, their) for our, their in pairs if our.is_empty and not their.is_empty]
        for part, behind in zip(ours, [*(part.level for part in ours), 0][1:], strict=True):
            if part.is_empty and behind <= part.level:
                message = (
                    "nothing stands under %r, nor can it be taken from %s, whose headings are not the same"
                )
                heading, name = self.own[part.line].strip(), self.original.name
                location = f"{self.document['source']}:{part.line + 1}"
                warn(Fault.MISSING_FIELD, message, heading, name, location=location)
        return []

    def _lines_to_read(self, pairs: Iterable[tuple[Part, Part]]) -> set[int]:
        """Return the lines of the original to be read, beside its headings."""
        kept = {line for _our, their in pairs for line in range(their.line, their.end)}
        names = {block.name for block in blocks_of(self.own)}
        wanted = {"person"} & names | {"toctree"} - names
        for block in blocks_of(self.lines):
            kept |= set(block.lines) if block.name in wanted else set()
        return kept

    def _fill(self, pairs: list[tuple[Part, Part]], kept: set[int]) -> None:
        from myst_parser.parsers.sphinx_ import MystParser

        read = new_document(str(self.original), self.document.settings)
        headings = {part.line for part in parts_of(self.lines)}
        words = "\n".join(self.lines[line] for line in kept | headings)
        defined = {
            line: match[1] for line, text in enumerate(self.lines) if (match := DEFINITION.match(text))
        }
        kept |= {line for line, label in defined.items() if label in words}
        text = "\n".join(
            text if line in kept else without_directive(text) if line in headings else ""
            for line, text in enumerate(self.lines)
        )
        text = _with_other_labels(text, self.own)
        with _PageState(self.env, self.domain, str(self.original)) as people:
            MystParser().parse(text, read)
        moved = list(self._move(pairs, read))
        self._complete_people(people, read, moved)
        for name in NOTES:
            getattr(self.document, name).extend(getattr(read, name))
        for label, marks in read.footnote_refs.items():
            self.document.footnote_refs.setdefault(label, []).extend(marks)
        self._note_anchors(moved, read)

    def _note_anchors(self, moved: Iterable[Element], read: nodes.document) -> None:
        """Let the page know the anchors of what was moved; one that it has already becomes another."""
        for node in (element for each in moved for element in each.findall(nodes.Element)):
            anchors = list(node["ids"])
            node["ids"] = []
            for anchor in anchors:
                own = unique(anchor, self.document.ids)
                node["ids"].append(own)
                self.document.ids[own] = node
                known = {name for name, where in read.nameids.items() if where == anchor}
                for name in known - self.document.nameids.keys():
                    self.document.nameids[name] = own
                    self.document.nametypes[name] = read.nametypes.get(name, False)

    def _move(self, pairs: list[tuple[Part, Part]], read: nodes.document) -> Iterator[Element]:
        """Move what is missing from the original to its place, and yield it."""
        lines = {part.line + 1 for part in parts_of(self.lines)}
        theirs = {line: section for line, section in _sections(read).items() if line in lines}
        headings = list(theirs.values())
        ours = _sections(self.document)
        for our, their in pairs:
            section, original = ours[our.line + 1], theirs[their.line + 1]
            children = [child for child in original.children[1:] if child not in headings]
            for place, child in enumerate(children, 1):
                original.remove(child)
                section.insert(place, child)
                yield cast("Element", child)
        page = self.document.next_node(nodes.section) or self.document
        trees = [tree.parent for tree in read.findall(toctree)]
        loose: list[Element] = [*read.findall(nodes.footnote), *trees]
        for node in loose:
            page.append(node)
            yield node

    def _complete_people(
        self, people: Mapping[str, Person], read: nodes.document, moved: list[Element]
    ) -> None:
        """Give people what only the original says of them."""
        docname = self.env.current_document.docname
        records = self.domain.data["records"].get(docname, {})
        shown = {head["name"] for each in moved for head in each.findall(person_head)}
        theirs = {head["name"]: head for head in read.findall(person_head)}
        for name in theirs.keys() - shown - people.keys():
            records.pop(("person", name), None)
        for name, person in people.items():
            original = records.pop(("person", name), None)
            merged = replace(original, **_given(person)) if isinstance(original, Person) else person
            self.domain.note("person", merged)
        for head in self.document.findall(person_head):
            if head["name"] in theirs and head["name"] in people:
                _complete(head, theirs[head["name"]])


def _with_other_labels(text: str, own: Iterable[str]) -> str:
    """Return a text whose notes have no label by which the page names a note of its own."""
    defined = (match[1] for line in own if (match := DEFINITION.match(line)))
    for label in dict.fromkeys(label for label in defined if label.startswith("[^")):
        text = text.replace(label, f"{label[:-1]}-original]")
    return text


def _sections(document: nodes.document) -> dict[int | None, nodes.section]:
    """Return the section that begins in each line: those of groups are within it."""
    found: dict[int | None, nodes.section] = {}
    for section in document.findall(nodes.section):
        found.setdefault(section.line, section)
    return found


class _LocationFilter(logging.Filter):
    """Locates warnings of MyST-Parser, which knows only the page that is being read, in the original."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the name of the page by the path of the original."""
        location = getattr(record, "location", None)
        if isinstance(location, tuple):
            cast("Any", record).location = f"{self.path}:{location[1] or ''}"
        return True


class _PageState:
    """Preserves what reading another text under a page's name would overwrite; yields its people."""

    logger = logging.getLogger("sphinx.myst_parser.warnings_")

    def __init__(self, env: BuildEnvironment, domain: ScholarDomain, path: str) -> None:
        self.location_filter = _LocationFilter(path)
        self.metadata = env.metadata[env.current_document.docname]
        self.slugs = self.metadata.get("myst_slugs")
        self.records = domain.data["records"].get(env.current_document.docname, {})

    def __enter__(self) -> dict[str, Person]:
        self.logger.addFilter(self.location_filter)
        keys = [key for key in self.records if key[0] == "person"]
        return {name: self.records.pop((kind, name)) for kind, name in keys}

    def __exit__(self, *_error: object) -> None:
        self.logger.removeFilter(self.location_filter)
        if self.slugs is not None:
            self.metadata["myst_slugs"] = self.slugs


def _given(person: Person) -> dict[str, Any]:
    """Return what is said of a person, without the defaults of what is not."""
    values = {field.name: (getattr(person, field.name), field.default) for field in fields(person)}
    return {
        name: value for name, (value, default) in values.items() if default is MISSING or value != default
    }


def _complete(head: Element, original: Element) -> None:
    """Put the words and the picture of the original where a head has none."""
    for kind in (object_body, nodes.image):
        if not any(isinstance(child, kind) for child in head.children):
            head += [child for child in original.children if isinstance(child, kind)]
