"""The search dialog in a browser: what it finds, how it is moved in, what it loads and when.

What is found is a table for the real site and one for a made-up site in several scripts.
"""

from __future__ import annotations

import gzip
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect

from sphinx_scholar.outputs.search.index import encode
from tests import engine
from tests.site import gates
from tests.site.sites import ROOT, BuiltSite

STATIC = ROOT / "sphinx_scholar" / "static"
ENGINE = (STATIC / "search-engine.js").read_text(encoding="utf-8")
DATA = ROOT / "tests" / "data" / "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One query of a table."""

    site: str
    ability: str
    query: str
    first: str
    """The address of what must be found first."""
    count: int = 0
    """How many results there must be; 0 for any number."""

    def __str__(self) -> str:
        return f"{self.site}-{self.ability}-{self.query}"


def rows() -> Iterator[Row]:
    for site in ("real", "scripts"):
        table = tomllib.loads((DATA / f"{site}.toml").read_text(encoding="utf-8"))
        for ability, found in table.items():
            for row in found:
                yield Row(site=site, ability=ability, **row)


ROWS = list(rows())

NO_TEXT = ("also: 7, text: 2", "also: 0, text: 0")
OFF: dict[str, list[tuple[str, str]]] = {
    "prefixes": [
        (
            "if (word.startsWith(typed)) return word.length === typed.length ? 1 : 0.75;",
            "if (word === typed) return 1;",
        ),
        ("mayBeStart && start <= 1", "false"),
    ],
    "accents": [
        ('.normalize("NFKD").toLowerCase().replace(ACCENTS, "")', ".toLowerCase()"),
        ('.replace(/[ßłøđðþæœıħŋŧς]/g, (letter) => LETTERS[letter]).normalize("NFC")', ""),
    ],
    "typos": [("if (!forgiving ||", "if (true ||")],
    "unspaced": [("if (!HAS_UNSPACED.test(part))", "if (true)"), ("if (!unspaced ||", "if (true ||")],
    "odd": [
        (r"String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*[+#]*`", r"String.raw`\p{L}[\p{L}\p{M}]*`"),
        (r"/^[A-Za-z]?[a-z\d]*$/", "/^[a-z]+$/"),
    ],
    "acronyms": [(".toLowerCase()", "")],
    "addresses": [NO_TEXT],
    "numbers": [NO_TEXT],
    "earlier_titles": [NO_TEXT],
    "names": [("names: 8", "names: 0"), NO_TEXT],
    "reversed_names": [NO_TEXT],
    "several_words": [("if (!worth[place]) { total = 0; break; }", "if (!worth[place]) continue;")],
    "titles_first": [("titles: 10", "titles: 1"), ("total += 8", "total += 0"), ("total += 4", "total += 0")],
}
"""What is changed in the script to switch each ability off."""


def without(ability: str) -> str:
    """Return the script without an ability."""
    script = ENGINE
    for old, new in OFF[ability]:
        assert old in script, f"{old} is not in the script"
        script = script.replace(old, new)
    return script


# -- sites and pages -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def scripts_site(builds_folder: Path) -> BuiltSite:
    """The made-up site in several scripts, with the theme of the real one."""
    folder = builds_folder / "scripts"
    with FileLock(f"{folder}.lock"):
        if not (folder / "done").exists():
            shutil.copytree(engine.ROOTS / "test-scripts", folder / "site")
            engine.build(
                folder / "site",
                out=folder / "out",
                doctrees=folder / "doctrees",
                author="Zoë Müller-Łoś",
                html_theme="furo",
                scholar_bibliography="publications.bib",
            )
            (folder / "done").touch()
    return BuiltSite(folder=folder / "out")


@pytest.fixture(scope="session")
def urls(site_url: str, scripts_site: BuiltSite, served: Callable[..., str]) -> dict[str, str]:
    """The addresses of both sites."""
    return {"real": site_url, "scripts": served(scripts_site.folder)}


