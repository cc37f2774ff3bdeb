"""RenderCV, one YAML file: ``cv`` with the person and sections of entries of nine forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_scholar.cli.importing.draft import dates_of
from sphinx_scholar.cli.importing.facts import Facts
from sphinx_scholar.cli.importing.life import (
    add_entry,
    add_to_section,
    bullets,
    degree_title,
    kind_of_heading,
)
from sphinx_scholar.cli.importing.owner import add_account, add_email, set_option
from sphinx_scholar.cli.importing.papers import add_paper, paper
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import is_sample_name

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.source import Source

NAME = "RenderCV"

_BULLET = re.compile(r"(?<!\d) - (?=\S)")
"""What RenderCV makes a list within a line of."""


def file_in(source: Source) -> str:
    """Return the file of a CV, or nothing."""
    for name in source.files():
        if "/" not in name and name.endswith((".yaml", ".yml")) and re.search(r"(?m)^cv:", source.text(name)):
            return name
    return ""


def take_rendercv(converter: Converter, facts: Facts, path: str) -> None:
    """Take all that a CV says; that of a template's person is left out whole."""
    cv = facts.table("cv")
    if is_sample_name(cv.text("name")):
        converter.draft.report.skip(path, f"a sample of the template: {cv.text('name')}")
        return
    for name in ("design", "locale", "settings", "rendercv_settings", "locale_catalog"):
        if facts.values.pop(name, None) is not None:
            converter.draft.report.skip(path, f"{name}: settings of the look", facts.line(name))
    _person(converter, cv, path)
    sections = cv.table("sections")
    for heading in sections.values:
        if is_sample_name(heading):
            report = converter.draft.report
            report.skip(path, f"a sample of the template: {heading}", sections.line(heading))
            sections.items(heading)
            continue
        for item in sections.items(heading):
            line = item.first_line if isinstance(item, Facts) else sections.line(heading)
            _entry(converter, heading, item, (path, line))
    report_rest(converter.draft.report, facts, path)


def _person(converter: Converter, cv: Facts, path: str) -> None:
    profile, report = converter.draft.profile, converter.draft.report
    profile.name = profile.name or cv.text("name")
    if headline := cv.text("headline", "label"):
        profile.options.setdefault("position", _plain(headline))
    for email in cv.texts("email"):
        add_email(profile, email, report, path, cv.line("email"))
    for phone in cv.texts("phone"):
        set_option(profile, "telephone", phone.removeprefix("tel:"), report, path, cv.line("phone"))
    if location := cv.text("location"):
        set_option(profile, "address", location, report, path, cv.line("location"))
    for url in cv.texts("website"):
        add_account(profile, "website", url, report, path, cv.line("website"))
    for network in cv.tables("social_networks"):
        name, account = network.text("network"), network.text("username")
        add_account(profile, name, account, report, path, network.line("network"))
    for one in cv.tables("custom_connections"):
        one.ignore("fontawesome_icon")
        words, url = one.text("placeholder"), one.text("url")
        if re.match("https?://", url):
            profile.links.append((words or url, url))
        elif words or url:
            profile.facts.append(("Also", " ".join(part for part in (words, url) if part)))
    if photo := cv.text("photo"):
        profile.portrait = profile.portrait or (None if "://" in photo else converter.source.file(photo))
        if profile.portrait is None:
            report.need(
                path, cv.line("photo"), f"the picture {photo} is not there; save it, and write :portrait:"
            )


def _entry(converter: Converter, heading: str, item: Any, place: tuple[str, int]) -> None:
    """Take an entry, whose form its fields determine."""
    kind = kind_of_heading(heading)
    if not isinstance(item, Facts):
        _prose(converter, heading, kind, str(item), place)
    elif "title" in item.values and "authors" in item.values:
        _publication(converter, item, place)
    elif "institution" in item.values:
        _education(converter, item, place)
    elif "company" in item.values:
        _experience(converter, item, kind, place)
    elif "label" in item.values:
        label, details = item.text("label"), converter.inline(item.text("details"), *place, "cv.md")
        if kind in {"skill", "language", "interest"}:
            is_language = kind == "language"
            title = label if is_language else f"{label}: {details}"
            add_entry(
                converter.draft, kind, title, place=place, **({"level": details} if is_language else {})
            )
        else:
            _prose(converter, heading, "", f"**{label}:** {details}", place)
    elif "name" in item.values:
        _normal(converter, item, heading, kind, place)
    else:
        text = item.block("bullet", "number", "reversed_number")
        _prose(converter, heading, kind, text, place)


