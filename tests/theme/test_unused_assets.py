"""Which style sheets and scripts a page of the theme loads, by what stands on it."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_scholar.theme.unused_assets import leave_unused_assets

STYLES = ("pygments.css", "sphinx-design.min.css", "furo-extensions.css", "scholar-content.css")
CONTENT = {"scholar-content.css"}
CODE = {"scholar-content.css", "pygments.css", "furo-extensions.css"}
DESIGN = {"sphinx-design.min.css", "furo-extensions.css"}
SPHINX = {"doctools.js", "translations.js"}
OWN = {"scripts/furo.js", "cite.js"}


def loaded(body: str | None, *more: str) -> set[str]:
    """Return what a page with this body loads of all that Sphinx and the theme have for it."""
    scripts = [f"_static/{name}" for name in (*SPHINX, *OWN, "design-tabs.js", *more)]
    context: dict[str, Any] = {
        "body": body,
        "css_files": [f"_static/{name}" for name in STYLES],
        "script_files": scripts,
    }
    leave_unused_assets(context)
    return {path.removeprefix("_static/") for path in context["css_files"] + context["script_files"]}


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (None, set()),
        ("<p>A <em>word</em>, a table and a figure.</p>", set()),
        ('<table class="docutils">', CONTENT),
        ('<figure class="align-default">', CONTENT),
        ('<div class="admonition note">', CONTENT),
        ('<aside class="topic">', CONTENT),
        ('<ul class="simple contains-task-list">', CONTENT),
        ('<div class="topics">', set()),
        ('<div class="highlight-python notranslate"><div class="highlight">', CODE),
        ("<div class='highlight'>", CODE),
        ("<pre class=highlight>", CODE),
        ('<span class="highlighted">', set()),
        ('<code>class="highlight"</code> and sd-card', set()),
        ('<div class="sd-card sd-mb-3">', CONTENT | DESIGN),
        ('<div class="docutils sd-tab-set">', DESIGN | {"design-tabs.js"}),
    ],
)
def test_a_page_loads_what_stands_on_it(body: str | None, styles: set[str]) -> None:
    assert loaded(body) == OWN | styles


def test_read_the_docs_needs_a_style_for_what_it_adds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READTHEDOCS", "True")
    assert loaded("<p>Words.</p>") == OWN | {"furo-extensions.css"}


def test_scripts_of_sphinx_stay_beside_one_that_may_call_them() -> None:
    assert loaded("<p>Words.</p>", "copybutton.js") == OWN | SPHINX | {"copybutton.js"}
