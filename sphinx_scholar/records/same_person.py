"""Comparing names and words regardless of accents, case and order.

Knows the forms in which papers print one person's name; knows nothing of files or Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_scholar.records.scripts import is_east_asian

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.records.publication import Author

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

SUFFIX = r"[JSjs]r\.?|III?|IV|2nd|3rd|[4-9]th"
"""What stands behind a name and is no part of it: ``Jr.``, ``III``."""

_SUFFIX = re.compile(rf"(?<=\w)(,?)\s+({SUFFIX})(?=\s*(,)|\s*$)")
_TITLE = re.compile(
    r"^(?:(?:Professor|Prof|Dr|Priv\.?-Doz|PD|Rev|Sir|Dame|Mrs?|Ms)\b\.?(?:-Ing\.)?\s+)+(?=\S)", re.IGNORECASE
)
_DEGREES = re.compile(
    r"(?:,\s*(?:Ph\.?\s?D|M\.?\s?D|D\.?\s?Phil|Sc\.?\s?D|M\.?\s?Sc|B\.?\s?A|Esq|FRS)\b\.?)+\s*$"
)


def fold(text: str) -> str:
    """Return the text in lower case without accents: ``Łódź`` and ``lodz`` become one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.translate(FOLDS))


@lru_cache(maxsize=16384)
def _words(name: str, *, capitals: bool = False) -> tuple[str, ...]:
    """Return the folded words of a name; of initials in one word, such as ``RY``, each letter.

    ``capitals`` tells that the whole name is written in capitals, so that they say nothing.
    """
    words: list[str] = []
    for word in re.findall(r"\w+", re.sub(r"['’ʼ´`]", "", name)):
        is_initials = not capitals and re.fullmatch(r"[A-Z]{2,3}", word) is not None
        words += [fold(letter) for letter in word] if is_initials else [fold(word)]
    return tuple(words)


def is_same_person(author: Author, forms: Iterable[str]) -> bool:
    """Tell whether an author goes by one of these names, never by the family name alone.

    ``forms`` are written ``Given Family`` or ``Family, Given``. Initials match the names that
    they begin; accents, case, hyphens and the order of given and family name do not count.
    A form of one word counts where no longer form holds that word.
    """
    return _is_one_of(author.given, author.prefix, author.family, author.suffix, tuple(forms))


@lru_cache(maxsize=16384)
def _is_one_of(given: str, prefix: str, family: str, suffix: str, forms: tuple[str, ...]) -> bool:
    """Compare a name, by its four parts, with forms; the same few names stand on many papers."""
    letter = _initial(given, family)
    if letter and letter not in initials(forms):
        return False
    capitals = f"{given}{prefix}{family}{suffix}".isupper()
    family, in_family = _without_suffix(family)
    own = _plain_suffix(suffix or in_family)
    bare = [_without_suffix(_without_title(form)) for form in forms]
    fitting = tuple(form for form, other in bare if not (own and other and own != other))
    return _goes_by(_without_title(given), f"{prefix} {family}", capitals, fitting)


def initial(author: Author) -> str:
    """Return the letter that begins a word of each other form of a name; empty where none need do so.

    It is compared first, as most names of a site have nothing else in common.
    """
    return _initial(author.given, author.family)


def _initial(given: str, family: str) -> str:
    letters = "".join(_words(_without_title(given)))
    return "" if is_east_asian(letters + family) else letters[:1]


@lru_cache(maxsize=1024)
def initials(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the letters that begin the words of a name's forms."""
    return frozenset(word[0] for form in forms for word in _words(form, capitals=True))


def _without_title(name: str) -> str:
    return _TITLE.sub("", name)


@lru_cache(maxsize=65536)
def _without_suffix(name: str) -> tuple[str, str]:
    """Return a name without ``Jr.``, ``III`` or a degree, and that suffix; ``Lee, II`` has initials."""
    bare = _DEGREES.sub("", name)
    match = _SUFFIX.search(bare)
    if not match or (not match[3] and len(bare[: match.start()].split()) < 2):
        return bare, ""
    return bare[: match.start()] + bare[match.end() :], _plain_suffix(match[2])


def _plain_suffix(suffix: str) -> str:
    """Return a suffix as it is compared; a degree tells nobody from somebody else."""
    return fold(suffix).strip(". ") if _SUFFIX.match(f"x {suffix}", 1) else ""


def link_of_person(person: Author | str, links: Mapping[str, str]) -> str:
    """Return the address of the only person in a mapping who goes by this name, in whatever form.

    Initials that fit several people are nobody's.
    """
    if not links:
        return ""
    name = person if isinstance(person, str) else person.name
    if name in links:
        return links[name]
    given, family = _parts(person)
    return _link_by_parts(given, family, tuple(links.items()))


def _parts(person: Author | str) -> tuple[str, str]:
    if not isinstance(person, str):
        return person.given, f"{person.prefix} {person.family}"
    words = [word for word in person.split() if not re.fullmatch(r"\w{2,4}\.", word)]
    return " ".join(words[:-1]), " ".join(words[-1:])


@lru_cache(maxsize=65536)
def _link_by_parts(given: str, family: str, links: tuple[tuple[str, str], ...]) -> str:
    words = set(_words(family))
    if not words or not given:
        return ""
    capitals = f"{given}{family}".isupper()
    bare = [(_without_suffix(_without_title(name))[0], url) for name, url in links]
    found = {
        url
        for name, url in bare
        if words <= set(_known_words((name,))[0][1]) and _goes_by(given, family, capitals, (name,))
    }
    return found.pop() if len(found) == 1 else ""


def _goes_by(given_names: str, family_names: str, capitals: bool, forms: tuple[str, ...]) -> bool:
    """Compare a name with these forms, none of which has a suffix."""
    given = _words(given_names, capitals=capitals)
    family = _words(family_names, capitals=capitals)
    known = _known_words(forms)
    for form, words in known:
        if is_east_asian("".join(given + family)):
            if "".join(words) in {"".join(given + family), "".join(family + given)}:
                return True
        elif len(words) == 1:
            if words == given + family and not any(
                len(other) > 1 and words[0] in other for _, other in known
            ):
                return True
        elif not given and len(family) > 1:
            # A whole name in braces.
            if any(family in (first + last, last + first) for first, last in _splits(form)):
                return True
        elif any(
            last in (family, given) and _given_names_agree(given if last == family else family, first)
            for first, last in _splits(form)
        ):
            return True
    return False


@lru_cache(maxsize=1024)
def _known_words(forms: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(form, _words(form, capitals=True)) for form in forms]


@lru_cache(maxsize=256)
def _splits(form: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the ways to take a name apart into given and family names.

    A particle in lower case, such as *van*, begins the family name at the latest.
    """
    capitals = form.isupper()
    if "," in form:
        last, _, first = form.partition(",")
        return [(_words(first, capitals=capitals), _words(last, capitals=True))]
    parts = re.findall(r"\w\S*", form)
    is_particle = [part[0].islower() and not form.islower() for part in parts]
    latest = is_particle.index(True) if any(is_particle[1:]) else len(parts) - 1
    return [
        (_words(" ".join(parts[:place]), capitals=capitals), _words(" ".join(parts[place:]), capitals=True))
        for place in range(1, latest + 1)
    ]


def _given_names_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return False
    return "".join(left) == "".join(right) or all(
        one == other or (1 in {len(one), len(other)} and one[0] == other[0])
        for one, other in zip(left, right, strict=False)
    )
