"""What people call things beside their names, for search: short forms, kinds, what marks mean.

English phrases stand beside those of the site's language, as people type both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_scholar.records.publication import Mark, Status
from sphinx_scholar.wording import visitor_words
from sphinx_scholar.wording.catalog import _, translated
from sphinx_scholar.wording.dates import MONTHS, date_text
from sphinx_scholar.wording.people import mark_text
from sphinx_scholar.wording.works import group_text, kind_text, status_text, type_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.kinds import Kind
    from sphinx_scholar.records.person import Person
    from sphinx_scholar.records.publication import Publication

SMALL = "a an and at da de del der des di do du et for für i in la of on per the und van von y zu".split()
"""Words that capitals leave out."""
CAPITALIZED = re.compile(
    rf"[^\W\d_a-z][\w'’]*(?:(?:[ -]|, )(?:(?:{'|'.join(SMALL)}) )*[^\W\d_a-z][\w'’]*){{1,8}}"
)
"""Two capitalized words or more, with small ones between them."""
GENERIC = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""What stands before the country in the name of a host."""
HOSTS_OF_ALL = frozenset("github gitlab gmail google googlemail hotmail outlook wordpress".split())
"""Hosts whose name is nobody's own."""
IN_GROUPS = re.compile(r"(?<=\w)[ ,.]+(?=\d)")
"""What stands between the groups of a number, such as a patent's: ``EP 3 456 789``."""
TELEPHONE = re.compile(r"\+\d[\d\s()./–-]{6,}\d")

MARKS = {
    Mark.JOINT_FIRST: "joint first author · co-first author · equal contribution",
    Mark.CORRESPONDING: "corresponding author",
}
STATES = {
    Status.SUBMITTED: "under review · submitted · in submission",
    Status.IN_PREPARATION: "in preparation · work in progress",
    Status.PREPRINT: "preprint",
    Status.FORTHCOMING: "to appear · accepted · forthcoming",
    Status.IN_PRESS: "in press · accepted",
}


def joined_aliases(phrases: Iterable[str]) -> str:
    """Return phrases as the index has them, each once."""
    parts = (part.strip() for phrase in phrases for part in phrase.split(" · "))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def in_both_languages(phrases: str) -> str:
    """Return English phrases, and those of the site's language."""
    return f"{phrases} · {translated(phrases)}"


@lru_cache(maxsize=1024)
def acronyms(text: str) -> tuple[str, ...]:
    """Return the capitals of names in a text: ``HUST``, and ``PACMPL`` of words that are capitals."""
    return tuple(_acronyms(text))


def _acronyms(text: str) -> Iterator[str]:
    for found in CAPITALIZED.findall(text):
        words = [word for word in re.split(r"[ ,-]+", found) if word.casefold() not in SMALL]
        letters = "".join(word if word.isupper() else word[0] for word in words)
        if 3 <= len(letters) <= 8 and len(words) > 1:
            yield letters


def host_name(url: str) -> str:
    """Return the name by which people know a host: ``mit`` of ``https://csail.mit.edu``."""
    host = urlsplit(url).hostname or url.rpartition("@")[2]
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in GENERIC:
        labels.pop()
    return labels[-1] if labels and labels[-1] not in HOSTS_OF_ALL | {"www"} else ""


def institution_aliases(name: str, links: Mapping[str, str], short_names: Mapping[str, str]) -> Iterator[str]:
    """Yield the short forms of an institution: its capitals, those that a site names, its host's name."""
    if name:
        yield from acronyms(name)
        yield short_names.get(name, "")
        yield host_name(links.get(name, ""))


def telephone_aliases(text: str) -> Iterator[str]:
    """Yield each telephone number of a text as digits alone, without its country's too."""
    for number in TELEPHONE.findall(text):
        digits = re.sub(r"\D", "", number)
        yield digits
        for code in (1, 2, 3):
            yield from (digits[code:], f"0{digits[code:]}")


def paper_aliases(work: Publication, short_names: Mapping[str, str]) -> Iterator[str]:
    """Yield what a paper is: its kind, its state, its marks and award, forms of its venue."""
    for mark in dict.fromkeys(mark for author in work.authors for mark in author.marks):
        yield mark_text(mark)
        yield MARKS[Mark(mark)] if mark in set(Mark) else ""
    yield work.award
    yield IN_GROUPS.sub("", work.number) if IN_GROUPS.search(work.number) else ""
    yield STATES.get(work.status, "")
    yield in_both_languages(visitor_words.PAPER)
    yield from (status_text(work.status), group_text(work.type), type_text(work.type), kind_text(work))
    venue = re.sub(r"\s*[ '’‘-]\s*(19|20)?\d\d$", "", work.venue_short)
    for short in dict.fromkeys((venue, short_names.get(work.venue.plain, ""), *acronyms(work.venue.plain))):
        if short and work.year:
            yield from (short, f"{short} {work.year}", f"{short}{work.year}", f"{short}{work.year % 100:02}")


def entry_aliases(
    entry: Entry, kind: Kind, links: Mapping[str, str], short_names: Mapping[str, str], latest: int
) -> Iterator[str]:
    """Yield what an entry is, in which years up to the latest, and the short forms of its institution."""
    start, end = entry.period.start, entry.period.end
    yield from (kind_aliases(kind), entry.kind)
    if kind.is_people and end:
        yield in_both_languages(visitor_words.ALUMNI)
    if start and start.month:
        yield from (f"{MONTHS[start.month - 1]} {start.year}", date_text(start, in_full=True))
    last = end.year - 1 if end else latest if entry.period.ongoing else 0
    if start:
        yield " ".join(str(year) for year in range(start.year + 1, last + 1))
    for name in (entry.organization, entry.text("group"), entry.text("event")):
        yield from institution_aliases(name, links, short_names)
    if not entry.organization:
        for part in entry.title.split(", "):
            yield from acronyms(part)


def list_aliases(kind: Kind) -> Iterator[str]:
    """Yield what people call the place that has all entries of a kind."""
    yield kind_aliases(kind)
    if kind.is_people:
        yield in_both_languages(visitor_words.ALUMNI)


def kind_aliases(kind: Kind) -> str:
    """Return what people call entries of a kind, one or several."""
    words = (kind.word, kind.heading)
    return " · ".join((kind.plural, in_both_languages(kind.called), *map(translated, words)))


def person_aliases(person: Person, links: Mapping[str, str], short_names: Mapping[str, str]) -> Iterator[str]:
    """Yield what somebody is, and the short forms of where; and what people call a telephone."""
    for affiliation in person.roles:
        yield affiliation.role
        yield from institution_aliases(affiliation.organization, links, short_names)
    yield from (host_name(address) for address in person.emails)
    if person.telephone:
        yield in_both_languages(visitor_words.TELEPHONE)
    if person.room or person.office_hours:
        yield in_both_languages(visitor_words.OFFICE)


def cv_aliases() -> str:
    """Return what people call a CV."""
    return " · ".join((visitor_words.CV, str(_("CV"))))


def papers_aliases() -> str:
    """Return what people call the list of all papers."""
    return " · ".join((in_both_languages(visitor_words.PAPERS), str(_("Publications"))))


def contact_aliases() -> str:
    """Return what people call the place that says how to write to somebody."""
    return " · ".join((in_both_languages(visitor_words.CONTACT), str(_("Contact"))))


def home_aliases() -> str:
    """Return what people call the first page."""
    return " · ".join((in_both_languages(visitor_words.HOME), str(_("Home"))))
