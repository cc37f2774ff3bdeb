"""Papers become cards for lists, made of pieces that a card has in common with a paper's page.

Asks the domain for what it must know of the site; does not know which page asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.citations import FORMS
from sphinx_scholar.records.identifiers import mailto
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.records.text import with_marks
from sphinx_scholar.rendering.entries import separated
from sphinx_scholar.rendering.facets import facets
from sphinx_scholar.rendering.pieces import runs
from sphinx_scholar.rendering.widgets import works_item, works_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.identifiers import Link
    from sphinx_scholar.records.publication import Author, Publication
    from sphinx_scholar.rendering.pieces import P, Pieces

_ = get_translation(wording.CATALOG)

CITATION_FILES = {form.suffix: form.name for form in FORMS}
"""The forms in which a paper's citation can be downloaded, by the file's suffix."""


def _author(
    author: Author, signs: Mapping[str, str], domain: ScholarDomain, make: Pieces[P], *, linked: bool
) -> list[P]:
    links = domain.settings.links
    if is_same_person(author, domain.owner_forms):
        name = make.strong(author.name)
    elif linked and author.name in links:
        name = make.link(author.name, links[author.name])
    else:
        name = make.text(author.name)
    beside = "".join(signs[mark] for mark in author.marks)
    return [name, make.text(beside)] if beside else [name]


def signs_of(work: Publication) -> dict[str, str]:
    """Return the sign that stands beside names for each mark of this paper."""
    people = work.authors or work.editors
    return wording.signs(mark for person in people for mark in person.marks)


def meanings(work: Publication) -> list[str]:
    """Return what the signs beside this paper's authors mean: ``* joint first authors``."""
    return [f"{sign} {text}" for mark, sign in signs_of(work).items() if (text := wording.mark_text(mark))]


def legend(work: Publication, make: Pieces[P]) -> list[P]:
    """Return the meanings of signs as text that stands behind the names."""
    texts = meanings(work)
    return [make.text(" "), make.run(make.text(f"({'; '.join(texts)})"), kinds=["legend"])] if texts else []


def authors_line(
    work: Publication, domain: ScholarDomain, make: Pieces[P], *, linked: bool = False
) -> list[P]:
    """Return the authors in order, the owner's name in bold, marks beside names."""
    signs = signs_of(work)
    people = work.authors or work.editors
    names = [_author(person, signs, domain, make, linked=linked) for person in people]
    if work.more_authors:
        names.append([make.text(str(_("and others")))])
    line = [*separated(names, lambda: make.text(", ")), *legend(work, make)]
    if not work.authors and work.editors:
        line.append(make.text(str(_(" (ed.)") if len(work.editors) == 1 else _(" (eds.)"))))
    return line


def people_part(
    work: Publication, domain: ScholarDomain, make: Pieces[P], *, linked: bool = False
) -> list[P]:
    """Return the line of authors; nothing for a work that names none."""
    line = authors_line(work, domain, make, linked=linked)
    return [make.paragraph(*line, kind="authors")] if line else []


def badge_text(work: Publication) -> str:
    """Return where a paper stands in a word: the venue's short name, the year, or how far it has come."""
    if work.status is Status.PUBLISHED and (work.badge or work.year):
        return work.badge or str(work.year)
    return wording.status_text(work.status)


def _has_venue_badge(work: Publication) -> bool:
    return work.status is Status.PUBLISHED and bool(work.badge)


def standing_line(work: Publication, make: Pieces[P], *, style: str) -> P:
    """Return the badge and, beside it, where the paper appeared or how far it has come.

    A badge that would only say how the sentence beside it begins is left out.
    """
    has_venue = _has_venue_badge(work)
    text = wording.sentence(wording.standing(work, brief=style != "full"))
    parts: list[list[P]] = []
    if has_venue:
        parts.append([make.run(make.text(work.badge), kinds=["badge"])])
    elif not _says_state(text, work.status):
        parts.append([make.run(make.text(wording.status_text(work.status)), kinds=["badge", "outlined"])])
    if text and (style == "full" or not has_venue):
        parts.append(phrase_runs(text, work, make))
    if work.award:
        parts.append([make.run(make.text(work.award), kinds=["award"])])
    line = separated(parts, lambda: make.text(" "))
    return make.paragraph(*line, kind="standing")


