"""JSON Resume 1.0.0, one file: https://docs.jsonresume.org/schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.life import add_entry, bullets, degree_title
from sphinx_scholar.cli.importing.owner import add_account, add_address, add_email, add_portrait, set_option
from sphinx_scholar.cli.importing.papers import add_paper, paper
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import is_sample_name, is_sample_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.source import Source

NAME = "JSON Resume"


def file_in(source: Source) -> str:
    """Return the file of a JSON Resume, or nothing."""
    for name in source.files():
        if "/" not in name and name.endswith(".json"):
            facts = source.facts(name)
            if facts.table("basics"):
                return name
    return ""


def take_resume(converter: Converter, facts: Facts, path: str) -> None:
    """Take all that a resume says; one of a template's person is left out whole."""
    name = facts.table("basics").text("name")
    if is_sample_name(name):
        converter.draft.report.skip(path, f"a sample of the template: {name}")
        return
    facts.ignore("$schema")
    _basics(converter, facts.table("basics"), path)
    for section, take in SECTIONS.items():
        for item in facts.tables(section):
            take(converter, item, (path, item.first_line))
    for text in facts.tables("references"):
        quoted = converter.text(text.block("reference"), path, 0, "cv.md", nested=True)
        converter.draft.sections.append((f"Reference: {text.text('name')}", quoted))
    if facts.values.pop("meta", None):
        converter.draft.report.skip(path, "meta: of the file itself", facts.line("meta"))
    report_rest(converter.draft.report, facts, path)


def _basics(converter: Converter, basics: Facts, path: str) -> None:
    draft, profile = converter.draft, converter.draft.profile
    report = draft.report
    profile.name = profile.name or basics.text("name")
    if label := basics.text("label", "headline"):
        profile.options.setdefault("position", label)
    if email := basics.text("email"):
        add_email(profile, email, report, path, basics.line("email"))
    if phone := basics.text("phone"):
        set_option(profile, "telephone", phone, report, path, basics.line("phone"))
    if url := basics.text("url", "website"):
        add_account(profile, "website", url, report, path, basics.line("url"))
    place = basics.table("location")
    parts = [place.text(key) for key in ("address", "postalCode", "city", "region", "countryCode")]
    add_address(profile, parts, report, path, basics.line("location"))
    _image(converter, basics, path)
    if summary := basics.block("summary"):
        profile.biography = profile.biography or converter.text(
            summary, path, basics.line("summary"), "index.md"
        )
    for one in basics.tables("profiles"):
        network, account, url = one.text("network"), one.text("username"), one.text("url")
        add_account(profile, network or "website", url or account, report, path, one.line("network"))


def _image(converter: Converter, basics: Facts, path: str) -> None:
    name, line = basics.text("image", "picture"), basics.line("image")
    if not name or is_sample_value(name):
        return
    if "://" in name:
        why = f"the picture {name} is on the web; save it, and write :portrait:"
        converter.draft.report.need(path, line, why)
        return
    add_portrait(converter, name, [name.lstrip("/")], path, line)


Place = tuple[str, int]


def _text(converter: Converter, item: Facts, place: Place, *more: str) -> str:
    texts = [converter.inline(text, *place, "cv.md") for text in item.texts("highlights")]
    parts = [item.block("description"), item.block("summary"), *more]
    lead = "\n\n".join(converter.text(part, *place, "cv.md", nested=True) for part in parts if part)
    return bullets(texts, lead)


def _when(item: Facts) -> list[str]:
    start, end = item.text("startDate"), item.text("endDate")
    if start and not end and "endDate" not in item.values and "date" not in item:
        return [start, "present"]
    return [start, end] if start else [end] if end else [item.text("date", "releaseDate")]


def _add(
    converter: Converter, kind: str, title: str, item: Facts, place: Place, *more: str, **given: str
) -> None:
    """Note an entry with its dates, address and text, which are written alike in all sections."""
    url, body = item.text("url", "website"), _text(converter, item, place, *more)
    add_entry(converter.draft, kind, title, _when(item), place=place, url=url, body=body, **given)


def _work(converter: Converter, item: Facts, place: Place) -> None:
    role, name = item.text("position"), item.text("name", "company")
    given = {"location": item.text("location"), "group": item.text("department")}
    _add(converter, "position", role or name, item, place, role=role, organization=name, **given)


def _volunteer(converter: Converter, item: Facts, place: Place) -> None:
    name, title = item.text("organization"), item.text("position", "organization")
    _add(converter, "service", title, item, place, organization=name, location=item.text("location"))


def _education(converter: Converter, item: Facts, place: Place) -> None:
    courses = bullets([converter.inline(text, *place, "cv.md") for text in item.texts("courses")])
    _add(
        converter,
        "degree",
        degree_title(item.text("studyType"), item.text("area")),
        item,
        place,
        courses,
        institution=item.text("institution"),
        grade=item.text("score", "gpa"),
        location=item.text("location"),
    )


def _award(converter: Converter, item: Facts, place: Place) -> None:
    _add(converter, "award", item.text("title"), item, place, organization=item.text("awarder"))


def _certificate(converter: Converter, item: Facts, place: Place) -> None:
    _add(converter, "certificate", item.text("name"), item, place, organization=item.text("issuer"))


def _publication(converter: Converter, item: Facts, place: Place) -> None:
    title = item.text("name")
    authors = item.texts("authors") or [converter.draft.profile.name]
    if "authors" not in item:
        converter.draft.report.need(
            *place, f"{title}: JSON Resume has no co-authors; add them to the .bib file"
        )
    url = item.text("url", "website")
    fields = {"url": url if re.match("https?://", url) else "", "abstract": item.text("summary")}
    add_paper(
        converter.draft,
        paper(
            title,
            [name for name in authors if name],
            venue=item.text("publisher"),
            date=_when(item)[0],
            fields=fields,
        ),
    )


def _name_and_keywords(item: Facts) -> str:
    return ": ".join(part for part in (item.text("name"), ", ".join(item.texts("keywords"))) if part)


def _skill(converter: Converter, item: Facts, place: Place) -> None:
    add_entry(converter.draft, "skill", _name_and_keywords(item), place=place, level=item.text("level"))


def _language(converter: Converter, item: Facts, place: Place) -> None:
    add_entry(converter.draft, "language", item.text("language"), place=place, level=item.text("fluency"))


def _interest(converter: Converter, item: Facts, place: Place) -> None:
    add_entry(converter.draft, "interest", _name_and_keywords(item), place=place)


def _project(converter: Converter, item: Facts, place: Place) -> None:
    keywords, sort = ", ".join(item.texts("keywords")), item.text("type")
    more = [f"Keywords: {keywords}" if keywords else "", f"Type: {sort}" if sort else ""]
    given = {"role": ", ".join(item.texts("roles")), "organization": item.text("entity")}
    _add(converter, "project", item.text("name"), item, place, *more, **given)


SECTIONS: dict[str, Callable[[Converter, Facts, Place], None]] = {
    "work": _work,
    "volunteer": _volunteer,
    "education": _education,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
    "skills": _skill,
    "languages": _language,
    "interests": _interest,
    "projects": _project,
}
"""The sections of the schema."""
