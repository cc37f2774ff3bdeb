"""al-folio: a ``.bib`` file, a page about its owner, and collections of Jekyll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.importing import entries_of, jekyll
from sphinx_scholar.cli.importing.bibliography import take_bibliography
from sphinx_scholar.cli.importing.converter import plain
from sphinx_scholar.cli.importing.cv_data import take_cv
from sphinx_scholar.cli.importing.draft import Draft, DraftPage
from sphinx_scholar.cli.importing.facts import Facts
from sphinx_scholar.cli.importing.networks import add_account, is_network
from sphinx_scholar.cli.importing.pages import KIND_PAGES
from sphinx_scholar.cli.importing.samples import PEOPLE, is_sample, is_sample_name, is_sample_value
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
}
STANDARD = {
    "publications": "publications/index",
    "cv": "cv",
    "projects": "projects",
    "teaching": "teaching",
    "news": "news",
    "talks": "talks",
    "blog": "posts/index",
}
"""Pages that the engine makes by itself, by their names in the template."""


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
    entries = [(kind, page) for folder, kind in KINDS.items() for page in site.collection(folder)]
    for kind, page in entries:
        site.know(page, page.path.split("/")[0].removeprefix("_"), KIND_PAGES[kind][0])
    pages = _pages(site, about, {kind for kind, _ in entries}, has_posts=bool(posts))
    for kind, page in entries:
        entries_of.JEKYLL[kind](site, page)
    site.others(frozenset({"news", "talks", "teachings", "teaching", "projects", "posts"}))
    site.write_posts(posts)
    _write_pages(site, pages)
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
    name = " ".join(name for name in names if name) or config.text("title")
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
        from sphinx_scholar.records.identifiers import normalize_email

        try:
            profile.emails.append(normalize_email(re.sub(r"\s*\[at\]\s*", "@", value)))
        except ValueError as error:
            report.need(path, line, f"email: {error}; it was left out")
    else:
        add_account(profile, key, value, report, path, line)


def _socials(site: jekyll.Jekyll) -> None:
    path = "_data/socials.yml"
    if not site.source.has(path):
        return
    facts, profile, report = site.source.facts(path), site.draft.profile, site.draft.report
    facts.leave("rss_icon")
    for key in facts.values:
        value = facts.values[key]
        if isinstance(value, Facts):
            table = facts.table(key)
            table.leave("logo", "width", "height", "object-fit")
            url = table.text("url")
            if key == "academia_edu" and "username" in table:
                place = table.text("organization") or "independent"
                url = f"https://{place}.academia.edu/{table.text('username')}"
            if is_sample_value(url):
                report.skip(path, f"a sample of the template: {key}", facts.line(key))
                table.leave(*table.values)
            elif url:
                profile.links.append((table.text("title") or "Academia.edu", url))
        elif key in {"cv_pdf", "wechat_qr"} and value:
            _file(site, facts, path, key)
        elif key != "rss_icon":
            _social(site, facts, path, key)
    jekyll.lose(site.draft, facts, path)


def _file(site: jekyll.Jekyll, facts: Facts, path: str, key: str) -> None:
    value = facts.text(key)
    if is_sample_value(value.rpartition("/")[2]) or is_sample_value(value):
        site.draft.report.skip(path, f"a sample of the template: {key}: {value}", facts.line(key))
        return
    copied = next(
        (
            new
            for folder in ("", "assets/pdf/", "assets/img/")
            if (new := site.converter.copy(f"{folder}{value}"))
        ),
        "",
    )
    if copied:
        title = "Curriculum vitae (PDF)" if key == "cv_pdf" else "WeChat"
        site.draft.profile.links.append((title, copied))
    else:
        site.draft.report.need(path, facts.line(key), f"{key}: {value} is not there")


def _about(site: jekyll.Jekyll) -> Page | None:
    """Return the page about the owner, which is home."""
    found = None
    for name in site.source.below("_pages", *jekyll.TEXTS):
        page = site.source.page(name)
        if page.facts.text("permalink") == "/" or (page.facts.text("layout") == "about" and found is None):
            found = page
    if found:
        site.converter.know("/", "index", found.path)
        site.converter.know("/about/", "index")
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
    look.leave("align", "image_circular", "image_cicular")
    image = look.text("image")
    if image:
        for name in (f"assets/img/{image}", f"img/{image}", image):
            profile.portrait = profile.portrait or site.source.file(name.lstrip("/"))
        if profile.portrait is None:
            report.need(page.path, look.line("image"), f"the picture {image} is not there")
    for part in re.split(r"</p>|<br\s*/?>|\n", look.block("more_info", "address")):
        words = plain(part)
        if is_sample_value(words):
            report.skip(page.path, f"a sample of the template: {words}", look.line("more_info"))
        elif words:
            profile.facts.append(("Address", words))
    facts.leave("title", "permalink")
    if is_sample("", page.body):
        report.skip(page.path, "a sample of the template: the text about you", page.line)
    else:
        profile.biography = site.converter.page(page, "index.md")
    for key in ("announcements", "latest_posts", "news", "selected_papers", "social"):
        facts.values.pop(key, None)
    site.leftovers(page)


# -- pages -------------------------------------------------------------------------------------------


def _pages(
    site: jekyll.Jekyll, about: Page | None, kinds: set[str], *, has_posts: bool
) -> list[tuple[Page, str]]:
    """Return the pages of the old site with their names in the new one, and note their addresses."""
    found = []
    made = {"publications/index", "cv"} | ({"posts/index"} if has_posts else set())
    made |= {KIND_PAGES[kind][0] for kind in kinds if kind in KIND_PAGES}
    names = [
        *site.source.below("_pages", *jekyll.TEXTS),
        *(name for name in ("blog/index.html", "blog/index.md") if site.source.has(name)),
    ]
    for name in names:
        page = site.source.page(name)
        if about and name == about.path:
            continue
        stem = page.stem if page.stem != "index" else name.split("/")[-2]
        standard = STANDARD.get(stem, "")
        address = page.facts.text("permalink") or f"/{stem}/"
        if (
            stem in {"404", "about_einstein", "dropdown", "profiles", "books", "repositories"}
            or address == "/404.html"
        ):
            _special(site, page, stem)
            continue
        target = standard if standard in made else jekyll.page_name(name, page.facts.text("title"))
        site.converter.know(address, target, page.path)
        for old in page.facts.texts("redirect_from"):
            site.converter.know(old, target)
        found.append((page, target))
    return found


def _special(site: jekyll.Jekyll, page: Page, stem: str) -> None:
    """Leave out a page that the template made."""
    reasons = {"dropdown": "a menu of the template", "about_einstein": "a sample of the template"}
    reasons |= {"404": "the engine makes the page of what is not found"}
    if stem == "profiles":
        for entry in page.facts.tables("profiles"):
            name = entry.text("content")
            if name and not name.startswith("about_einstein"):
                site.draft.report.need(
                    page.path, page.facts.line("profiles"), f"{name}: write the people as {{member}}"
                )
    why = reasons.get(stem, "a page that the template fills from elsewhere")
    site.draft.report.skip(page.path, why)


def _write_pages(site: jekyll.Jekyll, found: list[tuple[Page, str]]) -> None:
    for page, name in found:
        title = plain(page.facts.text("title")) or page.stem
        facts = page.facts
        facts.leave("permalink", "title")
        if "cv_pdf" in facts:
            _file(site, facts, page.path, "cv_pdf")
        body = site.converter.page(page, f"{name}.md")
        own = re.sub(r"(?s):::\{\w+\}.*?:::|^#+ .*$", "", body, flags=re.MULTILINE).strip()
        site.leftovers(page)
        if own and name in STANDARD.values():
            name = jekyll.page_name(f"{name.split('/')[0]}-notes", title)
        if own:
            site.draft.pages.append(DraftPage(name=name, title=title[:1].upper() + title[1:], body=body))
        else:
            site.draft.report.skip(page.path, "a page that the engine makes by itself")
            if name not in STANDARD.values():
                for address in [old for old, new in site.draft.redirects.items() if new == name]:
                    site.draft.redirects[address] = "index"


# -- other data --------------------------------------------------------------------------------------


def _coauthors(site: jekyll.Jekyll) -> None:
    path = "_data/coauthors.yml"
    if not site.source.has(path):
        return
    facts = site.source.facts(path)
    entries = read_syntax(site.draft.bibliography).entries
    from sphinx_scholar.bibliography.author_names import read_names

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
    jekyll.lose(site.draft, facts, path)


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
