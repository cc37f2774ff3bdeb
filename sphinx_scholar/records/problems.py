"""Every fault that an author can make has one name here; where it stands is a source.

The rules that find faults live with what they check; this module knows none of them.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was written."""

    path: str
    """The file, relative to the site's folder."""
    line: int
    """The line, counted from 1."""

    def __str__(self) -> str:
        """Return ``path:line``, which Sphinx takes as a location."""
        return f"{self.path}:{self.line}"


class Fault(StrEnum):
    """What can be wrong; the value is the subtype of the warning, ``[scholar.<value>]``.

    The first paragraph under each says what it means, the second how to mend it: the reference of
    all warnings is made from them.
    """

    SYNTAX = "syntax"
    """Text in a ``.bib`` file that BibTeX's grammar does not allow.

    Add the comma, brace or quote that the message names. An entry that cannot be read to its end is
    left out of the site until then; all others are read.
    """
    MISSING_FIELD = "missing_field"
    """A paper without a title or author, an object without a title, or a heading without words.

    Write the field into the entry, the title behind the name of the directive, or the words before it.
    """
    UNKNOWN_FIELD = "unknown_field"
    """A field of a ``.bib`` entry, a fact about the owner, or a directive or option behind a heading, that
    nothing reads.

    Correct its spelling: the message proposes the nearest name. A field that is yours alone, and
    shall stay in the file, has a name that begins with ``x-``. A brace of a heading that begins no
    directive is written ``\\{``.
    """
    UNKNOWN_TYPE = "unknown_type"
    """An entry type that neither BibTeX nor BibLaTeX knows; it is read as ``@misc``.

    Correct its spelling, or write ``@misc``.
    """
    UNKNOWN_MACRO = "unknown_macro"
    """A LaTeX command that cannot be turned into text, or that lacks its argument.

    Write the character itself: the file is read as UTF-8. A command of your own can be replaced by
    what it stands for.
    """
    DROPPED_OPTION = "dropped_option"
    """Part of an option that Markdown's reader would have lost without a word.

    Write each option once and in one line, and put a value with ``#`` in it into quotes.
    """
    MALFORMED_DATE = "malformed_date"
    """A date that is no date, or a period that ends before it starts.

    Write ``2024``, ``2024-06`` or ``2024-06-30``; exchange start and end where they are the wrong way
    round.
    """
    MALFORMED_NAME = "malformed_name"
    """A name with more commas or braces than BibTeX's rules allow.

    Put ``and`` between names, not commas; put the name of an organization into braces of its own.
    """
    MALFORMED_IDENTIFIER = "malformed_identifier"
    """A DOI, arXiv number, link or path in a ``.bib`` entry that is of the wrong form.

    Write a DOI as ``10.1145/3689736``, an arXiv number as ``2404.02015``, a link with its ``https://``,
    and a file as a path below the folder of the site.
    """
    MALFORMED_VALUE = "malformed_value"
    """Any other value of a ``.bib`` field that is not of the form which the field asks for.

    Write one of the values that the message names.
    """
    DUPLICATE_KEY = "duplicate_key"
    """Two entries with one key, of which the first is kept; or two pages with one address, of which the
    second has a number behind it.

    Give one of them another key. A page's address is its key in lower case, with ``-`` for all but
    letters of English, digits, ``.``, ``_`` and ``-``.
    """
    DUPLICATE_WORK = "duplicate_work"
    """Two entries with one DOI or one arXiv number, or a preprint with the title of a work that appeared;
    they are probably one work.

    Remove one of them, or write the key of the published one into ``related`` of the other, with
    ``relatedtype = {version}``.
    """
    DUPLICATE_OBJECT = "duplicate_object"
    """Two objects of one kind with one name; references lead to the first.

    Give one of them another name by its option ``:name:``; its title may stay.
    """
    UNKNOWN_KEY = "unknown_key"
    """A reference to a paper or object that is not there, or is hidden.

    Correct its spelling: the message proposes the nearest name.
    """
    OWNER_MISSING = "owner_missing"
    """A paper on which the owner of the site is not among the authors, or no owner at all.

    Make ``author`` in ``conf.py`` the name of one ``person``, and add each other form in which papers
    print that name to its option ``:aliases:``. A paper of others belongs in the file that
    ``scholar_references`` names.
    """
    FORMER_NAME = "former_name"
    """A former name of a person that stands in the text of a page, or in the key of a paper, although
    ``scholar_hide_former_names`` is set, which changes the names that papers print.

    Write the current name there, or leave the name out. A key is the address of its paper's page.
    """
    UNREADABLE_FILE = "unreadable_file"
    """A file that is missing, is not UTF-8, or does not follow the rules of its kind.

    Correct the path in ``conf.py``, save the file as UTF-8, or mend the line that the message names.
    """
    MISSING_FILE = "missing_file"
    """A file that a paper or an entry names and that is not below the folder of the site, or that HTML on
    a page names and that is not published.

    Correct the path, which begins at the site's folder, at that of the ``.bib`` file or at that of the page,
    or put the file there. Bare names are also looked for in ``assets/pdf``, ``files`` and the like. A
    picture or link in Markdown publishes its file; one in HTML does not.
    """
    LEFT_OUT_PAGE = "left_out_page"
    """A Markdown file in a folder of pages that no pattern makes a page.

    Add it to ``include_patterns`` in ``conf.py``, or move it out of the folder.
    """
    CONFIGURATION = "configuration"
    """A setting in ``conf.py`` that is unknown, or of the wrong type or value; its default, or the valid
    part of it, stands instead.

    Write a value of the kind that the message names, or the name that it proposes.
    """
    MATHEMATICS = "mathematics"
    """A formula that cannot be written as MathML; its source, or of a paper its plain text, stands instead.

    Write it with commands of plain LaTeX and amsmath: those of other packages, and your own, are not
    known.
    """
    BLOCKED_CONTENT = "blocked_content"
    """A script, frame, picture or form of another host, or a script within a page, which the policy
    of the theme ``scholar`` keeps from browsers.

    Name the host in ``scholar_allow``, or put a copy of the file into the site.
    """
    OUTPUT = "output"
    """A file beside the pages that could not be made, or not as it should be.

    Do what the message says; the pages themselves are not concerned.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault, found by a reader; :func:`report` logs it when the build is ready for it."""

    fault: Fault
    message: str
    """What is wrong, the value, what was done instead, and a hint; with ``%s`` for arguments."""
    args: tuple[object, ...] = ()
    source: Source

    def __str__(self) -> str:
        """Return the message with its arguments."""
        return self.message % self.args if self.args else self.message


def did_you_mean(word: str, known: Iterable[str], count: int = 1) -> str:
    """Return a hint at the known words that are nearest to an unknown one, or nothing."""
    nearest = difflib.get_close_matches(word, sorted(known), n=count, cutoff=0.6)
    return f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
