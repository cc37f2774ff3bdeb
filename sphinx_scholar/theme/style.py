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
    is_light, is_dark = (f':root body:not([data-theme="{other}"])' for other in ("dark", "light"))
    on_screen = (
        _rule(':root body[data-theme="light"]', light),
        _rule(':root body[data-theme="dark"]', dark),
        _rule(is_light, light, media="(prefers-color-scheme:light)"),
        _rule(is_dark, dark, media="(prefers-color-scheme:dark)"),
    )
    on_paper = _rule(":root body[data-theme]", light, media="print")
    return f"{_rule('body', light)}{on_paper}@media not print{{{''.join(on_screen)}}}"


def _rule(selector: str, variables: Mapping[str, str], *, media: str = "") -> str:
    """Return a rule that sets variables; nothing where there is none to set."""
    if not variables:
        return ""
    rule = f"{selector}{_block(variables)}"
    return f"@media {media}{{{rule}}}" if media else rule


def _block(variables: Mapping[str, str]) -> str:
    return "{" + ";".join(f"--{name}:{value}" for name, value in variables.items()) + "}"
