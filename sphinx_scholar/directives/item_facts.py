"""What an item of a list says besides its words: links that fields of its kind hold, and who a member is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar import wording
from sphinx_scholar.directives.headlines import COMMA
from sphinx_scholar.domain.site_files import is_address
from sphinx_scholar.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.records.kinds import Kind

TOPIC = re.compile(r"\s*(?:[:;]\s|[：；])\s*")
"""What parts the role of a member from the topic behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMember:
    """A member of a group, as an item says it: ``Lars Holm, PhD student: Clones, now professor``."""

    name: str
    url: str = ""
    """Where the name leads, if it is a link."""
    fields: tuple[tuple[str, str], ...] = ()
    """Role, topic and present position, those that are given."""


def linked_fields(item: nodes.Element, kind: Kind) -> dict[str, str]:
    """Return the fields that links of an item fill: links called as the field is, ``[slides](…)``."""
    keys = {
        word.casefold(): field.key
        for field in kind.fields
        if field.shown == "link"
        for word in (field.name, field.label, wording.translated(field.label))
    }
    found: dict[str, str] = {}
    for link in item.findall(nodes.reference):
        key = keys.get(" ".join(link.astext().casefold().split()))
        if key and is_address(link.get("refuri", "")):
            found.setdefault(key, link["refuri"])
    return found


def own_address(paragraph: nodes.paragraph) -> str:
    """Return the address of an item that begins with a link to another site: the link is its title."""
    first = next((node for node in paragraph.children if node.astext().strip()), None)
    address = first.get("refuri", "") if isinstance(first, nodes.reference) else ""
    return address if is_address(address) else ""


def member_of(paragraph: nodes.paragraph) -> WrittenMember | None:
    """Return the member that an item names; nothing where more than words stands behind the name."""
    shown = [node for node in paragraph.children if node.astext().strip()]
    first, *rest = shown or [nodes.Text("")]
    if not all(isinstance(node, nodes.Text) for node in rest):
        return None
    behind = "".join(node.astext() for node in rest)
    if isinstance(first, nodes.Text):
        name, *more = COMMA.split(first.astext(), maxsplit=1)
        behind = "".join(more) + behind
    elif isinstance(first, (nodes.reference, nodes.strong, nodes.emphasis)):
        name, behind = first.astext(), COMMA.sub("", behind, count=1) if COMMA.match(behind) else behind
    else:
        return None
    if not _plain(name):
        return None
    return WrittenMember(
        name=_plain(name), url=own_address(paragraph), fields=tuple(_member_fields(_plain(behind)))
    )


def _member_fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands behind a member's name as fields."""
    label = next(field.label for field in KINDS["member"].fields if field.name == "now")
    now = "|".join(re.escape(word) for word in ("now", wording.translated(label)))
    text, *today = re.split(rf"(?:^|\s*[,;，；]\s*)(?:{now})\s+", text, maxsplit=1, flags=re.IGNORECASE)
    role, *topic = TOPIC.split(text, maxsplit=1)
    values = {"role": role, "topic": "".join(topic), "now": "".join(today)}
    yield from ((name, value) for name, value in values.items() if value)


def _plain(text: str) -> str:
    return " ".join(text.split()).removesuffix(".").strip()
