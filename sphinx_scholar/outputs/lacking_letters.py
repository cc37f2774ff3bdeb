"""What stands for letters that no font has: their plain form, or nothing in place of a pictograph.

Knows neither which letters these are nor what is drawn with them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PICTOGRAPHS = range(0x1F000, 0x20000)
"""The blocks that hold pictographs and nothing else (Unicode, from Mahjong Tiles on)."""
SIGNS = re.compile("[\u2190-\u2335\u237b-\u27ff\u2900-\u2bff\ufffc]")
"""The blocks of arrows, technical signs, shapes and dingbats, without the letters of APL and Braille."""
JOINERS = frozenset("\u200d\u20e3\ufe0e\ufe0f")
"""What joins pictographs or chooses their look (UTS #51, 1.4)."""
LAST_PLAIN = "\u08ff"
"""The last of the letters of which a plain form may consist."""


def stand_ins(letters: Iterable[str]) -> dict[str, str]:
    """Return what stands for each letter, empty for what is left out; letters of words have nothing."""
    found = {letter: _stand_in(letter) for text in letters for letter in text}
    return {letter: text for letter, text in found.items() if text is not None}


def _stand_in(letter: str) -> str | None:
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and max(plain) <= LAST_PLAIN:
        return plain
    is_sign = SIGNS.match(letter) is not None and unicodedata.category(letter) == "So"
    is_left_out = is_sign or ord(letter) in PICTOGRAPHS or letter in JOINERS
    return "" if is_left_out and plain == letter else None


def with_stand_ins(value: Any, others: Mapping[str, str]) -> Any:
    """Return a text, or lists and mappings of texts, with what stands for some letters in their place."""
    if isinstance(value, str):
        return _replaced(value, others)
    if isinstance(value, dict):
        return {name: with_stand_ins(inner, others) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(with_stand_ins(inner, others) for inner in value)
    return value


def _replaced(text: str, others: Mapping[str, str]) -> str:
    gone = "".join(re.escape(letter) for letter, other in others.items() if not other)
    if gone:
        # The blank behind what is left out goes too, where one stands before it or nothing does.
        text = re.sub(rf"(?:^|(?<=\s))[{gone}]+\s+|[{gone}]+", "", text)
    return text.translate({ord(letter): other for letter, other in others.items() if other})
