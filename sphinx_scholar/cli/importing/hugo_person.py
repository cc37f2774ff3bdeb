"""People of HugoBlox: its owner, and co-authors who have a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.hugo_entries import add_life
from sphinx_scholar.cli.importing.life import add_entry
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.networks import account_of
from sphinx_scholar.cli.importing.owner import add_account, add_email, set_option
from sphinx_scholar.cli.importing.report import report_rest
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
    members: list[Page] = field(default_factory=list)
    """The pages of those who belong to the group."""

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
            converter.note_address(f"/authors/{folder}/", "index")
            converter.note_address(f"/author/{shown.lower().replace(' ', '-')}/", "index")
        elif page.facts.texts("user_groups"):
            people.members.append(page)
            converter.note_address(f"/authors/{folder}/", "people")
            converter.note_address(f"/author/{shown.lower().replace(' ', '-')}/", "people")
        else:
            _other(converter, page, shown)
    if people.members:
        converter.note_address("/people/", "people")
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


def write_members(converter: Converter, people: People) -> None:
    """Make entries of those who belong to the group; all addresses must be known before."""
    for page in people.members:
        facts = page.facts
        groups = facts.texts("user_groups")
        organizations = [plain(one.text("name")) for one in facts.tables("organizations", "affiliations")]
        given = {"role": plain(facts.text("role", "tagline")) or groups[0].rstrip("s")}
        given["organization"] = ", ".join(name for name in organizations if name)
        given["photo"] = _picture_beside(converter, page)
        given["topic"] = ", ".join(plain(text) for text in facts.texts("interests"))
        links = [_named_address(link) for link in facts.tables("social", "profiles", "links")]
        web = next((url for _, url in links if url.startswith("http")), "")
        texts = (facts.block("bio"), page.body)
        body = [
            converter.text(text, page.path, page.line, "people.md", nested=True) for text in texts if text
        ]
        if any("alumni" in group.casefold() for group in groups):
            why = "left the group: the year as :end: puts this person among the alumni"
            converter.draft.report.need(page.path, facts.line("user_groups"), f"{_name(facts)} {why}")
        others = [f"[{name}]({url})" for name, url in links if url and url != web]
        address = facts.text("email")
        others += [f"[{address}](mailto:{address})"] if address else []
        add_entry(
            converter.draft,
            "member",
            _name(facts),
            place=(page.path, page.line),
            url=web,
            body="\n\n".join([*dict.fromkeys(part for part in body if part), " · ".join(others)]).strip(),
            **given,
        )
        facts.ignore("title", "name", *LOOK)
        report_rest(converter.draft.report, facts, page.path)


def _named_address(link: Facts) -> tuple[str, str]:
    link.ignore("icon_pack", "display")
    icon, url = link.text("icon"), link.text("link", "url")
    name = link.text("label", "name", "title") or ICONS.get(icon, icon.rpartition("/")[2])
    is_address = re.match(r"https?://|mailto:", url) is not None and not is_sample_value(url)
    return name.replace("-", " ").capitalize(), url if is_address else ""


def write_owner(converter: Converter, people: People) -> None:
    """Take what the page of the owner says; all addresses must be known before."""
    if people.owner is None:
        return
    page, profile, report = people.owner, converter.draft.profile, converter.draft.report
    facts = page.facts
    facts.ignore(*LOOK)
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
    take_email(converter, facts.text("email"), page.path, facts.line("email"))
    for link in facts.tables("social", "profiles", "links"):
        _link(converter, link, page.path)
    add_life(converter, facts, page.path)
    _portrait(converter, page)
    body, bio = page.body, facts.block("bio")
    if is_sample_text(body):
        report.skip(page.path, "its text, a sample of the template", page.line)
        body = ""
    profile.biography = "\n\n".join(
        converter.text(text, page.path, page.line, "index.md") for text in (body, bio) if text.strip()
    )
    report_rest(converter.draft.report, facts, page.path)


def take_email(converter: Converter, value: str, path: str, line: int) -> None:
    """Take an email address that is not a sample."""
    if value and not is_sample_value(value):
        address = value.removeprefix("mailto:")
        add_email(converter.draft.profile, address, converter.draft.report, path, line)


def _link(converter: Converter, link: Facts, path: str) -> None:
    link.ignore("icon_pack", "display")
    icon, url, label = link.text("icon"), link.text("link", "url"), link.text("label", "name", "title")
    line = link.line("icon") or link.line("link")
    report, profile = converter.draft.report, converter.draft.profile
    name = ICONS.get(icon, icon.rpartition("/")[2])
    if is_sample_value(url) or url.startswith(("/#", "#")):
        report.skip(path, f"a sample of the template: {url}", line)
    elif url.startswith("mailto:"):
        take_email(converter, url, path, line)
    elif re.match("https?://", url):
        found = account_of(name, url)
        add_account(profile, name if found else "website", url, report, path, line)
    elif copied := converter.copy(url if url.startswith("/") else f"/{url}"):
        profile.links.append((label or "Curriculum vitae (PDF)", copied))
    elif url:
        report.need(path, line, f"{icon}: {url} is not there")


def _picture_beside(converter: Converter, page: Page) -> str:
    """Return the path of a person's picture in the new site, or nothing."""
    folder, stem = PurePosixPath(page.path).parent, PurePosixPath(page.path).stem
    endings = (".jpg", ".jpeg", ".png", ".webp")
    beside = converter.source.below(str(folder), *endings) if stem == "_index" else []
    beside += [f"assets/media/authors/{stem}{ending}" for ending in endings]
    beside.sort(key=lambda name: "avat" not in name.rpartition("/")[2])
    return next((copied for name in beside if (copied := converter.copy(f"/{name.partition('/')[2]}"))), "")


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
