from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sphinx_scholar.bibliography.fields import is_private
from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.bibliography.latex import UNPRINTABLE
from sphinx_scholar.bibliography.page_names import is_page_name
from sphinx_scholar.bibliography.reader import (
    Bibliography,
    decode,
    export_bibtex,
    read_bibliography,
)
from sphinx_scholar.bibliography.versions import NAME_FIELDS
from sphinx_scholar.records.publication import Author, Publication
from sphinx_scholar.records.text import Text

DATA = Path(__file__).parents[1] / "data" / "bib"
FILES = sorted(DATA.glob("*.bib"))


def read(text: str) -> Bibliography:
    return read_bibliography(text, "p.bib")


def summary(work: Publication) -> str:
    """Say in lines what a record says, field by field."""
    lines = [f"{work.key}: {work.type}, {work.status.value}", f"  title: {work.title.plain}"]
    lines += [f"  formula: {span.math}" for span in work.title.spans if span.math]
    lines += [f"  author: {author.name} {' '.join(author.marks)}".rstrip() for author in work.authors]
    lines += ["  author: ..."] * work.more_authors
    lines += [f"  editor: {editor.name}" for editor in work.editors]
    lines += [f"  date: {work.date.iso}"] * bool(work.date)
    lines += [f"  {work.venue_kind}: {work.venue.plain}"] * bool(work.venue)
    for name in (
        "venue_short venue_addon series volume number pages article_number publisher location institution"
        " edition note remark award abstract keywords isbn doi arxiv arxiv_class preview selected"
    ).split():
        value = getattr(work, name)
        text = (
            value.plain
            if isinstance(value, Text)
            else ", ".join(value)
            if isinstance(value, tuple)
            else value
        )
        lines += [f"  {name}: {text}"] * bool(text)
    return "\n".join(lines + [f"  {link.kind}: {link.url}" for link in work.links])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_as_people_keep_it_is_read_without_a_word(path: Path) -> None:
    text, wrong_line = decode(path.read_bytes())
    bibliography = read(text)
    assert wrong_line is None
    assert [str(problem) for problem in bibliography.problems] == []
    assert "\n".join(map(summary, bibliography.publications)) + "\n" == path.with_suffix(".txt").read_text()


def test_the_files_are_those_of_the_usual_programs() -> None:
    assert {path.stem for path in FILES} >= {
        "acl_anthology",
        "acm",
        "al_folio",
        "better_bibtex",
        "bibdesk",
        "dblp",
        "google_scholar",
        "inspire",
        "jabref",
        "mendeley",
        "openreview",
        "zotero",
    }


