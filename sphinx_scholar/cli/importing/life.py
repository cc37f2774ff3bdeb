"""Lines of a life, whatever system they come from: kinds by headings, dates, bodies of Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.draft import DraftEntry, dates_of
from sphinx_scholar.records.identifiers import normalize_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.cli.importing.draft import Dates, Draft
    from sphinx_scholar.cli.importing.report import Report

KIND_WORDS = (
    ("education|degrees?|studies|academic background", "degree"),
    ("publications?|papers|articles|preprints", "paper"),
    ("awards?|honou?rs?|prizes?|scholarships?|fellowships?|distinctions", "award"),
    ("grants?|funding", "grant"),
    ("talks?|presentations?|lectures given", "talk"),
    ("teaching|courses?|instruct\\w*", "course"),
    ("projects?|open.source", "project"),
    ("software", "software"),
    ("certificat\\w*|licen[cs]es", "certificate"),
    ("languages?", "language"),
    ("skills?|technologies|programming|tools", "skill"),
    ("interests?|hobbies", "interest"),
    ("service|volunteer\\w*|reviewing|committees?|memberships?|outreach", "service"),
    ("media|press", "media"),
    ("experience|employment|work|positions?|appointments?|internships?", "position"),
)
"""Words of a heading, and the kind of what stands below it; the first that fits decides."""


def kind_of_heading(heading: str) -> str:
    """Return the kind of the entries below a heading, or nothing."""
    words = heading.casefold().replace("_", " ")
    return next((kind for pattern, kind in KIND_WORDS if re.search(rf"\b(?:{pattern})\b", words)), "")


def add_entry(
    draft: Draft,
    kind: str,
    title: str,
    when: Iterable[str] = (),
    /,
    *,
    place: tuple[str, int],
    url: str = "",
    body: str = "",
    **given: str,
) -> None:
    """Note an entry; dates and addresses that cannot be read stand in its text, and are reported."""
    dates, lines = _dates(draft.report, when, place)
    options = {name.replace("_", "-"): value for name, value in given.items() if value}
    if options.get("role") == title:
        del options["role"]
    if url:
        try:
            options["url"] = normalize_url(url)
        except ValueError as error:
            draft.report.need(*place, f"{error}; it stands in the text")
            lines.append(url)
    text = "\n\n".join(part for part in (*lines, body) if part)
    draft.entries.append(
        DraftEntry(
            kind=kind,
            title=title or kind.capitalize(),
            start=dates.start,
            end=dates.end,
            options=options,
            body=text,
        )
    )


def _dates(report: Report, when: Iterable[str], place: tuple[str, int]) -> tuple[Dates, list[str]]:
    """Return the dates of an entry, and what of them its text must say since it is not certain."""
    texts = [text for text in when if text]
    dates = dates_of(*texts)
    if dates.start and dates.end and dates.end != "present" and dates.end < dates.start[: len(dates.end)]:
        report.need(*place, f"ends in {dates.end}, before it starts; the end was left out")
        dates = replace(dates, end=dates.start)
    written = dates.unread or ("" if dates.start else "".join(texts[:1]))
    if not written or written.casefold() == "present":
        return dates, []
    report.need(*place, f"the date {written!r} is not certain; it stands in the text too")
    return dates, [written]


def degree_title(degree: str, area: str) -> str:
    """Return the title of a degree: ``BSc in Physics``, or the one of both that is known."""
    return f"{degree} in {area}" if degree and area else degree or area


def add_to_section(draft: Draft, heading: str, text: str) -> None:
    """Add an item to a section of the CV in prose: the last one, or another below it."""
    sections = draft.sections
    if sections and sections[-1][0] == heading:
        sections[-1] = (heading, f"{sections[-1][1]}\n- {text}")
    else:
        sections.append((heading, f"- {text}"))


def bullets(texts: Iterable[str], lead: str = "") -> str:
    """Return a list in Markdown below a paragraph."""
    items = "\n".join("- " + text.replace("\n", "\n  ") for text in texts if text)
    return "\n\n".join(part for part in (lead, items) if part)
