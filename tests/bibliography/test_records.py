from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Person

from sphinx_scholar import wording
from sphinx_scholar.bibliography.author_names import _plain_parts, mark_spans, read_names
from sphinx_scholar.bibliography.links import ADDRESS_FIELDS, FILE_FIELDS
from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.citations import csl, reference, ris
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Author, Publication, Status

OF_PREAMBLES = {
    r"\newcommand{\SortKey}[1]{} ": (r"{\SortKey{z}}Looms", "Looms"),
    r"\providecommand\ds{Drosophila}": (r"The \ds{} and \ds", "The Drosophila and Drosophila"),
    r"\def\pair#1#2{#2 #1}": (r"\pair{a}{\emph{b}} \pair cd", "b a d c"),
    r"\renewcommand{\emph}[1]{}": (r"\emph{Looms}", "Looms"),
    r"\newcommand{\a}{\b} \newcommand{\b}{\a}": (r"Looms", "Looms"),
    r"\DeclareSIUnit{\px}{px} \DeclareSIUnit[x=y]\molar{\mole\per\litre}": (
        r"\SI{5}{\mega\px}, \qty{1}{\molar}",
        "5 Mpx, 1 mol L⁻¹",
    ),
    r'\newcommand{\ds}" # "{Looms}': (r"\ds", "Looms"),
}


@pytest.mark.parametrize(("preamble", "title"), OF_PREAMBLES.items())
def test_a_file_may_define_commands(preamble: str, title: tuple[str, str]) -> None:
    source, plain = title
    work = only(f'@preamble{{"{preamble}"}}\n@misc{{k, author = {{Lee, Ada}}, title = {{{source}}}}}')
    assert work.title.plain == plain


NEEDED = "title = {T}, author = {Lee, Ada}, "


def only(text: str) -> Publication:
    """Return the one work of a text in which nothing is wrong."""
    bibliography = read_bibliography(text, "p.bib")
    assert [str(problem) for problem in bibliography.problems] == []
    (work,) = bibliography.publications
    return work


def record(kind: str, fields: str) -> Publication:
    return only(f"@{kind}{{k, {NEEDED} {fields}}}")


# --- names ---

NAMES = {
    "given first": ("Ada Lee", ("Ada", "", "Lee", "")),
    "family first": ("Lee, Ada", ("Ada", "", "Lee", "")),
    "middle names": ("Ada B. C. Lee", ("Ada B. C.", "", "Lee", "")),
    "von": ("Jan van den Berg", ("Jan", "van den", "Berg", "")),
    "von, family first": ("van den Berg, Jan", ("Jan", "van den", "Berg", "")),
    "de la": ("de la Cruz y Soto, Ana", ("Ana", "de la Cruz y", "Soto", "")),
    "protected von": ("{van den Berg}, Jan", ("Jan", "", "van den Berg", "")),
    "Jr": ("Lee, Jr., Ada", ("Ada", "", "Lee", "Jr.")),
    "von and Jr": ("de la Cruz, III, Ana", ("Ana", "de la", "Cruz", "III")),
    "Jr at the end": ("Ada Lee, Jr.", ("Ada", "", "Lee", "Jr.")),
    "Sr at the end": ("Ada Lee, Sr", ("Ada", "", "Lee", "Sr")),
    "III at the end": ("Ada Lee, III", ("Ada", "", "Lee", "III")),
    "IV at the end": ("Ada Lee, IV", ("Ada", "", "Lee", "IV")),
    "two family names": ("García Márquez, Ana", ("Ana", "", "García Márquez", "")),
    "hyphens": ("Ana-Maria Silva-Costa", ("Ana-Maria", "", "Silva-Costa", "")),
    "initials": ("A.~B. Lee", ("A. B.", "", "Lee", "")),
    "apostrophe": ("O'Neil, Sean", ("Sean", "", "O'Neil", "")),
    "'t": ("'t Hooft, Ada", ("Ada", "'t", "Hooft", "")),
    "comma in braces": ("Acme{, Inc.}", ("", "", "Acme, Inc.", "")),
    "organization": ("{Example Research and Co.}", ("", "", "Example Research and Co.", "")),
    "one word": ("Aristotle", ("", "", "Aristotle", "")),
    "one word in lower case": ("nihui", ("", "", "nihui", "")),
    "accents": (r"M{\"u}ller, J\'er\^ome", ("Jérôme", "", "Müller", "")),
    "accent at the beginning": (r"{\'A}lvarez, {\'E}mile", ("Émile", "", "Álvarez", "")),
    "accent before a space": (r"Karel \v Capek", ("Karel", "", "Čapek", "")),
    "accented von": (r"{\'e}l Sayed, Amr", ("Amr", "él", "Sayed", "")),
    "a letter with its space": (r"Lu\'\i s Stra\ss e", ("Luís", "", "Straße", "")),
    "Łukasz": (r"{\L}ukasz S{\l}owi{\'n}ski", ("Łukasz", "", "Słowiński", "")),
    "Han": ("王, 小明", ("小明", "", "王", "")),
    "Han, whole": ("王小明", ("", "", "王小明", "")),
    "kana": ("やまだ, たろう", ("たろう", "", "やまだ", "")),
    "Hangul": ("홍, 길동", ("길동", "", "홍", "")),
    "Cyrillic": ("Иван Петров", ("Иван", "", "Петров", "")),
    "Cyrillic von": ("Анна фон Берг", ("Анна", "фон", "Берг", "")),
    "Arabic": ("علي, محمد", ("محمد", "", "علي", "")),
    "Devanagari": ("राम शर्मा", ("राम", "", "शर्मा", "")),
    "parts by name": (
        "family=Berg, given=Jan, prefix=van den, suffix=Jr.",
        ("Jan", "van den", "Berg", "Jr."),
    ),
    "parts by name, in quotes": ('given="Ada B.", family={Lee}', ("Ada B.", "", "Lee", "")),
    "nothing but a given name": ("given=Ada", ("", "", "Ada", "")),
    "last comma": ("Lee, Ada,", ("Ada", "", "Lee", "")),
    "comma and space": (" Lee , Ada , ", ("Ada", "", "Lee", "")),
    "comma alone": ("Lee,", ("", "", "Lee", "")),
    "line ends": ("Lee,\n   Ada", ("Ada", "", "Lee", "")),
    "markup": ("<script>, <b>", ("<b>", "", "<script>", "")),
}


