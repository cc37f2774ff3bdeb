"""The CV page's outline, filled with the same records, becomes the CV in PDF.

Each heading of the page is a section and each list a list, in the page's own order; what is
made of them is the business of ``cv_pdf``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import new_document

from sphinx_scholar import wording
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.outputs.cv.pdf import (
    CurriculumVitae,
    CvAuthor,
    CvEntry,
    CvError,
    CvPublication,
    CvSection,
    CvWords,
    plain,
    render_pdf,
)
from sphinx_scholar.outputs.cv.runs import blocks_from, runs_from
from sphinx_scholar.outputs.life import Addresses
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.records.scripts import is_right_to_left
from sphinx_scholar.rendering import fallbacks, paper_card
from sphinx_scholar.rendering.bodies import body_of
from sphinx_scholar.rendering.nodes import entry_list, paper_group, paper_list
from sphinx_scholar.rendering.rich_text import text_nodes
from sphinx_scholar.rendering.templates import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.outputs.cv.pdf import Block, Runs
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.publication import Publication

_ = get_translation(wording.CATALOG)

FILE = "cv.pdf"
"""Its place in the output folder."""
TEMPLATE = "cv.typ"
"""The name under which a site may put a template of its own into a folder of templates."""


def write_cv(app: Sphinx, builder: Builder) -> None:
    """Make the CV before pages are written, so that they link to it only where there is one."""
    domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
    page = domain.settings.cv
    domain.cv = ""
    if builder.name not in HTML_BUILDERS or not page or page not in app.env.found_docs or not domain.owner:
        return
    template = _template(app)
    try:
        made = render_pdf(CvReader(app, page).read(), template=template)
    except CvError as error:
        where = f"{template}:{error.line}" if template and error.line else page
        warn(Fault.OUTPUT, "%s; no page links to it", error, location=where)
        return
    for message in made.warnings:
        warn(Fault.OUTPUT, "%s", message, location=page)
    write_whole(Path(app.outdir) / FILE, made.pdf)
    domain.cv = FILE


def _template(app: Sphinx) -> str | None:
    folders = (Path(app.confdir) / folder for folder in app.config.templates_path)
    own = next((folder / TEMPLATE for folder in folders if (folder / TEMPLATE).is_file()), None)
    return str(own) if own else None


def _written_out(url: str) -> str:
    """Return an address as it is printed, for those who cannot click on it."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


