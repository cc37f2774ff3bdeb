"""``scholar_cvs``: the CVs of a site as files, each with its page and options, checked.

Does not know which pages there are, nor how a CV is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sphinx_scholar.domain.partly_bad import read_rows
from sphinx_scholar.records.problems import did_you_mean

Layout = Literal["columns", "plain"]
"""With the dates in a column of their own, or all in one column, for parsers of applications."""
Paper = Literal["a4", "us-letter"]
OPTIONS = ("page", "layout", "paper", "pages", "language")
"""What can be said of a CV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvFile:
    """A CV in PDF that a build makes."""

    name: str
    """Its path in the output folder: ``cv.pdf``."""
    page: str
    """The page whose outline it follows."""
    layout: Layout = "columns"
    paper: Paper | Literal[""] = ""
    """Its paper; empty for that of all CVs."""
    pages: int = 0
    """How many pages it may have; 0 for any number."""
    language: str = ""
    """The language of its own words and dates; empty for that of the site."""


def read_cvs(value: object) -> dict[str, CvFile]:
    """Return the CVs by the names of their files; a wrong one alone is left out."""
    return read_rows(value, "files to pages, such as {'cv.pdf': 'cv'}", _add)


def _add(cvs: dict[str, CvFile], name: object, given: object) -> None:
    _check_name(name, cvs)
    cvs[str(name)] = _cv(str(name), given)


def _check_name(name: object, taken: Mapping[str, CvFile]) -> None:
    if not isinstance(name, str) or not re.fullmatch(r"([\w-][\w.-]*/)*[\w-][\w.-]*\.pdf", name):
        raise ValueError(f"{name!r} is not the name of a file such as cv-short.pdf")
    other = next((other for other in taken if other.casefold() == name.casefold()), None)
    if other:
        raise ValueError(f"{name!r} and {other!r} are one file on some machines; rename one of them")


def _cv(name: str, given: object) -> CvFile:
    if isinstance(given, str):
        given = {"page": given}
    if not isinstance(given, Mapping):
        raise ValueError(f"{name!r} is {given!r}, neither a page nor a mapping such as {{'page': 'cv'}}")
    for option in given:
        if option not in OPTIONS:
            hint = did_you_mean(str(option), OPTIONS)
            raise ValueError(f"{name!r} has {option!r}, none of {', '.join(OPTIONS)}{hint}")
    for option, allowed in (("layout", get_args(Layout)), ("paper", get_args(Paper))):
        if option in given and given[option] not in allowed:
            hint = did_you_mean(str(given[option]), allowed)
            raise ValueError(
                f"{option!r} of {name!r} is {given[option]!r}, none of {', '.join(allowed)}{hint}"
            )
    pages = given.get("pages", 0)
    if not isinstance(pages, int) or isinstance(pages, bool) or pages < ("pages" in given):
        raise ValueError(f"'pages' of {name!r} is {pages!r}, not a number of 1 or more")
    for option in ("page", "language"):
        if not isinstance(given.get(option, ""), str):
            raise ValueError(f"{option!r} of {name!r} is {given[option]!r}, which is not text")
    if not given.get("page"):
        raise ValueError(f"{name!r} names no page; write {{'page': 'cv', …}}")
    return CvFile(name=name, **given)
