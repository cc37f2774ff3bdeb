"""Texts of the old site as Markdown of the new: markup, links, pictures, headings."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, unquote, urlsplit

from sphinx_scholar.cli.importing.blocks import emoji, footnotes, headings, slug, underlined_headings
from sphinx_scholar.cli.importing.formulas import put_formulas_aside
from sphinx_scholar.cli.importing.liquid import convert_liquid
from sphinx_scholar.cli.importing.markup import COMMENT, Stash, put_code_aside, to_markdown
from sphinx_scholar.cli.importing.samples import is_sample_value
from sphinx_scholar.cli.importing.shortcodes import convert_shortcodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.cli.importing.draft import Draft
    from sphinx_scholar.cli.importing.source import Page, Source

EXTRA = "extra"
"""The folder of the new site whose files are published at the addresses that they had."""

LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]\(\s*<?([^()\s<>]*(?:\((?:[^()\s]|\([^()\s]*\))*\)[^()\s<>]*)*)>?(\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
DEFINITION = re.compile(r"^(\[[^\]\n]+\]:[ \t]+)<?(\S+?)>?([ \t]+[\"'(].*)?$", re.MULTILINE)
DOCUMENTS = frozenset(".pdf .ps .ppt .pptx .key .odp .doc .docx .odt .xls .xlsx .zip .gz .csv .epub".split())
"""Endings of files that people publish beside their pages."""
PAGES = frozenset({".md", ".markdown", ".html", ".htm", ".ipynb", ".rmd", ".liquid"})
"""Endings of what the old system makes pages of."""


@dataclass(slots=True, kw_only=True)
class Converter:
    """Turns the texts of one old site into those of the new one."""

    source: Source
    draft: Draft
    dialect: Literal["liquid", "hugo", "plain"] = "plain"
    values: dict[str, str] = field(default_factory=dict)
    """What expressions of Liquid stand for."""
    roots: tuple[str, ...] = ("",)
    """Folders in which an address of the old site is looked for."""
    base: str = ""
    """The path below which the old site is published, without a slash at its end."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Pages of the new site by their old addresses and source files."""
    papers: dict[str, str] = field(default_factory=dict)
    """Keys of papers by the names of their pages, which have no file of their own."""

    def note_address(self, address: str, name: str, path: str = "") -> None:
        """Note at which old address a page of the new site was, and in which file."""
        self.addresses[_plain(address)] = name
        if path:
            self.addresses[f"jekyll:{path}"] = self.addresses[f"jekyll:{PurePosixPath(path).stem}"] = name
        if _plain(address):
            self.draft.redirects.setdefault(address.strip("/"), name)

    def page(self, page: Page, at: str, *, nested: bool = False) -> str:
        """Return the text of a page as it stands in the page ``at``."""
        return self.text(page.body, page.path, page.line, at, nested=nested)

    def text(self, text: str, path: str, line: int, at: str, *, nested: bool = False) -> str:
        """Return a text; ``nested`` where it stands below an entry, which has no headings."""
        original = text = re.sub("[\ue000-\uf8ff]", "", text)

        def need(snippet: str, why: str) -> None:
            found = original.find(snippet.split("\n")[0]) if snippet else -1
            offset = original.count("\n", 0, found) if found >= 0 else 0
            self.draft.report.need(path, line + offset, why)

        stash = Stash()
        if self.dialect == "liquid":
            text = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}", "", text)
        text = put_code_aside(text, stash, need)
        comments = [found for found in COMMENT.finditer(text) if found[1].strip()]
        if comments:
            offset = original.count("\n", 0, max(0, original.find(comments[0][0].split("\n")[0])))
            self.draft.report.skip(path, "comments, which no reader saw", line + offset)
        text = COMMENT.sub("", text)
        if self.dialect == "liquid":
            text = convert_liquid(text, stash, need, self.values, has_lists=not nested)
        elif self.dialect == "hugo":
            text = convert_shortcodes(text, stash, need)
        text = put_formulas_aside(text, stash, need)
        text = to_markdown(text, stash, need)
        text = emoji(underlined_headings(text))
        text = footnotes(text, need)
        text = self._links(text, path, at, need, has_headings=not nested)
        text = re.sub(r"(?m)^(%|\+\+\+)", r"\\\1", text)
        text = headings(text, nested=nested)
        text = re.sub(r"\n[ \t]*\n\s*?\n+", "\n\n", re.sub(r"(?m)[ \t]+$", "", text))
        text = re.sub(r"(?m)^([ \t]*(?:-|\d+\.) .*)\n\n(?=[ \t]*(?:-|\d+\.) )", r"\1\n", text)
        return stash.back(text).strip()

    def inline(self, text: str, path: str, line: int, at: str) -> str:
        """Return a text in one line."""
        return " ".join(self.text(text, path, line, at, nested=True).replace("\\\n", " ").split())

    # -- links -------------------------------------------------------------------------------------

    def _links(
        self, text: str, path: str, at: str, need: Callable[[str, str], None], *, has_headings: bool
    ) -> str:
        lines = re.findall(r"(?m)^#{1,6} .*$", text) if has_headings else ()
        slugs = {slug(line.lstrip("#")) for line in lines}

        def link(found: re.Match[str]) -> str:
            words = LINK.sub(link, found[2]) if "](" in found[2] else found[2]
            if found[3].startswith("#") and found[3][1:] in slugs:
                return found[0]
            target = self.target(found[3], path, at, need)
            if target is None:
                return words
            if found[1] and "://" in target:
                need(found[3], f"the picture {target} is on another host, and is a link to it")
                return f"[{words or target}]({target})"
            if found[1] and not words.strip():
                need(found[3], f"the picture {found[3]} has no alternative text: say what it shows")
            return f"{found[1]}[{words}]({target}{found[4] or ''})"

        def definition(found: re.Match[str]) -> str:
            target = self.target(found[2], path, at, need)
            return f"{found[1]}{target or found[2]}{found[3] or ''}"

        return DEFINITION.sub(definition, LINK.sub(link, text))

    def address(self, address: str, path: str, line: int, at: str) -> str:
        """Return where an address of the old site leads in the new one; empty where it leads nowhere."""
        return self.target(address, path, at, lambda _, why: self.draft.report.need(path, line, why)) or ""

    def target(self, address: str, path: str, at: str, need: Callable[[str, str], None]) -> str | None:
        """Return where a link leads in the new site; nothing where it leads nowhere."""
        address = html.unescape(address.strip())
        own = self.draft.url.rstrip("/")
        if own and (address == own or address.startswith(f"{own}/")):
            address = address.removeprefix(own) or "/"
        elif address.startswith("//"):
            return f"https:{address}"
        elif re.match(r"www\.[\w-]+\.\w", address):
            return f"https://{address}"
        elif re.match(r"(?:https?|mailto|ftp):", address, re.IGNORECASE):
            return address
        elif re.match(r"(?!jekyll:)[a-zA-Z][\w+.-]*:", address):
            need(address, f"a link to {address!r}, which is no address on the web; its words were kept")
            return None
        if address.startswith("jekyll:"):
            name = self.addresses.get(address) or self.addresses.get(
                f"jekyll:{PurePosixPath(address[7:]).stem}"
            )
            if name:
                return self._page(name, at)
            need(address[7:], f"a link to {address[7:]}, which is not there; its words were kept")
            return None
        inside = unquote(urlsplit(address).path)
        inside = (
            inside.removeprefix(self.base) if self.base and inside.startswith(f"{self.base}/") else inside
        )
        if copied := self.copy(inside, path):
            return _relative(copied, at)
        name = self.addresses.get(_plain(inside))
        if name and inside:
            return self._page(name, at)
        if address.startswith("#") or not self.draft.url:
            need(address, f"a link to {address!r}, which is not in the new site; its words were kept")
            return None
        whole = self.draft.url + quote(inside.lstrip("/"))
        need(address, f"a link to {address!r}, which is not in the new site; it leads to {whole}")
        return whole

    def _page(self, name: str, at: str) -> str:
        """Return how a page of the new site links to another one."""
        key = self.papers.get(name)
        return f"#{key}" if key else _relative(f"{name}.md", at)

    def copy(self, name: str, path: str = "") -> str:
        """Copy a file that is named in a file of the old site, and return its path in the new one."""
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if path else ""
        candidates = [posixpath.join(root, name.lstrip("/")) for root in self.roots]
        if not name.startswith("/"):
            candidates.insert(0, beside)
        for candidate in candidates:
            inside = posixpath.normpath(candidate) if candidate else ""
            if not inside or inside.startswith("..") or PurePosixPath(inside).suffix.lower() in PAGES:
                continue
            file = self.source.file(inside)
            if file is not None:
                new = f"{EXTRA}/{self.published(inside)}"
                self.draft.files[new] = file
                return new
        return ""

    def copy_documents(self) -> None:
        """Copy what others may link to, though no page does: their addresses answer as before."""
        taken = set(self.draft.files.values())
        for name in self.source.files():
            inside = PurePosixPath(name)
            is_public = not any(part.startswith(("_", ".")) for part in inside.parts) and "/" in name
            if inside.suffix.lower() not in DOCUMENTS or not is_public:
                continue
            if is_sample_value(inside.name):
                self.source.read.add(name)
                self.draft.report.skip(name, "a sample of the template")
            elif (file := self.source.file(name)) and file not in taken:
                self.draft.files[f"{EXTRA}/{self.published(name)}"] = file

    def published(self, path: str) -> str:
        """Return the address at which the old site published a file."""
        roots = [f"{root}/" for root in self.roots if root]
        return next((path.removeprefix(root) for root in roots if path.startswith(root)), path)


def _relative(target: str, at: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(at) or "."), safe="/._-~()")


def _plain(address: str) -> str:
    """Return an address without what makes no difference: ``/cv/``, ``/cv.html`` and ``cv`` are one."""
    if address.startswith("jekyll:"):
        return address
    return re.sub(r"(^|/)index$", "", address.strip("/").removesuffix(".html")).strip("/")
