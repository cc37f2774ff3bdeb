"""What visitors come for is few clicks from home, on a wide screen and on a phone.

A click is one press of a link or a button; what a visitor sees without one costs nothing. A job
that Menu must be opened for on a phone costs one click more there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import gates


class Visitor:
    """Somebody who begins on home and counts what they press."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def press(self, target: Locator) -> None:
        """Press what can be seen and pressed."""
        target.click(timeout=5000)
        self.clicks += 1

    def go(self, section: str) -> None:
        """Go to a section by the site's menu."""
        menu = self.page.get_by_role("button", name="Menu", exact=True)
        if menu.is_visible():
            self.press(menu)
        self.press(self.page.get_by_role("navigation", name="Site").get_by_role("link", name=section))


def newest_paper_on_arxiv(visitor: Visitor) -> None:
    """Find the link to the newest paper's preprint."""
    link = visitor.page.get_by_role("main").get_by_role("link", name="arXiv").first
    assert str(link.get_attribute("href")).startswith("https://arxiv.org/")
    visitor.page.route("https://arxiv.org/**", lambda route: route.fulfill(body="the paper"))
    visitor.press(link)
    visitor.page.wait_for_url("https://arxiv.org/**")


def newest_paper_cited(visitor: Visitor) -> None:
    """Copy the BibTeX of the newest paper."""
    visitor.press(visitor.page.get_by_role("main").get_by_role("link", name="Cite").first)
    visitor.press(visitor.page.get_by_role("button", name="BibTeX"))
    expect(visitor.page.locator(".scholar-citations [role=status]")).to_have_text("Copied: BibTeX")
    assert visitor.page.evaluate("navigator.clipboard.readText()").startswith("@")


def e_mail_address(visitor: Visitor) -> None:
    """Read the e-mail address on the first screen."""
    address = visitor.page.get_by_role("main").get_by_role("link", name="@").first
    expect(address).to_be_in_viewport()
    assert address.get_attribute("href") == f"mailto:{address.text_content()}"


def work_behind_a_paper(visitor: Visitor) -> None:
    """Come from a paper to the position in which it was written."""
    visitor.press(visitor.page.get_by_role("main").get_by_role("link", name="MuxServe").first)
    related = visitor.page.get_by_role("heading", name="Related").locator("xpath=following-sibling::*[1]")
    visitor.press(related.get_by_role("link").first)
    expect(visitor.page.locator(":target")).to_contain_text("LLM serving")


JOBS: dict[str, tuple[Callable[[Visitor], None], int]] = {
    "newest paper on arXiv": (newest_paper_on_arxiv, 1),
    "BibTeX of the newest paper": (newest_paper_cited, 2),
    "e-mail address": (e_mail_address, 0),
    "work behind a paper": (work_behind_a_paper, 2),
}
"""What somebody wants of the real site, and how many clicks it may take from home."""


@contextmanager
def visit(browser: Browser, address: str, width: int) -> Iterator[Visitor]:
    """Arrive on a home page."""
    context = browser.new_context(
        viewport={"width": width, "height": gates.WIDTHS[width]},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.goto(address)
    yield Visitor(page)
    context.close()


@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("job", JOBS)
def test_a_visitor_gets_it_in_few_clicks(browser: Browser, site_url: str, job: str, width: int) -> None:
    do, most = JOBS[job]
    with visit(browser, site_url, width) as visitor:
        do(visitor)
        assert visitor.clicks <= most
