"""The names of months in the languages in which bibliographies are written, as the CLDR has them.

A word in, months out; Babel's tables are read only for words that English does not know.
"""

from __future__ import annotations

from functools import cache

from babel.core import Locale

from sphinx_scholar.records.month_names import names_of_months, without_accents

LANGUAGES = tuple(
    "de de_AT fr es it pt nl sv da nb nn pl cs sk ru uk bg tr ja ko zh fi el ca gl eu hu ro hr sl sr et lv lt"
    " ar he fa id".split()
)
"""Languages that are asked where an entry names none."""

LANGIDS = {
    **dict.fromkeys(("ngerman", "germanb", "swissgerman", "nswissgerman"), "de"),
    **dict.fromkeys(("austrian", "naustrian"), "de_AT"),
    **dict.fromkeys(("francais", "frenchb", "acadian", "canadien"), "fr"),
    **dict.fromkeys(("brazil", "brazilian", "portuges"), "pt"),
    "castilian": "es",
    "magyar": "hu",
    "norsk": "nb",
    "slovene": "sl",
    "farsi": "fa",
}
"""Languages that the LaTeX package babel calls otherwise than in English."""


def months_named(word: str, language: str = "") -> frozenset[int]:
    """Return the months that a word names, in an entry's language or else in any; several are doubtful."""
    folded = _folded(word)
    own = _names(_code(language)).get(folded) if language else None
    return own or frozenset().union(*(_names(code).get(folded, frozenset()) for code in LANGUAGES))


def _code(language: str) -> str:
    """Return the code of a language that ``langid`` or ``language`` names: ``ngerman``, ``de``."""
    name = language.strip().lower()
    return LANGIDS.get(name) or _codes_by_english_names().get(name, name)


@cache
def _codes_by_english_names() -> dict[str, str]:
    return {str(name).lower(): code for code, name in Locale("en").languages.items()}


@cache
def _names(code: str) -> dict[str, frozenset[int]]:
    """Return the months of a language by their names as they are compared."""
    named: dict[str, frozenset[int]] = {}
    for name, months in names_of_months(code).items():
        named[_folded(name)] = named.get(_folded(name), frozenset()) | months
    return named


def _folded(name: str) -> str:
    """Return a name in small letters, without accents and a point: ``févr.`` as ``fevr``."""
    return without_accents(name.strip(" .").casefold())
