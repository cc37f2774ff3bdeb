"""Each gate lets a sound page pass, and stops the page that is broken in its one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import gates
from tests.site.browsing import borrow_page
from tests.site.sites import serve

SOUND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>p { color: #222; background: #fff }</style>%s</head>
<body><main><h1>A page</h1><p>Some words.</p>%s</main></body></html>
"""
"""A page in order, with room in its head and at the end of its main part."""


NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (File not found)"
"""What Chromium says of a file that is not there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for broken pages."""
    return tmp_path_factory.mktemp("broken")


@pytest.fixture(scope="module")
def opened(browser: Browser, folder: Path) -> Iterator[Callable[..., list[str]]]:
    """A function that opens a page made of a head and a body, and returns what a gate says of it."""
    with serve(folder) as root:

        def look(
            gate: Callable[[gates.Visit], list[str]], body: str, head: str = "", *, scripts: bool = True
        ) -> list[str]:
            (folder / "page.html").write_text(SOUND % (head, body), encoding="utf-8")
            with gates.visit(browser, f"{root}page.html", width=360, scripts=scripts) as visited:
                visited.page.wait_for_timeout(50)
                return gate(visited)

        yield look


def accessibility(visited: gates.Visit) -> list[str]:
    return [fault.split()[1] for fault in gates.accessibility_faults(visited.page)]


def sideways(visited: gates.Visit) -> list[str]:
    return gates.sideways_faults(visited.page)


def unreadable(visited: gates.Visit) -> list[str]:
    return gates.unreadable_faults(visited.page)


Look = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("body", "head", "rules"),
    [
        ("", "", []),
        ('<img src="data:,">', "", ["image-alt"]),
        ('<p style="color: #999">Pale words.</p>', "", ["color-contrast"]),
        ('<p style="background: linear-gradient(red, blue)">Words.</p>', "", ["color-contrast"]),
        (
            '<p style="color: #999; width: 9em">Pale words <mark style="all: unset">around</mark> it.</p>',
            "",
            ["color-contrast"] * 2,
        ),
        ("<h3>Too deep</h3>", "", ["heading-order"]),
        ("<h1>Another</h1><nav>x</nav><nav>y</nav>", "", ["landmark-unique"]),
        ('<a href="#a"></a>', "", ["link-name"]),
        ("<ul><p>No item</p></ul>", "", ["list"]),
        (
            '<a href="#a">one</a><a href="#b">two</a>',
            "<style>a { display: block; height: 12px; overflow: hidden }</style>",
            ["target-size", "target-size"],
        ),
        (
            '<pre style="overflow: auto; height: 9px">One\nTwo\nThree</pre>',
            "",
            ["scrollable-region-focusable"],
        ),
        ('<svg role="img" width="9" height="9"></svg>', "", ["svg-img-alt"]),
    ],
)
def test_a_page_that_shuts_somebody_out_is_found(
    opened: Look, body: str, head: str, rules: list[str]
) -> None:
    assert opened(accessibility, body, head) == rules


def test_a_page_without_a_first_heading_is_found(browser: Browser, folder: Path) -> None:
    page = SOUND.replace("<h1>A page</h1>", "").replace('lang="en"', "") % ("", "")
    (folder / "bare.html").write_text(page, encoding="utf-8")
    with serve(folder) as root, gates.visit(browser, f"{root}bare.html") as visited:
        assert accessibility(visited) == ["html-has-lang", "page-has-heading-one"]


@pytest.mark.parametrize(
    ("body", "head", "found"),
    [
        ("", "", []),
        ('<img alt="x" src="https://a.example/x.png">', "", ["asks for https://a.example/x.png"]),
        ("", '<link rel="stylesheet" href="//a.example/x.css">', ["asks for http://a.example/x.css"]),
        ("", '<style>@import "https://a.example/x.css";</style>', ["asks for https://a.example/x.css"]),
        (
            "<script>fetch('https://a.example/x').catch(() => 0)</script>",
            "",
            ["asks for https://a.example/x"],
        ),
        (
            "<script>navigator.sendBeacon('https://a.example/x')</script>",
            "",
            ["asks for https://a.example/x"],
        ),
    ],
)
def test_a_request_to_a_third_party_is_found(opened: Look, body: str, head: str, found: list[str]) -> None:
    assert opened(gates.third_party_faults, body, head) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("<script>console.log('x')</script>", ["console: log: x"]),
        ("<script>console.warn('x')</script>", ["console: warning: x"]),
        ("<script>throw new Error('x')</script>", ["console: uncaught: x"]),
        ("<script>Promise.reject(new Error('x'))</script>", ["console: uncaught: x"]),
        (
            '<img alt="x" src="gone.png">',
            [
                "console: 404: {root}gone.png",
                f"console: error: {NOT_FOUND}",
            ],
        ),
    ],
)
def test_a_message_in_the_console_is_found(opened: Look, body: str, found: list[str]) -> None:
    def console(visited: gates.Visit) -> list[str]:
        root = visited.page.url.removesuffix("page.html")
        return sorted(line.replace(root, "{root}") for line in gates.console_faults(visited))

    assert opened(console, body) == found


