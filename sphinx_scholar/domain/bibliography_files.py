"""The ``.bib`` files of a site: the owner's papers, and papers of others that the site refers to.

Reads files and reports what is wrong in them; knows nothing of pages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.reader import Bibliography, decode, read_bibliography
from sphinx_scholar.diagnostics import report, warn
from sphinx_scholar.domain.conf_file import line_of
from sphinx_scholar.domain.site_files import MissingFile, SiteFiles, with_files
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_scholar.bibliography.former_names import NameChange
    from sphinx_scholar.domain.settings import ScholarConfig
    from sphinx_scholar.records.publication import Publication


def read_papers(
    settings: ScholarConfig,
    files: SiteFiles,
    conf: str,
    *,
    owner: str = "",
    changes: Sequence[NameChange] = (),
) -> Bibliography:
    """Return all papers; ``conf`` is the text of ``conf.py``, in which a warning finds its line.

    ``owner`` is the name of the person whose papers they are. ``changes`` replace the names that papers
    print, in files whose faults are reported already.
    """
    own = _read(settings.bibliography, "bibliography", files, conf, owner, changes)
    if not settings.references:
        return own
    others = _read(settings.references, "references", files, conf, "", changes)
    return _with_references(own, others, is_reported=bool(changes))


def _read(
    name: str, setting: str, files: SiteFiles, conf: str, owner: str, changes: Sequence[NameChange]
) -> Bibliography:
    """Return what one file says; nothing, and a warning, where it cannot be read."""
    if not name:
        return Bibliography()
    try:
        text, wrong_line = decode((files.top / name).read_bytes())
    except OSError as error:
        if changes:
            return Bibliography()
        setting = f"scholar_{setting}"
        where = f"conf.py:{line_of(setting, conf)}"
        message = "%s: %s cannot be read: %s"
        warn(Fault.UNREADABLE_FILE, message, setting, name, error.strerror, location=where)
        return Bibliography()
    if changes:
        bibliography = read_bibliography(text, name, owner=owner, changes=changes)
        return _of_works(bibliography, _with_files(bibliography, name, files, []))
    if wrong_line:
        message = "the line is not UTF-8; the file was read as Latin-1. Save it as UTF-8"
        warn(Fault.UNREADABLE_FILE, message, location=f"{name}:{wrong_line}")
    bibliography = read_bibliography(text, name, owner=owner)
    for fault in bibliography.problems:
        report(fault)
    missing: list[MissingFile] = []
    works = _with_files(bibliography, name, files, missing)
    for one in missing:
        _report_missing(one, files.top)
    return _of_works(bibliography, works)


def _with_files(
    bibliography: Bibliography, name: str, files: SiteFiles, missing: list[MissingFile]
) -> tuple[Publication, ...]:
    beside = replace(files, beside=str(PurePosixPath(name).parent))
    return tuple(with_files(work, beside, missing) for work in bibliography.publications)


def _of_works(bibliography: Bibliography, works: tuple[Publication, ...]) -> Bibliography:
    by_key = {record.key: work for work in works for record in work.records}
    return replace(bibliography, publications=works, works=by_key)


def line_of_field(record: Publication, name: str, top: Path) -> int:
    """Return the line of the ``.bib`` file, below the site's folder, at which a record has a field.

    ``name`` is a regular expression.
    """
    source = record.source
    lines = decode((top / source.path).read_bytes())[0].splitlines()
    field = re.compile(rf"(^|[\s,{{]){name}\s*=", re.IGNORECASE)
    below = range(source.line, len(lines) + 1)
    return next((number for number in below if field.search(lines[number - 1])), source.line)


def _report_missing(missing: MissingFile, top: Path) -> None:
    """Warn of a file that is not there, at the line of the field that names it."""
    source = missing.record.source
    names = "(?:website|html|url)" if missing.kind == "website" else missing.kind
    line = line_of_field(missing.record, names, top)
    what = "the picture" if missing.kind == "preview" else "the link"
    warn(
        Fault.MISSING_FILE,
        "%s: %s; %s was left out",
        missing.kind,
        missing.reason,
        what,
        location=f"{source.path}:{line}",
    )


def _with_references(own: Bibliography, others: Bibliography, *, is_reported: bool) -> Bibliography:
    """Return a bibliography in which papers of others are found by their keys, and stand in no list."""
    works: dict[str, Publication] = {}
    for work in others.publications:
        if first := next((own.works[record.key] for record in work.records if record.key in own.works), None):
            message = "%s: %s has an entry with this key already, which is used instead"
            if not is_reported:
                warn(Fault.DUPLICATE_KEY, message, work.key, first.source.path, location=str(work.source))
            continue
        works |= {record.key: replace(work, of_others=True, selected=False) for record in work.records}
    return replace(own, works=works | own.works, without_page=own.without_page | frozenset(works))
