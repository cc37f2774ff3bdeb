"""What is the same on all made pages of a folder, made once for all of them.

The tree of pages in the sidebar and the links to style sheets and scripts cost as much as all the
rest of a page. Only pages that stand in no tree share them, since nothing in it is current there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_scholar.rendering.compiled_templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

SHARED = ("toctree", "css_tag", "js_tag")
"""The functions that Sphinx gives to templates, whose results are kept."""


class SharedParts:
    """Keeps these parts for one build."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], dict[object, str]] = {}
        """What each function has made, by its arguments, for each folder."""

    def begin(self, app: Sphinx) -> None:
        """Forget the parts of an earlier build; templates do not change within one."""
        self._made.clear()
        environment = getattr(getattr(app.builder, "templates", None), "environment", None)
        if environment is not None:
            # Else Jinja asks for the time of each template's file whenever it is included.
            environment.auto_reload = False
            environment.bytecode_cache = CompiledTemplates(environment)

    def share(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Put what is kept in the place of what would be made, before the theme asks for it."""
        if context.get("scholar_collected"):
            # Furo's buttons to view and edit a page's source look for one at length, and there is none.
            # Where somebody has set its older option, which is "edit" otherwise, it would warn of both.
            if context.get("theme_top_of_page_button") == "edit":
                context["theme_top_of_page_buttons"] = []
            folder = pagename.rpartition("/")[0]
            for name in SHARED:
                context[name] = self._kept(context[name], folder, name)

    def _kept(self, make: Callable[..., str], folder: str, name: str) -> Callable[..., str]:
        made = self._made.setdefault((folder, name), {})

        def kept(*arguments: object, **options: object) -> str:
            key = (arguments, *sorted(options.items())) if options else arguments
            found = made.get(key)
            if found is None:
                found = made[key] = make(*arguments, **options)
            return found

        return kept
