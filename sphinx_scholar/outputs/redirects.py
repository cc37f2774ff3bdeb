"""Pages at addresses that have moved, each of which leads on to the new one.

Written when the build is done, since only then all files are there to which they may lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from sphinx.util.osutil import relative_uri

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, line_of
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

MARK = " data-scholar-redirect>"
"""Marks such a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an old address leads to."""

    uri: str
    """An address on the web, or one relative to the site's root."""
    anchor: str = ""
    title: str
    is_external: bool = False


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages, unless one of another kind stands there."""
    if exception is not None or app.builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    finder = TargetFinder(app)
    pages = {}
    for old, new in domain.settings.redirects.items():
        path = Path(app.outdir) / old
        if path.is_file() and MARK not in path.read_text("utf-8", "replace"):
            _warn(app, old, "scholar_redirects: %r is the address of a page that is there; it stays", old)
        elif target := finder.find(new):
            pages[path] = render_redirect(old, target, Page(domain, app.config.root_doc))
        else:
            message = "scholar_redirects: %r leads to %r, which is not there; it is left out"
            _warn(app, new, message, old, new)
    for path, text in pages.items():
        write_output(path, text.encode())


def _warn(app: Sphinx, word: str, message: str, *args: str) -> None:
    source = conf_source(app.confdir)
    lines = (number for number, line in enumerate(source.splitlines(), 1) if word in line)
    line = next(lines, 0) or line_of("scholar_redirects", source)
    warn(Fault.CONFIGURATION, message, *args, location=f"conf.py:{line}")


def render_redirect(old: str, target: Target, page: Page) -> str:
    """Return the page at an old address."""
    base = page.domain.env.config.html_baseurl
    fragment = f"#{target.anchor}" if target.anchor else ""
    url = target.uri if target.is_external else (relative_uri(quote(old), target.uri) or "./") + fragment
    is_absolute = target.is_external or not base
    return page.render(
        "redirect",
        url=url,
        canonical=url if is_absolute else urljoin(base, target.uri.removesuffix("index.html")) + fragment,
        title=target.title,
        language=page.domain.env.config.language.replace("_", "-"),
    )


class TargetFinder:
    """Finds what new addresses name, among the files of a build."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.out = Path(app.outdir)
        domain = ScholarDomain.of(app.env)
        self.titles = {docname: title.astext() for docname, title in app.env.titles.items()}
        self.titles |= domain.posts.made_pages(app.env.found_docs)
        works = domain.bibliography.publications
        self.titles |= {domain.page_of(work.key): work.title.plain for work in works}

    def find(self, new: str) -> Target | None:
        """Return the page, place, file or other site that is named; nothing where there is none."""
        if re.match(r"[a-z][a-z0-9+.-]*:", new, re.IGNORECASE):
            try:
                return Target(uri=normalize_url(new), title=new, is_external=True)
            except ValueError:
                return None
        path, _hash, anchor = new.removeprefix("/").partition("#")
        for uri, title in self._places(unquote(path)):
            file = self.out / unquote(uri or "index.html")
            file = file / "index.html" if uri.endswith("/") else file
            if file.is_file() and file.resolve().is_relative_to(self.out.resolve()):
                text = file.read_text("utf-8", "replace") if file.suffix == ".html" else ""
                is_there = MARK not in text and (not anchor or f'id="{anchor}"' in text)
                return Target(uri=uri, anchor=anchor, title=title or uri) if is_there else None
        return None

    def _places(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield what a path may mean, and its title: a page by name, as a file or folder, else any file."""
        bare = re.sub(r"(^|/)index$", r"\1", path.removesuffix(".html"))
        names = (bare.rstrip("/"), f"{bare.rstrip('/')}/index".removeprefix("/"))
        for name in names:
            if name:
                # Folders of dirhtml have names that Sphinx does not escape.
                yield quote(unquote(self.app.builder.get_target_uri(name))), self.titles.get(name, "")
        yield quote(path), ""
