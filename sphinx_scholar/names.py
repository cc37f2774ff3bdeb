"""Comparing names and words regardless of accents, case and order.

Knows the forms in which papers print one person's name; knows nothing of files or Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.model import Author

FOLDS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
    }
)
"""Letters that Unicode's decomposition does not take apart."""


def fold(text: str) -> str:
    """Return the text in lower case without accents: ``Łódź`` and ``lodz`` become one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.translate(FOLDS))


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.~-]+", fold(name)) if word]


def is_same_person(author: Author, forms: Iterable[str]) -> bool:
    """Tell whether an author goes by one of these names, never by the family name alone.

    ``forms`` are written ``Given Family`` or ``Family, Given``. Initials match the names that
    they begin; accents, case, hyphens and the order of given and family name do not count.
    """
    given, family = _words(author.given), _words(f"{author.prefix} {author.family}")
    return any(_is_same_name(given, family, form) for form in forms)


def _is_same_name(given: list[str], family: list[str], form: str) -> bool:
    if "," in form:
        last, _, first = form.partition(",")
        return _words(last) == family and _given_names_agree(given, _words(first))
    words = _words(form)
    if not given:
        return (words == family and len(words) > 1) or _without_space(words) == _without_space(family)
    size = len(family)
    return (words[-size:] == family and _given_names_agree(given, words[:-size])) or (
        words[:size] == family and _given_names_agree(given, words[size:])
    )


def _without_space(words: list[str]) -> str:
    return "".join(words)


def _given_names_agree(left: list[str], right: list[str]) -> bool:
    if not left or not right:
        return False
    if _without_space(left) == _without_space(right):
        return True
    return all(
        one == other or (1 in {len(one), len(other)} and one[0] == other[0])
        for one, other in zip(left, right, strict=False)
    )
