"""What on the site may be out of date: papers that are long under way, positions that never end.

Records and a day in, remarks out; the builder below prints them, and fails for none of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder
from sphinx.util import logging

from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.kinds import KINDS, kind_of
from sphinx_scholar.records.publication import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.kinds import Kind
    from sphinx_scholar.records.problems import Source
    from sphinx_scholar.records.publication import Publication

logger = logging.getLogger(__name__)

UNDER_WAY = {
    Status.IN_PREPARATION: "in preparation",
    Status.SUBMITTED: "under review",
    Status.FORTHCOMING: "to appear",
    Status.IN_PRESS: "in press",
}
"""States in which no paper stays for long."""

LONGEST_WAY = 1
"""For how many years a paper may be under way before it is worth a look."""
LONGEST_POSITION = 5
"""For how many years a position may have no end."""

FILE = "staleness.txt"
"""The report, in the output folder of the builder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth a look."""

    source: Source
    """Where it was written."""
    message: str

    def __str__(self) -> str:
        """Return ``path:line: message``."""
        return f"{self.source}: {self.message}"


def remarks_on(
    works: Iterable[Publication], entries: Iterable[Entry], today: date, kinds: Mapping[str, Kind] = KINDS
) -> list[Remark]:
    """Return what may be out of date on a day, in order of files and lines.

    Dates count as far as they are certain: what is known to have begun in 2024 may have begun on
    its last day.
    """
    day = PartialDate(year=today.year, month=today.month, day=today.day)
    looked_at = [entry for entry in entries if kind_of(entry, kinds).staleness]
    ending = [entry for entry in looked_at if kind_of(entry, kinds).staleness == "ends"]
    found = [*_papers(works, day), *_positions(ending, looked_at, day)]
    return sorted(found, key=lambda remark: (remark.source.path, remark.source.line))


def _papers(works: Iterable[Publication], day: PartialDate) -> Iterator[Remark]:
    for work in works:
        if work.status in UNDER_WAY and work.date and is_older(work.date, LONGEST_WAY, day):
            message = f"{work.key} is {UNDER_WAY[work.status]} since {work.date.iso}, more than a year ago"
            yield Remark(source=work.source, message=message)


def _positions(positions: Iterable[Entry], entries: Iterable[Entry], day: PartialDate) -> Iterator[Remark]:
    for position in positions:
        period = position.period
        if period.start is None or period.end is not None:
            continue
        later = [other for other in entries if _begins_later(other, position, day)]
        if period.ongoing and later:
            last = max(later, key=lambda entry: entry.period.sort_key)
            assert last.period.start
            message = f"{position.title!r} goes on, while {last.title!r} has begun in {last.period.start.iso}"
            yield Remark(source=position.source, message=message)
        if is_older(period.start, LONGEST_POSITION, day):
            since = f"{period.start.iso}, more than {LONGEST_POSITION} years ago"
            message = f"{position.title!r} has no end since {since}"
            yield Remark(source=position.source, message=message)


def _begins_later(other: Entry, position: Entry, day: PartialDate) -> bool:
    """Tell whether another position or degree has certainly begun after this one, and by this day."""
    start, own = other.period.start, position.period.start
    return bool(start and own and start.is_after(own) and not start.is_after(day))


def is_older(date: PartialDate, years: int, day: PartialDate) -> bool:
    """Tell whether a date is certainly more than some years before a day."""
    return day.is_after(PartialDate(year=date.year + years, month=date.month, day=date.day))


# -- the builder -----------------------------------------------------------------------------------


class StalenessBuilder(DummyBuilder):
    """Reads the site, and prints what may be out of date instead of writing pages."""

    name = "staleness"
    epilog = ""

    def finish(self) -> None:
        """Write the remarks, and print them unless Sphinx runs quietly."""
        domain = ScholarDomain.of(self.env)
        today = day_of(domain.settings.today)
        remarks = remarks_on(
            domain.bibliography.publications, domain.entries(), today, domain.settings.all_kinds
        )
        report = render_report(remarks, today).replace(f"{self.srcdir}{os.sep}", "")
        write_output(Path(self.outdir) / FILE, report.encode())
        logger.info("%s", report.rstrip())


def day_of(setting: str) -> date:
    """Return the day that a setting names, else the day itself: nothing else here asks the clock."""
    return date.fromisoformat(setting) if setting else date.today()  # noqa: DTZ011


def render_report(remarks: Sequence[Remark], today: date) -> str:
    """Return the remarks a line each, and how many they are."""
    count = {0: "Nothing looks", 1: "1 thing may be"}.get(len(remarks), f"{len(remarks)} things may be")
    return "".join(f"{remark}\n" for remark in remarks) + f"{count} out of date on {today.isoformat()}.\n"