@pytest.mark.parametrize(("source", "parts"), NAMES.values(), ids=NAMES)
def test_a_name_has_four_parts(source: str, parts: tuple[str, str, str, str]) -> None:
    names = read_names(source)
    given, prefix, family, suffix = parts
    assert names.authors == (Author(given=given, prefix=prefix, family=family, suffix=suffix),)
    assert (names.faults, names.unknown_macros, names.more) == ((), (), False)


LISTS = {
    "and": ("A Lee and B Pang", ["A Lee", "B Pang"], False),
    "AND": ("A Lee AND B Pang", ["A Lee", "B Pang"], False),
    "and at a line's end": ("A Lee and\n  B Pang", ["A Lee", "B Pang"], False),
    "and within a name": ("Fern And Ersen", ["Fern", "Ersen"], False),
    "and within a word": ("Sandy Anders", ["Sandy Anders"], False),
    "and in braces": ("{Barnes and Noble} and A Lee", ["Barnes and Noble", "A Lee"], False),
    "others": ("A Lee and others", ["A Lee"], True),
    "others in braces": ("A Lee and {others}", ["A Lee"], True),
    "more of them": ("A Lee and many others", ["A Lee"], True),
    "a number of them": ("A Lee and 12 more", ["A Lee"], True),
    "dots": ("A Lee and ...", ["A Lee"], True),
    "et al.": ("A Lee and et al.", ["A Lee"], True),
    "somebody called Others": ("Others, Ada and A Lee", ["Ada Others", "A Lee"], False),
    "an empty name": ("A Lee and and B Pang and ", ["A Lee", "B Pang"], False),
    "empty": ("", [], False),
}


@pytest.mark.parametrize(("source", "names", "more"), LISTS.values(), ids=LISTS)
def test_a_list_of_names(source: str, names: list[str], *, more: bool) -> None:
    people = read_names(source)
    assert ([author.name for author in people.authors], people.more) == (names, more)


MARKS = {
    "Yuan*, Ye": ("Ye", "Yuan", ("*",)),
    "Yuan, Ye*": ("Ye", "Yuan", ("*",)),
    "Ye Yuan*": ("Ye", "Yuan", ("*",)),
    "Lee^, Ada": ("Ada", "Lee", ("^",)),
    "*Pang, Bo": ("Bo", "Pang", ("*",)),
    "*Bo Pang": ("Bo", "Pang", ("*",)),
    "Lee†, Ada": ("Ada", "Lee", ("†",)),
    "Lee‡, Ada": ("Ada", "Lee", ("‡",)),
    "Lee#, Ada": ("Ada", "Lee", ("#",)),
    r"Lee\#, Ada": ("Ada", "Lee", ("#",)),
    "Lee§¶, Ada": ("Ada", "Lee", ("§", "¶")),
    "Lee∗, Ada": ("Ada", "Lee", ("∗",)),
    "Lee⁎, Ada": ("Ada", "Lee", ("⁎",)),
    "Lee‖, Ada": ("Ada", "Lee", ("‖",)),
    "Lee✉, Ada": ("Ada", "Lee", ("✉",)),
    "Lee*†, Ada": ("Ada", "Lee", ("*", "†")),
    "Lee*, Ada*": ("Ada", "Lee", ("*", "*")),
    "Lee$^*$, Ada": ("Ada", "Lee", ("*",)),
    r"Lee$^{\dagger}$, Ada": ("Ada", "Lee", ("†",)),
    r"Ada Lee${}^{1}$": ("Ada", "Lee", ("1",)),
    r"Lee$^\ddagger$, Ada": ("Ada", "Lee", ("‡",)),
    r"Ada Lee\textsuperscript{*}": ("Ada", "Lee", ("*",)),
    r"Ada Lee\textsuperscript{1,2}": ("Ada", "Lee", ("1", "2")),
    r"Ada Lee\dag": ("Ada", "Lee", ("†",)),
    r"Ada Lee\textdagger": ("Ada", "Lee", ("†",)),
    r"Ada Lee\S": ("Ada", "Lee", ("§",)),
    r"Ada Lee\P": ("Ada", "Lee", ("¶",)),
    "Ada Lee^1": ("Ada", "Lee", ("1",)),
    "Ada Lee^{1,2}": ("Ada", "Lee", ("1", "2")),
    "Ada Lee{*}": ("Ada", "Lee", ("*",)),
    "{Example Lab}*": ("", "Example Lab", ("*",)),
    "van den Berg*, Jan": ("Jan", "Berg", ("*",)),
    "王*, 小明": ("小明", "王", ("*",)),
}


