"""What sites made with Jekyll share: settings, collections, posts and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.converter import Converter
from sphinx_scholar.cli.importing.draft import Draft, DraftPage, date_of_post
from sphinx_scholar.cli.importing.facts import Facts
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.pages import yaml_text
from sphinx_scholar.cli.importing.report import report_rest
from sphinx_scholar.cli.importing.samples import own_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_scholar.cli.importing.source import Page, Source

TEXTS = (".md", ".markdown", ".html", ".mkd")
LOOK = (
    "layout nav nav_order nav_rank author_profile read_time comments share related toc img class style"
    " disqus_comments giscus_comments related_posts related_publications show inline horizontal mathjax"
    " code_diff dropdown"
    " display_categories pagination importance featured thumbnail images collection classes header footer"
    " published sitemap chart mermaid tabs tikzjax pseudocode typograms map distill _styles pretty_table math"
    " enable_math children cv_format selected_papers social news announcements latest_posts profile mode"
    " excerpt_separator ref search seo robots section_spacing theme jupyter"
).split()
"""What front matter says of the look of a page."""


@dataclass(slots=True, kw_only=True)
class Jekyll:
    """A site made with Jekyll."""

    source: Source
    draft: Draft
    config: Facts
    converter: Converter

    @classmethod
    def at(cls, source: Source, draft: Draft) -> Jekyll:
        """Read the settings of a site."""
        config = source.facts("_config.yml")
        base = "/" + config.text("baseurl").strip("/") if config.text("baseurl").strip("/") else ""
        url = config.text("url").rstrip("/")
        draft.url = f"{url}{base}/" if re.match(r"https?://", url) else ""
        draft.language = config.text("lang", "locale")
        values = {f"site.{key}": value for key, value in config.values.items() if isinstance(value, str)}
        values |= {"site.baseurl": "", "site.url": "", "site.time": ""}
        converter = Converter(source=source, draft=draft, dialect="liquid", values=values, base=base)
        return cls(source=source, draft=draft, config=config, converter=converter)

    def collection(self, *folders: str) -> Iterator[Page]:
        """Yield the pages of a collection that are no samples."""
        for folder in folders:
            for name in self.source.below(folder, *TEXTS):
                page = self.source.page(name)
                is_hidden = page.facts.values.get("published") == "false"
                hidden = "not published (published: false)" if is_hidden else ""
                if own := own_page(page, self.draft.report, hidden):
                    yield own

    def note_address(self, page: Page, address: str, name: str) -> None:
        """Note at which addresses the old site had a page: ``address``, unless the page names another."""
        self.converter.note_address(page.facts.text("permalink") or address, name, page.path)
        for old in page.facts.texts("redirect_from"):
            self.converter.note_address(old, name)

    def leftovers(self, page: Page) -> None:
        """Report the facts of a page that nobody asked for."""
        page.facts.ignore(*LOOK)
        report_rest(self.draft.report, page.facts, page.path)

    # -- posts -------------------------------------------------------------------------------------

    def posts(self) -> list[tuple[Page, str]]:
        """Return the posts with the names of their pages, and note their addresses."""
        found = []
        pattern = self.config.text("permalink") or "/:categories/:year/:month/:day/:title/"
        for name in self.source.below("_drafts", *TEXTS):
            self.draft.report.skip(name, "a draft, which was not published")
        for page in self.collection("_posts"):
            match = re.match(r"(\d{4})-(\d\d?)-(\d\d?)-(.+)", page.stem)
            slug = page.facts.text("slug") or (match[4] if match else page.stem)
            name = "posts/" + (re.sub(r"[^\w-]+", "-", slug).strip("-").lower() or "post")
            self.note_address(page, _expand(pattern, page, match, slug), name)
            found.append((page, name))
        return found

    def write_posts(self, found: list[tuple[Page, str]]) -> None:
        """Make pages of posts; all addresses must be known before."""
        for page, name in found:
            tags = [*_words(page.facts, "tags"), *_words(page.facts, "categories", "category")]
            title = plain(page.facts.text("title")) or page.stem
            matter = date_of_post(page, title, self.draft.report)
            matter |= (
                {"tags": f"[{', '.join(yaml_text(tag) for tag in dict.fromkeys(tags))}]"} if tags else {}
            )
            summary = plain(page.facts.text("description", "excerpt"))
            matter |= {"summary": yaml_text(summary)} if summary else {}
            body = self.converter.page(page, f"{name}.md")
            if link := page.facts.text("redirect", "external_url", "link"):
                target = self.converter.address(link, page.path, page.facts.line("redirect"), f"{name}.md")
                body = f"{body}\n\n[{link}]({target or link})".strip()
            body = self._credits(page, body)
            self.draft.posts.append(DraftPage(name=name, title=title, body=body, front_matter=matter))
            self.leftovers(page)
        self.draft.posts.sort(key=lambda post: post.front_matter.get("date", ""), reverse=True)

    def _credits(self, page: Page, body: str) -> str:
        """Return a text below the authors that a post names."""
        authors = page.facts.items("authors", "author")
        names = [
            plain(author.text("name")) if isinstance(author, Facts) else str(author) for author in authors
        ]
        for author in authors:
            if isinstance(author, Facts):
                url = author.text("url")
                if re.match("https?://", url):
                    self.draft.links.setdefault(plain(author.text("name")), url)
                author.ignore("affiliations")
                for place in author.tables("affiliations"):
                    place.ignore("name")
        others = [name for name in names if name and name != self.draft.profile.name]
        return f"*{', '.join(names)}*\n\n{body}" if others else body

    # -- other collections -------------------------------------------------------------------------

    def others(self, known: frozenset[str]) -> None:
        """Make a page of each collection that the engine has no kind for."""
        collections = self.config.table("collections")
        for name in collections.values:
            if name in known or not self.source.has(f"_{name}"):
                continue
            parts = []
            for page in self.collection(f"_{name}"):
                title = plain(page.facts.text("title")) or page.stem
                self.note_address(page, f"/{name}/{page.stem}/", name)
                text = self.converter.page(page, f"{name}.md", nested=True)
                page.facts.ignore(*LOOK)
                rest = [f"- {key}: {plain(value)}" for _, key, value in page.facts.rest()]
                parts.append("\n\n".join(part for part in (f"## {title}", "\n".join(rest), text) if part))
            if parts:
                title = name.replace("_", " ").capitalize()
                self.converter.note_address(f"/{name}/", name)
                self.draft.add_page(DraftPage(name=name, title=title, body="\n\n".join(parts)))
                self.draft.report.need(f"_{name}", 0, f"no kind of the engine fits; it is the page {name}.md")


def _expand(pattern: str, page: Page, match: re.Match[str] | None, slug: str) -> str:
    named = {
        "date": "/:categories/:year/:month/:day/:title.html",
        "pretty": "/:categories/:year/:month/:day/:title/",
    }
    named |= {"none": "/:categories/:title.html", "ordinal": "/:categories/:year/:title.html"}
    year, month, day = (match[1], match[2].zfill(2), match[3].zfill(2)) if match else ("", "", "")
    categories = "/".join(
        re.sub(r"\s+", "-", word.lower()) for word in _words(page.facts, "categories", "category")
    )
    values = {
        ":categories": categories,
        ":year": year,
        ":month": month,
        ":day": day,
        ":title": slug,
        ":slug": slug,
    }
    address = named.get(pattern, pattern)
    for name, value in values.items():
        address = address.replace(name, value)
    return re.sub(r"/{2,}", "/", address)


def _words(facts: Facts, *keys: str) -> list[str]:
    """Return tags or categories: a list, or words with blanks or commas between them."""
    found = facts.items(*keys)
    if len(found) == 1 and isinstance(found[0], str):
        text = found[0]
        return [word.strip() for word in (text.split(",") if "," in text else text.split()) if word.strip()]
    return [str(word) for word in found if str(word).strip()]


def page_name(path: str, title: str) -> str:
    """Return the name of the page that a file becomes."""
    stem = PurePosixPath(path).stem
    words = stem if stem != "index" else title
    name = re.sub(r"[^\w-]+", "-", words).strip("-_").lower() or "page"
    taken = {"index", "cv", "contact", "experience", "publications", "readme", "import", "conf", "files"}
    return f"{name}-page" if name in taken else name
