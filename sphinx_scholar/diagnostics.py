"""Every fault that an author can make has one name here, and one way of being told.

The rules that find faults live with what they check; this module knows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_scholar.model import Source

logger = logging.getLogger(__name__)


class Fault(StrEnum):
    """What can be wrong; the value is the subtype of the warning, ``[scholar.<value>]``."""

    SYNTAX = "syntax"
    """Text in a ``.bib`` file that BibTeX's grammar does not allow."""
    MISSING_FIELD = "missing_field"
    """A field or option without which the record cannot be shown."""
    UNKNOWN_FIELD = "unknown_field"
    """A field of a ``.bib`` entry that nothing reads."""
    UNKNOWN_TYPE = "unknown_type"
    """An entry type that neither BibTeX nor BibLaTeX knows."""
    UNKNOWN_MACRO = "unknown_macro"
    """A LaTeX command that cannot be turned into text."""
    DROPPED_OPTION = "dropped_option"
    """Part of an option that Markdown's reader would have lost without a word."""
    MALFORMED_DATE = "malformed_date"
    """A date that is no date, or a period that ends before it starts."""
    MALFORMED_NAME = "malformed_name"
    """A name with more commas or braces than BibTeX's rules allow."""
    MALFORMED_IDENTIFIER = "malformed_identifier"
    """A DOI, arXiv number, ORCID iD or address on the web of the wrong form."""
    MALFORMED_VALUE = "malformed_value"
    """Any other value that is not of the form its field asks for."""
    SUSPICIOUS_EMAIL = "suspicious_email"
    """An e-mail address that is malformed, or one slip away from a well-known domain."""
    DUPLICATE_KEY = "duplicate_key"
    """Two entries with one key, or two keys that give one address."""
    DUPLICATE_OBJECT = "duplicate_object"
    """Two objects of one kind with one name."""
    UNKNOWN_KEY = "unknown_key"
    """A reference to an entry or object that does not exist."""
    OWNER_MISSING = "owner_missing"
    """A paper on which the owner of the site is not among the authors, or no owner at all."""
    UNREADABLE_FILE = "unreadable_file"
    """A file that is missing or cannot be decoded."""
    LEFT_OUT_PAGE = "left_out_page"
    """A Markdown file in a folder of content that no pattern includes."""
    CONFIGURATION = "configuration"
    """A setting in ``conf.py`` of the wrong type or value."""
    MATHEMATICS = "mathematics"
    """A formula that cannot be written as MathML."""
    OUTPUT = "output"
    """A file beside the pages that could not be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault, found by a reader; told by :func:`report` when the build is ready for it."""

    fault: Fault
    message: str
    """What is wrong, the value, what was done instead, and a hint; with ``%s`` for arguments."""
    args: tuple[object, ...] = ()
    source: Source

    def __str__(self) -> str:
        """Return the message with its arguments."""
        return self.message % self.args if self.args else self.message


def warn(fault: Fault, message: str, *args: object, location: str | nodes.Node | None) -> None:
    """Warn of a fault at ``path:line``, at a node or on a page; fatal under ``-W``."""
    logger.warning(message, *args, location=location, type="scholar", subtype=fault.value)


def report(problem: Problem) -> None:
    """Warn of a fault that a reader found."""
    warn(problem.fault, problem.message, *problem.args, location=str(problem.source))
