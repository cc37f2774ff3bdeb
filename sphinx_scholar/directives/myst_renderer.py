"""What MyST-Parser makes of a token, extended on the sites that have the engine.

It has no place of its own for that: a process may build other sites too, whose pages stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.config import Config


def extend_renderer(config: Config, method: str, extended: Callable[[Any, Any, Any], Any]) -> None:
    """Have a method of the renderer called as ``extended(method, renderer, token)``, once a process."""
    if "myst_enable_extensions" not in config:  # of MyST-Parser, which MyST-NB loads too
        return
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer

    original = getattr(DocutilsRenderer, method)
    if original.__module__ == __name__:
        return

    def render(renderer: Any, token: Any) -> Any:
        env = renderer.sphinx_env
        if env and ScholarDomain.name in env.domains:
            return extended(original, renderer, token)
        return original(renderer, token)

    setattr(DocutilsRenderer, method, render)
