"""What programs and catalogs write where there is nothing to say: ``vol. PP, no. 99``, ``[s.n.]``.

Plain texts in, plain texts out.
"""

from __future__ import annotations

import re

_NO_ISSUE = frozenset({("pp", "99"), ("pp", ""), ("pp", "pp"), ("0", "0"), ("0", ""), ("00", "00")})
"""Volume and number of articles that are in no issue yet, as IEEE and Taylor & Francis export them."""
_NOBODY = re.compile(r"\[?s\.\s?[ln]\.?\]?", re.IGNORECASE)
"""*Sine loco* and *sine nomine* (ISBD, 4.1.15 and 4.2.14)."""
_TEXMED = re.compile(r"(?:\s*\[(?:PubMed Central|PubMed|DOI):[^][]*\])+\s*")
_DOI_IN_TEXMED = re.compile(r"doi\.org/(10\.\d{4,9}/[^\s{}\\]+)")


def of_issue(volume: str, number: str, pages: str) -> tuple[str, str, str]:
    """Return volume, number and pages; nothing for an article that is in no issue yet."""
    if (volume.lower(), number.lower()) not in _NO_ISSUE:
        return volume, number, pages
    return "", "", "" if pages == "1–1" else pages


def known(text: str) -> str:
    """Return a place or a publisher, or nothing where the text says that none is known."""
    return "" if _NOBODY.fullmatch(text) else text


def plain_isbn(text: str) -> str:
    """Return an ISBN without remarks on bindings."""
    return re.sub(r"\s*\([^()]*\)", "", text)


def is_of_texmed(note: str) -> bool:
    """Tell whether a note holds no more than numbers and links, as TexMed writes them of PubMed's."""
    return "[" in note and _TEXMED.fullmatch(note) is not None


def doi_of_texmed(note: str) -> str:
    """Return the DOI in such a note."""
    found = _DOI_IN_TEXMED.search(note) if is_of_texmed(note) else None
    return found[1] if found else ""