@pytest.mark.parametrize("status", [200, 404])
def test_a_page_that_is_not_there_speaks_only_where_it_is_not_meant(
    browser: Browser, folder: Path, status: int
) -> None:
    (folder / "404.html").write_text(SOUND % ("", ""), encoding="utf-8")
    with serve(folder) as root, gates.visit(browser, f"{root}gone", expected_status=status) as visited:
        assert visited.status == 404
        assert bool(gates.console_faults(visited)) == (status == 200)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ('<pre style="overflow-x: auto"><b>%s</b></pre>' % ("long" * 99), []),
        (
            '<p id="wide" style="width: 500px">x</p>',
            ["the page scrolls sideways by 148 px", "p#wide ends at 508 px of 360"],
        ),
        (
            '<div style="overflow-x: clip"><p id="cut" style="width: 500px">x</p></div>',
            ["p#cut ends at 508 px of 360"],
        ),
        (
            '<b id="far" style="position: absolute; left: 340px; width: 40px">x</b>',
            ["the page scrolls sideways by 20 px", "b#far ends at 380 px of 360"],
        ),
    ],
)
def test_a_page_that_scrolls_sideways_is_found(opened: Look, body: str, found: list[str]) -> None:
    assert opened(sideways, body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("<details><summary>More</summary>Words.</details>", []),
        ('<form action="x.html"><input name="q" aria-label="Search"><button>Go</button></form>', []),
        ("<p hidden>Words.</p>", ["cannot be read without scripts: Words."]),
        ('<p style="opacity: 0">Words.</p>', ["cannot be read without scripts: Words."]),
        ('<p style="visibility: hidden">Words.</p>', ["cannot be read without scripts: Words."]),
        ('<p style="font-size: 0">Words.</p>', ["cannot be read without scripts: Words."]),
        (
            '<button onclick="this.remove()">Show</button>',
            ['does nothing without scripts: <button onclick="this.remove()">Show</button>'],
        ),
        (
            '<input aria-label="Filter">',
            ['does nothing without scripts: <input aria-label="Filter">'],
        ),
    ],
)
def test_what_needs_scripts_to_be_read_is_found(opened: Look, body: str, found: list[str]) -> None:
    assert opened(unreadable, body, scripts=False) == found


def test_a_condition_is_waited_for_each_time(browser: Browser) -> None:
    with borrow_page(browser) as page:
        for _visit in range(2):
            page.evaluate("() => { window.ready = false; setTimeout(() => { window.ready = true }, 200) }")
            gates.wait_until(page, "window.ready")
            assert page.evaluate("window.ready")


def test_scripts_do_not_run_where_they_are_switched_off(opened: Look) -> None:
    body = "<p id=late></p><script>late.textContent = 'Words.'</script>"
    words: list[list[str]] = []

    def read(visited: gates.Visit) -> list[str]:
        words.append(visited.page.locator("#late").all_inner_texts())
        return []

    opened(read, body)
    opened(read, body, scripts=False)
    assert words == [["Words."], [""]]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("<p>a < b</p>", ["5:51: Expected tag name. Got something else instead"]),
        ("<p>&nosuch;</p>", ["5:51: Named entity expected. Got none."]),
        ("</section>", ["5:55: End tag (section) seen too early. Expected other end tag."]),
        ("<p><div>x</div></p>", ["5:64: Unexpected end tag (p). Ignored."]),
        ('<p class="a" class="b">x</p>', ["5:64: Dropped duplicate attribute on tag."]),
        ('<p id="a">x</p><p id="a">y</p>', ["the id 'a' is given 2 times"]),
        ('<label for="a">x</label>', ["for='a' names nothing"]),
        ('<p aria-labelledby="a b" id="a">x</p>', ["aria-labelledby='b' names nothing"]),
    ],
)
def test_markup_that_is_not_in_order_is_found(body: str, found: list[str]) -> None:
    assert gates.markup_faults(SOUND % ("", body)) == found


def test_a_page_without_a_doctype_is_found() -> None:
    assert gates.markup_faults("<html></html>") == ["1:6: Unexpected start tag (html). Expected DOCTYPE."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<a href="https://a.example/">x</a><link rel="canonical" href="https://a.example/">', []),
        ("<style>p { background: url(x.png) url('data:,') }</style>", []),
        ('<script src="https://a.example/x.js"></script>', ["script loads https://a.example/x.js"]),
        ('<link rel="stylesheet" href="//a.example/x.css">', ["link loads //a.example/x.css"]),
        ('<link rel="preconnect" href="https://a.example">', ["link loads https://a.example"]),
        ('<iframe src="https://a.example/"></iframe>', ["iframe loads https://a.example/"]),
        ('<form action="https://a.example/"></form>', ["form loads https://a.example/"]),
        ("@font-face { src: url('https://a.example/x.woff2') }", ["a style loads https://a.example/x.woff2"]),
        ("@import '//a.example/x.css';", ["a style loads //a.example/x.css"]),
    ],
)
def test_what_would_be_loaded_from_elsewhere_is_found(text: str, found: list[str]) -> None:
    assert gates.foreign_load_faults(text) == found
