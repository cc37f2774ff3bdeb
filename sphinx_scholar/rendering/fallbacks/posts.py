"""Posts as nodes: their dates, tags, neighbors and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_scholar import wording
from sphinx_scholar.rendering.fallbacks.parts import joined, labeled, lines, reference_to, text
from sphinx_scholar.rendering.nodes import fallback
from sphinx_scholar.rendering.posts import PostView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node

    from sphinx_scholar.domain.posts import PostGroup
    from sphinx_scholar.records.posts import Post
    from sphinx_scholar.rendering.templates import Page


def post_head(post: Post, page: Page) -> fallback:
    """Return when a post was published, and its tags."""
    view = PostView(post, page)
    dates = [text(part) for part in (view.date, view.updated) if part]
    return fallback("", *lines(joined(([date] for date in dates), " · "), [text(wording.listed(post.tags))]))


def post_foot(post: Post, page: Page) -> fallback:
    """Return the posts before and after."""
    neighbors = PostView(post, page).neighbors
    return fallback("", *lines(*(labeled(word, [_post(to.record)]) for _rel, word, to in neighbors)))


def post_items(groups: Iterable[PostGroup]) -> fallback:
    """Return the posts of a list."""
    made: list[Node] = []
    for group in groups:
        made += [nodes.rubric("", "", text(group.heading))] if group.heading else []
        made.append(nodes.bullet_list("", *(nodes.list_item("", *_post_lines(post)) for post in group.posts)))
    return fallback("", *made)


def _post_lines(post: Post) -> list[Element]:
    date = [text(wording.date_text(post.date))] if post.date else []
    return lines([_post(post)], date, [text(post.summary)] if post.summary else [])


def _post(post: Post) -> Node:
    return reference_to("section", f"{post.docname}#", text(post.title))
