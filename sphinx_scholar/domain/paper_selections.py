"""Lists of papers as selections: which a list shows, in which groups, in which order, in which style.

A directive asks by a query; what it selects is resolved once and shown by each medium in its own way.
Knows nothing of pages, nor of how a paper is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.bibliography.fields import TYPE_ALIASES
from sphinx_scholar.domain.choices import has_tag, is_since, unknown_tags
from sphinx_scholar.records.problems import did_you_mean
from sphinx_scholar.records.publication import Publication, Status
from sphinx_scholar.records.same_person import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_scholar.bibliography.reader import Bibliography
    from sphinx_scholar.domain.topics import Topics
    from sphinx_scholar.records.dates import PartialDate

_ = get_translation(wording.CATALOG)

GROUPINGS = ("year", "type", "venue", "status", "topic")
"""By what a list of papers can be grouped."""
SELECTED = "selected"
"""What ``:select:`` holds for the papers that the ``.bib`` file marks with ``selected``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuery:
    """Which papers a list asks for, and in which order."""

    select: tuple[str, ...] = ()
    """Citation keys, or :data:`SELECTED` alone; empty for all papers."""
    types: tuple[str, ...] = ()
    """Entry types or their aliases; empty for all."""
    topics: tuple[str, ...] = ()
    """Words for topics, of which a paper has any; empty for all papers."""
    status: str = ""
    year: int | None = None
    since: PartialDate | None = None
    """The first date; papers without a date stay."""
    tags: tuple[str, ...] = ()
    """Tags, one of which a paper has; empty for all."""
    group_by: str = ""
    """One of :data:`GROUPINGS`, ``none``, or nothing: by year where the list is long."""
    long_from: int
    """From how many papers on a list in full, sorted by date, is long."""
    sort: str = "newest"
    """``newest``, ``oldest`` or ``file``, which is the order of ``select`` where keys are given."""
    limit: int | None = None
    style: str = "full"
    is_numbered: bool = False

    def unknown_keys(self, bibliography: Bibliography) -> Iterator[str]:
        """Yield the keys that no paper has."""
        if self.select != (SELECTED,):
            yield from (key for key in self.select if bibliography.get(key) is None)

    def unknown_topics(self, bibliography: Bibliography, topics: Topics) -> Iterator[tuple[str, str]]:
        """Yield the topics that no paper has, each with a hint at those that are near."""
        known = (
            {name for work in bibliography.publications for name in topics.of(work)} if self.topics else ()
        )
        for topic in self.topics:
            if topics.name_of(topic) not in known:
                yield topic, did_you_mean(topic, known, count=3)

    def unknown_tags(self, bibliography: Bibliography) -> list[tuple[str, str]]:
        """Return the tags that no paper has, each with a hint."""
        return unknown_tags(self.tags, (tag for work in bibliography.publications for tag in work.tags))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """Papers of a list that stand under one heading."""

    heading: str = ""
    """Empty where the list is not grouped."""
    anchor: str = ""
    """The id of the section on the list's page; empty where it makes no sections."""
    keys: tuple[str, ...]
    """Citation keys, in the order of the list; a paper of several topics stands under each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSelection:
    """The papers of a list as every medium shows them."""

    groups: tuple[PaperGroup, ...] = ()
    """In order; a single one without a heading where the list is not grouped, none in an empty list."""
    style: str = "full"
    grouping: str = ""
    """By what it is grouped, one of :data:`GROUPINGS`; empty for one without groups."""
    is_numbered: bool = False
    """True where each paper has its number before it."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys of all papers, each once, in the order of the list."""
        return tuple(dict.fromkeys(key for group in self.groups for key in group.keys))

    @property
    def groups_without_repeats(self) -> tuple[PaperGroup, ...]:
        """The groups with each paper in the first of its own; none that is then empty."""
        seen: set[str] = set()
        groups = []
        for group in self.groups:
            keys = tuple(key for key in group.keys if key not in seen)
            seen.update(keys)
            groups += [replace(group, keys=keys)] if keys else []
        return tuple(groups)

    @property
    def is_grouped(self) -> bool:
        """Tell whether its papers stand under headings."""
        return any(group.heading for group in self.groups)

    def anchored(self, make_anchor: Callable[[str], str]) -> PaperSelection:
        """Return the selection with an anchor for each heading."""
        groups = (replace(group, anchor=make_anchor(group.heading)) for group in self.groups)
        return replace(self, groups=tuple(groups))


