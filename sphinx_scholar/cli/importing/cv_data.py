"""The CV of al-folio in each of its forms: JSON Resume, RenderCV, and a list of sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_scholar.cli.importing.facts import Facts
from sphinx_scholar.cli.importing.json_resume import take_resume
from sphinx_scholar.cli.importing.life import add_entry, add_to_section, bullets, kind_of_heading
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.rendercv import take_rendercv
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import is_sample_name

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter


def take_cv(converter: Converter, name: str) -> None:
    """Take a CV, if there is one by this name; what another one said is not said again."""
    if not converter.source.has(name):
        return
    value = converter.source.value(name)
    before = list(converter.draft.entries)
    if isinstance(value, Facts) and value.table("cv"):
        take_rendercv(converter, value, name)
    elif isinstance(value, Facts):
        take_resume(converter, value, name)
    elif isinstance(value, list):
        _sections(converter, [item for item in value if isinstance(item, Facts)], name)
    known = {(entry.kind, plain(entry.title).casefold(), entry.start) for entry in before}
    for entry in converter.draft.entries[len(before) :]:
        if (entry.kind, plain(entry.title).casefold(), entry.start) not in known:
            before.append(entry)
        else:
            converter.draft.report.skip(name, f"{entry.title} is in another file too")
    converter.draft.entries = before


def _sections(converter: Converter, sections: list[Facts], path: str) -> None:
    if any(is_sample_name(one.text("value")) for section in sections for one in section.tables("contents")):
        converter.draft.report.skip(path, "a sample of the template: Albert Einstein")
        return
    for section in sections:
        title = section.text("title")
        kind = kind_of_heading(title)
        section.ignore("type")
        for item in section.items("contents"):
            line = item.first_line if isinstance(item, Facts) else section.line("contents")
            _item(converter, title, kind, item, (path, line))
        report_rest(converter.draft.report, section, path)


def _item(converter: Converter, heading: str, kind: str, item: Any, place: tuple[str, int]) -> None:
    draft = converter.draft
    if not isinstance(item, Facts):
        _line(converter, heading, kind, str(item), place)
        return
    year = item.text("year", "date")
    if "name" in item.values and "value" in item.values:
        _fact(converter, heading, item.text("name"), item.text("value"), place)
        return
    texts = [converter.inline(text, *place, "cv.md") for text in _flat(item.items("items"))]
    title = plain(item.text("title"))
    if not title and year and kind in {"award", "grant", "service", "talk", "media"}:
        for text in texts:
            add_entry(draft, kind, text, [year], place=place)
        return
    if kind in {"interest", "skill", "language"}:
        words = ", ".join(texts)
        add_entry(draft, kind, f"{title}: {words}" if words and title else title or words, place=place)
        return
    body = bullets(
        [*(converter.inline(text, *place, "cv.md") for text in _flat(item.items("description"))), *texts]
    )
    where = plain(item.text("institution", "organization"))
    given = {
        "location": plain(item.text("location")),
        "institution" if kind == "degree" else "organization": where,
    }
    kind = "entry" if kind in {"", "paper"} else kind
    given |= {"role": title} if kind == "position" else {"kind": heading} if kind == "entry" else {}
    link = re.search(r"href=[\"'](https?://[^\"']+)", str(item.values.get("title") or ""))
    add_entry(
        draft, kind, title, [_period(year)], place=place, url=link[1] if link else "", body=body, **given
    )


def _period(year: str) -> str:
    return re.sub(r"\s*-\s*", " - ", year) if re.fullmatch(r"\d{4}\s*-\s*\S+", year) else year


def _line(converter: Converter, heading: str, kind: str, text: str, place: tuple[str, int]) -> None:
    words = converter.inline(text, *place, "cv.md")
    if kind in {"skill", "language", "interest"}:
        add_entry(converter.draft, kind, words, place=place)
        return
    add_to_section(converter.draft, heading, words)


def _fact(converter: Converter, heading: str, name: str, value: str, place: tuple[str, int]) -> None:
    if name.casefold() == "full name":
        converter.draft.profile.name = converter.draft.profile.name or value
    elif kind_of_heading(name) == "language":
        for language in re.split(r",\s*(?![^(]*\))", value):
            match = re.fullmatch(r"(.+?)\s*\((.+)\)", language)
            level = {"level": match[2]} if match else {}
            add_entry(converter.draft, "language", match[1] if match else language, place=place, **level)
    else:
        _line(converter, heading, "", f"{name}: {value}", place)


def _flat(items: list[Any]) -> list[str]:
    """Return texts of a list that may be nested."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Facts):
            inner = "; ".join(_flat(item.items("contents", "items")))
            found.append(": ".join(part for part in (item.text("title"), inner) if part))
        else:
            found.append(str(item))
    return [text for text in found if text]
