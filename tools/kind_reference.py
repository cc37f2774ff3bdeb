"""Write ``docs/kinds.md``: the directives and fields of each kind of entries, from the table of kinds.

Run as ``python -m tools.kind_reference``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.records.kinds import KINDS, READERS

if TYPE_CHECKING:
    from sphinx_scholar.records.kinds import Field, Kind

REFERENCE = Path(__file__).resolve().parent.parent / "docs/kinds.md"

HEAD = """\
# Kinds of entries

<!-- Made by `make docs` from sphinx_scholar/records/kinds.py. -->

A talk, an award, a course: each is written once, on any page, and listed on every page that asks for it, \
on the CV too.

```markdown
:::{talk} How to build an engine
:sort: keynote
:event: Meeting on Engines
:location: London
:date: 2026-05-04
:time: 09:30
:slides: https://example.org/slides.pdf

What it was about, in Markdown.
:::

:::{talks}
:limit: 5
:style: line
:::
```

Every kind has these fields:

| field | what it means |
|---|---|
| `name` | What references call it, as in ``{talk}`engine` ``; else made of the title. |
| `date` | The day, month, year or period, as people write it: `2024-06-30`, `May 2024`, \
`2018–2022`, `Oct. 2004 – present`, `since 2019`. |
| `start`, `end` | The first and the last, instead of `date`; `end` may be `present`. |
| `as-of` | When `present` was written. |
| `url` | The address that the title leads to. |
| `publications` | Keys of papers that came of it. |
| `tags` | Words by which lists choose: `selected; outreach`. |
| `hidden` | Leaves it out of everything. |

Every list has `select` (names), `tag` (entries with one of these tags), `since` (`2020`: what began or \
ended then or later, goes on or has no date), `sort` (`newest`, `oldest`, `written`), `limit` and `style` \
(`full`, `compact`, `line`).
It may also stand [on the line of its heading](cv.md#one-line-per-section): \
`## Talks: {talks} limit=5 style=line`.
`{entry}` with `:kind: talk` is a talk too, with the fields of `{entry}`; `{entries}` lists all but \
positions and degrees, and `:kind:` chooses among them.
A directive whose name is its own plural writes an entry where it has a title, and a list where it has none.

## Many in few lines

A list with a body writes entries instead of choosing among them: each item begins with its date, and is a \
sentence or more of Markdown.

```markdown
:::{news}
- May 2024: Our paper is [out](https://example.org).
- 2018–2022 Member of the council.
- since 2019 Editor of a journal.
- 2024-05-12 Spoke about looms.
:::
```

`:tags:` of such a list are those of each of its items.
Of a talk, calendars take the title and the place: what stands before the first comma, or in emphasis, a \
link or quotation marks at the beginning, and the words behind it up to a bracket, as in \
`*Looms*, Royal Society, London (keynote)`.
A link in an item fills the field that its text names: `[slides](…)`, `[video](…)`, `[code](…)`; a link \
that begins an item is its `url`.
A time of day may have its zone: `2024-05-12 09:30 Europe/Rome`, `16:00 UTC`; in `talks.ics` it is that \
moment in UTC, which each calendar shows by its reader's clock. A time without a zone is the hour on the spot.
Without a body, `{news}` shows them on any other page.
`{positions}`, `{degrees}` and `{entries}` have no body; items of languages, skills, interests, software, \
projects and members need no date.

An item of `{members}` gives name, role and topic, and what a former member does now; a photo may come first:

```markdown
:::{members}
- ![](anna.jpg) since Apr. 2023 Anna Krause, PhD student: Clonal memory
- 2016–2020 Lars Holm, PhD student, now assistant professor, University of Westhamn
:::
```

An entry with more to say stands in such a list as a directive of its own, with `::::` around; \
nothing in a list is a heading:

```markdown
::::{members}
:::{member} Anna Krause
:role: PhD student
:photo: anna.jpg
:topic: Clonal memory
:date: since Apr. 2023

She looks after the *tanks* too, see [](methods.md).
:::
- 2016–2020 Lars Holm, PhD student, now assistant professor, University of Westhamn
::::
```

Members stand side by side with their photos, in the order in which they were written; those whose `end` is \
named are alumni, in a list below.
Their names lead to `url`, or to the address of the name in `scholar_links`.

An item that begins with `hidden:` is left out of everything, as are entries with `:hidden:`.

## Titles and files

Titles are a line of Markdown: emphasis, code, formulas and links are kept wherever they can be shown.
A title that is one link is an entry with that `url`.

`url`, `slides`, `video` and their like are addresses, or files of the site: paths from its folder or from \
that of the page, which are published at an address that stays.

## Of the site's own

```python
scholar_kinds = {
    "exhibition": {
        "fields": {"venue": "text", "curators": "texts", "catalog": "url"},
        "schema": "ExhibitionEvent",
    },
}
```

makes `{exhibition}` and `{exhibitions}`.
`fields` is a list of names, or says how each is read: """


TAIL = """\
Besides, `plural` is the name of the list's directive, `word` and `heading` what one and several are called, \
`called` other words to search for (with ` · ` between them), and `schema` the type in schema.org.
A type that ends in `Event` makes a calendar, `exhibitions.ics`.
Entries of your own kinds are projects in `resume.json`.
"""


def render_reference() -> str:
    """Return the reference as Markdown."""
    readers = ", ".join(f"`{reader}`" for reader in READERS)
    return "\n".join([f"{HEAD}{readers}.", TAIL, *(_section(kind) for kind in KINDS.values())])


def _section(kind: Kind) -> str:
    names = f"`{{{kind.name}}}`"
    if kind.plural != kind.name:
        names += f" and `{{{kind.plural}}}`"
    rows = [_row(field) for field in kind.fields]
    if kind.is_grouped:
        rows.append("| `kind` | What groups it. |")
    table = ["| field | what it means |", "|---|---|", *rows, ""]
    other = [f"`{kind.resume}` in `resume.json`"]
    other += [f"`{kind.schema}` in schema.org"] if kind.schema else []
    other += [f"`{kind.plural}.ics`"] if kind.is_event else []
    other += [f"`{kind.person_property}` of the owner in schema.org"] if kind.person_property else []
    return "\n".join([f"## {kind.heading}", "", f"{names}: {', '.join(other)}.", "", *table])


def _row(field: Field) -> str:
    more = {
        "texts": " Several, with commas or semicolons between them.",
        "url": " An address, or a file of the site.",
    }
    return f"| `{field.name}` | {field.help}{more.get(field.read, '')} |"


def main() -> None:
    """Write the reference."""
    REFERENCE.write_text(render_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
