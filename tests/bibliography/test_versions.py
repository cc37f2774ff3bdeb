from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.fields import PRIVATE_FIELDS, is_private
from sphinx_scholar.bibliography.reader import Bibliography, export_bibtex, read_bibliography
from sphinx_scholar.records.problems import Fault

NEEDED = "title = {T}, author = {Lee, Ada}, "


def read(text: str) -> Bibliography:
    return read_bibliography(text, "p.bib")


def entry(key: str, fields: str = "", kind: str = "article") -> str:
    return f"@{kind}{{{key}, {NEEDED} {fields}}}\n"


# --- two records of one work ---

PUBLISHED = "journal = {J}, date = 2024,"
SUBMITTED = "pubstate = {submitted}, date = 2023,"
PREPRINT = "eprint = {2404.02015}, eprinttype = {arxiv}, date = {2023-06},"


def linked(key: str, kind: str = "version") -> str:
    return f"related = {{{key}}}, relatedtype = {{{kind}}},"


WORKS = {
    "the earlier names the later": (
        entry("a", SUBMITTED + linked("b")) + entry("b", PUBLISHED),
        ["b < a"],
    ),
    "the later names the earlier": (
        entry("a", SUBMITTED) + entry("b", PUBLISHED + linked("a")),
        ["b < a"],
    ),
    "both name each other": (
        entry("a", SUBMITTED + linked("b")) + entry("b", PUBLISHED + linked("a")),
        ["b < a"],
    ),
    "a chain": (
        entry("a", SUBMITTED + linked("b")) + entry("b", PREPRINT + linked("c")) + entry("c", PUBLISHED),
        ["c < b < a"],
    ),
    "a star": (
        entry("a", SUBMITTED) + entry("b", PREPRINT) + entry("c", PUBLISHED + linked("a, b")),
        ["c < b < a"],
    ),
    "two that name a third": (
        entry("a", SUBMITTED + linked("c")) + entry("b", PREPRINT + linked("c")) + entry("c", PUBLISHED),
        ["c < b < a"],
    ),
    "the place of the first record": (
        entry("a", SUBMITTED + linked("c")) + entry("b", PUBLISHED) + entry("c", PUBLISHED),
        ["c < a", "b"],
    ),
    "of two published the latest": (
        entry("a", PUBLISHED + "date = 2023").replace("date = 2024,", "")
        + entry("b", PUBLISHED + linked("a")),
        ["b < a"],
    ),
    "a month is later than its year": (
        entry("a", "journal = {J}, date = 2024," + linked("b"))
        + entry("b", "journal = {J}, date = {2024-02}"),
        ["b < a"],
    ),
    "of two alike the first": (
        entry("a", PUBLISHED + linked("b")) + entry("b", PUBLISHED),
        ["a < b"],
    ),
    "rank before date": (
        entry("a", "eprint = {2404.02015}, date = 2025," + linked("b")) + entry("b", PUBLISHED),
        ["b < a"],
    ),
    "origpubas": (entry("a", SUBMITTED + linked("b", "origpubas")) + entry("b", PUBLISHED), ["b < a"]),
    "origpubin": (entry("a", SUBMITTED + linked("b", "origpubin")) + entry("b", PUBLISHED), ["b < a"]),
    "Preprint": (entry("a", SUBMITTED) + entry("b", PUBLISHED + linked("a", "Preprint")), ["b < a"]),
    "another relation": (entry("a", linked("b", "reviewof")) + entry("b"), ["a", "b"]),
    "no type of relation": (entry("a", "related = {b}") + entry("b"), ["a", "b"]),
    "itself": (entry("a", linked("a")), ["a"]),
    "a hidden record of a work": (
        entry("a", SUBMITTED + linked("b") + "hidden = {true}") + entry("b", PUBLISHED),
        ["b"],
    ),
    "a hidden leading record": (
        entry("a", SUBMITTED + linked("b")) + entry("b", PUBLISHED + "hidden = {true}"),
        ["a"],
    ),
}


