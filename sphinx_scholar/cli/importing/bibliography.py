"""A ``.bib`` file of the old site: without samples, with the files that its entries name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.importing.converter import EXTRA
from sphinx_scholar.cli.importing.papers import with_braces, without_entries
from sphinx_scholar.cli.importing.samples import BIB_KEYS
from sphinx_scholar.domain.site_files import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.bibliography.syntax import RawField
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Page

ADDRESSES = ("html", "website", "blog", "code", "video", "data", "url")
"""Fields that hold an address, which the old site could write as a path."""


def take_bibliography(converter: Converter, folder: str, main: str) -> None:
    """Take all papers below a folder, those of the main file first."""
    source, report = converter.source, converter.draft.report
    names = source.below(folder, ".bib")
    names.sort(key=lambda name: (name != f"{folder}/{main}", name))
    for name in names:
        text = re.sub(r"\A---[ \t]*\n.*?^---[ \t]*\n+", "", source.text(name), flags=re.DOTALL | re.MULTILINE)
        known = {one.key for one in read_syntax(converter.draft.bibliography).entries}
        text = _without_doubles(with_braces(text), name, report)
        entries = read_syntax(text).entries
        samples = [one.key for one in entries if one.key.casefold() in BIB_KEYS]
        for key in samples:
            report.skip(name, f"a sample of the template: {key}")
        again = [one.key for one in entries if one.key in known]
        for key in again:
            report.skip(name, f"{key} is in another file too")
        text = without_entries(text, [*samples, *again])
        text = _with_files(converter, text, name)
        if text.strip():
            before = converter.draft.bibliography
            converter.draft.bibliography = (
                f"{before.rstrip()}\n\n{text.strip()}\n" if before else text.strip() + "\n"
            )


def take_references(converter: Converter, pages: Iterable[Page]) -> None:
    """Take the papers that posts cite from files of their own, beside those of the owner."""
    draft = converter.draft
    for name in dict.fromkeys(page.facts.text("bibliography") for page in pages):
        path = f"assets/bibliography/{name}"
        text = converter.source.text(path) if name else ""
        text = _without_doubles(with_braces(text), path, draft.report)
        entries = [one.key for one in read_syntax(text).entries]
        known = {one.key for one in read_syntax(draft.bibliography + draft.references).entries}
        text = without_entries(text, [key for key in entries if key in known])
        draft.references = "\n\n".join(part for part in (draft.references.strip(), text.strip()) if part)


def _without_doubles(text: str, path: str, report: Report) -> str:
    """Leave out all but the first of the entries of one key, as every reader of the file does."""
    seen: set[str] = set()
    doubles = []
    for one in read_syntax(text).entries:
        if one.key in seen:
            doubles.append(one)
        seen.add(one.key)
    for one in doubles:
        line = text.count("\n", 0, one.start) + 1
        report.lose(path, line, f"{one.key}: another entry of a key that there is already")
    for one in reversed(doubles):
        text = text[: one.start] + text[one.end :].lstrip()
    return text


def _with_files(converter: Converter, text: str, path: str) -> str:
    """Copy the files that entries name; addresses within the old site become whole."""
    for entry in reversed(read_syntax(text).entries):
        for name, value in sorted(entry.fields.items(), key=lambda pair: pair[1].start, reverse=True):
            address = value.value.strip()
            if "://" in address or not address:
                continue
            if name in FOLDERS and not _copy(converter, name, address):
                line = text.count("\n", 0, value.start) + 1
                converter.draft.report.need(path, line, f"{entry.key}: {name} = {address} is not there")
            if name in ADDRESSES and address.startswith("/"):
                text = _with_file_of_site(converter, text, value) or _whole(converter, text, path, value)
    return text


def _copy(converter: Converter, kind: str, name: str) -> bool:
    """Copy a file to where the engine looks for it, which is where it was."""
    bare = name.removeprefix(converter.base).lstrip("/")
    folders = ("", *FOLDERS[kind]) if "/" not in name else ("", "assets/img", "assets/pdf")
    for folder in folders:
        place = f"{folder}/{bare}".lstrip("/")
        file = converter.source.file(place)
        if file is not None:
            converter.draft.files[place if "/" not in name or not folder else bare] = file
            return True
    return False


def _with_file_of_site(converter: Converter, text: str, value: RawField) -> str:
    """Copy the file that a path leads to, and name it by where it stands; nothing where there is none."""
    inside = unquote(value.value.strip().removeprefix(converter.base).lstrip("/"))
    file = converter.source.file(inside) if inside else None
    if file is None or len(value.literals) != 1:
        return ""
    converter.draft.files[f"{EXTRA}/{inside}"] = file
    start, end = value.literals[0]
    return f"{text[:start]}/{inside}{text[end:]}"


def _whole(converter: Converter, text: str, path: str, value: RawField) -> str:
    line = text.count("\n", 0, value.start) + 1
    address = value.value.strip()
    whole = converter.draft.url + address.removeprefix(converter.base).lstrip("/")
    if not converter.draft.url or len(value.literals) != 1:
        converter.draft.report.need(
            path, line, f"{value.name} = {address} is a path of the old site; write its address"
        )
        return text
    start, end = value.literals[0]
    converter.draft.report.need(path, line, f"{value.name} = {address} leads to {whole}")
    return text[:start] + whole + text[end:]
