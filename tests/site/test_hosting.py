"""The site works where it is put: below a prefix, at a wrong address, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.site import gates
from tests.site.sites import BuiltSite


def status_of(url: str) -> int:
    """Return the status with which an address answers."""
    try:
        with urlopen(url) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


def test_the_server_answers_as_a_host_of_static_pages_does(site: BuiltSite, site_url: str) -> None:
    assert status_of(site_url) == 200
    assert status_of(f"{site_url}cv.html") == 200
    assert status_of(f"{site_url}nowhere") == 404
    assert status_of(urljoin(site_url, "/index.html")) == 404
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{site_url}a/b/c/missing")
    with caught.value as answer:
        assert answer.read().decode() == site.html("404.html")


@pytest.mark.parametrize("built", ["site", "local_site"])
@pytest.mark.parametrize("wrong", ["missing", "missing/", "a/b/c/missing", "publications/missing.html"])
def test_a_wrong_address_leads_on(
    browser: Browser, served: Callable[..., str], request: pytest.FixtureRequest, built: str, wrong: str
) -> None:
    tree: BuiltSite = request.getfixturevalue(built)
    root = served(tree.folder, tree.prefix)
    with gates.visit(browser, root + wrong, expected_status=404) as visited:
        page = visited.page
        assert visited.status == 404
        assert page.locator("h1").inner_text() == "Page not found"
        assert gates.console_faults(visited) == []
        assert [url for url in visited.requests[1:] if not url.startswith(f"{root}_static/")] == []
        assert len(visited.requests) > 3
        targets = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        inside = {url for url in targets if url.startswith(root) and not url.endswith(wrong)}
        assert {url: status_of(url) for url in inside if status_of(url) != 200} == {}
        assert {root + name for name in ("publications/index.html", "contact.html", "search.html")} <= inside
        here = urlsplit(root).netloc
        assert not [url for url in targets if urlsplit(url).netloc == here and not url.startswith(root)]
        assert page.eval_on_selector("form[role=search]", "form => form.action") == f"{root}search.html"


@pytest.mark.parametrize("width", gates.WIDTHS)
def test_search_without_scripts_leads_to_its_page_and_says_what_it_needs(
    browser: Browser, site_url: str, width: int
) -> None:
    with gates.visit(browser, site_url, width=width, scripts=False) as visited:
        page = visited.page
        if width < 1000:
            page.locator("a.header-search").click()
        else:
            page.locator("form[role=search] input[name=q]").fill("compiler")
            page.locator("form[role=search] input[name=q]").press("Enter")
        page.wait_for_url(f"{site_url}search.html*")
        assert ("q=compiler" in page.url) == (width > 1000)
        assert "JavaScript" in page.locator("[role=main]").inner_text()


def test_the_menu_of_a_phone_opens_without_scripts(browser: Browser, site_url: str) -> None:
    with gates.visit(browser, site_url, width=360, scripts=False) as visited:
        page = visited.page
        link = page.locator(".sidebar-drawer a", has_text="Experience")
        closed = link.bounding_box()
        assert closed is None or closed["x"] + closed["width"] <= 0
        page.locator(".nav-overlay-icon").click()
        link.click()
        page.wait_for_url(f"{site_url}experience/index.html")
