"""Registration of the theme, and what its templates need to know of the site.

The policy and the style element are made once a build. Read the Docs puts a script of its own into
pages, so there is no policy there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.languages import is_right_to_left_language
from sphinx_scholar.theme.blocked_content import report_page, report_settings
from sphinx_scholar.theme.language_scripts import mend_scripts
from sphinx_scholar.theme.security_policy import render_policy
from sphinx_scholar.theme.style import render_style
from sphinx_scholar.theme.unused_assets import leave_unused_assets

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "scholar"
"""What ``html_theme`` calls it."""

FOLDER = Path(__file__).parent / NAME

FIRST_SCRIPT = (
    "try{let d=document.body.dataset;d.query=location.search;"
    'd.theme=localStorage.getItem("theme")||"auto"}catch{}'
)
"""Makes a page dark from its first moment where its reader has chosen so, and lets style sheets know
whether the address asks for something."""

MENDED = {
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',
    '<div class="table-wrapper ': '<div tabindex="0" class="table-wrapper ',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
}
"""What Sphinx and Furo write, and the same where what is too wide can be reached by the keys (WCAG 2.1.1)
and the caption of a part of the menu says how deep it stands (WAI-ARIA 1.2, heading)."""

REQUEST_ANCHOR = "ask-for-a-paper"
"""The anchor of the section that says how to ask for a paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSection:
    """Where a site says how to ask for a paper."""

    page: str
    """The page's name."""
    anchor: str
    """The section's anchor."""
    title: str
    """The section's heading."""


def is_used(app: Sphinx) -> bool:
    """Tell whether pages are in this theme, or in one that inherits it; those of json are in none."""
    if isinstance(app.builder, SerializingHTMLBuilder):
        return False
    theme = getattr(app.builder, "theme", None)
    return theme is not None and FOLDER in map(Path, theme.get_theme_dirs())


MIRRORED = "right-to-left.css"
"""The style of pages that are written from right to left, behind all others of the theme and engine."""


def has_policy() -> bool:
    """Tell whether pages carry a policy where this build runs."""
    return os.environ.get("READTHEDOCS") != "True"


def mended(html: str) -> str:
    """Return a part of a page that passes where others would fail a check of accessibility."""
    for written, right in MENDED.items():
        html = html.replace(written, right)
    return html


class ScholarTheme:
    """Keeps what is the same on all pages of a build."""

    def __init__(self) -> None:
        self._shared: dict[str, object] = {}

    def begin(self, app: Sphinx) -> None:
        """Make what all pages share, when the builder is ready and its options are read."""
        self._shared = {}
        if not is_used(app):
            return
        domain = ScholarDomain.of(app.env)
        options = app.builder.theme_options  # type: ignore[attr-defined]
        variables = (options.get(f"{scheme}_css_variables") or {} for scheme in ("light", "dark"))
        style = render_style(domain.settings.accent, *variables)
        self._shared = {
            "scholar_style": style,
            "scholar_first_script": FIRST_SCRIPT,
            "scholar_is_right_to_left": is_right_to_left_language(app.config.language),
        }
        if self._shared["scholar_is_right_to_left"]:
            app.add_css_file(MIRRORED, priority=560)
        report_settings(app)

    def check_page(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Warn of what a page asks for and its policy forbids."""
        if self._shared:
            report_page(app, doctree, docname)

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Mend what Sphinx has written for the site's language."""
        if self._shared and exception is None:
            mend_scripts(app)

    def add_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give a page's template what it needs, after extensions have added their scripts."""
        if not self._shared:
            return
        if "scholar_request" not in self._shared:
            self._shared["scholar_request"] = _request_section(app)
        context.update(self._shared)
        leave_unused_assets(context)
        for name in ("body", "furo_navigation_tree"):
            if context.get(name):
                context[name] = mended(context[name])
        if has_policy():
            context["scholar_policy"] = self._policy(app, context["script_files"])

    def _policy(self, app: Sphinx, scripts: list[object]) -> str:
        domain = ScholarDomain.of(app.env)
        bodies = (getattr(script, "attributes", {}).get("body") for script in scripts)
        return render_policy(
            scripts=[FIRST_SCRIPT, *filter(None, bodies)],
            styles=[str(self._shared["scholar_style"])],
            hosts=domain.settings.allow,
            is_preview=not domain.settings.fresh,
        )


def _request_section(app: Sphinx) -> RequestSection | None:
    for docname, contents in sorted(app.env.tocs.items()):
        for entry in contents.findall(nodes.reference):
            if entry.get("anchorname") == f"#{REQUEST_ANCHOR}":
                return RequestSection(page=docname, anchor=REQUEST_ANCHOR, title=entry.astext())
    return None


class UnrepeatedIds(SphinxPostTransform):
    """Take from Furo's wrappers of tables and formulas the ids of what they wrap."""

    formats = ("html",)
    default_priority = 510  # after Furo's own, at 500

    def run(self, **_options: Any) -> None:
        """Leave each id to the table or formula itself."""
        for wrapper in self.document.findall(nodes.container):
            wrapped = wrapper.next_node()
            if isinstance(wrapped, (nodes.table, nodes.math_block)) and wrapped["ids"] == wrapper["ids"]:
                wrapper["ids"] = []


def register(app: Sphinx) -> None:
    """Register the theme and what fills its templates."""
    app.add_html_theme(NAME, str(FOLDER))
    if app.config.html_theme == NAME:
        app.setup_extension("notfound.extension")
    app.add_post_transform(UnrepeatedIds)
    theme = ScholarTheme()
    app.connect("builder-inited", theme.begin, priority=600)
    app.connect("doctree-resolved", theme.check_page)
    app.connect("html-page-context", theme.add_context, priority=950)
    app.connect("build-finished", theme.finish)
