"""Defaults of Sphinx and of other extensions that suit an academic site better.

A site's own setting always stands. Knows the names and values; nothing of what they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DEFAULTS: dict[str, Any] = {
    "html_math_renderer": "mathml",  # formulas without a script
    "myst_heading_anchors": 6,  # [](page.md#heading)
    "myst_dmath_allow_space": False,  # "$5 and $6" are prices
    "myst_dmath_allow_digits": False,  # as are "$5-$6"
}
"""Settings with their values."""

MARKDOWN_EXTENSIONS = ("colon_fence", "dollarmath", "amsmath")
"""Extensions of MyST-Parser that are switched on beside those of the site."""

MATH_RENDERERS = {
    "sphinx.ext.mathjax": "mathjax",
    "sphinx.ext.imgmath": "imgmath",
    "sphinxcontrib.katex": "katex",
}
"""Extensions by which a site that lists them chooses another way of writing formulas."""


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what the site does not set, when its configuration is read."""
    chosen = [MATH_RENDERERS[name] for name in config.extensions if name in MATH_RENDERERS]
    values = DEFAULTS | ({"html_math_renderer": chosen[-1]} if chosen else {})
    for name, value in values.items():
        if name in config and not is_set(config, name):
            setattr(config, name, value)
    if "myst_enable_extensions" in config:
        config.myst_enable_extensions = {*config.myst_enable_extensions, *MARKDOWN_EXTENSIONS}


def is_set(config: Config, name: str) -> bool:
    """Tell whether ``conf.py`` or the command line sets a value."""
    return name in config._raw_config or name in config.overrides
