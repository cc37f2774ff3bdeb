"""Writes the forms that machines read: files when all pages are read, then the head of each page.

The one module that knows all of these forms; what each says is decided in a module of its own.
"""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_scholar import cards, wording
from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.model import Publication
from sphinx_scholar.outputs import citation_tags, feed, head, resume, sitemap, structured, vcard
from sphinx_scholar.outputs.files import write_whole
from sphinx_scholar.outputs.life import Life, plain_text, read_life

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

MEDIA_TYPES = {
    "vcard": "text/vcard",
    "resume": "application/json",
    "feed": "application/atom+xml",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain",
}
"""Media types of files, by the name of the form or by a citation file's suffix."""

HAS_NOINDEX = "search"
"""The page that Sphinx's and Furo's templates mark as ``noindex`` by themselves."""


class Exports:
    """What one build makes for machines."""

    _life: Life | None = None
    _template: Template | None = None

    def write_files(self, app: Sphinx, builder: Builder) -> None:
        """Make each file that is wanted and has something to say, before pages link to it."""
        if builder.name not in HTML_BUILDERS:
            return
        self._life = life = read_life(app)
        domain = _domain(app)
        texts = {name: text for name, text in _texts(life, app) if text and _is_wanted(app, name)}
        for name, text in texts.items():
            write_whole(Path(app.outdir) / FILES[name], text.encode())
        domain.exports = {name: FILES[name] for name in texts}

    def add_head(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Put into a page's head what machines read; Sphinx's templates print ``metatags``."""
        if app.builder.name not in HTML_BUILDERS:
            return
        self._life = life = self._life or read_life(app)
        if pagename in _indices(app):
            context["pageurl"] = None
            made = head.Head(metas=_noindex(pagename))
        else:
            work = context.get("scholar_publication") or _work_on(app, pagename)
            reader = HeadReader(life, app, pagename, doctree, work)
            made = reader.read()
            # Themes take the tags out of a title, and with them all that looks like one.
            context["title"] = html.escape(reader.title_of(pagename)) or context.get("title")
            context["pageurl"] = life.addresses.page(pagename) or context.get("pageurl")
        # docutils adds to each page what themes print already (docutils.writers._html_base).
        written = re.sub(r'<meta name="viewport"[^>]*>\n?', "", context.get("metatags") or "")
        context["metatags"] = written + head.render_head(made, self._head_template(app))

    def _head_template(self, app: Sphinx) -> Template:
        if self._template is None:
            folders = [Path(app.confdir) / folder for folder in app.config.templates_path]
            self._template = head.load_template(folders)
        return self._template


FILES = {
    "resume": resume.FILE,
    "vcard": vcard.FILE,
    "feed": feed.FILE,
    "sitemap": sitemap.FILE,
    "robots": sitemap.ROBOTS,
}
"""The places of files in the output folder, by the name of the form."""


def _texts(life: Life, app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield every file's form and text, which is empty where the site lacks what it needs."""
    yield "resume", resume.render_resume(life)
    yield "vcard", vcard.render_vcard(life)
    yield "feed", feed.render_feed(life)
    pages = () if is_preview() else (page for page in life.addresses.pages if page not in _indices(app))
    urls = sitemap.render_sitemap(url for page in pages if (url := life.addresses.page(page)))
    yield "sitemap", urls
    has_sitemap = urls and _is_wanted(app, "sitemap")
    yield "robots", sitemap.render_robots(life.addresses.file(sitemap.FILE) if has_sitemap else "")


def is_preview() -> bool:
    """Tell whether Read the Docs builds the preview of a pull request.

    https://docs.readthedocs.com/platform/stable/reference/environment-variables.html
    """
    return os.environ.get("READTHEDOCS_VERSION_TYPE") == "external"


def _domain(app: Sphinx) -> ScholarDomain:
    return cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))


def _is_wanted(app: Sphinx, form: str) -> bool:
    return form not in _domain(app).settings.without


def _indices(app: Sphinx) -> set[str]:
    """Return the names of pages that help to find others, and of the one that stands for none."""
    found = {"search", "genindex", getattr(app.config, "notfound_pagename", "404")}
    builder = cast("Any", app.builder)
    return found | {name for name, *_rest in builder.domain_indices}


