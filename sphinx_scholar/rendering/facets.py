"""What a filter can ask of a paper beside its words, each as the words that a reader sees.

Records in, text out; knows nothing of lists or scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.records.same_person import is_same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.records.publication import Author, Publication

_ = get_translation(wording.CATALOG)


def facet_names(works: Iterable[Publication], owner: Sequence[str]) -> dict[str, str]:
    """Return what each facet is called by which these works differ, in the order of a filter."""
    names = {
        "year": str(_("Year")),
        "type": str(_("Type")),
        "venue": str(_("Venue")),
        "status": str(_("Status")),
        "author": str(_("First author")),
    }
    first: dict[str, str] | None = None
    differ: set[str] = set()
    for work in works:
        its = facets(work, owner)
        first = its if first is None else first
        differ |= {name for name in names if its.get(name) != first.get(name)}
        if len(differ) == len(names):
            break
    return {name: text for name, text in names.items() if name in differ}


def facets(work: Publication, owner: Sequence[str]) -> dict[str, str]:
    """Return the value of each facet; one that a paper lacks is left out.

    ``owner`` are the names that the owner goes by: under the first of them the owner is one author,
    whatever a paper prints.
    """
    people = work.authors or work.editors
    values = {
        "year": str(work.year) if work.year else "",
        "type": wording.group_text(work.type),
        "venue": work.venue_name,
        "status": wording.status_text(work.status),
        "author": _name(people[0], owner) if people else "",
    }
    return {name: value for name, value in values.items() if value}


def _name(author: Author, owner: Sequence[str]) -> str:
    return owner[0] if is_same_person(author, owner) else author.name