@pytest.mark.parametrize(("text", "works"), WORKS.values(), ids=WORKS)
def test_records_of_one_work_are_one_work(text: str, works: list[str]) -> None:
    bibliography = read(text)
    found = [" < ".join(record.key for record in work.records) for work in bibliography.publications]
    assert found == works
    assert bibliography.problems == ()
    for work in bibliography.publications:
        for record in work.records:
            assert bibliography.get(record.key) is work


ARXIV = "eprint = {2404.02015}, eprintclass = {cs.DC},"


@pytest.mark.parametrize(
    ("published", "arxiv", "links"),
    [
        ("", "2404.02015", ["arxiv"]),
        ("doi = {10.1000/a}, code = {https://e.org/c},", "2404.02015", ["doi", "arxiv", "code"]),
        ("arxiv = {2404.99999},", "2404.99999", ["arxiv"]),
    ],
)
def test_a_work_is_on_arxiv_where_any_of_its_records_is(published: str, arxiv: str, links: list[str]) -> None:
    (work,) = read(
        entry("a", PUBLISHED + published) + entry("b", ARXIV + linked("a")) + entry("c", linked("b"))
    ).publications
    assert (work.key, work.arxiv, [link.kind for link in work.links]) == ("a", arxiv, links)
    assert work.arxiv_class == ("" if published.startswith("arxiv") else "cs.DC")
    assert "2404.02015" not in work.bibtex


def test_a_record_tells_what_introduces_it() -> None:
    (work,) = read(
        entry("a", SUBMITTED + linked("b") + "relatedstring = {In the CV}") + entry("b", PUBLISHED)
    ).publications
    assert (work.related_string, work.history[0].related_string) == ("", "In the CV")
    assert work.history[0].related == ("b",)


def test_a_relation_to_a_broken_entry_is_no_second_fault() -> None:
    bibliography = read(entry("a", linked("b")) + "@article{b, title = {T} x}\n")
    assert [problem.fault for problem in bibliography.problems] == [Fault.SYNTAX]


def test_hidden_entries_are_nowhere() -> None:
    bibliography = read(entry("a", "hidden = {true}") + entry("b", "hidden = {perhaps}") + entry("c"))
    assert [work.key for work in bibliography.publications] == ["c"]
    assert bibliography.get("a") is bibliography.get("b") is None
    assert [problem.fault for problem in bibliography.problems] == [Fault.MALFORMED_VALUE]
    assert "hidden" not in export_bibtex(bibliography.publications)


# --- inheritance ---

PROCEEDINGS = """@proceedings{p, title = {Proceedings}, subtitle = {Volume 1}, editor = {Pang, Bo},
 publisher = {P}, year = 2024, month = jun, address = {Wien}, isbn = {978}, doi = {10.1000/p}, url = {https://e.org/p},
 note = {N}, abstract = {A}, pages = {1--900}, keywords = {K}, selected = {true}, pdf = {p.pdf}, abbr = {PX}}
"""

INHERITED = {
    "proceedings": (
        "inproceedings",
        "crossref = {p}",
        {
            "venue": "Proceedings: Volume 1",
            "editors": ["Bo Pang"],
            "publisher": "P",
            "date": "2024-06",
            "location": "Wien",
            "isbn": "978",
            "doi": "",
            "note": "",
            "abstract": "",
            "pages": "",
            "keywords": (),
            "links": (),
            "selected": False,
            "venue_short": "",
        },
    ),
    "its own comes first": (
        "inproceedings",
        "crossref = {p}, booktitle = {B}, year = 2020",
        {"venue": "B", "date": "2020-06", "publisher": "P"},
    ),
    "in other letters": ("inproceedings", "crossref = {P}", {"venue": "Proceedings: Volume 1"}),
    "by the type's other name": (
        "conference",
        "crossref = {p}",
        {"venue": "Proceedings: Volume 1", "date": "2024-06"},
    ),
}


