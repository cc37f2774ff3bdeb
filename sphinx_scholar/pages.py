"""What is written beside the documents of the source tree: the engine's pages of papers.

Also keeps the output folder clean and takes from each page the assets that it does not use.
Reading is cached, writing never is, so that an incremental build equals a clean one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.util.docutils import new_document

from sphinx_scholar.cards import text_nodes
from sphinx_scholar.diagnostics import Fault, warn
from sphinx_scholar.domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.placeholders import publication_head, publication_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_scholar.model import Publication

MARKER = "scholar-output"
"""The file beside the doctrees that names the folders which a build of this site has filled."""


# -- the output folder -------------------------------------------------------------------------


def empty_output(app: Sphinx) -> None:
    """Empty the output folder that an earlier build of this site made, when the build begins.

    A folder that no earlier build is known to have made, or that holds a ``.git``, is left alone.
    """
    if app.builder.name not in HTML_BUILDERS:
        return
    outdir, marker = Path(app.outdir), Path(app.doctreedir) / MARKER
    known = set(marker.read_text(encoding="utf-8").splitlines()) if marker.is_file() else set()
    is_ours = (outdir / ".buildinfo").is_file() or str(outdir) in known
    if is_ours and not (outdir / ".git").exists() and not Path(app.srcdir).is_relative_to(outdir):
        for path in outdir.iterdir():
            if path == Path(app.doctreedir):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
    if is_ours or not outdir.exists() or not any(path != Path(app.doctreedir) for path in outdir.iterdir()):
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text("\n".join(sorted(known | {str(outdir)})), encoding="utf-8")


def report_left_out_pages(app: Sphinx, *_args: object) -> None:
    """Warn of Markdown files that no pattern includes, in folders that hold pages."""
    source = Path(app.srcdir)
    folders = {Path(docname).parent for docname in app.env.found_docs} - {Path()}
    for folder in sorted(folders):
        for path in sorted((source / folder).glob("*.md")):
            name = path.relative_to(source)
            if name.with_suffix("").as_posix() not in app.env.found_docs:
                warn(
                    Fault.LEFT_OUT_PAGE,
                    "%s is no page of the site: include_patterns in conf.py leaves it out",
                    name.as_posix(),
                    location=f"{name.as_posix()}:1",
                )


# -- pages of papers -----------------------------------------------------------------------------


def publication_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx a page for each paper that has no hand-written one."""
    if app.builder.name not in HTML_BUILDERS:
        return
    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    for work in domain.bibliography.publications:
        if domain.find("publication", work.key) or work.key in domain.bibliography.without_page:
            continue
        pagename = domain.page_of(work.key)
        if pagename in app.env.found_docs:
            warn(
                Fault.DUPLICATE_KEY,
                "the paper %r has no page of its own: its address is that of the page %s",
                work.key,
                pagename,
                location=str(work.source),
            )
            continue
        yield pagename, _context(app, work, pagename), "page.html"


def _context(app: Sphinx, work: Publication, pagename: str) -> dict[str, Any]:
    document = new_document("")
    section = nodes.section(ids=["publication"], classes=["scholar-publication-page"])
    title = nodes.title("", "", *text_nodes(work.title))
    section += [title, publication_head(key=work.key), publication_tail(key=work.key)]
    document += section
    app.env.resolve_references(document, pagename, app.builder)
    builder = cast("Any", app.builder)
    body = builder.render_partial(document.children[0])["fragment"]
    return {
        "title": work.title.plain,
        "body": body,
        "toc": "",
        "parents": _parents(app, pagename),
        "prev": None,
        "next": None,
        "meta": {"hide-toc": True},
        "scholar_publication": work,
    }


def _parents(app: Sphinx, pagename: str) -> list[dict[str, str]]:
    """Return the pages above a page in its folders, as Sphinx's templates want them."""
    index = f"{pagename.rpartition('/')[0]}/index"
    if index not in app.env.found_docs:
        return []
    uri = app.builder.get_relative_uri(pagename, index)
    return [{"link": uri, "title": app.env.titles[index].astext()}]


# -- assets ------------------------------------------------------------------------------------------

SPHINX_DESIGN_ASSETS = ("sphinx-design", "design-tabs")
UNUSED_ASSETS = ("doctools.js", "sphinx_highlight.js", "documentation_options.js")
FURO_EXTENSIONS = "furo-extensions.css"
"""Furo's style for sphinx-design, and for what Read the Docs puts into pages."""


def leave_unused_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Take from a page the style sheets and scripts that nothing on it uses."""
    if app.builder.name not in HTML_BUILDERS:
        return
    body = context.get("body") or ""
    dropped: tuple[str, ...] = ()
    if 'class="sd-' not in body and " sd-" not in body:
        dropped += SPHINX_DESIGN_ASSETS
        if os.environ.get("READTHEDOCS") != "True":
            dropped += (FURO_EXTENSIONS,)
    if 'class="highlight' not in body and "highlight-" not in body:
        dropped += ("pygments.css",)
    if pagename != "search":
        dropped += UNUSED_ASSETS
    for assets in ("css_files", "script_files"):
        context[assets] = [asset for asset in context[assets] if not _is_one_of(asset, dropped)]


def _is_one_of(asset: object, names: tuple[str, ...]) -> bool:
    return any(name in str(getattr(asset, "filename", "")) for name in names)
