"""Lists of names: BibTeX's ``and``, and what people write in its place, with the likely reading.

Text in, one text for each name out; what a name's parts are is another module's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_scholar.records import same_person

_AND = re.compile(" and ", re.IGNORECASE)
_STRAY_AND = re.compile(r"^(?:and\s+)+|\s+and$|^and$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\{?(?:(?:many|\d+)\s+)?(?:others|more|et\.? al\.?|colleagues|\.\.\.|…|\\l?dots(?:\{\})?)\}?",
    re.IGNORECASE,
)
_ET_AL = re.compile(r"[\s,;]+(?:and\s+)?\{?et\.?\s*al\b\.?\}?$", re.IGNORECASE)
_SUSPECT = re.compile(
    r"[;&]|\b[Aa][Ll]\b|,[^,]*,|^[^,]*\.[\s~][^,]*,\s*\w\.|\s[A-Z]{1,3},|\s[/|]\s|\s(?:[^\W\d_]\.[\s~-]?)+,|\s(?:und|et|with|и)\s"
)
"""What no list has whose names ``and`` separates, but for suffixes."""
_WIDE = re.compile("[，、；،؛]")
_FAMILY_AND_GIVEN = re.compile(r"[^\W\d_]{1,2}，[^\W\d_]{1,2}")
_WORD_BETWEEN = re.compile(r"\s+(?:und|et|with|и|/|\|)\s+(?![{\\]*[a-zà-öø-ÿа-я])")
"""What stands for ``and`` in other languages, and strokes between names."""
_AMPERSAND = re.compile(r"\s+\\?&(?:amp;)?\s+")
_INITIAL_FIRST = re.compile(r"(?:[^\W\d_]\.[\s~-]*)+(?:\w+\s+)*\w[\w'’-]+")
_INITIALS_LAST = re.compile(r"(\w[\w'’-]+(?:\s+\w[\w'’-]+)?)\s+([A-Z]{1,3}|[^\W\d_]\.(?:[\s~-]*[^\W\d_]\.)*)")
_BARE_INITIALS_LAST = re.compile(r"([^\W\d_](?:[^\W\d_]|['’-])*[a-z](?:\s[A-Z][\w'’-]*[a-z])?)\s([A-Z]{1,3})")
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

SUFFIX = re.compile(same_person.SUFFIX)
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
    names: list[str] = []
    faults: list[str] = []
    more, collaboration = False, ""
    parts = _parts(source)
    in_prose = _are_in_prose(parts)
    for written in parts:
        part = _STRAY_AND.sub("", written)
        if _OTHERS.fullmatch(part.strip()):
            more = True
            continue
        if "oll" in part or "ons" in part or "eam" in part:
            part, found = _without_collaboration(part)
            collaboration = collaboration or found
        plain = part if part.isascii() else _with_narrow_signs(part)
        if not _SUSPECT.search(plain) and not (in_prose and _are_two_names(plain)):
            names.append(plain)
            continue
        likely, ends = _likely_names(plain, in_prose=in_prose)
        more |= ends
        names += likely
        if ends or len(likely) > 1:
            reading = " and ".join((*likely, "others") if ends else likely)
            faults.append(
                f"the names {part.strip(' ,')!r} are not separated by 'and'; they were read as {reading!r}"
            )
    names, inverted = families_first(names)
    return Split(names=tuple(names), more=more, collaboration=collaboration, faults=(*faults, *inverted))


def _are_in_prose(parts: list[str]) -> bool:
    """Tell whether ``and`` stands only before the last of several names, which says its given name first."""
    if len(parts) != 2 or "," in parts[1] or "{" in parts[1] or _OTHERS.fullmatch(parts[1].strip()):
        return False
    return " " in parts[1].strip()


def _with_narrow_signs(part: str) -> str:
    """Return names with ASCII's signs between them; a comma may part family and given name, too."""
    if not _WIDE.search(part):
        return part
    if _FAMILY_AND_GIVEN.fullmatch(part.strip()) or re.search("[;；؛]", part):
        return re.sub("[；؛]", "; ", re.sub(r"[，،]\s*", ", ", part))
    return _WIDE.sub("; ", part)


def _are_two_names(part: str) -> bool:
    """Tell whether a comma parts two whole names, as in ``Jane Doe, Ann Roe and Bo Poe``."""
    return re.fullmatch(r"[A-Z]\w+ [A-Z]\w+, [A-Z]\w+ [A-Z]\w+,?", part.strip()) is not None


def families_first(names: list[str]) -> tuple[list[str], list[str]]:
    """Put a comma behind family names before initials, as in ``Roe A. B.``, and say so.

    Initials without points are some only where all names have them: ``Doe J and Roe AB``.
    """
    bare = all(_BARE_INITIALS_LAST.fullmatch(name) for name in names) and any(
        re.search(r"\s[A-Z]$", name) for name in names
    )
    read: list[str] = []
    faults: list[str] = []
    for name in names:
        match = _INITIALS_LAST.fullmatch(name) if bare or name.endswith(".") else None
        if match and not SUFFIX.fullmatch(match[2]):
            read.append(f"{match[1]}, {match[2]}")
            faults.append(f"the name {name!r} has its initials last; it was read as {read[-1]!r}")
        else:
            read.append(name)
    return read, faults


def _parts(source: str) -> list[str]:
    """Return what ``and`` separates; within braces it is a word like others."""
    if source and "{" not in source:
        return [part.strip() for part in _AND.split(source)]
    from pybtex.bibtex.utils import split_name_list

    return list(split_name_list(source))


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


def _likely_names(part: str, *, in_prose: bool) -> tuple[list[str], bool]:
    """Return the names that somebody wrote in prose, and whether others are meant too."""
    without = _ET_AL.sub("", part)
    more = without != part
    pieces = _cut(without, r"\s*;\s*" if "amp;" not in without else r"(?<!amp);\s*")
    pieces = [name for piece in pieces for name in _at_signs(piece, _AMPERSAND)]
    pieces = [name for piece in pieces for name in _at_signs(piece, _WORD_BETWEEN)]
    names = [name for piece in pieces for name in _at_commas(piece, in_prose=in_prose)]
    if len(names) > 1:
        names = [
            _INITIALS_LAST.sub(r"\1, \2", name) if _INITIALS_LAST.fullmatch(name) else name for name in names
        ]
    return names, more


def _cut(text: str, pattern: str) -> list[str]:
    places = [match.span() for match in re.finditer(pattern, _masked(text))]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(text)]
    pieces = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [piece for piece in pieces if piece]


def _at_signs(text: str, sign: re.Pattern[str]) -> list[str]:
    """Split at ``&`` and its like between people; ``Procter & Gamble`` is one organization."""
    pieces = _cut(text, sign.pattern)
    are_people = all("," in piece or len(piece.split()) > 1 for piece in pieces)
    return [piece.strip(" ,") for piece in pieces] if are_people else [text]


def _at_commas(text: str, *, in_prose: bool) -> list[str]:
    """Split at the commas that are not those within names."""
    parts = _cut(text, r"\s*,\s*")
    if len(parts) < 2 or any(SUFFIX.fullmatch(part) for part in parts[1:]):
        return [text]
    if all(_INITIALS_LAST.fullmatch(part) for part in parts):
        return [_INITIALS_LAST.sub(r"\1, \2", part) for part in parts]
    if all(_INITIAL_FIRST.fullmatch(part) for part in parts):
        return parts
    is_list = len(parts) > 2 or (in_prose and (text.endswith(",") or _are_two_names(text)))
    if is_list and all(len(part.split()) > 1 for part in parts):
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    return [text]
