"""Entries of HugoBlox, alike on the owner's page and in blocks: positions, degrees, awards, skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.life import add_entry, degree_title
from sphinx_scholar.cli.importing.markup import plain

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.facts import Facts


def add_life(converter: Converter, facts: Facts, path: str) -> None:
    """Take all entries from the page of the owner."""
    draft = converter.draft
    for interest in facts.texts("interests"):
        add_entry(draft, "interest", interest, place=(path, facts.line("interests")))
    education = facts.table("education")
    for one in education.tables("courses") if education else facts.tables("education"):
        line = one.first_line
        body = converter.text(one.block("summary"), path, line, "experience.md", nested=True)
        add_entry(
            draft,
            "degree",
            degree_title(one.text("course", "degree"), one.text("area")),
            _when(one),
            place=(path, line),
            body=body,
            institution=one.text("institution"),
            location=one.text("location"),
            grade=one.text("grade"),
        )
    for one in facts.tables("work", "experience"):
        add_position(converter, one, path)
    for one in facts.tables("awards"):
        add_award(converter, one, path)
    for group in facts.tables("skills"):
        names = [skill(one) for one in group.tables("items", "skills")]
        add_entry(
            draft,
            "skill",
            f"{group.text('name')}: {', '.join(names)}" if names else group.text("name"),
            place=(path, group.line("name")),
        )
    for one in facts.tables("languages"):
        level = one.text("level", "label") or (f"{one.text('percent')} %" if "percent" in one else "")
        add_entry(draft, "language", one.text("name"), place=(path, one.line("name")), level=level)


def skill(one: Facts) -> str:
    """Return a skill with its description."""
    one.ignore("icon", "icon_pack", "percent", "level", "color", "color_border")
    text = one.text("description")
    return f"{one.text('name')} ({text})" if text else one.text("name")


def _when(one: Facts) -> list[str]:
    start, end = one.text("date_start", "start"), one.text("date_end", "end")
    if start:
        return [start, end or "present"]
    return [end or one.text("year", "date")]


def add_position(converter: Converter, one: Facts, path: str) -> None:
    """Take a position."""
    one.ignore("company_logo", "icon", "button")
    line = one.first_line
    role, company = (
        plain(one.text("position", "role", "title")),
        plain(one.text("company_name", "company", "org")),
    )
    body = converter.text(one.block("summary", "description"), path, line, "experience.md", nested=True)
    add_entry(
        converter.draft,
        "position",
        role or company,
        _when(one),
        place=(path, line),
        url=one.text("company_url", "url"),
        body=body,
        role=role,
        organization=company,
        location=one.text("location"),
    )


def add_award(converter: Converter, one: Facts, path: str) -> None:
    """Take an award or a certificate."""
    one.ignore("icon", "icon_pack", "organization_url")
    line = one.first_line
    kind = "certificate" if "certificate_url" in one else "award"
    body = converter.text(one.block("summary", "description"), path, line, "cv.md", nested=True)
    add_entry(
        converter.draft,
        kind,
        plain(one.text("title")),
        [one.text("date", "date_start"), one.text("date_end")],
        place=(path, line),
        url=one.text("certificate_url", "url"),
        body=body,
        organization=one.text("awarder", "organization"),
    )
