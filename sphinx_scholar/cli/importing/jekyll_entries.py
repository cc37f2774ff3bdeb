"""Entries of kinds, from the pages of Jekyll's collections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.draft import DraftEntry, dates_of
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.records.identifiers import normalize_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.jekyll import Jekyll
    from sphinx_scholar.cli.importing.source import Page


def _news(site: Jekyll, page: Page) -> None:
    title = plain(page.facts.text("title"))
    body = site.converter.page(page, "news.md", nested=True)
    if page.facts.is_true("inline"):
        if title and title.casefold() not in body.casefold():
            body = f"{title}. {body}"
        title = ""
    _add(site, page, "news", title, {}, body)


def _talk(site: Jekyll, page: Page) -> None:
    facts = page.facts
    given = {"sort": facts.text("type"), "event": plain(facts.text("venue", "event", "conference"))}
    given["location"] = plain(facts.text("location"))
    links = _links(
        site,
        page,
        "talks.md",
        given,
        {"slides": ("slides", "slidesurl", "url_slides"), "video": ("video", "videourl", "url_video")},
    )
    body = site.converter.page(page, "talks.md", nested=True)
    _add(
        site,
        page,
        "talk",
        plain(facts.text("title")) or page.stem,
        given,
        _joined(_lead(site, page, "talks.md"), body, links),
    )


def _course(site: Jekyll, page: Page) -> None:
    facts = page.facts
    given = {"level": facts.text("type"), "organization": plain(facts.text("venue", "organization"))}
    given["location"] = plain(facts.text("location"))
    term = " ".join(part for part in (facts.text("term", "semester"), facts.text("year")) if part)
    dates = dates_of(facts.text("year"))
    given["terms"] = term if term != dates.start else ""
    lines = [
        f"{name}: {plain(facts.text(key))}"
        for name, key in (
            ("Instructor", "instructor"),
            ("Time", "time"),
            ("Number", "course_id"),
            ("Code", "course_code"),
        )
        if key in facts
    ]
    body = site.converter.page(page, "teaching.md", nested=True)
    schedule = "\n".join(_lesson(site, page, lesson) for lesson in facts.tables("schedule"))
    whole = _joined(_lead(site, page, "teaching.md"), "\\\n".join(lines), body, schedule)
    _add(site, page, "course", plain(facts.text("title")) or page.stem, given, whole, dates.start)


def _lesson(site: Jekyll, page: Page, lesson: Facts) -> str:
    """Return a line of a schedule."""
    week, date = lesson.text("week"), lesson.text("date")
    parts = [
        f"Week {week}" if week else "",
        date,
        plain(lesson.text("topic")),
        plain(lesson.text("description")),
    ]
    line = page.facts.line("schedule")
    materials = []
    for material in lesson.tables("materials"):
        name, url = plain(material.text("name")), material.text("url")
        target = site.converter.address(url, page.path, line, "teaching.md") if url else ""
        materials.append(f"[{name}]({target})" if target else name)
    return "- " + ". ".join(part.rstrip(".") for part in [*parts, ", ".join(materials)] if part) + "."


def _project(site: Jekyll, page: Page) -> None:
    facts = page.facts
    given: dict[str, str] = {}
    links = _links(site, page, "projects.md", given, {"url": ("redirect", "link", "external_url")})
    if repository := facts.text("github"):
        url = repository if "://" in repository else f"https://github.com/{repository}"
        links = " · ".join(part for part in (links, f"[GitHub]({url})") if part)
    picture = _picture(site, page, "projects.md")
    category = f"Category: {facts.text('category')}" if "category" in facts else ""
    body = site.converter.page(page, "projects.md", nested=True)
    title = plain(facts.text("title")) or page.stem
    _add(
        site,
        page,
        "project",
        title,
        given,
        _joined(_lead(site, page, "projects.md"), picture, category, body, links),
    )


PEOPLE_FACTS = {
    "role": ("role", "position", "job"),
    "organization": ("affiliation", "organization"),
    "topic": ("interests", "topic", "research"),
}


def _member(site: Jekyll, page: Page) -> None:
    facts, at = page.facts, "people.md"
    given = {name: plain(facts.text(*keys)) for name, keys in PEOPLE_FACTS.items()}
    photo = facts.text("image", "img", "photo", "avatar")
    places = [photo, *(f"assets/img/{folder}{photo}" for folder in ("people/", "team/", "members/", ""))]
    given["photo"] = next((new for place in places if photo and (new := site.converter.copy(place))), "")
    if photo and not given["photo"]:
        site.draft.report.need(page.path, facts.line("image"), f"the picture {photo} is not there")
    links = _links(site, page, at, given, {"url": ("website", "homepage", "url", "link")})
    email = facts.text("email")
    email = f"[{email}](mailto:{email})" if "@" in email else email
    name = plain(facts.text("name", "title")) or page.stem
    if facts.text("current") == "false" or "alumni" in facts.text("category", "status").casefold():
        why = "left the group: the year as :end: puts this person among the alumni"
        site.draft.report.need(page.path, page.line, f"{name} {why}")
    body = site.converter.page(page, at, nested=True)
    _add(
        site, page, "member", name, given, _joined(body, " · ".join(part for part in (links, email) if part))
    )


ADD: dict[str, Callable[[Jekyll, Page], None]] = {
    "news": _news,
    "talk": _talk,
    "course": _course,
    "project": _project,
    "member": _member,
}
"""Functions that make an entry of a page, by its kind."""


def _add(
    site: Jekyll, page: Page, kind: str, title: str, given: dict[str, str], body: str, date: str = ""
) -> None:
    """Note an entry; what is left of its page is reported."""
    written = page.facts.text("date") or date
    if not written and (match := re.match(r"\d{4}(-\d\d(-\d\d)?)?(?=-)", page.stem)):
        written = match[0]
    dates = dates_of(written)
    if dates.unread:
        why = f"the date {dates.unread!r} is not certain"
        site.draft.report.need(page.path, page.facts.line("date"), why)
        body = _joined(dates.unread, body)
    options = {name: value for name, value in given.items() if value}
    site.draft.entries.append(
        DraftEntry(kind=kind, title=title, start=dates.start, end=dates.end, options=options, body=body)
    )
    page.facts.ignore("permalink", "title")
    site.leftovers(page)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part.strip())


def _lead(site: Jekyll, page: Page, at: str) -> str:
    """Return the description of a page, unless its text says it too, with the picture that it shows."""
    described = page.facts.block("description", "excerpt")
    words = plain(described)
    if words and words.casefold() in plain(page.body).casefold():
        words = ""
    picture = re.search(r"<img[^>]*src=[\"']([^\"']+)", described)
    if picture and picture[1] not in page.body:
        alt = plain(page.facts.text("title"))
        line = page.facts.line("excerpt")
        words = _joined(
            words, site.converter.text(f"![{alt}]({picture[1]})", page.path, line, at, nested=True)
        )
    return words


def _picture(site: Jekyll, page: Page, at: str) -> str:
    name = page.facts.text("img", "image", "teaser")
    header = page.facts.table("header")
    name = name or header.text("teaser", "image")
    if not name:
        return ""
    line = page.facts.line("img")
    target = site.converter.address(name if "://" in name else f"/{name.lstrip('/')}", page.path, line, at)
    if not target:
        return ""
    if "://" in target:
        return f"[{target}]({target})"
    return f"![{plain(page.facts.text('title'))}]({target})"


def _links(
    site: Jekyll, page: Page, at: str, given: dict[str, str], names: dict[str, tuple[str, ...]]
) -> str:
    """Set options to addresses on the web; return links to files of the site as Markdown."""
    lines = []
    for option, keys in names.items():
        value = page.facts.text(*keys)
        if not value:
            continue
        line = next((page.facts.line(key) for key in keys if key in page.facts), 0)
        target = site.converter.address(value, page.path, line, at)
        if not target:
            continue
        try:
            given[option] = normalize_url(target)
        except ValueError:
            lines.append(f"[{option.capitalize()}]({target})")
    return " · ".join(lines)
