"""The pages that have no document: of papers without one, of years of a split list, of tags of posts.

They are made by the same templates as pages in the source tree, but are neither read nor stored;
nothing that Sphinx does for a document is repeated here for each of thousands of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from markupsafe import Markup

from sphinx_scholar import wording
from sphinx_scholar.citations import render_forms
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.posts import PostGroup, PostQuery
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.domain.split_lists import SplitList, YearPage, year_pages
from sphinx_scholar.records.problems import Fault, Source
from sphinx_scholar.records.publication import Publication
from sphinx_scholar.rendering.paper_list import cards_html, filter_html, year_text
from sphinx_scholar.rendering.paper_page import PaperPage
from sphinx_scholar.rendering.posts import post_list_html
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_scholar.rendering.shared_cards import ListCards

CollectedPage = tuple[str, dict[str, Any], str]
"""What ``html-collect-pages`` wants: a page's name, its context, its template."""


class _Body(str):
    """The HTML of a page; for each page Sphinx prints the whole context into a message that none reads."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} characters>"


TakeCitations = Callable[[Publication, Mapping[str, str], "PaperPage | None"], None]
"""What uses a paper's citations, which come by the suffixes of their files, and its page if it has one."""


def collect_pages(
    app: Sphinx, takers: Sequence[TakeCitations], cards_of: dict[str, ListCards]
) -> Iterator[CollectedPage]:
    """Give Sphinx the pages of papers, years and tags; ``takers`` get the citations that they show.

    ``cards_of`` has the cards of lists that are split, by the folders of their pages.
    """
    maker = PageMaker(app, takers)
    yield from maker.pages_of_papers()
    for split in maker.domain.split_lists():
        yield from maker.pages_of_years(split, cards_of.pop(split.folder))
    yield from maker.pages_of_posts()


