"""What the search index holds: each thing once, at its home, in scripts of the same bytes each time."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sphinx import locale

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.outputs.search import columns, index
from sphinx_scholar.outputs.search import scripts as search_scripts
from sphinx_scholar.outputs.search.index import encode, render_index, render_words
from sphinx_scholar.outputs.search.papers import paper_place
from sphinx_scholar.outputs.search.places import Kind, Place, in_print, settle, words_of
from sphinx_scholar.outputs.search.scripts import render_scripts
from sphinx_scholar.wording import CATALOG
from tests.engine import ROOTS, Built, build

COLUMNS = tuple(columns.COLUMNS)


def read_script(script: str) -> dict[str, Any]:
    """Return what a script of the index hands over."""
    assert script.startswith("scholarSearch.take(")
    assert script.endswith(");\n")
    part = json.loads(script.removeprefix("scholarSearch.take(").removesuffix(");\n"))
    assert isinstance(part, dict)
    return part


def decode(part: dict[str, Any], column: str) -> list[str]:
    """Return a column as text, a line for each place."""
    words = part["words"].split(" ")

    def number(letter: str) -> int:
        code = ord(letter) - 0x20
        return code if code < 0xD800 - 0x20 else code - 0x800

    return [" ".join(words[number(letter)] for letter in line) for line in part[column].split("\n")]


def addresses(part: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the kinds and addresses of all places."""
    found = []
    for kind, count in part["counts"].items():
        start, end, middles = part["uris"][kind]
        found += [(kind, start + middle + end) for middle in (middles.split("\n") if count else [])]
    return found


def places_of(built: Built) -> list[dict[str, str]]:
    """Return the places of a built site."""
    part = read_script(built.text("_static/search-index.js"))
    columns = {name: decode(part, name) for name in COLUMNS}
    return [
        {"kind": kind, "uri": uri} | {name: columns[name][number] for name in COLUMNS}
        for number, (kind, uri) in enumerate(addresses(part))
    ]


