"""What the site mends in Furo's templates is still there to be mended.

The templates of the site name pieces of Furo's own. When an upgrade of Furo changes such a
piece, a replacement would silently do nothing: these tests name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import furo
import pytest
from jinja2 import Environment, nodes

from tests.site.sites import ROOT, BuiltSite

FURO = Path(furo.__file__).parent / "theme" / "furo"
TEMPLATES = sorted((ROOT / "_templates").glob("*.html"))


def parsed(path: Path) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))


def replaced_in(template: nodes.Template) -> Iterator[tuple[str, bool]]:
    """Yield what a template looks for in Furo's output, and whether it stays as part of what is put there."""
    for node in template.find_all(nodes.Filter):
        if node.name == "replace":
            looked_for, put_there = node.args
            yield looked_for.as_const(), isinstance(put_there, nodes.Name)


def in_furo(text: str) -> list[str]:
    """Return the templates of Furo that hold a text."""
    return [path.name for path in FURO.rglob("*.html") if text in path.read_text(encoding="utf-8")]


REPLACED = [(path.name, *found) for path in TEMPLATES for found in replaced_in(parsed(path))]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, text, _stays in REPLACED])
def test_what_is_replaced_stands_in_furos_template(name: str, text: str) -> None:
    assert in_furo(text) == [name]


def test_the_replacements_are_all_seen() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert len(REPLACED) == source.count("| replace(") > 2


def test_nothing_that_is_replaced_is_left_on_a_page(site: BuiltSite) -> None:
    for _name, text, stays in REPLACED:
        left = [page for page in site.pages if text in site.html(page)]
        assert left == (site.pages if stays else []), text


def test_the_replacements_reach_each_page(site: BuiltSite) -> None:
    for page in site.pages:
        soup = site.soup(page)
        assert {drawer.get("aria-label") for drawer in soup.select("nav[popover]")} == {
            "Site",
            "On this page",
        }, page
        assert not soup.select("aside, input[type=checkbox]"), page
        assert soup.select_one(".header-right > a.header-search[href][aria-label] + .theme-toggle-header"), (
            page
        )
        assert soup.select_one("footer .right-details > .foot > a[href^='mailto:']"), page


def test_the_script_and_the_style_that_the_policy_allows_are_furos() -> None:
    base = (FURO / "base.html").read_text(encoding="utf-8")
    assert base.count("<script>") == base.count("</script>") == 1
    colors = (FURO / "partials/_head_css_variables.html").read_text(encoding="utf-8")
    assert colors.count("<style>") == colors.count("</style>") == 1


def test_a_piece_that_furo_has_not_is_missed() -> None:
    assert in_furo('<aside class="sidebar-drawer-of-another-version">') == []
