"""What people look for that a page or section is the way to: its names, lists, kinds of entries, a person.

Records and doctrees in, phrases out; knows nothing of what else a page says.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.rendering import nodes as own
from sphinx_scholar.wording import aliases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils import nodes

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.outputs.search.places import Place
    from sphinx_scholar.records.kinds import Kind


def page_leads(domain: ScholarDomain, docname: str, doctree: nodes.document) -> Iterator[str]:
    """Yield what a page is called in the navigation, and what people call the CV, home or all papers."""
    yield from _names_in_navigation(domain, docname)
    if docname in [cv.page for cv in domain.settings.cv_files[:1]]:
        yield aliases.cv_aliases()
    elif docname == domain.env.config.root_doc:
        yield aliases.home_aliases()
    else:
        lists = doctree.findall(own.paper_list)
        listed = {key for node in lists for group in node["selection"].groups for key in group.keys}
        every = {work.key for work in domain.bibliography.publications if not work.hidden}
        if every and every <= listed:
            yield aliases.papers_aliases()


def _names_in_navigation(domain: ScholarDomain, docname: str) -> Iterator[str]:
    env = domain.env
    above = (page for page, pages in env.toctree_includes.items() if docname in pages)
    trees = (tree for page in above for tree in env.tocs[page].findall(addnodes.toctree))
    entries = (entry for tree in trees for entry in tree["entries"])
    yield from (title for title, target in entries if title and target == docname)


def name_leads(names: Iterable[str]) -> Iterator[str]:
    """Yield names, and family names alone."""
    for name in names:
        yield name
        yield from (author.family for author in read_names(name).authors)


class Homes:
    """Where on a page entries of each kind stand."""

    def __init__(self) -> None:
        self.places: dict[str, dict[str, Place]] = {}
        """By the names of kinds, the places that hold entries, by their addresses."""

    def note(self, kind: Kind, place: Place) -> None:
        """Note that a place holds an entry."""
        self.places.setdefault(kind.name, {})[place.uri] = place

    def lead(self, page: Place, kinds: Mapping[str, Kind]) -> None:
        """Let a place that holds entries of one kind lead to them; where several do, their page."""
        count = Counter(uri for places in self.places.values() for uri in places)
        for name, places in self.places.items():
            if all(count[uri] == 1 for uri in places):
                home = page if len(places) > 1 else next(iter(places.values()))
                home.leads_to += aliases.list_aliases(kinds[name])