@pytest.mark.parametrize(("kind", "fields", "expected"), INHERITED.values(), ids=INHERITED)
def test_a_part_inherits_from_its_whole(kind: str, fields: str, expected: dict[str, object]) -> None:
    bibliography = read(entry("k", fields, kind) + PROCEEDINGS)
    assert bibliography.problems == ()
    (work,) = bibliography.publications
    assert work.title.plain == "T"
    for name, value in expected.items():
        found = getattr(work, name)
        if name == "editors":
            found = [editor.name for editor in found]
        found = found.iso if name == "date" else getattr(found, "plain", found)
        assert (name, found) == (name, value)


def test_a_book_with_an_author_is_a_work_and_a_parent() -> None:
    text = (
        entry("k", "crossref = {b}", "inbook") + "@book{b, title = {B}, author = {Pang, Bo}, publisher = {P}}"
    )
    bibliography = read(text)
    assert [(work.key, work.venue.plain) for work in bibliography.publications] == [("k", "B"), ("b", "P")]


def test_an_article_inherits_from_a_periodical() -> None:
    (work,) = read(
        entry("k", "crossref = {j}") + "@periodical{j, title = {Journal}, volume = 3, year = 2024}"
    ).publications
    assert (work.venue.plain, work.venue_kind, work.volume) == ("Journal", "journaltitle", "3")


def test_grandparents_and_multivolume_parents() -> None:
    text = entry("k", "crossref = {b}", "incollection")
    text += "@collection{b, title = {B}, crossref = {m}}\n@mvcollection{m, title = {M}, publisher = {P}}"
    (work,) = read(text).publications
    assert (work.venue.plain, work.publisher) == ("B", "P")


def test_a_part_of_a_multivolume_work_has_its_title_as_venue() -> None:
    text = entry("k", "crossref = {m}", "incollection") + "@mvcollection{m, title = {M}, publisher = {P}}"
    (work,) = read(text).publications
    assert (work.title.plain, work.venue.plain, work.venue_kind) == ("T", "M", "booktitle")


def test_xdata_gives_its_fields_as_they_are() -> None:
    text = "@xdata{x, publisher = {P}, note = {N}, xdata = {y}}\n@xdata{y, location = {L}, publisher = {Q}}\n"
    text += entry("k", "xdata = {x,z}", "book") + "@xdata{z, volume = 7, location = {M}}"
    bibliography = read(text)
    assert bibliography.problems == ()
    (work,) = bibliography.publications
    assert (work.publisher, work.note.plain, work.location, work.volume) == ("P", "N", "L", "7")


@pytest.mark.parametrize(
    "names",
    [
        "Lee, Ada and Roe, Ann and xdata=people-author-1",
        "xdata=people-author-1 and Lee, Ada and Roe, Ann",
        "Lee, Ada\n and {xdata=people-author-1} and Roe, Ann",
    ],
)
def test_a_missing_value_of_xdata_leaves_the_other_names(names: str) -> None:
    bibliography = read(f"@misc{{k, title = {{On xdata=x}}, author = {{{names}}}}}")
    (work,) = bibliography.publications
    assert [author.name for author in work.authors] == ["Ada Lee", "Ann Roe"]
    assert [problem.fault for problem in bibliography.problems] == [Fault.UNKNOWN_KEY]


def test_a_circle_of_parents_ends() -> None:
    text = (
        entry("a", "crossref = {b}") + entry("b", "crossref = {a}, volume = 3") + entry("c", "crossref = {c}")
    )
    assert {work.key: work.volume for work in read(text).publications} == {"a": "3", "b": "3", "c": ""}


def test_webs_and_long_lines_of_parents_end() -> None:
    keys = [f"k{number}" for number in range(60)]
    web = "".join(entry(key, f"xdata = {{{', '.join(keys)}}}") for key in keys)
    assert len(read(web).publications) == 60
    line = "".join(entry(f"k{number}", f"crossref = {{k{number + 1}}}") for number in range(500))
    assert len(read(line + entry("k500", "volume = 3")).publications) == 501