@contextmanager
def opened(browser: Browser, url: str, script: str = ENGINE, **options: Any) -> Iterator[Page]:
    """Open the dialog on a page, with a script of search in the place of the site's."""
    context = browser.new_context(**options)
    try:
        context.route(
            "**/search-engine.js*", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
        page = context.new_page()
        page.goto(url)
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open]")
        expect(page.locator("dialog [role=status]")).to_be_empty()
        yield page
    finally:
        context.close()


@pytest.fixture(scope="module")
def dialogs(browser: Browser, urls: dict[str, str]) -> Iterator[dict[str, Page]]:
    """The dialog open on the home pages of both sites."""
    with opened(browser, urls["real"]) as real, opened(browser, urls["scripts"]) as scripts:
        yield {"real": real, "scripts": scripts}


def ask(page: Page, query: str) -> list[str]:
    """Type a query and return the addresses of the results, below the site's root."""
    page.locator("dialog [role=combobox]").fill(query)
    root = page.evaluate("String(new URL('..', scholarSearch.src))")
    links = page.evaluate(
        "[...document.querySelectorAll('dialog [role=group] [role=option]')].map(link => link.href)"
    )
    assert all(link.startswith(root) for link in links)
    return [link.removeprefix(root) for link in links]


def status(page: Page) -> str:
    """Return what a screen reader hears of the results."""
    return page.locator("dialog [role=status]").inner_text()


# -- what is found -------------------------------------------------------------------------------------


def test_each_ability_has_rows() -> None:
    abilities = {row.ability for row in ROWS}
    assert abilities == OFF.keys()
    assert all(sum(row.ability == ability for row in ROWS) >= 3 for ability in abilities)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_expected_result_is_first(dialogs: dict[str, Page], row: Row) -> None:
    page = dialogs[row.site]
    assert ask(page, row.query)[:1] == [row.first]
    if row.count:
        assert status(page) == ("1 result" if row.count == 1 else f"{row.count} results")


@pytest.mark.parametrize("ability", OFF)
def test_each_row_fails_without_its_ability(browser: Browser, urls: dict[str, str], ability: str) -> None:
    script = without(ability)
    passed = []
    for site in urls:
        of_site = [row for row in ROWS if (row.site, row.ability) == (site, ability)]
        with opened(browser, urls[site], script) as page:
            for row in of_site:
                found = ask(page, row.query)
                told = status(page)
                right_count = not row.count or told == (
                    "1 result" if row.count == 1 else f"{row.count} results"
                )
                if found[:1] == [row.first] and right_count:
                    passed.append(row.query)
    assert not passed


@pytest.mark.parametrize(
    "query", ["banana", "xylophone", "kangaroo", "unspeakable", "zzz", "haunted", "香蕉", "10.9999/1"]
)
def test_wrong_words_find_nothing_and_say_so(dialogs: dict[str, Page], query: str) -> None:
    for page in dialogs.values():
        assert ask(page, query) == []
        assert status(page) == f"Nothing found for “{query}”."


def test_each_thing_is_found_once(dialogs: dict[str, Page]) -> None:
    found = ask(dialogs["real"], "muxserve")
    assert [address for address in found if address.startswith("publications/")] == [
        "publications/duan2024muxserve.html"
    ]
    assert not [address for address in found if address.startswith(("index.html", "cv.html"))]
    assert ask(dialogs["real"], "write to me") == ["contact.html#ask-for-a-paper"]
    assert ask(dialogs["real"], "instruction selection") == ["experience/index.html#position-sensetime"]
    assert ask(dialogs["scripts"], "postcard") == ["writing.html#a-paper-on-request"]


def test_every_word_of_every_page_is_found(
    dialogs: dict[str, Page], site: BuiltSite, scripts_site: BuiltSite
) -> None:
    lost = {}
    for name, built in (("real", site), ("scripts", scripts_site)):
        pages = [
            page
            for page in built.pages
            if page not in {"404.html", "search.html", "genindex.html", "notes/unlisted.html"}
        ]
        texts = {page: built.text(page) for page in pages}
        assert len(texts) > 8
        words = sorted({word for text in texts.values() for word in re.findall(r"[^\W_]+", text)})
        missing = dialogs[name].evaluate(
            """words => {
              const search = document.querySelector("dialog input");
              return words.filter(word => {
                search.value = word;
                search.dispatchEvent(new Event("input"));
                return !document.querySelector("dialog [role=group]");
              });
            }""",
            words,
        )
        lost[name] = missing
    assert lost == {"real": [], "scripts": []}


