"""The search dialog in a browser: what it finds, how it is moved in, what it loads and when.

What is found is a table for the real site and one for a made-up site in several scripts.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import gates
from tests.site.browsing import borrow_page
from tests.site.search_tables import ENGINE
from tests.site.sites import BuiltSite

# -- sites and pages -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def urls(site_url: str, scripts_site: BuiltSite, served: Callable[..., str]) -> dict[str, str]:
    """The addresses of both sites."""
    return {"real": site_url, "scripts": served(scripts_site.folder)}


def open_dialog(page: Page, key: str = "/") -> None:
    """Open the dialog, and wait until it can answer: it opens before its index is there."""
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open]")
    expect(page.locator("dialog [role=status]")).to_be_empty()


@contextmanager
def opened(browser: Browser, url: str, script: str = ENGINE, **options: Any) -> Iterator[Page]:
    """Open the dialog on a page, with a script of search in the place of the site's."""
    with borrow_page(browser, **options) as page:
        page.route(
            "**/search-engine.js*", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
        page.goto(url)
        open_dialog(page)
        yield page


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
    return [link.removeprefix(root) for link in links]


def status(page: Page) -> str:
    """Return what a screen reader hears of the results."""
    return page.locator("dialog [role=status]").inner_text()


# -- what is found -------------------------------------------------------------------------------------


def test_wrong_words_find_nothing_and_say_so(dialogs: dict[str, Page]) -> None:
    for page in dialogs.values():
        assert ask(page, "banana") == []
        assert status(page) == "Nothing found for “banana”."
        assert page.locator("dialog [role=option]:visible").count() == 0
        assert page.locator("dialog [role=combobox]").get_attribute("aria-expanded") == "false"


def test_a_partial_answer_says_so(dialogs: dict[str, Page]) -> None:
    page = dialogs["real"]
    assert ask(page, "multiplexing banana")[0] == "publications/duan2024muxserve.html"
    assert status(page) == "Nothing has all of these words; these come closest. 2 results"
    ask(page, "multiplexing")
    assert status(page) == "2 results"


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
    for address in found - {"https://github.com/LRY89757", "cv.pdf"}:
        page, _sign, anchor = address.partition("#")
        assert not anchor or site.soup(page or "index.html").find(id=anchor), address


def test_words_found_are_marked(dialogs: dict[str, Page]) -> None:
    page = dialogs["real"]
    ask(page, "compil fuzing")
    first = page.locator("dialog [role=option]").first
    assert first.locator(".scholar-search-title mark").all_inner_texts() == ["Compiler", "fuzzing"]
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


# -- opening, moving, leaving ----------------------------------------------------------------------------


@pytest.fixture
def home(browser: Browser, site_url: str) -> Iterator[Page]:
    """The home page, without anything open."""
    with borrow_page(browser) as page:
        page.goto(site_url)
        yield page


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
    with borrow_page(browser, width=360, height=740, has_touch=True) as page:
        page.goto(site_url + path)
        page.locator(".mobile-header .scholar-search").tap()
        box = dialog_of(page).bounding_box()
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)


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
    expect(home.locator(".scholar-search-page li a").first).to_be_visible()


def test_without_the_script_the_search_page_serves(browser: Browser, site_url: str) -> None:
    with borrow_page(browser) as page:
        page.route("**/search.js*", lambda route: route.abort())
        page.goto(site_url)
        page.keyboard.press("/")
        page.wait_for_url(f"{site_url}search.html")


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
        open_dialog(visited.page)
        asked = [url for url in visited.requests if "/search" in url and url not in before]
        names = sorted(url.rpartition("/")[2].partition("?")[0] for url in asked)
        assert names == ["search-engine.js", "search-index.js", "search-words.js", "search.css", "search.js"]
        assert sum(packed(site.folder / "_static" / name) for name in names) <= 25_000
        assert packed(site.folder / "_static" / "search-loader.js") <= 800


def test_it_keeps_to_the_policy_and_the_host(browser: Browser, site: BuiltSite, site_url: str) -> None:
    assert "Content-Security-Policy" in site.html("index.html")
    with gates.visit(browser, site_url) as visited:
        open_dialog(visited.page)
        assert ask(visited.page, "llvm")
        assert gates.console_faults(visited) + gates.third_party_faults(visited) == []


def test_it_works_from_a_folder(browser: Browser, local_site: BuiltSite) -> None:
    with borrow_page(browser) as page:
        page.goto((local_site.folder / "publications" / "index.html").as_uri())
        open_dialog(page)
        assert ask(page, "15x") == ["experience/index.html#position-cgcl"]
        page.keyboard.press("Enter")
        page.wait_for_url((local_site.folder / "experience" / "index.html").as_uri() + "#position-cgcl")


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
        found = ask(page, "15x")
        page.context.set_offline(False)
    assert found == ["experience/index.html#position-cgcl"]


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
        open_dialog(page, "Control+k")
        assert ask(page, "15x") == ["experience/index.html#position-cgcl"]
        assert gates.console_faults(visited) == []


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("query", ["", "llvm", "banana"])
def test_the_open_dialog_is_accessible(
    browser: Browser, site_url: str, width: int, scheme: str, query: str
) -> None:
    with gates.visit(browser, site_url, width=width, scheme=scheme) as visited:
        open_dialog(visited.page)
        ask(visited.page, query)
        faults = gates.accessibility_faults(visited.page) + gates.sideways_faults(visited.page)
        assert not faults, "\n".join(faults)
