"""A list that is too long for one page, split into pages by year.

Works in, pages out; knows nothing of how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_scholar.records.publication import Publication

WEIGHTS = {"full": 1, "compact": 2, "line": 4}
"""How many works of a style of list take as much room as one in full."""

UNDATED = "undated"
"""What stands for the year of works without one, in the names of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitList:
    """A list of papers that is split by year, as its directive asked for it."""

    docname: str
    """The page that holds the directive."""
    number: int
    """Which list of that page it is, from 0."""
    keys: tuple[str, ...]
    """All works, in the order of the list."""
    style: str = "full"
    """How much of each work it shows."""
    is_numbered: bool = False
    pictures: bool = True
    """Whether cards have pictures."""
    size: int
    """How many works a page of it holds at most."""

    @property
    def folder(self) -> str:
        """The folder of its pages: no page of a paper can stand in it, nor another list's."""
        base = self.docname.removesuffix("index").removesuffix("/")
        name = f"years-{self.number + 1}" if self.number else "years"
        return f"{base}/{name}" if base else name

    @property
    def index(self) -> str:
        """The file by which a script filters it, as a path in the output folder."""
        return f"{self.folder}/works.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """One page of such a list: a year, or a part of one."""

    year: int | None
    part: int = 1
    """Which part of the year it is, from 1."""
    parts: int = 1
    """How many parts the year has."""
    works: tuple[Publication, ...]

    @property
    def name(self) -> str:
        """The last part of the page's name."""
        name = UNDATED if self.year is None else f"{self.year:04d}"
        return f"{name}-{self.part}" if self.part > 1 else name


def year_pages(works: Sequence[Publication], size: int) -> Iterator[YearPage]:
    """Split works by year, in the order in which the list first comes to each; none above ``size``."""
    years: dict[int | None, list[Publication]] = {}
    for work in works:
        years.setdefault(work.year, []).append(work)
    for year, found in years.items():
        parts = -(-len(found) // size)
        for part in range(parts):
            some = tuple(found[part * size : (part + 1) * size])
            yield YearPage(year=year, part=part + 1, parts=parts, works=some)