def _noindex(pagename: str) -> tuple[head.Meta, ...]:
    return () if pagename == HAS_NOINDEX else (head.Meta(name="robots", content="noindex"),)


def _work_on(app: Sphinx, pagename: str) -> Publication | None:
    """Return the paper that a hand-written page is about."""
    domain = _domain(app)
    for kind, name in domain.data["records"].get(pagename, {}):
        if kind == "publication":
            return domain.bibliography.get(name)
    return None


class HeadReader:
    """Gathers what the head of one page says."""

    def __init__(
        self,
        life: Life,
        app: Sphinx,
        pagename: str,
        document: nodes.document | None,
        work: Publication | None,
    ) -> None:
        self.life = life
        self.app = app
        self.pagename = pagename
        self.document = document
        self.work = work
        self.url = life.addresses.page(pagename)
        self.is_profile = life.owner is not None and life.owner.docname == pagename

    def read(self) -> head.Head:
        """Return all of it; a preview differs by one element."""
        metas: list[head.Meta] = [*_noindex(self.pagename)] if is_preview() else []
        if self.wants("head"):
            metas += self._open_graph()
        if self.wants("citation-tags") and self.work:
            tags = citation_tags.citation_tags(self.work, self.life)
            metas += [head.Meta(name=name, content=content) for name, content in tags]
        return head.Head(
            metas=head.without(metas, self._written()),
            alternates=tuple(self._alternates()) if self.wants("head") else (),
            data=structured.render_json_ld(list(self._things())) if self.wants("json-ld") else "",
        )

    def wants(self, form: str) -> bool:
        """Tell whether a form is not switched off."""
        return _is_wanted(self.app, form)

    def title_of(self, pagename: str) -> str:
        """Return the title of this page, or of one above it, as plain text."""
        if self.work and pagename == self.pagename:
            return self.work.title.plain
        title = self.app.env.titles.get(pagename)
        return plain_text(title) if title else ""

    def _description(self) -> str:
        if self.work:
            sentence = wording.sentence(wording.standing(self.work)).replace("'", "’")
            return head.shortened(sentence)
        return head.description_of(self.document) if self.document else ""

    def _open_graph(self) -> tuple[head.Meta, ...]:
        kind = "profile" if self.is_profile else "article" if self.work else "website"
        return head.open_graph(
            title=self.title_of(self.pagename),
            description=self._description(),
            url=self.url,
            type=kind,
            site=self.life.title,
            image=self.life.portrait if self.is_profile else "",
        )

    def _written(self) -> set[str]:
        """Return the names of ``meta`` elements that the author wrote into the page."""
        found = self.document.findall(nodes.meta) if self.document else ()
        return {node[key] for node in found for key in ("name", "property") if key in node}

    def _alternates(self) -> Iterator[head.Alternate]:
        exports = _domain(self.app).exports
        if "feed" in exports:
            yield self._alternate("feed", exports["feed"], self.life.title)
        if self.is_profile:
            for form in ("vcard", "resume"):
                if form in exports:
                    yield self._alternate(form, exports[form], wording.file_text(form))
        if self.work:
            base = _domain(self.app).page_of(self.work.key)
            for suffix, name in cards.CITATION_FILES.items():
                yield self._alternate(suffix, f"{base}.{suffix}", name)

    def _alternate(self, form: str, path: str, title: str) -> head.Alternate:
        here = self.app.builder.get_target_uri(self.pagename)
        return head.Alternate(type=MEDIA_TYPES[form], url=relative_uri(here, path), title=title)

    def _things(self) -> Iterator[structured.Thing]:
        if self.is_profile:
            yield structured.profile_page(self.life)
        if self.work:
            yield structured.article(self.work, self.life)
        if self.url and self.pagename != self.life.home:
            yield structured.breadcrumbs(self._trail())

    def _trail(self) -> list[tuple[str, str]]:
        """Return the pages from home to this one, by its folders."""
        folders = self.pagename.split("/")[:-1]
        above = ["/".join([*folders[:depth], "index"]) for depth in range(1, len(folders) + 1)]
        pages = [page for page in above if page in self.app.env.found_docs and page != self.pagename]
        names = [self.life.home, *(page for page in pages if page != self.life.home), self.pagename]
        return [(self.title_of(name), self.life.addresses.page(name)) for name in names]
