"""Names in a ``.bib`` file: lists, BibTeX's four parts, and the signs and notes beside them.

Takes LaTeX, gives :class:`Author` records. Knows nothing of entries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sphinx_scholar.bibliography.latex import to_line, to_plain, to_text
from sphinx_scholar.bibliography.letters import set_accents
from sphinx_scholar.bibliography.name_lists import SUFFIX, split_list
from sphinx_scholar.records.publication import Author
from sphinx_scholar.records.scripts import is_east_asian

_SIGN = (
    r"(?:[*∗⁎†‡§¶‖✉]|\\?\#|\\(?:text)?(?:dag|ddag|dagger|ddagger|daggerdbl|asteriskcentered|S|P)\b(?:\{\})?"
    r"|(?<!\\)\^(?:\{[^{}]{0,8}\}|\d)?|\$(?:\{\})?\^?(?:\{[^{}$]{0,20}\}|[^{}$]{1,10})\$"
    r"|\\textsuperscript\{[^{}]{0,20}\})"
)
_GROUP = rf"(?:{_SIGN}|\{{{_SIGN}+\}})"
MARKS = re.compile(
    rf"(?<=[^\s,~]){_GROUP}{{1,8}}(?=[\s,~]|$)|(?<![^\s,~]){_GROUP}{{1,8}}(?=[\s,~]|$|\w|[\\{{])"
)
"""Signs at the end or the beginning of a word: ``Yuan*``, ``Lee^``, ``*Pang``, ``Wu$^{\\dagger}$``."""

_LETTER_COMMAND = re.compile(r"\\(i|j|o|O|l|L|ss|ae|AE|oe|OE|aa|AA|dh|DH|dj|DJ|th|TH|ng|NG) (?=\w)")
"""A letter whose space, which LaTeX skips, would end a word of the name: ``Lu\\'\\i s``."""

_HARD = re.compile(r"[{}\\~]")
_MAY_BE_SUFFIX = re.compile(r"[JSjs]r\b|II|IV|\d(?:nd|rd|th)\b|,.*,|D\.|Esq|PhD|MD")
_DEGREE = re.compile(r"(?:Ph\.?\s?D|M\.?\s?D|D\.?\s?Phil|Sc\.?\s?D|Esq|S\.?J|O\.?P)\b\.?")
"""What stands behind a name as a suffix does; without points only where initials cannot stand."""
_ROLE = re.compile(r"\s*\((?:eds?|hrsg|hg|dir|coord|comp)\.?\)", re.IGNORECASE)
_GROUP_OF_PEOPLE = re.compile(
    r"[^,]+\s(?:collaborations?|consortium|team|initiative|organi[sz]ation|committee|association|foundation"
    r"|institute|university|(?:study|working|research) group|network|council|\\?&\s+\w+)",
    re.IGNORECASE,
)
"""Names without braces that cannot be people's."""
_STYLED = re.compile(
    r"\{*\\(?:textbf|textit|textsc|emph|underline|uline|mkbibbold|mkbibemph)\s*\{((?:[^{}]|\{[^{}]*\})*)\}\}*"
    r"|\{+\\(?:bf|it|em|sc|bfseries|itshape)\s+([^{}]*)\}+"
)
"""A whole name that somebody made stand out."""

_SIGNS = re.compile(r"[*∗⁎†‡§¶‖✉#^$]|\\")
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|given-i|family-i|prefix-i|suffix-i|id|useprefix)\s*=")
"""BibLaTeX's way to write the parts of a name by their own names (manual, 3.4)."""


@dataclass(frozen=True, slots=True)
class NameList:
    """The people of one field."""

    authors: tuple[Author, ...]
    more: bool
    """True where the list ends in ``and others``."""
    faults: tuple[str, ...]
    """What is wrong with names, as messages."""
    unknown_macros: tuple[str, ...]
    collaboration: str = ""
    """Whom the authors wrote for, where a name says so."""


def mark_spans(text: str) -> list[tuple[int, int]]:
    """Return where signs stand beside names, outside of braces (those of names in braces stay)."""
    if not _SIGNS.search(text):
        return []
    spans = []
    depth = position = 0
    for match in MARKS.finditer(text):
        between = text[position : match.start()]
        depth += between.count("{") - between.count("}")
        if depth == 0:
            spans.append(match.span())
        inside = text[match.start() : match.end()]
        depth += inside.count("{") - inside.count("}")
        position = match.end()
    return spans


