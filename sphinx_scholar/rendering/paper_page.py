"""What a template can show on a paper's own page besides what a card shows.

Asks the domain for what it must know of the site; does not know how any of it looks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations import BIBTEX, FORMS, facts, render_forms
from sphinx_scholar.domain.pictures import PAGE
from sphinx_scholar.records.identifiers import arxiv_url
from sphinx_scholar.records.publication import Status
from sphinx_scholar.rendering.line_ends import keep_whole
from sphinx_scholar.rendering.paper_card import PaperCard
from sphinx_scholar.rendering.rich_text import verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.paper_card import RecordLine
    from sphinx_scholar.rendering.templates import Page

_ = get_translation(wording.CATALOG)


class Citation(NamedTuple):
    """One form of a paper's citation."""

    name: str
    suffix: str
    text: Markup
    """The text of its file, as it is to be copied."""
    url: Markup
    """The address of its file."""
    is_first: bool


class Related(NamedTuple):
    """Something of the site that a paper belongs to."""

    title: str
    url: Markup
    detail: Markup
    """What stands behind the title."""


class PaperPage(PaperCard):
    """A paper, as its own page shows it."""

    box = PAGE

    def __init__(self, record: Publication, page: Page, citations: Mapping[str, str] | None = None) -> None:
        super().__init__(record, page)
        self._citations = citations

    @property
    def abstract(self) -> Markup:
        """The abstract; empty where the entry has none."""
        return self.html(self.record.abstract)

    @property
    def lasting_url(self) -> str:
        """The address under which the paper is found for good, or nothing."""
        return facts.address(self.record)

    @property
    def bibtex(self) -> Markup:
        """The citation as BibTeX, as it is to be copied."""
        return verbatim(self.record.bibtex)

    @property
    def citations(self) -> list[Citation]:
        """The citation in all forms; none where there is nothing to open or download."""
        if not self.page.has_files:
            return []
        texts = self._citations or render_forms(self.record)
        base = self.page.url("download", f"{self.page.domain.page_of(self.record.key)}.")
        return [
            Citation(
                form.title,
                form.suffix,
                verbatim(texts[form.suffix].rstrip()),
                Markup(f"{base}{form.suffix}"),  # noqa: S704 - escaped
                form is BIBTEX,
            )
            for form in FORMS
        ]

    @property
    def earliest_first(self) -> list[RecordLine]:
        """Earlier records of the work, the earliest first."""
        return self.history[::-1]

    @property
    def preprint(self) -> str:
        """The arXiv number of a preprint that no earlier record tells of, or nothing."""
        work = self.record
        known = {record.arxiv for record in work.history if record.status is Status.PREPRINT}
        return "" if work.status is Status.PREPRINT or work.arxiv in known else work.arxiv

    @property
    def preprint_url(self) -> Markup:
        """The address of that preprint."""
        return escape(arxiv_url(self.preprint))

    @cached_property
    def related(self) -> list[Related]:
        """The positions that the paper came of, and sections that refer to it."""
        domain = self.page.domain
        found = []
        for entry in domain.positions_of(self.record.key):
            facts = wording.phrase((entry.organization, wording.dated_text(entry.period)))
            comma = wording.punctuation(entry.title, facts).between_parts if facts else ""
            detail = keep_whole(comma + facts, wording.period_text(entry.period))
            found.append(Related(entry.title, self.page.url(entry.directive, entry.name), detail))
        for mention in domain.mentions_of("publication", self.record.key):
            page = domain.env.titles[mention.docname].astext()
            url = self.page.url("section", f"{mention.docname}#{mention.anchor}")
            detail = Markup() if page == mention.title else Markup(" ({})").format(page)
            found.append(Related(mention.title, url, detail))
        return found
