"""``llms.txt`` (https://llmstxt.org): the site's pages, papers and life as one Markdown text.

Records in, text out; what is hidden is in no record here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.rendering.entry_facts import dates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.posts import Post

_ = get_translation(wording.CATALOG)

FILE = "llms.txt"
"""Its place in the output folder."""


def render_llms(life: Life, titles: Mapping[str, str]) -> str:
    """Return the text; empty without an owner. ``titles`` are those of the site's pages by name."""
    owner = life.owner
    if owner is None:
        return ""
    roles = (wording.phrase((affiliation.role, affiliation.organization)) for affiliation in owner.roles)
    about = wording.sentence_of(wording.clauses(roles))
    summary = " ".join(part for part in (about, _escaped(owner.vision)) if part)
    pages = (_item(title, _address(life, name)) for name, title in titles.items())
    papers = (
        _item(
            work.title.plain,
            _address(life, life.work_pages.get(work.key, "")),
            f"{wording.sentence_of(wording.people_text(work))} {wording.sentence(wording.standing(work))}",
        )
        for work in life.works
    )
    posts = (_item(post.title, _address(life, post.docname), _about_post(post)) for post in life.posts)
    profiles = (_item(wording.profile_text(link), link.url) for link in owner.profiles)
    parts = [f"# {_escaped(owner.name)}\n", f"> {summary}\n" if summary else ""]
    parts += _section(_("Pages"), pages)
    parts += _section(_("Publications"), papers)
    parts += _section(_("Posts"), posts)
    for kind in life.kinds.values():
        entries = (_entry(life, entry) for entry in life.of_kind(kind.name))
        parts += _section(wording.translated(kind.heading), entries)
    parts += _section(_("Elsewhere"), profiles)
    return "\n".join(part for part in parts if part)


def _section(heading: str, items: Iterable[str]) -> Iterator[str]:
    lines = list(items)
    if lines:
        yield f"## {heading}\n"
        yield "\n".join(lines) + "\n"


def _item(title: str, url: str, about: str = "") -> str:
    link = f"[{_escaped(title)}]({url})" if url else _escaped(title)
    return f"- {link}: {_escaped(about)}" if about else f"- {link}"


def _entry(life: Life, entry: Entry) -> str:
    # The heading says already of what kind it is.
    role = entry.text("role") or (entry.kind if entry.kind != life.kind_of(entry).name else "")
    about = wording.phrase((role, entry.organization, dates_of(entry, life.kinds)))
    return _item(entry.title, _address(life, entry.docname, entry.anchor), about)


def _about_post(post: Post) -> str:
    date = wording.date_text(post.date) if post.date else ""
    return ". ".join(part for part in (date, post.summary) if part)


def _address(life: Life, page: str, anchor: str = "") -> str:
    """Return the address of a place; below the site's root where the site has no address."""
    if page not in life.addresses.pages:
        return ""
    path = life.addresses.pages[page] + (f"#{anchor}" if anchor else "")
    return life.addresses.base + path if life.addresses.base else path or "./"


def _escaped(text: str) -> str:
    return re.sub(r"([\\\[\]*_`<])", r"\\\1", " ".join(text.split()))