def test_every_result_leads_to_a_place_that_is_there(dialogs: dict[str, Page], site: BuiltSite) -> None:
    found = {address for letter in "abcdefghijklmnopqrstuvwxyz" for address in ask(dialogs["real"], letter)}
    assert len(found) > 20
    for address in found:
        page, _sign, anchor = address.partition("#")
        assert not anchor or site.soup(page or "index.html").find(id=anchor), address


def test_words_found_are_marked(dialogs: dict[str, Page]) -> None:
    page = dialogs["real"]
    ask(page, "compil fuzing")
    first = page.locator("dialog [role=option]").first
    assert first.locator(".scholar-search-title mark").all_inner_texts() == ["Compiler", "Fuzzing"]
    ask(page, "4000+ LLVM")
    assert first.locator(".scholar-search-excerpt mark").all_inner_texts() == ["4000+", "LLVM"]
    ask(page, "ICML'24")
    assert first.locator(".scholar-search-excerpt mark").all_inner_texts() == ["ICML’24"]


def test_results_are_grouped(dialogs: dict[str, Page]) -> None:
    page = dialogs["real"]
    ask(page, "compil")
    groups = page.locator("dialog [role=group]")
    assert [groups.nth(i).get_attribute("aria-labelledby") for i in range(groups.count())] == [
        "scholar-search-papers",
        "scholar-search-experience",
        "scholar-search-pages",
    ]
    assert page.locator("dialog [role=presentation]").all_text_contents() == ["Papers", "Experience", "Pages"]


# -- pure parts ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pure(browser: Browser) -> Iterator[Page]:
    """An empty page with nothing but the script that finds words."""
    page = browser.new_page()
    page.add_script_tag(content=ENGINE)
    yield page
    page.close()


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


# -- opening, moving, leaving ----------------------------------------------------------------------------


@pytest.fixture
def home(browser: Browser, site_url: str) -> Iterator[Page]:
    """The home page, without anything open."""
    page = browser.new_page()
    page.goto(site_url)
    yield page
    page.close()


def dialog_of(page: Page) -> Any:
    """Return the open dialog."""
    dialog = page.locator("dialog.scholar-search-dialog")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize(
    "key", ["/", "Control+k", "Meta+k", "Control+K"], ids=["/", "k", "Meta", "Caps Lock"]
)
def test_a_key_opens_it_and_escape_brings_the_focus_back(home: Page, key: str) -> None:
    home.locator(".scholar-ways a").first.focus()
    home.keyboard.press(key)
    expect(dialog_of(home).get_by_role("combobox")).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.locator("dialog.scholar-search-dialog")).to_be_hidden()
    expect(home.locator(".scholar-ways a").first).to_be_focused()


@pytest.mark.parametrize("key", ["Control+Shift+K", "Control+Alt+k", "k", "Control+j"])
def test_other_keys_do_not_open_it(home: Page, key: str) -> None:
    home.keyboard.press(key)
    assert home.evaluate("self.scholarSearch") is None


def test_a_key_that_another_script_has_taken_does_not_open_it(home: Page) -> None:
    home.evaluate("document.addEventListener('keydown', (event) => event.preventDefault())")
    home.keyboard.press("Control+k")
    assert home.evaluate("self.scholarSearch") is None


def test_a_click_on_the_field_opens_it(home: Page) -> None:
    home.locator("[role=search] [name=q]").click()
    expect(dialog_of(home).get_by_role("combobox")).to_be_focused()
    home.get_by_role("button", name="Close").click()
    expect(home.locator("dialog.scholar-search-dialog")).to_be_hidden()


def test_what_is_typed_into_the_field_becomes_the_query(home: Page) -> None:
    home.locator("[role=search] [name=q]").focus()
    expect(home.locator("dialog")).to_have_count(0)
    home.keyboard.type("llvm", delay=30)
    expect(dialog_of(home).get_by_role("combobox")).to_have_value("llvm")
    expect(dialog_of(home).locator("[role=group] [role=option]")).to_have_count(3)


