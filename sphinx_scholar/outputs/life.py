"""Everything that the files for machines may say, gathered once when all pages are read.

Asks the domain, the builder and the configuration, so that the outputs themselves need not;
knows none of their formats.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.domain.split_lists import year_pages
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.identifiers import without_index
from sphinx_scholar.records.kinds import KINDS, kind_of
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.posts import Post
from sphinx_scholar.records.publication import Author, Publication
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.rendering.bodies import body_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from sphinx_scholar.records.kinds import Kind

UNSEEN = (nodes.Invisible, nodes.system_message, nodes.footnote_reference, nodes.raw, nodes.problematic)
"""Nodes that show no text of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an author wrote below an entry, as plain text."""

    summary: str = ""
    """Its paragraphs, one a line."""
    highlights: tuple[str, ...] = ()
    """The points of its lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where pages and files stand on the web; every address is empty while the site has none."""

    base: str = ""
    """The address of the site, with a slash at its end."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Paths below it by the name of the page; of an index page its folder."""

    def page(self, name: str, anchor: str = "") -> str:
        """Return the address of a page, or of a place on it."""
        if not self.base or name not in self.pages:
            return ""
        return f"{self.base}{self.pages[name]}" + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """Return the address of a file in the output folder."""
        return self.base + path if self.base and path else ""

    def link(self, url: str) -> str:
        """Return the address of a link that may also be a path below the site's folder."""
        return url if "://" in url else self.file(url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A person's records, and what is to be known of the site that shows them."""

    title: str
    """The name of the site."""
    author: str
    """Whose site it is, as ``conf.py`` says."""
    language: str = "en"
    languages: tuple[str, ...] = ()
    """All languages of a site in several, the first one first."""
    addresses: Addresses = Addresses()
    home: str = "index"
    """The name of the first page."""
    owner: Person | None = None
    own_names: tuple[str, ...] = ()
    """All names by which papers call the owner."""
    portrait: str = ""
    """The address of the owner's picture."""
    works: tuple[Publication, ...] = ()
    """In the order of the ``.bib`` file."""
    work_pages: Mapping[str, str] = field(default_factory=dict)
    """The name of each paper's page by its citation key."""
    year_pages: Mapping[str, str] = field(default_factory=dict)
    """The name of the page of a year, of a split list, on which each paper stands, by its key."""
    entries: tuple[Entry, ...] = ()
    """Of all kinds, the latest first."""
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    """The rows of the table of kinds, the site's own too."""
    bodies: Mapping[Entry, Body] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    """The latest first; their pictures as addresses on the web."""
    post_lists: Mapping[str, str] = field(default_factory=dict)
    """The titles of the pages that list posts and have no document, by their names."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Addresses of people and organizations by name."""

    def is_owner(self, author: Author) -> bool:
        """Tell whether a paper's author is the person whose site it is."""
        return is_same_person(author, self.own_names)

    def work_url(self, work: Publication) -> str:
        """Return the address of a paper's page."""
        return self.addresses.page(self.work_pages.get(work.key, ""))

    def post_on(self, pagename: str) -> Post | None:
        """Return the post that a page is."""
        return next((post for post in self.posts if post.docname == pagename), None)

    def kind_of(self, entry: Entry) -> Kind:
        """Return the row of an entry."""
        return kind_of(entry, self.kinds)

    def of_kind(self, name: str) -> list[Entry]:
        """Return the entries of one row."""
        return [entry for entry in self.entries if self.kind_of(entry).name == name]

    def body(self, entry: Entry) -> Body:
        """Return what the author wrote below an entry."""
        return self.bodies.get(entry, Body())


def read_life(app: Sphinx) -> Life:
    """Gather all records, in an order that is the same in every build."""
    domain = ScholarDomain.of(app.env)
    places = ((work, domain.place("publication", work.key)) for work in domain.bibliography.publications)
    work_pages = {work.key: place[0] for work, place in places if place}
    years = {
        work.key: f"{split.folder}/{page.name}"
        for split in domain.split_lists()
        for page in year_pages(domain.works(split.keys), split.size)
        for work in page.works
    }
    kinds = domain.settings.all_kinds
    post_lists = domain.posts.made_pages(app.env.found_docs)
    addresses = _addresses(app, {*work_pages.values(), *years.values(), *post_lists})
    entries = [_linked(_titled(app, entry), kinds, addresses) for entry in domain.entries()]
    return Life(
        title=app.config.html_title or app.config.project,
        author=app.config.author,
        language=app.config.language,
        languages=domain.settings.languages,
        addresses=addresses,
        home=app.config.root_doc,
        owner=domain.owner,
        own_names=domain.owner_forms,
        portrait=_portrait(app, domain.owner),
        works=domain.bibliography.publications,
        work_pages=work_pages,
        year_pages=years,
        entries=_newest_first(entries),
        kinds=domain.settings.all_kinds,
        bodies={entry: _body(app, entry) for entry in entries},
        posts=tuple(replace(post, image=_picture(app, post.image)) for post in domain.posts.all),
        post_lists=post_lists,
        links=domain.links,
    )


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    by_title = sorted(entries, key=lambda entry: entry.title.casefold())
    return tuple(sorted(by_title, key=lambda entry: entry.period.sort_key, reverse=True))


def _addresses(app: Sphinx, work_pages: Iterable[str]) -> Addresses:
    base = app.config.html_baseurl
    names = app.env.found_docs | set(work_pages)
    return Addresses(
        base=f"{base.rstrip('/')}/" if base else "",
        pages={name: without_index(app.builder.get_target_uri(name)) for name in sorted(names)},
    )


def _portrait(app: Sphinx, owner: Person | None) -> str:
    if owner is None or not owner.portrait or "://" in owner.portrait:
        return owner.portrait if owner else ""
    path, _absolute = app.env.relfn2path(owner.portrait, owner.docname)
    return _picture(app, path)


def _picture(app: Sphinx, path: str) -> str:
    """Return the address of a picture, given as a path below the site's folder; nothing for none."""
    if "://" in path:
        return path
    images = app.env.images
    if path not in images or not app.config.html_baseurl:
        return ""
    return f"{app.config.html_baseurl.rstrip('/')}/_images/{images[path][1]}"


# -- text ------------------------------------------------------------------------------------------


def _linked(entry: Entry, kinds: Mapping[str, Kind], addresses: Addresses) -> Entry:
    """Return an entry whose links to files of the site are whole addresses."""
    links = {field.key for field in kind_of(entry, kinds).fields if field.shown == "link"}
    fields = tuple(
        (name, addresses.link(value) if name in links and isinstance(value, str) else value)
        for name, value in entry.fields
    )
    return replace(entry, url=addresses.link(entry.url) if entry.url else "", fields=fields)


def _titled(app: Sphinx, entry: Entry) -> Entry:
    """Return an entry whose title says what its references show, where it is a sentence."""
    first = next((node for body in body_of(entry, app.env) for node in body.findall(nodes.paragraph)), None)
    if not entry.is_sentence or first is None:
        return entry
    return replace(entry, title=plain_text(first).removesuffix("."))


def _body(app: Sphinx, entry: Entry) -> Body:
    summary: list[str] = []
    highlights: list[str] = []
    for body in body_of(entry, app.env):
        for node in body.findall(_is_text):
            is_point = node.parent is not body and isinstance(node.parent, nodes.list_item)
            (highlights if is_point else summary).append(plain_text(node))
    if entry.is_sentence:
        # Its first paragraph is its title.
        summary = summary[1:]
    return Body(summary="\n".join(filter(None, summary)), highlights=tuple(filter(None, highlights)))


def _is_text(node: Node) -> bool:
    return isinstance(node, (nodes.paragraph, nodes.literal_block, nodes.math_block))


def plain_text(node: Node) -> str:
    """Return what a reader sees of a node, white space made single and formulas readable."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, (nodes.math, nodes.math_block)):
        yield to_plain(f"${node.astext()}$")
    elif isinstance(node, nodes.Element) and not isinstance(node, UNSEEN):
        for child in node.children:
            yield from _texts(child)
