"""The form of an entry's own text in which every program reads it.

BibTeX takes entries in parentheses and nearly any sign in a key; pandoc stops at the former, biber
skips entries with the latter.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"(@\w+\s*)([{(])(\s*)([^,\s{}]*)")
_UNSAFE_IN_KEYS = re.compile("""['"()#%~\\\\]""")


def readable_by_all(source: str) -> str:
    """Return an entry in braces, with a key of signs that biber allows."""
    source = in_braces(source)
    head = _HEAD.match(source)
    if head is None or not _UNSAFE_IN_KEYS.search(head[4]):
        return source
    return "".join((*head.groups()[:3], _UNSAFE_IN_KEYS.sub("", head[4]), source[head.end() :]))


def in_braces(source: str) -> str:
    """Return a command in braces that may stand in parentheses."""
    head = _HEAD.match(source)
    if head is None or head[2] == "{" or not source.rstrip().endswith(")"):
        return source
    return f"{source[: head.start(2)]}{{{source[head.end(2) :].rstrip()[:-1]}}}"
