"""What opens on a page, by a tap or a key, passes the gates that the page itself passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site import faces, gates

PAPER = "publications/duan2024muxserve.html"


def opens(control: str, opened: str) -> Callable[[Page], None]:
    """Return an action: press a control by its key, and wait for what it opens."""

    def action(page: Page) -> None:
        assert not page.locator(opened).first.is_visible()
        page.locator(control).press("Enter")
        page.locator(opened).first.wait_for(state="visible")

    return action


def searches(page: Page) -> None:
    """Open the dialog of search by its key, and look for a word that has results."""
    page.keyboard.press("/")
    page.locator("dialog[open] [role=combobox]").wait_for()
    page.keyboard.type("serving")
    page.locator("dialog[open] [role=option]").first.wait_for()


SMALLEST: ViewportSize = {"width": 320, "height": 256}
"""A screen of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10)."""

MENU, CONTENTS = "#site-menu", "#page-contents"

STATES: dict[str, tuple[str, int, Callable[[Page], None], str]] = {
    "menu": ("index.html", 360, opens(".nav-overlay-icon", MENU), MENU),
    "contents": ("research/index.html", 360, opens(".toc-header-icon", CONTENTS), CONTENTS),
    "RIS": (PAPER, 360, opens("summary >> text=RIS", ".scholar-ris"), "details[open]"),
    "RIS on a desk": (PAPER, 1440, opens("summary >> text=RIS", ".scholar-ris"), "details[open]"),
    "CSL-JSON": (PAPER, 360, opens("summary >> text=CSL-JSON", ".scholar-json"), "details[open]"),
    "plain text": (PAPER, 1440, opens("summary >> text=Plain text", ".scholar-txt"), "details[open]"),
    "search on a phone": ("index.html", 360, searches, "dialog[open]"),
    "search on a desk": ("cv.html", 1440, searches, "dialog[open]"),
}
"""Each state: a page, a width, how the state is reached, and what is then open."""


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("state", STATES)
def test_what_opens_passes_the_gates(browser: Browser, site_url: str, state: str, scheme: str) -> None:
    name, width, reach, opened = STATES[state]
    with gates.visit(browser, site_url + name, width=width, scheme=scheme) as visited:
        page = visited.page
        reach(page)
        faults = gates.accessibility_faults(page) + gates.sideways_faults(page)
        faults += faces.hidden_use_faults(page) + faces.focus_faults(page, within=opened)
        faults += faces.motion_faults(page) + faces.forced_color_faults(page)
        page.set_viewport_size(SMALLEST)
        faults += gates.sideways_faults(page) + faces.spacing_faults(page)
        faults += gates.console_faults(visited) + gates.third_party_faults(visited)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", ["research/index.html", "experience/index.html", "cv.html"])
def test_the_contents_of_a_page_stand_beside_it_on_a_desk(browser: Browser, site_url: str, page: str) -> None:
    with gates.visit(browser, site_url + page) as visited:
        contents = visited.page.get_by_role("navigation", name="On this page").locator("li a:visible")
        headings = visited.page.locator("article section > :is(h2, h3)")
        assert contents.all_text_contents() == headings.all_text_contents()
        assert contents.count() > 3


FUROS_WORDS = {f"log: Changed to {theme} mode." for theme in ("auto", "light", "dark")}
"""What Furo's own script tells the console when a visitor chooses a theme."""


@pytest.mark.parametrize("scheme", gates.SCHEMES)
def test_the_chosen_theme_passes_the_gates_and_stays(browser: Browser, site_url: str, scheme: str) -> None:
    with gates.visit(browser, site_url, scheme=scheme) as visited:
        page = visited.page
        seen = {}
        for _turn in range(3):
            page.locator(".theme-toggle-content button").click()
            chosen = page.evaluate("document.body.dataset.theme")
            seen[chosen] = page.evaluate("getComputedStyle(document.body).backgroundColor")
            if chosen not in ("auto", scheme):
                assert gates.accessibility_faults(page) == []
        assert seen.keys() == {"auto", "light", "dark"}
        assert seen["auto"] == seen[scheme] != seen["dark" if scheme == "light" else "light"]
        page.locator(".theme-toggle-content button").click()
        chosen = page.evaluate("document.body.dataset.theme")
        page.goto(f"{site_url}cv.html")
        assert page.evaluate("document.body.dataset.theme") == chosen
        lines = [line for line in visited.console if line not in FUROS_WORDS]
        assert lines == []
