"""Defaults of Sphinx and of other extensions that suit an academic site better.

A site's own setting stands, unless it cannot be read. Knows the names and values; nothing of what they do.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx.locale import get_translation

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, is_set, line_of
from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.wording import CATALOG

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_ = get_translation(CATALOG)

DEFAULTS: dict[str, Any] = {
    "primary_domain": "scholar",  # directives by their short names
    "html_copy_source": False,  # sources would publish what is hidden
    "html_show_sourcelink": False,
    "html_use_index": False,
    "html_domain_indices": False,
    "html_permalinks": False,  # what shows only under a pointer is hidden from a keyboard
    "html_math_renderer": "mathml",  # formulas without a script
    "myst_heading_anchors": 6,  # [](page.md#heading)
    "myst_dmath_allow_space": False,  # "$5 and $6" are prices
    "myst_dmath_allow_digits": False,  # as are "$5-$6"
}
"""Settings with their values."""

MARKDOWN_EXTENSIONS = ("attrs_inline", "colon_fence", "dollarmath", "amsmath")
"""Extensions of MyST-Parser that are switched on beside those of the site."""

MATH_RENDERERS = {
    "sphinx.ext.mathjax": "mathjax",
    "sphinx.ext.imgmath": "imgmath",
    "sphinxcontrib.katex": "katex",
}
"""Extensions by which a site that lists them chooses another way of writing formulas."""


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what the site does not set, when its configuration is read."""
    if not is_set(config, "html_baseurl"):
        config.html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    _reset_malformed(app, config)
    if config.html_baseurl and not config.html_baseurl.endswith("/"):
        config.html_baseurl += "/"  # Sphinx joins addresses to it as it stands
    chosen = [MATH_RENDERERS[name] for name in config.extensions if name in MATH_RENDERERS]
    values = DEFAULTS | {"notfound_urls_prefix": site_path(config.html_baseurl)}
    values |= {"html_math_renderer": chosen[-1]} if chosen else {}
    values["myst_update_mathjax"] = "mathjax" in chosen  # it marks every page for that script
    values |= {"html_title": config.project} if is_set(config, "project") else {}
    if is_set(config, "author") and not is_set(config, "project_copyright"):
        values["copyright"] = config.author
    if config.html_theme == "scholar":
        values["notfound_template"] = "404.html"  # of the theme
        values["notfound_context"] = {"title": str(_("Page not found")), "body": ""}
    for name, value in values.items():
        if name in config and not is_set(config, name):
            setattr(config, name, value)
    if "myst_enable_extensions" in config:
        config.myst_enable_extensions = {*config.myst_enable_extensions, *MARKDOWN_EXTENSIONS}


def _reset_malformed(app: Sphinx, config: Config) -> None:
    """Report and reset a malformed address or language, which Sphinx would write into every page."""
    checks = (
        ("html_baseurl", check_address, "", "the site has no address"),
        ("language", check_code, "en", "the site is in English"),
    )
    for name, check, instead, consequence in checks:
        try:
            check(getattr(config, name))
        except ValueError as error:
            line = line_of(name, conf_source(app.confdir))
            place = f"conf.py:{line}" if name in config._raw_config else None
            warn(Fault.CONFIGURATION, "%s: %s; %s", name, error, consequence, location=place)
            setattr(config, name, instead)


def check_address(address: object) -> None:
    """Raise ``ValueError`` for a malformed address; localhost is allowed, and so is none at all."""
    if address and not re.match(r"https?://localhost(:\d+)?(/|$)", str(address)):
        normalize_url(str(address))


def check_code(language: object) -> None:
    """Raise ``ValueError`` for what cannot be the code of a language, known or not."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_@][A-Za-z0-9]{2,8})*", str(language)):
        raise ValueError(f"{language!r} is not the code of a language; write it as en, de or pt_BR")


def set_edition(app: Sphinx) -> None:
    """Give a book the version that EPUB asks for and a homepage has no use for."""
    if app.builder.name == "epub" and not app.config.version:
        app.config.version = "1"


def site_path(base_url: str) -> str:
    """Return the path below which the site stands: that of its address, unless it is a copy elsewhere."""
    path = os.environ.get("SCHOLAR_SITE_PATH") or urlsplit(base_url).path
    return f"/{path.strip('/')}/".replace("//", "/")