_NUMBER_OF_DBLP = re.compile(r"(?<=\w)[ ~]+0\d{3}(?=$|,)")
"""What tells people of one name apart at DBLP: ``Wei Zhang 0001``."""


@lru_cache(maxsize=1024)
def read_names(source: str) -> NameList:
    """Read a list of names, which ``and`` separates."""
    split = split_list(set_accents(_LETTER_COMMAND.sub(r"{\\\1}", " ".join(source.split()))))
    found = [_read_name(part) for part in split.names]
    return NameList(
        tuple(author for name in found for author in name.authors),
        split.more,
        (*split.faults, *(fault for name in found for fault in name.faults)),
        tuple(macro for name in found for macro in name.unknown_macros),
        to_plain(split.collaboration),
    )


@lru_cache(maxsize=8192)
def _read_name(source: str) -> NameList:
    name = source
    marks: list[str] = []
    for start, end in reversed(mark_spans(source)):
        marks[:0] = _signs(source[start:end])
        name = name[:start] + name[end:]
    name = name.strip().strip(",").strip()
    if "0" in name:
        name = _NUMBER_OF_DBLP.sub("", name)
    while "\\" in name and (styled := _STYLED.fullmatch(name)):
        name = (styled[1] or styled[2]).strip()
    if not name.strip("{} ~"):
        return NameList((), False, (), ())
    faults: list[str] = []
    unknown: list[str] = []
    if "(" in name and _ROLE.search(name):
        name = _ROLE.sub("", name)
        faults.append(f"the name {source!r} holds what a person did; it was read as {name!r}")
    parts = _extended_parts(name) if _EXTENDED.match(name) else _parts(name, source, faults)

    def text(part: str) -> str:
        plain, macros = to_line(part)
        unknown.extend(macros)
        return plain.strip()

    given, prefix, family, suffix = (text(part) if part else "" for part in parts)
    if not family:
        given, family = "", given or prefix
    if given and "," not in name and is_east_asian(given + family) and not _EXTENDED.match(name):
        family, _, given = f"{given} {family}".partition(" ")
    author = Author(given=given, prefix=prefix, family=family, suffix=suffix, marks=tuple(marks))
    return NameList((author,) if family else (), False, tuple(faults), tuple(unknown))


def _parts(name: str, source: str, faults: list[str]) -> tuple[str, str, str, str]:
    """Split a name as BibTeX does: given names, *von*, family name, *Jr*."""
    if _GROUP_OF_PEOPLE.fullmatch(name):
        return "", "", name, ""
    name, suffix = _without_suffix(name)
    if suffix:
        return (*_parts(name, source, faults)[:3], suffix)
    joined = _given_names_joined(name)
    if joined:
        faults.append(f"the name {source!r} has two commas; it was read as {joined!r}")
        name = joined
    plain = _plain_parts(name)
    if plain:
        return plain
    from pybtex.database import Person
    from pybtex.errors import capture
    from pybtex.exceptions import PybtexError

    with capture() as errors:
        try:
            person = Person(name)
        except (PybtexError, ValueError, IndexError, RecursionError):
            faults.append(f"the name {source!r} cannot be taken apart")
            return "", "", name, ""
    if errors:
        faults.append(f"the name {source!r} has too many commas; put 'and' between names")
        return "", "", name, ""
    return (
        " ".join(person.bibtex_first_names),
        " ".join(person.prelast_names),
        " ".join(person.last_names),
        " ".join(person.lineage_names),
    )


