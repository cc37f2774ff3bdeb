"""The message catalog of the engine's own words, and the language that Babel writes.

Sphinx keeps its catalogs for the whole process, and so does this.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from sphinx.locale import get_translation, get_translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from gettext import NullTranslations

CATALOG = "sphinx_scholar"
"""The name of the message catalog, in ``locale/``."""

_ = get_translation(CATALOG)

_locale: Locale | None = None


def translated(message: str) -> str:
    """Return a word that a table holds in the language of the site; nothing for nothing."""
    return get_translator(CATALOG).gettext(message) if message else ""


def use_language(language: str) -> None:
    """Write dates and lists in a language from here on, as ``conf.py`` names it."""
    global _locale
    _locale = parse_locale(language)


def current_locale() -> Locale | None:
    """Return the rules of the language; nothing for English, whose style is the house's own."""
    return _locale


@lru_cache(maxsize=32)
def parse_locale(language: str) -> Locale | None:
    """Return Babel's rules of a language other than English, if it knows them."""
    try:
        found = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    return None if found.language == "en" else found


def in_each_language(table: Callable[[], Mapping[str, str]]) -> Callable[[], Mapping[str, str]]:
    """Make a table of words once for each language, and not for each word."""

    @lru_cache(maxsize=8)
    def translated(translator: NullTranslations) -> Mapping[str, str]:
        return {key: str(text) for key, text in table().items()}

    return lambda: translated(get_translator(CATALOG))