# --- citations ---

CITATIONS = {
    "as it stands": (
        '@Article{k,\n  Title = "{T} \\& {\\\'e}", # x\n}'.replace(" # x", ""),
        '@Article{k,\n  Title = "{T} \\& {\\\'e}",\n}',
    ),
    "each character": (
        '@MISC( k ,\n\tTitle={{LLM}s: $O(n^2)$ -- a~``study\'\' \\& m{\\"o}re},pages ="1--2" # 3 ,\n\n)',
        '@MISC{ k ,\n\tTitle={{LLM}s: $O(n^2)$ -- a~``study\'\' \\& m{\\"o}re},pages ="1--2" # 3 ,\n\n}',
    ),
    "a private field on its line": (
        "@misc{k,\n  a = 1,\n  selected = {true},\n  year = 2\n}",
        "@misc{k,\n  a = 1,\n  year = 2\n}",
    ),
    "private fields in a row": (
        "@misc{k,\n  pdf = {x},\n  code = {y},\n  year = 2}",
        "@misc{k,\n  year = 2}",
    ),
    "the last": ("@misc{k,\n  year = 2,\n  selected = {true}\n}", "@misc{k,\n  year = 2,\n}"),
    "the last, with its brace": ("@misc{k,\n  year = 2,\n  selected = {true}}", "@misc{k,\n  year = 2,\n  }"),
    "in one line": ("@misc{k, selected = {true}, year = 2}", "@misc{k, year = 2}"),
    "in one line, the last": ("@misc{k, year = 2, selected = {true}}", "@misc{k, year = 2, }"),
    "over several lines": ("@misc{k,\n  award = {a\n  b\n},\n  year = 2}", "@misc{k,\n  year = 2}"),
    "commas before": ("@misc{k\n  , pdf = {x}\n  , year = 2\n}", "@misc{k\n  , year = 2\n}"),
    "no brace around it": ("@misc{k,\n  selected = true # x # 1,\n  year = 2}", "@misc{k,\n  year = 2}"),
    "a comment": ("@misc{k, % secret\n  year = 2 % more\n}", "@misc{k, \n  year = 2 \n}"),
    "a comment before a comma": ("@misc{k,\n  pdf = {x} % c\n  , year = 2}", "@misc{k,\n  year = 2}"),
    "a per cent sign in a value": ("@misc{k, note = {5% of}}", "@misc{k, note = {5% of}}"),
    "a field given twice": (
        "@misc{k,\n  pdf = {x},\n  pdf = {y},\n  year = 2,\n  year = 3}",
        "@misc{k,\n  year = 2,\n  }",
    ),
    "marks": (
        "@misc{k, author = {Yuan*, Ye and Lee^, Ada and *Pang, Bo and {C# Club}}}",
        "@misc{k, author = {Yuan, Ye and Lee, Ada and Pang, Bo and {C# Club}}}",
    ),
    "marks in LaTeX": (
        r"@misc{k, author = {Ye Yuan$^{*}$ and Ada Lee\textsuperscript{1} and R\^ome \'A}}",
        r"@misc{k, author = {Ye Yuan and Ada Lee and R\^ome \'A}}",
    ),
    "marks in joined texts": (
        '@misc{k, author = "Yuan*, Ye" # " and " # "Lee#, Ada"}',
        '@misc{k, author = "Yuan, Ye" # " and " # "Lee, Ada"}',
    ),
    "marks of editors": ("@misc{k, editor = {Yuan*, Ye}}", "@misc{k, editor = {Yuan, Ye}}"),
    "signs in other fields": ("@misc{k, title = {A* and *B in C#}}", "@misc{k, title = {A* and *B in C#}}"),
    "annotations": (
        "@misc{k, author+an = {1=joint}, author+an:role = {1=x}, year = 2}",
        "@misc{k, year = 2}",
    ),
    "fields of its own": ("@misc{k, x-mine = {1}, X-Other = {2}, year = 2}", "@misc{k, year = 2}"),
    "fields of managers": (
        "@misc{k, file = {/home/a/x.pdf}, bdsk-url-1 = {x}, mendeley-groups = {g}, annote = {n}, year = 2}",
        "@misc{k, year = 2}",
    ),
    "what BibLaTeX knows": (
        "@misc{k, pubstate = {inpress}, abstract = {A}, keywords = {K}, eprint = {E}, langid = {german}}",
        "@misc{k, pubstate = {inpress}, abstract = {A}, keywords = {K}, eprint = {E}, langid = {german}}",
    ),
    "in capitals": ("@misc{k, SELECTED = {true}, Year = 2}", "@misc{k, Year = 2}"),
}


