"""Each page of the site, in light and dark, narrow and wide, passes each gate."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site import gates
from tests.site.sites import BuiltSite

PAGES = (
    "index.html",
    "publications/index.html",
    "publications/duan2024muxserve.html",
    "publications/gao2024remapping.html",
    "publications/yang2024whitefox.html",
    "research/index.html",
    "experience/index.html",
    "cv.html",
    "contact.html",
    "search.html",
    "404.html",
)
"""Every page of the site."""


def test_these_are_all_pages(site: BuiltSite) -> None:
    assert sorted(PAGES) == site.pages


def address(site_url: str, page: str) -> tuple[str, int]:
    """Return where a page is met, and with which status."""
    return (f"{site_url}a/b/c/missing", 404) if page == "404.html" else (site_url + page, 200)


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_passes_the_gates(browser: Browser, site_url: str, page: str, scheme: str) -> None:
    url, status = address(site_url, page)
    faults = gates.page_faults(browser, url, scheme, status)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_read_without_scripts(browser: Browser, site_url: str, page: str) -> None:
    url, status = address(site_url, page)
    faults = []
    with gates.visit(browser, url, scripts=False, expected_status=status) as visited:
        for width, height in gates.WIDTHS.items():
            visited.page.set_viewport_size({"width": width, "height": height})
            found = gates.unreadable_faults(visited.page) + gates.sideways_faults(visited.page)
            faults += [f"{width} px: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", PAGES)
def test_the_source_is_in_order(site: BuiltSite, page: str) -> None:
    faults = gates.markup_faults(site.html(page)) + gates.foreign_load_faults(site.html(page))
    assert not faults, "\n".join(faults)
