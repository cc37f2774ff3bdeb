"""Bytes that are kept between builds with a checksum, so that a damaged file is made anew."""

from __future__ import annotations

import zlib

LENGTH = 4
"""How many bytes the checksum has."""


def sealed(content: bytes) -> bytes:
    """Return bytes behind their checksum."""
    return _checksum(content) + content


def unsealed(kept: bytes) -> bytes | None:
    """Return bytes without their checksum; nothing where it shows that they are damaged."""
    content = kept[LENGTH:]
    return content if kept[:LENGTH] == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(LENGTH, "big")