def place(kind: Kind = Kind.PAGE, title: str = "Title", uri: str = "a.html", **more: Any) -> Place:
    return Place(kind=kind, title=title, uri=uri, **more)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The made-up site in several scripts."""
    return build_scripts(tmp_path_factory.mktemp("scripts") / "site")


def build_scripts(folder: Path, **options: Any) -> Built:
    if not folder.exists():
        shutil.copytree(ROOTS / "test-scripts", folder)
    return build(folder, author="Zoë Müller-Łoś", scholar_bibliography="publications.bib", **options)


# -- the file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "column",
    [
        ["one two", "", "two three two"],
        ["\"quoted\" back\\slash </script> 'single'"],
        ["学习 が हिन्दी 𠮷", "\u2028 x"],
    ],
)
def test_columns_come_back(column: list[str]) -> None:
    part = json.loads(json.dumps(encode({"text": column})))
    assert decode(part, "text") == [" ".join(text.split()) for text in column]


def test_many_words_come_back_and_none_is_a_surrogate() -> None:
    texts = [f"w{number} common" for number in range(70_000)]
    part = encode({"text": texts})
    assert decode(part, "text") == texts
    assert part["text"].encode()
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in part["text"])
    common = part["words"].split(" ").index("common")
    assert common < columns.ONE_BYTE, "the most frequent word has a character of one byte"


def test_a_small_index_is_one_file() -> None:
    places = [
        place(Kind.PAPER, "Paper", "publications/a.html", names="Ada"),
        place(Kind.PAPER, "Other", "publications/b.html"),
        place(Kind.PAGE, "Page", "index.html", blocks=["Some text."]),
    ]
    scripts = render_index(places)
    assert list(scripts) == ["search-index.js"]
    part = read_script(scripts["search-index.js"])
    assert part["counts"] == {"papers": 2, "experience": 0, "pages": 1, "links": 0}
    assert part["uris"]["papers"] == ["publications/", ".html", "a\nb"]
    assert addresses(part) == [(p.kind.value, p.uri) for p in places]
    assert decode(part, "titles") == ["Paper", "Other", "Page"]
    assert decode(part, "names") == ["Ada", "", ""]
    assert decode(part, "text") == ["", "", "Some text."]
    assert "next" not in part


def test_addresses_that_overlap_come_back() -> None:
    for uris in (["aa.html", "a.html"], ["same.html"], ["ab", "aab"], ["", "a/"]):
        part = read_script(render_index([place(uri=uri) for uri in uris])["search-index.js"])
        assert [uri for _kind, uri in addresses(part)] == uris


def test_a_large_index_is_three_files_in_order() -> None:
    chance = random.Random(1)
    places = [
        place(
            Kind.PAPER,
            f"Title {chance.getrandbits(60):x}",
            f"publications/{number}.html",
            names=f"Name {chance.getrandbits(60):x}",
            blocks=[f"Text {chance.getrandbits(200):x}"],
        )
        for number in range(4_000)
    ]
    scripts = render_index(places)
    assert list(scripts) == ["search-index.js", "search-names.js", "search-text.js"]
    parts = {name: read_script(script) for name, script in scripts.items()}
    assert [part.get("next") for part in parts.values()] == ["search-names.js", "search-text.js", None]
    assert decode(parts["search-index.js"], "titles") == [p.title for p in places]
    assert decode(parts["search-names.js"], "names") == [p.names for p in places]
    assert decode(parts["search-text.js"], "text") == [p.text for p in places]
    assert len(gzip.compress(index._script(parts["search-index.js"]).encode(), mtime=0)) < sum(
        len(p.title) + len(p.uri) for p in places
    )


def test_one_hundred_kilobytes_are_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [place(title=f"Title {number}", blocks=[f"text {number}"]) for number in range(50)]
    size = len(gzip.compress(render_index(places)["search-index.js"].encode(), mtime=0))
    assert index.ONE_FILE == 100_000
    monkeypatch.setattr(index, "ONE_FILE", size)
    assert len(render_index(places)) == 1
    monkeypatch.setattr(index, "ONE_FILE", size - 1)
    assert len(render_index(places)) == 3


def test_the_words_of_the_dialog_come_from_the_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    assert '"none":"Nothing found for “%s”."' in render_words()

    class German:
        def gettext(self, message: str) -> str:
            return {"Search": "Suche", "Papers": "Arbeiten"}.get(message, message)

    monkeypatch.setitem(locale.translators, ("general", CATALOG), German())
    assert '"search":"Suche"' in render_words()
    assert '"papers":"Arbeiten"' in render_words()


# -- settling ------------------------------------------------------------------------------------------


def test_a_repeated_paragraph_belongs_to_the_first_page() -> None:
    said = "This is said on both of the pages."
    first, second = place(blocks=[said]), place(uri="b.html", blocks=[said, "See below."])
    settled = settle([[first], [second]])
    assert [p.blocks for p in settled] == [[said], ["See below."]]


def test_short_paragraphs_may_be_repeated() -> None:
    settled = settle([[place(blocks=["See below."])], [place(uri="b.html", blocks=["See below."])]])
    assert [p.blocks for p in settled] == [["See below."], ["See below."]]


def test_a_section_that_only_shows_others_is_no_place_and_its_words_are_found() -> None:
    page = place(title="Home")
    window = place(title="Latest news", uri="a.html#news", is_window=True, shown={"latest", "flood"})
    settled = settle([[page, window]])
    assert [p.uri for p in settled] == ["a.html"]
    assert settled[0].rest == "flood latest news"


def test_words_that_a_place_has_are_not_said_again() -> None:
    one = place(title="Home", shown={"paper", "button"})
    other = place(Kind.PAPER, "Paper", "p.html", shown={"button", "home"})
    settled = settle([[one], [other]])
    assert [(p.title, p.rest) for p in settled] == [("Paper", "button"), ("Home", "")]


def test_papers_come_before_experience_and_pages_before_sections() -> None:
    settled = settle(
        [
            [place(uri="a.html"), place(uri="a.html#s"), place(Kind.EXPERIENCE, uri="a.html#e")],
            [place(uri="b.html")],
            [place(Kind.PAPER, uri="p.html")],
        ]
    )
    assert [p.uri for p in settled] == ["p.html", "a.html#e", "a.html", "b.html", "a.html#s"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bachelor's – 3.95", {"bachelor", "s", "3", "95"}),
        ("C++", {"c"}),
        ("深度学习", {"深度学习"}),
        ("", set()),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    assert words_of(text) == words


# -- a site --------------------------------------------------------------------------------------------


def test_all_places_of_a_site(scripts: Built) -> None:
    assert [(p["kind"], p["uri"], p["titles"], p["abouts"]) for p in places_of(scripts)] == [
        ("papers", "publications/muller2020gartner.html", "Überlegungen zur Gärtnerei in Łódź", "2020"),
        ("papers", "publications/wang2021shendu.html", "深度学习编译器的优化方法", "CNCC 2021"),
        ("papers", "publications/tanaka2022honyaku.html", "機械翻訳のためのコンパイラ最適化", "2022"),
        ("papers", "publications/kim2023gong.html", "분산시스템의고장허용설계", "2023"),
        ("papers", "publications/garcia2023cpp.html", "CppMend: Repairing C++ Programs", "COMP’23"),
        ("experience", "talks/index.html#entry-why-hedges-matter", "Why hedges matter", "Mar. 4, 2023"),
        ("experience", "work.html#position-roses", "Breeding roses by machine", "May 2018 – Jan. 2019"),
        ("experience", "work.html#position-fangzhen", "自动驾驶系统的仿真平台", "Jan. 2017 – Jan. 2018"),
        ("pages", "index.html", "Zoë Müller-Łoś", ""),
        ("pages", "notes/machines.html", "Machines", ""),
        ("pages", "notes/zhongwen.html", "笔记", ""),
        ("pages", "talks/index.html", "Talks", ""),
        ("pages", "work.html", "Work", ""),
        ("pages", "writing.html", "Writing to me", ""),
        ("pages", "notes/machines.html#the-language-c", "The language C", "Machines"),
        ("pages", "notes/machines.html#the-language-c-1", "The language C++", "Machines"),
        ("pages", "notes/machines.html#memory", "Memory", "Machines"),
        ("pages", "notes/machines.html#comp", "COMP", "Machines"),
        ("pages", "notes/zhongwen.html#量子计算入门", "量子计算入门", "笔记"),
        ("pages", "notes/zhongwen.html#プログラミング言語", "プログラミング言語", "笔记"),
        ("pages", "notes/zhongwen.html#컴퓨터구조", "컴퓨터구조", "笔记"),
        ("pages", "writing.html#address", "Address", "Writing to me"),
        ("pages", "writing.html#a-paper-on-request", "A paper on request", "Writing to me"),
    ]


def by_uri(built: Built, uri: str) -> dict[str, str]:
    return next(p for p in places_of(built) if p["uri"] == uri)


def test_a_paper_has_its_names_history_and_numbers(scripts: Built) -> None:
    paper = by_uri(scripts, "publications/garcia2023cpp.html")
    assert paper["names"] == "Ángel García Márquez, Zoë Müller-Łoś"
    assert paper["also"] == (
        "Published in the Proceedings of Compilers’23, COMP’23 · "
        "First submitted as: HealScript: Automatic Repair of Memory Errors, under review"
    )
    assert by_uri(scripts, "publications/wang2021shendu.html")["also"].endswith("arXiv 2105.01234")
    assert "小明王" in by_uri(scripts, "publications/wang2021shendu.html")["aliases"].split(" · ")
    gartner = by_uri(scripts, "publications/muller2020gartner.html")
    assert gartner["also"].endswith("DOI 10.5555/straße.2020.77")
    assert gartner["text"].startswith("Wie man Bäume pflanzt.")
    assert gartner["rest"].startswith("muller2020gartner ")


def test_an_item_of_a_list_has_a_place_of_its_own(tmp_path: Path) -> None:
    page = "# Life\n\n:::{news}\n- May 1843: *Notes* are out, see [](index.md).\n- 1844 Rest.\n:::\n"
    built = build(tmp_path / "site", {"index.md": page})
    found = by_uri(built, "index.html#news-1843-05-notes-are-out-see")
    assert (found["titles"], found["abouts"]) == ("Notes are out, see Life", "May 1843")
    assert by_uri(built, "index.html#news-1844-rest")["titles"] == "Rest"


def test_a_position_has_its_people_and_its_text_but_not_its_papers(scripts: Built) -> None:
    position = by_uri(scripts, "work.html#position-roses")
    assert position["names"] == "Gärtner · Botanischer Garten Straßburg · Advisor: Łucja Świątek"
    assert position["text"] == (
        "Pruned 1200 roses, 15x faster than by hand, with a program in C. ¶ "
        "Wrote to straßburg@garten.example every day."
    )


def test_what_lists_repeat_is_not_repeated(scripts: Built) -> None:
    everything = [" ".join(p.values()) for p in places_of(scripts)]
    for words in ("Überlegungen zur Gärtnerei", "深度学习编译器", "Breeding roses", "write a postcard"):
        assert sum(words in text for text in everything) == 1, words


def test_what_is_hidden_is_nowhere(scripts: Built) -> None:
    index = scripts.text("_static/search-index.js").casefold()
    for word in ("unspeakable", "whisperings", "ghostwriter", "haunted", "xylophones", "unlisted"):
        assert word not in index


def test_notes_on_a_hand_written_page_belong_to_the_paper(tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{toctree}\npaper\n:::\n",
            "paper.md": """
                :::{publication} p
                A note on gooseberries.
                :::

                # Afterword

                By a friend of mine.
                """,
            "p.bib": "@article{p, title={T}, author={Lovelace, Ada}, journal={J}, year={2020}}",
        },
        scholar_bibliography="p.bib",
        warnings=None,
    )
    assert {p["uri"]: p["text"] for p in places_of(built)} == {
        "paper.html": "A note on gooseberries.",
        "index.html": "",
        "paper.html#afterword": "By a friend of mine.",
    }


def test_two_processes_write_the_same_bytes(scripts: Built, tmp_path: Path) -> None:
    parallel = build_scripts(tmp_path / "site", jobs=2)
    for name in ("search-index.js", "search-words.js"):
        assert parallel.text(f"_static/{name}") == scripts.text(f"_static/{name}")


def test_an_incremental_build_writes_the_same_bytes(tmp_path: Path) -> None:
    first = build_scripts(tmp_path / "site")
    (tmp_path / "site" / "work.md").touch()
    again = build_scripts(tmp_path / "site")
    assert again.text("_static/search-index.js") == first.text("_static/search-index.js")


def test_a_preview_that_does_not_write_all_pages_leaves_the_index(tmp_path: Path) -> None:
    first = build_scripts(tmp_path / "site", scholar_fresh=False)
    index = first.text("_static/search-index.js")
    (tmp_path / "site" / "notes/zhongwen.md").touch()
    again = build_scripts(tmp_path / "site", scholar_fresh=False)
    assert again.text("_static/search-index.js") == index


def test_on_a_site_of_folders_addresses_are_folders(tmp_path: Path) -> None:
    built = build_scripts(tmp_path / "site", builder="dirhtml")
    uris = {p["uri"] for p in places_of(built)}
    assert {"", "work/", "work/#position-roses", "publications/kim2023gong/"} <= uris


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_builders_write_no_index(tmp_path: Path, builder: str) -> None:
    built = build_scripts(tmp_path / "site", builder=builder, warnings=None)
    assert not list(built.out.rglob("search*"))


def test_every_page_has_the_loader_and_nothing_else(scripts: Built) -> None:
    for page in ("index.html", "notes/machines.html", "publications/kim2023gong.html", "search.html"):
        scripts_of = [tag["src"] for tag in scripts.soup(page).select("script[src]")]
        ours = [str(source) for source in scripts_of if "/search-" in str(source)]
        assert [source.rpartition("/")[2].partition("?")[0] for source in ours] == ["search-loader.js"]


def test_the_loader_asks_for_new_files_when_they_change(
    scripts: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(built: Built) -> str:
        tag = built.soup("index.html").select_one("script[data-v]")
        assert tag is not None
        return str(tag["data-v"])

    changed = dict(render_scripts("en"), **{"search.js": "// another"})
    monkeypatch.setattr(search_scripts, "render_scripts", lambda _language: changed)
    assert version(build_scripts(tmp_path / "site")) != version(scripts)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A title", "A title"),
        (" two  blanks ", "two blanks"),
        (" two\n  lines' ", "two lines’"),
        ("  two  blanks\u00a0and\na line ", "two blanks and a line"),
        ("It's\x07 one", "It’s one"),
    ],
)
def test_text_is_printed_on_one_line(text: str, line: str) -> None:
    assert in_print(text) == line


PAPERS = r"""
@article{notes,
  title = {Notes in $O(n^2)$ by the Translator},
  author = {Lovelace, Ada and Menabrea, Luigi Federico and others},
  author+an = {1=joint; 2=joint},
  journal = {Scientific Memoirs},
  date = {1843-08},
  doi = {10.1000/notes},
  eprint = {2404.02015},
  eprinttype = {arxiv},
  award = {Silver medal},
  abstract = {On the engine.},
  pdf = {notes.pdf},
}
@unpublished{sketch,
  title = {Sketch},
  author = {Lovelace, Ada},
  date = {1842},
  related = {notes},
  relatedtype = {version},
  relatedstring = {First draft},
}
@book{volume,
  title = {A Volume},
  editor = {Lovelace, Ada and Babbage, Charles},
  publisher = {Printer},
  collaboration = {Society of Arts},
  year = {1844},
}
@unpublished{letters, title = {Letters}, author = {Lovelace, Ada}, pubstate = {submitted}}
"""
READ = {
    "papers.bib": PAPERS,
    "notes.pdf": "%PDF-1.4\n",
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :email: ada@example.org
        :position: Analyst
        :affiliation: Royal Society
        :advisors: Mary Somerville
        :::

        :::{position} Counting house
        :role: Clerk
        :start: 1842
        :publications: notes
        Kept the books of [](#volume).
        :::

        :::{contact}
        :show: files
        :::

        :::{toctree}
        :caption: Elsewhere
        Everything written <list>
        :::
        """,
    "list.md": "# Papers\n\n:::{publications}\n:::\n\n## In brief\n\n:::{positions}\n:style: compact\n:::\n",
}


@pytest.mark.parametrize("size", [250, 1], ids=["one list", "a page for each year"])
def test_every_word_that_is_read_on_a_page_is_found(size: int, tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        READ,
        scholar_bibliography="papers.bib",
        scholar_split_from=size,
    )
    read: dict[str, str] = {}
    for page in sorted(built.out.rglob("*.html")):
        if page.stem not in {"search", "genindex"}:
            name = page.relative_to(built.out).as_posix()
            read |= dict.fromkeys(words_of(built.body(name).get_text(" ")), name)
    found = words_of(" ".join(text for place in places_of(built) for text in place.values()))
    assert {word: page for word, page in read.items() if word not in found} == {}
    assert {"silver", "draft", "clerk", "vcard", "eds", "csl", "medal"} <= read.keys()


def test_a_paper_is_found_by_its_keywords_and_by_what_its_topics_are_called() -> None:
    entry = "@misc{k, title = {T}, author = {Lovelace, Ada}, keywords = {looms, bells}}"
    (work,) = read_bibliography(entry, "a.bib").publications
    assert paper_place(work, "k.html", {}, ("Weaving", "bells")).blocks == ["looms, bells, Weaving"]
