"""What each page holds: pictures without words, pages without content, too many bytes."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from sphinx_scholar.cli.check.tree import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from sphinx_scholar.cli.check.tree import BuiltTree

MOST_BYTES = 100_000
"""What a page with its styles and scripts may weigh, compressed, before somebody on a phone waits."""

MOST_BYTES_OF_A_PICTURE = 500_000
"""What a picture may weigh; one that is as wide as a page takes less than half of it."""


def picture_faults(site: BuiltTree) -> list[Finding]:
    """Return the pictures that say nothing to who cannot see them; Sphinx puts the file's name there."""
    return [
        Finding(
            where=page, message=f"the picture {_file(picture)} has no alternative text", clue=_file(picture)
        )
        for page in site.pages
        for picture in site.soup(page).select("img")
        if not _has_words(picture)
    ]


def _file(picture: Tag) -> str:
    return PurePosixPath(unquote(urlsplit(str(picture.get("src", ""))).path)).name


def _has_words(picture: Tag) -> bool:
    """Tell whether a picture has words of its own, or is marked as mere decoration."""
    text = picture.get("alt")
    if picture.get("role") == "presentation" or picture.get("aria-hidden") == "true":
        return True
    return (
        bool(text)
        and PurePosixPath(str(text)).name != _file(picture)
        and not str(text).endswith(_file(picture))
    )


GENERATED = frozenset({"genindex.html", "search.html", "404.html"})
"""Pages that nobody has written."""


def empty_pages(site: BuiltTree) -> list[Finding]:
    """Return the pages whose main part is a heading and nothing else."""
    return [
        Finding(where=page, message="the page has a title and nothing else")
        for page in site.pages
        if page not in GENERATED
        and (main := site.soup(page).select_one("[role=main]")) is not None
        and _is_empty(main)
    ]


def _is_empty(main: Tag) -> bool:
    heading = main.select_one("h1")
    if heading is None or main.select_one("img, svg, form, iframe, video, input, math"):
        return False
    return " ".join(main.get_text().split()) == " ".join(heading.get_text().split())


def heavy_pages(site: BuiltTree) -> list[Finding]:
    """Return the pages that weigh too much, and the pictures that do."""
    found = []
    packed = cache(lambda path: _packed(site, path))
    for page in site.pages:
        size = sum(map(packed, {page, *_loaded(site, page)}))
        if size > MOST_BYTES:
            weight = f"the page weighs {size // 1000} kB with its styles and scripts, compressed"
            found.append(Finding(where=page, message=f"{weight}; {MOST_BYTES // 1000} kB would do"))
        for picture in site.soup(page).select("img[src]"):
            path = site.folder / unquote(_path(page, str(picture["src"])))
            if path.is_file() and (size := path.stat().st_size) > MOST_BYTES_OF_A_PICTURE:
                weight = f"the picture {path.name} weighs {size // 1000} kB"
                message = f"{weight}; {MOST_BYTES_OF_A_PICTURE // 1000} kB would do"
                found.append(Finding(where=page, message=message, clue=path.name))
    return found


def _loaded(site: BuiltTree, page: str) -> Iterator[str]:
    """Yield the styles and scripts of the tree that a page loads."""
    for element in site.soup(page).select('link[rel~="stylesheet"][href], script[src]'):
        yield _path(page, str(element.get("href") or element.get("src")))


def _path(page: str, address: str) -> str:
    parts = urlsplit(urljoin(f"https://tree.invalid/{page}", address))
    return parts.path.lstrip("/") if parts.hostname == "tree.invalid" else ""


def _packed(site: BuiltTree, path: str) -> int:
    file = site.folder / path
    return len(gzip.compress(file.read_bytes())) if path and file.is_file() else 0
