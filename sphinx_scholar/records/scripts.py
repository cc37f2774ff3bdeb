"""Scripts in which names have an order or a direction of their own."""

from __future__ import annotations

import re
import unicodedata

_EAST_ASIAN = (
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Han, kana and Hangul."""


def is_east_asian(name: str) -> bool:
    """Tell whether all letters of a name are Han, kana or Hangul: family name first, without spaces."""
    if name.isascii():
        return False
    letters = "".join(letter for letter in name if letter.isalpha())
    return bool(letters) and re.fullmatch(_EAST_ASIAN, letters) is not None


def is_right_to_left(text: str) -> bool:
    """Tell whether text holds letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
