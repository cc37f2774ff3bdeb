"""What a visitor sees before scrolling, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site import gates

PHONE, DESK = 360, 1440


@pytest.fixture(scope="module", params=gates.SCHEMES)
def phone(browser: Browser, site_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with gates.visit(browser, site_url, width=PHONE, scheme=request.param) as visited:
        yield visited.page


@pytest.fixture(scope="module")
def desk(browser: Browser, site_url: str) -> Iterator[Page]:
    with gates.visit(browser, site_url, width=DESK) as visited:
        yield visited.page


def overhang(place: Locator) -> float:
    """Return by how many pixels something lies outside the first screen; a negative number is room."""
    box = place.bounding_box()
    window = place.page.viewport_size
    assert box
    assert window
    assert box["width"] > 0 < box["height"]
    return max(
        box["y"] + box["height"] - window["height"], box["x"] + box["width"] - window["width"], -box["x"]
    )


def is_on_top(place: Locator) -> bool:
    """Tell whether a finger in the middle of something hits it."""
    return bool(
        place.evaluate(
            """element => {
              const box = element.getBoundingClientRect();
              const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return element.contains(hit);
            }"""
        )
    )


def lines_of(place: Locator) -> int:
    """Return over how many lines words run."""
    return int(
        place.evaluate(
            """element => {
              const range = document.createRange();
              range.selectNodeContents(element);
              return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
            }"""
        )
    )


HEAD = {
    "name": "h1",
    "affiliation": ".scholar-affiliation",
    "advisors": ".scholar-advisors",
    "vision": ".scholar-vision",
    "address": ".scholar-ways a[href='mailto:runyulu@umich.edu']",
    "CV": ".scholar-ways a[href='cv.pdf']",
    "GitHub": ".scholar-ways a[href='https://github.com/LRY89757']",
}
"""The head of the home page, and where it is found."""


@pytest.mark.parametrize("part", [*HEAD, "first title"])
def test_the_first_screen_of_a_phone(phone: Page, part: str) -> None:
    place = phone.locator(HEAD.get(part, ".scholar-publications .scholar-title >> nth=0"))
    assert overhang(place) <= 0
    assert is_on_top(place)


@pytest.mark.parametrize("control", ["a.header-search", ".theme-toggle-header button"])
def test_search_and_theme_are_one_tap_away(phone: Page, control: str) -> None:
    place = phone.locator(control)
    assert overhang(place) <= 0
    assert is_on_top(place)


def test_the_vision_takes_three_lines_at_most(phone: Page) -> None:
    assert 1 <= lines_of(phone.locator(".scholar-vision p")) <= 3


@pytest.mark.parametrize("part", [*HEAD, "first paper", "second paper"])
def test_the_first_screen_of_a_desk(desk: Page, part: str) -> None:
    papers = {"first paper": 0, "second paper": 1}
    place = desk.locator(HEAD.get(part, f".scholar-publications > li >> nth={papers.get(part, 0)}"))
    assert overhang(place) <= 0
    assert is_on_top(place)


def test_lines_are_counted(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url, width=PHONE) as visited:
        visited.page.locator(".scholar-vision").evaluate("element => element.style.fontSize = '40px'")
        assert lines_of(visited.page.locator(".scholar-vision p")) > 3


def test_what_lies_below_or_under_something_is_noticed(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url, width=PHONE) as visited:
        assert overhang(visited.page.locator(".scholar-publications > li >> nth=2")) > 0
        visited.page.locator("h1").evaluate("element => element.style.visibility = 'hidden'")
        assert not is_on_top(visited.page.locator("h1"))
