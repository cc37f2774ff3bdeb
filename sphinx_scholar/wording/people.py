"""Names, lists of names, and the signs beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.core import Locale
from babel.lists import format_list

from sphinx_scholar.records.publication import Mark
from sphinx_scholar.records.same_person import fold
from sphinx_scholar.wording.catalog import _, current_locale, is_right_to_left
from sphinx_scholar.wording.punctuation import listed, phrase, punctuation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.records.person import Person
    from sphinx_scholar.records.publication import Publication


SIGNS: dict[str, str] = {Mark.JOINT_FIRST: "*", Mark.CORRESPONDING: "†"}
"""The sign that stands beside a name, by the meaning of the mark."""

FREE_SIGNS = ("‡", "§", "¶", "‖", "◊", "△", "☆", "○")
"""Signs for meanings of the author's own, in this order."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits beside a name, as they are printed."""


def names_text(names: Sequence[str]) -> str:
    """Join names as a sentence does: ``A``, ``A and B``, ``A, B, and C``; ``A, B und C`` in German."""
    locale = current_locale()
    if locale:
        return format_list(list(names), locale=locale)
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def address_text(person: Person) -> str:
    """Return a person's postal address in one line, with the room behind the street."""
    room = person.room
    # A number alone needs the word.
    shown = str(_("Room {room}")).format(room=room) if room and " " not in room else room
    street, *rest = re.split("([,，،] ?)", person.address, maxsplit=1)
    return phrase((street, shown)) + "".join(rest)


def left_to_right(text: str) -> str:
    """Return what is read from left to right in every language, such as a telephone number.

    Among letters from right to left it stands between the marks of an isolate (UAX #9, 2.4).
    """
    return f"\u2066{text}\u2069" if text and is_right_to_left() else text


def country_code(name: str) -> str:
    """Return the code of a country (ISO 3166-1) by its name in English or the site's language, or nothing."""
    wanted = fold(name)
    for locale in (Locale("en"), current_locale()):
        for code, territory in locale.territories.items() if locale and wanted else ():
            if wanted in {fold(territory), *COUNTRY_ALIASES.get(code, ())} and len(code) == 2:
                return str(code)
    return ""


COUNTRY_ALIASES = {
    "US": ("us", "usa"),
    "GB": ("uk", "england", "scotland", "wales"),
    "CZ": ("czech republic",),
}
"""Names of countries in addresses that Babel does not have."""


def others_text(count: int) -> str:
    """Return what follows so many names where a list of authors is cut: that there are others."""
    # The comma is that of English; other languages say what stands there.
    return str(_(", and others") if count > 1 or current_locale() else " " + _("and others"))


def names_comma(publication: Publication) -> str:
    """Return what stands between two of those who wrote a work, or else edited it."""
    people = publication.authors or publication.editors
    return punctuation(*(person.name for person in people)).between_names


def people_text(publication: Publication) -> str:
    """Return who wrote a work, or else who edited it, as a plain list of names."""
    names = [person.name for person in publication.authors or publication.editors]
    text = listed(names)
    if publication.more_authors:
        text += others_text(len(names))
    return f"{text} ({publication.collaboration})" if publication.collaboration else text


def mark_text(mark: str) -> str:
    """Return what a mark beside a name means; nothing for a sign of which the file says no more."""
    meanings = {Mark.JOINT_FIRST: _("joint first authors"), Mark.CORRESPONDING: _("corresponding author")}
    if mark in set(Mark):
        return str(meanings[Mark(mark)])
    return mark if len(mark) > 1 and any(letter.isalpha() for letter in mark) else ""


def role_text(mark: str) -> str:
    """Return what somebody is on a paper whose name has a mark; nothing for a sign without a meaning."""
    roles = {Mark.JOINT_FIRST: _("Joint first author"), Mark.CORRESPONDING: _("Corresponding author")}
    if mark in set(Mark):
        return str(roles[Mark(mark)])
    text = mark_text(mark)
    return text[:1].upper() + text[1:]


def signs(marks: Iterable[str]) -> dict[str, str]:
    """Return the sign that stands beside a name for each of a paper's marks.

    A meaning in words of the author's own gets the next sign that the paper does not use.
    """
    different = list(dict.fromkeys(marks))
    free = iter([sign for sign in FREE_SIGNS if sign not in different])
    found = {}
    for mark in different:
        if mark in SIGNS:
            found[mark] = SIGNS[mark]
        elif mark_text(mark):
            found[mark] = next(free, f" [{mark}]")
        else:
            found[mark] = mark.translate(RAISED)
    return found
