from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_scholar.bibliography.fields import is_known
from sphinx_scholar.bibliography.page_names import slug
from sphinx_scholar.bibliography.reader import Bibliography, decode, read_bibliography
from sphinx_scholar.records.identifiers import Link
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Publication, Status

DATA = Path(__file__).parents[1] / "data" / "bib"
NEEDED = "title = {T}, author = {Lee, Ada}, journal = {J}, "


def read(text: str) -> Bibliography:
    return read_bibliography(text, "p.bib")


def only(text: str) -> Publication:
    """Return the one work of a text in which nothing is wrong."""
    bibliography = read(text)
    assert [str(problem) for problem in bibliography.problems] == []
    (work,) = bibliography.publications
    return work


def article(fields: str) -> Publication:
    return only("@article{k, " + NEEDED + fields + "}")


def problems_of(text: str) -> list[tuple[Fault, int, str]]:
    return [(problem.fault, problem.source.line, str(problem)) for problem in read(text).problems]


# --- grammar ---

GRAMMAR = {
    "braces": ("@article{k, title = {a {b} c}}", "a b c"),
    "quotes": ('@article{k, title = "a {b} c"}', "a b c"),
    "a quote in braces, within quotes": ('@article{k, title = "a {"} c"}', 'a " c'),
    "a quote within braces": ('@article{k, title = {a " c}}', 'a " c'),
    "a number": ("@article{k, title = 1984}", "1984"),
    "parentheses": ("@article(k, title = {a (b) c})", "a (b) c"),
    "no spaces": ("@article{k,title={a}}", "a"),
    "spaces everywhere": ("@ article { k , title\n=\n{a} , }", "a"),
    "capitals": ("@ARTICLE{k, TITLE = {a}}", "a"),
    "a last comma": ("@article{k, title = {a},}", "a"),
    "a text": ('@string{x = "a"}@article{k, title = x}', "a"),
    "a text in parentheses": ("@string(x = {a})@article{k, title = x}", "a"),
    "a text in other letters": ("@STRING{Xy = {a}}@article{k, title = xY}", "a"),
    "texts joined": ('@string{x = "a"}@article{k, title = x # " b" # {c} # 4}', "a bc4"),
    "a text of texts": ('@string{x = "a"}@string{y = x # x}@article{k, title = y}', "aa"),
    "a text defined again": ("@string{x = {b}}@string{x = {a}}@article{k, title = x}", "a"),
    "a comment in braces": ("@comment{@article{x, title={b}}}@article{k, title = {a}}", "a"),
    "a comment around two entries": (
        "@comment{@misc{x, title={b}} @misc{y, title={b}}}@article{k, title = {a}}",
        "a",
    ),
    "a comment in a line": ("@comment x @article{y}\n@article{k, title = {a}}", "a"),
    "a comment in parentheses": ("@comment(@misc{x, title={b}})\n@article{k, title = {a}}", "a"),
    "a commented line": ("% @article{x, title={b}}\n@article{k, title = {a}}", "a"),
    "comments between fields": ("@article{k, % one, {\n title % two\n = {a} % three\n, % four\n}", "a"),
    "a preamble": ('@preamble{"\\newcommand{\\x}{y}" # {z}}@article{k, title = {a}}', "a"),
    "text around entries": ("Some text, me@example.org.\n@article{k, title = {a}} more", "a"),
    "front matter": ("---\ntitle: x@y\n---\n@article{k, title = {a}}", "a"),
    "front matter that speaks of entries": (
        "\ufeff---\nexample: '@misc{x, title = {b}}'\n---\n@article{k, title = {a}}",
        "a",
    ),
    "empty front matter": ("---\n---\n@article{k, title = {a}}", "a"),
    "Windows line ends": ("@article{k,\r\n  title = {a\r\n  b},\r\n}\r\n", "a b"),
    "old Macintosh line ends": ("@article{k,\r  title = {a\r  b},\r}\r", "a b"),
    "a byte-order mark": ("\ufeff@article{k, title = {a}}", "a"),
    "tabs": ("@article{k,\n\ttitle\t=\t{a\tb},\n}", "a b"),
    "an entry behind another": ("@xdata{x}@article{k, title = {a}}", "a"),
}


