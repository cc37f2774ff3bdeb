"""An entry to be: its fields in BibTeX's form, whoever gave them, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_scholar.records.same_person import fold

ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL = re.compile(r"(?<!\\)[&%$#_{}]|[\\~^]")
"""Signs that mean something else to BibTeX and LaTeX."""

SMALL_WORDS = frozenset(
    {"a", "an", "the", "on", "in", "of", "for", "and", "to", "towards", "with", "from", "at", "by"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """One record of a paper that may go into the file."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    """Names in lower case and values as they stand in a ``.bib`` file, in the order to write them."""
    source: str = ""
    """The entry as it was pasted; empty where a service gave it."""
    is_preprint: bool = False
    hint: str = ""
    """What else is worth adding."""

    def get(self, name: str) -> str:
        """Return the value of a field, or nothing."""
        return dict(self.fields).get(name, "")

    @property
    def text(self) -> str:
        """The entry as it stands in the file."""
        if self.source:
            return self.source
        width = max(len(name) for name, _ in self.fields)
        lines = [f"  {name.ljust(width)} = {written(name, value)}," for name, value in self.fields]
        return "\n".join([f"@{self.type}{{{self.key},", *lines, "}"])


def written(name: str, value: str) -> str:
    """Return a value with its braces; months are BibTeX's own names of them."""
    return value if name == "month" and re.fullmatch("[a-z]{3}", value) else f"{{{value}}}"


def escaped(text: str) -> str:
    """Return plain text as LaTeX takes it; HTML that a publisher put in is left, and read as marks."""
    single = " ".join(text.split())
    return SPECIAL.sub(lambda sign: ESCAPES.get(sign[0], f"\\{sign[0]}"), single)


def protected(title: str) -> str:
    """Return a title whose words of unusual case keep it: BibTeX's styles lower the others."""
    text = escaped(title)
    return text if title.isupper() else re.sub(r"\b\w*\w[A-Z]\w*\b", r"{\g<0>}", text)


def key_of(family: str, year: str, title: str) -> str:
    """Return a key such as ``lovelace1843notes``."""
    words = re.findall(r"[a-z0-9]+", fold(re.sub(r"<[^>]*>", "", title)))
    word = next((word for word in words if word not in SMALL_WORDS), "")
    return re.sub(r"[^a-z0-9]", "", fold(family)) + year + word or "paper"


def free_key(key: str, taken: set[str]) -> str:
    """Return the key, or the key with a letter behind it, that no entry of the file has."""
    if key.casefold() not in taken:
        return key
    letters = (
        f"{key}{first}{second}" for first in ["", *"abcdefghij"] for second in "abcdefghijklmnopqrstuvwxyz"
    )
    return next(name for name in letters if name.casefold() not in taken)
