"""How the value of a setting is read: each reader takes what ``conf.py`` says, or raises ``ValueError``.

Knows no setting by its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_scholar.domain.accent import LEAST_CONTRAST, light_shades, read_color
from sphinx_scholar.domain.partly_bad import PartlyBadError, read_items, read_rows
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.languages import check_language

if TYPE_CHECKING:
    from collections.abc import Callable

HOST = re.compile(r"https://(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?/?", re.ASCII)
"""A host source of a policy (CSP Level 3, 2.3.1), by HTTPS alone."""


def read_text(value: object) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return value


def read_texts(value: object) -> tuple[str, ...]:
    """Read a list of names."""
    return read_items(value, "names", read_text)


def read_folder(value: object) -> str:
    """Read a folder below the site's."""
    path = read_text(value).removesuffix("/")
    if not all(re.fullmatch(r"[\w-][\w.-]*", part) for part in path.split("/")):
        raise ValueError(f"{value!r} is not a folder below the site's, such as publications")
    if re.search(r"(^|/)years(-\d+)?$", path):
        raise ValueError(f"{value!r} is a folder for the years of lists; name another, such as publications")
    return path


def read_folder_or_none(value: object) -> str:
    """Read a folder below the site's, or nothing."""
    return read_folder(value) if value != "" else ""


def read_redirects(value: object) -> dict[str, str]:
    """Read old addresses and what they lead to; each old one becomes the path of a file."""

    def add(rows: dict[str, str], old: object, new: object) -> None:
        rows[old_file(read_text(old))] = read_text(new)

    return read_rows(value, "old addresses to new ones", add, "it is left out")


def old_file(address: str) -> str:
    """Return the file that answers for an old address: ``pubs/`` and ``pubs`` are ``pubs/index.html``."""
    path = unquote(address).removeprefix("/")
    *folders, name = path.split("/")
    is_file = name.endswith((".html", ".htm"))
    if not is_file and "." in name:
        raise ValueError(f"{address!r} cannot lead on: only pages can, such as people.html or pubs/")
    if not path or re.search(r"[?#:\\\x00-\x1f]", path) or {"", ".", ".."} & set(folders):
        raise ValueError(f"{address!r} is no address below the site's, such as people.html or pubs/")
    return path if is_file else f"{path.rstrip('/')}/index.html"


def read_day(value: object) -> str:
    """Read a day as ISO 8601 writes it, or nothing."""
    day = read_text(value)
    if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise ValueError(f"{value!r} is not a day such as 2024-06-30")
    return PartialDate.parse(day).iso if day else ""


def read_count(value: object) -> int:
    """Read a number of 0 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is not a number of 0 or more")
    return value


def read_number(value: object) -> int:
    """Read a number of 1 or more."""
    if read_count(value) == 0:
        raise ValueError(f"{value!r} is not a number of 1 or more")
    return read_count(value)


def read_links(value: object) -> dict[str, str]:
    """Read addresses by name; those that are none are left out."""

    def add(rows: dict[str, str], name: object, url: object) -> None:
        rows[read_text(name)] = normalize_url(read_text(url))

    return read_rows(value, "names to addresses", add)


def read_names(value: object) -> dict[str, str]:
    """Read other names by name."""

    def add(rows: dict[str, str], name: object, other: object) -> None:
        rows[read_text(name)] = read_text(other)

    return read_rows(value, "names to other names", add)


def one_of(*allowed: str) -> Callable[[object], str]:
    """Return a reader that takes one of some words."""

    def choose(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    choose.__doc__ = f"One of {', '.join(map(repr, allowed))}."
    return choose


def some_of(*allowed: str) -> Callable[[object], tuple[str, ...]]:
    """Return a reader that takes any of some words."""

    def choose(value: object) -> tuple[str, ...]:
        return read_items(value, "names", one_of(*allowed))

    choose.__doc__ = f"Any of {', '.join(map(repr, allowed))}."
    return choose


def read_choice(value: object) -> bool:
    """Read a yes or no."""
    if value not in (True, False):
        raise ValueError(f"{value!r} is neither True nor False")
    return bool(value)


def read_accent(value: object) -> str:
    """Read a color; one that is too light for a page is darkened."""
    color = read_color(read_text(value))
    readable = light_shades(color).link
    if readable != color:
        message = f"{value!r} has less than {LEAST_CONTRAST}:1 of contrast on a white page"
        raise PartlyBadError(message, readable, f"{readable}, the nearest color that has it, stands instead")
    return color


def read_languages(value: object) -> tuple[str, ...]:
    """Read codes of languages, each once."""
    items = read_items(value, "languages such as ['en', 'de']", lambda code: check_language(read_text(code)))
    return tuple(dict.fromkeys(items))


def read_hosts(value: object) -> tuple[str, ...]:
    """Read hosts of a policy."""
    return read_items(value, "hosts", _host)


def _host(value: object) -> str:
    if not (isinstance(value, str) and HOST.fullmatch(value)):
        raise ValueError(f"{value!r} is not a host such as https://video.example.org")
    return value.rstrip("/")
