"""``scholar_profiles``: networks that a site adds to the engine's own, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sphinx_scholar.domain.partly_bad import read_rows
from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.networks import NETWORKS, Network
from sphinx_scholar.records.problems import did_you_mean

KEYS = ("title", "address", "icon")
"""What a setting gives of a network."""
TAKEN = frozenset(
    {"position", "affiliation", "affiliations", "advisors", "email", "telephone", "address", "room", "hidden"}
    | {"office-hours", "pronouns", "native-name", "aliases", "former-names", "portrait", "name"}
)
"""Options of a person that are no networks."""
ICON = re.compile(r"[A-Za-z0-9]{1,2}|[Mm][MmLlHhVvCcSsQqTtAaZz\d\s.,-]+")
"""One or two letters, or an outline (the grammar of path data, SVG 2, 9.3.9)."""


def read_profiles(value: object) -> dict[str, Network]:
    """Return the networks of a site's own; a wrong one alone is left out."""

    def add(networks: dict[str, Network], name: Any, given: Any) -> None:
        networks[name] = _network(name, given)

    return read_rows(value, "options to networks", add)


def _network(name: object, given: Any) -> Network:
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9-]*", name) or name in TAKEN:
        raise ValueError(f"{name!r} is not a name of small letters such as mathoverflow, or is taken")
    values = dict(zip(KEYS, given, strict=False)) if isinstance(given, (list, tuple)) else given
    if not isinstance(values, Mapping) or not all(isinstance(text, str) for text in values.values()):
        example = "('MathOverflow', 'https://mathoverflow.net/users/{}')"
        raise ValueError(f"{name!r} is {given!r}, not a title and an address such as {example}")
    for key in values:
        if key not in KEYS:
            hint = did_you_mean(str(key), KEYS)
            raise ValueError(f"{name!r} has {key!r}, which is none of {', '.join(KEYS)}{hint}")
    title, address, icon = (values.get(key, "") for key in KEYS)
    if not title or address.count("{}") != 1 or set(re.findall("[{}]", address.replace("{}", ""))):
        raise ValueError(f"{name!r} needs a title, and an address with {{}} once, where the account stands")
    normalize_url(address.replace("{}", "a"))
    if icon and not ICON.fullmatch(icon):
        raise ValueError(
            f"'icon' of {name!r} is {icon!r}, neither two letters nor an outline such as 'M1 1h14'"
        )
    if name in NETWORKS:
        return replace(NETWORKS[name], title=title, icon=icon, address=address, check=None)
    initials = "".join(re.findall(r"\b[A-Za-z0-9]", title))[:2]
    return Network(
        name=name, title=title, icon=icon or initials, example="ada", pattern=r"[^\s?#]+", address=address
    )
