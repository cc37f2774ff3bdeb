"""Cards that stand on several pages, each rendered once: they differ by where their links lead from.

A list that is split shows each card on the page of a year, and once more where its filter asks for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from sphinx_scholar.rendering.paper_card import PaperCard
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.domain.split_lists import SplitList
    from sphinx_scholar.rendering.components import Component

BEGIN, END = "\x02", "\x03"
"""Stand around the number of an address: control characters, which no text of a record holds."""

ADDRESS = re.compile(f"{BEGIN}(\\d+){END}")


class AnyPage(Page):
    """A page of which it is not known yet which one it is."""

    def __init__(self, domain: ScholarDomain, docname: str) -> None:
        super().__init__(domain, docname)
        self.addresses: list[tuple[str, str, str | None]] = []
        """To what links lead."""
        self.components: set[Component] = set()
        """What the card that is being rendered shows."""

    def url(self, kind: str, name: str, fragment: str | None = None) -> Markup:
        """Return what stands for an address; nothing where there is none."""
        if not super().url(kind, name, fragment):
            return Markup()
        self.addresses.append((kind, name, fragment))
        return Markup(f"{BEGIN}{len(self.addresses) - 1}{END}")  # noqa: S704 - a number

    def uses(self, component: Component) -> None:
        """Note what every page of the card shows."""
        self.components.add(component)


class Card(NamedTuple):
    """A card, without addresses."""

    html: str
    components: frozenset[Component]


class ListCards:
    """The cards of one list."""

    def __init__(self, domain: ScholarDomain, split: SplitList) -> None:
        self.split = split
        self._page = AnyPage(domain, split.docname)
        self._cards: dict[str, Card] = {}

    def shown_on(self, page: Page, paper: PaperCard) -> Markup:
        """Return the card of a paper as a page shows it."""
        key = paper.record.key
        if key not in self._cards:
            self._cards[key] = self._rendered(paper)
        html, components = self._cards[key]
        for component in components:
            page.uses(component)
        parts = ADDRESS.split(html)
        urls = {number: page.url(*self._page.addresses[int(number)]) for number in set(parts[1::2])}
        parts[1::2] = map(urls.__getitem__, parts[1::2])
        return Markup("".join(parts))  # noqa: S704 - of markup and escaped addresses

    def _rendered(self, paper: PaperCard) -> Card:
        card = PaperCard(paper.record, self._page, is_numbered=self.split.is_numbered)
        self._page.components = set()
        html = card.rendered(self.split.style, pictures=self.split.pictures)
        return Card(str(html), frozenset(self._page.components))
