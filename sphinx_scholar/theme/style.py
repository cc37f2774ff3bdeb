"""The style element of every page: the site's accent and Furo's options as variables.

What is the same on all sites stands in ``scholar-theme.css``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.domain.accent import dark_shades, light_shades

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLES = {
    "color-brand-content": "link",
    "color-brand-primary": "strong",
    "color-link-underline": "underline",
    "scholar-tint": "tint",
    "scholar-tint-ink": "tint_ink",
}
"""The variables that follow the accent, with their fields of ``Shades``."""

SUPPORTED = "@supports (color:light-dark(#fff,#000))"
"""What a browser of before 2024 leaves out; it shows Furo's own colors."""


def render_style(accent: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Return the text of the element; ``light`` and ``dark`` are Furo's ``…_css_variables``."""
    in_light, in_dark = light_shades(accent), dark_shades(accent)
    pairs = ((name, getattr(in_light, shade), getattr(in_dark, shade)) for name, shade in VARIABLES.items())
    shades = {name: f"light-dark({for_light},{for_dark})" for name, for_light, for_dark in pairs}
    return f"{SUPPORTED}{{:root body{_block(shades)}}}{_of_options(light, dark)}"


def _of_options(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Return the rules of Furo's options, which stand above those of the theme.

    As in Furo, a variable that is set for light pages alone holds in the dark too, unless the theme
    has a value of its own for the dark.
    """
    if not light and not dark:
        return ""
    return (
        f"body{_block(light)}"
        f"@media print{{:root body[data-theme]{_block(light)}}}"
        f'@media not print{{:root body[data-theme="light"]{_block(light)}'
        f':root body[data-theme="dark"]{_block(dark)}'
        f'@media (prefers-color-scheme:light){{:root body:not([data-theme="dark"]){_block(light)}}}'
        f'@media (prefers-color-scheme:dark){{:root body:not([data-theme="light"]){_block(dark)}}}}}'
    )


def _block(variables: Mapping[str, str]) -> str:
    return "{" + ";".join(f"--{name}:{value}" for name, value in variables.items()) + "}"
