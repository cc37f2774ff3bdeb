"""The parts of the engine that finds words, each by a table, in an empty page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from sphinx_scholar.outputs.search.index import encode
from tests.site.browsing import open_page
from tests.site.search_tables import ENGINE


@pytest.fixture(scope="module")
def pure(browser: Browser) -> Iterator[Page]:
    """An empty page with nothing but the script that finds words."""
    with open_page(browser) as page:
        page.add_script_tag(content=ENGINE)
        yield page


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Łódź", "lodz"),
        ("Øresund", "oresund"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Ångström", "angstrom"),
        ("Ærø", "aero"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Йод", "иод"),
        ("ＬＬＭ", "llm"),
        ("컴퓨터", "컴퓨터"),
        ("が", "が"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_folding(pure: Page, word: str, folded: str) -> None:
    assert pure.evaluate("word => scholarSearchEngine.fold(word)", word) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain words.", ["plain", "words"]),
        ("ICML’24", ["icml", "24", "icml24"]),
        ("C++ and C#", ["c++", "and", "c#"]),
        ("15x 4000+", ["15x", "4000+"]),
        ("PyTorch", ["pytorch", "py", "torch"]),
        ("white-box", ["white", "box", "whitebox"]),
        ("a@b.org", ["a", "b", "org", "aborg"]),
        ("δ¹³C", ["δ13c", "δ", "13c"]),
        ("10⁻³", ["10", "3", "103"]),
        ("Чайковский", ["чаиковскии", "chaikovskii"]),
        ("Παππάς", ["παππασ", "pappas"]),
        ("深度学习", ["深度", "度学", "学习", "习"]),
        ("用GPU跑", ["用", "gpu", "跑"]),
        ("ロード", ["ロー", "ード", "ド"]),
        ("", []),
        ("… – ?", []),
    ],
)
def test_words(pure: Page, text: str, words: list[str]) -> None:
    script = """text => {
      const found = [];
      scholarSearchEngine.eachWord(text, word => found.push(word));
      return found;
    }"""
    assert pure.evaluate(script, text) == words


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Two Words", [["two"], ["words"]]),
        ("doi:10.1/X-2", [["10", "1", "x", "2"]]),
        ("https://doi.org/10.1/x", [["10", "1", "x"]]),
        ("arXiv: 2404.02015v12", [["2404", "02015"]]),
        ("http://arxiv.org/pdf/2404.02015v2.pdf", [["2404", "02015"]]),
        ("mailto:a@b.org", [["a", "b", "org"]]),
        ("arxiv", [["arxiv"]]),
        ("\\delta^{13}C", [["delta", "13c"]]),
        ("$10^{-3}$", [["10", "3"]]),
        ("学习系统 x", [["学习", "习系", "系统"], ["x"]]),
        ("  ", []),
    ],
)
def test_terms(pure: Page, query: str, terms: list[list[str]]) -> None:
    assert (
        pure.evaluate("query => scholarSearchEngine.terms(query).map(({ words }) => words)", query) == terms
    )


@pytest.mark.parametrize(
    ("typed", "word", "whole", "start"),
    [
        ("serving", "serving", 0, 0),
        ("servnig", "serving", 1, 1),
        ("srving", "serving", 1, 1),
        ("seerving", "serving", 1, 1),
        ("serbing", "serving", 1, 1),
        ("compil", "compiler", 2, 0),
        ("recnstrutcion", "reconstruction", 2, 2),
    ],
)
def test_slips(pure: Page, typed: str, word: str, whole: int, start: int) -> None:
    found = pure.evaluate("([typed, word]) => scholarSearchEngine.slips(typed, word, 3)", [typed, word])
    assert found == {"whole": whole, "start": start}


@pytest.mark.parametrize(
    ("typed", "word", "is_found"),
    [
        ("gap", "gpa", False),
        ("sevr", "serv", True),
        ("lvm", "llvm", True),
        ("servv", "serv", True),
        ("servign", "serving", True),
        ("sevrign", "serving", False),
        ("mulitplxing", "multiplexing", True),
        ("mulitplxign", "multiplexing", False),
        ("2404", "2405", False),
        ("icml25", "icml24", False),
    ],
)
def test_how_many_slips_are_forgiven(pure: Page, typed: str, word: str, is_found: bool) -> None:
    found = pure.evaluate(
        """([typed, word]) => {
          const index = new scholarSearchEngine.Index();
          for (const _ of index.add({ words: word, titles: " " }));
          return index.find(typed).places.length;
        }""",
        [typed, word],
    )
    assert found == int(is_found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("· beta gamma", "beta gamma"),
        ("alpha · · beta gamma · ", "beta gamma"),
        ("alpha. ¶ · beta gamma ¶ delta", "beta gamma"),
        ("alpha · ¶ · beta gamma ·", "beta gamma"),
        ("beta · gamma", "beta"),
        ("beta 3·5 gamma", "beta 3·5 gamma"),
        ("alpha " * 12 + "· beta " + "gamma " * 30, "beta gamma"),
    ],
)
def test_an_excerpt_has_no_separator_at_its_ends(pure: Page, text: str, shown: str) -> None:
    pieces = pure.evaluate(
        """part => {
          const index = new scholarSearchEngine.Index();
          for (const _ of index.add(part));
          return index.describe(0, new Set(["beta"])).excerpt;
        }""",
        encode({"text": [text], "titles": ["T"]}),
    )
    found = "".join(piece["text"] for piece in pieces)
    assert found.startswith(shown)
    assert not found.endswith(("·", "· ", "¶"))


def test_a_long_text_is_cut_beside_separators(pure: Page) -> None:
    text = "alpha " * 30 + "omega · " * 5 + "beta" + " · omega" * 40
    pieces = pure.evaluate(
        """text => {
          const at = text.indexOf("beta");
          const marks = [{ word: "beta", start: at, end: at + 4 }];
          return scholarSearchEngine.excerpt({ text, marks });
        }""",
        text,
    )
    found = "".join(piece["text"] for piece in pieces)
    assert found.startswith("… omega · ")
    assert found.endswith(" · omega …")


def test_an_excerpt_is_short_and_holds_most_words(pure: Page) -> None:
    text = "start " + "filler words " * 40 + "one here and two there " + "more words " * 40 + "one"
    pieces = pure.evaluate(
        """part => {
          const index = new scholarSearchEngine.Index();
          for (const _ of index.add(part));
          const marked = index.marked("text", 0, new Set(["one", "two"]));
          return scholarSearchEngine.excerpt(marked);
        }""",
        encode({"text": [text]}),
    )
    shown = "".join(piece["text"] for piece in pieces)
    assert [piece["text"] for piece in pieces if piece["marked"]] == ["one", "two"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown[2:-2] in text
    assert len(shown) < 150
