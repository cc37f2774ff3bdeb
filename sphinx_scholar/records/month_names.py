"""The names of months, and the words around dates, by which people write dates in a language.

Names are those of the CLDR; English ones are the engine's own, and are read in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel.core import Locale, UnknownLocaleError

from sphinx_scholar.records.dates import MONTHS

ENGLISH = {
    form: number
    for number, name in enumerate(MONTHS, 1)
    for form in dict.fromkeys((name, name[:3], name[:4]))
}
"""Months by their English names, whole or as short as three letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words around dates, as alternatives of patterns."""

    since: str
    """What stands before the start of something that goes on."""
    to: str
    """What stands between a start and an end."""
    present: str
    """What stands for the end of something that goes on."""


AROUND = {
    "en": DateWords(since="since|from", to="to|until", present="present|today|now"),
    "ar": DateWords(since="منذ|من", to="إلى|حتى", present="الآن|اليوم|الحاضر|الوقت الحاضر"),
    "de": DateWords(since="seit|ab|von", to="bis", present="heute|jetzt"),
    "es": DateWords(since="desde|del?", to="a|al|hasta", present="presente|(?:la )?actualidad|actual|hoy"),
    "fr": DateWords(
        since="depuis|de|du", to="à|au|jusqu['’]à", present="présent|aujourd['’]hui|maintenant|ce jour"
    ),
    "it": DateWords(since="dal|da", to="al?|ad|fino (?:al?|ad)", present="presente|oggi"),
    "pt": DateWords(since="desde|de", to="a|até|ao", present="(?:o )?presente|atual|atualidade|hoje"),
    "ru": DateWords(
        since="со?", to="по|до", present=r"(?:по )?(?:настоящее время|наст\. время|н\. ?в\.)|сейчас"
    ),
}
"""The words of some languages; Chinese, Japanese and Korean write signs, which all languages may."""


@cache
def names_of_months(language: str) -> Mapping[str, frozenset[int]]:
    """Return the months of a language by their names in small letters; nothing for an unknown one.

    The names are wide and abbreviated ones, as they stand alone and in dates: ``май`` and ``мая``.
    """
    try:
        months = Locale.parse(language.replace("-", "_")).months
    except (ValueError, UnknownLocaleError):
        return {}
    named: dict[str, set[int]] = {}
    for use in months.values():
        for names in (use["wide"], use["abbreviated"]):
            for month, name in names.items():
                plain = re.sub(r"^d(?:e |['’])", "", name).strip(" .").casefold()
                named.setdefault(plain, set()).add(month)
    return {name: frozenset(found) for name, found in named.items()}


@lru_cache(maxsize=16)
def months_in(languages: tuple[str, ...]) -> Mapping[str, int]:
    """Return the months that are certain on a page of some languages, by their names in small letters."""
    named: dict[str, set[int]] = {name: {number} for name, number in ENGLISH.items()}
    for language in languages:
        for name, found in names_of_months(language).items():
            for form in {name, without_accents(name)}:
                named.setdefault(form, set()).update(found)
    return {name: min(found) for name, found in named.items() if len(found) == 1}


def words_around(languages: tuple[str, ...]) -> DateWords:
    """Return the words around dates of English and some other languages."""
    codes = dict.fromkeys(("en", *(re.split("[-_]", language)[0] for language in languages)))
    words = [AROUND[code] for code in codes if code in AROUND]
    return DateWords(
        since="|".join(each.since for each in words),
        to="|".join(each.to for each in words),
        present="|".join(each.present for each in words),
    )


def without_accents(name: str) -> str:
    """Return a name without accents: ``févr`` as ``fevr``."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
