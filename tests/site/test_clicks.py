"""What visitors come for is few clicks from home, on a wide screen and on a phone.

A click is one press of a link or a button, or one choice from a list; what a visitor sees without
one costs nothing, and neither does typing. A job that Menu, or the fold of a filter, must be opened
for on a phone costs one click more there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import gates
from tests.site.browsing import borrow_page
from tests.site.sites import BuiltSite


class Visitor:
    """Somebody who begins on home and counts what they press."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def press(self, target: Locator) -> None:
        """Press what can be seen and pressed."""
        target.click(timeout=5000)
        self.clicks += 1

    def search(self, words: str) -> Locator:
        """Look words up; return the papers that are found, and the way to all results."""
        self.press(self.page.get_by_label("Search", exact=True).locator("visible=true"))
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("combobox").fill(words)
        return dialog.get_by_role("option")

    def filter(self, label: str, value: str, *, leaves: int) -> set[str]:
        """Go to all papers and choose a value of a field; return the titles of the works that are left."""
        self.press(self.page.get_by_role("main").get_by_role("link", name="All publications"))
        form = self.page.locator(".scholar-filter form")
        form.wait_for()
        fold = form.get_by_role("button", name="Filter")
        if fold.is_visible():
            self.press(fold)
        form.get_by_label(label, exact=True).select_option(value)
        self.clicks += 1
        expect(form.get_by_role("status")).to_have_text(re.compile(rf"^{leaves} of \d+ works$"))
        titles = self.page.get_by_role("main").locator(".scholar-title:visible")
        return {title.strip() for title in titles.all_text_contents()}


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


def internship_behind_a_paper(visitor: Visitor) -> None:
    """Come from a paper to the internship in which it was written."""
    visitor.press(visitor.page.get_by_role("main").get_by_role("link", name="MuxServe").first)
    related = visitor.page.get_by_role("heading", name="Related").locator("xpath=following-sibling::*[1]")
    visitor.press(related.get_by_role("link").first)
    expect(visitor.page.locator(":target")).to_contain_text("LLM serving")


def papers_with_a_coauthor(visitor: Visitor) -> None:
    """See the papers that somebody else wrote too."""
    found = visitor.search("Lingming Zhang").filter(has_text="Runyu Lu")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("WhiteFox: White-Box Compiler Fuzzing")


def many_papers_with_a_coauthor(visitor: Visitor) -> None:
    """See all papers with somebody, however many they are, on one page."""
    visitor.press(visitor.search("Yuki Nakamura").filter(has_text="All results"))
    expect(visitor.page.get_by_role("main").get_by_role("listitem").filter(has_text="Papers")).to_have_count(
        11
    )


def papers_with_a_coauthor_chosen(visitor: Visitor) -> None:
    """Choose a co-author from the list of papers."""
    assert len(visitor.filter("Co-author", "Nakamura, Yuki", leaves=11)) == 11


def papers_of_a_year(visitor: Visitor) -> None:
    """See the papers of a year."""
    found = visitor.search("2024").filter(has_text="Runyu Lu")
    expect(found).to_have_count(2)


def papers_of_a_year_chosen(visitor: Visitor) -> None:
    """Choose a year from the list of papers."""
    found = visitor.filter("Year", "2015", leaves=2)
    assert found == {"Genome of an ancient eelgrass clone", "Das Meer ist kein Freibad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What somebody wants of a site."""

    do: Callable[[Visitor], None]
    """How it is done."""
    clicks: int
    """How many clicks it may take from home."""
    site: str = "real"
    """The site on which it is tried."""
    is_folded: bool = False
    """Whether it takes one more on a phone, which folds a filter."""


JOBS = {
    "newest paper on arXiv": Job(do=newest_paper_on_arxiv, clicks=1),
    "BibTeX of the newest paper": Job(do=newest_paper_cited, clicks=2),
    "e-mail address": Job(do=e_mail_address, clicks=0),
    "papers with a co-author": Job(do=papers_with_a_coauthor, clicks=1),
    "many papers with a co-author": Job(do=many_papers_with_a_coauthor, clicks=2, site="career"),
    "papers with a chosen co-author": Job(
        do=papers_with_a_coauthor_chosen, clicks=2, is_folded=True, site="career"
    ),
    "papers of a year": Job(do=papers_of_a_year, clicks=1),
    "papers of a chosen year": Job(do=papers_of_a_year_chosen, clicks=2, is_folded=True, site="career"),
    "internship behind a paper": Job(do=internship_behind_a_paper, clicks=2),
}
"""What somebody wants, each counted on a wide screen and on a phone."""


@contextmanager
def visit(browser: Browser, address: str, width: int) -> Iterator[Visitor]:
    """Arrive on a home page."""
    permissions = ("clipboard-read", "clipboard-write")
    with borrow_page(browser, width=width, height=gates.WIDTHS[width], permissions=permissions) as page:
        page.goto(address)
        yield Visitor(page)


@pytest.fixture(scope="module")
def homes(site_url: str, career: BuiltSite, served: Callable[..., str]) -> dict[str, str]:
    """The addresses of both sites."""
    return {"real": site_url, "career": served(career.folder)}


@pytest.mark.parametrize("width", gates.WIDTHS)
@pytest.mark.parametrize("name", JOBS)
def test_a_visitor_gets_it_in_few_clicks(
    browser: Browser, homes: dict[str, str], name: str, width: int
) -> None:
    job = JOBS[name]
    with visit(browser, homes[job.site], width) as visitor:
        job.do(visitor)
        assert visitor.clicks <= job.clicks + (job.is_folded and width < 768)
