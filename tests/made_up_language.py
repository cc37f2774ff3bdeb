"""A made-up language: it says the engine's words in Cyrillic letters, as Babel does the months of Serbian.

What is left in Latin letters is its author's, or was not given to the catalog.
"""

from __future__ import annotations

import io
import json
import re
import string

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from bs4 import Tag

from tools.messages import words

LATIN = string.ascii_letters
CYRILLIC = "".join(chr(0x430 + place) for place in range(26)) + "".join(
    chr(0x410 + place) for place in range(26)
)
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
"""What stands in a message for something else."""

LANGUAGE = "sr"
CATALOG = "locales/sr/LC_MESSAGES/sphinx_scholar.po"
"""Where a site has the catalog of the language."""


def in_cyrillic(message: str) -> str:
    """Say a message in the made-up language."""
    parts = re.split(f"({KEPT.pattern})", message)
    table = str.maketrans(LATIN, CYRILLIC)
    return "".join(part if place % 2 else part.translate(table) for place, part in enumerate(parts))


def catalog(**changed: str) -> str:
    """Return a catalog of all words; ``changed`` are translations that differ."""
    made = Catalog(locale=LANGUAGE)
    for message in words():
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        text = changed.get(one, in_cyrillic(one))
        count = 1 if isinstance(message.id, str) else made.num_plurals
        made.add(message.id, text if count == 1 else (text,) * count, context=message.context)
    file = io.BytesIO()
    write_po(file, made)
    return file.getvalue().decode()


def latin_words(text: str) -> set[str]:
    """Return the words in Latin letters; addresses are none."""
    written = re.sub(rf"{KEPT.pattern}|\S+@\S+|\w+://\S+", "", text)
    return set(re.findall(r"[A-Za-z]{2,}", written))


def shown(body: Tag) -> set[str]:
    """Return everything that a reader or listener meets: text, names, words for scripts.

    What a query may call a thing is not shown, and stays in English beside the site's language.
    """
    for source in body.select("pre, script, style, .Z3988"):
        source.decompose()
    spoken = ("aria-label", "title", "alt", "placeholder", "summary")
    found = [*body.strings]
    for element in body.find_all(True):
        for name, value in element.attrs.items():
            if name.startswith("data-") and str(value).startswith("{"):
                found += json.loads(str(value)).values()
            elif name in spoken or (
                name.startswith("data-") and name not in ("data-filter", "data-v", "data-called")
            ):
                found += str(value).splitlines()
    return {" ".join(text.split()) for text in map(str, found) if text.strip()}
