"""Where text that refers to an object leads, and at which address.

Knows places, and nothing of what stands there.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinx_scholar.bibliography.reader import Bibliography
from sphinx_scholar.domain.page_notes import NotingDomain
from sphinx_scholar.domain.settings import ScholarConfig
from sphinx_scholar.records.entries import Entry

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.domain.objects import Record

HTML_BUILDERS = frozenset({"html", "dirhtml"})
"""The builders that write paper pages and other outputs of the engine's own."""

FILES = frozenset({"file", "download"})
"""Kinds of references that lead to a file in the output folder."""


class ReferringDomain(NotingDomain):
    """A domain whose objects are papers, people and entries of a life."""

    settings: ScholarConfig = ScholarConfig()
    """Set when the builder is ready; never pickled."""
    bibliography: Bibliography = Bibliography()
    """Set when the builder is ready; never pickled."""
    builder: Builder
    """Set when the builder is ready; never pickled."""

    @property
    @abstractmethod
    def kinds(self) -> tuple[str, ...]:
        """The kinds of objects of this site, in the order of a CV."""

    @abstractmethod
    def find(self, kind: str, name: str) -> Record | None:
        """Return the object of this kind and name; a position is also found by its title."""

    def place(self, kind: str, name: str) -> tuple[str, str] | None:
        """Return the page and anchor of an object, or of a section as ``docname#anchor``, or nothing."""
        if kind == "section":
            docname, _sep, anchor = name.partition("#")
            return docname, anchor
        if kind == "publication":
            work = self.bibliography.get(name)
            page = self.find("publication", work.key if work else name)
            if page is None:
                return (self.page_of(work.key), "") if work and self._makes_page(work.key) else None
            return page.docname, ""
        record = self.find(kind, name)
        return (record.docname, record.anchor) if record else None

    def page_of(self, key: str) -> str:
        """Return the name of the page that the engine makes for a paper."""
        return f"{self.settings.publication_pages}/{self.bibliography.page_name(key)}"

    def _makes_page(self, key: str) -> bool:
        """Tell whether the engine makes a page for a paper, at an address that is no other page's."""
        if self.builder.name not in HTML_BUILDERS or key in self.bibliography.without_page:
            return False
        return self.page_of(key) not in self.env.found_docs

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to an object; a paper without a page of its own stands as its text.

        Three kinds serve the engine's own nodes: ``section`` (``docname#anchor``), ``file`` (a path
        in the output folder) and ``download`` (the same, to be kept and not shown).
        """
        if typ in FILES:
            if builder.name not in HTML_BUILDERS:
                return cast("nodes.reference", contnode)
            kept = addnodes.download_reference if typ == "download" else nodes.reference
            uri = self.address(typ, target, seen_from=fromdocname)
            return kept("", "", contnode, internal=True, refuri=uri)
        work = self.bibliography.get(target) if typ == "publication" else None
        if work and not node.get("refexplicit"):
            contnode = nodes.inline("", work.short_title)
        place = self.place(typ, target)
        if place is None and work and work.address:
            return nodes.reference("", "", contnode, internal=False, refuri=work.address)
        if place is None:
            return cast("nodes.reference", contnode) if work else None
        record = self.find(typ, target)
        if isinstance(record, Entry) and not node.get("refexplicit"):
            contnode = nodes.inline("", record.title)
        if builder.name == "man":
            # It would print an empty address behind the name.
            return cast("nodes.reference", contnode)
        docname, anchor = place[0], node.get("fragment", place[1])
        reference = make_refnode(builder, fromdocname, docname, anchor, contnode)
        if builder.name == "singlehtml":
            reference = nodes.reference(
                "", "", contnode, internal=True, refuri=self._uri("", docname, anchor)
            )
        return reference

    def address(self, kind: str, name: str, fragment: str | None = None, *, seen_from: str) -> str | None:
        """Return the relative address of what ``resolve_xref`` links to, or nothing where it would not."""
        if kind in FILES:
            return relative_uri(self.builder.get_target_uri(seen_from), name)
        place = self.place(kind, name)
        if place is None:
            return None
        return self._uri(seen_from, place[0], place[1] if fragment is None else fragment)

    def _uri(self, seen_from: str, docname: str, anchor: str) -> str:
        if self.builder.name == "singlehtml" and (anchor or docname == self.env.config.root_doc):
            # Sphinx would name page and anchor (``#document-a#b``), and the first page, which has no anchor.
            return f"#{anchor}"
        uri = self.builder.get_relative_uri(seen_from, docname)
        return f"{uri}#{anchor}" if anchor else uri

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Find what ``[](#key)`` and ``{any}`` may mean here."""
        found = []
        for kind in self.kinds:
            reference = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if reference is not None:  # it may be text: a paper has no page under every builder
                found.append((f"scholar:{kind}", reference))
        return found
