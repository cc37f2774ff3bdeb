"""A search for words in all files of a folder, unpacked where they are packed."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Mapping

import pikepdf
import pypdf


def contents(path: str, content: bytes) -> list[bytes]:
    """Return all that a file holds: its name, itself, and what is packed in it."""
    found = [path.encode(), content]
    if path.endswith(".gz"):
        found.append(gzip.decompress(content))
    if path.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            found += [part for name in book.namelist() for part in (name.encode(), book.read(name))]
    if path.endswith(".pdf"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        found.append("".join(page.extract_text() for page in reader.pages).encode())
        with pikepdf.open(io.BytesIO(content)) as document:
            for item in document.objects:
                found.append(repr(item).encode(errors="replace"))
                if isinstance(item, pikepdf.Stream):
                    found.append(item.read_bytes())
    return found


def search(files: Mapping[str, bytes], pattern: re.Pattern[bytes]) -> dict[str, set[str]]:
    """Return what a pattern finds in each file, in lower case; inventories are unpacked already."""
    found = {
        path: {match.decode().lower() for part in contents(path, content) for match in pattern.findall(part)}
        for path, content in files.items()
    }
    return {path: matches for path, matches in found.items() if matches}
