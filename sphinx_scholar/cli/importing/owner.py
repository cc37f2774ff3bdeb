"""What the old site says of its owner: profiles, addresses, options of ``{person}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.networks import account_of
from sphinx_scholar.directives.objects import PersonDirective
from sphinx_scholar.records.identifiers import normalize_email

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.draft import Profile
    from sphinx_scholar.cli.importing.report import Report


def add_account(profile: Profile, name: str, value: str, report: Report, path: str, line: int) -> None:
    """Note a profile of the owner: as an option of ``{person}`` where there is one, else as a link."""
    found = account_of(name, value)
    if found is None:
        profile.facts.append((name, value))
        report.need(path, line, f"{name}: {value!r} is no address; it stands on the page Contact as it is")
        return
    if found.option in PersonDirective.option_spec and found.account:
        set_option(profile, found.option, found.account, report, path, line, url=found.url, title=found.title)
    else:
        profile.links.append((found.title, found.url))


def set_option(
    profile: Profile,
    option: str,
    value: str,
    report: Report,
    path: str,
    line: int,
    *,
    url: str = "",
    title: str = "",
) -> None:
    """Set an option of ``{person}`` if it takes the value; else note the value for Contact."""
    reader = (PersonDirective.option_spec or {}).get(option)
    if reader is None:
        profile.facts.append((title or option.replace("-", " ").capitalize(), value))
        return
    try:
        reader(value)
    except ValueError as error:
        if url:
            profile.links.append((title, url))
            report.need(path, line, f"{option}: {error}; it is a link on the page Contact")
        else:
            report.need(path, line, f"{option}: {error}; it was left out")
        return
    profile.options.setdefault(option, value)


def add_email(profile: Profile, text: str, report: Report, path: str, line: int) -> None:
    """Note an email address, once."""
    try:
        address = normalize_email(text)
    except ValueError as error:
        report.need(path, line, f"email: {error}; it was left out")
        return
    if address not in profile.emails:
        profile.emails.append(address)


def add_address(profile: Profile, parts: Iterable[str], report: Report, path: str, line: int) -> None:
    """Note a postal address, of which some parts may be empty."""
    if address := ", ".join(part for part in parts if part):
        set_option(profile, "address", address, report, path, line)


def add_portrait(converter: Converter, name: str, places: Iterable[str], path: str, line: int) -> None:
    """Take the first picture that stands at one of these places; report one that stands at none."""
    profile = converter.draft.profile
    for place in places:
        profile.portrait = profile.portrait or converter.source.file(place)
    if profile.portrait is None:
        converter.draft.report.need(path, line, f"the picture {name} is not there")
