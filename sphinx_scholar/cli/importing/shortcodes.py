"""Hugo's shortcodes: what has a form in Markdown is put into it, all else kept and reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.code import fenced
from sphinx_scholar.cli.importing.markup import as_code, attributes, in_italics

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.markup import Stash

OPEN = r"\{\{[<%]-?\s*"
CLOSE = r"\s*/?-?[>%]\}\}"
ADMONITIONS = {
    "note": "note",
    "tip": "tip",
    "warning": "warning",
    "caution": "caution",
    "important": "important",
}
SITES = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


def convert_shortcodes(text: str, stash: Stash, need: Callable[[str, str], None]) -> str:
    """Return a text without shortcodes."""
    text = _pairs("highlight", text, lambda words, body: stash.put(fenced(words.split()[0], body, "", need)))
    text = re.sub(rf"{OPEN}/?\s*math{CLOSE}", "", text)
    for name in ("callout", "alert", "admonition"):
        text = _pairs(name, text, _admonition)
    for name in ("spoiler", "details"):
        text = _pairs(
            name, text, lambda words, body: f"\n\n**{_first(words, 'text', 'summary')}**\n\n{body}\n\n"
        )
    text = _pairs("staticref", text, lambda words, body: f"[{body.strip()}](/{_bare(words).lstrip('/')})")
    text = _pairs("hl", text, lambda _words, body: f"**{body.strip()}**")
    text = re.sub(rf"{OPEN}(?:icon|toc|br|rawhtml|/rawhtml)\b[^>%]*?{CLOSE}[ \t]*", "", text)
    text = re.sub(rf"{OPEN}(?:rel)?ref\s+(.*?){CLOSE}", lambda found: f"/{_bare(found[1]).strip('/')}", text)
    text = re.sub(rf"{OPEN}(figure|video|audio)\s+(.*?){CLOSE}", lambda found: _picture(found, need), text)
    text = re.sub(
        rf"{OPEN}(youtube|vimeo|tweet|x)\s+(.*?){CLOSE}", lambda found: _elsewhere(found, need), text
    )
    text = re.sub(
        rf"{OPEN}cite\s+(.*?){CLOSE}",
        lambda found: f"[{_first(found[1], 'page')}]({_first(found[1], 'page')})",
        text,
    )
    return re.sub(rf"{OPEN}.*?{CLOSE}", lambda found: as_code(found[0], stash, need), text)


def _pairs(name: str, text: str, made: Callable[[str, str], str]) -> str:
    pattern = rf"(?s){OPEN}{name}\b\s*([^>%]*?){CLOSE}(.*?){OPEN}/\s*{name}{CLOSE}"
    return re.sub(pattern, lambda found: made(found[1], found[2]), text)


def _admonition(words: str, body: str) -> str:
    kind = ADMONITIONS.get(_bare(words).strip('"').casefold(), "note")
    return f"\n\n:::{{{kind}}}\n{body.strip()}\n:::\n\n"


def _first(words: str, *names: str) -> str:
    given = attributes(words)
    return next((given[name] for name in names if name in given), _bare(words))


def _bare(words: str) -> str:
    """Return the first value that has no name."""
    found = re.match(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s=]+)(?:\s|$))", words)
    return next((value for value in found.groups() if value), "") if found else ""


def _picture(found: re.Match[str], need: Callable[[str, str], None]) -> str:
    given = attributes(found[2])
    address = (given.get("src") or _bare(found[2])).replace(" ", "%20")
    caption = given.get("caption") or given.get("title", "")
    if found[1].lower() != "figure":
        need(found[0], f"what was embedded is a link to {address}")
        return f"[{caption or address}]({address})"
    picture = f"\n\n![{given.get('alt') or re.sub(r'<[^>]*>|[*_`]', '', caption)}]({address})\n\n"
    return picture + in_italics(caption)


def _elsewhere(found: re.Match[str], need: Callable[[str, str], None]) -> str:
    given = attributes(found[2])
    number = given.get("id") or _bare(found[2])
    user = given.get("user", "")
    address = SITES.get(found[1], f"https://x.com/{user or 'i'}/status/{{}}").format(number)
    need(found[0], f"what was embedded is a link to {address}")
    return f"[{address}]({address})"
