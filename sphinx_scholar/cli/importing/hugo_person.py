"""People of HugoBlox, and the blocks of its home page: experience, awards, skills, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.converter import plain
from sphinx_scholar.cli.importing.jekyll import lose
from sphinx_scholar.cli.importing.life import add_entry, degree_title
from sphinx_scholar.cli.importing.networks import account_of
from sphinx_scholar.cli.importing.owner import add_account, add_address, add_email, set_option
from sphinx_scholar.cli.importing.samples import is_sample_name, is_sample_text, is_sample_value
from sphinx_scholar.cli.importing.source import Page

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.facts import Facts

OWNERS = ("admin", "me")
LOOK = (
    "superuser highlight_name user_groups name_pronunciation authors weight avatar status first_name"
    " last_name"
).split()
ICONS = {
    "graduation-cap": "scholar",
    "google-scholar": "scholar",
    "envelope": "email",
    "at-symbol": "email",
}


@dataclass(slots=True, kw_only=True)
class People:
    """The people whom pages name by the names of their folders."""

    owner: Page | None = None
    by_folder: dict[str, str] = field(default_factory=dict)

    def names(self, folders: list[str]) -> list[str]:
        """Return the names of people as they are printed; the template's are left out."""
        named = [
            self.by_folder.get(folder, self.by_folder.get(folder.casefold(), folder)) for folder in folders
        ]
        return [name for name in named if name and not is_sample_name(name) and name not in OWNERS]


def read_people(converter: Converter) -> People:
    """Read the people of a site; one is its owner."""
    people, source, report = People(), converter.source, converter.draft.report
    names = [*source.below("content/authors", ".md"), *source.below("data/authors", ".yaml", ".yml")]
    for name in names:
        path = PurePosixPath(name)
        if path.suffix == ".md" and len(path.parts) < 4:
            continue
        page = (
            source.page(name)
            if path.suffix == ".md"
            else Page(path=name, facts=source.facts(name), body="", line=1)
        )
        folder = path.parent.name if path.suffix == ".md" else path.stem
        shown = _name(page.facts)
        is_owner = folder in OWNERS or page.facts.is_true("superuser")
        if is_sample_name(shown):
            report.skip(name, f"a sample of the template: {shown}")
            people.by_folder[folder] = ""
            continue
        people.by_folder[folder] = shown
        if is_owner and people.owner is None:
            people.owner = page
            converter.draft.profile.name = shown
            converter.know(f"/authors/{folder}/", "index")
            converter.know(f"/author/{shown.lower().replace(' ', '-')}/", "index")
        else:
            _other(converter, page, shown)
    return people


def _name(facts: Facts) -> str:
    name = facts.table("name")
    parts = (
        [name.text("given"), name.text("family")]
        if name
        else [facts.text("first_name"), facts.text("last_name")]
    )
    shown = name.text("display") if name else facts.text("title", "name")
    return shown or " ".join(part for part in parts if part)


def _other(converter: Converter, page: Page, name: str) -> None:
    """Take a co-author, whose first link on the web is the person's address."""
    links = [link.text("link", "url") for link in page.facts.tables("social", "profiles", "links")]
    web = next((link for link in links if re.match("https?://", link)), "")
    if web:
        converter.draft.links.setdefault(name, web)
    text = plain(page.facts.text("role", "bio"))
    why = "write this person as a {member}, if one of your group" + (f": {text}" if text else "")
    converter.draft.report.need(page.path, 1, f"{name}: {why}")


def write_owner(converter: Converter, people: People) -> None:
    """Take what the page of the owner says; all addresses must be known before."""
    if people.owner is None:
        return
    page, profile, report = people.owner, converter.draft.profile, converter.draft.report
    facts = page.facts
    facts.leave(*LOOK)
    for option, *keys in (("position", "role", "tagline"), ("pronouns", "pronouns")):
        if value := plain(facts.text(*keys)):
            set_option(profile, option, value, report, page.path, facts.line(keys[0]))
    places = []
    for one in facts.tables("organizations", "affiliations"):
        name, url = plain(one.text("name")), one.text("url")
        places.append(name)
        if re.match("https?://", url):
            converter.draft.links.setdefault(name, url)
    if places:
        set_option(profile, "affiliation", ", ".join(places), report, page.path, facts.line("organizations"))
    _email(converter, facts.text("email"), page.path, facts.line("email"))
    for link in facts.tables("social", "profiles", "links"):
        _link(converter, link, page.path)
    _life(converter, facts, page.path)
    _portrait(converter, page)
    body, bio = page.body, facts.block("bio")
    if is_sample_text(body):
        report.skip(page.path, "its text, a sample of the template", page.line)
        body = ""
    profile.biography = "\n\n".join(
        converter.text(text, page.path, page.line, "index.md") for text in (body, bio) if text.strip()
    )
    lose(converter.draft, facts, page.path)


def _email(converter: Converter, value: str, path: str, line: int) -> None:
    if value and not is_sample_value(value):
        address = value.removeprefix("mailto:")
        add_email(converter.draft.profile, address, converter.draft.report, path, line)