def phrase_runs(phrase: str, work: Publication, make: Pieces[P]) -> list[P]:
    """Return what a phrase says of a paper, with the marks of the paper's own texts."""
    return runs(with_marks(phrase, (work.venue, work.note, work.remark)), work.source, make)


def _says_state(text: str, status: Status) -> bool:
    """Tell whether a sentence says how far a paper has come: that of a published one always does."""
    if status is Status.PUBLISHED:
        return bool(text)
    return text.casefold().startswith(wording.status_text(status).casefold())


def record_line(record: Publication, make: Pieces[P]) -> list[P]:
    """Return one earlier record of a work: what introduces it, its title, its state."""
    introduction = record.related_string or str(_("Earlier version"))
    phrase = wording.standing(record)
    return [
        make.text(f"{introduction}: "),
        make.emphasis(*runs(record.title, record.source, make)),
        *phrase_runs(f", {phrase}." if phrase else ".", record, make),
    ]


def buttons(work: Publication, domain: ScholarDomain, make: Pieces[P], *, with_cite: bool = True) -> list[P]:
    """Return links to everything that has an address, each saying of what paper."""
    of = f": {work.short_title}"
    items = [[_button(target, work, make, of)] for target in work.links]
    if not work.is_public and domain.owner and domain.owner.email:
        address = domain.owner.email
        beside = make.run(make.text(address), kinds=["address"])
        items.append([ask_link(work, address, make), make.text(" "), beside])
    if with_cite and domain.place("publication", work.key):
        cite = make.text(str(_("Cite")))
        items.append([make.reference("publication", work.key, cite, unseen=of, fragment="cite")])
    rows = [[make.paragraph(*item, kind="button")] for item in items]
    return [make.items(rows, "buttons")] if rows else []


def _button(target: Link, work: Publication, make: Pieces[P], of: str) -> P:
    """Return a link to an address, or to a file of the site from whatever page shows it."""
    text = wording.work_link_text(target.kind, work.type)
    if "://" in target.url:
        return make.link(text, target.url, unseen=of)
    return make.reference("file", target.url, make.text(text), unseen=of)


def ask_link(work: Publication, address: str, make: Pieces[P]) -> P:
    """Return a link that opens a letter asking for a paper."""
    subject = _("Copy of “%s”") % work.title.plain
    body = _("Could you please send me a copy of “%s”?") % work.title.plain
    letter = mailto(address, subject=subject, body=body)
    return make.link(str(_("Ask for a copy")), letter, unseen=f": {work.short_title}")


def card(work: Publication, domain: ScholarDomain, make: Pieces[P], *, style: str) -> list[P]:
    """Return a paper as a list shows it."""
    title = make.reference("publication", work.key, make.run(*runs(work.title, work.source, make)))
    if style == "line":
        sentence = wording.sentence(wording.standing(work, brief=True))
        standing = phrase_runs(sentence, work, make)
        return [make.paragraph(title, make.text(". "), *standing, kind="line")]
    parts = [make.paragraph(title, kind="title"), *people_part(work, domain, make)]
    parts.append(standing_line(work, make, style=style))
    if style == "full":
        parts += [make.paragraph(*record_line(record, make), kind="record") for record in work.history]
        parts += buttons(work, domain, make)
    return parts


def cards(
    works: Iterable[Publication], domain: ScholarDomain, make: Pieces[P], *, style: str, filtered_by: str = ""
) -> P:
    """Return a list of papers; ``filtered_by`` names the filter that chooses among them."""
    items = []
    for work in works:
        item = works_item()
        if filtered_by:
            item["data"] = facets(work, domain.owner_forms)
        items.append(make.widget(item, *card(work, domain, make, style=style)))
    node = works_list(classes=["scholar-publications", f"scholar-{style}"])
    if filtered_by:
        node["data"] = {"filter": filtered_by}
    return make.widget(node, *items)
