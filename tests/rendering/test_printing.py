"""Templates print every value as Jinja's own environments do."""

from __future__ import annotations

from enum import StrEnum

import pytest
from jinja2 import Environment
from markupsafe import Markup

from sphinx_scholar.rendering import printing
from sphinx_scholar.rendering.printing import HtmlEnvironment, PageEnvironment, with_apostrophes


class Letter(StrEnum):
    """A string of a class of its own."""

    A = "<a>"


class Drawn:
    """Something that says itself what its HTML is."""

    def __html__(self) -> str:
        """Return its HTML."""
        return "<svg>"


VALUES = ("a & b", "<i>", '"it\'s"', Markup("<b>it's</b>"), Letter.A, Drawn(), 7, None, ["'", "<"])

SOURCES = (
    "{{ value }}",
    "{{ value }}{{ 'a' ~ value }}{{ '<' }}{{ value|string|safe }}",
    "{% set kept %}{{ value }}{% endset %}{{ kept }}",
    "{% macro shown(its) %}<p>{{ its }}{% endmacro %}{{ shown(value) }}",
    "{% autoescape false %}{{ value }}{% endautoescape %}",
    "{% autoescape value is string %}{{ value }}{% endautoescape %}",
    "{% filter upper %}{{ value }}{% endfilter %}",
)


@pytest.mark.parametrize("source", SOURCES)
def test_values_are_printed_as_jinja_prints_them(source: str) -> None:
    for environment, stock in (
        (HtmlEnvironment(autoescape=True), Environment(autoescape=True)),
        (
            PageEnvironment(autoescape=True, finalize=with_apostrophes),
            Environment(autoescape=True, finalize=with_apostrophes),
        ),
    ):
        for value in VALUES:
            template = environment.from_string(source)
            assert template.render(value=value) == stock.from_string(source).render(value=value)


def test_a_value_is_printed_by_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    template = HtmlEnvironment(autoescape=True).from_string("{{ value }}")
    monkeypatch.setattr(HtmlEnvironment, "printed", staticmethod(lambda value: f"[{value}]"))
    assert template.render(value="<") == "[<]"
    assert printing.as_html("<") == "&lt;"
