"""The headers that hosts are told to send: written down as they are, and no page is hurt by them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.site import faces
from tests.site.sites import BuiltSite, serve
from tests.site.test_browser import PAGES, address
from tests.site.test_faces import use_everything
from tools.headers import DOCUMENT, cache_control, policy_in, render_document, security_headers


def test_the_document_holds_the_policy_of_the_pages(site: BuiltSite) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for page in site.pages:
        policy = policy_in(site.html(page))
        assert render_document(text, policy) == text
        assert all(f"\nadd_header {name} " in text for name in security_headers(policy))
    assert render_document(text, "default-src *") != text


def test_each_header_is_explained() -> None:
    explained = re.findall(r"^\| `([\w-]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(explained) == {*security_headers(""), "Cache-Control"}


def test_a_page_without_a_policy_is_reported() -> None:
    with pytest.raises(ValueError, match="carries no policy"):
        policy_in("<meta charset=utf-8>")


def test_what_carries_a_version_is_kept_and_all_else_checked(site: BuiltSite) -> None:
    kept: dict[str, set[str]] = {}
    for page in site.pages:
        for link in site.soup(page).select("link[rel=stylesheet], script[src]"):
            url = str(link.get("href") or link.get("src"))
            kept.setdefault(cache_control(url), set()).add(url.rpartition("/")[2].partition("?")[0])
    assert list(kept) == ["public, max-age=31536000, immutable"]
    assert {cache_control(url) for url in ("/", "/cv.html", "/cv.pdf", "/search.html?q=v", "/a?v=")} == {
        "no-cache"
    }


def crawl(browser: Browser, site: BuiltSite, headers: Mapping[str, str]) -> tuple[list[str], int]:
    """Use every page under these headers; return what they forbade, and how many answers had them."""
    found, answered = [], []
    with (
        serve(
            site.folder, site.prefix, lambda path: {**headers, "Cache-Control": cache_control(path)}
        ) as root,
        faces.policed(browser) as page,
    ):
        page.on("response", lambda answer: answered.append(answer.headers.get("content-security-policy")))
        for name in PAGES:
            page.goto(address(root, name)[0])
            use_everything(page)
            page.keyboard.press("Control+k")
            page.locator("dialog[open] [role=combobox]").fill("LLVM")
            page.locator("dialog[open] [role=option]").first.wait_for()
            found += [f"{name}: {fault}" for fault in faces.violations(page)]
    assert set(answered) == {headers["Content-Security-Policy"]}
    return found, len(answered)


def test_a_crawl_with_the_headers_meets_no_violation(browser: Browser, site: BuiltSite) -> None:
    found, answers = crawl(browser, site, security_headers(policy_in(site.html("index.html"))))
    assert found == []
    assert answers > 2 * len(PAGES)


def test_a_header_that_forbids_what_pages_need_is_found(browser: Browser, site: BuiltSite) -> None:
    policy = policy_in(site.html("index.html"))
    wrong = security_headers(re.sub(r" 'sha256-[^']+'", "", policy))
    with serve(site.folder, site.prefix, lambda _path: wrong) as root, faces.policed(browser) as page:
        page.goto(root)
        assert [fault.split(" forbids ")[0] for fault in faces.violations(page)] == [
            "style-src-elem",
            "script-src-elem",
        ]
