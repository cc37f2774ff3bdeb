"""Citations are copied as they stand, with a word to everybody; without scripts they stand to select."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from sphinx_scholar.citations import FORMS, Form
from tests.site.browsing import open_page

PAPER = "publications/duan2024muxserve.html"


def _open(page: Page, form: str) -> None:
    details = page.locator("details", has=page.locator(f"summary >> text='{form}'"))
    if details.get_attribute("open") is None:
        details.locator("summary").click()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_a_form_is_copied_as_it_stands_and_says_so(browser: Browser, site_url: str, form: Form) -> None:
    with open_page(browser, permissions=("clipboard-read", "clipboard-write")) as page:
        page.goto(site_url + PAPER)
        _open(page, form.name)
        page.get_by_role("button", name=form.name).click()
        status = page.locator(".scholar-citations [role=status]")
        expect(status).to_have_text(f"Copied: {form.name}")
        assert (
            page.evaluate("navigator.clipboard.readText()")
            == page.locator(f".scholar-{form.suffix}").text_content()
        )


def test_a_copy_that_fails_is_not_announced_as_one(browser: Browser, site_url: str) -> None:
    with open_page(browser) as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "document.execCommand = () => false;"
        )
        page.goto(site_url + PAPER)
        page.get_by_role("button", name="BibTeX").click()
        status = page.locator(".scholar-citations [role=status]")
        expect(status).to_have_text("Not copied; select the text and copy it yourself")


def test_without_scripts_the_text_stands_and_the_files_are_there(browser: Browser, site_url: str) -> None:
    with open_page(browser, java_script_enabled=False) as page:
        page.goto(site_url + PAPER)
        assert page.locator(".scholar-bib").is_visible()
        assert page.locator(".scholar-copy").count() == 0
        suffixes = [link.get_attribute("href") for link in page.locator(".scholar-downloads a").all()]
        assert suffixes == [f"duan2024muxserve.{form.suffix}" for form in FORMS]
        for suffix in suffixes:
            assert page.request.get(f"{site_url}publications/{suffix}").ok
