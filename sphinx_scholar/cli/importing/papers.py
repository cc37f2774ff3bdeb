"""Papers that the old site has as pages or lines of a CV, as entries of a ``.bib`` file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.name_lists import families_first
from sphinx_scholar.cli.add.csl import month_name
from sphinx_scholar.cli.add.entry import NewEntry, escaped, free_key, key_of, protected
from sphinx_scholar.cli.add.library import add_entry, appended, complete_entry, is_same_work
from sphinx_scholar.cli.importing.draft import dates_of
from sphinx_scholar.records.identifiers import normalize_doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_scholar.bibliography.syntax import RawEntry
    from sphinx_scholar.cli.importing.draft import Draft

VERBATIM = frozenset(
    "doi url html pdf slides poster code data video website supp preview arxiv eprint year month".split()
)
"""Fields whose values BibTeX's users write as they are."""


def paper(
    title: str,
    authors: Sequence[str],
    *,
    kind: str = "misc",
    venue: str = "",
    date: str = "",
    fields: Mapping[str, str],
) -> NewEntry:
    """Return an entry; names are written as people write them, or with a comma behind the family name."""
    year, month = _year_and_month(date)
    where = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
    where |= {
        "phdthesis": "school",
        "mastersthesis": "school",
        "techreport": "institution",
        "book": "publisher",
    }
    values = {
        "title": protected(title),
        "author": " and ".join(
            _name(name) for name in families_first([one.strip(" *") for one in authors])[0]
        ),
        where.get(kind, "howpublished"): escaped(venue),
        "year": year,
        "month": month,
        **{name: value if name in VERBATIM else escaped(value) for name, value in fields.items()},
    }
    first = authors[0] if authors else ""
    family = first.partition(",")[0] if "," in first else (first.split() or [""])[-1]
    return NewEntry(
        type=kind,
        key=key_of(family, year, title),
        fields=tuple((name, value) for name, value in values.items() if value),
        is_preprint=kind == "misc" and not venue,
    )


def _name(name: str) -> str:
    return f"{{{name}}}" if re.search(r"\band\b", name) else escaped(name)


def _year_and_month(date: str) -> tuple[str, str]:
    year, _, rest = dates_of(date).start.partition("-")
    month = rest.partition("-")[0]
    return year, month_name(int(month)) if month else ""


def add_paper(draft: Draft, entry: NewEntry, source: str = "") -> str:
    """Add a paper, or what a pasted entry lacks of it; return its key."""
    known = {one.key for one in read_syntax(draft.bibliography).entries}
    source = with_braces(source)
    if source.strip():
        one = read_syntax(source).entries
        if len(one) == 1:
            taken = {key.casefold() for key in known}
            key = free_key(one[0].key, taken)
            if key != one[0].key:
                head = re.escape(source[one[0].start : source.index(one[0].key, one[0].start)])
                source = re.sub(
                    head + re.escape(one[0].key),
                    lambda found: found[0][: -len(one[0].key)] + key,
                    source,
                    count=1,
                )
            draft.bibliography += ("\n" if draft.bibliography else "") + source.strip() + "\n"
            old = next(one for one in read_syntax(draft.bibliography).entries if one.key == key)
            draft.bibliography = complete_entry(draft.bibliography, old, entry, None).text
            return key
    changed = add_entry(draft.bibliography, entry).text
    new = [one.key for one in read_syntax(changed).entries if one.key not in known]
    like = next((one for one in read_syntax(draft.bibliography).entries if is_same_work(one, entry)), None)
    if new or like is None or _is_one_record(like, entry):
        draft.bibliography = changed
        return new[0] if new or like is None else like.key
    key = free_key(entry.key, {one.casefold() for one in known})
    draft.bibliography = appended(draft.bibliography, replace(entry, key=key).text)
    return key


def _is_one_record(old: RawEntry, new: NewEntry) -> bool:
    """Tell whether two entries of one title are one record; a poster and its article have a page each."""
    year = old.fields["year"].value.strip("{}") if "year" in old.fields else ""
    return old.type == new.type and (not year or not new.get("year") or year == new.get("year"))


def with_braces(text: str) -> str:
    """Put braces around values that have none, and would be taken for names of strings that are not there."""
    fields = [field for entry in read_syntax(text).entries for field in entry.fields.values()]
    for field in sorted(fields, key=lambda field: field.start, reverse=True):
        found = re.fullmatch(r"([^=]*=\s*)([^\s{},\"#]+)(\s*,?)", text[field.start : field.end])
        if found and not field.value:
            text = f"{text[: field.start]}{found[1]}{{{found[2]}}}{found[3]}{text[field.end :]}"
    return text


def without_entries(text: str, keys: Iterable[str]) -> str:
    """Return a file without the entries of these keys."""
    gone = set(keys)
    for one in reversed(read_syntax(text).entries):
        if one.key in gone:
            text = text[: one.start] + text[one.end :].lstrip()
    return text


def doi_in(*texts: str) -> str:
    """Return the first DOI that is named, or nothing."""
    for text in texts:
        found = re.search(r"\b10\.\d{4,9}/[^\s\"'<>,;]+", text)
        if found:
            try:
                return normalize_doi(found[0].rstrip(".)"))
            except ValueError:
                continue
    return ""


def authors_in(citation: str) -> list[str]:
    """Return the authors that a citation begins with, where it is certain who they are.

    ``Roe, R., & Doe, J. (2020). …`` and ``Rita Roe, Jane Doe and A. Poe. (2020). …`` are read.
    """
    head = re.split(r"[.,]?\s*\(?\b(?:19|20)\d\d\b\)?|[\"“”]", citation, maxsplit=1)[0].strip(" .,(")
    if not head or len(head) > 2000 or re.search(r"\bet\.? al\b", head):
        return []
    text = re.sub(r",?\s+(?:&|and)\s+", ", ", head)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    initials = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}")
    if len(parts) % 2 == 0 and all(initials.fullmatch(part) for part in parts[1::2]):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [
            f"{family}, {given}." if given[-1:].isupper() else f"{family}, {given}" for family, given in pairs
        ]
    if len(parts) == 2 and " " not in parts[0] and " and " not in head and "&" not in head:
        return [f"{parts[0]}, {parts[1]}"]
    if all(1 < len(part.split()) < 6 for part in parts):
        return parts
    return []


def numbers_in(citation: str) -> dict[str, str]:
    """Return volume, number and pages that a citation ends with: ``85(3), 100–120``."""
    tail = citation.rpartition(")")[0] and citation[-80:]
    found = re.search(
        r"[\s,>](\d{1,4})\s*\((\d{1,4}(?:[-–]\d+)?)\)(?:\s*[,:]\s*(?:pp?\.\s*)?(\d+\s*[-–]+\s*\d+|\d+))?",
        tail or citation,
    )
    if found is None:
        return {}
    pages = re.sub(r"\s*[-–]+\s*", "--", found[3] or "")
    return {"volume": found[1], "number": found[2], **({"pages": pages} if pages else {})}
