"""Every page is light; home and the list of papers weigh what their limits allow, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import gates, weighing
from tests.site.sites import BuiltSite
from tests.site.test_browser import PAGES
from tests.site.weighing import weighed
from tools.audit_table import served

LIMITED = ("index.html", "publications/index.html")
"""The pages that have a limit of bytes and requests."""


@pytest.fixture(scope="module")
def root(site: BuiltSite) -> Iterator[str]:
    """The address of the site as a host gives it out."""
    with served(site.folder, compressed=True) as address:
        yield address


@pytest.mark.parametrize("page", [page for page in PAGES if page != "404.html"])
def test_the_page_is_light_loads_what_it_uses_and_stands_still(
    browser: Browser, root: str, page: str
) -> None:
    faults = []
    for width, height in gates.WIDTHS.items():
        with weighed(browser, root + page, width=width, height=height) as visit:
            assert {"document", "stylesheet", "script"} <= {load.kind for load in visit.loads}
            for gate in weighing.GATES if page in LIMITED else weighing.GATES[1:]:
                faults += [f"{width} px: {fault}" for fault in gate(visit)]
    assert not faults, "\n".join(faults)


def test_what_has_a_limit_is_a_page() -> None:
    assert set(LIMITED) < set(PAGES)


def test_the_header_is_not_seen_until_all_of_it_is_there(browser: Browser, root: str) -> None:
    with weighed(browser, f"{root}experience/index.html", width=360) as visit:
        expect(visit.page.locator(".header-search")).to_be_visible()
        _load_until(visit.page, '<div class="theme-toggle-container')
        expect(visit.page.locator(".header-search")).to_be_hidden()


@pytest.mark.parametrize(("page", "width"), [("cv.html", 1440), ("cv.html", 768), ("index.html", 1440)])
def test_the_text_has_its_place_before_what_follows_is_there(
    browser: Browser, root: str, page: str, width: int
) -> None:
    with weighed(browser, f"{root}{page}", width=width) as visit:
        title = visit.page.locator("h1")
        place = title.bounding_box()
        _load_until(visit.page, "</article>")
        assert title.bounding_box() == place


def _load_until(page: Page, mark: str) -> None:
    """Load a page again, and no more of it than what stands before this mark."""
    whole = page.content()
    begun = whole[: whole.index(mark)]
    page.route(page.url, lambda route: route.fulfill(body=begun, content_type="text/html"))
    page.reload()


# -- each gate stops the page that is broken in its one way ------------------------------------------

SOUND = """<!doctype html>
<html lang="en"><title>A page</title><link rel="icon" href="data:,">%s<h1>A page</h1>%s"""
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


@pytest.fixture
def faults(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    """A function that writes a page and the files beside it, opens it, and returns its faults."""
    with served(tmp_path, compressed=True) as address:

        def look(head: str = "", body: str = "", files: dict[str, str] | None = None) -> list[str]:
            (tmp_path / "page.html").write_text(SOUND % (head, body), encoding="utf-8")
            for name, text in (files or {}).items():
                (tmp_path / name).write_text(text, encoding="utf-8")
            with weighed(browser, f"{address}page.html") as visit:
                found = [fault for gate in weighing.GATES for fault in gate(visit)]
                return [fault.replace(address, "/") for fault in found]

        yield look


def test_a_sound_page_passes(faults: Callable[..., list[str]]) -> None:
    head = '<link rel="stylesheet" href="a.css"><script src="a.js"></script>'
    body = '<img src="a.svg" alt="" width="9" height="9" loading="lazy">'
    files = {"a.css": "h1 { color: red }", "a.js": "0", "a.svg": PICTURE}
    assert faults(head, body, files) == []


def test_a_heavy_page_is_found(faults: Callable[..., list[str]]) -> None:
    # Numbers in this order do not compress to a tenth.
    heavy = "//" + " ".join(str(number**3) for number in range(9000))
    (fault,) = faults('<script src="heavy.js"></script>', "", {"heavy.js": heavy})
    assert "bytes are more than 22000: /page.html" in fault


def test_what_is_heavy_only_before_it_is_compressed_passes(faults: Callable[..., list[str]]) -> None:
    assert faults("", "<p>word</p>" * 9000) == []


def test_a_page_of_many_requests_is_found(faults: Callable[..., list[str]]) -> None:
    scripts = "".join(f'<script src="{number}.js"></script>' for number in range(9))
    (fault,) = faults(scripts, "", {f"{number}.js": "0" for number in range(9)})
    assert fault.startswith("10 requests are more than 9: ")


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        (
            "<style>@font-face { font-family: x; src: url(x.woff2) } h1 { font-family: x }</style>",
            "",
            ["the font /x.woff2 is loaded"],
        ),
        ("", '<img src="a.svg" alt="" height="9" loading="lazy">', ["no width: /a.svg"]),
        ("", '<img src="a.svg" alt="" width="9" loading="lazy">', ["no height: /a.svg"]),
        ("", '<img src="a.svg" alt="" width="9" height="9">', ["not lazy: /a.svg"]),
        ('<link rel="stylesheet" href="b.css">', "", ["nothing on the page uses /b.css"]),
    ],
)
def test_what_a_page_loads_in_vain_is_found(
    faults: Callable[..., list[str]], head: str, body: str, found: list[str]
) -> None:
    files = {
        "a.svg": PICTURE,
        "b.css": ":root, body { color: red } @media print { .gone:hover { margin: 0 } }",
    }
    assert faults(head, body, files) == found


def test_a_page_that_moves_is_found(faults: Callable[..., list[str]]) -> None:
    script = (
        "const grow = () => late.style.height = '300px'; requestAnimationFrame(() => setTimeout(grow, 200))"
    )
    (fault,) = faults("", f"<div id=late></div><p>Words that move.</p><script>{script}</script>")
    assert fault.startswith("the layout shifts by 0.")
