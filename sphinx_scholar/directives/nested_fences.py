"""Fences that begin another one: what stands in them keeps its lines.

MyST-Parser up to 5.2 puts an empty line between two fences of colons that stand right below each other,
and counts it, so that all that stands in the outer one would be reported a line too low.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_scholar.directives.myst_renderer import extend_renderer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def keep_lines(app: Sphinx, config: Config) -> None:
    """Have MyST-Parser take such fences as they stand, when the configuration is read."""
    extend_renderer(config, "render_colon_fence", _render_fence)


def _render_fence(rendered: Any, renderer: Any, token: Any) -> Any:
    name, _, arguments = (token.info or "").strip().partition(" ")
    if token.content.startswith(":::") and name.startswith("{") and name.endswith("}"):
        return renderer.render_directive(token, name[1:-1], arguments.strip())
    return rendered(renderer, token)
