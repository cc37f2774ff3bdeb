"""al-folio: a ``.bib`` file, a page about its owner, and collections of Jekyll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.author_names import read_names
from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.importing import jekyll, jekyll_entries
from sphinx_scholar.cli.importing.bibliography import take_bibliography, take_references
from sphinx_scholar.cli.importing.cv_data import take_cv
from sphinx_scholar.cli.importing.draft import Draft
from sphinx_scholar.cli.importing.facts import Facts
from sphinx_scholar.cli.importing.jekyll_pages import OldPages, take_file
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.networks import is_network
from sphinx_scholar.cli.importing.owner import add_account, add_email, add_portrait
from sphinx_scholar.cli.importing.pages import KIND_PAGES
from sphinx_scholar.cli.importing.profiles import add_profiles, find_profiles, stem_of
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import PEOPLE, is_sample_name, is_sample_text, is_sample_value
from sphinx_scholar.records.same_person import fold

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Page, Source

NAME = "al-folio"
KINDS = {
    "_news": "news",
    "_talks": "talk",
    "_teachings": "course",
    "_teaching": "course",
    "_projects": "project",
    **dict.fromkeys(("_people", "_members", "_team"), "member"),
}
STANDARD = {
    "publications": "publications/index",
    "cv": "cv",
    "projects": "projects",
    "teaching": "teaching",
    "news": "news",
    "talks": "talks",
    "blog": "posts/index",
    **dict.fromkeys(("people", "members", "team", "profiles"), "people"),
}
"""Pages that the engine makes by itself, by their names in the template."""
SPECIAL = {
    "404": "the engine makes the page of what is not found",
    "about_einstein": "a sample of the template",
    "dropdown": "a menu of the template",
    "books": "a page that the template fills from elsewhere",
    "repositories": "cards that another host draws",
}
"""Pages of the template that hold nothing of their own, and why they are left out."""


def recognizes(source: Source) -> bool:
    """Tell whether this is a site made with al-folio."""
    return source.has("_config.yml") and (source.has("_bibliography") or source.has("_data/socials.yml"))


def read(source: Source, report: Report) -> Draft:
    """Return what the site says."""
    draft = Draft(system=NAME, report=report)
    site = jekyll.Jekyll.at(source, draft)
    folder = site.config.table("scholar").text("source").strip("./") or "_bibliography"
    main = site.config.table("scholar").text("bibliography") or "papers.bib"
    about = _about(site)
    _owner(site)
    take_bibliography(site.converter, folder, main)
    posts = site.posts()
    take_references(site.converter, [page for page, _ in posts])
    entries = [(kind, page) for folder, kind in KINDS.items() for page in site.collection(folder)]
    for kind, page in entries:
        folder = page.path.split("/")[0].removeprefix("_")
        site.note_address(page, f"/{folder}/{page.stem}/", KIND_PAGES[kind][0])
    profiles = find_profiles(site)
    blog = [name for name in ("blog/index.html", "blog/index.md") if source.has(name)]
    special = SPECIAL | {stem_of(person): "a member of the page People" for _, person in profiles}
    pages = OldPages(site, STANDARD, special, sample_page=about.path if about else "")
    kinds = {kind for kind, _ in entries} | ({"member"} if profiles else set())
    pages.find(blog, kinds, has_posts=bool(posts))
    for kind, page in entries:
        jekyll_entries.ADD[kind](site, page)
    add_profiles(site, profiles)
    site.others(frozenset({"posts", *(folder.removeprefix("_") for folder in KINDS)}))
    site.write_posts(posts)
    site.converter.copy_documents()
    pages.write()
    if about:
        _write_about(site, about)
    _socials(site)
    _coauthors(site)
    for name in ("_data/cv.yml", "_data/cv.yaml", "assets/json/resume.json"):
        take_cv(site.converter, name)
    _settings(site)
    return draft


# -- the owner ---------------------------------------------------------------------------------------


def _owner(site: jekyll.Jekyll) -> None:
    config, profile = site.config, site.draft.profile
    names = [config.text(key) for key in ("first_name", "middle_name", "last_name")]
    name = " ".join(name for name in names if name) or config.text("name", "title")
    if is_sample_name(name) or name == "blank":
        site.draft.report.skip("_config.yml", f"the template's name {name!r}", config.line("first_name"))
    else:
        profile.name = name
    for key in ("email", *(key for key in config.values if is_network(key) and "_" in key)):
        _social(site, config, "_config.yml", key)


def _social(site: jekyll.Jekyll, facts: Facts, path: str, key: str) -> None:
    report, profile, line = site.draft.report, site.draft.profile, facts.line(key)
    value = facts.text(key)
    if not value:
        return
    if is_sample_value(value):
        report.skip(path, f"a sample of the template: {key}: {value}", line)
    elif key == "email":
        add_email(profile, re.sub(r"\s*\[at\]\s*", "@", value), report, path, line)
    else:
        add_account(profile, key, value, report, path, line)


def _socials(site: jekyll.Jekyll) -> None:
    path = "_data/socials.yml"
    if not site.source.has(path):
        return
    facts, profile, report = site.source.facts(path), site.draft.profile, site.draft.report
    facts.ignore("rss_icon")
    for key in facts.values:
        value = facts.values[key]
        if isinstance(value, Facts):
            table = facts.table(key)
            table.ignore("logo", "width", "height", "object-fit")
            url = table.text("url")
            if key == "academia_edu" and "username" in table:
                place = table.text("organization") or "independent"
                url = f"https://{place}.academia.edu/{table.text('username')}"
            if is_sample_value(url):
                report.skip(path, f"a sample of the template: {key}", facts.line(key))
                table.ignore(*table.values)
            elif url:
                profile.links.append((table.text("title") or "Academia.edu", url))
        elif key in {"cv_pdf", "wechat_qr"} and value:
            take_file(site, facts, path, key)
        elif key != "rss_icon":
            _social(site, facts, path, key)
    report_rest(site.draft.report, facts, path)


def _about(site: jekyll.Jekyll) -> Page | None:
    """Return the page about the owner, which is home."""
    found = None
    for name in site.source.below("_pages", *jekyll.TEXTS):
        page = site.source.page(name)
        if page.facts.text("permalink") == "/" or (page.facts.text("layout") == "about" and found is None):
            found = page
    if found:
        site.converter.note_address("/", "index", found.path)
        site.converter.note_address("/about/", "index")
    return found


def _write_about(site: jekyll.Jekyll, page: Page) -> None:
    facts, profile, report = page.facts, site.draft.profile, site.draft.report
    subtitle = facts.block("subtitle", "description")
    if subtitle and not is_sample_value(plain(subtitle)):
        line = facts.line("subtitle") or facts.line("description")
        text = site.converter.inline(subtitle, page.path, line, "index.md")
        for words, url in re.findall(r"\[([^\]]+)\]\((https?://[^)\s]+)\)", text):
            site.draft.links.setdefault(words, url)
        profile.options.setdefault("position", re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", text).strip(" ."))
    elif subtitle:
        report.skip(page.path, "a sample of the template: subtitle", facts.line("subtitle"))
    look = facts.table("profile")
    look.ignore("align", "image_circular", "image_cicular")
    image = look.text("image")
    if image:
        places = (f"assets/img/{image}", f"img/{image}", image.lstrip("/"))
        add_portrait(site.converter, image, places, page.path, look.line("image"))
    for part in re.split(r"</p>|<br\s*/?>|\n", look.block("more_info", "address")):
        words = plain(part)
        if is_sample_value(words):
            report.skip(page.path, f"a sample of the template: {words}", look.line("more_info"))
        elif words:
            profile.facts.append(("Address", words))
    facts.ignore("title", "permalink")
    if is_sample_text(page.body):
        report.skip(page.path, "a sample of the template: the text about you", page.line)
    else:
        profile.biography = site.converter.page(page, "index.md")
    for key in ("announcements", "latest_posts", "news", "selected_papers", "social"):
        facts.values.pop(key, None)
    site.leftovers(page)


# -- other data --------------------------------------------------------------------------------------


def _coauthors(site: jekyll.Jekyll) -> None:
    path = "_data/coauthors.yml"
    if not site.source.has(path):
        return
    facts = site.source.facts(path)
    entries = read_syntax(site.draft.bibliography).entries
    printed = {
        author
        for one in entries
        if "author" in one.fields
        for author in read_names(one.fields["author"].value).authors
    }
    for family in facts.values:
        for person in facts.tables(family):
            given, url = person.texts("firstname"), person.text("url")
            if family.casefold() in PEOPLE or is_sample_value(url):
                site.draft.report.skip(path, f"a sample of the template: {family}", facts.line(family))
                continue
            alike = sorted(
                author.name
                for author in printed
                if fold(author.family) == fold(family)
                and fold(author.given) in {fold(name) for name in given}
            )
            longest = max(given, key=len, default="")
            names = alike or [
                " ".join(
                    [
                        longest.title() if longest.islower() else longest,
                        family.title() if family.islower() else family,
                    ]
                ).strip()
            ]
            if re.match(r"https?://", url):
                site.draft.links |= dict.fromkeys(names, url)
            else:
                site.draft.report.need(
                    path, facts.line(family), f"{family}: {url!r} is no address; it was left out"
                )
    report_rest(site.draft.report, facts, path)


def _settings(site: jekyll.Jekyll) -> None:
    """Report what the settings say beside those of the look."""
    config, report = site.config, site.draft.report
    if note := plain(config.text("contact_note")):
        if note.startswith("You can even add a little note about which of these"):
            report.skip("_config.yml", "a sample of the template: contact_note", config.line("contact_note"))
        else:
            site.draft.profile.facts.append(("Note", note))
    for key, sample in (
        ("description", "A simple, whitespace theme"),
        ("footer_text", "Powered by"),
        ("keywords", "jekyll,"),
        ("blog_description", "a simple whitespace theme"),
    ):
        value = plain(config.text(key))
        if value and not value.startswith(sample):
            report.lose("_config.yml", config.line(key), f"{key}: {value}")
    report.skip("_config.yml", "settings of Jekyll and of the look")
