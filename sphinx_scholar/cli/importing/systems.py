"""The systems that sites can be imported from, each recognized by what lies there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.importing import academicpages, al_folio, hugoblox, json_resume, rendercv
from sphinx_scholar.cli.importing.converter import Converter
from sphinx_scholar.cli.importing.draft import Draft
from sphinx_scholar.cli.importing.json_resume import take_resume
from sphinx_scholar.cli.importing.rendercv import take_rendercv
from sphinx_scholar.cli.importing.report import Report
from sphinx_scholar.cli.importing.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.facts import Facts

NAMES = (al_folio.NAME, academicpages.NAME, json_resume.NAME, rendercv.NAME, hugoblox.NAME)


def read_source(path: Path) -> tuple[Draft, Source]:
    """Return what the old site says, and the site."""
    if re.match(r"https?:/|git@|ssh:/", str(path)):
        raise CommandError(
            f"{path} is an address, not a folder.",
            not_done="Nothing was written.",
            remedy="Copy the site to this machine first, as an archive or by git clone, and name it.",
        )
    if not path.exists():
        raise CommandError(
            f"{path} is not there.",
            not_done="Nothing was written.",
            remedy="Name the folder of your old site, or a file of JSON Resume or RenderCV.",
        )
    report = Report()
    if path.is_file():
        source = Source(path.parent, report, is_site=False)
        draft = _from_file(source, path.name)
    else:
        source = Source(path, report)
        draft = _from_folder(source)
    if draft is None:
        raise CommandError(
            f"{path} is no site of {', '.join(NAMES[:-1])} or {NAMES[-1]} that could be read.",
            not_done="Nothing was written.",
            remedy=_remedy(report),
        )
    return draft, source


def _from_folder(source: Source) -> Draft | None:
    if al_folio.recognizes(source):
        return al_folio.read(source, source.report)
    if academicpages.recognizes(source):
        return academicpages.read(source, source.report)
    if hugoblox.recognizes(source):
        return hugoblox.read(source, source.report)
    if name := json_resume.file_in(source):
        return _cv(source, name, json_resume.NAME, take_resume)
    if name := rendercv.file_in(source):
        return _cv(source, name, rendercv.NAME, take_rendercv)
    return None


def _from_file(source: Source, name: str) -> Draft | None:
    facts = source.facts(name)
    if facts.table("cv"):
        return _cv(source, name, rendercv.NAME, take_rendercv)
    if facts.table("basics"):
        return _cv(source, name, json_resume.NAME, take_resume)
    return None


def _cv(source: Source, name: str, system: str, take: Callable[[Converter, Facts, str], None]) -> Draft:
    """Return what a CV in one file says."""
    draft = Draft(system=system, report=source.report)
    take(Converter(source=source, draft=draft), source.facts(name), name)
    return draft


def _remedy(report: Report) -> str:
    if report.needed:
        return "\n".join(f"{note.place} {note.text}." for note in report.needed[:5])
    return (
        "al-folio has _config.yml and _bibliography/, academicpages _config.yml and _publications/,"
        " HugoBlox content/ and config/_default/, JSON Resume a .json file with basics,"
        " RenderCV a .yaml file with cv. For any other system: sphinx-scholar new FOLDER --bib FILE"
    )
