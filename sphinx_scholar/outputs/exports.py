"""Writes the forms that machines read: files when all pages are read, then the head of each page.

Knows which forms there are and where they stand; what each says is decided in a module of its own.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.domain.site_templates import template_folders
from sphinx_scholar.outputs import atom, calendar, llms, resume, sitemap, vcard
from sphinx_scholar.outputs.feed_contents import FeedContents
from sphinx_scholar.outputs.head import tags
from sphinx_scholar.outputs.head.page_head import HeadReader, is_index, is_preview, is_wanted, noindex
from sphinx_scholar.outputs.life import plain_text, read_life
from sphinx_scholar.outputs.share.pictures import write_pictures
from sphinx_scholar.records.languages import folder_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes
    from jinja2 import Template
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.outputs.share.pictures import ShareImage
    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.kinds import Kind
    from sphinx_scholar.records.publication import Publication


class Exports:
    """What one build makes for machines."""

    def __init__(self) -> None:
        self.contents = FeedContents()

    _life: Life | None = None
    _pictures: Mapping[str, ShareImage] = MappingProxyType({})
    _template: Template | None = None

    def write_files(self, app: Sphinx, builder: Builder) -> None:
        """Make each file that is wanted and has something to say, before pages link to it."""
        if builder.name not in HTML_BUILDERS:
            return
        self._life = life = read_life(app)
        domain = ScholarDomain.of(app.env)
        made = [file for file in _files(life, app) if file.text and is_wanted(app, file.form)]
        domain.exports = {
            file.form: file.path
            for file in made
            if file.path in domain.left_to_others
            or write_output(Path(app.outdir) / file.path, file.text.encode())
        }
        self._pictures = write_pictures(app, life) if is_wanted(app, "share-pictures") else {}

    def write_contents(
        self, app: Sphinx, note: Callable[[Sphinx, str], None]
    ) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the feeds once more, with all that posts and news say, when all pages are written.

        Give Sphinx no page: a generator, so that no other page is made after it has begun. ``note``
        gets the name of each file.
        """
        yield from ()
        domain = ScholarDomain.of(app.env)
        feeds = {form: path for form, path in domain.exports.items() if form in atom.FILES}
        if app.builder.name not in HTML_BUILDERS or not feeds:
            return
        life = self._life or read_life(app)
        contents = self.contents.render(app, life)
        if not contents:
            return
        for form, name in feeds.items():
            path = Path(app.outdir) / name
            # What another extension has put there in the meantime stays.
            is_own = path.read_bytes() == atom.render_feed(life, form).encode()
            if is_own and name not in domain.left_to_others:
                write_output(path, atom.render_feed(life, form, contents).encode())
                note(app, name)

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
        if is_index(app, pagename):
            context["pageurl"] = None
            made = tags.Head(metas=noindex(pagename))
        else:
            work = _work_on(app, pagename, context.get("scholar_publication", ""))
            picture = self._pictures.get(pagename) or self._pictures.get(life.home)
            reader = HeadReader(life, app, pagename, doctree, work, picture)
            made = reader.read()
            # Themes take the tags out of a title, and with them all that looks like one.
            context["title"] = html.escape(reader.title_of(pagename)) or context.get("title")
            context["pageurl"] = life.addresses.page(pagename) or context.get("pageurl")
        # docutils adds to each page what themes print already (docutils.writers._html_base).
        written = re.sub(r'<meta name="viewport"[^>]*>\n?', "", context.get("metatags") or "")
        made = tags.without_written(made, written)
        context["metatags"] = written + tags.render_head(made, self._head_template(app))

    def _head_template(self, app: Sphinx) -> Template:
        if self._template is None:
            self._template = tags.load_template(template_folders(app))
        return self._template


def exported(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """Return the names of the forms of all files that a site may have, by their places."""
    files = {
        resume.FILE: "resume",
        vcard.FILE: "vcard",
        sitemap.FILE: "sitemap",
        sitemap.ROBOTS: "robots",
        llms.FILE: "llms",
    }
    files |= {path: form for form, path in atom.FILES.items()}
    return files | {calendar.calendar_file(kind): "calendar" for kind in kinds.values() if kind.is_event}


class ExportFile(NamedTuple):
    """A file for machines."""

    form: str
    """Its name in ``scholar_without``."""
    path: str
    """Its place in the output folder."""
    text: str
    """Empty where the site lacks what it needs."""


def _files(life: Life, app: Sphinx) -> Iterator[ExportFile]:
    """Yield every file that the site may have."""
    yield ExportFile("resume", resume.FILE, resume.render_resume(life))
    yield ExportFile("vcard", vcard.FILE, vcard.render_vcard(life))
    for form, path in atom.FILES.items():
        yield ExportFile(form, path, atom.render_feed(life, form))
    for kind in life.kinds.values():
        if kind.is_event:
            text = calendar.render_calendar(kind, life)
            yield ExportFile(f"calendar-{kind.plural}", calendar.calendar_file(kind), text)
    pages = () if is_preview() else (page for page in life.addresses.pages if not is_index(app, page))
    dated = _dates(life)
    urls = sitemap.render_sitemap(
        {url: dated.get(page, "") for page in pages if (url := life.addresses.page(page))}
    )
    yield ExportFile("sitemap", sitemap.FILE, urls)
    has_sitemap = urls and is_wanted(app, "sitemap")
    # Robots read it at the top of a host alone, where the first language stands.
    if not folder_in(life.language, life.languages):
        folders = [folder_in(language, life.languages) for language in life.languages or (life.language,)]
        sitemaps = [life.addresses.file(folder + sitemap.FILE) for folder in folders if has_sitemap]
        yield ExportFile("robots", sitemap.ROBOTS, sitemap.render_robots(sitemaps))

    titles = {
        page: plain_text(app.env.titles[page])
        for page in sorted(app.env.found_docs, key=lambda page: (page != life.home, page))
        if page in app.env.titles and not {"orphan", "nosearch"} & app.env.metadata.get(page, {}).keys()
    }
    yield ExportFile("llms", llms.FILE, llms.render_llms(life, titles))


def _dates(life: Life) -> dict[str, str]:
    """Return the last date that a post, or a page's papers or news, have, by the name of the page."""
    dates: dict[str, PartialDate] = {}
    for work in life.works:
        for page in (life.work_pages.get(work.key, ""), life.year_pages.get(work.key, "")):
            if work.date and page and (page not in dates or dates[page] < work.date):
                dates[page] = work.date
    for entry in life.of_kind("news"):
        start = entry.period.start
        if start and (entry.docname not in dates or dates[entry.docname] < start):
            dates[entry.docname] = start
    dates |= {post.docname: post.latest for post in life.posts if post.latest}
    return {page: date.iso for page, date in dates.items()}


def _work_on(app: Sphinx, pagename: str, key: str) -> Publication | None:
    """Return the paper that a page is about: that of the key, or that of a hand-written page."""
    domain = ScholarDomain.of(app.env)
    if key:
        return domain.bibliography.get(key)
    for kind, name in domain.data["records"].get(pagename, {}):
        if kind == "publication":
            return domain.bibliography.get(name)
    return None
