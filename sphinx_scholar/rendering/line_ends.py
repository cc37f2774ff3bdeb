"""Where a line may not end: between ``pp.`` and its number, within a range of pages, a date or a code.

Works on the HTML of a phrase, so that no other medium meets blanks and elements that are for browsers.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from sphinx_scholar.rendering.formula_ends import UNBROKEN
from sphinx_scholar.rendering.printing import with_apostrophes

_TAG = re.compile(r"(<[^>]*>)")

_NUMBER = re.compile(r" (?:(?<![\s,;\d] )(?=[A-Za-z]?\d)|(?<=\d )(?=\(\d))")
"""The blank before a number: ``pp. 12``, ``May 2024``, ``Nature 10 (1)``."""

_YEAR = re.compile(r" (?:(?<=\s\d, )|(?<=\s\d\d, ))(?=\d{4}\b)")
"""The blank before the year of a day: ``May 17, 2024``."""

_RANGE = re.compile(r"\b\w*\d\w*–\w*\d\w*")
"""A range, in which a browser breaks behind the dash: ``101–117``, ``S1–S9``."""

_CODE = re.compile(r"\b(?:[Cc]o-PIs?|[A-Z]{1,3}-\d{3,6}(?: \d\d)?)\b")
"""Words that are read as one, in which a browser breaks behind the hyphen: ``co-PI``, ``D-10115``."""


def keep_codes(text: str) -> str:
    """Return text, or HTML, in whose lines codes with a hyphen stand whole."""
    if "-" not in text or not _CODE.search(text):
        return text
    parts = _TAG.split(escape(with_apostrophes(text)))
    for place in range(0, len(parts), 2):
        parts[place] = _CODE.sub(lambda found: f'<span class="{UNBROKEN}">{found[0]}</span>', parts[place])
    return Markup("".join(parts))  # noqa: S704 - of markup, in which only elements are put


def keep_together(phrase: Markup) -> Markup:
    """Return a phrase in whose lines numbers stand beside what they count."""
    parts = _TAG.split(phrase)
    for place in range(0, len(parts), 2):
        text = _YEAR.sub("\N{NO-BREAK SPACE}", _NUMBER.sub("\N{NO-BREAK SPACE}", parts[place]))
        parts[place] = _RANGE.sub(lambda found: f'<span class="{UNBROKEN}">{found[0]}</span>', text)
    return Markup("".join(parts))  # noqa: S704 - of markup, in which only blanks and elements are put


def keep_whole(phrase: str, part: str) -> Markup:
    """Return a phrase as HTML in which no line ends within a part of it, which may be empty."""
    shown = escape(phrase)
    return shown.replace(part, Markup('<span class="{}">{}</span>').format(UNBROKEN, part)) if part else shown
