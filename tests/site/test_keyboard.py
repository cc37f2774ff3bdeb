"""Whole journeys by the keyboard alone, from the first key to what the visitor came for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import gates
from tests.site.browsing import NEXT_FRAME

TITLE = "MuxServe: Flexible Spatial-Temporal Multiplexing for Multiple LLM Serving"


@pytest.fixture
def desk(browser: Browser, site_url: str) -> Iterator[Page]:
    """Home, on a desk."""
    with gates.visit(browser, site_url) as visited:
        yield visited.page


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    """Home, on a phone with a keyboard, or a desk at 400 %."""
    with gates.visit(browser, site_url, width=360) as visited:
        yield visited.page


FOCUSED = """() => {
  const at = document.activeElement;
  const labels = [...at.querySelectorAll("[aria-label]")].filter(one => one.checkVisibility());
  return at.getAttribute("aria-label") || [at.innerText, ...labels.map(one => one.ariaLabel)].join(" ");
}"""


def focused(page: Page) -> str:
    """Return the name of what the keyboard is at."""
    return " ".join(str(page.evaluate(FOCUSED)).split())


def tab_to(page: Page, name: str, *, key: str = "Tab", most: int = 80) -> None:
    """Press Tab until something of this name has the focus."""
    names = []
    for _step in range(most):
        page.keyboard.press(key)
        names.append(focused(page))
        if names[-1] == name:
            return
    raise AssertionError(f"{name!r} is not among {names}")


def test_the_first_key_skips_to_the_words(desk: Page) -> None:
    desk.keyboard.press("Tab")
    assert focused(desk) == "Skip to content"
    assert (desk.locator(".skip-to-content").bounding_box() or {"y": -1})["y"] >= 0
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert focused(desk) == "University of Michigan"


def test_from_home_to_a_paper_and_its_citation(desk: Page) -> None:
    tab_to(desk, "Publications")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/publications/index.html")
    tab_to(desk, TITLE)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/publications/duan2024muxserve.html")
    tab_to(desk, "RIS")
    desk.keyboard.press("Enter")
    assert desk.locator(".scholar-ris").is_visible()
    tab_to(desk, "Download: RIS")
    with desk.expect_download() as download:
        desk.keyboard.press("Enter")
    assert download.value.suggested_filename == "duan2024muxserve.ris"


def test_the_menu_of_a_phone_opens_and_closes_and_gives_the_focus_back(phone: Page) -> None:
    menu = phone.locator("#site-menu")
    assert not menu.get_by_role("link", name="Research").is_visible()
    tab_to(phone, "Menu")
    phone.keyboard.press("Enter")
    assert menu.get_by_role("link", name="Research").is_visible()
    phone.keyboard.press("Tab")
    assert focused(phone) == "Search"
    phone.keyboard.press("Escape")
    assert not menu.get_by_role("link", name="Research").is_visible()
    assert focused(phone) == "Menu"
    phone.keyboard.press("Space")
    tab_to(phone, "Research")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/research/index.html")
    assert not phone.locator("#site-menu").get_by_role("link", name="Contact").is_visible()


def test_the_contents_of_a_page_open_on_a_phone(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}cv.html")
    tab_to(phone, "On this page")
    phone.keyboard.press("Enter")
    tab_to(phone, "Contact")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/cv.html#contact")


def test_the_theme_says_what_it_is(desk: Page) -> None:
    said = []
    tab_to(desk, "Color theme: automatic")
    for _turn in range(3):
        desk.keyboard.press("Enter")
        said.append(focused(desk))
        assert said[-1] != "Color theme: automatic" or len(said) == 3
    assert sorted(said) == ["Color theme: automatic", "Color theme: dark", "Color theme: light"]


@pytest.mark.parametrize("opening", ["/", "Control+k"])
def test_search_opens_finds_leads_and_closes(desk: Page, opening: str) -> None:
    tab_to(desk, "GitHub")
    desk.keyboard.press(opening)
    desk.locator("dialog[open] [role=combobox]").wait_for()
    desk.keyboard.press("Escape")
    assert not desk.locator("dialog[open]").count()
    assert focused(desk) == "GitHub"
    desk.keyboard.press(opening)
    desk.locator("dialog[open] [role=combobox]").wait_for()
    desk.keyboard.type("page remapping")
    desk.locator("dialog[open] [role=option]").first.wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/publications/gao2024remapping.html*")


def test_the_key_that_opens_search_can_be_switched_off(desk: Page, site_url: str) -> None:
    dialog = desk.locator("dialog[open]")
    setting = dialog.get_by_role("checkbox", name="Open search with the / key")
    desk.keyboard.press("/")
    dialog.get_by_role("combobox").wait_for()
    expect(setting).to_be_checked()
    for _step in range(2):
        desk.keyboard.press("Tab")
    expect(setting).to_be_focused()
    desk.keyboard.press("Space")
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    # The focus leaves what is hidden when a frame has been drawn.
    desk.evaluate(NEXT_FRAME)
    desk.keyboard.press("/")
    assert desk.evaluate("document.activeElement.tagName") == "BODY"
    for page in ("cv.html", "search.html"):
        desk.goto(site_url + page)
        desk.keyboard.press("/")
        assert desk.evaluate("document.activeElement.tagName") == "BODY"
        expect(dialog).to_have_count(0)
    desk.keyboard.press("Control+k")
    dialog.get_by_role("combobox").wait_for()
    expect(setting).not_to_be_checked()
    setting.press("Space")
    desk.keyboard.press("Escape")
    desk.evaluate(NEXT_FRAME)
    desk.keyboard.press("/")
    dialog.get_by_role("combobox").wait_for()


def test_the_key_is_left_alone_where_it_could_not_be_switched_off(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url) as visited:
        page = visited.page
        page.evaluate("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException(); }})")
        page.keyboard.press("/")
        page.keyboard.press("Control+k")
        page.locator("dialog[open] [role=combobox]").wait_for()
        assert page.locator("dialog[open] [role=combobox]").input_value() == ""
        assert page.locator("dialog[open] [type=checkbox]").count() == 0
        assert visited.console == []


def test_search_keeps_the_focus_within(desk: Page) -> None:
    desk.keyboard.press("/")
    desk.locator("dialog[open] [role=combobox]").wait_for()
    desk.keyboard.type("LLVM")
    desk.locator("dialog[open] [role=option]").first.wait_for()
    for _step in range(8):
        desk.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"
        )
        assert desk.evaluate(inside)


@pytest.mark.parametrize("page", ["index.html", "cv.html"])
def test_one_can_go_back_the_way_one_came(browser: Browser, site_url: str, page: str) -> None:
    with gates.visit(browser, site_url + page) as visited:
        there = []
        for _step in range(12):
            visited.page.keyboard.press("Tab")
            there.append(focused(visited.page))
        back = []
        for _step in range(11):
            visited.page.keyboard.press("Shift+Tab")
            back.append(focused(visited.page))
    assert back == there[-2::-1]
    assert len(set(there)) > 8
