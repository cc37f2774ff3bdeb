"""What search knows of the language of a site: its stemmer, its stop words, endings of words.

The stemmers are Snowball's, in the JavaScript that Sphinx ships. Words are stemmed in the browser
alone, as Snowball's Python differs on some.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

import sphinx.search
from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from sphinx_scholar.outputs.search.columns import compact_json

if TYPE_CHECKING:
    from sphinx.search import SearchLanguage

STEMMERS = Path(sphinx.search.__file__).parent / "minified-js"
BASE = "base-stemmer.js"
ENGLISH = "en"
"""The language of a site whose own has no stemmer."""
PORTER = "porter-stemmer.js"
"""The stemmer of English where Sphinx keeps that of its own search in Python, before 9."""

CITING = ("et", "al")
"""What stands behind the first name of a citation, in any language."""

ENDINGS = {
    "en": "e s es ed er ers ing ings ship ships",
    "de": "e n en er ern es s in innen ung ungen schaft schaften",
    "es": "s es o a os as or ora ores",
    "fr": "s e es eur eurs euse euses",
    "pt": "s es o a os as or ora ores",
}
"""Endings that bring words together where stemmers do not: of English ``llms``, ``fuzzer``."""


def render_language(language: str) -> str:
    """Return the script that gives the engine the stemmer and the stop words of a language."""
    code = language[:2] if language[:2] in sphinx.search.languages else ENGLISH
    searched = _searched(code)
    stemmer = searched.js_stemmer_rawcode or (PORTER if code == ENGLISH else "")
    if not stemmer:
        code, searched = ENGLISH, _searched(ENGLISH)
        stemmer = searched.js_stemmer_rawcode or PORTER
    base, own = ((STEMMERS / name).read_text(encoding="utf-8").strip() for name in (BASE, stemmer))
    known = {
        "stopWords": sorted(word for word in {*searched.stopwords, *CITING} if "'" not in word),
        "endings": ENDINGS.get(code, "").split(),
        **_dates(language),
    }
    return f"""(() => {{
let BaseStemmer;
{base}
{own}
const stemmer = new {_class_name(stemmer)}();
scholarSearchEngine.useLanguage({{ stem: (word) => stemmer.stemWord(word), ...{compact_json(known)} }});
}})();
"""


def _dates(language: str) -> dict[str, object]:
    """Return the names of months, short enough for all of their forms to begin so, and their place."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(ENGLISH)
    names = get_month_names("abbreviated", locale=locale)
    is_month_first = str(locale.date_formats["short"].pattern).startswith("M")
    return {"months": [names[month].rstrip(".") for month in range(1, 13)], "isMonthFirst": is_month_first}


def _searched(code: str) -> type[SearchLanguage]:
    """Return what Sphinx knows of a language: a class, or where it is."""
    known = sphinx.search.languages[code]
    if not isinstance(known, str):
        return known
    module, _dot, name = known.rpartition(".")
    return cast("type[SearchLanguage]", getattr(importlib.import_module(module), name))


def _class_name(script: str) -> str:
    """Return what a stemmer's script makes: ``EnglishStemmer``."""
    words = script.removesuffix("-stemmer.js").split("_")
    return "".join(word.capitalize() for word in words) + "Stemmer"