@pytest.mark.parametrize(("text", "title"), GRAMMAR.values(), ids=GRAMMAR)
def test_the_grammar(text: str, title: str) -> None:
    bibliography = read(text)
    assert [(work.key, work.title.plain) for work in bibliography.publications] == [("k", title)]
    assert {problem.fault for problem in bibliography.problems} == {Fault.MISSING_FIELD}  # the author


# --- commas that are missing ---

COMMAS = {
    "between fields": (
        "@misc{k,\n  title = {A, B}\n  author = {Lee, Ada},\n}",
        (2, "a comma is missing behind the field 'title', before 'author'"),
        "@misc{k,\n  title = {A, B},\n  author = {Lee, Ada},\n}",
    ),
    "behind a number": (
        "@misc{k, year = 2020 author = {Lee, Ada}, title = {T}}",
        (1, "a comma is missing behind the field 'year', before 'author'"),
        "@misc{k, year = 2020, author = {Lee, Ada}, title = {T}}",
    ),
    "behind a text in parts": (
        '@misc(k, author = "Lee, " # {Ada} title = {T})',
        (1, "a comma is missing behind the field 'author', before 'title'"),
        '@misc{k, author = "Lee, " # {Ada}, title = {T}}',
    ),
    "behind the key": (
        "@misc{k\n  author = {Lee, Ada},\n  title = {T}\n}",
        (1, "a comma is missing behind the key"),
        "@misc{k,\n  author = {Lee, Ada},\n  title = {T}\n}",
    ),
    "before a comment": (
        "@misc{k,\n  author = {Lee, Ada} % a comment\n  title = {T}\n}",
        (2, "a comma is missing behind the field 'author', before 'title'"),
        "@misc{k,\n  author = {Lee, Ada}, \n  title = {T}\n}",
    ),
    "behind a field that stays at home": (
        "@misc{k, author = {Lee, Ada}, selected = true title = {T}}",
        (1, "a comma is missing behind the field 'selected', before 'title'"),
        "@misc{k, author = {Lee, Ada}, title = {T}}",
    ),
    "before a field that stays at home": (
        "@misc{k,\n  author = {Lee, Ada}\n  selected = {true},\n  title = {T},\n}",
        (2, "a comma is missing behind the field 'author', before 'selected'"),
        "@misc{k,\n  author = {Lee, Ada},\n  title = {T},\n}",
    ),
    "behind a date, which BibTeX needs as a year too": (
        "@misc{k, author = {Lee, Ada}, date = {2020-01} title = {T}}",
        (1, "a comma is missing behind the field 'date', before 'title'"),
        "@misc{k, author = {Lee, Ada}, date = {2020-01}, year = {2020}, month = jan, title = {T}}",
    ),
}


@pytest.mark.parametrize(("text", "report", "cited"), COMMAS.values(), ids=COMMAS)
def test_a_missing_comma_costs_nothing(text: str, report: tuple[int, str], cited: str) -> None:
    bibliography = read(text)
    [work] = bibliography.publications
    assert work.title.plain in {"T", "A, B"}
    assert [author.name for author in work.authors] == ["Ada Lee"]
    [problem] = bibliography.problems
    line, message = report
    assert (problem.fault, problem.source.line) == (Fault.SYNTAX, line)
    assert str(problem) == f"k: {message}; the entry was read as if it stood there"
    assert work.bibtex == cited
    assert read(cited).problems == ()


# --- faults of the grammar ---

GOOD = "\n@article{good, " + NEEDED + "}\n"

