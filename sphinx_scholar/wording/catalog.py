"""The message catalog of the engine's own words, and the language that Babel writes.

Sphinx keeps its catalogs for the whole process, and so does this.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from sphinx.locale import get_translation, translators

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CATALOG = "sphinx_scholar"
"""The name of the message catalog, in ``locale/``."""

KEY = ("general", CATALOG)
"""By which Sphinx keeps that catalog."""

_NONE = NullTranslations()
_delayed = get_translation(CATALOG)

_locale: Locale | None = None
_written: tuple[str, ...] = ()


def _(message: str) -> str:
    """Return one of the engine's words, as Sphinx's function does, which makes a catalog at each call."""
    translator = translators.get(KEY)
    return translator.gettext(message) if translator else _delayed(message)


def translated(message: str) -> str:
    """Return a word that a table holds in the language of the site; nothing for nothing."""
    return translators.get(KEY, _NONE).gettext(message) if message else ""


def use_language(language: str, first: str = "") -> None:
    """Write dates and lists in a language from here on, as ``conf.py`` names it.

    ``first`` is the first language of the site, in which pages stand that have no translation.
    """
    global _locale, _written
    _locale = parse_locale(language)
    _written = tuple(code for code in dict.fromkeys((language, first)) if parse_locale(code))


def written_languages() -> tuple[str, ...]:
    """Return the languages other than English in which a page may be written."""
    return _written


def current_locale() -> Locale | None:
    """Return the rules of the language; nothing for English, whose style is the house's own."""
    return _locale


def is_right_to_left() -> bool:
    """Tell whether the language of the site is written from right to left."""
    return _locale is not None and _locale.text_direction == "rtl"


@lru_cache(maxsize=32)
def parse_locale(language: str) -> Locale | None:
    """Return Babel's rules of a language other than English, if it knows them."""
    try:
        found = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    return None if found.language == "en" else found


def current_words() -> NullTranslations:
    """Return the catalog in use, by which to keep what was said in its words."""
    return translators.get(KEY, _NONE)


def in_each_language(table: Callable[[], Mapping[str, str]]) -> Callable[[], Mapping[str, str]]:
    """Make a table of words once for each language, and not for each word."""

    @lru_cache(maxsize=8)
    def translated(translator: NullTranslations) -> Mapping[str, str]:
        return {key: str(text) for key, text in table().items()}

    return lambda: translated(current_words())
