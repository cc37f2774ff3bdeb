"""Every face of every page: policed, by keyboard, enlarged, in forced colors, without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.site import faces, gates
from tests.site.browsing import NEXT_FRAME, borrow_page
from tests.site.sites import BuiltSite
from tests.site.test_browser import PAGES, address

# -- the policy --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_the_policy_is_strict(each_site: BuiltSite, page: str) -> None:
    if page not in each_site.pages:
        page = page.replace(".html", "/index.html").replace("index/index", "index")
    assert faces.policy_faults(each_site.html(page)) == []


def use_everything(page: Page) -> int:
    """Press whatever a page has to press, and return how many things these were."""
    pressed = 0
    for toggle in page.locator(".theme-toggle:visible").all():
        for _turn in range(3):
            toggle.click()
            pressed += 1
    for summary in page.locator("summary:visible").all():
        summary.click()
        pressed += 1
    for button in page.locator("article button:visible, article select:visible").all():
        button.click()
        pressed += 1
    for opener in page.locator("[popovertarget]:visible").all():
        opener.click()
        page.keyboard.press("Escape")
        pressed += 1
    for field in page.locator("article input:visible").all():
        field.fill("2024")
        pressed += 1
    return pressed


@pytest.mark.parametrize("width", gates.WIDTHS)
def test_a_crawl_meets_no_violation(browser: Browser, site_url: str, width: int) -> None:
    found = {}
    pressed = 0
    with faces.policed(browser, width=width) as page:
        for name in PAGES:
            page.goto(address(site_url, name)[0])
            pressed += use_everything(page)
            page.evaluate("document.activeElement.blur()")  # a "/" in a field is a letter
            page.keyboard.press("/")
            page.locator("dialog[open] [role=combobox]").wait_for()
            page.keyboard.type("LLVM")
            page.locator("dialog[open] [role=option]").first.wait_for()
            page.evaluate(NEXT_FRAME)  # by which all that was forbidden has been noted
            found[name] = faces.violations(page)
    assert {name: seen for name, seen in found.items() if seen} == {}
    assert pressed > 3 * len(PAGES)


def test_the_page_of_search_works_under_the_policy(browser: Browser, site_url: str) -> None:
    with faces.policed(browser) as page:
        page.goto(f"{site_url}search.html?q=LLVM")
        page.locator(".scholar-search-page li a").first.wait_for()
        assert faces.violations(page) == []


# -- all that can be used, by everyone -----------------------------------------------------------------------


FACES = (
    faces.hidden_use_faults,
    faces.forced_color_faults,
    faces.focus_faults,
    # Leaves the page with motion, in which the focus would scroll smoothly.
    faces.motion_faults,
)
"""What is looked at on each page, in this order."""


@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_everybody_can_use_the_page(browser: Browser, site_url: str, page: str, width: int) -> None:
    """The keyboard reaches everything and shows where it is; the visitor's colors and rest are respected."""
    url, status = address(site_url, page)
    with gates.visit(browser, url, width=width, expected_status=status) as visited:
        faults = [f"{face.__name__}: {fault}" for face in FACES for fault in face(visited.page)]
    assert not faults, "\n".join(faults)


def test_focus_shows_in_the_dark_too(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url, scheme="dark") as visited:
        assert faces.focus_faults(visited.page) == []


ENLARGED: dict[str, tuple[int, int, float]] = {
    "320 px": (320, 640, 1),
    "200 %": (720, 450, 2),
    "400 %": (360, 225, 4),
}
"""A window's width and height in CSS pixels, and how many of the screen's make one."""


@pytest.mark.parametrize("size", ENLARGED)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_fits_when_it_is_enlarged(browser: Browser, site_url: str, page: str, size: str) -> None:
    width, height, scale = ENLARGED[size]
    with borrow_page(browser, width=width, height=height, device_scale_factor=scale) as opened:
        opened.goto(address(site_url, page)[0])
        faults = gates.sideways_faults(opened) + faces.spacing_faults(opened)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("button", "drawer", "parts"),
    [
        (".nav-overlay-icon", ".sidebar-drawer", ("role=search", "role=link[name='Publications']")),
        (".toc-header-icon", ".toc-drawer", ("role=link[name='Academic']",)),
    ],
)
def test_a_drawer_fits_a_phone_with_text_of_twice_the_size(
    browser: Browser, site_url: str, button: str, drawer: str, parts: tuple[str, ...]
) -> None:
    with gates.visit(browser, f"{site_url}experience/index.html", width=360) as visited:
        opened = visited.page.locator(drawer)
        visited.page.evaluate(
            """() => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(":root { font-size: 200% }");
              document.adoptedStyleSheets = [sheet];
            }"""
        )
        visited.page.locator(button).click()
        whole = opened.bounding_box()
        for box in (whole, *(opened.locator(part).bounding_box() for part in parts)):
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
        assert whole
        assert 200 < whole["width"] <= 330, "a strip of the page is left to close it by"


# -- one click ---------------------------------------------------------------------------------------------

ADDRESS = "mailto:runyulu@umich.edu"


@pytest.mark.parametrize("width", gates.WIDTHS)
def test_the_address_and_a_way_to_ask_are_one_click_away(browser: Browser, site_url: str, width: int) -> None:
    places = {}
    with borrow_page(browser, width=width, height=gates.WIDTHS[width]) as page:
        for name in PAGES:
            page.goto(address(site_url, name)[0])
            assert page.locator(f'a[href="{ADDRESS}"]:visible').count(), name
            page.locator("footer").get_by_role("link", name="Ask for a paper").click()
            page.wait_for_url("**/contact.html#ask-for-a-paper")
            section = page.locator("#ask-for-a-paper")
            assert section.get_by_role("link", name="runyulu@umich.edu").is_visible(), name
            places[name] = section.bounding_box()
    too_low = {name: box for name, box in places.items() if not box or box["y"] >= gates.WIDTHS[width]}
    assert too_low == {}
