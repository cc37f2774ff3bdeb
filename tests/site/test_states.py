"""What opens on a page, by a tap or a key, passes the gates that the page itself passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.site import gates

PAPER = "publications/duan2024muxserve.html"


def opens(control: str, opened: str) -> Callable[[Page], None]:
    """Return an action: click on a control, and wait for what it opens."""

    def action(page: Page) -> None:
        assert not page.locator(opened).first.is_visible()
        page.locator(control).click()
        page.locator(opened).first.wait_for(state="visible")

    return action


def searches(page: Page) -> None:
    """Open the dialog of search by its key, and look for a word that has results."""
    page.keyboard.press("/")
    page.locator("dialog[open] [role=combobox]").wait_for()
    page.keyboard.type("serving")
    page.locator("dialog[open] [role=option]").first.wait_for()


STATES: dict[str, tuple[str, int, Callable[[Page], None]]] = {
    "menu": ("index.html", 360, opens(".nav-overlay-icon", "#site-menu")),
    "contents": ("research/index.html", 360, opens(".toc-header-icon", "#page-contents")),
    "RIS": (PAPER, 360, opens("summary >> text=RIS", ".scholar-ris")),
    "CSL-JSON": (PAPER, 360, opens("summary >> text=CSL-JSON", ".scholar-json")),
    "plain text": (PAPER, 1440, opens("summary >> text=Plain text", ".scholar-txt")),
    "search on a phone": ("index.html", 360, searches),
    "search on a desk": ("cv.html", 1440, searches),
}
"""Each state: a page, a width, and how the state is reached."""


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("state", STATES)
def test_what_opens_passes_the_gates(browser: Browser, site_url: str, state: str, scheme: str) -> None:
    name, width, reach = STATES[state]
    with gates.visit(browser, site_url + name, width=width, scheme=scheme) as visited:
        reach(visited.page)
        faults = gates.accessibility_faults(visited.page) + gates.sideways_faults(visited.page)
        faults += gates.console_faults(visited) + gates.third_party_faults(visited)
    assert not faults, "\n".join(faults)


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
        told = [line for line in visited.console if line not in FUROS_WORDS]
        assert told == []
