"""Papers of HugoBlox: a bundle each, with front matter and often a ``cite.bib``."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.papers import add_paper, paper
from sphinx_scholar.cli.importing.samples import is_sample_text, is_sample_value
from sphinx_scholar.records.identifiers import normalize_url

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.converter import Converter
    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.hugo_person import People
    from sphinx_scholar.cli.importing.source import Page

TYPES = {
    **dict.fromkeys(("1", "paper-conference"), "inproceedings"),
    **dict.fromkeys(("2", "article-journal"), "article"),
    **dict.fromkeys(("4", "report"), "techreport"),
    **dict.fromkeys(("5", "book"), "book"),
    **dict.fromkeys(("6", "chapter"), "incollection"),
    **dict.fromkeys(("7", "thesis"), "phdthesis"),
}
"""Types of papers, by their numbers in old versions and by their names in CSL."""

FEATURED = tuple(f"featured.{ending}" for ending in ("jpg", "jpeg", "png", "webp"))
ADDRESSES = {
    "pdf": ("url_pdf", "pdf"),
    "code": ("url_code", "code"),
    "data": ("url_dataset", "dataset"),
    "poster": ("url_poster", "poster"),
    "slides": ("url_slides", "slides"),
    "video": ("url_video", "video"),
    "website": ("url_project", "project"),
    "html": ("url_source", "source"),
}
"""Fields of ``.bib`` files, each with the fact and the type of link that fill it."""


def add(converter: Converter, page: Page, people: People) -> str:
    """Take a paper, and return its key."""
    facts = page.facts
    title = plain(facts.text("title")) or page.stem
    authors = people.names(facts.texts("authors"))
    kind = TYPES.get((facts.texts("publication_types") or [""])[0].casefold(), "misc")
    venue = re.sub(r"^In\s+|[*_]", "", plain(facts.text("publication"))).strip()
    ids = facts.table("hugoblox").table("ids")
    fields = {
        "doi": facts.text("doi") or ids.text("doi"),
        "arxiv": ids.text("arxiv"),
        "abbr": re.sub(r"^In\s+|[*_]", "", plain(facts.text("publication_short"))).strip(),
        "selected": "true" if facts.is_true("featured") else "",
        "abstract": _abstract(facts),
        "keywords": ", ".join(facts.texts("tags")),
        **_notes_of_authors([plain(note) for note in facts.texts("author_notes")]),
    }
    fields |= _addresses(converter, page)
    fields["preview"] = next((file for name in FEATURED if (file := _file(converter, page, name))), "")
    folder = str(PurePosixPath(page.path).parent)
    beside = f"{folder}/cite.bib"
    cited = converter.source.text(beside) if page.stem == "index" and converter.source.has(beside) else ""
    date = facts.text("date", "publishDate") or page.date_in_name
    if not authors and not cited:
        authors = [converter.draft.profile.name] if converter.draft.profile.name else []
        converter.draft.report.need(page.path, facts.line("title"), f"{title}: it names no authors")
    if venue and kind == "misc":
        fields["howpublished"] = venue
    return add_paper(
        converter.draft, paper(title, authors, kind=kind, venue=venue, date=date, fields=fields), cited
    )


def _notes_of_authors(notes: list[str]) -> dict[str, str]:
    """Return marks of authors: those who contributed equally, and what else is said of them."""
    equal = [number for number, note in enumerate(notes, 1) if "equal" in note.casefold()]
    others = [note for note in notes if note and "equal" not in note.casefold()]
    return {
        "author+an": "; ".join(f"{number}=joint" for number in equal),
        "additional_info": ", ".join(dict.fromkeys(others)),
    }


def _abstract(facts: Facts) -> str:
    abstract, summary = plain(facts.block("abstract")), plain(facts.block("summary"))
    texts = [text for text in (abstract, summary) if text and not is_sample_text(text)]
    return " ".join(texts[:1] if len(texts) > 1 and texts[1] in texts[0] else texts)


def _addresses(converter: Converter, page: Page) -> dict[str, str]:
    facts, found = page.facts, {}
    typed = {}
    for link in facts.tables("links"):
        if "type" in link:
            link.ignore("label")
            typed[link.text("type")] = (link.text("url"), facts.line("links"))
    for field, (key, kind) in ADDRESSES.items():
        value, line = (facts.text(key), facts.line(key)) if key in facts else typed.pop(kind, ("", 0))
        facts.ignore(key)
        if not value or value == "#" or is_sample_value(value):
            continue
        if "://" in value:
            found[field] = value
        elif file := _file(converter, page, value):
            found[field] = file
        else:
            converter.draft.report.need(page.path, line, f"{key}: {value} is not there")
    for kind, (value, line) in typed.items():
        if value and value != "#":
            converter.draft.report.need(
                page.path, line, f"the link {kind}: {value} has no field; write it into the .bib file"
            )
    return found


def _file(converter: Converter, page: Page, name: str) -> str:
    """Copy a file that a paper names to the address that it had."""
    folder = PurePosixPath(page.path).parent
    bare = name.lstrip("/")
    for place in (f"{folder}/{bare}", f"static/{bare}", f"content/{bare}", f"assets/{bare}"):
        file = converter.source.file(place)
        if file is not None:
            path = converter.published(place)
            converter.draft.files[path] = file
            return path
    return ""


def web_addresses(facts: Facts, names: dict[str, str]) -> dict[str, str]:
    """Return options for addresses on the web; others are left for :func:`links`."""
    found = {}
    for option, key in names.items():
        value = str(facts.values.get(key) or "")
        try:
            found[option] = normalize_url(value)
        except ValueError:
            continue
        facts.ignore(key)
    return found


def links(converter: Converter, page: Page, at: str) -> str:
    """Return the links of a page that nothing else has taken, as Markdown."""
    facts = page.facts
    given = [
        (key, facts.values.get(key))
        for key in facts.values
        if key.startswith("url_") and key not in facts.taken
    ]
    found = [
        (key.removeprefix("url_").capitalize(), facts.text(key), facts.line(key))
        for key, value in given
        if value
    ]
    facts.ignore(*(key for key, _ in given))
    for link in facts.tables("links"):
        link.ignore("icon", "icon_pack")
        if "url" in link.taken:
            continue
        name = link.text("name", "label") or link.text("type").capitalize()
        found.append((plain(name), link.text("url"), facts.line("links")))
    shown = []
    for name, url, line in found:
        if not url or url == "#" or is_sample_value(url):
            continue
        target = converter.address(url, page.path, line, at)
        shown.append(f"[{name or url}]({target})" if target else f"{name}: {url}")
    return " · ".join(shown)