def _link(converter: Converter, link: Facts, path: str) -> None:
    link.leave("icon_pack", "display")
    icon, url, label = link.text("icon"), link.text("link", "url"), link.text("label", "name", "title")
    line = link.line("icon") or link.line("link")
    report, profile = converter.draft.report, converter.draft.profile
    name = ICONS.get(icon, icon.rpartition("/")[2])
    if is_sample_value(url) or url.startswith(("/#", "#")):
        report.skip(path, f"a sample of the template: {url}", line)
    elif url.startswith("mailto:"):
        _email(converter, url, path, line)
    elif re.match("https?://", url):
        found = account_of(name, url)
        add_account(profile, name if found else "website", url, report, path, line)
    elif copied := converter.copy(url if url.startswith("/") else f"/{url}"):
        profile.links.append((label or "Curriculum vitae (PDF)", copied))
    elif url:
        report.need(path, line, f"{icon}: {url} is not there")


def _life(converter: Converter, facts: Facts, path: str) -> None:
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
        _position(converter, one, path)
    for one in facts.tables("awards"):
        _award(converter, one, path)
    for group in facts.tables("skills"):
        names = [_skill(one) for one in group.tables("items", "skills")]
        add_entry(
            draft,
            "skill",
            f"{group.text('name')}: {', '.join(names)}" if names else group.text("name"),
            place=(path, group.line("name")),
        )
    for one in facts.tables("languages"):
        level = one.text("level", "label") or (f"{one.text('percent')} %" if "percent" in one else "")
        add_entry(draft, "language", one.text("name"), place=(path, one.line("name")), level=level)


def _skill(one: Facts) -> str:
    one.leave("icon", "icon_pack", "percent", "level", "color", "color_border")
    text = one.text("description")
    return f"{one.text('name')} ({text})" if text else one.text("name")


def _when(one: Facts) -> list[str]:
    start, end = one.text("date_start", "start"), one.text("date_end", "end")
    if start:
        return [start, end or "present"]
    return [end or one.text("year", "date")]


def _position(converter: Converter, one: Facts, path: str) -> None:
    one.leave("company_logo", "icon", "button")
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


def _award(converter: Converter, one: Facts, path: str) -> None:
    one.leave("icon", "icon_pack", "organization_url")
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


def _portrait(converter: Converter, page: Page) -> None:
    folder = PurePosixPath(page.path).parent
    for ending in ("jpg", "jpeg", "png", "webp"):
        for name in (
            f"{folder}/avatar.{ending}",
            *(f"assets/media/authors/{one}.{ending}" for one in OWNERS),
        ):
            profile = converter.draft.profile
            profile.portrait = profile.portrait or (
                converter.source.file(name) if converter.source.has(name) else None
            )


# -- home --------------------------------------------------------------------------------------------


def read_home(converter: Converter) -> None:
    """Take the blocks of home, in the forms of old and new versions."""
    source = converter.source
    names = [
        *(["content/_index.md"] if source.has("content/_index.md") else []),
        *source.below("content/home", ".md"),
    ]
    converter.know("/", "index")
    for name in names:
        page = source.page(name)
        if page.facts.values.get("active") == "false" or page.facts.values.get("headless") == "true":
            converter.draft.report.skip(name, "a block that was not shown")
            continue
        read_blocks(converter, page)
        title = plain(page.facts.text("title"))
        widget = page.facts.text("widget", "block")
        if page.body.strip() and not is_sample_text(page.body) and widget in {"", "blank", "markdown"}:
            heading = "" if title.casefold() == "home" else title
            _add_to_biography(converter, heading, converter.page(page, "index.md"))
        converter.draft.report.skip(name, "blocks of home, whose look the engine makes by itself")


def read_blocks(converter: Converter, page: Page) -> None:
    """Take entries and texts out of blocks and of old widgets."""
    facts, path = page.facts, page.path
    for one in facts.tables("experience"):
        _position(converter, one, path)
    for one in facts.tables("item"):
        _award(converter, one, path)
    for one in facts.tables("feature"):
        add_entry(converter.draft, "skill", _skill(one), place=(path, one.line("name")))
    for section in facts.tables("sections"):
        block, content = section.text("block"), section.table("content")
        for one in content.tables("items"):
            if block == "experience":
                _position(converter, one, path)
            elif block == "accomplishments":
                _award(converter, one, path)
            elif block in {"features", "skills"}:
                add_entry(converter.draft, "skill", _skill(one), place=(path, one.line("name")))
        if block == "markdown":
            _text(converter, content, path)
        elif block.startswith("contact"):
            _contact(converter, content, path)


def _text(converter: Converter, content: Facts, path: str) -> None:
    title, text = plain(content.text("title")), content.block("text")
    if text.strip() and not is_sample_text(text):
        body = converter.text(text, path, content.line("text"), "index.md")
        _add_to_biography(converter, title, body)


def _add_to_biography(converter: Converter, title: str, body: str) -> None:
    heading = f"## {title}\n\n" if title else ""
    profile = converter.draft.profile
    profile.biography = f"{profile.biography}\n\n{heading}{body}".strip()


def _contact(converter: Converter, content: Facts, path: str) -> None:
    profile, report = converter.draft.profile, converter.draft.report
    _email(converter, content.text("email"), path, content.line("email"))
    if phone := content.text("phone"):
        set_option(profile, "telephone", phone, report, path, content.line("phone"))
    address = content.table("address")
    parts = [address.text(key) for key in ("street", "postcode", "city", "region", "country")]
    add_address(profile, parts, report, path, content.line("address"))
    for key in ("office_hours", "directions", "appointment_url"):
        for value in content.texts(key):
            profile.facts.append((key.replace("_", " ").capitalize(), value))
