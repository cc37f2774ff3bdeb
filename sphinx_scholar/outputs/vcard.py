"""The owner as a contact: vCard 4.0 (RFC 6350), with the addresses that the site publishes.

Records in, text out; knows of papers only that they print the owner's name in parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.person import Person

FILE = "contact.vcf"
"""Its place in the output folder."""

LINE = 75
"""The most octets that a line may have before it is folded (RFC 6350, 3.2)."""


def render_vcard(life: Life) -> str:
    """Return the owner's vCard, or nothing where the site has no owner."""
    owner = life.owner
    if owner is None:
        return ""
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"FN:{escaped(owner.name)}",
        "N:" + ";".join(escaped(part) for part in parts_of_name(owner, life)),
    ]
    lines += [f"EMAIL;PREF={place}:{escaped(email)}" for place, email in enumerate(owner.emails, start=1)]
    lines += [f"TITLE:{escaped(owner.position)}"] if owner.position else []
    lines += [f"ORG:{escaped(owner.affiliation)}"] if owner.affiliation else []
    home = life.addresses.page(life.home)
    # An address is a value of the type URI: nothing in it is escaped (RFC 6350, 4.2).
    lines += [f"URL:{url}" for url in (home, *(link.url for link in owner.profiles)) if url]
    lines += [f"PHOTO:{life.portrait}"] if life.portrait else []
    lines += [f"NOTE:{escaped(owner.vision)}"] if owner.vision else []
    source = life.addresses.file(FILE)
    lines += [f"SOURCE:{source}"] if source else []
    lines.append("END:VCARD")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def parts_of_name(owner: Person, life: Life) -> tuple[str, str, str, str, str]:
    """Return family names, given names, additional names, prefixes and suffixes.

    A paper that prints the same name tells its parts; else the last word is the family name.
    """
    for work in life.works:
        for author in (*work.authors, *work.editors):
            if author.name == owner.name:
                family = " ".join(part for part in (author.prefix, author.family) if part)
                return family, author.given, "", "", author.suffix
    given, _space, family = owner.name.rpartition(" ")
    return family, given, "", "", ""


def escaped(text: str) -> str:
    """Return text as a value (RFC 6350, 3.4)."""
    for character, escape in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
        text = text.replace(character, escape)
    return "".join(letter for letter in text if letter >= " ")


def folded(line: str) -> str:
    """Return a line in parts of at most 75 octets, none of which splits a character."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts)
