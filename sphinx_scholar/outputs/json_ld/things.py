"""What all things of schema.org have in common, and their text as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.outputs.life import Life

Thing = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render_json_ld(things: Sequence[Thing]) -> str:
    """Return things as one text that may stand in a ``script`` element, or nothing for none."""
    if not things:
        return ""
    graph = {"@graph": list(things)} if len(things) > 1 else things[0]
    text = _encode({"@context": "https://schema.org", **graph})
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def filled(thing: Thing) -> Thing:
    """Return a thing without what is empty."""
    return {name: value for name, value in thing.items() if value not in ("", [], {})}


def identity(life: Life) -> str:
    """Return the name by which other things refer to the owner."""
    return life.addresses.page(life.owner.docname, life.owner.anchor) if life.owner else ""


def organization(name: str, life: Life, url: str = "") -> Thing:
    """Return an organization, with its address where the site knows one."""
    url = url or life.links.get(name, "")
    return filled({"@type": "Organization", "name": name, "url": url}) if name else {}


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Thing:
    """Return the pages from the first to this one, given as names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, start=1)
        ],
    }