@pytest.mark.parametrize(("source", "expected"), MARKS.items())
def test_signs_beside_a_name_are_marks(source: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    (author,) = read_names(source).authors
    assert (author.given, author.family, author.marks) == expected


@pytest.mark.parametrize(
    "source", [r"R\^ome", r"{\^O}me", "{C# Club}", "{A*}", "O'Neil", "Ana-Maria", r"M\'a", "a*b"]
)
def test_accents_and_signs_within_names_are_no_marks(source: str) -> None:
    assert mark_spans(source) == []


ANNOTATIONS = {
    "two": ("author+an = {1=joint; 2=joint}", [("joint",), ("joint",), ()]),
    "several": ("author+an = {2=joint,corresponding}", [(), ("joint", "corresponding"), ()]),
    "quotes": ('author+an = {1="joint"; 3="by post"}', [("joint",), (), ("by post",)]),
    "a part of the name": ("author+an = {1:family=joint}", [("joint",), (), ()]),
    "a name of the annotation": ("author+an:role = {3=corresponding}", [(), (), ("corresponding",)]),
    "two annotations": (
        "author+an = {1=joint}, author+an:role = {1=corresponding}",
        [("joint", "corresponding"), (), ()],
    ),
    "all": ("author+an = {=joint}", [("joint",)] * 3),
    "an empty one": ("author+an = { ; }", [(), (), ()]),
    "one twice": ("author+an = {1=joint; 1=joint}", [("joint",), (), ()]),
}


@pytest.mark.parametrize(("field", "marks"), ANNOTATIONS.values(), ids=ANNOTATIONS)
def test_annotations_are_marks(field: str, marks: list[tuple[str, ...]]) -> None:
    work = only(f"@misc{{k, title = {{T}}, author = {{A Lee and B Pang and C Yuan}}, {field}}}")
    assert [author.marks for author in work.authors] == marks


def test_signs_and_annotations_stand_together() -> None:
    work = only("@misc{k, title = {T}, author = {Lee*, Ada}, author+an = {1=corresponding}}")
    assert work.authors[0].marks == ("*", "corresponding")


def test_a_record_tells_that_there_are_more_authors() -> None:
    for names, more in (("A Lee and others", True), ("A Lee and B Pang", False)):
        assert only(f"@misc{{k, title = {{T}}, author = {{{names}}}}}").more_authors is more


def test_editors_are_people_too() -> None:
    work = only("@proceedings{k, title = {T}, editor = {Lee*, Ada and Pang, Bo}, editor+an = {2=chair}}")
    assert [(editor.name, editor.marks) for editor in work.editors] == [
        ("Ada Lee", ("*",)),
        ("Bo Pang", ("chair",)),
    ]


# --- dates ---

DATES = {
    "date = {2024}": "2024",
    "date = {2024-06}": "2024-06",
    "date = {2024-6}": "2024-06",
    "date = {2024-06-30}": "2024-06-30",
    "date = {{2024-06-30}}": "2024-06-30",
    "date = {2024/06/30}": "2024-06-30",
    "date = {2024.06.30}": "2024-06-30",
    "date = {2024-06-30T10:00:00Z}": "2024-06-30",
    "date = {2023-07-10/2023-07-14}": "2023-07-10",
    "date = {2023/2024}": "2023",
    "date = {2023/}": "2023",
    "date = {2023/..}": "2023",
    "date = {../2024}": "2024",
    "date = {/2024}": "2024",
    "date = {../..}": "",
    "date = {2024?}": "2024",
    "date = {2024~}": "2024",
    "date = {2024-21}": "2024",
    "date = {2024-XX-XX}": "2024",
    "date = {2024-uu}": "2024",
    "date = {2024-00-00}": "2024",
    "date = {2024-06-XX}": "2024-06",
    "date = {2024-06-uu}": "2024-06",
    "date = {2024-06-00}": "2024-06",
    "date = {2024}, month = jun": "2024-06",
    "date = {2024-05}, month = jun": "2024-05",
    "date = {2024}, year = {2020}": "2024",
    "year = 2024": "2024",
    'year = "2024"': "2024",
    "year = {2024}": "2024",
    "year = {{2024}}": "2024",
    "year = {2024a}": "2024",
    "year = {[2024]}": "2024",
    "year = {c. 2024}": "2024",
    "year = {c2024}": "2024",
    "year = {ca. 2024}": "2024",
    "year = {circa 2024}": "2024",
    "year = {© 2024}": "2024",
    "year = {2024?}": "2024",
    "year = {2024-06}": "2024-06",
    "year = {2023/2024}": "2023",
    r"year = {{\noopsort{a}}2024}": "2024",
    "year = {to appear}": "",
    "year = {in press}": "",
    "year = {Forthcoming}": "",
    "year = {accepted}": "",
    "year = {submitted}": "",
    "year = {under review}": "",
    "year = {in preparation}": "",
    "year = {n.d.}": "",
    "year = {undated}": "",
    "year = {}": "",
    "eventdate = {2024-07-10/2024-07-12}": "2024-07-10",
    "": "",
}


@pytest.mark.parametrize(("fields", "iso"), DATES.items())
def test_a_date_in_any_spelling(fields: str, iso: str) -> None:
    date = record("misc", fields).date
    assert (date.iso if date else "") == iso


MONTHS = {
    "jun": "06",
    "JUN": "06",
    "june": "06",
    "June": "06",
    "sept": "09",
    "{jun}": "06",
    '"June"': "06",
    "{Jun.}": "06",
    "{Sept.}": "09",
    "{may}": "05",
    "{DECEMBER}": "12",
    "{6}": "06",
    "{06}": "06",
    "6": "06",
    "{2024-06}": "06",
    "{2024-06-30}": "06-30",
    'jun # "~30"': "06-30",
    'jun # " 30"': "06-30",
    '"30~" # jun': "06-30",
    "{June 30}": "06-30",
    "{30 June}": "06-30",
    "{June 30th}": "06-30",
    "{30. June}": "06-30",
    "{June 30, 2024}": "06-30",
    "{June--July}": "06",
    "{June-July}": "06",
    "{jun/jul}": "06",
    'jun # "/" # jul': "06",
    "{June and July}": "06",
    "{June 30--July 2}": "06-30",
    "{June 10--12}": "06-10",
    "{10--12 June}": "06-10",
    "{Summer}": "",
    "{Mai}": "05",
    "{septembre}": "09",
    "{Sept. 3}": "09-03",
    "{enero}": "01",
    "{15 de octubre}": "10-15",
    "{gennaio}": "01",
    "{mars}": "03",
    r"{ao\^ut}": "08",
    "{fevrier}": "02",
    r"{D\'ec.}": "12",
    "{12.--14. Dezember}": "12-12",
    r"{M{\"a}rz}": "03",
    "{Jänner}": "01",
    "{outubro}": "10",
    "{мая}": "05",
    "{5月}": "05",
    "{5月3日}": "05-03",
    "{十二月}": "12",
    "{5월}": "05",
    "{مايو}": "05",
    "{listopad}, langid = {polish}": "11",
    "{listopad}, langid = {croatian}": "10",
    "{lipanj}, language = {hr}": "06",
    "{Mai}, langid = {ngerman}": "05",
    "{Mai}, language = {Klingon}": "05",
    "{}": "",
}


@pytest.mark.parametrize(("month", "iso"), MONTHS.items())
def test_a_month_in_any_spelling(month: str, iso: str) -> None:
    date = record("misc", f"year = 2024, month = {month}").date
    assert date is not None
    assert date.iso == "2024" + (f"-{iso}" if iso else "")


BAD_DATES = {
    "date = {2024-02-30}": "2024",
    "date = {June of 2024}": "2024",
    "year = {June of 2024}": "2024",
    "date = {June}, year = 2024": "2024",
    "date = {June}": "",
    "year = 2024, month = {Brumaire}": "2024",
    "year = 2024, month = {listopad}": "2024",
    "year = 2024, month = {13月}": "2024",
    "year = 2024, month = {June 31}": "2024-06",
    "year = 2024, month = 6, day = 31": "2024-06",
}


@pytest.mark.parametrize(("fields", "iso"), BAD_DATES.items())
def test_of_a_date_with_a_fault_the_rest_is_kept(fields: str, iso: str) -> None:
    bibliography = read_bibliography(f"@misc{{k, {NEEDED} {fields}}}", "p.bib")
    (work,) = bibliography.publications
    assert (work.date.iso if work.date else "") == iso
    assert [problem.fault for problem in bibliography.problems] == [Fault.MALFORMED_DATE]


def test_a_day_of_its_own() -> None:
    assert record("misc", "year = 2024, month = 6, day = {30}").date == PartialDate(
        year=2024, month=6, day=30
    )


# --- what a work is ---

TYPES = {
    "article": "article",
    "conference": "inproceedings",
    "techreport": "report",
    "electronic": "online",
    "www": "online",
    "phdthesis": "phdthesis",
    "mastersthesis": "mastersthesis",
    "software": "software",
    "InProceedings": "inproceedings",
}


@pytest.mark.parametrize(("written", "kind"), TYPES.items())
def test_types_have_biblatexs_names(written: str, kind: str) -> None:
    assert record(written, "").type == kind


def test_a_thesis_says_which() -> None:
    assert record("thesis", "type = {phdthesis}").type == "phdthesis"
    assert record("thesis", "type = {mathesis}").type == "mastersthesis"
    assert record("thesis", "type = {Habilitation}").type == "thesis"


KINDS = {
    "in words": ("report", "type = {White Paper}", "White Paper"),
    "a word": ("thesis", "type = {habilitation}", "habilitation"),
    "of a PhD thesis": ("phdthesis", "type = {Dissertation}", "Dissertation"),
    "of what has no other": ("misc", "type = {Poster}, howpublished = {Board}", "Poster"),
    "a key": ("thesis", "type = {phdthesis}", ""),
    "another key": ("thesis", "type = {bathesis}", ""),
    "a key of patents": ("patent", "type = {patentus}", ""),
    "of a part": ("incollection", "type = {chapter}", ""),
    "none": ("report", "", ""),
}


@pytest.mark.parametrize(("type", "fields", "kind"), KINDS.values(), ids=KINDS)
def test_a_work_may_say_in_words_of_what_kind_it_is(type: str, fields: str, kind: str) -> None:
    work = record(type, fields)
    assert work.kind == kind
    if kind:
        assert wording.standing(work).startswith(kind)
        assert f"M3  - {kind}\n" in ris.render(work)
        assert f'"genre": "{kind}"' in csl.render(work)
        assert kind in reference.render(work)


VENUES = {
    "journal": ("article", "journal = {J}", ("J", "journaltitle")),
    "journaltitle": ("article", "journaltitle = {J}, journal = {K}", ("J", "journaltitle")),
    "booktitle": ("inproceedings", "booktitle = {B}, eventtitle = {E}, publisher = {P}", ("B", "booktitle")),
    "eventtitle": ("unpublished", "eventtitle = {E}", ("E", "eventtitle")),
    "school": ("phdthesis", "school = {S}, publisher = {P}", ("S", "institution")),
    "institution": ("report", "institution = {I}", ("I", "institution")),
    "publisher": ("book", "publisher = {P}", ("P", "publisher")),
    "howpublished": (
        "misc",
        "howpublished = {Workshop on Examples}",
        ("Workshop on Examples", "howpublished"),
    ),
    "address, no venue": ("misc", "howpublished = {\\url{https://example.org/}}", ("", "")),
    "manuscript, no venue": ("unpublished", "institution = {I}, howpublished = {H}", ("", "")),
    "arXiv as a journal": ("article", "journal = {arXiv preprint arXiv:2404.02015}", ("arXiv", "eprinttype")),
    "arXiv e-prints": ("article", "journal = {arXiv e-prints}", ("arXiv", "eprinttype")),
    "CoRR": ("article", "journal = {CoRR}, volume = {abs/2404.02015}", ("arXiv", "eprinttype")),
    "arXiv as a publisher": ("misc", "publisher = {arXiv}", ("arXiv", "eprinttype")),
    "arXiv by number": ("misc", "eprint = {2404.02015}, archiveprefix = {arXiv}", ("arXiv", "eprinttype")),
    "a journal beside arXiv": ("article", "journal = {J}, eprint = {2404.02015}", ("J", "journaltitle")),
    "LaTeX": ("article", r"journal = {Ann{\'e}es \& J}", ("Années & J", "journaltitle")),
    "none": ("misc", "", ("", "")),
}


@pytest.mark.parametrize(("kind", "fields", "venue"), VENUES.values(), ids=VENUES)
def test_a_venue_and_the_field_that_names_it(kind: str, fields: str, venue: tuple[str, str]) -> None:
    work = record(kind, fields)
    assert (work.venue.plain, work.venue_kind) == venue


SHORT_VENUES = {
    "abbr = {ICEX}, shortjournal = {S}": "ICEX",
    "shortjournal = {Phys. Ex.}": "Phys. Ex.",
    "shortseries = {LNEX}": "LNEX",
    "series = {ICML '24}": "ICML '24",
    "series = {ICML'24}": "ICML'24",
    "series = {CCS ’24}": "CCS ’24",
    "series = {SIGMOD/PODS '24}": "SIGMOD/PODS '24",
    "series = {OSDI 2024}": "OSDI 2024",
    "series = {{ICML} '24}": "ICML '24",
    "series = {PMLR}": "",
    "series = {Lecture Notes in Computer Science}": "",
    "series = {Proceedings of Machine Learning Research}": "",
}


@pytest.mark.parametrize(("fields", "short"), SHORT_VENUES.items())
def test_a_venues_short_name(fields: str, short: str) -> None:
    assert record("inproceedings", fields).venue_short == short


def test_a_series_of_journals_is_no_short_name() -> None:
    assert record("article", "series = {ICML '24}").venue_short == ""


STATES = {
    "article": ("article", "journal = {J}", Status.PUBLISHED),
    "proceedings": ("inproceedings", "booktitle = {B}", Status.PUBLISHED),
    "thesis": ("phdthesis", "school = {S}", Status.PUBLISHED),
    "misc": ("misc", "howpublished = {Workshop}", Status.PUBLISHED),
    "pubstate": ("article", "journal = {J}, pubstate = {inpress}", Status.IN_PRESS),
    "pubstate in words": ("article", "journal = {J}, pubstate = {In Press}", Status.IN_PRESS),
    "pubstate submitted": ("unpublished", "pubstate = {submitted}", Status.SUBMITTED),
    "pubstate inpreparation": ("unpublished", "pubstate = {inpreparation}", Status.IN_PREPARATION),
    "pubstate forthcoming": ("inproceedings", "pubstate = {forthcoming}", Status.FORTHCOMING),
    "pubstate prepublished": ("misc", "pubstate = {prepublished}", Status.PREPRINT),
    "pubstate before all": ("article", "journal = {CoRR}, pubstate = {published}", Status.PUBLISHED),
    "unpublished": ("unpublished", "", Status.UNPUBLISHED),
    "unpublished with a note": ("unpublished", "note = {Draft of a talk}", Status.UNPUBLISHED),
    "under review": ("unpublished", "note = {Manuscript, under review}", Status.SUBMITTED),
    "Under Review": ("unpublished", "howpublished = {Under Review}", Status.SUBMITTED),
    "submitted": ("unpublished", "note = {Submitted to ICEX}", Status.SUBMITTED),
    "in preparation": ("unpublished", "note = {In preparation}", Status.IN_PREPARATION),
    "to appear": ("unpublished", "note = {To appear in ICEX}", Status.FORTHCOMING),
    "accepted": ("unpublished", "note = {Accepted at ICEX}", Status.FORTHCOMING),
    "in press": ("unpublished", "note = {in press}", Status.IN_PRESS),
    "note of an article": ("article", "journal = {J}, note = {To appear}", Status.FORTHCOMING),
    "year of an article": ("article", "journal = {J}, year = {in press}", Status.IN_PRESS),
    "a note that speaks of others": (
        "article",
        "journal = {J}, note = {Reprint to appear}",
        Status.PUBLISHED,
    ),
    "arXiv journal": ("article", "journal = {arXiv preprint arXiv:2404.02015}", Status.PREPRINT),
    "CoRR": ("article", "journal = {CoRR}, volume = {abs/2404.02015}", Status.PREPRINT),
    "arXiv's own export": ("misc", "eprint = {2404.02015}, archiveprefix = {arXiv}", Status.PREPRINT),
    "online": ("online", "eprint = {2404.02015}, eprinttype = {arxiv}", Status.PREPRINT),
    "report without an institution": ("techreport", "eprint = {2404.02015}", Status.PREPRINT),
    "report of an institution": ("techreport", "eprint = {2404.02015}, institution = {I}", Status.PUBLISHED),
    "another archive": ("misc", "eprint = {hal-01}, eprinttype = {hal}", Status.PREPRINT),
    "bioRxiv": ("article", "journal = {bioRxiv}", Status.PREPRINT),
    "OpenReview, no venue": ("misc", "url = {https://openreview.net/forum?id=aBcDeF}", Status.PREPRINT),
    "published, with eprint": ("inproceedings", "booktitle = {B}, eprint = {2404.02015}", Status.PUBLISHED),
    "thesis on arXiv": ("phdthesis", "school = {S}, eprint = {2404.02015}", Status.PUBLISHED),
    "software on arXiv": ("software", "eprint = {2404.02015}", Status.PUBLISHED),
}


@pytest.mark.parametrize(("kind", "fields", "status"), STATES.values(), ids=STATES)
def test_how_far_a_paper_has_come(kind: str, fields: str, status: Status) -> None:
    assert record(kind, fields).status is status


def test_a_submission_names_where_it_was_sent() -> None:
    work = record(
        "unpublished",
        "pubstate = {submitted}, eventtitle = {Conference on Examples}, eventtitleaddon = {system track}",
    )
    assert (work.venue.plain, work.venue_kind, work.venue_addon) == (
        "Conference on Examples",
        "eventtitle",
        "system track",
    )


FIELDS = {
    "title": (r"subtitle = {A {Study}}", "T: A Study"),
    "pages": ("pages = {1--10}", "1–10"),
    "pages ": ("pages = {1-10}", "1–10"),
    "pages  ": ("pages = {1 – 10, 12}", "1–10, 12"),
    "pages   ": ("pages = {S1---S10}", "S1–S10"),
    "volume": ("volume = 7", "7"),
    "number": ("number = {OOEX2}", "OOEX2"),
    "number ": ("issue = {3}", "3"),
    "article_number": ("eid = {296}", "296"),
    "article_number ": ("articleno = {296}", "296"),
    "publisher": (r"publisher = {M{\"u}ller \& Co.}", "Müller & Co."),
    "publisher ": ("publisher = {Example Society,}", "Example Society"),
    "location": ("address = {Wien}", "Wien"),
    "location ": ("location = {Wien}, address = {Rom}", "Wien"),
    "institution": ("institution = {I}", "I"),
    "edition": ("edition = {Second}", "Second"),
    "series": ("series = {LNEX}", "LNEX"),
    "note": (r"note = {See $x^2$ \& more}", "See x² & more"),
    "award": ("award = {Best of all, by far}, award_name = {Best Paper}", "Best Paper"),
    "award ": ("award = {Best Paper}", "Best Paper"),
    "abstract": ("abstract = {100% of {it}.}", "100% of it."),
    "keywords": ("keywords = {a, b; c,}", ("a", "b", "c")),
    "isbn": ("isbn = {978-3}", "978-3"),
    "preview": ("preview = {papers/x.png}", "papers/x.png"),
    "selected": ("selected = {true}", True),
    "selected ": ("selected = {No}", False),
    "selected  ": ("selected = 1", True),
    "related_string": ("relatedstring = {In the CV}", "In the CV"),
}


@pytest.mark.parametrize(("name", "fields", "value"), [(n, *row) for n, row in FIELDS.items()])
def test_other_fields(name: str, fields: str, value: object) -> None:
    found = getattr(record("misc", fields), name.strip())
    assert (found.plain if hasattr(found, "plain") else found) == value


# --- identifiers and links ---

DOIS = {
    "10.1145/3689736": "10.1145/3689736",
    "10.1145/ABC": "10.1145/abc",
    "https://doi.org/10.1145/3689736": "10.1145/3689736",
    "http://dx.doi.org/10.1145/3689736": "10.1145/3689736",
    "doi:10.1145/3689736": "10.1145/3689736",
    "DOI: 10.1145/3689736": "10.1145/3689736",
    "https://dl.acm.org/doi/10.1145/3689736": "10.1145/3689736",
    "https://dl.acm.org/doi/abs/10.1145/3689736": "10.1145/3689736",
    r"10.1000/a\_b": "10.1000/a_b",
    r"10.1000/a{\_}b": "10.1000/a_b",
    r"\url{https://doi.org/10.1000/a}": "10.1000/a",
    "{10.1000/a}": "10.1000/a",
    "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2": (
        "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
    ),
}


@pytest.mark.parametrize(("source", "doi"), DOIS.items())
def test_a_doi_in_any_spelling(source: str, doi: str) -> None:
    assert record("misc", f"doi = {{{source}}}").doi == doi


ARXIV = {
    "eprint": ("eprint = {2404.02015}, eprinttype = {arxiv}", "2404.02015", ""),
    "prefix": ("eprint = {arXiv:2404.02015}, archiveprefix = {arXiv}", "2404.02015", ""),
    "version": ("eprint = {2404.02015v2}, eprinttype = {arXiv}", "2404.02015", ""),
    "no type": ("eprint = {2404.02015}", "2404.02015", ""),
    "another type": ("eprint = {2404.02015}, eprinttype = {jstor}", "", ""),
    "another prefix": ("eprint = {2404.02015}, archiveprefix = {hal}", "", ""),
    "class": ("eprint = {2404.02015}, eprintclass = {cs.DC}", "2404.02015", "cs.DC"),
    "primaryclass": ("eprint = {2404.02015}, primaryclass = {cs.LG}", "2404.02015", "cs.LG"),
    "class behind": ("eprint = {arXiv:2404.02015 [cs.DC]}", "2404.02015", "cs.DC"),
    "old number": ("eprint = {hep-th/9901001}, archiveprefix = {arXiv}", "hep-th/9901001", ""),
    "old number with a class": ("eprint = {math.GT/0309136}, eprinttype = {arxiv}", "math.GT/0309136", ""),
    "arxiv": ("arxiv = {2404.02015}", "2404.02015", ""),
    "arxiv address": ("arxiv = {https://arxiv.org/pdf/2404.02015v1}", "2404.02015", ""),
    "journal": ("journal = {arXiv preprint arXiv:2404.02015}", "2404.02015", ""),
    "journal of old": ("journal = {arXiv:hep-th/9901001}", "hep-th/9901001", ""),
    "CoRR": ("journal = {CoRR}, volume = {abs/2404.02015}", "2404.02015", ""),
    "note": ("note = {arXiv:2404.02015 [cs]}", "2404.02015", "cs"),
    "howpublished": ("howpublished = {arXiv:2404.02015}", "2404.02015", ""),
    "url": ("url = {https://arxiv.org/abs/2404.02015v3}", "2404.02015", ""),
    "doi": ("doi = {10.48550/arXiv.2404.02015}", "2404.02015", ""),
    "none": ("volume = {2404.02015}, url = {https://example.org/2404.02015}", "", ""),
}


@pytest.mark.parametrize(("fields", "number", "category"), ARXIV.values(), ids=ARXIV)
def test_an_arxiv_number_wherever_exports_put_it(fields: str, number: str, category: str) -> None:
    work = record("article", fields)
    assert (work.arxiv, work.arxiv_class) == (number, category)


LINKS = {
    "pdf": ("pdf = {https://e.org/x.pdf}", ["pdf https://e.org/x.pdf"]),
    "pdf in the site": ("pdf = {papers/x y.pdf}", ["pdf papers/x y.pdf"]),
    "slides, poster, supp in the site": (
        "slides = {s.pdf}, poster = {p.pdf}, supp = {u.zip}",
        ["slides s.pdf", "poster p.pdf", "supp u.zip"],
    ),
    "others": (
        (
            "code = {https://e.org/c}, data = {https://e.org/d}, video = {https://e.org/v},"
            " website = {https://e.org/w}, blog = {https://e.org/b}"
        ),
        [
            "code https://e.org/c",
            "data https://e.org/d",
            "video https://e.org/v",
            "website https://e.org/w",
            "blog https://e.org/b",
        ],
    ),
    "url of a published paper": ("url = {https://e.org/}, journal = {J}", ["proceedings https://e.org/"]),
    "html before url": (
        "url = {https://e.org/u}, html = {https://e.org/h}, journal = {J}",
        ["proceedings https://e.org/h", "website https://e.org/u"],
    ),
    "url of a preprint": ("url = {https://e.org/}, journal = {CoRR}", ["website https://e.org/"]),
    "openreview by id": (
        "openreview = {R0SoZvqXyQ}",
        ["openreview https://openreview.net/forum?id=R0SoZvqXyQ"],
    ),
    "openreview by address": (
        "openreview = {https://openreview.net/forum?id=R0SoZvqXyQ}",
        ["openreview https://openreview.net/forum?id=R0SoZvqXyQ"],
    ),
    "openreview as url": (
        "url = {https://openreview.net/forum?id=R0SoZvqXyQ}, journal = {J}",
        ["openreview https://openreview.net/forum?id=R0SoZvqXyQ"],
    ),
    "doi": ("doi = {10.1000/a}", ["doi https://doi.org/10.1000/a"]),
    "doi that must be escaped": ("doi = {10.1000/a<b>}", ["doi https://doi.org/10.1000/a%3Cb%3E"]),
    "arxiv": ("arxiv = {2404.02015}", ["arxiv https://arxiv.org/abs/2404.02015"]),
    "url that repeats the doi": (
        "doi = {10.1000/A_b}, url = {http://dx.doi.org/10.1000/a\\_B}",
        ["doi https://doi.org/10.1000/a_b"],
    ),
    "url that repeats the doi at its publisher": (
        "doi = {10.1000/a}, url = {https://dl.acm.org/doi/abs/10.1000/a}",
        ["doi https://doi.org/10.1000/a"],
    ),
    "url that repeats arXiv": (
        "arxiv = {2404.02015}, url = {http://arxiv.org/abs/2404.02015v2}",
        ["arxiv https://arxiv.org/abs/2404.02015"],
    ),
    "doi that repeats arXiv": (
        "doi = {10.48550/arXiv.2404.02015}",
        ["arxiv https://arxiv.org/abs/2404.02015"],
    ),
    "one address in two fields": (
        "website = {https://e.org/}, url = {https://e.org/}",
        ["website https://e.org/"],
    ),
    "howpublished": (r"howpublished = {\url{https://e.org/~a_b}}", ["website https://e.org/~a_b"]),
    "order": (
        (
            "blog = {https://e.org/b}, code = {https://e.org/c}, arxiv = {2404.02015}, doi = {10.1000/a},"
            " pdf = {x.pdf}, openreview = {R0SoZvqXyQ}, url = {https://e.org/}, journal = {J}"
        ),
        [
            "proceedings https://e.org/",
            "openreview https://openreview.net/forum?id=R0SoZvqXyQ",
            "pdf x.pdf",
            "doi https://doi.org/10.1000/a",
            "arxiv https://arxiv.org/abs/2404.02015",
            "code https://e.org/c",
            "blog https://e.org/b",
        ],
    ),
}


@pytest.mark.parametrize(("fields", "links"), LINKS.values(), ids=LINKS)
def test_links_in_the_order_of_buttons(fields: str, links: list[str]) -> None:
    assert [f"{link.kind} {link.url}" for link in record("article", fields).links] == links


HOSTILE_ADDRESSES = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "/../etc/passwd",
    "../secret.pdf",
    "a/../../secret.pdf",
    "%2e%2e/secret.pdf",
    "..%2fsecret.pdf",
    r"..\secret.pdf",
    "https:/example.org/",
    "https://",
    "https://localhost/",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>",
    'x.pdf" onclick="alert(1)',
    "<script>alert(1)</script>",
    "ht\ntps://example.org/",
]


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
@pytest.mark.parametrize(
    "field", sorted({*ADDRESS_FIELDS, *FILE_FIELDS, "url", "html", "openreview", "preview"})
)
def test_a_hostile_address_is_refused(field: str, address: str) -> None:
    text = f"@misc{{k, {NEEDED} {field} = {{{address}}}}}"
    bibliography = read_bibliography(text, "p.bib")
    (work,) = bibliography.publications
    assert (work.links, work.preview) == ((), "")
    assert len(bibliography.problems) == 1


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_a_hostile_address_is_no_link_where_any_text_may_stand(address: str) -> None:
    for field in ("howpublished", "note", "journal", "eprint = {x}, eprinttype"):
        text = f"@misc{{k, {NEEDED} {field} = {{\\url{{{address}}}}}}}"
        (work,) = read_bibliography(text, "p.bib").publications
        assert work.links == ()


