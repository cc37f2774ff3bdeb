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


def replaced_in(template: nodes.Template) -> Iterator[str]:
    """Yield the strings that a template looks for in Furo's output."""
    for node in template.find_all(nodes.Filter):
        if node.name == "replace":
            yield node.args[0].as_const()


def attributes_in(template: nodes.Template) -> Iterator[str]:
    """Yield the style attributes of Furo that a template allows."""
    for keyword in template.find_all(nodes.Keyword):
        if keyword.key == "attributes":
            yield from keyword.value.as_const()


def in_furo(text: str) -> list[str]:
    """Return the templates of Furo that hold a text."""
    return [path.name for path in FURO.rglob("*.html") if text in path.read_text(encoding="utf-8")]


REPLACED = [(path.name, text) for path in TEMPLATES for text in replaced_in(parsed(path))]


@pytest.mark.parametrize(("name", "text"), REPLACED)
def test_what_is_replaced_stands_in_furos_template(name: str, text: str) -> None:
    assert in_furo(text) == [name]


def test_the_replacements_are_all_seen() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert len(REPLACED) == source.count("| replace(") > 2


@pytest.mark.parametrize(
    ("name", "text"), [(path.name, text) for path in TEMPLATES for text in attributes_in(parsed(path))]
)
def test_the_style_attributes_that_are_allowed_are_furos(name: str, text: str) -> None:
    assert in_furo(f'style="{text}"')


def test_the_replacements_reach_each_page(site: BuiltSite) -> None:
    for page in site.pages:
        soup = site.soup(page)
        assert [aside.get("aria-label") for aside in soup.select("aside")] == [
            "Navigation",
            "On this page",
        ], page
        assert soup.select_one(".header-right > a.header-search[href][aria-label] + .theme-toggle-header"), (
            page
        )


def test_a_piece_that_furo_has_not_is_missed() -> None:
    assert in_furo('<aside class="sidebar-drawer-of-another-version">') == []