READABLE = {
    '@article(k, title = "T", author = {Lee, Ada})': '@article{k, title = "T", author = {Lee, Ada}}',
    "@article{O'Lee(2020), title = {T}, author = {Lee, Ada}}": (
        "@article{OLee2020, title = {T}, author = {Lee, Ada}}"
    ),
    "@string(j = {J})\n@article{k, title = {T}, author = {Lee, Ada}, journal = j}": (
        "@string{j = {J}}\n\n@article{k, title = {T}, author = {Lee, Ada}, journal = j}"
    ),
}


@pytest.mark.parametrize(("source", "citation"), READABLE.items())
def test_a_citation_is_one_that_every_program_reads(source: str, citation: str) -> None:
    bibliography = read(source)
    assert [str(problem) for problem in bibliography.problems] == []
    assert bibliography.publications[0].bibtex == citation


@pytest.mark.parametrize(("source", "citation"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation_is_the_entrys_own_text_less_what_is_private(source: str, citation: str) -> None:
    text = f"before\n{source}\nafter"
    (work,) = read(text).publications
    assert work.bibtex == work.bibtex_entry == citation
    assert export_bibtex([work]) == citation + "\n"


@pytest.mark.parametrize("field", PRIVATE_FIELDS)
def test_each_private_field_stays_at_home(field: str) -> None:
    name = field.replace("*+an*", "author+an:x").replace("*", "anything")
    assert is_private(name)
    value = "false" if name == "hidden" else "a secret"
    (work,) = read(f"@misc{{k,\n  {name} = {{{value}}},\n  {NEEDED}\n}}").publications
    assert value not in work.bibtex
    assert name not in work.bibtex


def test_windows_line_ends_become_those_of_unix() -> None:
    (work,) = read("@misc{k,\r\n  pdf = {x},\r\n  year = 2\r\n}\r\n").publications
    assert work.bibtex == "@misc{k,\n  year = 2\n}"


TEXTS = """@string{unused = {U}}
@string{ex = {Examples}}
@string(j = {Journal of } # ex)
"""


def test_a_citation_carries_the_texts_that_it_needs() -> None:
    first, second, third = read(
        TEXTS
        + entry("a", "journal = J,")
        + entry("b", "journal = j, series = ex,")
        + entry("c", "month = jun,")
    ).publications
    assert first.bibtex.startswith(
        "@string{ex = {Examples}}\n\n@string{j = {Journal of } # ex}\n\n@article{a,"
    )
    assert second.venue.plain == "Journal of Examples"
    assert third.bibtex == third.bibtex_entry
    exported = export_bibtex([first, second, third])
    assert exported.count("@string") == 2
    assert exported.index("{ex =") < exported.index("{j =") < exported.index("{a,") < exported.index("{b,")


def test_a_text_of_a_private_field_is_not_needed() -> None:
    (work,) = read("@string{x = {true}}\n" + entry("a", "award = x,")).publications
    assert "@string" not in work.bibtex


def test_marks_and_comments_in_texts_stay_at_home() -> None:
    text = "@string{me = {Lee*, Ada}}\n@string{t = {A*}} @misc{k, author = me # { and Pang, Bo}, title = t}"
    (work,) = read(text).publications
    assert work.authors[0].marks == ("*",)
    assert "@string{me = {Lee, Ada}}" in work.bibtex
    assert "@string{t = {A*}}" in work.bibtex


def test_a_text_defined_again_is_given_again() -> None:
    text = "@string{x = {1}}\n" + entry("a", "volume = x,") + "@string{x = {2}}\n" + entry("b", "volume = x,")
    again = read(export_bibtex(read(text).publications))
    assert [work.volume for work in again.publications] == ["1", "2"]


def test_a_preamble_goes_with_what_uses_its_command() -> None:
    text = (
        '@preamble{"\\newcommand{\\noopsort}[1]{}"}\n'
        + entry("a", "year = {{\\noopsort{x}}2024},")
        + entry("b")
    )
    first, second = read(text).publications
    assert first.bibtex.startswith('@preamble{"\\newcommand{\\noopsort}[1]{}"}\n\n@article{a,')
    assert "@preamble" not in second.bibtex


def test_parents_stand_behind_their_children_once_each() -> None:
    text = PROCEEDINGS.replace("publisher = {P}", "publisher = pub") + "@string{pub = {late}}"
    text = "@string{pub = {P}}\n" + text
    for key in "ab":
        text += entry(key, "crossref = {p},", "inproceedings")
    bibliography = read(text)
    first, second = bibliography.publications
    for work in (first, second):
        assert (
            work.bibtex.index("@string{pub = {P}}")
            < work.bibtex.index(f"{{{work.key},")
            < work.bibtex.index("{p,")
        )
        assert "selected" not in work.bibtex
        assert "p.pdf" not in work.bibtex
        assert [again.venue for again in read(work.bibtex).publications] == [work.venue]
    exported = export_bibtex(bibliography.publications)
    assert exported.count("@proceedings") == exported.count("@string") == 1
    assert exported.index("{b,") < exported.index("{p,")


def test_a_parent_that_is_a_work_is_exported_once_behind_its_children() -> None:
    text = "@book{b, title = {B}, author = {Pang, Bo}, publisher = {P}}\n" + entry(
        "k", "crossref = {b},", "inbook"
    )
    exported = export_bibtex(read(text).publications)
    assert exported.count("@book") == 1
    assert exported.index("@inbook") < exported.index("@book")


@pytest.mark.parametrize("children", ["kl", "lk"])
def test_grandparents_stand_last(children: str) -> None:
    parents = {"k": "b", "l": "m"}
    text = "@mvcollection{m, title = {M}}\n@collection{b, title = {B}, crossref = {m}}\n"
    for key in children:
        text += entry(key, f"crossref = {{{parents[key]}}},", "incollection")
    exported = export_bibtex(read(text).publications)
    places = [exported.index(f"{{{key},") for key in children + "bm"]
    assert places == sorted(places)


def test_a_hidden_parent_is_not_carried_along() -> None:
    text = entry("k", "crossref = {p},", "inproceedings") + PROCEEDINGS.replace(
        "note =", "hidden = {true}, note ="
    )
    bibliography = read(text)
    (work,) = bibliography.publications
    assert "@proceedings" not in work.bibtex
    assert "crossref" not in work.bibtex
    assert not work.venue
    assert [str(problem) for problem in bibliography.problems] == [
        "k: crossref names 'p', which is hidden; nothing is inherited from it"
    ]


def test_earlier_records_are_not_exported() -> None:
    bibliography = read(entry("a", SUBMITTED + linked("b")) + entry("b", PUBLISHED))
    exported = export_bibtex(bibliography.publications)
    assert exported.count("@article") == 1
    assert "{b," in exported
    assert "related" not in exported


def test_nothing_is_an_empty_file() -> None:
    assert export_bibtex([]) == ""


def test_what_a_card_adds_is_read_and_stays_out_of_citations() -> None:
    source = "@misc{a,\n  title = {T},\n  author = {Lovelace, Ada},\n  additional_info = {as told},\n}\n"
    (work,) = read_bibliography(source, "a.bib").publications
    assert work.remark.plain == "as told"
    assert "additional_info" not in work.bibtex
