"""Text for scripts in as few bytes as can be: columns of words, addresses, JSON.

Knows how it is packed, which ``scripts/search/columns.js`` reads; nothing of what it says.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


DECLARED = Path(__file__).parent.parent.parent / "scripts" / "search" / "columns.json"
COLUMNS: dict[str, int] = json.loads(DECLARED.read_text(encoding="utf-8"))
"""The columns of an index in their order, and what a hit in each is worth; scripts read the same file."""


def packed_addresses(uris: list[str]) -> list[str]:
    """Return what addresses begin with, what they end in, and what lies between, a line each."""
    start = _common_start(uris)
    rest = [uri[len(start) :] for uri in uris]
    end = _common_start([uri[::-1] for uri in rest])[::-1]
    return [start, end, "\n".join(uri[: len(uri) - len(end)] for uri in rest)]


def _common_start(texts: list[str]) -> str:
    first, last = min(texts, default=""), max(texts, default="")
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _other in same)


ONE_BYTE, TWO_BYTES = 0x80 - 0x20, 0x800 - 0x80
"""How many words have a character of one byte, and of two bytes, in UTF-8."""


def encode(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return columns of text as one list of words, and a character for each use of a word.

    A line for each place. gzip packs this a third better than plain text, and the dialog splits
    each word only once. The most frequent words get the characters of the fewest bytes.
    """
    texts = itertools.chain.from_iterable(columns.values())
    uses = Counter(itertools.chain.from_iterable(text.split() for text in texts))
    ranked = sorted(uses, key=lambda word: (-uses[word], word))
    # Within characters of one length words stand in their own order, which packs better.
    two = ONE_BYTE + TWO_BYTES
    words = [*sorted(ranked[:ONE_BYTE]), *sorted(ranked[ONE_BYTE:two]), *sorted(ranked[two:])]
    codes = {word: character(number) for number, word in enumerate(words)}
    coded = {
        name: "\n".join("".join(map(codes.__getitem__, text.split())) for text in column)
        for name, column in columns.items()
    }
    return {"words": " ".join(words), **coded}


def character(number: int) -> str:
    """Return the character that stands for a number; those of UTF-16's pairs stand for none."""
    code = number + 0x20
    return chr(code if code < 0xD800 else code + 0x800)


def compact_json(value: object) -> str:
    """Return a value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
