"""Lists of names: BibTeX's ``and``, and what people write in its place, with the likely reading.

Text in, one text for each name out; what a name's parts are is another module's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRAY_AND = re.compile(r"^(?:and\s+)+|\s+and$|^and$", re.IGNORECASE)
_OTHERS = re.compile(r"\{?(others|et\.? al\.?)\}?", re.IGNORECASE)
_ET_AL = re.compile(r"[\s,;]+(?:and\s+)?\{?et\.?\s*al\b\.?\}?$", re.IGNORECASE)
_SUSPECT = re.compile(r"[;&]|\b[Aa][Ll]\b|,[^,]*,|^[^,]*\.[\s~][^,]*,\s*\w\.|\s[A-Z]{1,3},")
"""What no list has whose names ``and`` separates, but for suffixes."""
_AMPERSAND = re.compile(r"\s+\\?&(?:amp;)?\s+")
_INITIAL_FIRST = re.compile(r"(?:[^\W\d_]\.[\s~-]*)+(?:\w+\s+)*\w[\w'’-]+")
_INITIALS_LAST = re.compile(r"(\w[\w'’-]+(?:\s+\w[\w'’-]+)?)\s+([A-Z]{1,3})")
_INITIALS = re.compile(r"[A-Z]{1,3}|(?:[^\W\d_]\.[\s~-]*)+")
_COLLABORATION = re.compile(
    r"[\s,]*[(\[]?\s*(?:for|on behalf of) (?:the )?([^()]*\b(?:collaboration|consortium|team)s?)\s*[)\]]?$"
    r"|[\s,]*[(\[]([^()]*\b(?:collaboration|consortium)s?)[)\]]$",
    re.IGNORECASE,
)
"""Whom a name stands for: ``Ada Lee (for the STAR Collaboration)``."""
_OF_COLLABORATION = re.compile(
    r"(?:the )?([^():]*\b(?:collaboration|consortium))\s*:\s*(?=\S)", re.IGNORECASE
)
"""A collaboration whose members follow: ``STAR Collaboration: Ada Lee``."""

SUFFIX = re.compile(r"[JSjs]r\.?|III?|IV|2nd|3rd|[4-9]th")
"""What stands behind a name: capitals without a point, as in ``Brody, JR``, are initials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The names of one field, each in LaTeX."""

    names: tuple[str, ...]
    more: bool
    """True where the list ends in ``and others`` or ``et al.``."""
    collaboration: str = ""
    faults: tuple[str, ...] = ()


def split_list(source: str) -> Split:
    """Split a list of names, whose spaces are single ones."""
    from pybtex.bibtex.utils import split_name_list

    names: list[str] = []
    faults: list[str] = []
    more, collaboration = False, ""
    parts = split_name_list(source)
    in_prose = len(parts) > 1 and "," not in parts[-1]
    for written in parts:
        part = _STRAY_AND.sub("", written)
        if _OTHERS.fullmatch(part.strip()):
            more = True
            continue
        if "oll" in part or "ons" in part or "eam" in part:
            part, found = _without_collaboration(part)
            collaboration = collaboration or found
        if not _SUSPECT.search(part):
            names.append(part)
            continue
        likely, ends = _likely_names(part, ends_in_comma=in_prose and part.rstrip().endswith(","))
        more |= ends
        names += likely
        if ends or len(likely) > 1:
            reading = " and ".join((*likely, "others") if ends else likely)
            faults.append(
                f"the names {part.strip(' ,')!r} are not separated by 'and'; they were read as {reading!r}"
            )
    return Split(names=tuple(names), more=more, collaboration=collaboration, faults=tuple(faults))


def _without_collaboration(part: str) -> tuple[str, str]:
    match = _COLLABORATION.search(part)
    if match and part[: match.start()].strip(" {}"):
        return part[: match.start()], (match[1] or match[2]).strip()
    match = _OF_COLLABORATION.match(part)
    return (part[match.end() :], match[1].strip()) if match else (part, "")


def _masked(text: str) -> str:
    """Return text of the same length, with no separator in it that stands in braces or an entity."""
    masked, depth = [], 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        masked.append("x" if depth and sign in ",;& " else sign)
    plain = "".join(masked)
    return re.sub(r"&#?\w+;", lambda match: match[0] if match[0] == "&amp;" else "x" * len(match[0]), plain)


def _likely_names(part: str, *, ends_in_comma: bool) -> tuple[list[str], bool]:
    """Return the names that somebody wrote in prose, and whether others are meant too."""
    without = _ET_AL.sub("", part)
    more = without != part
    pieces = _cut(without, r"\s*;\s*" if "amp;" not in without else r"(?<!amp);\s*")
    pieces = [name for piece in pieces for name in _at_ampersands(piece)]
    names = [name for piece in pieces for name in _at_commas(piece, ends_in_comma=ends_in_comma)]
    return names, more


def _cut(text: str, pattern: str) -> list[str]:
    places = [match.span() for match in re.finditer(pattern, _masked(text))]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(text)]
    pieces = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [piece for piece in pieces if piece]


def _at_ampersands(text: str) -> list[str]:
    """Split at ``&`` between people; ``Procter & Gamble`` is one organization."""
    pieces = _cut(text, _AMPERSAND.pattern)
    are_people = all("," in piece or len(piece.split()) > 1 for piece in pieces)
    return [piece.strip(" ,") for piece in pieces] if are_people else [text]


def _at_commas(text: str, *, ends_in_comma: bool) -> list[str]:
    """Split at the commas that are not those within names."""
    parts = _cut(text, r"\s*,\s*")
    if len(parts) < 2 or any(SUFFIX.fullmatch(part) for part in parts[1:]):
        return [text]
    if all(_INITIALS_LAST.fullmatch(part) for part in parts):
        return [_INITIALS_LAST.sub(r"\1, \2", part) for part in parts]
    if all(_INITIAL_FIRST.fullmatch(part) for part in parts):
        return parts
    if (len(parts) > 2 or ends_in_comma) and all(len(part.split()) > 1 for part in parts):
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    return [text]
