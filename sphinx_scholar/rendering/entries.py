"""Records of people, positions, degrees and entries become docutils nodes.

Does not know which page asks, nor where records come from; papers have a module of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.entries import Degree, Position
from sphinx_scholar.records.identifiers import mailto
from sphinx_scholar.rendering.widgets import heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docutils.nodes import Element, Node
    from sphinx.util.docutils import SphinxTranslator
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.person import Person

_ = get_translation(wording.CATALOG)

T = TypeVar("T")

ICONS = {"email": "mail", "cv": "file", "github": "mark-github", "website": "globe"}
"""Names of GitHub's octicons, by the kind of link; others are shown as words alone."""


class icon(nodes.inline):  # noqa: N801 - nodes are named as docutils names them
    """A small picture that repeats the words beside it; nothing outside HTML."""


def visit_icon_html(translator: HTML5Translator, node: icon) -> None:
    """Write an octicon as inline SVG, hidden from screen readers."""
    from sphinx_design.icons import get_octicon

    # Without sphinx-design's own classes a page need not load its style sheet.
    svg = re.sub(r'class="[^"]*"', 'class="scholar-icon"', get_octicon(node["name"]), count=1)
    # A hundredth of a unit is less than anybody sees of a picture of 16 units.
    svg = re.sub(r"(\.\d\d)\d+", r"\1", svg)
    translator.body.append(svg)
    raise nodes.SkipNode


def skip_node(translator: SphinxTranslator, node: Node) -> None:
    """Write nothing."""
    raise nodes.SkipNode


# -- pieces ------------------------------------------------------------------------------------


def paragraph(*children: Node, kind: str) -> nodes.paragraph:
    """Return a paragraph of the class ``scholar-<kind>``."""
    node = nodes.paragraph(classes=[f"scholar-{kind}"])
    node += children
    return node


def span(text: str, kind: str) -> nodes.inline:
    """Return a run of text of the class ``scholar-<kind>``."""
    return nodes.inline("", text, classes=[f"scholar-{kind}"])


def link(text: str, url: str, *classes: str) -> nodes.reference:
    """Return a link that leads out of the site, or opens a letter."""
    return nodes.reference("", text, refuri=url, internal=False, classes=list(classes))


def for_screen_readers(text: str) -> nodes.inline:
    """Return words that are heard and not seen, to say of what a link is."""
    return heard("", text)


def list_of(items: Iterable[Sequence[Node]], kind: str) -> nodes.bullet_list:
    """Return a list of the class ``scholar-<kind>``, without bullets of its own."""
    node = nodes.bullet_list(classes=[f"scholar-{kind}"])
    for children in items:
        item = nodes.list_item()
        item += children
        node += item
    return node


def named(name: str, links: Mapping[str, str]) -> Node:
    """Return the name of a person or organization, as a link where it has one."""
    return link(name, links[name]) if name in links else nodes.Text(name)


def enumerated(names: Sequence[str], links: Mapping[str, str]) -> list[Node]:
    """Return names as a sentence lists them, each a link where it has one."""
    marker = "\0"
    pattern = wording.names_text([marker] * len(names)).split(marker)
    children: list[Node] = [nodes.Text(pattern[0])] if pattern[0] else []
    for name, between in zip(names, pattern[1:], strict=True):
        children.append(named(name, links))
        if between:
            children.append(nodes.Text(between))
    return children


def reference_to(kind: str, name: str, *children: Node, fragment: str | None = None) -> addnodes.pending_xref:
    """Return a reference to an object, resolved like one that an author wrote.

    Without children it shows the object's own title; ``fragment`` names a part of its page.
    """
    attributes: dict[str, Any] = {} if fragment is None else {"fragment": fragment}
    # Sphinx's resolver keeps only the first child.
    content = children if len(children) == 1 else (nodes.inline("", "", *(children or (nodes.Text(name),))),)
    return addnodes.pending_xref(
        "",
        *content,
        refdomain="scholar",
        reftype=kind,
        reftarget=name,
        refexplicit=bool(children),
        refwarn=True,
        **attributes,
    )


def email_link(address: str) -> nodes.reference:
    """Return an address that opens a letter."""
    return link(address, mailto(address))


def joined(parts: Iterable[Sequence[Node]], separator: str) -> list[Node]:
    """Return groups of nodes with a separator between them."""
    return separated(parts, lambda: nodes.Text(separator))


def separated(parts: Iterable[Sequence[T]], between: Callable[[], T]) -> list[T]:
    """Return all of these groups that are not empty, and what is made each time between two."""
    children: list[T] = []
    for part in parts:
        if part and children:
            children.append(between())
        children.extend(part)
    return children


# -- entries of a timeline -----------------------------------------------------------------------


def dates_of(entry: Entry) -> nodes.paragraph:
    """Return the dates of an entry, for a column of their own."""
    node = paragraph(span(wording.period_text(entry.period), "period"), kind="dates")
    as_of = wording.as_of_text(entry.period)
    if as_of:
        node += [nodes.Text(" "), span(as_of, "as-of")]
    return node


