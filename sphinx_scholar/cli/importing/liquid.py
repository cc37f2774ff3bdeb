"""Liquid, the tags of Jekyll: what has a form in Markdown is put into it, all else kept and reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.code import fenced
from sphinx_scholar.cli.importing.markup import as_code, attributes, in_italics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_scholar.cli.importing.markup import Stash

LISTS = {
    "publications": "publications",
    "talks": "talks",
    "teaching": "courses",
    "teachings": "courses",
    "projects": "projects",
    "portfolio": "projects",
    "news": "news",
}
"""Collections of Jekyll that the engine lists by a directive."""

NO_OUTPUT = re.compile(
    r"(?s)\{%-?\s*(?:include\s+(?:base_path|toc|scripts?|head|social|selected_papers|news|latest_posts"
    r"|bib_search|related_posts|author-profile|page__\w+|header|footer|people|projects\w*)"
    r"[\w./-]*(?:\s[^%]*)?|assign\b[^%]*|capture\b[^%]*|endcapture|else\b|elsif\b[^%]*"
    r"|if\b[^%]*|unless\b[^%]*|endif|endunless|case\b[^%]*|when\b[^%]*|endcase|cycle\b[^%]*"
    r"|break|continue|increment\b[^%]*|toc\b[^%]*)\s*-?%\}"
)
"""Machinery of a theme that shows nothing of its own."""


def convert_liquid(
    text: str, stash: Stash, need: Callable[[str, str], None], values: Mapping[str, str], *, has_lists: bool
) -> str:
    """Return a text without Liquid; ``values`` are those of the site's settings.

    The caller removes ``raw`` and ``endraw`` before it puts code aside, which they may stand within.
    """
    text = _blocks(text, stash, need, has_lists=has_lists)
    text = re.sub(
        r"(?s)\{%-?\s*bibliography\b(.*?)-?%\}",
        lambda found: _bibliography(found[1], stash, has_lists=has_lists),
        text,
    )
    text = re.sub(
        r"\{%-?\s*(?:cite|reference)\s+([^%]+?)\s*-?%\}",
        lambda found: ", ".join(
            stash.put(f"{{publication}}`{key}`") for key in found[1].split() if key[0] != "-"
        ),
        text,
    )
    text = re.sub(r"\{%-?\s*(?:link|post_url)\s+(\S+)\s*-?%\}", r"jekyll:\1", text)
    text = re.sub(
        r"\{%-?\s*(?:twitter|tweet|youtube|vimeo)\s+[\"']?(\S+?)[\"']?(?:\s[^%]*)?-?%\}",
        lambda found: _post_elsewhere(found, need),
        text,
    )
    text = re.sub(r"\{\{(?P<inner>[^{}]*)\}\}", lambda found: _value(found, stash, need, values), text)
    text = NO_OUTPUT.sub("", text)
    return re.sub(r"(?s)\{%.*?%\}", lambda found: as_code(found[0], stash, need), text)


def _blocks(text: str, stash: Stash, need: Callable[[str, str], None], *, has_lists: bool) -> str:
    """Return a text without the tags that stand around others, or in lines of their own."""
    text = re.sub(r"(?s)\{%-?\s*capture\b[^%]*-?%\}.*?\{%-?\s*endcapture\s*-?%\}", "", text)
    text = re.sub(r"(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", "", text)
    text = re.sub(
        r"(?s)\{%-?\s*highlight\s+(\S+)[^%]*-?%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}",
        lambda found: stash.put(fenced(found[1], found[2], "", need)),
        text,
    )
    text = re.sub(
        r"(?s)\{%-?\s*for\s+\w+\s+in\s+([^%]*?)-?%\}.*?\{%-?\s*endfor\s*-?%\}",
        lambda found: _loop(found, stash, need, has_lists=has_lists),
        text,
    )
    text = re.sub(
        r"(?s)\{%-?\s*include\s+(?:figure|image|gallery)[\w./-]*\s+(.*?)-?%\}",
        lambda found: _figure(found[1]),
        text,
    )
    text = re.sub(
        r"(?s)\{%-?\s*include\s+(?:video|audio)[\w./-]*\s+(.*?)-?%\}",
        lambda found: _media(found, need),
        text,
    )
    text = re.sub(
        r"(?s)\{%-?\s*(details|tab)\s+(.*?)-?%\}",
        lambda found: (
            f"\n\n**{found[2].strip() if found[1] == 'details' else _without_group(found[2])}**\n\n"
        ),
        text,
    )
    return re.sub(r"\{%-?\s*(?:end)?(?:details|tabs?|row|col)\b[^%]*-?%\}", "\n\n", text)


def _loop(found: re.Match[str], stash: Stash, need: Callable[[str, str], None], *, has_lists: bool) -> str:
    collection = re.match(r"\(?\s*(?:site\.)?(?:categories\.|data\.)?(\w+)", found[1].strip())
    directive = LISTS.get(collection[1], "") if collection else ""
    if directive and has_lists:
        return "\n\n" + stash.put(f":::{{{directive}}}\n:::") + "\n\n"
    if not directive and collection and collection[1] not in {"posts", "page"}:
        need(found[0], f"a loop over {found[1].strip()} was left out")
    return ""


def _figure(words: str) -> str:
    given = attributes(words)
    address = given.get("path") or given.get("src") or given.get("url") or given.get("image_path") or ""
    caption = given.get("caption", "")
    alt = given.get("alt") or given.get("title") or re.sub(r"<[^>]*>|[*_`]", "", caption)
    picture = f"\n\n![{alt}]({address.replace(' ', '%20')})\n\n" if address else ""
    return picture + in_italics(caption)


def _media(found: re.Match[str], need: Callable[[str, str], None]) -> str:
    address = attributes(found[1]).get("path") or attributes(found[1]).get("src", "")
    need(found[0], f"what was embedded is a link to {address}")
    return f"[{address}]({address})" if address else ""


def _without_group(words: str) -> str:
    """Return the title of a tab; its group, which stands before it, is left out."""
    return words.strip().partition(" ")[2] or words.strip()


def _bibliography(words: str, stash: Stash, *, has_lists: bool) -> str:
    if not has_lists:
        return ""
    chosen = "\n:select: selected" if "selected" in words else ""
    return "\n\n" + stash.put(f":::{{publications}}{chosen}\n:::") + "\n\n"


def _post_elsewhere(found: re.Match[str], need: Callable[[str, str], None]) -> str:
    need(found[0], f"what was embedded is a link to {found[1]}")
    address = found[1] if "://" in found[1] else f"https://www.youtube.com/watch?v={found[1]}"
    return f"[{address}]({address})"


def _value(
    found: re.Match[str], stash: Stash, need: Callable[[str, str], None], values: Mapping[str, str]
) -> str:
    """Return what an expression stands for: an address, or a setting of the site."""
    name = found["inner"].strip("- ").partition("|")[0].strip()
    literal = re.fullmatch(r"[\"'](.*)[\"']", name)
    if literal:
        return literal[1]
    if name in values:
        return values[name]
    if name in {"site.baseurl", "site.url", "base_path", "page.section_spacing", "content"}:
        return ""
    return as_code(found[0], stash, need)
