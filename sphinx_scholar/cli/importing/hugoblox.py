"""HugoBlox, once Wowchemy and Academic: bundles of Hugo below ``content/``, each with front matter."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing import hugo_home, hugo_papers, hugo_person
from sphinx_scholar.cli.importing.converter import Converter
from sphinx_scholar.cli.importing.draft import Draft, DraftPage, date_of_post
from sphinx_scholar.cli.importing.jekyll import page_name
from sphinx_scholar.cli.importing.life import add_entry
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.pages import KIND_PAGES, file_name, yaml_text
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import is_sample, is_sample_text, own_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Page, Source

NAME = "HugoBlox"
PAPERS = ("publication", "publications")
POSTS = ("post", "posts", "blog")
KINDS = {
    "event": "talk",
    "events": "talk",
    "talk": "talk",
    "talks": "talk",
    "teaching": "course",
    "course": "course",
    "courses": "course",
    "project": "project",
    "projects": "project",
    "news": "news",
}
"""Folders below ``content/``, and the kind of what they hold."""
NOT_PAGES = frozenset({*PAPERS, *POSTS, *KINDS, "authors", "author", "home", "slides", "admin"})
CONFIGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("config/_default/", "")
    for name in ("hugo", "config")
    for ending in ("yaml", "yml", "toml")
)
LOOK = (
    "type layout view featured publishDate lastmod slides projects show_date share profile comments private"
    " reading_time editable header design sections highlight all_day pager toc weight menu math markup"
    " commentable"
    " show_related show_breadcrumb cms_exclude draft diagram sitemap headless related widget active"
).split()
"""What front matter says of the look of a page."""


def recognizes(source: Source) -> bool:
    """Tell whether this is a site made with HugoBlox."""
    has_people = source.has("content/authors") or source.has("data/authors")
    has_papers = any(source.has(f"content/{name}") for name in PAPERS)
    return (has_people or has_papers) and any(source.has(name) for name in CONFIGS)


def read(source: Source, report: Report) -> Draft:
    """Return what the site says."""
    draft = Draft(system=NAME, report=report)
    converter = Converter(source=source, draft=draft, dialect="hugo", roots=("static", "assets", "content"))
    _settings(converter)
    people = hugo_person.read_people(converter)
    papers = [(page, hugo_papers.add(converter, page, people)) for page in _collection(converter, *PAPERS)]
    for page, key in papers:
        name = f"publications/{file_name(key)}"
        _note_address(converter, page, name)
        converter.papers[name] = key
    entries = [(kind, page) for folder, kind in KINDS.items() for page in _collection(converter, folder)]
    for kind, page in entries:
        _note_address(converter, page, KIND_PAGES[kind][0])
    posts = [(page, f"posts/{_slug(page)}") for page in _collection(converter, *POSTS)]
    pages = list(_pages(converter))
    for page, name in (*posts, *pages):
        _note_address(converter, page, name)
    for page, key in papers:
        at = f"publications/{file_name(key)}.md"
        notes = [converter.page(page, at, nested=True), hugo_papers.links(converter, page, at)]
        if any(notes):
            draft.notes[key] = "\n\n".join(part for part in notes if part)
        leftovers(draft, page)
    for kind, page in entries:
        _entry(converter, kind, page)
    for page, name in posts:
        _post(converter, page, name, people)
    draft.posts.sort(key=lambda post: post.front_matter.get("date", ""), reverse=True)
    _write_pages(converter, pages)
    hugo_person.write_owner(converter, people)
    hugo_person.write_members(converter, people)
    hugo_home.read_home(converter)
    converter.copy_documents()
    return draft


def _settings(converter: Converter) -> None:
    source, draft = converter.source, converter.draft
    for name in CONFIGS:
        if source.has(name):
            config = source.facts(name)
            url = config.text("baseURL", "baseurl", "baseUrl")
            draft.url = draft.url or (f"{url.rstrip('/')}/" if re.match(r"https?://(?!example)", url) else "")
            draft.language = draft.language or config.text("languageCode", "defaultContentLanguage")
            draft.report.skip(name, "settings of Hugo and of the look")


def _collection(converter: Converter, *folders: str) -> Iterator[Page]:
    """Yield the pages of folders that are no samples and no drafts."""
    report = converter.draft.report
    for folder in folders:
        for name in converter.source.below(f"content/{folder}", ".md"):
            if PurePosixPath(name).name == "_index.md":
                converter.source.text(name)
                report.skip(name, "a page that the engine makes by itself")
                continue
            page = converter.source.page(name)
            is_draft = page.facts.values.get("draft") == "true"
            if own := own_page(page, report, "a draft, which was not published" if is_draft else ""):
                yield own


def _slug(page: Page) -> str:
    path = PurePosixPath(page.path)
    stem = path.parent.name if path.stem in {"index", "_index"} else path.stem
    return page.facts.text("slug") or re.sub(r"[^\w-]+", "-", stem).strip("-").lower() or "page"


def _note_address(converter: Converter, page: Page, name: str) -> None:
    path = PurePosixPath(page.path.removeprefix("content/"))
    place = path.parent if path.stem in {"index", "_index"} else path.with_suffix("")
    address = page.facts.text("url", "permalink") or f"/{place}/"
    converter.note_address(address, name, page.path)
    for old in page.facts.texts("aliases"):
        converter.note_address(old, name)


def leftovers(draft: Draft, page: Page) -> None:
    """Report the facts of a page that nobody asked for."""
    page.facts.ignore(*LOOK)
    for name in ("image", "design", "header", "menu"):
        table = page.facts.table(name)
        table.ignore("focal_point", "preview_only", "placement", "filename", "alt_text", *LOOK)
    report_rest(draft.report, page.facts, page.path)


# -- entries -----------------------------------------------------------------------------------------


def _entry(converter: Converter, kind: str, page: Page) -> None:
    facts, name = page.facts, f"{KIND_PAGES[kind][0]}.md"
    title = plain(facts.text("title")) or _slug(page)
    given = {}
    if kind == "talk":
        given = {"event": plain(facts.text("event")), "location": plain(facts.text("location"))}
        given |= hugo_papers.web_addresses(facts, {"slides": "url_slides", "video": "url_video"})
        given["url"] = facts.text("event_url")
        begins = re.search(r"T(\d\d:\d\d)", facts.text("date"))
        if begins and begins[1] != "00:00" and not facts.is_true("all_day"):
            given["time"] = begins[1]
        address = facts.table("address")
        city = [address.text(key) for key in ("street", "city", "region", "postcode", "country")]
        where = ", ".join(part for part in city if part)
        given["location"] = ", ".join(part for part in (given["location"], where) if part)
    url = given.pop("url", "") or (facts.text("external_link") if kind == "project" else "")
    lead = [
        converter.text(text, page.path, facts.line("summary"), name, nested=True)
        for text in (facts.block("abstract"), facts.block("summary", "description", "subtitle"))
        if text and plain(text).casefold() not in plain(page.body).casefold() and not is_sample_text(text)
    ]
    tags = ", ".join(facts.texts("tags"))
    body = converter.page(page, name, nested=True)
    links = hugo_papers.links(converter, page, name)
    picture = _featured(converter, page, name, title)
    parts = [*dict.fromkeys(lead), picture, f"Tags: {tags}" if tags else "", body, links]
    when = [facts.text("date") or page.date_in_name, facts.text("date_end")]
    facts.ignore("authors", "title")
    place = (page.path, facts.line("date"))
    whole = "\n\n".join(part for part in parts if part)
    add_entry(converter.draft, kind, title, when, place=place, url=url, body=whole, **given)
    leftovers(converter.draft, page)


def _featured(converter: Converter, page: Page, at: str, title: str) -> str:
    """Return the picture that stands beside a page."""
    folder = PurePosixPath(page.path).parent
    caption = page.facts.table("image").text("caption")
    for ending in ("jpg", "jpeg", "png", "webp"):
        if converter.source.has(f"{folder}/featured.{ending}"):
            shown = f"![{title}](featured.{ending})" + (f"\n\n{caption}" if caption else "")
            return converter.text(shown, page.path, page.facts.line("image"), at, nested=True)
    return ""


def _post(converter: Converter, page: Page, name: str, people: hugo_person.People) -> None:
    facts = page.facts
    title = plain(facts.text("title")) or _slug(page)
    tags = [*facts.texts("tags"), *facts.texts("categories")]
    matter = date_of_post(page, title, converter.draft.report)
    matter |= {"tags": f"[{', '.join(yaml_text(tag) for tag in dict.fromkeys(tags))}]"} if tags else {}
    subtitle = plain(facts.text("subtitle"))
    summary = plain(facts.text("summary", "description")) or subtitle
    matter |= {"summary": yaml_text(summary)} if summary else {}
    authors = people.names(facts.texts("authors"))
    picture = _featured(converter, page, f"{name}.md", title)
    others = f"*{', '.join(authors)}*" if set(authors) - {converter.draft.profile.name} else ""
    links = hugo_papers.links(converter, page, f"{name}.md")
    parts = [
        subtitle if subtitle != summary else "",
        others,
        picture,
        converter.page(page, f"{name}.md"),
        links,
    ]
    body = "\n\n".join(part for part in parts if part)
    converter.draft.posts.append(DraftPage(name=name, title=title, body=body, front_matter=matter))
    leftovers(converter.draft, page)


def _pages(converter: Converter) -> Iterator[tuple[Page, str]]:
    for name in converter.source.below("content", ".md"):
        parts = PurePosixPath(name).parts
        if parts[1] in NOT_PAGES or name == "content/_index.md":
            continue
        page = converter.source.page(name)
        title = plain(str(page.facts.values.get("title") or ""))
        if is_sample(title, page.body) or is_sample_text(page.body):
            converter.draft.report.skip(name, f"a sample of the template: {title or 'its text'}")
        elif page.body.strip() or page.facts.values.get("sections"):
            yield page, page_name(f"{_slug(page)}.md", title)
        else:
            converter.draft.report.skip(name, "a page without a text")


def _write_pages(converter: Converter, pages: list[tuple[Page, str]]) -> None:
    for page, name in pages:
        title = plain(page.facts.text("title")) or name.capitalize()
        summary = plain(page.facts.text("summary", "subtitle", "description"))
        hugo_home.read_blocks(converter, page)
        body = "\n\n".join(part for part in (summary, converter.page(page, f"{name}.md")) if part)
        page.facts.ignore("date")
        leftovers(converter.draft, page)
        if body:
            converter.draft.add_page(DraftPage(name=name, title=title, body=body))
        else:
            converter.draft.report.skip(page.path, "a page of blocks, whose entries stand elsewhere")
            converter.draft.redirect(name, "cv")
