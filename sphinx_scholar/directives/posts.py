"""Posts: a page of the folder of posts becomes one while it is read, and ``{posts}`` lists them.

What stands under the title and at the end of a post is made when all pages are read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_scholar import wording
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives import options
from sphinx_scholar.directives.objects import ScholarDirective, picture
from sphinx_scholar.domain.posts import GROUPINGS, PostQuery
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.posts import HINT, Post, date_in_name, read_date
from sphinx_scholar.records.problems import Fault, Source
from sphinx_scholar.rendering.nodes import post_foot, post_head, post_list

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.dates import PartialDate

FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^---[ \t]*$", flags=re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^(```+|~~~+|:::+).*?^\1", flags=re.MULTILINE | re.DOTALL)
DATES = re.compile(r"""^(date|updated):[ \t]+([^"'#\n]*[^"'#\s])[ \t]*$""", flags=re.MULTILINE)


class PostsDirective(ScholarDirective):
    """A list of posts by date."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        "tag": options.texts,
        "since": options.date,
        "limit": options.count,
        "group-by": options.one_of(GROUPINGS),
    }

    def run_visible(self) -> list[Node]:
        """Return a place for the list, and note what it asks for."""
        query = PostQuery(
            tags=self.options.get("tag", ()),
            since=self.options.get("since"),
            limit=self.options.get("limit"),
            group_by=self.options.get("group-by", "none"),
            source=self.source,
        )
        self.scholar.note_post_list(self.env.current_document.docname, query)
        return [post_list(query=query)]


def is_post(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page stands in the folder of posts and does not lead to others."""
    folder = ScholarDomain.of(env).settings.posts
    return bool(folder) and docname.startswith(f"{folder}/") and docname.rpartition("/")[2] != "index"


def prepare_post(app: Sphinx, docname: str, source: list[str]) -> None:
    """Let MyST-Parser read the front matter of a post as its author means it, when its file is opened.

    Its ``title`` is the heading of a post that has no other: MyST-Parser makes it so on all pages or on
    none, even where a page has a heading. A date that YAML refuses would lose all other fields.
    """
    found = FRONT_MATTER.match(source[0]) if is_post(app.env, docname) else None
    config = getattr(app.env, "myst_config", None)
    if config is None:
        return
    lacks_heading = False
    if found:
        text = FENCED.sub("", source[0][found.end() :])
        lacks_heading = re.search(r"^# |^=+ *$", text, flags=re.MULTILINE) is None
        source[0] = DATES.sub(r'\1: "\2"', found[0]) + source[0][found.end() :]
    wanted = app.config.myst_title_to_header or lacks_heading
    if wanted != config.title_to_header:
        cast("Any", app.env).myst_config = config.copy(title_to_header=wanted)


class FindPosts(SphinxTransform):
    """Keep what the front matter of a post says, and show its date, tags and neighbors.

    ``<section><title>…</section>`` becomes
    ``<section classes="scholar-post"><title><post_head>…</section><post_foot>``.
    """

    default_priority = 780  # after front matter is read (340) and quotes are curled (750)

    def apply(self, **kwargs: Any) -> None:
        """Make a post of the page, if it is one."""
        docname = self.env.current_document.docname
        section = self.document.next_node(nodes.section)
        if not is_post(self.env, docname) or section is None:
            return
        title = cast("nodes.title", section[0])
        domain = ScholarDomain.of(self.env)
        reader = PostReader(self.env, docname, self.document)
        post = reader.read(title.astext())
        domain.note_post(post)
        # A post need not be in a toctree: lists lead to it.
        self.env.metadata[docname]["orphan"] = True
        section["classes"].append("scholar-post")
        if "microformats" not in domain.settings.without:
            section["classes"].append("h-entry")
            title["classes"].append("p-name")
        image = reader.fields.get("image", "")
        shown = [picture(image, self.env, alt="", classes=["no-scaled-link"])] if image else []
        section.insert(1, post_head("", *shown, name=docname))
        # Footnotes stand behind all sections.
        self.document.append(post_foot(name=docname))


class PostReader:
    """Reads the front matter of one post."""

    def __init__(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.env = env
        self.docname = docname
        self.path = env.doc2path(docname)
        self.fields = front_matter(document)
        self.lines = Path(self.path).read_text("utf-8-sig").splitlines()

    def read(self, title: str) -> Post:
        """Return the post; what is missing or wrong is a warning."""
        date = self._date("date")
        if date is None and "date" not in self.fields:
            date = date_in_name(self.docname)
            if date is None:
                message = "the post has no date, and stands last in lists; behind date: at its top, %s"
                warn(Fault.MALFORMED_DATE, message, HINT, location=str(self._source("date")))
        image = self.fields.get("image", "")
        return Post(
            docname=self.docname,
            title=title,
            date=date,
            updated=self._date("updated"),
            tags=tuple({name.casefold(): name for name in _tags(self.fields.get("tags", ""))}.values()),
            summary=" ".join(self.fields.get("summary", "").split()),
            image=self.env.relfn2path(image, self.docname)[0] if image and "://" not in image else image,
            source=self._source("date"),
        )

    def _date(self, name: str) -> PartialDate | None:
        if not self.fields.get(name):
            self.fields.pop(name, None)
            return None
        try:
            return read_date(self.fields[name], wording.written_languages())
        except ValueError as error:
            message = "%s: of the post: %s; it is left out"
            warn(Fault.MALFORMED_DATE, message, name, error, location=str(self._source(name)))
            return None

    def _source(self, name: str) -> Source:
        pattern = re.compile(rf":?{name}\s*:", re.IGNORECASE)
        line = next((number for number, text in enumerate(self.lines, 1) if pattern.match(text)), 1)
        return Source(path=str(self.path), line=line)


def front_matter(document: nodes.document) -> dict[str, str]:
    """Return the fields at the beginning of a page, by their names in small letters."""
    found: dict[str, str] = {}
    docinfo = document.next_node(nodes.docinfo)
    for node in docinfo.children if docinfo is not None else ():
        if isinstance(node, nodes.field):
            found[node[0].astext().casefold()] = node[1].astext()
        else:
            found[type(node).__name__] = node.astext()
    return found


def _tags(text: str) -> tuple[str, ...]:
    """Read tags: a list of YAML's, which MyST-Parser writes as JSON, or words with commas between them."""
    try:
        parsed = json.loads(text)
    except ValueError:
        parsed = None
    names = parsed if isinstance(parsed, list) else re.split("[,;，、；،؛]", text)
    return tuple(" ".join(str(name).split()) for name in names if str(name).strip())
