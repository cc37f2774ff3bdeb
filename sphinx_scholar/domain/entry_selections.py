"""Lists of entries as selections: which a list shows, in which order, in which style.

A directive asks by a query; what it selects is resolved once and shown by each medium in its own way.
Knows nothing of pages, nor of how an entry is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar.domain.choices import has_tag, lasts_since, unknown_tags
from sphinx_scholar.records.problems import Fault, Problem, Source, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which positions, degrees or entries a list asks for, and in which order."""

    kind: str
    """The kind of objects: ``position``, ``degree``, ``entry``."""
    select: tuple[str, ...] = ()
    """Names; empty for all."""
    only: tuple[str, ...] = ()
    """What ``:kind:`` of an entry may say; empty for all."""
    since: PartialDate | None = None
    """The date since which an entry began, ended or goes on; one without a date stays."""
    tags: tuple[str, ...] = ()
    """Tags, one of which an entry has; empty for all."""
    sort: str = "newest"
    """``newest``, ``oldest`` or ``written``, which is the order of pages."""
    limit: int | None = None
    style: str = "full"
    source: Source
    """Where the list was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySelection:
    """The entries of a list as every medium shows them."""

    entries: tuple[Entry, ...] = ()
    """In order."""
    style: str = "full"
    problems: tuple[Problem, ...] = ()
    """What the query asked for in vain."""


def select_entries(query: EntryQuery, entries: Sequence[Entry]) -> EntrySelection:
    """Return the entries that a list asks for among those of its kind."""
    by_name = {entry.name: entry for entry in reversed(entries)}
    chosen = list(entries)
    if query.select:
        chosen = [by_name[name] for name in dict.fromkeys(query.select) if name in by_name]
    problems = [
        *_unknown_names(query, by_name),
        *_unknown_kinds(query, {entry.kind for entry in chosen}),
        *_unknown_tags(query, {tag for entry in entries for tag in entry.tags}),
    ]
    chosen = [
        entry
        for entry in chosen
        if (not query.only or entry.kind in query.only)
        and lasts_since(entry.period, query.since)
        and has_tag(entry.tags, query.tags)
    ]
    return EntrySelection(
        entries=tuple(sort_entries(chosen, query.sort)[: query.limit]),
        style=query.style,
        problems=tuple(problems),
    )


def sort_entries(entries: Iterable[Entry], order: str = "newest") -> list[Entry]:
    """Return entries in an order; those of one date by title, those without a date as written."""
    entries = list(entries)
    if order == "written":
        return entries
    undated = [entry for entry in entries if not any(entry.period.sort_key)]
    by_title = sorted(
        (entry for entry in entries if any(entry.period.sort_key)), key=lambda entry: entry.title.casefold()
    )
    dated = sorted(by_title, key=lambda entry: entry.period.sort_key, reverse=order == "newest")
    return [*dated, *undated] if order == "newest" else [*undated, *dated]


def _unknown_names(query: EntryQuery, by_name: Mapping[str, Entry]) -> Iterator[Problem]:
    for name in query.select:
        if name not in by_name:
            yield Problem(
                fault=Fault.UNKNOWN_KEY,
                message="there is no %s %r; it is left out of the list%s",
                args=(query.kind, name, did_you_mean(name, by_name)),
                source=query.source,
            )


def _unknown_kinds(query: EntryQuery, known: set[str]) -> Iterator[Problem]:
    """Yield what is likely a slip: a list of a kind that no entry is of yet is none."""
    for kind in query.only:
        hint = did_you_mean(kind, known)
        if kind not in known and hint:
            yield Problem(
                fault=Fault.UNKNOWN_KEY,
                message="no %s is of the kind %r; the list leaves it out%s",
                args=(query.kind, kind, hint),
                source=query.source,
            )


def _unknown_tags(query: EntryQuery, known: set[str]) -> Iterator[Problem]:
    for tag, hint in unknown_tags(query.tags, sorted(known)):
        yield Problem(
            fault=Fault.UNKNOWN_KEY,
            message="no %s has the tag %r; the list leaves it out%s",
            args=(query.kind, tag, hint),
            source=query.source,
        )