BROKEN = {
    "missing brace at the end": (
        "@article{bad,\n  title = {T},\n",
        2,
        "bad: a comma or closing brace is missing before '@article{good, title'; the entry was left out",
    ),
    "missing brace in a value": (
        "@article{bad,\n  year = 2020,\n  title = {T {U},\n",
        3,
        "bad: a brace or quote is never closed; the entry was left out",
    ),
    "missing quote": (
        '@article{bad,\n  title = "T,\n  year = 2020\n}',
        4,
        "bad: a brace closes that was never opened; the entry was left out",
    ),
    "one brace too many in quotes": (
        '@article{bad,\n  title = "T}",\n}',
        2,
        "bad: a brace closes that was never opened; the entry was left out",
    ),
    "no sign of equality": (
        "@article{bad,\n  title {T},\n}",
        2,
        "bad: '=' expected; the entry was left out",
    ),
    "no value": ("@article{bad,\n  title = ,\n}", 2, "bad: a value expected; the entry was left out"),
    "no key": (
        "@article{title = {T}}",
        1,
        "an entry of type 'article' has no key, or one with a space; it was left out",
    ),
    "empty key": (
        "@article{, title = {T}}",
        1,
        "an entry of type 'article' has no key, or one with a space; it was left out",
    ),
    "key with a space": (
        "@article{a b, title = {T}}",
        1,
        "an entry of type 'article' has no key, or one with a space; it was left out",
    ),
    "no brace": ("@article bad, title = {T}", 1, "'@article' is not followed by a brace, and was left out"),
    "comment never closed": ("@comment{ {", 1, "a @comment is never closed"),
    "text never closed": (
        "@string{x = {a",
        1,
        "@string: a brace or quote is never closed; the entry was left out",
    ),
    "huge text": (
        "@string{a = {" + "x" * 60_000 + "}}\n@misc{bad, title =\n a # a}",
        2,
        "bad: a value has more than 100000 characters; the entry was left out",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_hides_no_other(text: str, line: int, message: str) -> None:
    assert problems_of(text + GOOD) == [(Fault.SYNTAX, line, message)]
    assert [work.key for work in read(GOOD.replace("good", "first") + text + GOOD).publications] == [
        "first",
        "good",
    ]


def test_a_missing_brace_is_not_made_up_for_by_one_too_many() -> None:
    text = "@misc{bad,\n title = {T {U {V},\n}\n" + GOOD + "}}"
    assert problems_of(text) == [
        (Fault.SYNTAX, 2, "bad: a brace or quote is never closed; the entry was left out")
    ]
    assert [work.key for work in read(text).publications] == ["good"]


def test_lines_are_counted_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["", "@misc{k,", NEEDED, "% why", "foo1 = 2}"])
        assert [line for _, line, _ in problems_of(text)] == [5]


def test_no_control_character_leaves_the_reader() -> None:
    (work,) = read("@misc{k, " + NEEDED + "note = {a\x00b\x1b\ufffe}}").publications
    assert (work.note.plain, work.bibtex[-13:]) == ("a b", "note = {a b  }}"[-13:])


def test_an_entry_at_the_end_that_is_never_closed() -> None:
    text = GOOD + "@article{bad,\n title = {T},\n"
    assert problems_of(text) == [(Fault.SYNTAX, 3, "bad: the entry is never closed; the entry was left out")]


def test_each_broken_entry_is_reported_with_its_own_line() -> None:
    text = GOOD.join(f"@article{{bad{n},\n  title = {{T,\n" for n in range(4))
    assert [line for fault, line, _ in problems_of(text) if fault is Fault.SYNTAX] == [2, 6, 10, 14]
    assert [work.key for work in read(text).publications] == ["good"]


SMALL_FAULTS = {
    "unknown text": (
        "@article{k, " + NEEDED + "\n  month = 1, number = nature}",
        (
            Fault.SYNTAX,
            2,
            (
                "k: there is no @string 'nature'; nothing stands in its place. "
                "Define it, or write braces around it"
            ),
        ),
    ),
    "field given twice": (
        "@article{k, " + NEEDED + "\n  title = {U}}",
        (Fault.SYNTAX, 2, "k: the field 'title' is given twice; the first is kept"),
    ),
    "control character": (
        "@article{k, title = {T}, author = {Lee, Ada},\n journal = {J\x00}}",
        (Fault.SYNTAX, 2, "control characters are read as spaces"),
    ),
}


@pytest.mark.parametrize(("text", "problem"), SMALL_FAULTS.values(), ids=SMALL_FAULTS)
def test_a_small_fault_keeps_its_entry(text: str, problem: tuple[Fault, int, str]) -> None:
    assert problems_of(text) == [problem]
    (work,) = read(text).publications
    assert (work.title.plain, work.venue.plain, work.number) == ("T", "J", "")


# --- problems in fields ---

FIELD_PROBLEMS = {
    "unknown field": (
        "jornal = {X},",
        Fault.UNKNOWN_FIELD,
        "k: the field 'jornal' is not known, and was left out; did you mean 'journal'?",
    ),
    "unknown field like nothing": (
        "qqqqqq = {X},",
        Fault.UNKNOWN_FIELD,
        (
            "k: the field 'qqqqqq' is not known, and was left out; "
            "the name of a field of your own begins with 'x-'"
        ),
    ),
    "date": (
        "date = {June},",
        Fault.MALFORMED_DATE,
        "k: 'June' is not a date; write 2024, 2024-06 or 2024-06-30; it was left out",
    ),
    "month that is not sure": (
        "year = 2024, month = {Listopad},",
        Fault.MALFORMED_DATE,
        "k: 'Listopad' is not the same month in all languages; write jun, June or 6; the year alone was kept",
    ),
    "month that is none": (
        "year = 2024, month = {Brumaire},",
        Fault.MALFORMED_DATE,
        "k: 'Brumaire' is not a month; write jun, June or 6; the year alone was kept",
    ),
    "day that is none": (
        "date = {2024-02-30},",
        Fault.MALFORMED_DATE,
        "k: '2024-02-30' is not a date: that month has no day 30; the year 2024 was kept",
    ),
    "DOI": (
        "doi = {11.1145/1},",
        Fault.MALFORMED_IDENTIFIER,
        "k: '11.1145/1' is not a DOI; write it as 10.1145/3689736; it was left out",
    ),
    "arXiv number": (
        "arxiv = {2413.02015},",
        Fault.MALFORMED_IDENTIFIER,
        "k: '2413.02015' is not an arXiv number; write it as 2404.02015; it was left out",
    ),
    "eprint": (
        "eprint = {x}, eprinttype = {arxiv},",
        Fault.MALFORMED_IDENTIFIER,
        "k: 'x' is not an arXiv number; write it as 2404.02015; it was left out",
    ),
    "address": (
        "url = {example.org},",
        Fault.MALFORMED_IDENTIFIER,
        "k: 'example.org' is not an address that starts with https://; it was left out",
    ),
    "path": (
        "pdf = {../x.pdf},",
        Fault.MALFORMED_IDENTIFIER,
        (
            "k: '../x.pdf' is neither an address that starts with https:// nor a path in the site; "
            "it was left out"
        ),
    ),
    "OpenReview": (
        "openreview = {https://example.org/},",
        Fault.MALFORMED_IDENTIFIER,
        "k: 'https://example.org/' is no paper at OpenReview; write its identifier; it was left out",
    ),
    "pubstate": (
        "pubstate = {perhaps},",
        Fault.MALFORMED_VALUE,
        (
            "k: pubstate is 'perhaps'; allowed are unpublished, inpreparation, submitted, prepublished, "
            "forthcoming, inpress, published"
        ),
    ),
    "flag": (
        "selected = {perhaps},",
        Fault.MALFORMED_VALUE,
        "k: selected is 'perhaps'; allowed are true and false. It was left out",
    ),
    "relatedtype": (
        "relatedtype = {perhaps},",
        Fault.MALFORMED_VALUE,
        (
            "k: relatedtype is 'perhaps'; allowed for records of one work are "
            "origpubas, origpubin, preprint, version"
        ),
    ),
    "picture": (
        "preview = {../x.png},",
        Fault.MALFORMED_VALUE,
        (
            "k: '../x.png' is neither an address that starts with https:// nor a path in the site; "
            "the picture was left out"
        ),
    ),
    "annotation": (
        "author+an = {joint},",
        Fault.MALFORMED_VALUE,
        "k: 'joint' is no annotation; write 1=joint; 2=joint; it was left out",
    ),
    "annotation of nobody": (
        "author+an = {2=joint},",
        Fault.MALFORMED_VALUE,
        "k: '2=joint' speaks of name 2, but there are 1; it was left out",
    ),
    "names with too many commas": (
        "editor = {Doe, Roe, Poe, Foe},",
        Fault.MALFORMED_NAME,
        "k: the name 'Doe, Roe, Poe, Foe' has too many commas; put 'and' between names",
    ),
    "unknown command": (
        r"note = {\foo{x}},",
        Fault.UNKNOWN_MACRO,
        r"k: the LaTeX command \foo in 'note' is not known, or lacks its argument; it was kept as text",
    ),
    "unknown command in a name": (
        r"editor = {\foo{X}, Y},",
        Fault.UNKNOWN_MACRO,
        r"k: the LaTeX command \foo in 'editor' is not known, or lacks its argument; it was kept as text",
    ),
    "related": (
        "related = {nobody},",
        Fault.UNKNOWN_KEY,
        "k: related names 'nobody', which does not exist",
    ),
    "crossref": (
        "crossref = {nobody},",
        Fault.UNKNOWN_KEY,
        "k: crossref names 'nobody', which does not exist",
    ),
    "one value of xdata": (
        "location = {xdata=press-location},",
        Fault.UNKNOWN_KEY,
        "k: 'xdata=press-location' in 'location' names no value of an xdata entry, and was left out",
    ),
    "xdata": ("xdata = {nobody},", Fault.UNKNOWN_KEY, "k: xdata names 'nobody', which does not exist"),
}


XDATA = """@xdata{pe, author = {John Smith and Brian
  Brown}, location = {Paris and London}, publisher = {Mac}, title = {T}}
@xdata{p-e, note = ex # {N}, location = {xdata=pe-location-2}}
"""


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("author = {xdata=pe-author-2 and Gerald White}", "author = {Brian Brown and Gerald White}"),
        (
            "author = {Gerald White and xdata=pe-author}",
            "author = {Gerald White and John Smith and Brian Brown}",
        ),
        ("author = {A}, publisher = {xdata=pe-publisher}", "author = {A}, publisher = {Mac}"),
        ("author = {A}, location = {{xdata=PE-location-2}}", "author = {A}, location = {London}"),
        ("author = {A}, note = {xdata=p-e-note}", "author = {A}, note = {Ex. N}"),
        ("author = {A}, address = {xdata=p-e-location-1}", "author = {A}, address = {London}"),
        ("author = {A}, note = {On xdata=pe-title}", "author = {A}, note = {On xdata=pe-title}"),
    ],
)
def test_a_value_of_xdata_is_that_value(value: str, meant: str) -> None:
    before = '@string{ex = "Ex. "}\n'
    entry = "@book{k, title = {xdata=pe-title}, year = 2020, %s}"
    found = read_bibliography(before + XDATA + entry % value, "papers.bib")
    expected = read_bibliography(before + XDATA + entry.replace("xdata=pe-title", "T") % meant, "papers.bib")
    assert found.publications == expected.publications
    assert not found.problems


