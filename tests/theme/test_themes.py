"""Under every theme the engine's parts can be read, nothing breaks, and one dialog opens.

One small site, built once a theme and looked at in light and dark.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import engine
from tests.site import gates
from tests.site.sites import serve

THEMES = (
    "alabaster",
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "sphinx_rtd_theme",
    "shibuya",
    "piccolo_theme",
    "scholar",
)

FILES = {
    "index.md": """
        # Ada Lovelace

        :::{person}
        :position: Countess
        :affiliation: Somewhere
        :email: ada@example.org
        :::

        ## Publications

        :::{publications}
        :::

        ## Positions

        :::{position} Programs for an engine
        :kind: academic
        :role: Analyst
        :organization: Somewhere
        :group: A Lab
        :start: 1842
        :end: 1843

        - Wrote the first program.
        :::

        :::{positions}
        :style: compact
        :::

        :::{contact}
        :::

        ```{toctree}
        page
        ```
        """,
    "page.md": "# A page\n\nWords.\n\n```python\nprint(1)\n```\n",
    "papers.bib": """
        @inproceedings{engine2024,
          title = {Notes on the Engine}, author = {Lovelace, Ada and Babbage, Charles}, abbr = {CONF},
          booktitle = {Proceedings}, year = {2024}, doi = {10.1000/182}, award = {Best paper}
        }
        @unpublished{later2025,
          title = {Later}, author = {Lovelace, Ada}, pubstate = {submitted}, date = {2025}
        }
        """,
}

PALE_LINKS = "foreground color: #2980b9"
"""The color that sphinx_rtd_theme gives to every link, at 4.3:1."""

OF_THEMES = ("net::ERR_NAME_NOT_RESOLVED", "Got invalid theme mode: . Resetting to auto.")
"""What themes say without the engine too: of fonts from elsewhere, and of a first visit."""

PAGES = ("index.html", "page.html", "publications/engine2024.html", "search.html?q=engine")

OPEN_DIALOGS = """() => [...document.querySelectorAll("dialog, [role=dialog]")]
  .filter(dialog => dialog.open || (dialog.tagName !== "DIALOG" && dialog.checkVisibility())).length"""

SEARCH_FIELD = f"""() => document.activeElement.tagName === "INPUT" || ({OPEN_DIALOGS})()"""

BULLETS = """() => [...document.querySelectorAll(
    ":is(.scholar-publications, .scholar-ways, .scholar-timeline) > li")]
  .filter(item => getComputedStyle(item).listStyleType !== "none").length"""


def built(folder: Path, theme: str, files: dict[str, str] = FILES, **conf: object) -> engine.Built:
    """Build the site under a theme; warnings of the theme's own do not concern the engine."""
    site = engine.build(
        folder / "site",
        files,
        warnings=None,
        html_theme=theme,
        scholar_bibliography="papers.bib",
        scholar_filter_from=2,
        **conf,
    )
    assert [line for line in site.warnings if "[scholar." in line] == []
    return site


def contrast_faults(page: Page) -> list[str]:
    """Return the words of the engine's parts that axe finds too pale."""
    faults = gates.accessibility_faults(page)
    return [
        fault
        for fault in faults
        if fault.startswith("axe color-contrast") and "scholar" in fault and PALE_LINKS not in fault
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_the_engines_parts_work_under_the_theme(tmp_path: Path, browser: Browser, theme: str) -> None:
    site = built(tmp_path, theme)
    faults: list[str] = []
    with serve(site.out) as root:
        for name, scheme in [*((name, "light") for name in PAGES), ("index.html", "dark")]:
            with gates.visit(browser, root + name, scheme=scheme) as visited:
                page = visited.page
                found = [line for line in visited.console if re.match("uncaught|error", line)]
                found = [line for line in found if not any(own in line for own in OF_THEMES)]
                found += contrast_faults(page) if name == "index.html" else []
                found += [f"{page.evaluate(BULLETS)} bullets"] if page.evaluate(BULLETS) else []
                page.keyboard.press("Control+k")
                gates.wait_until(page, SEARCH_FIELD if name.startswith("search") else OPEN_DIALOGS)
                page.wait_for_timeout(150)
                dialogs = page.evaluate(OPEN_DIALOGS)
                # On their own search page some themes have the key lead to the field there.
                in_field = page.evaluate("document.activeElement.tagName") == "INPUT"
                if dialogs != 1 and not (name.startswith("search") and dialogs == 0 and in_field):
                    found.append(f"{dialogs} dialogs")
                faults += [f"{scheme} {name}: {fault}" for fault in found]
    assert faults == []
