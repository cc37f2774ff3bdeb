"""Warnings of what pages and settings ask for and the policy of the theme forbids.

The same on Read the Docs, where pages carry no policy: a site says the same on every host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from docutils import nodes

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.rendering.raw_html import Inline, Load, line_in, raw_html, read_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

NAMES = {"img": "the picture", "iframe": "the frame", "link": "the style sheet", "form": "the form"}
"""What a message calls an element; another is called by its name."""

OWN_ONLY = ("object", "embed")
"""Elements that may load the site's own files alone."""

INLINE_HINT = "write scripts into a file of html_js_files, and styles into one of html_css_files"


def is_foreign(url: str, allowed: Iterable[str]) -> bool:
    """Tell whether an address leads to a host that is not among the allowed ones."""
    parts = urlsplit(url)
    if parts.scheme in ("data", "blob", "about") or not parts.netloc:
        return False
    return not any(_covers(urlsplit(host), parts.hostname or "", parts.port) for host in allowed)


def _covers(source: SplitResult, host: str, port: int | None) -> bool:
    name = source.hostname or ""
    if (source.port or 443) != (port or 443):
        return False
    return host.endswith(name[1:]) and host != name[2:] if name.startswith("*.") else host == name


def report_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Warn of content on a page that the policy blocks, when the page is written."""
    allowed = _allowed(app)
    for image in doctree.findall(nodes.image):
        if is_foreign(image["uri"], allowed):
            _warn_load(Load(element="img", url=image["uri"], line=0), image)
    for raw in raw_html(doctree):
        for found in read_html(raw.astext()):
            _report(found, raw, allowed)


def _report(found: Load | Inline, raw: nodes.raw, allowed: tuple[str, ...]) -> None:
    location = line_in(raw, found.line)
    if isinstance(found, Inline):
        message = "%s on a page is blocked by the site's policy; %s"
        warn(Fault.BLOCKED_CONTENT, message, found.what, INLINE_HINT, location=location)
    elif is_foreign(found.url, () if found.element in OWN_ONLY else allowed):
        _warn_load(found, location)


def _warn_load(load: Load, location: str | nodes.Node) -> None:
    message = "%s %s is blocked by the site's policy; %s"
    parts = urlsplit(load.url)
    host = f"https://{parts.netloc}"
    if load.element in OWN_ONLY:
        hint = "use a frame, or a file of the site"
    elif parts.scheme == "http":
        hint = f"write https://, and set scholar_allow = [{host!r}] in conf.py"
    else:
        hint = f"set scholar_allow = [{host!r}] in conf.py to allow that host"
    name = NAMES.get(load.element, f"the {load.element}")
    warn(Fault.BLOCKED_CONTENT, message, name, load.url, hint, location=location)


def report_settings(app: Sphinx) -> None:
    """Warn of the scripts and style sheets of ``conf.py`` that no page may load."""
    allowed, lines = _allowed(app), conf_source(app.confdir).splitlines()
    for element, filename, attributes in _configured(app):
        numbers = (number for number, line in enumerate(lines, 1) if filename and filename in line)
        location = f"conf.py:{next(numbers, 1)}"
        if is_foreign(filename, allowed):
            _warn_load(Load(element=element, url=filename, line=0), location)
        elif not filename and attributes.get("body"):
            message = "%s of html_js_files is blocked by the site's policy; write it into a file"
            warn(Fault.BLOCKED_CONTENT, message, "a script", location=location)


def _configured(app: Sphinx) -> Iterator[tuple[str, str, dict[str, str]]]:
    for element, setting in (("script", "html_js_files"), ("link", "html_css_files")):
        for entry in getattr(app.config, setting):
            filename, attributes = (entry, {}) if isinstance(entry, str) else entry
            yield element, filename or "", attributes


def _allowed(app: Sphinx) -> tuple[str, ...]:
    domain = ScholarDomain.of(app.env)
    return domain.settings.allow