def _prose(converter: Converter, heading: str, kind: str, text: str, place: tuple[str, int]) -> None:
    """Take a line of text: as an entry where its kind needs no more, else into a section of the CV."""
    words = converter.inline(text, *place, "cv.md")
    title = heading.replace("_", " ").strip()
    title = title.title() if title.islower() else title
    match = re.match(r"(.*?)[\s,;:(–-]+((?:19|20)\d\d(?:\s*[–-]\s*(?:(?:19|20)\d\d|present))?)\)?\.?$", words)
    profile = converter.draft.profile
    if re.search(r"\b(about|summary|profile|objective|welcome|biography)\b", title, re.IGNORECASE):
        written = converter.text(text, *place, "index.md")
        profile.biography = "\n\n".join(part for part in (profile.biography, written) if part)
    elif kind in {"skill", "language", "interest"}:
        add_entry(converter.draft, kind, words, place=place)
    elif (
        kind in {"award", "grant", "talk", "service", "media", "certificate"}
        and match
        and dates_of(match[2]).start
    ):
        add_entry(converter.draft, kind, match[1], [match[2]], place=place)
    else:
        add_to_section(converter.draft, title, words)


def _when(item: Facts) -> list[str]:
    start, end = item.text("start_date"), item.text("end_date")
    date = item.text("date")
    if date:
        return [date]
    return [start, end or "present"] if start else [end] if end else []


def _body(converter: Converter, item: Facts, place: tuple[str, int]) -> str:
    texts = [
        converter.text(_BULLET.sub("\n- ", text), *place, "cv.md", nested=True)
        for text in item.items("highlights")
        if isinstance(text, str)
    ]
    lead = converter.text(item.block("summary"), *place, "cv.md", nested=True)
    return bullets(texts, lead)


def _plain(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", text).strip()


def _link_in(*texts: str) -> str:
    found = re.search(r"\]\((https?://[^)\s]+)\)", " ".join(texts))
    return found[1] if found else ""


def _education(converter: Converter, item: Facts, place: tuple[str, int]) -> None:
    degree, area, school = (item.text(key) for key in ("degree", "area", "institution"))
    grade, body = item.text("grade", "gpa"), _body(converter, item, place)
    add_entry(
        converter.draft,
        "degree",
        _plain(degree_title(degree, area)),
        _when(item),
        place=place,
        url=_link_in(school, area),
        body=body,
        institution=_plain(school),
        location=item.text("location"),
        grade=grade,
    )


def _experience(converter: Converter, item: Facts, kind: str, place: tuple[str, int]) -> None:
    role, company = item.text("position"), item.text("company")
    given = {"organization": _plain(company), "location": item.text("location")}
    kind = kind if kind in {"service", "course", "project"} else "position"
    given |= {"role": _plain(role)} if kind == "position" else {}
    add_entry(
        converter.draft,
        kind,
        _plain(role or company),
        _when(item),
        place=place,
        url=_link_in(company, role),
        body=_body(converter, item, place),
        **given,
    )


def _normal(converter: Converter, item: Facts, heading: str, kind: str, place: tuple[str, int]) -> None:
    name = item.text("name")
    kind = kind if kind not in {"", "paper", "degree", "position"} else "project" if kind == "" else "entry"
    given = {} if kind in {"skill", "language"} else {"location": item.text("location")}
    given |= {"kind": heading.replace("_", " ")} if kind == "entry" else {}
    add_entry(
        converter.draft,
        kind,
        _plain(name),
        _when(item),
        place=place,
        url=_link_in(name),
        body=_body(converter, item, place),
        **given,
    )


def _publication(converter: Converter, item: Facts, place: tuple[str, int]) -> None:
    title, venue = _plain(item.text("title")), item.text("journal")
    authors = [re.sub(r"^\*+|\*+$", "", name) for name in item.texts("authors")]
    url = item.text("url")
    fields = {"doi": item.text("doi"), "url": url if "://" in url else "", "abstract": item.text("summary")}
    kind = (
        "inproceedings"
        if re.search(r"\b(proc|conf|workshop|symposium|in )", venue, re.IGNORECASE)
        else "article"
    )
    if venue:
        converter.draft.report.need(
            *place, f"{title}: RenderCV does not say of what sort it is; it is @{kind}"
        )
    add_paper(
        converter.draft,
        paper(
            title,
            authors,
            kind=kind if venue else "misc",
            venue=_plain(venue),
            date=item.text("date"),
            fields=fields,
        ),
    )