@pytest.mark.parametrize(("field", "fault", "message"), FIELD_PROBLEMS.values(), ids=FIELD_PROBLEMS)
def test_what_is_wrong_in_a_field_is_reported_at_its_line(field: str, fault: Fault, message: str) -> None:
    text = "\n@article{k,\n  " + NEEDED + "\n  volume = {7},\n  " + field + "\n}"
    assert problems_of(text) == [(fault, 5, message)]
    assert read(text).publications[0].volume == "7"


ENTRY_PROBLEMS = {
    "title": (
        "@misc{k,\n author = {A}}",
        Fault.MISSING_FIELD,
        "k: the title is missing; the key stands in its place",
    ),
    "author": ("@article{k,\n title = {A}}", Fault.MISSING_FIELD, "k: the author is missing"),
    "empty author": (
        "@article{k,\n title = {A}, author = { }}",
        Fault.MISSING_FIELD,
        "k: the author is missing",
    ),
    "type": (
        "@artikel{k,\n title = {A}, author = {B}}",
        Fault.UNKNOWN_TYPE,
        "k: the entry type 'artikel' is not known, read as 'misc'; did you mean @article?",
    ),
    "type like nothing": (
        "@qqqq{k,\n title = {A}, author = {B}}",
        Fault.UNKNOWN_TYPE,
        "k: the entry type 'qqqq' is not known, read as 'misc'",
    ),
}


