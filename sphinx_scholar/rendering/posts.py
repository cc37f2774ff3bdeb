"""What a template can show of a post, and lists of posts as HTML.

Does not know how any of it looks, nor what an author wrote into a post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import get_translation

from sphinx_scholar import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from sphinx_scholar.domain.posts import PostGroup
    from sphinx_scholar.records.posts import Post
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


class TagLink(NamedTuple):
    """A tag, as a page shows it."""

    name: str
    url: Markup | str
    """The page that lists its posts; empty where builders make none."""


class PostView:
    """A post, as a page shows it."""

    def __init__(self, record: Post, page: Page) -> None:
        self.record = record
        self.page = page
        self.title = record.title
        self.summary = record.summary
        self.date = wording.date_text(record.date) if record.date else ""

    @property
    def url(self) -> Markup:
        """The address of the post."""
        return self.page.url("section", f"{self.record.docname}#")

    @property
    def updated(self) -> str:
        """When it was last changed, in words; nothing where that is no later than its date."""
        record = self.record
        if record.updated is None or record.updated == record.date:
            return ""
        return str(_("Updated %s")) % wording.date_text(record.updated)

    @property
    def tags(self) -> list[TagLink]:
        """The tags of the post."""
        page = self.page
        return [
            TagLink(tag.name, page.url("section", f"{tag.pagename}#") if page.has_files else "")
            for tag in page.domain.posts.tags_of(self.record)
        ]

    @property
    def neighbors(self) -> list[tuple[str, str, PostView]]:
        """The posts before and after it, each with its relation and the word for it."""
        older, newer = self.page.domain.posts.neighbors(self.record)
        found = (("prev", _("Previous post"), older), ("next", _("Next post"), newer))
        return [(rel, str(word), PostView(post, self.page)) for rel, word, post in found if post]


def post_list_html(groups: Sequence[PostGroup], page: Page, level: int) -> Markup:
    """Return a list of posts; nothing for none. ``level`` is that of the headings of its groups."""
    shown = [
        {
            "heading": group.heading,
            "url": page.url("section", f"{group.pagename}#") if group.pagename and page.has_files else "",
            "posts": [PostView(post, page) for post in group.posts],
        }
        for group in groups
    ]
    return page.render("post_list", groups=shown, level=level)
