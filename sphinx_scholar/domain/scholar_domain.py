"""The domain ``scholar``: which objects stand on which page, and how text refers to them.

Keeps records only; knows nothing of HTML, nor of how records are shown.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import ObjType

from sphinx_scholar.bibliography.reader import Bibliography
from sphinx_scholar.diagnostics import report
from sphinx_scholar.domain.consistency import report_duplicate, report_owner
from sphinx_scholar.domain.entry_selections import EntryQuery, EntrySelection, select_entries
from sphinx_scholar.domain.facets import Facets
from sphinx_scholar.domain.index import Lookup
from sphinx_scholar.domain.objects import KINDS, Mention, Record, object_role
from sphinx_scholar.domain.paper_numbers import number_papers
from sphinx_scholar.domain.posts import Posts
from sphinx_scholar.domain.references import HTML_BUILDERS, ReferringDomain
from sphinx_scholar.domain.topics import Topics
from sphinx_scholar.records.coauthors import frequent_coauthors
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.kinds import belongs_to
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from docutils.nodes import Element
    from jinja2 import Environment
    from sphinx.environment import BuildEnvironment

    from sphinx_scholar.domain.cv_settings import CvFile
    from sphinx_scholar.domain.pictures import ShownPicture, Size

__all__ = ["HTML_BUILDERS", "ScholarDomain"]


class ScholarDomain(ReferringDomain):
    """Objects of an academic life, as ``py`` has functions."""

    name = "scholar"
    label = "Scholar"
    object_types: ClassVar[dict[str, ObjType]] = {kind: ObjType(kind, kind) for kind in KINDS}
    roles: ClassVar[dict[str, Any]] = {kind: object_role() for kind in KINDS}

    topics: Topics = Topics()
    """Set when the builder is ready; never pickled."""

    pictures: Mapping[tuple[str, Size], ShownPicture] = MappingProxyType({})
    """Pictures of papers, by address and box; set when pages are about to be written."""

    templates: Environment
    """The templates that show records; set when the builder is ready, never pickled."""

    cvs: tuple[CvFile, ...] = ()
    """The CVs that are made, the first of which is the one that pages link to."""
    all_citations: str = ""
    """The file of all citations, as a path in the output folder; empty where none is made."""
    _lookup: Lookup | None = None
    """What is known of all pages; nothing while it has to be made again."""
    _posts: Posts | None = None
    """All posts in order; nothing while they have to be gathered again."""
    exports: Mapping[str, str] = MappingProxyType({})
    """Other files for machines, as paths in the output folder by the name of the form."""

    left_to_others: frozenset[str] = frozenset()
    """Files that the site or another extension makes in the engine's stead, as paths in the output folder."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._numbered: Bibliography | None = None
        self._faceted: Bibliography | None = None
        self._facets = Facets()
        self._numbers: dict[str, str] = {}
        self._selections: dict[EntryQuery, EntrySelection] = {}
        """What lists of entries show, while nothing is read."""
        self.bodies: dict[str, dict[str, list[Element]]] = {}
        """What authors wrote below objects, by page and anchor; kept while nothing is read."""
        self.components: dict[str, set[str]] = {}
        """What each page shows that has assets of its own, noted in the process that writes the page."""

    @classmethod
    def of(cls, env: BuildEnvironment) -> ScholarDomain:
        """Return the domain of a site."""
        return cast("ScholarDomain", env.get_domain(cls.name))

    def cv_on(self, docname: str) -> str:
        """Return the CV that a page links to, as a path in the output folder; empty where none is made.

        That is the first one, and on the page of another one that one.
        """
        own = (cv.name for cv in self.cvs if cv.page == docname)
        return next(own, self.cvs[0].name if self.cvs else "")

    def note_component(self, docname: str, component: str) -> None:
        """Note that a page which is being written shows something that has assets of its own."""
        self.components.setdefault(docname, set()).add(component)

    def forget_answers(self) -> None:
        """Forget what was worked out from all pages."""
        self._lookup = None
        self._posts = None
        self._faceted = None
        self._selections.clear()

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        super().clear_doc(docname)
        self.bodies.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        super().merge_domaindata(docnames, otherdata)
        self.bodies.clear()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of objects of this site, in the order of a CV."""
        return ("person", *self.settings.all_kinds, "publication")

    def entries(self, kind: str = "") -> list[Entry]:
        """All entries, or those that a list of a kind may show."""
        kinds = self.settings.all_kinds
        return [
            record
            for docname in sorted(self.data["records"])
            for record in self.data["records"][docname].values()
            if isinstance(record, Entry) and (not kind or belongs_to(record, kind, kinds))
        ]

    def entry_selection(self, query: EntryQuery) -> EntrySelection:
        """Return what a list of entries shows; warn once about what it names and the site lacks."""
        if query not in self._selections:
            selection = select_entries(query, self.entries(query.kind))
            self._selections[query] = selection
            for problem in selection.problems:
                report(problem)
        return self._selections[query]

    @property
    def lookup(self) -> Lookup:
        """All records by what they are asked for."""
        if self._lookup is None:
            self._lookup = Lookup()
            for kind in self.kinds:
                self._lookup.add(kind, self.records(kind))
            pages = self.data["mentions"]
            for docname in sorted(pages):
                for mention in pages[docname]:
                    self._lookup.add_mention(mention)
        return self._lookup

    @property
    def posts(self) -> Posts:
        """All posts, the latest first."""
        if self._posts is None:
            self._posts = Posts.of(self.settings.posts, self.data["posts"].values())
        return self._posts

    def find(self, kind: str, name: str) -> Record | None:
        """Return the object of this kind and name; a position is also found by its title."""
        return self.lookup.find(kind, name)

    @property
    def owner(self) -> Person | None:
        """The person whose site this is."""
        return cast("Person | None", self.find("person", self.env.config.author))

    @property
    def owner_forms(self) -> tuple[str, ...]:
        """All names by which papers may call the owner."""
        author, owner = self.env.config.author, self.owner
        return (author, *owner.names, *owner.former_names) if owner else (author,)

    @property
    def links(self) -> Mapping[str, str]:
        """Addresses of people and organizations by name, those of people by their former names too."""
        links, names = self.settings.links, self.lookup.current_names
        return {**links, **{name: links[now] for name, now in names.items() if now in links}}

    def works(self, keys: Iterable[str]) -> list[Publication]:
        """The papers of these keys, in their order."""
        return [work for key in keys if (work := self.bibliography.get(key))]

    @property
    def facets(self) -> Facets:
        """What filters can ask of papers."""
        if self._faceted is not self.bibliography:
            self._faceted, owner = self.bibliography, self.owner_forms
            coauthors = frequent_coauthors(self.bibliography.publications, owner)
            self._facets = Facets(owner=owner, topics=self.topics, coauthors=coauthors)
        return self._facets

    def number_of(self, key: str) -> str:
        """Return the number of a paper, such as ``J12``."""
        if self._numbered is not self.bibliography:
            self._numbered = self.bibliography
            self._numbers = number_papers(self.bibliography.publications)
        return self._numbers.get(key, "")

    def positions_of(self, key: str) -> list[Entry]:
        """The entries of which a paper came."""
        return self.lookup.entries_of(self._keys_of(key))

    def mentions_of(self, kind: str, name: str) -> list[Mention]:
        """Sections that refer to an object, the page where it stands left out."""
        own = self.find(kind, name)
        keys = self._keys_of(name) if kind == "publication" else (name,)
        found = self.lookup.mentions_of(kind, keys)
        return [mention for mention in found if not (own and own.docname == mention.docname)]

    def _keys_of(self, key: str) -> tuple[str, ...]:
        """Return the keys of all records of a work."""
        work = self.bibliography.get(key)
        return tuple(record.key for record in work.records) if work else (key,)

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """All objects, for ``objects.inv`` and Sphinx's search."""
        for kind in self.kinds:
            if kind != "publication":
                for record in self.records(kind):
                    title = record.title if isinstance(record, Entry) else record.name
                    yield record.name, title, kind, record.docname, record.anchor, 1
        for work in self.bibliography.publications:
            place = self.place("publication", work.key)
            if place:
                yield work.key, work.title.plain, "publication", *place, 1

    # -- what only the whole site can tell ------------------------------------------------------

    def check_consistency(self) -> None:
        """Warn about names used on two pages, papers of others, and lists that name what is not there."""
        seen: dict[tuple[str, str], Record] = {}
        for kind in self.kinds:
            for record in self.records(kind):
                first = seen.setdefault((kind, record.name), record)
                if first is not record:
                    report_duplicate(kind, record, first)
        report_owner(self)
        for _docname, queries in sorted(self.data["queries"].items()):
            for query in queries:
                self.entry_selection(query)
        for _docname, post_lists in sorted(self.data["post_lists"].items()):
            for post_list in post_lists:
                for problem in self.posts.unknown_tags(post_list):
                    report(problem)
