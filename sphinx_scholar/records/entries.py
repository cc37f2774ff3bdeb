"""Entries: the dated lines of a life, among them positions and degrees."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_scholar.records.dates import Period
from sphinx_scholar.records.problems import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated line of a life: a talk, an award, a course; also a position or a degree."""

    name: str
    """The key for cross-references."""
    title: str
    kind: str = ""
    """What groups it: ``talk``, ``award``, …; of a position ``academic``, ``industrial``, …"""
    organization: str = ""
    location: str = ""
    period: Period = Period()
    url: str = ""
    publications: tuple[str, ...] = ()
    """Keys of papers that came of it."""
    docname: str
    anchor: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """A position held: who did what, where, under whom."""

    role: str = ""
    group: str = ""
    """Lab, team or department within the organization."""
    advisors: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree(Entry):
    """A degree, finished or not; its organization is the institution."""

    advisors: tuple[str, ...] = ()
    grade: str = ""
