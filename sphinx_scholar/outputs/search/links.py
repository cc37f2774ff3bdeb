"""Where else a search leads: to the owner's CV as a file, and to pages on other sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.outputs.search.places import Kind, Place
from sphinx_scholar.wording import aliases
from sphinx_scholar.wording.catalog import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.domain.scholar_domain import ScholarDomain


def link_places(domain: ScholarDomain) -> Iterator[Place]:
    """Yield the owner's CV as a file, and the owner's pages elsewhere."""
    for number, cv in enumerate(domain.cvs):
        title = f"{domain.env.titles[cv.page].astext()} (PDF)" if number else str(_("CV (PDF)"))
        place = Place(kind=Kind.LINK, title=title, uri=cv.name)
        (place.called if number else place.leads_to).extend((aliases.cv_aliases(), "PDF"))
        yield place
    for link in domain.owner.profiles if domain.owner else ():
        about = re.sub(r"^https?://(www\.)?|/$", "", link.url)
        account = re.split(r"[/=]", about)[-1]
        title = wording.profile_text(link)
        yield Place(kind=Kind.LINK, title=title, uri=link.url, about=about, called=[account])
