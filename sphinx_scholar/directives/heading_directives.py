"""Directives on the line of a heading: ``## Grants: {grants} since=2019``.

The heading is what stands before it, and the directive begins its section, as ``:::{grants}`` with each
option in a line of its own would below it.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

from sphinx_scholar import wording
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives.entries import EntryDirective
from sphinx_scholar.directives.entry_lists import EntriesDirective
from sphinx_scholar.directives.kinds import EitherDirective
from sphinx_scholar.directives.myst_renderer import extend_renderer
from sphinx_scholar.directives.options import wants_hidden
from sphinx_scholar.directives.page_outline import read_heading
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.problems import Fault, did_you_mean
from sphinx_scholar.records.written_dates import read_dates

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_scholar.directives.page_outline import Heading

MISWRITTEN = re.compile(r"(?:^|[\s:：])(?P<written>\{(?P<name>[A-Za-z][\w-]*)(?:[\s,:=][^{}`]*\}|\}[\w=]).*)")
"""A directive whose options are in its braces or right behind them: ``{grants limit=2}``."""


def read_directives(app: Sphinx, config: Config) -> None:
    """Have MyST-Parser read such headings, when the configuration is read."""
    extend_renderer(config, "render_heading", _render_heading)


def _render_heading(rendered: Any, renderer: Any, token: Any) -> None:
    text = token.children[0].content if token.children else ""
    heading = read_heading(text)
    if heading:
        _HeadingRenderer(renderer, token, heading).render(rendered)
    else:
        _report_miswritten(text, renderer, token)
        rendered(renderer, token)


class _HeadingRenderer:
    """Renders one heading, and the directive behind it."""

    def __init__(self, renderer: Any, token: Any, heading: Heading) -> None:
        self.renderer = renderer
        self.token = token
        self.heading = heading

    def render(self, rendered: Any) -> None:
        """Render the heading by MyST-Parser's own function, and the directive into its section."""
        directive = self._directive()
        if directive is None:
            rendered(self.renderer, self.token)
            return
        name, tree = self.heading.name, type(self.token)
        opening, inline, closing = self.token.to_tokens()
        (words,) = self.renderer.md.parseInline(self.heading.words, self.renderer.md_env)
        for token in (words, *words.children):
            token.map = inline.map
        rendered(self.renderer, tree([opening, words, closing]).children[0])
        fence = inline.copy(content="", children=None, markup=":::", info=f"{{{name}}}")
        options = self._options(directive.option_spec or {})
        self.renderer.render_directive(tree([fence]).children[0], name, "", additional_options=options)
        below = self.token.next_sibling
        if below and below.type == "bullet_list" and _would_take(directive, below):
            message = "the items below {%s} are no entries; put them between :::{%s} and ::: to make some"
            self._warn(Fault.MISSING_FIELD, message, name, name, place=below.map)

    def _directive(self) -> type[Directive] | None:
        """Return the directive; nothing, and report it, where none of that name can stand here."""
        from docutils.parsers.rst import directives

        name, renderer = self.heading.name, self.renderer
        found, _messages = directives.directive(name, renderer.language_module_rst, renderer.document)
        if not self.heading.words:
            message = "a heading has no words before {%s}; it is shown as it stands"
            self._warn(Fault.MISSING_FIELD, message, name)
        elif found and _can_stand(found):
            return found
        else:
            ours = ScholarDomain.of(renderer.sphinx_env).directives
            known = (each for each, directive in ours.items() if _can_stand(directive))
            hint = did_you_mean(name, known) or "; write \\{ for the brace itself"
            message = "{%s} cannot stand behind a heading, which is shown as it stands%s"
            self._warn(Fault.UNKNOWN_FIELD, message, name, hint)
        return None

    def _options(self, known: dict[str, Any]) -> dict[str, str]:
        """Return the options by name, flags without a value."""
        name, given = self.heading.name, {}
        try:
            written = shlex.split(self.heading.options)
        except ValueError:
            message = "{%s}: a quote is not closed in %s; the options are left out"
            self._warn(Fault.DROPPED_OPTION, message, name, self.heading.options)
            return {}
        for option, _equals, value in (word.partition("=") for word in written):
            if wants_hidden(f":::\n:{option}:\n:::", known):
                given["hidden"] = ""
            elif option not in known:
                message = "{%s} has no option %r; write name=value, and quotes around a value with blanks%s"
                self._warn(Fault.UNKNOWN_FIELD, message, name, option, did_you_mean(option, known))
            elif option in given:
                message = "{%s}: %r is given twice; the first one stands"
                self._warn(Fault.DROPPED_OPTION, message, name, option)
            else:
                given[option] = value
        return given

    def _warn(self, fault: Fault, message: str, *args: object, place: Any = None) -> None:
        _warn_at(place or self.token.map, self.renderer, fault, message, *args)


def _report_miswritten(text: str, renderer: Any, token: Any) -> None:
    """Report a list of the engine's that a heading shows as it stands, since its options are misplaced."""
    found = MISWRITTEN.search(text)
    if found and found["name"] in ScholarDomain.of(renderer.sphinx_env).directives:
        message = "%r is shown as it stands; write {%s}, a blank, and options such as limit=2"
        _warn_at(token.map, renderer, Fault.DROPPED_OPTION, message, found["written"], found["name"])


def _warn_at(place: Any, renderer: Any, fault: Fault, message: str, *args: object) -> None:
    line, _end = place
    warn(fault, message, *args, location=f"{renderer.document['source']}:{line}")


def _can_stand(directive: type[Directive]) -> bool:
    """Tell whether a directive can stand behind a heading: it needs nothing but options."""
    return not directive.required_arguments and not issubclass(directive, EntryDirective)


def _would_take(directive: type[Directive], items: Any) -> bool:
    """Tell whether items, if a list of entries had them for its body, would be its entries."""
    listing = directive.several if issubclass(directive, EitherDirective) else directive
    first = next((node for node in items.walk() if node.type == "inline"), None)
    if first is None or not issubclass(listing, EntriesDirective) or not listing.has_content:
        return False
    languages = wording.written_languages()
    try:
        return not listing.row.is_dated or read_dates(first.content, languages) is not None
    except ValueError:
        return True
