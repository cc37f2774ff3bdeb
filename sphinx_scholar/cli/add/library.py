"""The ``.bib`` file that an entry goes into: what is there already, and the one place that changes.

Text in, text out; nothing that a person wrote is changed, and every byte outside the entry stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.latex import to_plain
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.cli.add.entry import free_key, written
from sphinx_scholar.records.identifiers import normalize_arxiv, normalize_doi
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.same_person import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.bibliography.syntax import RawEntry
    from sphinx_scholar.cli.add.entry import NewEntry
    from sphinx_scholar.records.publication import Publication

SAME = (
    {"date", "year", "month"},
    {"journal", "journaltitle", "booktitle", "maintitle", "howpublished"},
    {"number", "issue"},
    {"eprint", "arxiv"},
    {"eprinttype", "archiveprefix", "arxiv"},
    {"eprintclass", "primaryclass"},
    {"eid", "article-number"},
    {"publisher", "school", "institution", "organization"},
    {"location", "address"},
)
"""Fields of which one is enough."""

OF_A_PREPRINT = frozenset({"eprint", "eprinttype", "eprintclass"})
"""What a preprint can add to the record of its publication."""

NEVER_INHERITED = frozenset({"doi", "pages", "eid"}) | OF_A_PREPRINT
"""What an entry that inherits from another can still lack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What adding an entry does to a file."""

    text: str
    """The whole file, after it."""
    summary: str
    """What is done, in a line."""


def add_entry(text: str, entry: NewEntry) -> Change:
    """Return what a file becomes by an entry: one more, or one that says more, or nothing else."""
    # The same length, so that every offset is one of the file itself.
    unix = text.replace("\ufeff", " ").replace("\r\n", " \n").replace("\r", "\n")
    file = read_syntax(unix)
    taken = {one.key.casefold() for one in file.entries} | {key.casefold() for key in file.broken}
    same = [one for one in file.entries if is_same_work(one, entry)]
    if not same:
        new = _with_key(entry, free_key(entry.key, taken))
        return Change(text=appended(text, new.text), summary=f"Add {new.key}")
    works = read_bibliography(unix, "").works
    published = [one for one in same if _is_published(one, works)]
    if entry.is_preprint or published:
        return complete_entry(
            text, [*published, *same][0], entry, OF_A_PREPRINT if published and entry.is_preprint else None
        )
    preprint = same[0]
    if "related" in preprint.fields:
        return complete_entry(text, preprint, entry, frozenset({"doi"}))
    new = _with_key(entry, free_key(entry.key, taken))
    link = (("related", new.key), ("relatedtype", "version"))
    completed = _inserted(text, preprint, tuple(pair for pair in link if pair[0] not in preprint.fields))
    start = preprint.start
    block = _newlines(f"{new.text}\n\n", text)
    return Change(
        text=completed[:start] + block + completed[start:],
        summary=f"Add {new.key}, the published record of {preprint.key}",
    )


def _is_published(entry: RawEntry, works: Mapping[str, Publication]) -> bool:
    records = works[entry.key].records if entry.key in works else ()
    return any(one.key == entry.key and one.status is Status.PUBLISHED for one in records)


def _with_key(entry: NewEntry, key: str) -> NewEntry:
    if key == entry.key:
        return entry
    source = re.sub(
        r"(@\s*\w+\s*[{(]\s*)" + re.escape(entry.key), lambda head: head[1] + key, entry.source, count=1
    )
    return replace(entry, key=key, source=source)


# -- what is there already ---------------------------------------------------------------------------


def is_same_work(old: RawEntry, new: NewEntry) -> bool:
    """Tell whether two entries are of one work: one DOI, one arXiv number, or one title.

    Two publications of one title that have DOIs of their own are two works.
    """
    fields, given = {name: field.value for name, field in old.fields.items()}, dict(new.fields)
    dois = _doi(fields), _doi(given)
    numbers = _arxiv(fields), _arxiv(given)
    if (dois[0] and dois[0] == dois[1]) or (numbers[0] and numbers[0] == numbers[1]):
        return True
    if all(dois) and not new.is_preprint and not _is_server(dois[0]):
        return False
    title = _title(given)
    return bool(title) and _title(fields) == title


def _is_server(doi: str) -> bool:
    return bool(re.match(r"10\.(48550|1101|31234|26434|2139|31219|21203|20944)/", doi))


def _doi(fields: dict[str, str]) -> str:
    for name in ("doi", "url"):
        try:
            return normalize_doi(fields.get(name, "").strip("{} \n\t"))
        except ValueError:
            continue
    return ""


def _arxiv(fields: dict[str, str]) -> str:
    doi = _doi(fields)
    number = doi.partition("arxiv.")[2] if doi.startswith("10.48550/") else ""
    for value in (number, fields.get("eprint", ""), fields.get("arxiv", ""), fields.get("url", "")):
        try:
            return normalize_arxiv(value.strip("{} \n\t"))
        except ValueError:
            continue
    return ""


def _title(fields: dict[str, str]) -> str:
    """Return the letters and digits of a title, alike however it is written."""
    title = " ".join(to_plain(fields[name]) for name in ("title", "subtitle") if name in fields)
    return re.sub(r"[\W_]", "", fold(re.sub(r"<[^>]*>", "", title)))


# -- what changes ------------------------------------------------------------------------------------


def complete_entry(text: str, old: RawEntry, new: NewEntry, names: frozenset[str] | None) -> Change:
    """Return the file with the fields that an entry lacks, of these names or of all."""
    if names is None and old.fields.keys() & {"crossref", "xdata"}:
        names = NEVER_INHERITED
    missing = tuple(
        (name, value)
        for name, value in new.fields
        if (names is None or name in names) and not _has(old, name) and not (name == "url" and new.get("doi"))
    )
    if not missing:
        return Change(text=text, summary=f"{old.key} is there already, and has all of it")
    fields = ", ".join(name for name, _ in missing)
    return Change(text=_inserted(text, old, missing), summary=f"Add {fields} to {old.key}")


def _has(entry: RawEntry, name: str) -> bool:
    alike: set[str] = {name}.union(*(group for group in SAME if name in group))
    return bool(alike & entry.fields.keys())


def _inserted(text: str, entry: RawEntry, fields: tuple[tuple[str, str], ...]) -> str:
    """Return the file with fields behind the last one of an entry, laid out as that one is."""
    if not fields:
        return text
    last = max(entry.fields.values(), key=lambda field: field.end, default=None)
    if last is None:
        return text
    line_start = text.rfind("\n", 0, last.start) + 1
    head = re.match(r"([ \t]*)([\w+:-]+)([ \t]*)=([ \t]*)", text[line_start:])
    has_own_line = head is not None and line_start + len(head[1]) == last.start
    if not has_own_line or head is None:
        lines = [f" {name} = {written(name, value)}," for name, value in fields]
        joint = "" if text[last.end - 1] == "," else ","
        return text[: last.end] + joint + "".join(lines).removesuffix("," if joint else "") + text[last.end :]
    width = len(head[2]) + len(head[3])
    lines = []
    for name, value in fields:
        padded = (name if len(name) < width else f"{name} ").ljust(width) if head[3] else name
        lines.append(f"{head[1]}{padded}={head[4]}{written(name, value)}")
    has_comma = text[last.end - 1] == ","
    rest = re.match(r"[ \t]*(?:%[^\r\n]*)?(?=\r?\n)", text[last.end :]) if has_comma else None
    place = last.end + (rest.end() if rest else 0)
    joined = _newlines("\n" + ",\n".join(lines) + ("," if has_comma else ""), text)
    return text[: last.end] + ("" if has_comma else ",") + text[last.end : place] + joined + text[place:]


def appended(text: str, entry: str) -> str:
    """Return the file with one more entry at its end, an empty line before it."""
    gap = "" if not text.strip() else "\n\n"
    if text.endswith("\n") and gap:
        gap = "" if re.search(r"\n\s*\n$", text) else "\n"
    return text + _newlines(f"{gap}{entry}\n", text)


def _newlines(block: str, text: str) -> str:
    """Return a block with the line ends of the file."""
    return block.replace("\n", "\r\n") if "\r\n" in text else block
