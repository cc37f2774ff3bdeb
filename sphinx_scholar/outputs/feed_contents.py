"""What posts and news say, as HTML that feed readers show: every address in it is whole.

Taken from resolved pages while they are written, and rendered when all pictures have their places.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.rendering.bodies import body_of
from sphinx_scholar.rendering.nodes import post_foot, post_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element
    from sphinx.application import Sphinx

    from sphinx_scholar.outputs.life import Life

TAG = re.compile(r"<[a-zA-Z][^>]*>")
ADDRESS = re.compile(r'(\s(?:href|src|poster|cite|data)=")([^"]*)"')
PICTURES = re.compile(r'(\ssrcset=")([^"]*)"')
OF_THE_PAGE = (nodes.title, nodes.docinfo, nodes.Invisible, post_head, post_foot)
"""What a feed says in its own way, or nobody sees."""
UNSHOWN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
"""What no reader of feeds runs, and some print."""


class FeedContents:
    """Keeps the posts of one build until feeds are written."""

    def __init__(self) -> None:
        self.posts: dict[str, list[Element]] = {}
        """What each post says besides its title and dates, by its page."""

    def begin(self, app: Sphinx) -> None:
        """Forget the posts of an earlier build."""
        self.posts = {}

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Keep a post as soon as its references are resolved."""
        domain = ScholarDomain.of(app.env)
        if app.builder.name in HTML_BUILDERS and docname in domain.data["posts"]:
            written = doctree.deepcopy()
            for head in list(written.findall(post_head)):
                section = cast("nodes.section", head.parent)
                section.children = [child for child in section if not isinstance(child, OF_THE_PAGE)]
                section["classes"] = []
            parts = (child for child in written.children if not isinstance(child, OF_THE_PAGE))
            self.posts[docname] = cast("list[Element]", list(parts))

    def render(self, app: Sphinx, life: Life) -> dict[str, str]:
        """Return what posts and sentences say, by their addresses."""
        contents = {}
        for post in life.posts:
            url = life.addresses.page(post.docname)
            if url and post.docname in self.posts:
                contents[url] = _html(app, self.posts[post.docname], post.docname, url)
        for entry in life.entries:
            url = life.addresses.page(entry.docname, entry.anchor)
            if url and entry.is_sentence:
                contents[url] = _html(app, body_of(entry, app.env), entry.docname, url)
        return contents


def _html(app: Sphinx, written: Iterable[Element], docname: str, url: str) -> str:
    builder = cast("Any", app.builder)
    here = builder.get_target_uri(docname)
    builder.current_docname = docname
    builder.imgpath = relative_uri(here, "_images")
    builder.dlpath = relative_uri(here, "_downloads")
    builder.secnumbers = app.env.toc_secnumbers.get(docname, {})
    builder.fignumbers = app.env.toc_fignumbers.get(docname, {})
    return absolute("".join(builder.render_partial(node.deepcopy())["fragment"] for node in written), url)


def absolute(html: str, url: str) -> str:
    """Return HTML of a page with whole addresses, without its scripts."""

    def joined(address: str) -> str:
        return escape(urljoin(url, unescape(address)))

    def of_pictures(found: re.Match[str]) -> str:
        parts = (part.strip().partition(" ") for part in found[2].split(","))
        return f'{found[1]}{", ".join(joined(address) + space + size for address, space, size in parts)}"'

    def of_tag(found: re.Match[str]) -> str:
        tag = ADDRESS.sub(lambda one: f'{one[1]}{joined(one[2])}"', found[0])
        return PICTURES.sub(of_pictures, tag)

    return TAG.sub(of_tag, UNSHOWN.sub("", html)).strip()
