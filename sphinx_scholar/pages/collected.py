"""The pages that have no document: of each paper without one, and of each year of a split list.

They are made of the same pieces as pages in the source tree, but are neither read nor stored;
nothing that Sphinx does for a document is repeated here for each of thousands of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.writers.html import HTMLWriter

from sphinx_scholar import wording
from sphinx_scholar.citations import render_forms
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives.transforms import set_apostrophes
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.domain.split_lists import SplitList, YearPage, year_pages
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Publication
from sphinx_scholar.rendering.markup import HtmlPieces, is_stock
from sphinx_scholar.rendering.paper_card import cards
from sphinx_scholar.rendering.paper_list import filter_place, year_text
from sphinx_scholar.rendering.paper_page import page_section
from sphinx_scholar.rendering.pieces import NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_scholar.rendering.pieces import Pieces

Page = tuple[str, dict[str, Any], str]
"""What ``html-collect-pages`` wants: a page's name, its context, its template."""


WriteCitations = Callable[[ScholarDomain, Publication, Mapping[str, str]], None]
"""What puts a paper's citations on disk, by the suffixes of their files."""


def collect_pages(app: Sphinx, write: WriteCitations) -> Iterator[Page]:
    """Give Sphinx the pages of papers and years; ``write`` gets the citations that they show."""
    maker = PageMaker(app, write)
    yield from maker.pages_of_papers()
    for split in maker.domain.split_lists():
        yield from maker.pages_of_years(split)


class PageMaker:
    """Makes the pages of one build."""

    def __init__(self, app: Sphinx, write: WriteCitations) -> None:
        self.app = app
        self.write = write
        self.domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
        self.builder = cast("Any", app.builder)
        self.settings = get_default_settings(HTMLWriter)
        vars(self.settings).update(app.env.settings)
        html = HtmlPieces(self.builder, self.settings, self._address)
        self.make: Pieces[Any] = html if is_stock(self.builder, self.settings) else NODES
        self.pagename = ""
        """The page that is being made, from which references lead."""
        self.titles = {docname: title.astext() for docname, title in app.env.titles.items()}

    def pages_of_papers(self) -> Iterator[Page]:
        """Make a page for each paper that has no hand-written one, and the citations of all."""
        domain = self.domain
        for work in domain.bibliography.publications:
            texts = render_forms(work)
            self.write(domain, work, texts)
            if domain.find("publication", work.key) or work.key in domain.bibliography.without_page:
                continue
            pagename = domain.page_of(work.key)
            if pagename in self.app.env.found_docs:
                self._refuse(f"the paper {work.key!r}", pagename, str(work.source))
                continue
            yield pagename, self._paper(work, pagename, texts), "page.html"

    def _refuse(self, what: str, pagename: str, location: str) -> None:
        message = "%s has no page of its own: its address is that of the page %s"
        warn(Fault.DUPLICATE_KEY, message, what, pagename, location=location)

    def _paper(self, work: Publication, pagename: str, texts: Mapping[str, str]) -> dict[str, Any]:
        index = f"{pagename.rpartition('/')[0]}/index"
        self.pagename = pagename
        section = page_section(work, self.domain, self.make, texts)
        context = self._context(pagename, work.title.plain, section, index)
        # Its key alone: for each page Sphinx prints the whole context into a message that none reads.
        return context | {"scholar_publication": work.key}

    def pages_of_years(self, split: SplitList) -> Iterator[Page]:
        """Make the pages of a list that is split by year."""
        pages = list(year_pages(self.domain.works(split.keys), split.size))
        for place, page in enumerate(pages):
            pagename = f"{split.folder}/{page.name}"
            if pagename in self.app.env.found_docs:
                self._refuse(f"the year {page.name}", pagename, split.docname)
                continue
            title = f"{self.titles[split.docname]}, {year_text(page)}"
            self.pagename = pagename
            context = self._context(pagename, title, self._year(page, title, split), split.docname)
            context["prev"] = self._neighbor(split, pagename, pages[place - 1 : place])
            context["next"] = self._neighbor(split, pagename, pages[place + 1 : place + 2])
            yield pagename, context, "page.html"
        self._index(split)

    def _index(self, split: SplitList) -> None:
        """Let Sphinx's own search, which keeps nothing but documents, find the works by the list's page."""
        document = self.app.env.get_doctree(split.docname)
        for work in self.domain.works(split.keys):
            line = (work.title.plain, wording.people_text(work), wording.standing(work, brief=True))
            document += nodes.paragraph("", " ".join(line))
        self.builder.index_page(split.docname, document, self.titles[split.docname])

    def _year(self, page: YearPage, title: str, split: SplitList) -> str | nodes.Node:
        make = self.make
        parts = []
        filtered_by = ""
        if split.style == "full" and len(page.works) >= self.domain.settings.filter_from:
            filtered_by = "list-0"
            parts.append(make.widget(filter_place(filtered_by, page.works, self.domain)))
        parts.append(cards(page.works, self.domain, make, style=split.style, filtered_by=filtered_by))
        section: str | nodes.Node = make.section("publications", [make.text(title)], *parts, level=1)
        return section

    def _neighbor(self, split: SplitList, pagename: str, pages: list[YearPage]) -> dict[str, str] | None:
        if not pages:
            return None
        uri = self.builder.get_relative_uri(pagename, f"{split.folder}/{pages[0].name}")
        return {"link": uri, "title": year_text(pages[0])}

    def _context(self, pagename: str, title: str, section: str | nodes.Node, above: str) -> dict[str, Any]:
        """Return what Sphinx's templates want of a page; ``above`` is the page that leads to it."""
        parents = []
        if above in self.titles:
            uri = self.builder.get_relative_uri(pagename, above)
            parents.append({"link": uri, "title": self.titles[above]})
        return {
            "title": title,
            "body": self.render(section),
            "toc": "",
            "parents": parents,
            "prev": None,
            "next": None,
            "meta": {"hide-toc": True},
            "scholar_collected": True,
        }

    def render(self, section: str | nodes.Node) -> str:
        """Return a section as HTML, which it is already on a site that writes nodes as Sphinx does.

        All references in nodes are the domain's own, so that the domain alone resolves them.
        """
        if isinstance(section, str):
            return section
        document = new_document("", self.settings)
        document += section
        set_apostrophes(document)
        for node in list(document.findall(addnodes.pending_xref)):
            node.replace_self(self._resolved(node))
        translator = self.builder.create_translator(document, self.builder)
        document.walkabout(translator)
        return "".join(translator.fragment)

    def _address(self, kind: str, name: str, fragment: str | None) -> str | None:
        return self.domain.address(kind, name, fragment, seen_from=self.pagename)

    def _resolved(self, node: addnodes.pending_xref) -> nodes.Node:
        content = cast("nodes.Element", node.children[0])
        found = self.domain.resolve_xref(
            self.app.env, self.pagename, self.builder, node["reftype"], node["reftarget"], node, content
        )
        return found if found is not None else content
