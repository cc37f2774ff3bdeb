"""The owner as a contact: vCard 4.0 (RFC 6350), with the addresses that the site publishes.

Records in, text out; knows of papers only that they print the owner's name in parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.records.postal import postal_address

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        *([f"FN:{escaped(owner.native_name)}"] if owner.native_name else []),
        "N:" + ";".join(escaped(part) for part in parts_of_name(owner, life)),
    ]
    lines += [f"EMAIL;PREF={place}:{escaped(email)}" for place, email in enumerate(owner.emails, start=1)]
    lines += list(_roles(owner))
    lines += [f"TEL;TYPE=work:{escaped(owner.telephone)}"] if owner.telephone else []
    lines += [_address(owner)] if owner.address or owner.room else []
    lines += [f"PRONOUNS:{escaped(owner.pronouns)}"] if owner.pronouns else []
    home = life.addresses.page(life.home)
    # An address is a value of the type URI: nothing in it is escaped (RFC 6350, 4.2).
    lines += [f"URL:{url}" for url in (home, *(link.url for link in owner.profiles)) if url]
    lines += [f"PHOTO:{life.portrait}"] if life.portrait else []
    lines += [f"NOTE:{escaped(owner.vision)}"] if owner.vision else []
    source = life.addresses.file(FILE)
    lines += [f"SOURCE:{source}"] if source else []
    lines.append("END:VCARD")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _roles(owner: Person) -> Iterator[str]:
    """Yield titles and organizations; where there are several, a group keeps the two together."""
    roles = owner.roles
    for number, affiliation in enumerate(roles, start=1):
        group, preferred = (f"p{number}.", f";PREF={number}") if len(roles) > 1 else ("", "")
        if affiliation.role:
            yield f"{group}TITLE{preferred}:{escaped(affiliation.role)}"
        if affiliation.organization:
            yield f"{group}ORG{preferred}:{escaped(affiliation.organization)}"


def _address(owner: Person) -> str:
    """Return the postal address in parts and, as it is printed, in a parameter (RFC 6350, 6.3.1)."""
    parts = postal_address(owner.address)
    fields = ("", owner.room, parts.street, parts.city, parts.region, parts.code, parts.country)
    # A parameter in quotes holds anything but quotes (RFC 6350, 3.3; RFC 6868 has a sign for them).
    label = wording.address_text(owner).replace('"', "^'")
    return f'ADR;TYPE=work;LABEL="{label}":' + ";".join(escaped(field) for field in fields)


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
