"""What the head of each page says, gathered from the records, the page and the other forms.

Decides which form stands on which page; how each is written is decided in a module of its own.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.outputs import atom, calendar, citation_tags, json_ld
from sphinx_scholar.outputs.head import tags as head
from sphinx_scholar.outputs.life import plain_text
from sphinx_scholar.outputs.vcard import parts_of_name
from sphinx_scholar.rendering.nodes import entry_list, paper_list, post_list, record_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.outputs.share.pictures import ShareImage
    from sphinx_scholar.records.publication import Publication

MEDIA_TYPES = {
    "vcard": "text/vcard",
    "resume": "application/json",
    "feed": "application/atom+xml",
    "calendar": "text/calendar",
}
"""Media types of files, by the name of the form."""

HAS_NOINDEX = "search"
"""The page that Sphinx's and Furo's templates mark as ``noindex`` by themselves."""


def is_preview() -> bool:
    """Tell whether Read the Docs builds the preview of a pull request.

    https://docs.readthedocs.com/platform/stable/reference/environment-variables.html
    """
    return os.environ.get("READTHEDOCS_VERSION_TYPE") == "external"


def is_wanted(app: Sphinx, form: str) -> bool:
    """Tell whether a form is not switched off, alone or with all of its sort: ``feed-news`` is a ``feed``."""
    without = ScholarDomain.of(app.env).settings.without
    return form not in without and form.partition("-")[0] not in without


def is_index(app: Sphinx, pagename: str) -> bool:
    """Tell whether a page helps to find others, or stands for one that does not exist."""
    if pagename in {"search", getattr(app.config, "notfound_pagename", "404")}:
        return True
    builder = cast("Any", app.builder)
    # Sphinx may split the index into ``genindex-A`` and so on.
    return pagename.startswith("genindex") or any(pagename == name for name, *_ in builder.domain_indices)


def noindex(pagename: str) -> tuple[head.Meta, ...]:
    """Return what asks search engines to leave a page out, where no template does."""
    return () if pagename == HAS_NOINDEX else (head.Meta(name="robots", content="noindex"),)


def _title_of(form: str, life: Life) -> str:
    """Return what a feed or a calendar is called."""
    sort, _dash, plural = form.partition("-")
    if sort == "feed":
        return atom.feed_title(life, form)
    return next(calendar.title_of(kind, life) for kind in life.kinds.values() if kind.plural == plural)


class HeadReader:
    """Gathers what the head of one page says."""

    def __init__(
        self,
        life: Life,
        app: Sphinx,
        pagename: str,
        document: nodes.document | None,
        work: Publication | None,
        picture: ShareImage | None = None,
    ) -> None:
        self.life = life
        self.app = app
        self.pagename = pagename
        self.document = document
        self.work = work
        self.picture = picture
        self.uri = app.builder.get_target_uri(pagename)
        self.url = life.addresses.page(pagename)
        self.post = life.post_on(pagename)
        self.is_profile = life.owner is not None and life.owner.docname == pagename

    def read(self) -> head.Head:
        """Return all of it; a preview differs by one element."""
        metas: list[head.Meta] = [*noindex(self.pagename)] if is_preview() else []
        if self.wants("head"):
            metas += self._open_graph()
        if self.wants("citation-tags") and self.work:
            tags = citation_tags.citation_tags(self.work, self.life)
            metas += [head.Meta(name=name, content=content) for name, content in tags]
        return head.Head(
            metas=head.without(metas, self._written),
            alternates=tuple(self._alternates()) if self.wants("head") else (),
            data=json_ld.render_json_ld(list(self._things())) if self.wants("json-ld") else "",
        )

    def wants(self, form: str) -> bool:
        """Tell whether a form is not switched off."""
        return is_wanted(self.app, form)

    def title_of(self, pagename: str) -> str:
        """Return the title of this page, or of one above it, as plain text."""
        if self.work and pagename == self.pagename:
            return self.work.title.plain
        title = self.app.env.titles.get(pagename)
        return plain_text(title) if title else self.life.post_lists.get(pagename, "")

    def _description(self) -> str:
        written = self._written.get("description", "")
        if written:
            return written
        if self.post and self.post.summary:
            return head.shortened(self.post.summary)
        if self.work:
            sentence = wording.sentence(wording.standing(self.work)).replace("'", "’")
            return head.shortened(sentence)
        return head.description_of(self.document) if self.document else ""

    def _open_graph(self) -> tuple[head.Meta, ...]:
        is_article = self.work or self.post
        kind = "profile" if self.is_profile else "article" if is_article else "website"
        general = head.open_graph(
            title=self.title_of(self.pagename),
            description=self._description(),
            url=self.url,
            type=kind,
            site=self.life.title,
        )
        facts = head.article(self.post) if self.post else head.of_type(kind, self._facts_of_type())
        return (*general, *facts, *self._image())

    def _facts_of_type(self) -> dict[str, str]:
        """Return what Open Graph's type of the page has to say besides."""
        if self.is_profile and self.life.owner:
            family, given, *_rest = parts_of_name(self.life.owner, self.life)
            return {"first_name": given, "last_name": family}
        if self.work and self.work.date and not self.work.is_manuscript:
            return {"published_time": self.work.date.iso}
        return {}

    def _image(self) -> tuple[head.Meta, ...]:
        """Return the picture by which the page is shared: a post's own, the drawn one, or the portrait."""
        own = self.post.image if self.post else ""
        if self.picture and not own:
            return head.shared_picture(self.picture.url, self.picture.alt)
        image = own or (self.life.portrait if self.is_profile else "")
        return (head.Meta(property="og:image", content=image),) if image else ()

    @cached_property
    def _written(self) -> dict[str, str]:
        """Return the names and contents of ``meta`` elements that the author wrote into the page."""
        found = self.document.findall(nodes.meta) if self.document else ()
        keys = ("name", "property")
        return {node[key]: node.get("content", "") for node in found for key in keys if key in node}

    @cached_property
    def _shown(self) -> tuple[record_node, ...]:
        """Return the nodes of the page that show records."""
        return tuple(self.document.findall(record_node)) if self.document else ()

    def _alternates(self) -> Iterator[head.Alternate]:
        exports = ScholarDomain.of(self.app.env).exports
        for form in ("feed", *self._forms_of_lists()):
            if form in exports:
                media_type = MEDIA_TYPES[form.partition("-")[0]]
                yield self._alternate(media_type, exports[form], _title_of(form, self.life))
        if self.is_profile:
            for form in ("vcard", "resume"):
                if form in exports:
                    yield self._alternate(MEDIA_TYPES[form], exports[form], wording.file_text(form))
        if self.work:
            base = relative_uri(self.uri, f"{ScholarDomain.of(self.app.env).page_of(self.work.key)}.")
            for citation in FORMS:
                yield head.Alternate(citation.media_type, f"{base}{citation.suffix}", citation.title)

    def _forms_of_lists(self) -> Iterator[str]:
        """Yield the forms of what the page lists; of home, which may list anything, no more than all."""
        if self.pagename == self.life.home or self.document is None:
            return
        if self.post or any(isinstance(node, post_list) for node in self._shown):
            yield "feed-posts"
        if any(isinstance(node, paper_list) for node in self._shown):
            yield "feed-papers"
        written = {
            self.life.kind_of(entry).name for entry in self.life.entries if entry.docname == self.pagename
        }
        listed = {node["query"].kind for node in self._shown if isinstance(node, entry_list)}
        for kind in self.life.kinds.values():
            if kind.name in written | listed:
                yield f"calendar-{kind.plural}" if kind.is_event else f"feed-{kind.plural}"

    def _alternate(self, media_type: str, path: str, title: str) -> head.Alternate:
        return head.Alternate(type=media_type, url=relative_uri(self.uri, path), title=title)

    def _things(self) -> Iterator[json_ld.Thing]:
        if self.is_profile:
            yield json_ld.profile_page(self.life)
        if self.work:
            yield json_ld.article(self.work, self.life)
        if self.post:
            yield json_ld.blog_posting(self.post, self.life)
        yield from json_ld.things_on(self.pagename, self.life)
        if self.url and self.pagename != self.life.home:
            yield json_ld.breadcrumbs(self._trail())
            if self.wants("item-list") and (listed := self._listed()):
                yield json_ld.item_list(listed, self.life)

    def _listed(self) -> list[Publication]:
        """Return the papers of the page's lists, each once; none of those that are split by year."""
        keys = (
            key
            for node in self._shown
            if isinstance(node, paper_list) and not node.get("split")
            for group in node["selection"].groups
            for key in group.keys
        )
        return ScholarDomain.of(self.app.env).works(dict.fromkeys(keys))

    def _trail(self) -> list[tuple[str, str]]:
        """Return the pages from home to this one, by its folders."""
        folders = self.pagename.split("/")[:-1]
        above = ["/".join([*folders[:depth], "index"]) for depth in range(1, len(folders) + 1)]
        known = self.app.env.found_docs | self.life.post_lists.keys()
        pages = [page for page in above if page in known and page != self.pagename]
        names = [self.life.home, *(page for page in pages if page != self.life.home), self.pagename]
        return [(self.title_of(name), self.life.addresses.page(name)) for name in names]
