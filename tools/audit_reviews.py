"""What a checker finds on a page, and which of it was looked at and stays, each with its reason.

Knows no checker.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from tools.audit_table import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One message of the Nu checker."""

    page: str
    """The page's path below the built folder."""
    line: int
    """The line of the page's HTML."""
    kind: str
    """``error``, ``warning`` or ``info``."""
    message: str
    """What the checker says."""
    element: str = ""
    """The tag that it says it of, as it stands in the page."""

    def __str__(self) -> str:
        """Return the finding as an editor's list of faults wants it."""
        element = f" [{self.element}]" if self.element else ""
        return f"{self.page}:{self.line}: {self.kind}: {self.message}{element}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One kind of finding that stays, and why."""

    message: str
    """The message's beginning."""
    element: str
    """The beginning of the tag, as a regular expression: no other element is covered."""
    reason: str
    """Why it cannot be mended here."""

    @property
    def is_of_browser(self) -> bool:
        """Tell whether it reviews what axe finds in a browser, not what the Nu checker finds."""
        return self.message.startswith("axe ")

    def covers(self, finding: Finding) -> bool:
        """Tell whether the finding is of this kind."""
        return finding.message.startswith(self.message) and bool(re.match(self.element, finding.element))


def read_reviews(text: str) -> list[Review]:
    """Read the list of reviewed findings; each must have a reason."""
    reviews = [Review(**entry) for entry in tomllib.loads(text).get("reviewed", ())]
    for review in reviews:
        if not (review.message.strip() and review.element.strip() and review.reason.strip()):
            raise ValueError(f"{review} needs a message, an element and a reason")
    return reviews


def reviewed_cells(
    findings: Sequence[Finding], reviews: Sequence[Review], pages: Sequence[str]
) -> dict[str, Cell]:
    """Count the findings of each page; a review that no finding needs is itself a fault."""
    needed: set[Review] = set()
    left: dict[str, list[Finding]] = {page: [] for page in pages}
    reviewed = dict.fromkeys(pages, 0)
    for finding in findings:
        review = next((one for one in reviews if one.covers(finding)), None)
        if review:
            needed.add(review)
            reviewed[finding.page] = reviewed.get(finding.page, 0) + 1
        else:
            left.setdefault(finding.page, []).append(finding)
    cells = {
        page: Cell(text=_counted(left[page], reviewed.get(page, 0)), faults=tuple(map(str, left[page])))
        for page in left
    }
    stale = tuple(
        f"a review is stale: nothing says {one.message!r} of {one.element!r}"
        for one in reviews
        if one not in needed
    )
    return cells | ({"(reviewed)": Cell(text=f"{len(stale)} stale", faults=stale)} if stale else {})


def _counted(findings: Sequence[Finding], reviewed: int) -> str:
    errors = sum(finding.kind in ("error", "fatal") for finding in findings)
    text = f"{errors} errors, {len(findings) - errors} warnings"
    return f"{text}, {reviewed} reviewed" if reviewed else text