ENCODINGS = {
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "byte-order mark": lambda text: text.encode("utf-8-sig"),
    "both": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "tabs": lambda text: re.sub("^ +", "\t", text, flags=re.MULTILINE).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Windows-1252": lambda text: text.encode("cp1252"),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_a_file_is_the_same_in_any_encoding(path: Path, encode: object) -> None:
    assert callable(encode)
    text, _ = decode(encode(path.read_text()))
    assert [summary(work) for work in read(text).publications] == [
        summary(work) for work in read(path.read_text()).publications
    ]


# --- the round trip ---


def public(work: Publication) -> Publication:
    """Leave of a record what private fields cannot change."""

    def unmarked(authors: tuple[Author, ...]) -> tuple[Author, ...]:
        return tuple(replace(author, marks=()) for author in authors)

    return replace(
        work,
        authors=unmarked(work.authors),
        editors=unmarked(work.editors),
        links=tuple(link for link in work.links if link.kind in {"doi", "arxiv"}),
        venue_short="",
        award="",
        remark=Text(),
        preview="",
        selected=False,
        related=(),
        related_string="",
        history=(),
        bibtex="",
        bibtex_entry="",
        bibtex_strings=(),
        bibtex_parents=(),
        source=replace(work.source, line=1),
    )


def sources(text: str) -> dict[str, dict[str, str]]:
    """Return the sources of each entry's public fields, less those of names; of two entries the first's."""
    return {
        entry.key: {
            name: field.value
            for name, field in entry.fields.items()
            if name not in NAME_FIELDS and not is_private(name)
        }
        for entry in reversed(read_syntax(text).entries)
    }


def check_round_trip(text: str) -> None:
    works = read(text).publications
    exported = export_bibtex(works)
    written = sources(text)
    for key, values in sources(exported).items():
        has_date_alone = "date" in written[key] and "year" not in written[key]
        added = {"year", "month"} - written[key].keys() if has_date_alone else set()
        assert {name: value for name, value in values.items() if name not in added} == written[key]
    again = read(exported)
    assert {work.key: public(work) for work in again.publications} == {
        work.key: public(work) for work in works
    }
    assert export_bibtex(again.publications) == exported
    for work in works:
        single = {one.key: one for one in read(work.bibtex).publications}
        assert public(single[work.key]) == public(work)
    for work in again.publications:
        fields = re.findall(r"([\w+:-]+)\s*=", work.bibtex_entry)
        assert not [name for name in fields if is_private(name.lower())]
        assert not [person for person in (*work.authors, *work.editors) if person.marks]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_comes_back_from_its_export(path: Path) -> None:
    check_round_trip(path.read_text())


WORDS = st.sampled_from(
    [
        r"{LLM}",
        r"M{\"u}ller",
        r"\emph{a b}",
        "$O(n^2)$",
        r"\& Co.",
        "--",
        "``q''",
        "5%",
        "李",
        "C*",
        "x = {y}",
        "{,}",
        "a",
        "of",
        "Serving",
        "#",
        "@x",
        '{"}',
        r"\LaTeX{}",
        "~",
        "(",
        ")",
        r"{\noopsort{b}}",
    ]
)
VALUES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PEOPLE = st.lists(
    st.sampled_from(
        [
            "Lee, Ada",
            "Ada Lee*",
            "*Bo Pang",
            "van den Berg, Jr, Jan",
            "{Example \\& Co.}",
            r"R{\^o}me$^{\dagger}$, X",
            "王, 小明",
            "Yuan†, Ye",
            "others",
            r"Lu\'\i s Silva",
            "Lee^, Ada,",
            "family=Berg, given=Jan*",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" and ".join)
PRIVATE = st.sampled_from(
    [
        "selected = {true}",
        "code = {https://e.org/c}",
        "x-mine = {% , } # {=}",
        "abbr = me",
        "file = {/home/a}",
        "author+an = {1=joint}",
        "award = {A, b}",
        "BDSK-url-1 = {x}",
        "pdf = {x.pdf} % why",
    ]
)
COMMON = st.one_of(
    VALUES.map(lambda value: f"note = {{{value}}}"),
    VALUES.map(lambda value: f"publisher = ex # {{ {value}}}"),
    st.sampled_from(
        [
            "year = 2024",
            "date = {2024-06}",
            'month = jun # "~3"',
            "journal = ex",
            "doi = {10.1000/A}",
            "volume=7",
            "eprint = {2404.02015}",
            "pages = {1--3}",
            "pubstate = {inpress}",
            "crossref = {whole}",
            "xdata={data}",
        ]
    ),
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    fields = draw(st.lists(COMMON | PRIVATE, max_size=6, unique_by=lambda field: field.split()[0].lower()))
    fields.insert(draw(st.integers(0, len(fields))), f"title = {{{draw(VALUES)}}}")
    before = draw(st.sampled_from(["", 'ada # " and " # ']))
    fields.insert(draw(st.integers(0, len(fields))), f"author = {before}{{{draw(PEOPLE)}}}")
    between = draw(st.sampled_from([",\n  ", ", ", "\n, ", ", % why\n  "]))
    end = draw(st.sampled_from(["", ",", ",\n", "\n"]))
    kind = draw(st.sampled_from(["article", "InProceedings", "misc", "unpublished", "book"]))
    key = draw(st.sampled_from([f"key{number}" for number in range(40)]))
    return f"@{kind}{{{key},\n  {between.join(fields)}{end}}}"


FRAME = """---
---
@string{ex = "Examples"}
@string{me = {ICEX} # ex}
@string{ada = {Lovelace$^*$, Ada}}
"""
WHOLE = '\n@proceedings{whole, title = "Proc. of " # me, selected = {true}, editor = {Lee*, Ada}}\n'
XDATA = "@xdata{data, location = {L}, note = {N}}\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries(), max_size=4).map("\n".join))
@example(
    "@book{b, title = {B}, author = {A}, xdata = {data}}\n"
    "@inbook{c, title = {C}, author = {A}, crossref = {b}}"
)
def test_what_is_read_and_exported_is_read_again_alike(text: str) -> None:
    check_round_trip(FRAME + text + WHOLE + XDATA)


# --- hostile input ---

FRAGMENTS = st.sampled_from(
    [
        "@article{",
        "@misc(",
        "@string{",
        "@string(x = {a})",
        "@comment{",
        "@preamble{",
        "@",
        "{",
        "}",
        "(",
        ")",
        '"',
        ",",
        "=",
        "#",
        "%",
        "\\",
        "\n",
        "\r\n",
        "\n@",
        "k",
        "k,",
        "title",
        " = {T},",
        "author = {",
        "a and b",
        "year=",
        "crossref = {k},",
        "xdata={k},",
        "related={k}, relatedtype={version},",
        "date = {2024}",
        "month=jun",
        "---\n",
        "../../evil",
        "index",
        "DBLP:conf/icml/X",
        "K1",
        "javascript:alert(1)",
        "url = {",
        "<script>",
        "\x00",
        "李",
        "author+an={1=joint}",
        "*",
        "^",
        "$",
        "\\'",
        "\\foo",
        "999999999999",
        "doi={10.1/x}",
        "\ufeff",
        "\u2028",
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FRAGMENTS, max_size=25).map("".join) | st.text(max_size=60))
@example("@a{b,author={,}}")
@example("@a{b,author={{}}}")
@example("@a{b,date={0000}}")
@example("@a{b,year=0000,month=0}")
@example("@a{b,author+an={99999999999999999999=x}}")
@example("@a{b,author={family=}}")
@example("@a{b,author={" + "{" * 150 + "}" * 150 + "}}")
def test_no_text_stops_the_reader(text: str) -> None:
    bibliography = read(text)
    pages: set[str] = set()
    for work in bibliography.publications:
        for record in work.records:
            assert not UNPRINTABLE.search(record.key + record.title.plain + record.bibtex)
            assert all(re.match(r"https?://", link.url) or ":" not in link.url for link in record.links)
        name = bibliography.page_name(work.key)
        assert is_page_name(name)
        assert not set(name) & set('/\\:<>"|?*')
        assert name.casefold() not in pages
        pages.add(name.casefold())
    for problem in bibliography.problems:
        assert 1 <= problem.source.line <= text.count("\n") + text.count("\r") + 1
        assert str(problem)
    read(export_bibtex(bibliography.publications))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=40))
def test_no_bytes_stop_the_reader(raw: bytes) -> None:
    text, _ = decode(raw)
    read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "@",
        "@a{",
        "@a{b,",
        "@a{b,\n",
        "\n@a{b,t={",
        "@comment{",
        '@a{b,t="',
        "%",
        "@string{a=",
        "=",
        "\n",
        "a={",
        "@a{b,author={" + "{*" * 9,
        "@string{a={b}}\n",
        "@a{k,t={x}}\n",
        "@preamble{{",
        "#",
        "a # ",
        "\n@comment {\n",
    ],
)
def test_large_nonsense_ends(piece: str) -> None:
    read((piece * 60_000)[:60_000])


FIELDS = "title author note year month date pages url doi eprint author+an keywords journal".split()


@pytest.mark.parametrize("field", FIELDS)
def test_large_values_end(field: str) -> None:
    for piece in (
        "a and ",
        "{}",
        "*",
        "-",
        " ",
        "~",
        "$",
        "\\'",
        "`",
        "^",
        "1=a;",
        "2404.02015 ",
        "a, ",
        "{*}",
        "\\dag ",
    ):
        value = (piece * 30_000)[:30_000].rstrip("\\").replace("{}", "{x}")
        read(
            f"@article{{k, title = {{T}}, author = {{A}}, {field} = {{{value}}}}}".replace(
                "title = {T}, ", "", field == "title"
            )
        )


def test_texts_that_double_each_other_are_stopped() -> None:
    text = "@string{a0 = {xxxxxxxx}}\n"
    text += "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    bibliography = read(text + "@misc{k, title = {T}, author = {A}}")
    assert [work.key for work in bibliography.publications] == ["k"]
    assert bibliography.problems