def test_what_is_typed_while_it_loads_is_not_lost(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
    )
    page.keyboard.press("/")
    page.keyboard.type("compilers")
    expect(dialog_of(page).get_by_role("combobox")).to_have_value("compilers")
    context.close()


def test_a_slash_in_a_field_is_a_slash(home: Page) -> None:
    home.evaluate("document.querySelector('article').prepend(document.createElement('textarea'))")
    home.locator("textarea").focus()
    home.keyboard.type("a/b")
    expect(home.locator("textarea")).to_have_value("a/b")
    expect(home.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    "path", ["index.html", "publications/duan2024muxserve.html", "cv.html", "search.html"]
)
def test_on_a_phone_one_tap_opens_it_and_it_fills_the_screen(
    browser: Browser, site_url: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + path)
    page.locator(".mobile-header .scholar-search").tap()
    box = dialog_of(page).bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    context.close()


def test_it_is_moved_in_like_a_combobox(home: Page) -> None:
    home.keyboard.press("/")
    field = dialog_of(home).get_by_role("combobox")
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("llvm")
    options = home.locator("dialog [role=option]")
    expect(options).to_have_count(4)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == home.locator("[role=listbox]").get_attribute("id")

    def selected() -> list[int]:
        chosen = [i for i in range(4) if options.nth(i).get_attribute("aria-selected") == "true"]
        assert field.get_attribute("aria-activedescendant") == options.nth(chosen[0]).get_attribute("id")
        return chosen

    assert selected() == [0]
    for key, place in (
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowDown", 3),
        ("ArrowDown", 0),
        ("ArrowUp", 3),
    ):
        home.keyboard.press(key)
        assert selected() == [place]
        expect(field).to_be_focused()
    home.keyboard.press("Tab")
    expect(home.get_by_role("button", name="Close")).to_be_focused()
    expect(home.locator("dialog.scholar-search-dialog")).to_be_visible()


def test_enter_opens_what_is_selected(home: Page, site_url: str) -> None:
    home.keyboard.press("/")
    dialog_of(home).get_by_role("combobox").fill("llvm")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url(f"{site_url}experience/index.html#position-ise")


def test_a_result_on_the_same_page_closes_it(home: Page, site_url: str) -> None:
    home.keyboard.press("/")
    dialog_of(home).get_by_role("combobox").fill("phd in computer")
    home.locator("dialog [role=option]").first.click()
    home.wait_for_url(re.compile("#degree-phd"))
    expect(home.locator("dialog.scholar-search-dialog")).to_be_hidden()


def test_the_last_row_leads_to_the_search_page(home: Page, site_url: str) -> None:
    home.keyboard.press("/")
    dialog_of(home).get_by_role("combobox").fill("llvm")
    last = home.locator("dialog [role=option]").last
    expect(last).to_have_text("All results for “llvm”")
    last.click()
    home.wait_for_url(f"{site_url}search.html?q=llvm")
    expect(home.locator("#search-results li a").first).to_be_visible()