def select_papers(query: PaperQuery, bibliography: Bibliography, topics: Topics) -> PaperSelection:
    """Return the papers that a list asks for; of a work that several keys name, one record leads."""
    works = sort_papers(chosen_papers(query, bibliography, topics), query.sort)[: query.limit]
    grouping = _grouping(query, len(works))
    first, last = _fixed_places(grouping, query.sort, topics)
    groups: dict[str, list[str]] = {heading: [] for heading in first}
    for work in works:
        for heading in headings_of(work, grouping, topics):
            groups.setdefault(heading, []).append(work.key)
    groups[last] = groups.pop(last, [])
    groups = {heading: keys for heading, keys in groups.items() if keys}
    return PaperSelection(
        groups=tuple(PaperGroup(heading=heading, keys=tuple(keys)) for heading, keys in groups.items()),
        style=query.style,
        grouping=grouping,
        is_numbered=query.is_numbered,
    )


def _grouping(query: PaperQuery, count: int) -> str:
    """Return by what a list of so many papers is grouped; nothing for a list that is not."""
    is_long = count >= query.long_from and query.style == "full" and query.sort != "file"
    grouping = query.group_by or ("year" if is_long else "none")
    return "" if grouping == "none" else grouping


def _fixed_places(grouping: str, order: str, topics: Topics) -> tuple[Sequence[str], str]:
    """Return headings that stand first, whatever is under them, and the one that stands last."""
    if grouping == "topic":
        return topics.names, _other_topics()
    if grouping == "type" and order != "file":
        return wording.group_texts(), wording.group_text("")
    return (), _undated()


def chosen_papers(query: PaperQuery, bibliography: Bibliography, topics: Topics) -> list[Publication]:
    """Return the papers that a query matches, in the order of ``select`` or of the file."""
    works: Iterable[Publication] = bibliography.publications
    if query.select == (SELECTED,):
        works = (work for work in works if work.selected)
    elif query.select:
        works = {work.key: work for key in query.select if (work := bibliography.get(key))}.values()
    types = {TYPE_ALIASES.get(name, name) for name in query.types}
    wanted = {topics.name_of(word) for word in query.topics}
    return [
        work
        for work in works
        if (not types or work.type in types)
        and (not wanted or not wanted.isdisjoint(topics.of(work)))
        and (not query.status or work.status == query.status)
        and (query.year is None or work.year == query.year)
        and is_since(work.date, query.since)
        and has_tag(work.tags, query.tags)
    ]


def sort_papers(works: Sequence[Publication], order: str) -> list[Publication]:
    """Return papers in an order; those of one date by title, those without a date last."""
    if order == "file":
        return list(works)
    by_title = sorted(works, key=lambda work: fold(work.title.plain))
    dated = sorted((work for work in by_title if work.date), key=_date_of, reverse=order == "newest")
    return [*dated, *(work for work in by_title if not work.date)]


def _date_of(work: Publication) -> tuple[int, int, int]:
    assert work.date
    return work.date.year, work.date.month or 0, work.date.day or 0


def _undated() -> str:
    return str(_("Undated"))


def _other_topics() -> str:
    return str(_("Other topics"))


def headings_of(work: Publication, grouping: str, topics: Topics) -> tuple[str, ...]:
    """Return the headings under which a list shows a work: several where it has several topics."""
    if grouping == "topic":
        return topics.of(work) or (_other_topics(),)
    return (heading_of(work, grouping) if grouping else "",)


def heading_of(work: Publication, grouping: str) -> str:
    """Return the heading under which a list shows a work that is grouped by anything but topics."""
    if grouping == "year":
        return str(work.year) if work.year else _undated()
    if grouping == "type":
        return wording.group_text(work.type)
    if grouping == "venue" and work.status is Status.PUBLISHED:
        return work.venue_name or wording.group_text(work.type)
    if grouping == "venue":
        return work.venue_name or wording.status_text(work.status)
    return wording.status_text(work.status)
