"""The directives of a kind of entries, made of its row in the table of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_scholar.directives import options
from sphinx_scholar.directives.entries import COMMON_OPTIONS, READ, EntryDirective
from sphinx_scholar.directives.entry_lists import LIST_OPTIONS, EntriesDirective
from sphinx_scholar.directives.objects import ScholarDirective
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.kinds import Kind


def directives_of(kind: Kind) -> dict[str, type[ScholarDirective]]:
    """Return the directives of a kind by name; one that is both lists where it has no title."""
    fields = {field.name: READ[field.read] for field in kind.fields}
    own: OptionSpec = {**COMMON_OPTIONS, **fields}
    listed: OptionSpec = {**LIST_OPTIONS}
    if kind.is_grouped:
        own["kind"], listed["kind"] = options.text, options.texts
    shared = {"row": kind, "kind": kind.name}
    one = type("EntryDirective", (EntryDirective,), {**shared, "option_spec": own})
    # Groups and long descriptions can be written only with directives.
    if not kind.is_grouped:
        listed["tags"] = options.texts
    several = type(
        "EntriesDirective",
        (EntriesDirective,),
        {**shared, "option_spec": listed, "has_content": not kind.is_grouped},
    )
    if kind.name != kind.plural:
        return {kind.name: one, kind.plural: several}
    both = {"one": one, "several": several, "option_spec": {**listed, **own}}
    return {kind.name: type("EitherDirective", (EitherDirective,), {**shared, **both})}


class EitherDirective(ScholarDirective):
    """An entry where it has a title, else a list: of kinds whose name is its own plural."""

    one: ClassVar[type[EntryDirective]]
    several: ClassVar[type[EntriesDirective]]

    def run(self) -> list[Node]:
        """Return what the chosen directive returns."""
        directive = self.one if self.arguments else self.several
        self._written = options.written(self.block_text)
        known = directive.option_spec or {}
        for name in [name for name in self.options if name not in known]:
            what = "an entry" if self.arguments else "a list, which it is without a title"
            message = "%s has no option %r as %s; it is left out. Known are %s"
            self.warn(
                Fault.UNKNOWN_FIELD, message, self.kind, name, what, ", ".join(sorted(known)), option=name
            )
            del self.options[name]
        return directive(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        ).run()
