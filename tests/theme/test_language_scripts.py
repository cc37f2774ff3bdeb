"""Sphinx's script of a language runs under a policy."""

from __future__ import annotations

from pathlib import Path

import pytest
import sphinx
from playwright.sync_api import Browser

from sphinx_scholar.theme.language_scripts import mend_translations
from tests.engine import build
from tests.site import gates
from tests.site.browsing import open_page
from tests.site.sites import serve

CATALOGS = sorted((Path(sphinx.__file__).parent / "locale").glob("*/LC_MESSAGES/sphinx.js"))

COMPARE = """([theirs, ours]) => {
  const run = (script) => {
    const Documentation = {
      TRANSLATIONS: {},
      addTranslations: ({ messages, plural_expr, locale }) => {
        Object.assign(Documentation.TRANSLATIONS, messages);
        Documentation.PLURAL_EXPR = new Function("n", `return (${plural_expr})`);
        Documentation.LOCALE = locale;
      },
    };
    new Function("Documentation", script)(Documentation);
    const { TRANSLATIONS, PLURAL_EXPR, LOCALE } = Documentation;
    return JSON.stringify([TRANSLATIONS, LOCALE, [...Array(200).keys()].map((n) => Number(PLURAL_EXPR(n)))]);
  };
  return run(theirs) === run(ours);
}"""


def test_every_catalog_of_sphinx_says_the_same_without_evaluating(browser: Browser) -> None:
    with open_page(browser) as page:
        assert len(CATALOGS) > 40
        for path in CATALOGS:
            text = path.read_text(encoding="utf-8")
            mended = mend_translations(text)
            assert "addTranslations" not in mended, path.parts[-3]
            assert page.evaluate(COMPARE, [text, mended]), path.parts[-3]


@pytest.mark.parametrize("text", ["", "go();", 'Documentation.addTranslations({"plural_expr": "go()"});'])
def test_another_script_stays_as_it_is(text: str) -> None:
    assert mend_translations(text) == text


@pytest.mark.parametrize("language", ["de", "zh_CN"])
def test_pages_throw_nothing_in_the_language_of_the_site(
    tmp_path: Path, browser: Browser, language: str
) -> None:
    """A script of the site's own keeps those of Sphinx on its pages."""
    files = {"index.md": "# Ada\n", "_static/own.js": "document.body.lang = Documentation.LOCALE;\n"}
    conf = {"html_static_path": ["_static"], "html_js_files": ["own.js"]}
    site = build(tmp_path / "site", files, html_theme="scholar", language=language, **conf)
    with serve(site.out) as root:
        for page in ("index.html", "search.html?q=ada"):
            with gates.visit(browser, root + page) as visited:
                visited.page.wait_for_timeout(200)
                assert gates.console_faults(visited) == []
                assert visited.page.evaluate("typeof Documentation.PLURAL_EXPR(2)") == "number"