@pytest.mark.parametrize(("text", "fault", "message"), ENTRY_PROBLEMS.values(), ids=ENTRY_PROBLEMS)
def test_what_is_wrong_in_an_entry_is_reported_at_its_line(text: str, fault: Fault, message: str) -> None:
    assert problems_of("\n" + text) == [(fault, 2, message)]
    assert [work.key for work in read(text).publications] == ["k"]


def test_an_unknown_command_is_reported_once() -> None:
    text = "".join(
        f"@misc{{k{n}, title = {{\\foo{{T}} \\baz}}, author = {{\\foo{{A}}}}}}\n" for n in range(3)
    )
    assert [(fault, line) for fault, line, _ in problems_of(text)] == [
        (Fault.UNKNOWN_MACRO, 1),
        (Fault.UNKNOWN_MACRO, 1),
    ]


def test_a_fault_in_a_parent_is_reported_once_at_its_line() -> None:
    text = "".join(f"@inproceedings{{k{n}, {NEEDED} crossref = {{p}}}}\n" for n in range(3))
    text += "@proceedings{p, title = {P},\n date = {June}, bogusfield = {x}}"
    assert [(fault, line, message[:2]) for fault, line, message in problems_of(text)] == [
        (Fault.MALFORMED_DATE, 5, "p:"),
        (Fault.UNKNOWN_FIELD, 5, "p:"),
    ]


