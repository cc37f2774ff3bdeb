"""What only the whole site can tell: one name on two pages, papers that are not the owner's.

Reads the domain, and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.same_person import is_same_person

if TYPE_CHECKING:
    from sphinx_scholar.domain.objects import Record
    from sphinx_scholar.domain.scholar_domain import ScholarDomain


def report_duplicate(kind: str, record: Record, first: Record) -> None:
    """Warn of a second object of one name."""
    warn(
        Fault.DUPLICATE_OBJECT,
        "a second %s %r; references lead to the first, at %s. Give one of them another :name:",
        kind,
        record.name,
        first.source,
        location=str(record.source),
    )


def report_owner(domain: ScholarDomain) -> None:
    """Warn of papers on which the owner is not, or of no owner at all."""
    people = list(domain.records("person"))
    if people and domain.owner is None:
        warn(
            Fault.OWNER_MISSING,
            "none of the people on this site is %r, the author in conf.py; no name is set in bold",
            domain.env.config.author,
            location=str(people[0].source),
        )
    if domain.owner is None or not domain.env.config.author:
        return
    forms = domain.owner_forms
    works = domain.bibliography.publications
    signed = [work for work in works if (work.authors or work.editors) and not work.may_omit_people]
    others = [
        work
        for work in signed
        if not any(
            is_same_person(name, forms)
            for name in (*work.authors, *work.editors, *work.translators, *work.contributors)
        )
    ]
    if len(others) > 1 and len(others) == len(signed):
        warn(
            Fault.OWNER_MISSING,
            "%r is not among the authors of any paper; add the form of the name that they print to "
            ":aliases: of the person directive",
            domain.env.config.author,
            location=str(others[0].source),
        )
        return
    for work in others:
        warn(
            Fault.OWNER_MISSING,
            "%r is not among the authors of %r; add the form of the name to :aliases: of the "
            "person directive if the paper prints another, or move a paper of others to the file of "
            "scholar_references",
            domain.env.config.author,
            work.key,
            location=str(work.source),
        )