class PageMaker:
    """Makes the pages of one build."""

    def __init__(self, app: Sphinx, takers: Sequence[TakeCitations]) -> None:
        self.app = app
        self.takers = takers
        self.domain = ScholarDomain.of(app.env)
        self.builder = cast("Any", app.builder)
        self.titles = {docname: title.astext() for docname, title in app.env.titles.items()}
        self.titles |= self.domain.posts.made_pages(app.env.found_docs)

    def pages_of_papers(self) -> Iterator[CollectedPage]:
        """Make a page for each paper that has no hand-written one, and the citations of all."""
        domain = self.domain
        for work in domain.bibliography.publications:
            texts = render_forms(work)
            place = domain.place("publication", work.key)
            paper = PaperPage(work, Page(domain, place[0]), texts) if place else None
            for take in self.takers:
                take(work, texts, paper)
            if domain.find("publication", work.key) or work.key in domain.bibliography.without_page:
                continue
            if paper:
                yield paper.page.docname, self._paper(paper), "page.html"
            else:
                self._refuse(f"the paper {work.key!r}", domain.page_of(work.key), str(work.source))

    def _refuse(self, what: str, pagename: str, location: str) -> None:
        message = "%s has no page of its own: its address is that of the page %s"
        warn(Fault.DUPLICATE_KEY, message, what, pagename, location=location)

    def _paper(self, paper: PaperPage) -> dict[str, Any]:
        work, page = paper.record, paper.page
        index = f"{page.docname.rpartition('/')[0]}/index"
        body = page.render("paper_page", paper=paper, body="", level=2)
        kind = "publication-page h-entry" if paper.has_microformats else "publication-page"
        section = page.render("section", anchor="publication", kind=kind, title=paper.title, body=body)
        context = self._context(page.docname, work.title.plain, section, index)
        # Its key alone, for the same reason that its body has a short form.
        return context | {"scholar_publication": work.key}

    def pages_of_years(self, split: SplitList, cards: ListCards) -> Iterator[CollectedPage]:
        """Make the pages of a list that is split by year."""
        pages = list(year_pages(self.domain.works(split.keys), split.size))
        for place, page in enumerate(pages):
            pagename = f"{split.folder}/{page.name}"
            if pagename in self.app.env.found_docs:
                self._refuse(f"the year {page.name}", pagename, split.docname)
                continue
            title = f"{self.titles[split.docname]}, {year_text(page)}"
            seen_from = Page(self.domain, pagename)
            body = self._year(page, cards, seen_from)
            section = seen_from.render("section", anchor="publications", kind="", title=title, body=body)
            context = self._context(pagename, title, section, split.docname)
            context["prev"] = self._neighbor(split, pagename, pages[place - 1 : place])
            context["next"] = self._neighbor(split, pagename, pages[place + 1 : place + 2])
            yield pagename, context, "page.html"
        self._index(split)

    def _index(self, split: SplitList) -> None:
        """Let Sphinx's own search, which keeps nothing but documents, find the works by the list's page."""
        document = self.app.env.get_doctree(split.docname)
        # Thousands of works have most words in common, and Sphinx asks which there are, not how often.
        found: dict[str, None] = {}
        for work in self.domain.works(split.keys):
            for text in (work.title.plain, wording.people_text(work), wording.standing(work, brief=True)):
                found.update(dict.fromkeys(text.split()))
        document += nodes.paragraph("", " ".join(found))
        self.builder.index_page(split.docname, document, self.titles[split.docname])

    def _year(self, year: YearPage, cards: ListCards, page: Page) -> Markup:
        filtered_by, place, split = "", Markup(), cards.split
        if split.style == "full" and len(year.works) >= self.domain.settings.filter_from:
            filtered_by = "list-0"
            place = filter_html(filtered_by, year.works, page)
        return place + cards_html(
            year.works,
            page,
            style=split.style,
            is_numbered=split.is_numbered,
            pictures=split.pictures,
            filtered_by=filtered_by,
            shared=cards,
        )

    def _neighbor(self, split: SplitList, pagename: str, pages: list[YearPage]) -> dict[str, str] | None:
        if not pages:
            return None
        uri = self.builder.get_relative_uri(pagename, f"{split.folder}/{pages[0].name}")
        return {"link": uri, "title": year_text(pages[0])}

    def pages_of_posts(self) -> Iterator[CollectedPage]:
        """Make a page for each tag, and one that leads to all posts where the author has written none."""
        posts, found = self.domain.posts, self.app.env.found_docs
        made = posts.made_pages(found)
        is_long = len({post.sort_key[0] for post in posts.all}) > 1
        source = Source(path=posts.folder, line=1)
        query = PostQuery(group_by="year" if is_long else "none", source=source)
        groups = {posts.index: posts.select(query)}
        groups |= {tag.pagename: [PostGroup(posts=tag.posts)] for tag in posts.tags.values()}
        for pagename, shown in groups.items():
            if pagename in made:
                page = Page(self.domain, pagename)
                body = post_list_html(shown, page, 2)
                if pagename != posts.index:
                    body += page.render("post_index", url=page.url("section", f"{posts.index}#"))
                section = page.render("section", anchor="posts", kind="", title=made[pagename], body=body)
                yield pagename, self._context(pagename, made[pagename], section, posts.index), "page.html"
            elif pagename != posts.index:
                self._refuse(f"the tag of {posts.folder}", pagename, pagename)

    def _context(self, pagename: str, title: str, section: str, above: str) -> dict[str, Any]:
        """Return what Sphinx's templates want of a page; ``above`` is the page that leads to it."""
        parents = []
        if above in self.titles and above != pagename:
            uri = self.builder.get_relative_uri(pagename, above)
            parents.append({"link": uri, "title": self.titles[above]})
        return {
            "title": title,
            "body": _Body(section),
            "toc": "",
            "parents": parents,
            "prev": None,
            "next": None,
            "meta": {"hide-toc": True},
            "scholar_collected": True,
        }
