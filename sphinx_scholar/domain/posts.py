"""All posts of a site in order, the pages of their tags, and what a list of them shows.

Knows nothing of how a post is shown.
"""

from __future__ import annotations

import itertools
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.domain.choices import has_tag, unknown_tags
from sphinx_scholar.records.problems import Fault, Problem, Source

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.posts import Post

_ = get_translation(wording.CATALOG)

GROUPINGS = ("year", "tag", "none")
"""By what a list of posts can be grouped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostQuery:
    """Which posts a list asks for."""

    tags: tuple[str, ...] = ()
    """Posts with any of them; empty for all."""
    since: PartialDate | None = None
    limit: int | None = None
    group_by: str = "none"
    """One of :data:`GROUPINGS`."""
    source: Source
    """Where the list was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word under which posts are found together."""

    name: str
    """As the latest post writes it."""
    pagename: str
    """The page that lists them."""
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostGroup:
    """Posts that stand under one heading."""

    heading: str = ""
    """Empty where the list is not grouped."""
    pagename: str = ""
    """The page that the heading leads to, if any."""
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of a site, the latest first; of one date by title, those without a date last."""

    folder: str
    all: tuple[Post, ...] = ()
    tags: dict[str, Tag] = field(default_factory=dict)
    """By their names in small letters, in the order of the alphabet."""

    @classmethod
    def of(cls, folder: str, posts: Iterable[Post]) -> Posts:
        """Put posts in order and gather their tags."""
        by_title = sorted(posts, key=lambda post: (post.title.casefold(), post.docname))
        ordered = tuple(sorted(by_title, key=lambda post: post.sort_key, reverse=True))
        return cls(folder, ordered, {tag.name.casefold(): tag for tag in _tags(folder, ordered)})

    @property
    def index(self) -> str:
        """The page that leads to all of them: one of the author's, or one that is made."""
        return f"{self.folder}/index"

    def made_pages(self, found: Container[str]) -> dict[str, str]:
        """Return the titles of the pages that have no document, by their names."""
        titles = {self.index: str(_("Posts"))} if self.all else {}
        titles |= {tag.pagename: str(_("Posts on %s")) % tag.name for tag in self.tags.values()}
        return {name: title for name, title in titles.items() if name not in found}

    def get(self, docname: str) -> Post | None:
        """Return the post that stands on a page."""
        return next((post for post in self.all if post.docname == docname), None)

    def neighbors(self, post: Post) -> tuple[Post | None, Post | None]:
        """Return the post before this one and the one after it, by date."""
        place = self.all.index(post)
        older = self.all[place + 1] if place + 1 < len(self.all) else None
        return older, self.all[place - 1] if place else None

    def tags_of(self, post: Post) -> list[Tag]:
        """Return the tags of a post, in its own order."""
        return [self.tags[name.casefold()] for name in post.tags]

    def select(self, query: PostQuery) -> list[PostGroup]:
        """Return what a list shows, in its groups; nothing for none."""
        chosen = [
            post
            for post in self.all
            if has_tag(post.tags, query.tags)
            and (not query.since or (post.date and not query.since.is_after(post.date)))
        ][: query.limit]
        if query.group_by == "tag":
            return list(self._by_tag(chosen))
        if query.group_by == "year":
            return list(_by_year(chosen))
        return [PostGroup(posts=tuple(chosen))] if chosen else []

    def _by_tag(self, posts: list[Post]) -> Iterator[PostGroup]:
        for tag in self.tags.values():
            if tagged := tuple(post for post in posts if post in tag.posts):
                yield PostGroup(heading=tag.name, pagename=tag.pagename, posts=tagged)
        if rest := tuple(post for post in posts if not post.tags):
            yield PostGroup(heading=str(_("Other posts")), posts=rest)

    def unknown_tags(self, query: PostQuery) -> Iterator[Problem]:
        """Find the tags of a list that no post has; a site without posts has no unknown tags."""
        known = (tag.name for tag in self.tags.values())
        for name, hint in unknown_tags(query.tags, known) if self.all else ():
            yield Problem(
                fault=Fault.UNKNOWN_KEY,
                message="no post has the tag %r; the list leaves it out%s",
                args=(name, hint),
                source=query.source,
            )


def _by_year(posts: list[Post]) -> Iterator[PostGroup]:
    years: dict[str, list[Post]] = {}
    for post in posts:
        years.setdefault(str(post.date.year) if post.date else str(_("Undated")), []).append(post)
    for heading, found in years.items():
        yield PostGroup(heading=heading, posts=tuple(found))


def _tags(folder: str, posts: Iterable[Post]) -> Iterator[Tag]:
    """Yield the tags of posts, which are given the latest first."""
    names: dict[str, str] = {}
    tagged: dict[str, list[Post]] = {}
    for post in posts:
        for name in post.tags:
            names.setdefault(name.casefold(), name)
            tagged.setdefault(name.casefold(), []).append(post)
    for key, slug in _slugs(sorted(names)):
        yield Tag(name=names[key], pagename=f"{folder}/tags/{slug}", posts=tuple(tagged[key]))


def _slugs(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each tag with a name for its page; a number never takes the name of another tag."""
    # Names in other scripts have no letters for an address.
    plain = {key: nodes.make_id(key) or f"tag-{zlib.crc32(key.encode()):08x}" for key in keys}
    given: set[str] = set()
    for key, slug in plain.items():
        numbered = (f"{slug}-{number}" for number in itertools.count(2))
        taken = given.union(plain.values())
        free = next(name for name in numbered if name not in taken) if slug in given else slug
        given.add(free)
        yield key, free
