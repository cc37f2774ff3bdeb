"""Each gate of the other faces lets a sound page pass, and stops the page that is broken in its one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site import faces, gates
from tests.site.browsing import borrow_page
from tests.site.sites import serve

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'"
META = '<meta http-equiv="Content-Security-Policy" content="%s">'
PAGE = """<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">%s</head>
<body><h1>A page</h1>%s</body></html>"""


@pytest.mark.parametrize(
    ("head", "faults"),
    [
        (META % POLICY, []),
        (META % POLICY + "<style>p {}</style>", []),
        ("", ["there is no policy"]),
        (META % "", ["there is no policy"]),
        (META % "script-src 'self'", ["default-src is not 'none'", "base-uri is not 'none'"]),
        (META % f"{POLICY}; img-src *", ["img-src allows *"]),
        (
            META % POLICY.replace("style-src", "style-src 'unsafe-inline'"),
            ["style-src allows 'unsafe-inline'"],
        ),
        (
            META % POLICY.replace("style-src", "style-src 'unsafe-hashes'"),
            ["style-src allows 'unsafe-hashes'"],
        ),
        ("<style>p {}</style>" + META % POLICY, ["something is loaded before the policy is known"]),
        ("<script src=a.js></script>" + META % POLICY, ["something is loaded before the policy is known"]),
    ],
)
def test_a_loose_policy_is_found(head: str, faults: list[str]) -> None:
    assert faces.policy_faults(PAGE % (head, "")) == faults


Look = Callable[..., list[str]]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    """A function that opens a page made of a body and a head, and returns what a gate says of it."""
    with serve(tmp_path) as root:

        def opened(gate: Callable[[Page], list[str]], body: str, head: str = "") -> list[str]:
            (tmp_path / "page.html").write_text(PAGE % (head, body), encoding="utf-8")
            with borrow_page(browser, width=400, height=600) as page:
                page.goto(f"{root}page.html")
                return [fault.replace(root, "/") for fault in gate(page)]

        yield opened


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>Words.</p>", 0),
        ("<p style='color: red'>Words.</p>", 1),
        ("<script>0</script>", 1),
        ("<p onclick='0'>Words.</p>", 1),
        ("<img alt='' src='https://a.example/x.png'>", 1),
        ("<script src='page.html'></script>", 0),
    ],
)
def test_what_the_policy_forbids_is_found(browser: Browser, tmp_path: Path, body: str, count: int) -> None:
    (tmp_path / "page.html").write_text(PAGE % (META % POLICY, body), encoding="utf-8")
    with serve(tmp_path) as root, faces.policed(browser) as page:
        page.goto(f"{root}page.html")
        assert len(faces.violations(page)) == count


LINK = '<a href="#a">One</a>'


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (f"{LINK} <button>Two</button> <input aria-label='Three'>", []),
        (f"<style>a:focus {{outline: none}}</style>{LINK}", ["a One: has no outline"]),
        (
            f"<style>a:focus {{outline: 2px solid #eee}}</style>{LINK}",
            ["a One: its outline rgb(238, 238, 238) is pale on rgb(255, 255, 255)"],
        ),
        (f'<div style="position: absolute; left: -999px">{LINK}</div>', ["a One: is not on the screen"]),
        (
            f'<div style="position: fixed; inset: 0; background: #fff"></div>{LINK}',
            ["a One: lies under something else"],
        ),
        (
            f"{LINK}<button onkeydown='event.preventDefault()'>Two</button>",
            ["button Two: holds the focus"],
        ),
        (
            f"<button onkeydown='event.preventDefault()'>Two</button>{LINK}",
            [f"is not reached: {LINK}"],
        ),
        (
            f'{LINK}<details><summary tabindex="-1">More</summary></details><b tabindex="0">Two</b>',
            [],
        ),
        (
            '<form onfocusin="three.focus()"><button>Two</button><button id="three">Three</button></form>',
            ["is not reached: <button>Two</button>"],
        ),
    ],
)
def test_a_page_that_loses_the_keyboard_is_found(look: Look, body: str, faults: list[str]) -> None:
    assert look(faces.focus_faults, body) == faults


FIELD = """<style>
.row {border-bottom: 2px solid #eee} .row:has(:focus) {border-color: %s} input {outline: 0}
</style><dialog open><div class="row"><input role="combobox" autofocus></div>%s</dialog>"""


@pytest.mark.parametrize(
    ("color", "inside", "faults"),
    [
        ("#06c", LINK, []),
        ("#eee", LINK, ["input : its outline rgb(238, 238, 238) is pale on rgb(255, 255, 255)"]),
        ("#06c", '<button style="outline: none">Two</button>', ["button Two: has no outline"]),
        (
            "#06c",
            f'<b onfocusin="out.focus()">{LINK}</b>',
            [f"is not reached: {LINK}"],
        ),
    ],
)
def test_what_is_open_and_loses_the_keyboard_is_found(
    look: Look, color: str, inside: str, faults: list[str]
) -> None:
    body = (
        f'<button id="out">Out</button>{FIELD % (color, inside)}<button style="outline: none">After</button>'
    )
    assert look(lambda page: faces.focus_faults(page, within="dialog"), body) == faults


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (f"{LINK}<label>Name <input></label><style>label:hover {{opacity: .9}}</style>", []),
        ('<b style="cursor: pointer">Go</b>', ['only for a pointer: <b style="cursor: pointer">Go</b>']),
        (
            f'<div aria-hidden="true">{LINK}</div>',
            [f"hidden from the tree: {LINK}"],
        ),
        (
            '<label for="a">Menu</label><input type="checkbox" id="a" style="display: none">',
            ['a label of nothing that is seen: <label for="a">Menu</label>'],
        ),
        (
            "<style>i {visibility: hidden} h2:hover > i {visibility: visible}</style><h2>Two<i>#</i></h2>",
            ["shown only under a pointer: <i>#</i>"],
        ),
    ],
)
def test_what_only_eyes_and_a_pointer_can_use_is_found(look: Look, body: str, faults: list[str]) -> None:
    assert look(faces.hidden_use_faults, body) == faults


@pytest.mark.parametrize(
    ("style", "faults"),
    [
        ("p {color: red}", []),
        ("@media (prefers-reduced-motion: no-preference) {p {transition: color 1s}}", []),
        ("p {transition: color 1s}", ["p moves"]),
        ("@keyframes x {to {color: red}} p {animation: x 1s}", ["p is animated"]),
        ("html {scroll-behavior: smooth}", ["html scrolls smoothly"]),
    ],
)
def test_what_moves_against_the_visitors_wish_is_found(look: Look, style: str, faults: list[str]) -> None:
    assert look(faces.motion_faults, "<p>Words.</p>", f"<style>{style}</style>") == faults


MASK = "b::before {content: ''; mask-image: linear-gradient(red, red); background: %s}"


@pytest.mark.parametrize(
    ("body", "style", "count"),
    [
        ("<p>Words.</p>", "", 0),
        ("<b>Words.</b>", MASK % "CanvasText", 0),
        ("<b>Words.</b>", MASK % "red", 2),
        ('<svg><path d="M0 0h9v9z" fill="currentColor"/></svg>', "", 0),
        ('<svg><path d="M0 0h9v9z" fill="none"/></svg>', "svg {fill: none}", 0),
        ('<svg><path d="M0 0h9v9z"/></svg>', "path {fill: Canvas}", 2),
        ('<svg><symbol id="a"></symbol><use href="#a"/></svg>', "use {color: red}", 0),
        ('<svg><symbol id="a"></symbol><use href="#a"/></svg>', "use {color: Canvas}", 2),
        (
            '<p style="background: #000">A <b>word.</b></p>',
            "p, b {forced-color-adjust: none; color: #000}",
            4,
        ),
        ("<p>Words.</p>", "p {forced-color-adjust: none; color: red; background: red}", 2),
    ],
)
def test_what_forced_colors_hide_is_found(look: Look, body: str, style: str, count: int) -> None:
    assert len(look(faces.forced_color_faults, body, f"<style>{style}</style>")) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>Words.</p>", 0),
        ('<p style="overflow: hidden; height: 1.2em; line-height: 1.2em">Words.</p>', 1),
        ('<p style="overflow: hidden; white-space: nowrap; width: 9ch">Some words</p>', 1),
    ],
)
def test_what_is_cut_when_text_is_spaced_out_is_found(look: Look, body: str, count: int) -> None:
    assert len(look(faces.spacing_faults, body)) == count


def test_the_gates_of_width_see_an_enlarged_page(look: Look) -> None:
    assert look(gates.sideways_faults, '<p style="width: 500px">Words.</p>')
