"""Style sheets lose what only their authors need, and nothing that a browser reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_scholar.pages.stylesheets import compact
from tests.engine import build


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("", "\n"),
        ("a { color: red; }\n", "a{color:red}\n"),
        ("a,\n  b > c { margin: 0 1px ; padding : 0 }", "a,b > c{margin:0 1px;padding :0}\n"),
        ('/* it\'s */ a { color: red } /* "b" */', "a{color:red}\n"),
        ("a/**/b { color: red }", "a b{color:red}\n"),
        ("a :hover { width: calc(1px + 2px) }", "a :hover{width:calc(1px + 2px)}\n"),
        ("a::after { content: ' ; /* x */  ' }", "a::after{content:' ; /* x */  '}\n"),
        (r'a::after { content: "\"  ," attr(href) }', r'a::after{content:"\"  ," attr(href)}' + "\n"),
        ("a { background: url(data:,a;  b) }", "a{background:url(data:,a;  b)}\n"),
        ("@media (width > 4em) { a { --x: ; } }", "@media (width > 4em){a{--x:}}\n"),
    ],
)
def test_only_what_means_nothing_goes(written: str, left: str) -> None:
    assert compact(written) == left
    assert compact(left) == left


def test_own_style_sheets_go_out_short_and_those_of_a_theme_as_they_are(tmp_path: Path) -> None:
    source = tmp_path / "site"
    css = "/* Mine */\na { color: red; }\n"
    built = build(
        source,
        {"index.md": "# Ada\n", "_static/deep/own.css": css},
        html_static_path=["_static"],
        html_css_files=["deep/own.css"],
    )
    assert built.text("_static/deep/own.css") == "a{color:red}\n"
    assert "/*" not in built.text("_static/scholar.css")
    assert "/*" in built.text("_static/basic.css")
    assert (source / "_static/deep/own.css").read_text(encoding="utf-8") == css
