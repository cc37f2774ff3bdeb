"""The parts of a paper's own page: what stands under its title, and the sections below its notes.

Asks the domain for what it must know of the site; does not know which page asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.cards import authors_line, buttons, record_line, standing_line, text_nodes
from sphinx_scholar.citations import BIBTEX, FORMS
from sphinx_scholar.contact import arxiv_url
from sphinx_scholar.domain import HTML_BUILDERS
from sphinx_scholar.model import Status
from sphinx_scholar.rendering import (
    for_screen_readers,
    kind_of,
    link,
    list_of,
    paragraph,
    reference_to,
)
from sphinx_scholar.widgets import citation_form, citation_forms, citation_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.nodes import Element, Node

    from sphinx_scholar.citations import Form
    from sphinx_scholar.domain import ScholarDomain
    from sphinx_scholar.model import Publication

_ = get_translation(wording.CATALOG)


def page_section(work: Publication, domain: ScholarDomain, texts: Mapping[str, str]) -> nodes.section:
    """Return the whole page of a paper that has no notes; ``texts`` are its citations."""
    section = nodes.section(ids=["publication"], classes=["scholar-publication-page"])
    title = nodes.title("", "", *text_nodes(work.title, work.source))
    section += [title, *page_head(work, domain), *page_tail(work, domain, texts)]
    return section


def page_head(work: Publication, domain: ScholarDomain) -> list[Node]:
    """Return what stands under the title of a paper's own page."""
    return [
        paragraph(*authors_line(work, domain, linked=True), kind="authors"),
        standing_line(work, style="full"),
        *buttons(work, domain, with_cite=False),
    ]


def page_tail(work: Publication, domain: ScholarDomain, texts: Mapping[str, str]) -> list[Node]:
    """Return the sections of a paper's own page, those left out that would be empty.

    ``texts`` are its citations, by the suffixes of their files.
    """
    parts = (
        ("abstract", _("Abstract"), abstract_nodes(work)),
        ("cite", _("Cite"), cite_nodes(work, domain, texts)),
        ("history", _("History"), history_nodes(work)),
        ("related", _("Related"), related_nodes(work, domain)),
    )
    return [_section(name, str(title), children) for name, title, children in parts if children]


def _section(anchor: str, title: str, children: Sequence[Node]) -> nodes.section:
    section = nodes.section(ids=[anchor])
    section += [nodes.title(title, title), *children]
    return section


def abstract_nodes(work: Publication) -> list[Node]:
    """Return the abstract; empty where the entry has none."""
    return [nodes.paragraph("", "", *text_nodes(work.abstract, work.source))] if work.abstract else []


def cite_nodes(work: Publication, domain: ScholarDomain, texts: Mapping[str, str]) -> list[Node]:
    """Return the citation in all forms as text to select, each with a link to its file.

    Outside HTML there is nothing to open or download, and so BibTeX alone.
    """
    if domain.builder.name not in HTML_BUILDERS:
        return [nodes.literal_block(work.bibtex, work.bibtex, language="none", classes=["scholar-bibtex"])]
    data = {
        "copy": str(_("Copy")),
        "copied": str(_("Copied")),
        "failed": str(_("Not copied; select the text and copy it yourself")),
    }
    forms = citation_forms(classes=["scholar-citations"], data=data)
    base = domain.page_of(work.key)
    forms += [_form_nodes(form, texts[form.suffix].rstrip(), f"{base}.{form.suffix}") for form in FORMS]
    return [forms]


def _form_nodes(form: Form, text: str, path: str) -> Element:
    name = wording.form_text(form.suffix)
    download = nodes.inline("", "", nodes.Text(_("Download")), for_screen_readers(f": {name}"))
    node = citation_form(summary=name, group="cite", opened=form is BIBTEX, classes=["scholar-citation"])
    node += [
        citation_text(text, text, classes=[f"scholar-{form.suffix}"]),
        paragraph(reference_to("download", path, download), kind="downloads"),
    ]
    return node


def history_nodes(work: Publication) -> list[Node]:
    """Return all records of a work, the earliest first; empty where there is only one."""
    rows: list[Sequence[Node]] = [
        [paragraph(*record_line(record), kind="record")] for record in work.history[::-1]
    ]
    if work.arxiv and work.status is not Status.PREPRINT:
        number = link(f"arXiv:{work.arxiv}", arxiv_url(work.arxiv))
        rows.append([paragraph(nodes.Text(_("Preprint: ")), number, nodes.Text("."), kind="record")])
    if not rows:
        return []
    now = nodes.Text(wording.sentence(wording.standing(work)))
    return [list_of([*rows, [paragraph(now, kind="record")]], "history")]


def related_nodes(work: Publication, domain: ScholarDomain) -> list[Node]:
    """Return links to the positions that a paper came of, and to sections that refer to it."""
    rows: list[Sequence[Node]] = []
    for entry in domain.positions_of(work.key):
        detail = ", ".join(part for part in (entry.organization, wording.dated_text(entry.period)) if part)
        reference = reference_to(kind_of(entry), entry.name, nodes.inline("", entry.title))
        rows.append([paragraph(reference, nodes.Text(f", {detail}" if detail else ""), kind="record")])
    for mention in domain.mentions_of("publication", work.key):
        page = domain.env.titles[mention.docname].astext()
        target = reference_to("section", f"{mention.docname}#{mention.anchor}", nodes.Text(mention.title))
        name = nodes.Text("" if page == mention.title else f" ({page})")
        rows.append([paragraph(target, name, kind="record")])
    return [list_of(rows, "related")] if rows else []
