"""Entries as nodes: title, dates, what the fields of their kind say, papers, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.rendering.entries import EntryView
from sphinx_scholar.rendering.fallbacks.parts import (
    joined,
    labeled,
    lines,
    links,
    mentions_of,
    reference_to,
    text,
)
from sphinx_scholar.rendering.nodes import fallback
from sphinx_scholar.rendering.rich_text import text_nodes

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.rendering.entries import FactLine
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


def entry_head(entry: Entry, page: Page, *, is_listed: bool) -> list[fallback]:
    """Return what an entry says above its body."""
    view = EntryView(entry, page)
    title: list[Node] = []
    if is_listed and not entry.is_sentence:
        shown = text_nodes(entry.marked_title, entry.source) or [text(entry.title)]
        title = [reference_to(entry.directive, entry.name, *shown)]
    dates = [text(f"{view.period} {view.as_of}".rstrip())] if view.period else []
    about = about_nodes(entry, page)
    for role in about if not is_listed else ():
        if isinstance(role, nodes.inline):
            # By this the builder of message catalogs finds the role, where it was written.
            role.source, role.line = entry.source.path, entry.source.line
            cast("Any", role).uid = ""
            role["translatable"] = True
    return _fallbacks(lines(title, dates, about), as_words=page.has_files)


def _fallbacks(lines: list[Element], *, as_words: bool = False) -> list[fallback]:
    """Return lines as what an entry says without its template, if there are any.

    Where pages are made by templates only search reads it, for its words: each node less is one less
    for some thirty walks through all that a page lists.
    """
    if as_words and not any(line.next_node(nodes.math) for line in lines):
        lines = [nodes.paragraph("", "\n".join(line.astext() for line in lines))] if lines else []
    return [fallback("", *lines)] if lines else []


def about_nodes(entry: Entry, page: Page) -> list[Node]:
    """Return the line about an entry: what the fields of its kind say."""
    return joined((_fact(fact) for fact in EntryView(entry, page).facts), " · ")


def _fact(fact: FactLine) -> list[Node]:
    if fact.field == "role":
        return [nodes.inline(name.text, "", text(name.text)) for name in fact.names]
    return labeled(fact.label, links(fact.names))


def papers_of(entry: Entry) -> list[Node]:
    """Return the line that leads from an entry to its papers."""
    label = _("Paper") if len(entry.publications) == 1 else _("Papers")
    references = ([reference_to("publication", key)] for key in entry.publications)
    return labeled(str(label), joined(references, wording.punctuation(str(label)).between_names))


def entry_tail(entry: Entry, page: Page, *, is_listed: bool) -> list[fallback]:
    """Return what an entry says below its body."""
    mentions = mentions_of(entry.directive, entry.name, page) if not is_listed else ()
    return _fallbacks(lines(papers_of(entry), joined(mentions, " · ")))
