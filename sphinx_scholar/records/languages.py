"""The languages of a site: their tags and names, how they are written, and in which folders they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_language(language: str) -> str:
    """Return one of Sphinx's languages as it is; raise ``ValueError`` for what is none."""
    try:
        _locale(language)
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError(f"{language!r} is not a language such as de or zh_CN") from error
    return language


def tag_of(language: str) -> str:
    """Return the tag of a language (BCP 47): ``zh-CN`` for ``zh_CN``."""
    return language.replace("_", "-")


def name_of(language: str, others: Sequence[str] = ()) -> str:
    """Return a language's name in that language, with its region where ``others`` have the same name."""
    locale = _locale(language)
    is_shared = any(other != language and _locale(other).language == locale.language for other in others)
    name = (locale.display_name if is_shared else locale.get_language_name()) or language
    return name[:1].upper() + name[1:]


def is_right_to_left_language(language: str) -> bool:
    """Tell whether a language is written from the right to the left; of an unknown one it is not."""
    try:
        return str(_locale(language).text_direction) == "rtl"
    except (ValueError, UnknownLocaleError):
        return False


def catalogs_of(language: str) -> tuple[str, ...]:
    """Return the names of catalogs that say a language's words, the nearest first: ``pt_BR``, ``pt``."""
    try:
        locale = _locale(language)
    except (ValueError, UnknownLocaleError):
        return (language,)
    nearest = locale.language
    if nearest == "zh":
        nearest = "zh_TW" if locale.script == "Hant" else "zh_CN"
    return tuple(dict.fromkeys((language, nearest)))


def folder_in(language: str, languages: Sequence[str]) -> str:
    """Return where a language stands below the site's address: ``de/``; nothing for the first one."""
    return f"{tag_of(language).lower()}/" if language in languages[1:] else ""


def _locale(language: str) -> Locale:
    return Locale.parse(tag_of(language), sep="-")
