"""Options in other languages: ``:title-de:``, ``:position-de:`` say in German what stands in the first one.

An option of a directive has a form for each further language of the site; that of the language
which is built stands for the option itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst.directives import flag

from sphinx_scholar.directives import options
from sphinx_scholar.records.languages import tag_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.parsers.rst import Directive
    from sphinx.util.typing import OptionSpec

TITLE = "title"
"""The option that stands for what is written behind the directive's name."""


def suffix_of(language: str) -> str:
    """Return what ends the names of options in a language: ``-de``, ``-zh-cn``."""
    return f"-{tag_of(language).lower()}"


def with_languages(directive: type[Directive], languages: Sequence[str]) -> type[Directive]:
    """Return a directive whose options can be given in the languages behind the first one too."""
    spec = cast("OptionSpec", directive.option_spec or {})
    texts = {name: read for name, read in spec.items() if read is not flag}
    forms = {
        name + suffix_of(language): read
        for language in languages[1:]
        for name, read in {TITLE: options.text, **texts}.items()
    }
    return type(directive.__name__, (directive,), {"option_spec": {**spec, **forms}})


def take_language(
    given: dict[str, Any],
    arguments: list[str],
    known: Mapping[str, object],
    languages: Sequence[str],
    language: str,
) -> None:
    """Put what is given in the language that is built in the place of what is given in the first one.

    The anchor of an object follows its title in the first language, so that links lead to it in all.
    """
    for other in languages[1:]:
        suffix = suffix_of(other)
        for name in [option for option in given if option.endswith(suffix)]:
            value = given.pop(name)
            option = name.removesuffix(suffix)
            if other != language:
                continue
            if option != TITLE:
                given[option] = value
                continue
            title = " ".join(" ".join(arguments).split())
            if "name" in known and title:
                given.setdefault("name", nodes.make_id(title) or title)
            arguments[:] = [value]