@pytest.mark.parametrize("field", ["doi", "eprint", "arxiv"])
def test_a_hostile_identifier_leads_nowhere_else(field: str) -> None:
    for value in ("javascript:alert(1)", "../../evil", "10.1000/<script>\"'", "2404.02015/../../x"):
        work = read_bibliography(f"@misc{{k, {NEEDED} {field} = {{{value}}}}}", "p.bib").publications[0]
        for link in work.links:
            assert link.url.startswith(("https://doi.org/10.1000/", "https://arxiv.org/abs/2404.02015"))
            assert not set(link.url) & set("<>\"'")


def test_markup_comes_out_as_text() -> None:
    markup = "<script>alert('x')</script><img src=x onerror=alert(1)>"
    work = only(f"@misc{{k, title = {{{markup}}}, author = {{{{{markup}}}}}, note = {{{markup}}}}}")
    assert work.title.plain == work.authors[0].name == work.note.plain == markup


NAME_WORDS = st.lists(
    st.sampled_from(
        ["Ada", "B.", "Émile", "Lee", "王", "홍", "von", "de", "'t", "Ó", "Jr.", "ß", "محمد", "4", "él"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(NAME_WORDS, NAME_WORDS | st.none())
def test_plain_names_are_taken_apart_as_pybtex_does(first: str, second: str | None) -> None:
    name = first if second is None else f"{first}, {second}"
    parts = _plain_parts(name)
    person = Person(name)
    assert parts is None or parts == tuple(
        " ".join(words)
        for words in (
            person.bibtex_first_names,
            person.prelast_names,
            person.last_names,
            person.lineage_names,
        )
    )
