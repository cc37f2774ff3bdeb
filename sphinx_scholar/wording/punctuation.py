"""Commas, colons and full stops, as the language of the site has them.

Text in which every letter is Latin keeps Latin punctuation on a Chinese or Japanese page: names that are
not Chinese, a paper's English title. On an Arabic page it stands in lines that run from right to left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_scholar.wording.catalog import current_locale

if TYPE_CHECKING:
    from collections.abc import Iterable


class Punctuation(NamedTuple):
    """What one language puts between its words."""

    between_names: str = ", "
    between_parts: str = ", "
    """Between the parts of a sentence: journal, pages, date."""
    between_clauses: str = "; "
    colon: str = ": "
    stop: str = "."


LATIN = Punctuation()
FRENCH = Punctuation(colon="\N{NO-BREAK SPACE}: ")
ARABIC = Punctuation(between_names="، ", between_parts="، ", between_clauses="؛ ")
CHINESE = Punctuation(between_names="、", between_parts="，", between_clauses="；", colon="：", stop="。")
JAPANESE = CHINESE._replace(between_parts="、")

PUNCTUATION = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), ARABIC),
    "fr": FRENCH,
    "ja": JAPANESE,
    "zh": CHINESE,
}
"""By language, where it differs from that of Latin letters."""

STOPS = (".", "!", "?", "。", "！", "？", "؟", "۔", "।")
"""What ends a sentence."""


def punctuation(*texts: str) -> Punctuation:
    """Return the punctuation between texts."""
    locale = current_locale()
    language = locale.language if locale else "en"
    found = PUNCTUATION.get(language, LATIN)
    return LATIN if found.stop == "。" and is_latin("".join(texts)) else found


def is_latin(text: str) -> bool:
    """Tell whether no letter of a text is of another script."""
    return text.isascii() or not any(letter > "\u036f" and letter.isalpha() for letter in text)


def inserted(message: str, text: str) -> str:
    """Return a message around a text, without a blank between letters that have none: ``发表于海洋学报``."""
    made = message % text
    letter = "[\u3040-\u30ff\u3400-\u9fff]"
    return made if made.isascii() else re.sub(f"(?<={letter}) (?={letter})", "", made)


def listed(names: Iterable[str]) -> str:
    """Join names, or other things that are named one after the other."""
    names = list(names)
    return punctuation(*names).between_names.join(names)


def phrase(parts: Iterable[str]) -> str:
    """Join the parts of a sentence that say something."""
    parts = [part for part in parts if part]
    return punctuation(*parts).between_parts.join(parts)


def clauses(texts: Iterable[str]) -> str:
    """Join what could stand in sentences of its own."""
    texts = list(texts)
    return punctuation(*texts).between_clauses.join(texts)


def labeled(label: str, text: str = "") -> str:
    """Return a text, or nothing yet, behind the word that says what it is, if there is one."""
    return f"{label}{punctuation(label).colon}{text}" if label else text


def sentence_of(text: str) -> str:
    """Return text with a full stop, where it does not end a sentence already."""
    return f"{text}{punctuation(text).stop}" if text and not text.endswith(STOPS) else text


def continued(title: str, text: str) -> str:
    """Return what stands behind a title that a phrase follows in the same sentence: ``, in press.``."""
    signs = punctuation(title, text)
    return f"{signs.between_parts}{text}{signs.stop}" if text else signs.stop


def stop_behind(title: str) -> str:
    """Return what parts a title from the sentence behind it: a full stop where it needs one, and a blank."""
    stop = sentence_of(title)[-1:]
    blank = " " if stop.isascii() else ""
    return (stop if not title.endswith(STOPS) else "") + blank
