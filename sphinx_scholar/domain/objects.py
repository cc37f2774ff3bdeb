"""What stands on pages besides papers and entries, and the kinds of all that text can refer to."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.roles import XRefRole

from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.kinds import KINDS as ENTRY_KINDS
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationPage:
    """A hand-written page about one paper."""

    name: str
    """The paper's citation key."""
    docname: str
    anchor: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A section of a page whose text refers to an object."""

    kind: str = "publication"
    key: str
    """The name as written; of a paper the key of any of its records, or of none."""
    docname: str
    anchor: str
    """The section's id; empty where it is the whole page."""
    title: str


Record = Person | Entry | PublicationPage

KINDS = ("person", *ENTRY_KINDS, "publication")
"""The engine's own kinds of objects, by the name of their directive and role."""


def object_role() -> XRefRole:
    """Return a role that refers to an object."""
    return XRefRole(innernodeclass=nodes.inline, warn_dangling=True)
