"""What the head of a page says to machines, and its text by the template ``scholar-head.html``.

Knows no records: what it says of a person or a paper comes as data from the other outputs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_scholar.outputs.life import plain_text
from sphinx_scholar.outputs.share.drawing import HEIGHT, WIDTH
from sphinx_scholar.rendering import nodes as own

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from jinja2 import Template

    from sphinx_scholar.records.posts import Post

TEMPLATE = "scholar-head.html"
"""The template's name, in the engine's folder and in a site's own."""

LONGEST = 300
"""How many characters a description has at most; search engines show about half of that."""


class Meta(NamedTuple):
    """One ``meta`` element."""

    content: str
    name: str = ""
    """Its name in HTML."""
    property: str = ""
    """Its name in Open Graph; one element can have both."""


class Alternate(NamedTuple):
    """Another form of the page's content, in a file of its own."""

    type: str
    """Its media type."""
    url: str
    """Its address, relative to the page."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What machines read in the head of one page."""

    metas: tuple[Meta, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    data: str = ""
    """Things of schema.org as JSON-LD, safe within a ``script`` element."""


def without_written(head: Head, written: str) -> Head:
    """Return a head without what another extension has written into the page's already."""
    if not written:
        return head
    elements = re.findall(r"<meta\b[^>]*>", written)
    names = {name for text in elements for name in re.findall(r'\b(?:name|property)="([^"]+)"', text)}
    return replace(head, metas=without(head.metas, names))


def render_head(head: Head, template: Template) -> str:
    """Return the elements as HTML."""
    return template.render(head=head).strip()


def load_template(folders: Sequence[Path]) -> Template:
    """Return the template from the first of these folders that has it, else the engine's own."""
    from jinja2 import FileSystemLoader

    from sphinx_scholar.rendering.compiled_templates import CompiledTemplates
    from sphinx_scholar.rendering.printing import HtmlEnvironment

    own = Path(__file__).parent.parent.parent / "templates"
    loader = FileSystemLoader([*folders, own])
    environment = HtmlEnvironment(loader=loader, autoescape=True, trim_blocks=True)
    environment.bytecode_cache = CompiledTemplates(environment)
    return environment.get_template(TEMPLATE)


def open_graph(*, title: str, description: str, url: str, type: str, site: str) -> tuple[Meta, ...]:
    """Return a page's description and its Open Graph (https://ogp.me); the two share one element."""
    metas = (
        Meta(name="description", property="og:description", content=description),
        Meta(property="og:title", content=title),
        Meta(property="og:type", content=type),
        Meta(property="og:url", content=url),
        Meta(property="og:site_name", content=site if site != title else ""),
    )
    return tuple(meta for meta in metas if meta.content)


def article(post: Post) -> tuple[Meta, ...]:
    """Return when a post was published and changed, and its tags (https://ogp.me/#type_article)."""
    metas = (
        Meta(property="article:published_time", content=post.date.iso if post.date else ""),
        Meta(property="article:modified_time", content=post.updated.iso if post.updated else ""),
        *(Meta(property="article:tag", content=tag) for tag in post.tags),
    )
    return tuple(meta for meta in metas if meta.content)


def of_type(type: str, facts: Mapping[str, str]) -> tuple[Meta, ...]:
    """Return what Open Graph lets a page of a type say besides: ``profile:first_name``."""
    return tuple(Meta(property=f"{type}:{name}", content=fact) for name, fact in facts.items() if fact)


@lru_cache(maxsize=16)
def shared_picture(url: str, alt: str) -> tuple[Meta, ...]:
    """Return the picture by which a page is shared, to be shown large."""
    return (
        Meta(property="og:image", content=url),
        Meta(property="og:image:width", content=str(WIDTH)),
        Meta(property="og:image:height", content=str(HEIGHT)),
        Meta(property="og:image:alt", content=alt),
        Meta(name="twitter:card", content="summary_large_image"),
    )


def without(metas: Sequence[Meta], written: Collection[str]) -> tuple[Meta, ...]:
    """Return the elements whose names are not used by others that a page has already."""
    if not written:
        return tuple(metas)

    def free(name: str) -> str:
        """Return a name that is not used, nor that of what it tells more about (``og:image:alt``)."""
        return "" if name in written or name.rpartition(":")[0] in written else name

    left = (meta._replace(name=free(meta.name), property=free(meta.property)) for meta in metas)
    return tuple(meta for meta in left if meta.name or meta.property)


# -- the first sentence ------------------------------------------------------------------------------

ABBREVIATIONS = frozenset(
    "al approx cf co dept dr ed eds eq etc fig inc jr ltd mr mrs ms no nos pp prof sec sr st vol vs"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words whose full stop ends no sentence."""


def description_of(document: nodes.document) -> str:
    """Return the first sentence of a page, or nothing where no line of it is one."""
    for paragraph in _paragraphs(document):
        sentence = first_sentence(plain_text(paragraph))
        if sentence:
            return shortened(sentence)
    return ""


def _paragraphs(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the paragraphs of a page that an author wrote, and the summary of a list."""
    for child in node.children:
        if isinstance(child, nodes.paragraph):
            yield child
        elif isinstance(child, own.fallback):
            yield from child.children if isinstance(node, own.paper_list) else ()
        elif isinstance(child, nodes.Element) and not isinstance(child, own.paper_cards):
            yield from _paragraphs(child)


def first_sentence(text: str) -> str:
    """Return the text up to the end of its first sentence; nothing where none ends."""
    return next((text[:end] for end in _ends(text)), "")


def _ends(text: str) -> Iterator[int]:
    """Find where sentences end: before a capital letter or a bracket, or at the end of the text."""
    for match in re.finditer(r"[.!?…]+[\"'”’)\]]*(?=\s+\W*[^\W\da-z_]|\s*$)|[。！？]", text):
        word = re.search(r"[\w.]*$", text[: match.start()])
        bare = word.group().casefold() if word else ""
        is_short = match.group() == "." and (len(bare) == 1 or "." in bare or bare in ABBREVIATIONS)
        if not (is_short and match.end() < len(text)):
            yield match.end()


def shortened(text: str) -> str:
    """Return a text of at most :data:`LONGEST` characters, cut between words."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rpartition(" ")[0].rstrip(",;:–— ") + "…"
