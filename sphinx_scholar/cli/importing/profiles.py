"""The page ``profiles`` of al-folio, which shows other people: each is a member of the group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing import jekyll
from sphinx_scholar.cli.importing.life import add_entry
from sphinx_scholar.cli.importing.markup import plain
from sphinx_scholar.cli.importing.samples import is_sample_text, is_sample_value

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.facts import Facts
    from sphinx_scholar.cli.importing.source import Page

SAMPLE = "about_einstein.md"
PICTURES = ("assets/img/", "assets/img/people/", "")
_NAMED = re.compile(r"^\s*(?:#+\s+(.+?)\s*#*|\*\*([^*\n]+)\*\*|<b>([^<\n]+)</b>)\s*$", re.MULTILINE)


def find_profiles(site: jekyll.Jekyll) -> list[tuple[Page, Facts]]:
    """Return the people of such pages, with the pages that name them, and note the addresses of these."""
    found: list[tuple[Page, Facts]] = []
    for name in site.source.below("_pages", *jekyll.TEXTS):
        page = site.source.page(name)
        people = page.facts.tables("profiles") if page.facts.text("layout") == "profiles" else []
        for person in people:
            if person.values.get("content") == SAMPLE:
                site.draft.report.skip(name, "a sample of the template: Einstein", person.first_line)
            else:
                found.append((page, person))
    return found


def stem_of(person: Facts) -> str:
    """Return the name of the file with a person's text, without its ending."""
    return str(person.values.get("content") or "").partition(".")[0]


def add_profiles(site: jekyll.Jekyll, profiles: list[tuple[Page, Facts]]) -> None:
    """Make a member of each person; all addresses must be known before."""
    for page, person in profiles:
        path = f"_pages/{person.text('content')}"
        text = site.source.page(path) if site.source.has(path) else page
        body = text.body if text is not page and not is_sample_text(text.body) else ""
        title = plain(text.facts.text("title")) if text is not page else ""
        named = _NAMED.search(body)
        if named and not title:
            title = plain(next(group for group in named.groups() if group))
            body = body.replace(named[0], "", 1)
        title = title or _from_file(path)
        image = person.text("image")
        photo = next((new for place in PICTURES if image and (new := site.converter.copy(place + image))), "")
        lines = [plain(part) for part in re.split(r"</p>|<br\s*/?>|\n", person.block("more_info"))]
        where = "\\\n".join(line for line in lines if line and not is_sample_value(line))
        written = site.converter.text(body, text.path, text.line, "people.md", nested=True)
        place = (page.path, person.first_line)
        parts = "\n\n".join(part for part in (written, where) if part)
        add_entry(site.draft, "member", title, place=place, body=parts, photo=photo)


def _from_file(path: str) -> str:
    """Return the name of a person after whom a file is called: ``about_ada_king.md``."""
    stem = path.rpartition("/")[2].partition(".")[0]
    return " ".join(re.split(r"[\W_]+", re.sub(r"^(about|profile)[_-]", "", stem))).title()