SILENT_FIELDS = (
    "file mendeley-groups mendeley-tags bdsk-url-1 bdsk-file-1 date-added date-modified owner timestamp"
    " groups biburl bibsource urldate langid language annote keywords copyright adsurl adsnote archiveprefix"
    " primaryclass collaboration reportnumber x-mine x-anything author+an title+an:role usera abstract"
    " issn lccn mrnumber zblnumber pmid hal numpages articleno issue_date shorttitle annotation altmetric"
    " google_scholar_id bibtex_show additional_info inspirehep_id dimensions opttitle"
    " jabref-x zotero-x citeulike-x tex.x _x abstractnote slaccitation acmid earlyaccess"
).split()


@pytest.mark.parametrize("field", SILENT_FIELDS)
def test_fields_of_managers_and_homepages_are_silent(field: str) -> None:
    assert is_known(field)


def test_problems_come_in_the_order_of_their_lines() -> None:
    text = "@misc{a, title = {T},\n foo1 = 1,\n author = {A}}\n@misc{b, author = {A}}\n@misc{c"
    assert [line for _, line, _ in problems_of(text)] == [2, 4, 5]


# --- keys ---

SLUGS = {
    "duan2024muxserve": "duan2024muxserve",
    "DBLP:conf/icml/X": "dblp-conf-icml-x",
    "../../evil": "..-..-evil",
    "K1": "k1",
    "a_b-c.d": "a_b-c.d",
    "é 李": "é-李",
    "10.1145/3500000.3500001": "10.1145-3500000.3500001",
    # What Windows allows no file: characters, devices with any ending, dots and blanks at the end.
    'a?*<>|":b': "a-------b",
    "con": "con-",
    "AUX.2024": "aux-.2024",
    "com1": "com1-",
    "lpt9.x.y": "lpt9-.x.y",
    "console": "console",
    "com10": "com10",
    "a.con": "a.con",
    "dots...": "dots-",
    "blank ": "blank-",
}