def test_without_the_script_the_search_page_serves(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.route("**/search.js*", lambda route: route.abort())
    page.goto(site_url)
    page.keyboard.press("/")
    page.wait_for_url(f"{site_url}search.html")
    page.close()


def test_without_scripts_the_search_page_lists_all_pages(site: BuiltSite) -> None:
    soup = site.soup("search.html")
    listed = soup.select_one("#furo-main-content noscript")
    assert listed is not None
    for page in (
        "publications/index.html",
        "research/index.html",
        "experience/index.html",
        "cv.html",
        "contact.html",
    ):
        assert f'href="{page}"' in str(listed)
    assert [heading.get_text() for heading in soup.select("h1")] == ["Search"]


# -- surroundings ----------------------------------------------------------------------------------------


def packed(path: Path) -> int:
    """Return the bytes of a file as hosts send it."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def test_nothing_is_loaded_before_it_is_asked_for(browser: Browser, site: BuiltSite, site_url: str) -> None:
    with gates.visit(browser, site_url) as visited:
        before = [url for url in visited.requests if "/search" in url]
        assert [url.rpartition("/")[2].partition("?")[0] for url in before] == ["search-loader.js"]
        visited.page.keyboard.press("/")
        visited.page.wait_for_selector("dialog[open]")
        asked = [url for url in visited.requests if "/search" in url and url not in before]
        names = sorted(url.rpartition("/")[2].partition("?")[0] for url in asked)
        assert names == ["search-engine.js", "search-index.js", "search-words.js", "search.css", "search.js"]
        assert sum(packed(site.folder / "_static" / name) for name in names) <= 25_000
        assert packed(site.folder / "_static" / "search-loader.js") <= 800


def test_it_keeps_to_the_policy_and_the_host(browser: Browser, site: BuiltSite, site_url: str) -> None:
    assert "Content-Security-Policy" in site.html("index.html")
    with gates.visit(browser, site_url) as visited:
        visited.page.keyboard.press("/")
        visited.page.wait_for_selector("dialog[open]")
        assert ask(visited.page, "llvm")
        assert gates.console_faults(visited) + gates.third_party_faults(visited) == []


def test_it_works_from_a_folder(browser: Browser, local_site: BuiltSite) -> None:
    page = browser.new_page()
    page.goto((local_site.folder / "publications" / "index.html").as_uri())
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    assert ask(page, "15x") == ["experience/index.html#position-cgcl"]
    page.keyboard.press("Enter")
    page.wait_for_url((local_site.folder / "experience" / "index.html").as_uri() + "#position-cgcl")
    page.close()


def test_it_works_on_a_site_of_folders(
    browser: Browser, dirhtml_site: BuiltSite, served: Callable[..., str]
) -> None:
    url = served(dirhtml_site.folder, dirhtml_site.prefix)
    with opened(browser, f"{url}contact/") as page:
        assert ask(page, "15x") == ["experience/#position-cgcl"]
        assert ask(page, "Runyu Lu")[0] == ""


def test_it_works_on_a_page_that_is_not_there(browser: Browser, site_url: str) -> None:
    with opened(browser, f"{site_url}no/such/page") as page:
        assert ask(page, "15x") == ["experience/index.html#position-cgcl"]


def test_it_works_offline_once_it_is_loaded(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url) as page:
        page.context.set_offline(True)
        assert ask(page, "15x") == ["experience/index.html#position-cgcl"]


READ_THE_DOCS = """
customElements.define("readthedocs-search", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = "<input hidden>";
  }
});
document.body.append(document.createElement("readthedocs-search"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /INPUT|READTHEDOCS-SEARCH/.test(document.activeElement.tagName)) return;
  const field = document.querySelector("readthedocs-search").shadowRoot.querySelector("input");
  field.hidden = false;
  field.focus();
  event.preventDefault();
});
"""
"""What Read the Docs' script does with ``/``: it listens on the document and takes the key."""


def test_read_the_docs_may_have_the_slash(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url) as visited:
        page = visited.page
        page.evaluate(READ_THE_DOCS)
        page.keyboard.press("/")
        page.keyboard.type("a/b")
        theirs = "document.querySelector('readthedocs-search').shadowRoot.querySelector('input').value"
        assert page.evaluate(theirs) == "a/b"
        expect(page.locator("dialog")).to_have_count(0)
        page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))")
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog[open]")
        assert ask(page, "15x") == ["experience/index.html#position-cgcl"]
        assert gates.console_faults(visited) == []


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("query", ["", "llvm", "banana"])
def test_the_open_dialog_is_accessible(
    browser: Browser, site_url: str, width: int, scheme: str, query: str
) -> None:
    with gates.visit(browser, site_url, width=width, scheme=scheme) as visited:
        visited.page.keyboard.press("/")
        visited.page.wait_for_selector("dialog[open]")
        ask(visited.page, query)
        faults = gates.accessibility_faults(visited.page) + gates.sideways_faults(visited.page)
        assert not faults, "\n".join(faults)
