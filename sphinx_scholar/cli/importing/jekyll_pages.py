"""Pages of a site made with Jekyll: those of its owner become pages, those of the template are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing import jekyll
from sphinx_scholar.cli.importing.draft import DraftPage
from sphinx_scholar.cli.importing.life import kind_of_heading
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.pages import KIND_PAGES
from sphinx_scholar.cli.importing.samples import is_sample, is_sample_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.source import Page

LISTS = re.compile(r"^:::\{\w+\}\n(?::.*\n)*:::$", re.MULTILINE)
HEADINGS = re.compile(r"^#+ .*$", re.MULTILINE)


@dataclass(slots=True)
class OldPages:
    """The pages of ``_pages``."""

    site: jekyll.Jekyll
    standard: Mapping[str, str]
    """Pages that the engine makes by itself, by the names of their files."""
    special: Mapping[str, str]
    """Pages that are left out, and why."""
    sample_page: str = ""
    """The file of home, which is no page."""
    found: list[tuple[Page, str]] = field(default_factory=list)

    def find(self, others: list[str], kinds: set[str], *, has_posts: bool) -> None:
        """Find all pages, and note their addresses."""
        made = {"publications/index", "cv", "index"} | ({"posts/index"} if has_posts else set())
        made |= {KIND_PAGES[kind][0] for kind in kinds if kind in KIND_PAGES}
        for name in [*self.site.source.below("_pages", *jekyll.TEXTS), *others]:
            if name == self.sample_page:
                continue
            page = self.site.source.page(name)
            stem = page.stem if page.stem != "index" else name.split("/")[-2]
            title = page.facts.values.get("title")
            if stem in self.special or is_sample(plain(str(title or "")), page.body):
                self.site.draft.report.skip(
                    name, self.special.get(stem, f"a sample of the template: {title}")
                )
                continue
            standard = self.standard.get(stem, "")
            target = standard if standard in made else jekyll.page_name(name, page.facts.text("title"))
            self.site.note_address(page, f"/{stem}/", target)
            self.found.append((page, target))

    def write(self) -> None:
        """Make pages of those that say something; all addresses must be known before."""
        for page, name in self.found:
            title = plain(page.facts.text("title")) or page.stem
            page.facts.ignore("permalink", "title")
            if "cv_pdf" in page.facts:
                take_file(self.site, page.facts, page.path, "cv_pdf")
            body = self.site.converter.page(page, f"{name}.md")
            self.site.leftovers(page)
            own = HEADINGS.sub("", LISTS.sub("", body)).strip()
            if own and name == "cv":
                self._sections(body)
            elif own:
                is_taken = name in self.standard.values()
                name = jekyll.page_name(f"{name.split('/')[0]}-notes", title) if is_taken else name
                title = title[:1].upper() + title[1:]
                self.site.draft.add_page(DraftPage(name=name, title=title, body=body))
            else:
                self._leave_out(page, name)

    def _sections(self, body: str) -> None:
        """Take the sections of a CV that the engine does not make."""
        before, *sections = re.split(r"(?m)^## ", body)
        parts = [("Summary", before), *(section.partition("\n")[::2] for section in sections)]
        for heading, text in parts:
            if LISTS.sub("", text).strip() and not (
                LISTS.search(text) and kind_of_heading(heading) == "paper"
            ):
                self.site.draft.sections.append((heading.strip(), text.strip()))

    def _leave_out(self, page: Page, name: str) -> None:
        self.site.draft.report.skip(page.path, "a page that the engine makes by itself")
        if name not in self.standard.values():
            self.site.draft.redirect(name, "index")


def take_file(site: jekyll.Jekyll, facts: Facts, path: str, key: str) -> None:
    """Copy a file that is named, and link to it from the page Contact."""
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
