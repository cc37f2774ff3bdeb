"""What a policy would block is named with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_scholar.rendering.raw_html import Inline, Load, read_html
from sphinx_scholar.theme.blocked_content import is_foreign
from tests.engine import build

HOST = "https://a.example"
ALLOW = f"set scholar_allow = [{HOST!r}] in conf.py to allow that host"
FILES = "write scripts into a file of html_js_files, and styles into one of html_css_files"


def blocked(place: str, what: str, hint: str) -> str:
    policy = "is blocked by the site's policy;"
    return f"{place}: WARNING: {what} {policy} {hint} [scholar.blocked_content]"


@pytest.mark.parametrize(
    ("content", "place", "what", "hint"),
    [
        ("![badge](https://a.example/b.svg)", "page.md:3", f"the picture {HOST}/b.svg", ALLOW),
        ("Text\nwith ![badge](https://a.example/b.svg)", "page.md:3", f"the picture {HOST}/b.svg", ALLOW),
        (f'<p>\n<img src="{HOST}/b.png" alt="">\n</p>', "page.md:4", f"the picture {HOST}/b.png", ALLOW),
        (
            f'Seen in <img srcset="_static/plus.png, {HOST}/c.png 2x">',
            "page.md:3",
            f"the picture {HOST}/c.png",
            ALLOW,
        ),
        ('<iframe src="//a.example/1"></iframe>', "page.md:3", "the frame //a.example/1", ALLOW),
        (f'<form action="{HOST}/send"></form>', "page.md:3", f"the form {HOST}/send", ALLOW),
        (f'<script src="{HOST}/a.js"></script>', "page.md:3", f"the script {HOST}/a.js", ALLOW),
        (
            f'<link rel="stylesheet" href="{HOST}/a.css">',
            "page.md:3",
            f"the style sheet {HOST}/a.css",
            ALLOW,
        ),
        (
            '<img src="http://a.example/b.png">',
            "page.md:3",
            "the picture http://a.example/b.png",
            f"write https://, and set scholar_allow = [{HOST!r}] in conf.py",
        ),
        (
            f'<object data="{HOST}/a.pdf"></object>',
            "page.md:3",
            f"the object {HOST}/a.pdf",
            "use a frame, or a file of the site",
        ),
        ("<div>\n<script>go()</script>\n</div>", "page.md:4", "a script on a page", FILES),
        ("<style>a { color: red }</style>", "page.md:3", "a style element on a page", FILES),
        ('<b onclick="go()">x</b>', "page.md:3", "the handler 'onclick' on a page", FILES),
        ('<a href="javascript:go()">x</a>', "page.md:3", "the script in 'href' on a page", FILES),
    ],
)
def test_what_a_page_may_not_load_or_run_is_named(
    tmp_path: Path, content: str, place: str, what: str, hint: str
) -> None:
    files = {"index.md": "# Ada\n", "page.md": f"# Page\n\n{content}\n"}
    build(tmp_path / "site", files, html_theme="scholar", warnings=[blocked(place, what, hint)])


@pytest.mark.parametrize(
    ("content", "conf"),
    [
        ('<img src="_static/plus.png" alt=""> <a href="https://a.example">x</a>', {}),
        ('<p style="width: 30%">x</p><link rel="me" href="https://a.example/@ada">', {}),
        ('<script type="application/ld+json">{}</script>', {}),
        ('<img src="data:image/png;base64,AAAA" alt="">', {}),
        ('<iframe src="https://a.example/1" title="x"></iframe>', {"scholar_allow": ["https://a.example"]}),
        ("![b](https://i.a.example/1.png)", {"scholar_allow": ["https://*.a.example"]}),
        ('<iframe src="https://a.example/1"></iframe><b onclick="go()">x</b>', {"html_theme": "furo"}),
    ],
)
def test_what_a_page_may_load_is_not(tmp_path: Path, content: str, conf: dict[str, Any]) -> None:
    files = {"index.md": "# Ada\n", "page.md": f"# Page\n\n{content}\n"}
    build(tmp_path / "site", files, **({"html_theme": "scholar"} | conf))


def test_scripts_and_styles_of_the_settings_are_named_by_their_lines(tmp_path: Path) -> None:
    conf = f"""\
        extensions = ["myst_parser", "sphinx_scholar"]
        html_theme = "scholar"
        html_css_files = ["{HOST}/a.css"]
        html_js_files = [
            ("{HOST}/a.js", {{"defer": "defer"}}),
            (None, {{"body": "go()"}}),
        ]
        """
    inline = (
        "conf.py:1: WARNING: a script of html_js_files is blocked by the site's policy; write it into a file"
    )
    build(
        tmp_path / "site",
        {"conf.py": conf, "index.md": "# Ada\n"},
        warnings=[
            blocked("conf.py:5", f"the script {HOST}/a.js", ALLOW),
            f"{inline} [scholar.blocked_content]",
            blocked("conf.py:3", f"the style sheet {HOST}/a.css", ALLOW),
        ],
    )


@pytest.mark.parametrize(
    ("url", "allowed", "foreign"),
    [
        ("https://a.example/x", [], True),
        ("//a.example/x", ["https://a.example"], False),
        ("https://A.example/x", ["https://a.example"], False),
        ("https://b.a.example/x", ["https://a.example"], True),
        ("https://b.a.example/x", ["https://*.a.example"], False),
        ("https://a.example/x", ["https://*.a.example"], True),
        ("https://nota.example/x", ["https://*.a.example"], True),
        ("https://a.example:8443/x", ["https://a.example"], True),
        ("https://a.example:8443/x", ["https://a.example:8443"], False),
        ("_static/a.png", [], False),
        ("mailto:ada@example.org", [], False),
    ],
)
def test_an_allowed_host_is_that_host_alone(url: str, allowed: list[str], foreign: bool) -> None:
    assert is_foreign(url, allowed) == foreign


def test_html_is_read_with_its_lines() -> None:
    assert read_html('<p>\n<img src=a.png>\n<video poster="b.png" src=c.mp4 onplay=x></video>') == [
        Load(element="img", url="a.png", line=1),
        Load(element="video", url="c.mp4", line=2),
        Load(element="video", url="b.png", line=2),
        Inline(what="the handler 'onplay'", line=2),
    ]