class CvReader:
    """Reads the CV page as an outline and fills it from the records."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        self.app = app
        self.docname = docname
        self.domain = cast("ScholarDomain", app.env.get_domain(ScholarDomain.name))
        self.page = Page(self.domain, docname)
        base = app.config.html_baseurl
        self.addresses = Addresses(base=f"{base.rstrip('/')}/" if base else "")
        self.page_url = base + app.builder.get_target_uri(docname) if base else ""

    def read(self) -> CurriculumVitae:
        """Return the document as data."""
        owner = self.domain.owner
        assert owner is not None
        settings = self.domain.settings
        links = settings.links
        return CurriculumVitae(
            name=owner.name,
            date=self._date(),
            position=plain(owner.position),
            affiliation=plain(owner.affiliation, url=links.get(owner.affiliation, "")),
            advisors=tuple(run for name in owner.advisors for run in plain(name, url=links.get(name, ""))),
            emails=owner.emails,
            profiles=tuple(
                run for link in owner.profiles for run in plain(_written_out(link.url), url=link.url)
            ),
            site_url=self.app.config.html_baseurl,
            sections=tuple(self._section(section) for section in self._sections()),
            as_of_note=settings.status_note,
            words=CvWords(
                document=self.app.env.titles[self.docname].astext(),
                advisors=str(_("Advisors")),
                page=str(_("Page {page} of {pages}")),
            ),
            language=self.app.config.language,
            paper="us-letter" if settings.cv_paper == "us-letter" else "a4",
            accent=settings.accent,
        )

    def _date(self) -> PartialDate:
        """Return the latest beginning that the content tells, so that no clock decides the bytes."""
        dates = [work.date for work in self.domain.bibliography.publications]
        for kind in ("position", "degree", "entry"):
            dates += [entry.period.start for entry in self.domain.entries(kind)]
        return max((date for date in dates if date), default=PartialDate(year=1970))

    def _sections(self) -> list[nodes.section]:
        page = self.app.env.get_doctree(self.docname).next_node(nodes.section)
        return [child for child in page.children if isinstance(child, nodes.section)] if page else []

    def _section(self, section: nodes.section) -> CvSection:
        intro: list[Block] = []
        entries: list[CvEntry | CvPublication] = []
        notes: dict[str, Runs] = {}
        for child in section.children[1:]:
            if isinstance(child, entry_list):
                entries += [
                    self._entry(entry) for entry in self.domain.entry_selection(child["query"]).entries
                ]
            elif isinstance(child, paper_list):
                for work in self.domain.works(child["selection"].keys):
                    entries.append(self._publication(work))
                    notes.update((text, plain(text)) for text in paper_card.meanings(work))
            elif not isinstance(child, paper_group):
                intro += self._blocks(child)
        title = section.children[0].astext()
        return CvSection(title=title, intro=tuple(intro), entries=tuple(entries), notes=tuple(notes.values()))

    def _blocks(self, node: Node) -> Sequence[Block]:
        """Return what any other node of the page says; the status note is at the foot already."""
        document = new_document("")
        document += node.deepcopy()
        if document.astext().strip() == self.domain.settings.status_note:
            return ()
        self.app.env.resolve_references(document, self.docname, self.app.builder)
        return blocks_from(document.children, page_url=self.page_url)

    def _runs(self, *children: Node) -> Runs:
        """Return nodes as text, their references resolved from the CV page."""
        document = new_document("")
        paragraph = nodes.paragraph("", "", *children)
        document += paragraph
        self.app.env.resolve_references(document, self.docname, self.app.builder)
        return runs_from(document.children[0], page_url=self.page_url)

    def _entry(self, entry: Entry) -> CvEntry:
        bodies: Sequence[Element] = list(body_of(entry, self.app.env, shown_on=self.docname))
        about = [fallbacks.about_nodes(entry, self.page), fallbacks.papers_of(entry)]
        return CvEntry(
            title=self._runs(fallbacks.text(entry.title)),
            dates=wording.dated_text(entry.period),
            meta=tuple(runs for line in about if (runs := self._runs(*line))),
            body=tuple(block for body in bodies for block in blocks_from([body], page_url=self.page_url)),
        )

    def _publication(self, work: Publication) -> CvPublication:
        forms = self.domain.owner_forms
        signs = paper_card.signs_of(work)
        people = work.authors or work.editors
        isolated = any(is_right_to_left(person.name) for person in people)
        authors = tuple(
            CvAuthor(
                name=f"\u2068{author.name}\u2069" if isolated else author.name,
                own=is_same_person(author, forms),
                signs="".join(signs[mark] for mark in author.marks),
            )
            for author in people
        )
        return CvPublication(
            title=self._runs(*text_nodes(work.title, work.source)),
            authors=authors,
            et_al=_behind_names(work),
            dates=paper_card.badge_text(work),
            venue=self._runs(*fallbacks.phrase_nodes(wording.sentence(wording.standing(work)), work)),
            history=tuple(self._runs(*fallbacks.record_nodes(record)) for record in work.history),
            links=tuple(
                run
                for link in work.links
                if (url := self.addresses.link(link.url))
                for run in plain(wording.work_link_text(link.kind, work.type), url=url)
            ),
        )


def _behind_names(work: Publication) -> str:
    """Return what stands behind the names of a paper: that there are others, and for whom they wrote."""
    parts = [str(_("and others"))] if work.more_authors else []
    return " ".join(parts + ([f"({work.collaboration})"] if work.collaboration else []))
