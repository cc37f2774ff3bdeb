"""Postal addresses, taken apart where their form leaves no doubt; else they stay one text."""

from __future__ import annotations

import re
from dataclasses import dataclass

CODE_FIRST = re.compile(r"(?P<code>(?:[A-Z]{1,3}-)?\d[\d ]{2,6}\d(?: ?[A-Z]{2})?) (?P<city>[^\d]+)")
"""``24999 Nordhafen``, ``1234 AB Delft``, ``SE-123 45 Lund``."""
CODE_LAST = re.compile(r"(?:(?P<city>[^\d,]+?) )??(?P<region>[A-Z]{2}) (?P<code>\d{5}(?:-\d{4})?)")
"""``MI 48109``, behind the city or with it."""
BRITISH = re.compile(r"(?P<city>[^\d,]+) (?P<code>[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})")
"""``Oxford OX1 3QD``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """The parts of an address."""

    street: str
    """All of it, where the other parts are not certain."""
    code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


def postal_address(text: str) -> PostalAddress:
    """Return the parts of an address that is written with commas between them."""
    parts = [part.strip() for part in re.split("[,，،]", text)]
    for place in range(len(parts) - 1, 0, -1):
        match = next(
            (found for form in (CODE_FIRST, CODE_LAST, BRITISH) if (found := form.fullmatch(parts[place]))),
            None,
        )
        if match is None:
            continue
        named = match.groupdict()
        streets = parts[:place]
        city = named["city"] or (streets.pop() if len(streets) > 1 else "")
        country = ", ".join(parts[place + 1 :])
        if not city or re.search(r"\d", country):
            break
        return PostalAddress(
            street=", ".join(streets),
            code=named["code"],
            city=city,
            region=named.get("region") or "",
            country=country,
        )
    return PostalAddress(street=text)
