"""The home page of HugoBlox: its blocks, in the forms of old and new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.hugo_entries import add_award, add_position, skill
from sphinx_scholar.cli.importing.hugo_person import take_email
from sphinx_scholar.cli.importing.life import add_entry
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.owner import add_address, set_option
from sphinx_scholar.cli.importing.samples import is_sample_text

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.source import Page


def read_home(converter: Converter) -> None:
    """Take entries and texts from all blocks of home."""
    source = converter.source
    names = [
        *(["content/_index.md"] if source.has("content/_index.md") else []),
        *source.below("content/home", ".md"),
    ]
    converter.note_address("/", "index")
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
        add_position(converter, one, path)
    for one in facts.tables("item"):
        add_award(converter, one, path)
    for one in facts.tables("feature"):
        add_entry(converter.draft, "skill", skill(one), place=(path, one.line("name")))
    for section in facts.tables("sections"):
        block, content = section.text("block"), section.table("content")
        for one in content.tables("items"):
            if block == "experience":
                add_position(converter, one, path)
            elif block == "accomplishments":
                add_award(converter, one, path)
            elif block in {"features", "skills"}:
                add_entry(converter.draft, "skill", skill(one), place=(path, one.line("name")))
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
    take_email(converter, content.text("email"), path, content.line("email"))
    if phone := content.text("phone"):
        set_option(profile, "telephone", phone, report, path, content.line("phone"))
    address = content.table("address")
    parts = [address.text(key) for key in ("street", "postcode", "city", "region", "country")]
    add_address(profile, parts, report, path, content.line("address"))
    for key in ("office_hours", "directions", "appointment_url"):
        for value in content.texts(key):
            profile.facts.append((key.replace("_", " ").capitalize(), value))
