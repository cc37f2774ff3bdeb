"""academicpages: a page for each paper, talk, course and project, and the owner in ``_config.yml``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.importing import jekyll, jekyll_entries
from sphinx_scholar.cli.importing.cv_data import take_cv
from sphinx_scholar.cli.importing.draft import Draft
from sphinx_scholar.cli.importing.jekyll_pages import OldPages
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.networks import is_network
from sphinx_scholar.cli.importing.owner import add_account, add_email, add_portrait, set_option
from sphinx_scholar.cli.importing.pages import KIND_PAGES, file_name
from sphinx_scholar.cli.importing.papers import add_paper, authors_in, doi_in, numbers_in, paper
from sphinx_scholar.cli.importing.samples import is_sample_name, is_sample_text, is_sample_value

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Page, Source

NAME = "academicpages"
KINDS = {"_talks": "talk", "_teaching": "course", "_portfolio": "project"}
STANDARD = {
    "publications": "publications/index",
    "talks": "talks",
    "teaching": "teaching",
    "portfolio": "projects",
    "year-archive": "posts/index",
    "cv": "cv",
    "cv-json": "cv",
}
"""Pages that the engine makes by itself, by their names in the template."""
SPECIAL = dict.fromkeys(
    "sitemap category-archive tag-archive collection-archive page-archive talkmap archive-layout".split(),
    "a page that the template fills from elsewhere",
) | {"404": "the engine makes the page of what is not found"}
CATEGORIES = {"conferences": "inproceedings", "books": "book", "manuscripts": "article"}


def recognizes(source: Source) -> bool:
    """Tell whether this is a site made with academicpages."""
    folders = ("_publications", "_talks", "_portfolio", "_teaching")
    return source.has("_config.yml") and any(source.has(name) for name in folders)


def read(source: Source, report: Report) -> Draft:
    """Return what the site says."""
    draft = Draft(system=NAME, report=report)
    site = jekyll.Jekyll.at(source, draft)
    _owner(site)
    about = _about(site)
    posts = site.posts()
    entries = [(kind, page) for folder, kind in KINDS.items() for page in site.collection(folder)]
    for kind, page in entries:
        folder = page.path.split("/")[0].removeprefix("_")
        site.note_address(page, f"/{folder}/{page.stem}/", KIND_PAGES[kind][0])
    papers = [(page, _add_paper(site, page)) for page in site.collection("_publications")]
    for page, key in papers:
        name = f"publications/{file_name(key)}"
        site.note_address(page, f"/publications/{page.stem}/", name)
        site.converter.papers[name] = key
    pages = OldPages(site, STANDARD, SPECIAL, sample_page=about.path if about else "")
    pages.find([], {kind for kind, _ in entries}, has_posts=bool(posts))
    for kind, page in entries:
        jekyll_entries.ADD[kind](site, page)
    for page, key in papers:
        notes = site.converter.page(page, f"publications/{file_name(key)}.md", nested=True)
        if notes:
            draft.notes[key] = notes
        site.leftovers(page)
    site.others(frozenset({"publications", "talks", "teaching", "portfolio", "posts"}))
    site.write_posts(posts)
    pages.write()
    if about:
        draft.profile.biography = site.converter.page(about, "index.md")
        site.leftovers(about)
    take_cv(site.converter, "_data/cv.json")
    site.converter.copy_documents()
    report.skip("_config.yml", "settings of Jekyll and of the look")
    return draft


def _owner(site: jekyll.Jekyll) -> None:
    config, profile, report = site.config, site.draft.profile, site.draft.report
    author = config.table("author")
    name = author.text("name") or config.text("name", "title")
    if is_sample_name(name):
        report.skip("_config.yml", f"the template's name {name!r}", author.line("name"))
    else:
        profile.name = name
    for key in list(author.values):
        value, line = author.text(key), author.line(key)
        if not value or key in {"name", "avatar"}:
            continue
        if is_sample_value(value) or (key == "github" and value == "academicpages"):
            report.skip("_config.yml", f"a sample of the template: {key}: {value}", line)
            continue
        _fact(site, key, value, line)
    avatar = author.text("avatar")
    if avatar:
        places = (f"images/{avatar}", avatar.lstrip("/"))
        add_portrait(site.converter, avatar, places, "_config.yml", author.line("avatar"))
    for line, key, value in author.rest():
        report.lose("_config.yml", line, f"author.{key}: {value}")
    description = plain(config.text("description"))
    if description and not re.search(r"personal (site|website)|academic portfolio|Your ", description):
        report.lose("_config.yml", config.line("description"), f"description: {description}")


def _fact(site: jekyll.Jekyll, key: str, value: str, line: int) -> None:
    profile, report = site.draft.profile, site.draft.report
    options = {"bio": "position", "employer": "affiliation", "location": "address", "pronouns": "pronouns"}
    if key == "email":
        add_email(profile, value, report, "_config.yml", line)
    elif key in options:
        words = re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", plain(value))
        set_option(profile, options[key], words, report, "_config.yml", line)
    elif is_network(key):
        add_account(profile, key, value, report, "_config.yml", line)
    else:
        profile.facts.append((key.replace("_", " ").capitalize(), value))


def _about(site: jekyll.Jekyll) -> Page | None:
    for name in site.source.below("_pages", *jekyll.TEXTS):
        page = site.source.page(name)
        if page.facts.text("permalink") == "/":
            site.note_address(page, "/", "index")
            page.facts.ignore("title", "excerpt")
            if is_sample_text(page.body):
                site.draft.report.skip(name, "a sample of the template: the text about you", page.line)
                return replace(page, body="")
            return page
    return None


# -- papers ------------------------------------------------------------------------------------------


def _add_paper(site: jekyll.Jekyll, page: Page) -> str:
    """Take a paper from its page, and from the BibTeX file that the page names; return its key."""
    facts, report = page.facts, site.draft.report
    title = plain(facts.text("title")) or page.stem
    citation = plain(facts.text("citation"))
    authors = authors_in(citation)
    bibtex = _bibtex(site, facts)
    if not authors and not bibtex:
        authors = [site.draft.profile.name] if site.draft.profile.name else []
        report.need(
            page.path, facts.line("citation") or 1, f"{title}: its authors are not certain; see {citation!r}"
        )
    kind = CATEGORIES.get(facts.text("category"), "article")
    venue = plain(facts.text("venue"))
    if kind == "article" and re.match(
        r"(proc(eedings|\.)|.*\b(conference|workshop|symposium)\b)", venue, re.IGNORECASE
    ):
        kind = "inproceedings"
    given = facts.text("date")
    match = re.match(r"\d{4}(-\d\d){0,2}", page.stem)
    fields = {**numbers_in(citation), "doi": doi_in(citation, facts.text("paperurl"), facts.text("doi"))}
    fields |= _addresses(site, page)
    excerpt = plain(facts.text("excerpt"))
    if excerpt and excerpt.casefold() not in plain(page.body).casefold():
        fields["abstract"] = excerpt
    entry = paper(
        title, authors, kind=kind, venue=venue, date=given or (match[0] if match else ""), fields=fields
    )
    return add_paper(site.draft, entry, bibtex)


def _bibtex(site: jekyll.Jekyll, facts: Facts) -> str:
    """Return the entry in the file that a page names, if it is the site's."""
    name = facts.text("bibtexurl").removeprefix(site.draft.url).lstrip("/")
    if not name or "://" in name or not site.source.has(name):
        return ""
    text = site.source.text(name)
    site.converter.copy(f"/{name}")
    return text if len(read_syntax(text).entries) == 1 else ""


def _addresses(site: jekyll.Jekyll, page: Page) -> dict[str, str]:
    """Return the fields of addresses; a file of the site is copied to where it was."""
    fields = {}
    for field, key in (
        ("pdf", "paperurl"),
        ("slides", "slidesurl"),
        ("html", "link"),
        ("code", "codeurl"),
        ("video", "videourl"),
    ):
        value = page.facts.text(key)
        if not value:
            continue
        inside = (
            value.removeprefix(site.draft.url).lstrip("/")
            if site.draft.url or value.startswith("/")
            else value
        )
        file = site.source.file(inside) if "://" not in inside else None
        if file is not None and field in {"pdf", "slides"}:
            site.draft.files[inside] = file
            fields[field] = inside
        elif "://" in value:
            fields["html" if field == "pdf" and not re.search(r"\.pdf($|[?#])", value) else field] = value
        else:
            site.draft.report.need(page.path, page.facts.line(key), f"{key}: {value} is not there")
    return fields