@pytest.mark.parametrize(("key", "name"), SLUGS.items())
def test_a_key_gives_the_name_of_a_page(key: str, name: str) -> None:
    assert slug(key) == name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("index", "index-2"),
        ("INDEX", "index-2"),
        ("Publications", "publications-2"),
        (".", "paper"),
        ("...", "paper"),
        ("../../evil", "evil"),
        (".htaccess", "htaccess"),
        ("-", "paper"),
        ("_", "paper"),
        ("???", "paper"),
        ("x" * 201, "x" * 190),
        ("論" * 80, "論" * 63),
    ],
)
def test_a_key_that_cannot_name_a_page_has_the_nearest_name(key: str, name: str) -> None:
    bibliography = read(f"\n@misc{{{key}, {NEEDED}}}")
    (problem,) = bibliography.problems
    assert (problem.fault, problem.source.line) == (Fault.DUPLICATE_KEY, 2)
    assert str(problem) == (
        f"{key}: its page is {name!r}, since {slug(key)!r} cannot be. Choose another key for another address"
    )
    assert bibliography.page_name(key) == name


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (("Lu2024", "lu2024", "LU2024"), ("lu2024", "lu2024-2", "lu2024-3")),
        (("a/b", "a:b"), ("a-b", "a-b-2")),
        # A number never takes the name of another key, wherever that stands.
        (("K1", "k1", "k1-2", "K1-3"), ("k1", "k1-4", "k1-2", "k1-3")),
        (("?", "!", "paper"), ("paper-2", "paper-3", "paper")),
        (("ΣΟΦΟΣ", "σοφοσ"), ("σοφος", "σοφοσ-2")),
        (("論文", "論文2"), ("論文", "論文2")),
    ],
)
def test_each_of_several_keys_has_a_page_of_its_own(keys: tuple[str, ...], names: tuple[str, ...]) -> None:
    bibliography = read("".join(f"@misc{{{key}, {NEEDED}}}\n" for key in keys))
    assert tuple(bibliography.page_name(work.key) for work in bibliography.publications) == names
    changed = [key for key, name in zip(keys, names, strict=True) if slug(key) != name]
    assert [str(problem).partition(": ")[0] for problem in bibliography.problems] == changed


def test_a_page_that_must_have_another_name_is_reported() -> None:
    (problem,) = read(f"@misc{{Lu2024, {NEEDED}}}\n@misc{{lu2024, {NEEDED}}}\n").problems
    assert (problem.fault, problem.source.line) == (Fault.DUPLICATE_KEY, 2)
    assert str(problem) == (
        "lu2024: its page is 'lu2024-2', since 'lu2024' is that of 'Lu2024'. "
        "Choose another key for another address"
    )


def test_records_of_one_work_have_one_page() -> None:
    bibliography = read(
        f"@misc{{lu2024, {NEEDED} related={{Lu2024}}, relatedtype={{version}}, pubstate={{submitted}}}}\n"
        f"@article{{Lu2024, {NEEDED}}}\n"
    )
    assert bibliography.problems == ()
    assert [bibliography.page_name(work.key) for work in bibliography.publications] == ["lu2024"]


def test_of_two_entries_with_one_key_the_first_is_kept() -> None:
    text = f"@misc{{k, {NEEDED} volume = 1}}\n@misc{{k, {NEEDED} volume = 2}}"
    assert problems_of(text) == [
        (Fault.DUPLICATE_KEY, 2, "k: there is an entry with this key already; the first is kept")
    ]
    assert [work.volume for work in read(text).publications] == ["1"]


# --- encodings ---


def test_files_in_any_usual_encoding_are_read() -> None:
    text = "é “李”"
    assert decode(text.encode()) == (text, None)
    assert decode(text.encode("utf-8-sig")) == (text, None)
    assert decode(text.encode("utf-16")) == (text, None)
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == (text, None)
    assert decode("a\nM\u00fcller".encode("latin-1")) == ("a\nMüller", 2)
    assert decode("“é”".encode("cp1252"))[0] == "“é”"
    assert decode(b"\x81\xe9")[0] == "\x81é"
    assert decode(b"\xef\xbb\xbf\xff")[1] is not None


# --- modules ---


def test_the_parsers_are_imported_on_first_use() -> None:
    code = (
        "import sys, sphinx_scholar.bibliography.reader as b\n"
        "heavy = {'pybtex', 'pylatexenc'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "b.read_bibliography('@misc{k, title = {\\\\textbf{T}}, author = {von A, B}}', 'p.bib')\n"
        "assert heavy <= set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=DATA.parents[2])


def test_an_empty_file_is_an_empty_bibliography() -> None:
    assert read("") == read("\n\n% nothing\n") == Bibliography()
    assert Bibliography().get("x") is None


_ = (Link, Status)
