"""Write ``docs/directives.md``: what directives and roles take, from their classes and converters.

Run as ``python -m tools.directive_reference``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst.directives import flag

from sphinx_scholar.directives.entries import COMMON_OPTIONS
from sphinx_scholar.directives.entry_lists import LIST_OPTIONS
from sphinx_scholar.directives.lists import OWNER_FACTS
from sphinx_scholar.directives.objects import PERSON_OPTIONS
from sphinx_scholar.extension import DIRECTIVES
from sphinx_scholar.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = Path(__file__).resolve().parent.parent / "docs/directives.md"

HEAD = """\
# Directives and roles

<!-- Made by `make docs` from the classes in sphinx_scholar/directives. -->

A directive stands on a page of Markdown between colons, with options below its name and text below these:

```markdown
:::{position} What the work was about
:role: Research Intern
:start: 2026-05
:end: present

- Built the thing that made the paper possible.
:::
```

One that needs no more than options may stand [on the line of a heading](cv.md#one-line-per-section): \
`## Awards: {awards} limit=6`.
In reStructuredText it is `.. position:: What the work was about`, with the same options.
An option that is unknown, empty or cannot be read is a warning with its line.
`hidden` keeps an object out of every page, list, index and file.
"""

DETAILS = {
    "person": "What each option means, and the options of networks, are in [people.md](people.md).",
    "publication": "See [papers.md](papers.md#a-papers-page).",
    "publications": "What each option chooses is in [papers.md](papers.md#lists).",
    "contact": "Without `show` it lists e-mail addresses; see [people.md](people.md).",
    "posts": "See [posts.md](posts.md#lists).",
}
"""Where more is said of a directive that belongs to no kind."""

ARGUMENTS = {"person": "the name; else `author` of `conf.py`", "publication": "the paper's key"}
"""What stands behind the name of a directive."""

ROLES = """\
## Roles

A role of each kind refers to an object by its name or key, from any page: \
``{publication}`lovelace2026engine` ``, or with words of your own, ``{position}`my time there <engine>` ``.
What they lead to is in `objects.inv` too, so that other Sphinx sites link to it by intersphinx.
"""


def render_reference() -> str:
    """Return the reference as Markdown."""
    parts = [HEAD]
    for name, text in DETAILS.items():
        directive = DIRECTIVES[name]
        # Options of networks have a reference of their own.
        spec = PERSON_OPTIONS if name == "person" else directive.option_spec or {}
        lines = [f"## `{{{name}}}`", "", directive.__doc__ or "", text]
        if name in ARGUMENTS:
            lines.append(f"Behind its name stands {ARGUMENTS[name]}.")
        parts += ["\n".join(lines), "", _table(spec)]
    return "\n".join([*parts, _entries(), ROLES, _owner()])


def _table(spec: Mapping[str, object]) -> str:
    rows = [f"| `{option}` | {_taken(converter)} |" for option, converter in spec.items()]
    return "\n".join(["| option | what it takes |", "|---|---|", *rows, ""])


def _taken(converter: object) -> str:
    """Return the first line of a converter's docstring."""
    if converter is flag:
        return "Nothing: it is there or not."
    return (converter.__doc__ or "").partition("\n")[0].replace("``", "`")


def _entries() -> str:
    rows = [
        f"| `{{{kind.name}}}` | {f'`{{{kind.plural}}}`' if kind.plural != kind.name else 'the same'} "
        f"| {', '.join(f'`{field.name}`' for field in kind.fields)} |"
        for kind in KINDS.values()
    ]
    return "\n".join(
        [
            "## Entries",
            "",
            "Each kind of entries has a directive for one and a directive for a list.",
            "What their own options mean is in [kinds.md](kinds.md).",
            "",
            "| one | list | options of its own |",
            "|---|---|---|",
            *rows,
            "",
            "### Options of every entry",
            "",
            _table(COMMON_OPTIONS),
            "### Options of every list",
            "",
            _table(LIST_OPTIONS),
        ]
    )


def _owner() -> str:
    facts = ", ".join(f"`{fact}`" for fact in OWNER_FACTS)
    return f"``{{owner}}`email` `` says one fact of the owner within a sentence: {facts}.\n"


def main() -> None:
    """Write the reference."""
    REFERENCE.write_text(render_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