def _organization(entry: Entry, links: Mapping[str, str]) -> list[Node]:
    group = entry.group if isinstance(entry, Position) else ""
    return joined(([named(name, links)] for name in (entry.organization, group) if name), ", ")


def _people(label: str, names: Sequence[str], links: Mapping[str, str]) -> list[Node]:
    if not names:
        return []
    return [nodes.Text(f"{label}: "), *enumerated(names, links)]


def about(entry: Entry, links: Mapping[str, str]) -> nodes.paragraph:
    """Return the line under an entry's title: role, organization, place, people."""
    parts: list[list[Node]] = []
    if isinstance(entry, Position):
        parts.append([span(entry.role, "role")] if entry.role else [])
    parts.append(_organization(entry, links))
    parts.append([nodes.Text(entry.location)] if entry.location else [])
    if isinstance(entry, Degree) and entry.grade:
        parts.append([nodes.Text(_("GPA: %s") % entry.grade)])
    if isinstance(entry, (Position, Degree)):
        label = _("Advisor") if len(entry.advisors) == 1 else _("Advisors")
        parts.append(_people(str(label), entry.advisors, links))
    if isinstance(entry, Position):
        label = _("Mentor") if len(entry.mentors) == 1 else _("Mentors")
        parts.append(_people(str(label), entry.mentors, links))
    return paragraph(*joined(parts, " · "), kind="about")


def head_lines(entry: Entry, links: Mapping[str, str]) -> list[nodes.paragraph]:
    """Return what stands under an entry's title: its dates and the line about it, where it has them."""
    return [line for line in (dates_of(entry), about(entry, links)) if line.astext()]


def papers_of(entry: Entry) -> list[Node]:
    """Return the line that leads from an entry to its papers."""
    if not entry.publications:
        return []
    label = _("Paper") if len(entry.publications) == 1 else _("Papers")
    references = ([reference_to("publication", key)] for key in entry.publications)
    return [paragraph(nodes.Text(f"{label}: "), *joined(references, ", "), kind="papers")]


def entry_heading(entry: Entry, links: Mapping[str, str]) -> list[Node]:
    """Return the title of an entry, its dates and the line about it."""
    title = paragraph(link(entry.title, entry.url) if entry.url else nodes.Text(entry.title), kind="title")
    return [title, *head_lines(entry, links)]


def entry_in_full(entry: Entry, body: Sequence[Node], links: Mapping[str, str]) -> list[Node]:
    """Return an entry as a list shows it: heading, body and papers."""
    return [*entry_heading(entry, links), *body, *papers_of(entry)]


def entry_in_brief(entry: Entry, links: Mapping[str, str]) -> list[Node]:
    """Return a position as one line: role, organization and group, or place."""
    lead = entry.role if isinstance(entry, Position) and entry.role else entry.title
    rest = entry.group if isinstance(entry, Position) and entry.group else entry.location
    # Two positions of one role need two names where links are read out alone.
    which = rest or entry.organization
    unseen = [for_screen_readers(f", {which}")] if which else []
    reference = reference_to(kind_of(entry), entry.name, span(lead, "lead"), *unseen)
    line = joined(([part] for part in (reference, nodes.Text(entry.organization)) if part.astext()), ", ")
    if rest:
        line += [nodes.Text(" · "), span(rest, "aside")]
    return [dates_of(entry), paragraph(*line, kind="brief")]


def kind_of(entry: Entry) -> str:
    """Return the name of the directive that made an entry."""
    if isinstance(entry, Position):
        return "position"
    return "degree" if isinstance(entry, Degree) else "entry"


# -- the head of the home page -------------------------------------------------------------------


def person_head(
    person: Person, body: Sequence[Node], links: Mapping[str, str], cv: Node | None
) -> list[Element]:
    """Return who someone is: position, advisors, vision, and how to write to the person.

    ``cv`` is a link to the curriculum vitae, where there is one.
    """
    head: list[Element] = []
    place = joined(
        ([part] for part in (nodes.Text(person.position), named(person.affiliation, links)) if part.astext()),
        ", ",
    )
    if place:
        head.append(paragraph(*place, kind="affiliation"))
    if person.advisors:
        advised = _("Advised by %s").split("%s")
        line = [nodes.Text(advised[0]), *enumerated(person.advisors, links), nodes.Text(advised[1])]
        head.append(paragraph(*(part for part in line if part.astext()), kind="advisors"))
    if body:
        vision = nodes.container(classes=["scholar-vision"])
        vision += body
        head.append(vision)
    items: list[Sequence[Node]] = []
    if person.email:
        items.append([_with_icon("email", email_link(person.email))])
    if cv is not None:
        items.append([_with_icon("cv", cv)])
    items += [
        [_with_icon(profile.kind, profile_link(profile.kind, profile.url))] for profile in person.profiles
    ]
    if items:
        head.append(list_of(items, "ways"))
    return head


def profile_link(kind: str, url: str) -> nodes.reference:
    """Return a link to one of a person's other pages."""
    return link(wording.link_text(kind), url)


def _with_icon(kind: str, node: Node) -> nodes.paragraph:
    children = [icon(name=ICONS[kind]), node] if kind in ICONS else [node]
    return paragraph(*children, kind="way")
