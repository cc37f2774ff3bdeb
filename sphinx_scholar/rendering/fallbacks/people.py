"""The owner as nodes: positions, advisors, and how to write to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.rendering.fallbacks.parts import (
    email_link,
    joined,
    labeled,
    lines,
    link,
    links,
    reference_to,
    text,
)
from sphinx_scholar.rendering.nodes import fallback
from sphinx_scholar.rendering.people import address_ways, contact_ways, enumerated

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_scholar.records.person import Person
    from sphinx_scholar.rendering.people import Way
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


def person_head(person: Person, page: Page) -> fallback:
    """Return who someone is, with a target for references."""
    roles = []
    for role in person.roles:
        organization = link(role.organization, role.url or page.links.get(role.organization, ""))
        parts = (text(role.role), organization, text(role.place))
        comma = wording.punctuation(*(part.astext() for part in parts)).between_parts
        roles.append(joined(([part] for part in parts if part.astext()), comma))
    also = joined(([text(part)] for part in (person.native_name, person.pronouns) if part), " · ")
    around = _("Advised by %s").split("%s")
    names = links(enumerated(person.advisors, page)) if person.advisors else []
    advisors = [text(around[0]), *names, text(around[1])] if names else []
    return fallback("", nodes.target("", "", ids=[person.anchor]), *lines(*roles, also, advisors))


def person_tail(person: Person, page: Page) -> fallback:
    """Return how to write to someone."""
    email: list[Node] = [email_link(person.email)] if person.email else []
    profiles = [link(wording.profile_text(to), to.url) for to in person.profiles]
    whereabouts = [_way(way) for way in address_ways(person)]
    return fallback(
        "", *lines(joined(whereabouts, " · "), joined(([node] for node in (*email, *profiles)), " · "))
    )


def _way(way: Way) -> list[Node]:
    return labeled(way.label, [link(way.text, way.url.unescape())])


def contact_items(show: str, page: Page) -> fallback:
    """Return the owner's addresses or other pages."""
    ways = [way for way in contact_ways(show, page) if way.is_external]
    return fallback("", *lines(*(_way(way) for way in ways)))


def cv_link(cv: str) -> Node:
    """Return a link to the curriculum vitae."""
    return reference_to("file", cv, text(str(_("CV (PDF)"))))
