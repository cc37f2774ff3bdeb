"""The parts of a paper's own page: what stands under its title, and the sections below its notes.

Asks the domain for what it must know of the site; does not know which page asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import literal_block
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations import BIBTEX, FORMS
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.records.identifiers import arxiv_url
from sphinx_scholar.records.publication import Status
from sphinx_scholar.rendering.entries import kind_of
from sphinx_scholar.rendering.paper_card import (
    buttons,
    people_part,
    phrase_runs,
    record_line,
    standing_line,
)
from sphinx_scholar.rendering.pieces import runs
from sphinx_scholar.rendering.widgets import citation_form, citation_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.citations import Form
    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.rendering.pieces import P, Pieces

_ = get_translation(wording.CATALOG)


def page_section(work: Publication, domain: ScholarDomain, make: Pieces[P], texts: Mapping[str, str]) -> P:
    """Return the whole page of a paper that has no notes; ``texts`` are its citations."""
    parts = [*page_head(work, domain, make), *page_tail(work, domain, make, texts)]
    title = runs(work.title, work.source, make)
    return make.section("publication", title, *parts, level=1, kind="publication-page")


def page_head(work: Publication, domain: ScholarDomain, make: Pieces[P]) -> list[P]:
    """Return what stands under the title of a paper's own page."""
    return [
        *people_part(work, domain, make, linked=True),
        standing_line(work, make, style="full"),
        *buttons(work, domain, make, with_cite=False),
    ]


def page_tail(work: Publication, domain: ScholarDomain, make: Pieces[P], texts: Mapping[str, str]) -> list[P]:
    """Return the sections of a paper's own page, those left out that would be empty.

    ``texts`` are its citations, by the suffixes of their files.
    """
    parts = (
        ("abstract", _("Abstract"), abstract_part(work, make)),
        ("cite", _("Cite"), cite_part(work, domain, make, texts)),
        ("history", _("History"), history_part(work, make)),
        ("related", _("Related"), related_part(work, domain, make)),
    )
    return [
        make.section(anchor, [make.text(str(title))], *children, level=2)
        for anchor, title, children in parts
        if children
    ]


def abstract_part(work: Publication, make: Pieces[P]) -> list[P]:
    """Return the abstract; empty where the entry has none."""
    return [make.paragraph(*runs(work.abstract, work.source, make))] if work.abstract else []


def cite_part(work: Publication, domain: ScholarDomain, make: Pieces[P], texts: Mapping[str, str]) -> list[P]:
    """Return the citation in all forms as text to select, each with a link to its file.

    Outside HTML there is nothing to open or download, and so BibTeX alone.
    """
    if domain.builder.name not in HTML_BUILDERS:
        block = literal_block(work.bibtex, work.bibtex, language="none", classes=["scholar-bibtex"])
        return [make.widget(block)]
    data = {
        "copy": str(_("Copy")),
        "copied": str(_("Copied")),
        "failed": str(_("Not copied; select the text and copy it yourself")),
    }
    base = domain.page_of(work.key)
    forms = (_form(form, texts[form.suffix].rstrip(), f"{base}.{form.suffix}", make) for form in FORMS)
    return [make.widget(citation_forms(classes=["scholar-citations"], data=data), *forms)]


def _form(form: Form, text: str, path: str, make: Pieces[P]) -> P:
    name = wording.form_text(form.suffix)
    download = make.reference("download", path, make.text(str(_("Download"))), unseen=f": {name}")
    return make.widget(
        citation_form(summary=name, group="cite", opened=form is BIBTEX, classes=["scholar-citation"]),
        make.verbatim(text, form.suffix),
        make.paragraph(download, kind="downloads"),
    )


def history_part(work: Publication, make: Pieces[P]) -> list[P]:
    """Return all records of a work, the earliest first; empty where there is only one."""
    rows = [[*record_line(record, make), *_links_of(record, make)] for record in work.history[::-1]]
    told = {record.arxiv for record in work.history if record.status is Status.PREPRINT}
    if work.arxiv and work.status is not Status.PREPRINT and work.arxiv not in told:
        number = make.link(f"arXiv:{work.arxiv}", arxiv_url(work.arxiv))
        rows.append([make.text(str(_("Preprint: "))), number, make.text(".")])
    if not rows:
        return []
    rows.append(phrase_runs(wording.sentence(wording.standing(work)), work, make))
    return [make.items(([make.paragraph(*row, kind="record")] for row in rows), "history")]


def _links_of(record: Publication, make: Pieces[P]) -> list[P]:
    """Return links to where an earlier record of a work is, each saying of what."""
    found = []
    for target in record.links:
        if "://" in target.url:
            text = wording.work_link_text(target.kind, record.type)
            found += [make.text(" "), make.link(text, target.url, unseen=f": {record.short_title}")]
    return found


def related_part(work: Publication, domain: ScholarDomain, make: Pieces[P]) -> list[P]:
    """Return links to the positions that a paper came of, and to sections that refer to it."""
    rows: list[list[P]] = []
    for entry in domain.positions_of(work.key):
        detail = ", ".join(part for part in (entry.organization, wording.dated_text(entry.period)) if part)
        reference = make.reference(kind_of(entry), entry.name, make.run(make.text(entry.title)))
        rows.append([reference, make.text(f", {detail}")] if detail else [reference])
    for mention in domain.mentions_of("publication", work.key):
        page = domain.env.titles[mention.docname].astext()
        place = f"{mention.docname}#{mention.anchor}"
        target = make.reference("section", place, make.text(mention.title))
        rows.append([target] if page == mention.title else [target, make.text(f" ({page})")])
    items = ([make.paragraph(*row, kind="record")] for row in rows)
    return [make.items(items, "related")] if rows else []