def _without_suffix(name: str) -> tuple[str, str]:
    """Return a name and the suffix that stands elsewhere than BibTeX wants it, between two commas.

    ``Ada Lee, Jr.``, ``Ada Lee Jr.``, ``Lee Jr., Ada``, ``Lee, Ada Jr.`` and ``Lee, Ada, Jr.``; two
    words at least are before it, since ``Lee, II`` may be a name with initials.
    """
    if not _MAY_BE_SUFFIX.search(name):
        return name, ""
    parts = [part.strip() for part in name.split(",")]
    is_suffix = [bool(SUFFIX.fullmatch(part) or _DEGREE.fullmatch(part)) for part in parts]
    if len(parts) == 3 and is_suffix[2] and not is_suffix[1]:
        return f"{parts[0]}, {parts[1]}", parts[2]
    if len(parts) == 2 and len(parts[0].split()) > 1 and is_suffix[1]:
        return parts[0], parts[1]
    if len(parts) > 2:
        return name, ""
    if len(parts) == 2 and is_suffix[0] and len(parts[1].split()) > 1:
        return parts[1], parts[0]  # “III, Hal Daumé”, as proceedings of PMLR have it
    for place, part in enumerate(parts):
        *words, last = part.split() or [""]
        needed = 2 if len(parts) == 1 else 1
        if len(words) >= needed and SUFFIX.fullmatch(last):
            parts[place] = " ".join(words)
            return ", ".join(parts), last
    return name, ""


def _given_names_joined(name: str) -> str:
    """Return ``Roe, Ann M.`` for ``Roe, Ann, M.``, in which BibTeX sees a suffix *Ann*; else nothing."""
    if name.count(",") != 2:
        return ""
    match = re.fullmatch(r"([^,{}]+),\s*([^\W\d_]{2,}),\s*((?:[A-Z]\.[\s~-]*)+)", name)
    return f"{match[1]}, {match[2]} {match[3]}" if match and not SUFFIX.fullmatch(match[2]) else ""


def _plain_parts(name: str) -> tuple[str, str, str, str] | None:
    """Return the parts of a name without braces and *von*, as nearly all are; else nothing."""
    if _HARD.search(name) or name.count(",") > 1:
        return None
    before, comma, after = name.partition(",")
    words = before.split()
    if not words or any(word[0].islower() or not word[0].isalpha() for word in words):
        return None
    if comma:
        return " ".join(after.split()), "", " ".join(words), ""
    return " ".join(words[:-1]), "", words[-1], ""


def _extended_parts(name: str) -> tuple[str, str, str, str]:
    from pybtex.bibtex.utils import split_tex_string

    parts: dict[str, str] = {}
    for piece in split_tex_string(name, ","):
        label, _, value = piece.partition("=")
        parts[label.strip()] = value.strip().strip('"')
    return parts.get("given", ""), parts.get("prefix", ""), parts.get("family", ""), parts.get("suffix", "")


def _signs(source: str) -> list[str]:
    """Return the signs of one place, each as it is printed."""
    plain = re.sub(r"\\(?:text)?asteriskcentered\b", "*", source)
    plain = re.sub(r"\$\^?\{?|\}?\$|\\textsuperscript|\\?\#", lambda m: "#" if "#" in m[0] else "", plain)
    plain = re.sub(r"\^(?=[\w{\\])", "", plain)
    text = to_text(re.sub(r"\\(dag|ddag)ger\b", r"\\\1 ", plain.replace("#", r"\#")))[0].plain
    signs: list[str] = []
    for word in re.findall(r"\w+|[^\w\s,]", text):
        if word not in signs:
            signs.append(word)
    return signs


def annotate(authors: tuple[Author, ...], annotation: str) -> tuple[Author, ...]:
    """Add the marks that BibLaTeX's ``author+an`` gives: ``1=joint; 2=joint,corresponding``.

    Raises ``ValueError``, with a hint, where that cannot be read (manual, 3.7).
    """
    marked = list(authors)
    for piece in annotation.split(";"):
        if not piece.strip():
            continue
        match = re.fullmatch(r"\s*(\d*)\s*(?::\s*[\w-]+\s*)?=(.*)", piece, re.DOTALL)
        if not match:
            raise ValueError(f"{piece.strip()!r} is no annotation; write 1=joint; 2=joint")
        marks = [mark.strip().strip('"').strip() for mark in match[2].split(",")]
        places = [int(match[1]) - 1] if match[1] else list(range(len(marked)))
        for place in places:
            if not 0 <= place < len(marked):
                raise ValueError(f"{piece.strip()!r} speaks of name {place + 1}, but there are {len(marked)}")
            kept = marked[place].marks
            added = tuple(to_text(mark)[0].plain for mark in marks if mark)
            marked[place] = replace(marked[place], marks=tuple(dict.fromkeys(kept + added)))
    return tuple(marked)
