"""What options may hold, and what of them would have been lost without a word: by tables."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_scholar.directives import options
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

READ: list[tuple[Callable[[str | None], Any], str, Any]] = [
    (options.text, " a \n  b ", "a b"),
    (options.texts, "Ang Chen, Hao Zhang", ("Ang Chen", "Hao Zhang")),
    (options.texts, "Chen, Ang; Zhang, Hao", ("Chen, Ang", "Zhang, Hao")),
    (options.texts, "one,", ("one",)),
    (options.date, "2024", PartialDate(year=2024)),
    (options.date, "2024-06-30", PartialDate(year=2024, month=6, day=30)),
    (options.end, "2024-06", PartialDate(year=2024, month=6)),
    (options.end, "Present", None),
    (options.emails, "ada@example.org, b@example.org", ("ada@example.org", "b@example.org")),
    (options.telephone, " +49 431 0000 ", "+49 431 0000"),
    (
        *(options.affiliations, "Guest, Elbing; Harbor;"),
        (Affiliation(role="Guest", organization="Elbing"), Affiliation(organization="Harbor")),
    ),
    (
        *(options.affiliations, "Chair, [A; B](https://a.example/x;y); Fellow, [C](https://c.example)"),
        (
            Affiliation(role="Chair", organization="A; B", url="https://a.example/x;y"),
            Affiliation(role="Fellow", organization="C", url="https://c.example"),
        ),
    ),
    (options.url, " https://example.org/a ", "https://example.org/a"),
    (options.count, "12", 12),
    (options.year, "2024", 2024),
    (options.one_of(["full", "line"]), "LINE", "line"),
    (options.some_of(["full", "line"]), "line, Full", ("line", "full")),
]


@pytest.mark.parametrize(
    ("convert", "argument", "value"), READ, ids=[f"{row[0].__name__} {row[1]}" for row in READ]
)
def test_an_option_becomes_a_checked_value(
    convert: Callable[[str | None], Any], argument: str, value: Any
) -> None:
    assert convert(argument) == value


REFUSED: list[tuple[Callable[[str | None], Any], str | None, str]] = [
    (options.text, None, "it is empty; leave the option out or give it a value"),
    (options.text, "  ", "it is empty; leave the option out or give it a value"),
    (options.texts, "", "it is empty; leave the option out or give it a value"),
    (options.texts, ", ,", "it is empty; leave the option out or give it a value"),
    (options.date, "present", "'present' is not a date; write 2024, 2024-06 or 2024-06-30"),
    (options.date, "2023-02-29", "'2023-02-29' is not a date: that month has no day 29"),
    (options.end, "now", "'now' is not a date; write 2024, 2024-06 or 2024-06-30"),
    (options.emails, "a@gmial.com", "'a@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'"),
    (options.telephone, "call", "'call' is not a telephone number; write it as +49 431 880 0000"),
    (options.url, "javascript:x", "'javascript:x' is not an address that starts with https://"),
    (options.count, "0", "'0' is not a whole number of 1 or more"),
    (options.count, "-1", "'-1' is not a whole number of 1 or more"),
    (options.count, "²", "'²' is not a whole number of 1 or more"),
    (options.year, "24", "'24' is not a year in four digits"),
    (options.one_of(["full", "line"]), "ful", "'ful' is none of full, line; did you mean 'full'?"),
    (options.one_of(["full", "line"]), "x", "'x' is none of full, line"),
    (options.some_of(["full", "line"]), "line, lin", "'lin' is none of full, line; did you mean 'line'?"),
]


@pytest.mark.parametrize(
    ("convert", "argument", "hint"), REFUSED, ids=[f"{row[0].__name__} {row[1]}" for row in REFUSED]
)
def test_a_bad_option_is_refused_with_a_hint(
    convert: Callable[[str | None], Any], argument: str | None, hint: str
) -> None:
    with pytest.raises(ValueError) as refusal:
        convert(argument)
    assert str(refusal.value) == hint


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("lmsy", ["ise", "lmsys"], "; did you mean 'lmsys'?"),
        ("zzz", ["ise", "lmsys"], ""),
        ("any", [], ""),
    ],
)
def test_the_nearest_known_word_is_offered(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


COLONS = """\
    :::{position} Title
    :kind: academic
      :role:   Intern
    :hidden:
    :advisors: Ang Chen,
      Hao Zhang
    :start: 2024

    :end: 2025
    :::
    """
YAML = """\
    ```{position} Title
    ---
    kind: academic
    role: >
      Research
      Intern
    ---
    start: 2024
    ```
    """
READ_BACK = [
    (
        COLONS,
        [
            (1, "kind", "academic", True),
            (2, "role", "Intern", True),
            (3, "hidden", "", True),
            (4, "advisors", "Ang Chen,", True),
            (6, "start", "2024", False),
        ],
    ),
    (YAML, [(2, "kind", "academic", True), (3, "role", ">", True)]),
    (":::{position} Title\n:::\n", []),
    ("::::{members}\n:::{member} Title\n:role: x\n:::\n::::\n", []),
    ("::::{members}\n:tags: a\n  ```{member} Title\n:role: x\n```\n::::\n", [(1, "tags", "a", True)]),
    ("```{position} Title\n:kind: `:x:` y\n```", [(1, "kind", "`:x:` y", True)]),
    (":::{position} T\ntext, kind: of\n:::", []),
    (
        "::::{members}\n:topic: x\n:::{member} A\n:role: y\n:::\n:::{member} B\n:role: z\n:::\n::::",
        [(1, "topic", "x", True)],
    ),
    (".. position:: Title\n   :kind: academic\n", []),
    ("", []),
]


@pytest.mark.parametrize(("block", "expected"), READ_BACK)
def test_options_are_found_as_they_were_written(
    block: str, expected: list[tuple[int, str, str, bool]]
) -> None:
    found = options.written(dedent(block))
    assert [(option.offset, option.name, option.value, option.is_read) for option in found] == expected


TWICE = "is given twice; the last one stands. Write all of it in one line"
COMMENT = "ends before its '#', which begins a comment; put the value in quotes"
BELOW = "stands below a line that is no option and so is text; write each in one line"
DROPPED = [
    (":kind: a\n:kind: b\n:kind: c", [(2, f":kind: {TWICE}"), (3, f":kind: {TWICE}")]),
    (":kind: C #1", [(1, f":kind: 'C #1' {COMMENT}")]),
    (":kind: #1", [(1, f":kind: '#1' {COMMENT}")]),
    (":kind: 'C #1'\n:role: C#", []),
    (":kind: a,\n  b\n:role: c\n:unknown: d", [(3, f":role: {BELOW}")]),
    (":kind: a,\n  b\n\n:role: c", []),
    ("---\nkind: a\nkind: b # c\n---", [(3, f":kind: {TWICE}")]),
]


@pytest.mark.parametrize(("lines", "expected"), DROPPED)
def test_what_markdown_would_drop_in_silence_is_found(lines: str, expected: list[tuple[int, str]]) -> None:
    given = options.written(f":::{{position}} Title\n{lines}\n:::\n")
    found = options.dropped(given, {"kind", "role"})
    assert [(offset, message % args) for offset, message, args in found] == expected
