"""What the picture of each page says: records and titles in, cards out.

Knows neither how a picture is drawn nor where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.rendering.paper_words import badge_text

if TYPE_CHECKING:
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.posts import Post
    from sphinx_scholar.records.publication import Publication

MOST_PEOPLE = 7
"""How many names a picture has at most; of a longer list the first ones, the owner and the last."""

NO_BREAK = "\N{NO-BREAK SPACE}"
"""What keeps a name on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCard:
    """What one picture says."""

    title: str
    label: str = ""
    """A word or two above the title: venue and year, a date."""
    people: str = ""
    """The line below the title: authors, or a person's position and affiliation."""
    site: str
    """Whose site it is, at the foot."""
    address: str = ""
    """Where the site stands, without ``https://``."""
    portrait: str = ""
    """The path of a picture below the site's folder, which begins with a slash."""

    @property
    def alternative_text(self) -> str:
        """What the picture says, for those who do not see it."""
        parts = (self.title, self.people, self.label)
        return ". ".join(part.rstrip(".") for part in parts if part).replace(NO_BREAK, " ")


def card_of_paper(work: Publication, life: Life) -> ShareCard:
    """Return the card of a paper's page."""
    return ShareCard(
        title=work.title.plain,
        label=badge_text(work),
        people=_people(work, life),
        site=life.title,
        address=_address(life),
    )


def card_of_page(title: str, life: Life, *, post: Post | None = None) -> ShareCard:
    """Return the card of a page that an author wrote; that of a post has its date."""
    label = wording.date_text(post.date) if post and post.date else ""
    return ShareCard(title=title, label=label, site=life.title, address=_address(life))


def card_of_owner(life: Life, portrait: str) -> ShareCard:
    """Return the card of the page of the person whose site it is."""
    owner = life.owner
    assert owner is not None
    return ShareCard(
        title=owner.name,
        people=wording.phrase((owner.position, owner.affiliation)),
        site="" if life.title == owner.name else life.title,
        address=_address(life),
        portrait=portrait,
    )


def _people(work: Publication, life: Life) -> str:
    people = work.authors or work.editors
    names = [person.name.replace(" ", NO_BREAK) for person in people]
    if len(names) > MOST_PEOPLE:
        own = {place for place, person in enumerate(people) if life.is_owner(person)}
        shown = sorted({*range(MOST_PEOPLE - 2), *own, len(names) - 1})
        left = [names[shown[0]]]
        for before, place in pairwise(shown):
            left += ["…"] * (place > before + 1) + [names[place]]
        names = left
    return wording.listed(names) + (wording.others_text(len(names)) if work.more_authors else "")


def _address(life: Life) -> str:
    return life.addresses.base.partition("://")[2].rstrip("/")
