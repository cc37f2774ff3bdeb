"""Widths that an author gives hold under the policy, and are the same without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.engine import build
from tests.site import gates
from tests.site.sites import serve

PAGE = """
    # Teaching

    ```{figure} poster.svg
    :alt: A poster
    :width: 30%

    The poster.
    ```

    ```{image} poster.svg
    :alt: A poster
    :width: 120px
    :class: small
    ```

    ```{list-table}
    :widths: 10 80 10

    * - A
      - B
      - C
    ```

    <p class="half" style="width: 50%">Half of the column.</p>

    $$\\frac{x}{y}$$
    """

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"/>\n'

WIDTHS = """() => {
  const width = (selector) => document.querySelector(selector).getBoundingClientRect().width;
  const column = width("article section");
  const cells = [...document.querySelectorAll("table td")];
  const [a, b, c] = cells.map((cell) => cell.getBoundingClientRect().width);
  return {
    figure: Math.round(100 * width("figure img") / column),
    small: Math.round(width("img.small")),
    half: Math.round(100 * width(".half") / column),
    middle: Math.round(b / a),
    sides: Math.round(c / a),
    formula: width("math") > 0,
  };
}"""


@pytest.mark.parametrize("on_read_the_docs", [False, True])
def test_widths_are_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, browser: Browser, on_read_the_docs: bool
) -> None:
    """Read the Docs' pages carry no policy."""
    monkeypatch.setenv("READTHEDOCS", str(on_read_the_docs))
    files = {"index.md": PAGE, "poster.svg": PICTURE}
    site = build(tmp_path / "site", files, html_theme="scholar")
    assert len(site.soup("index.html").select("meta[http-equiv]")) == (not on_read_the_docs)
    with serve(site.out) as root, gates.visit(browser, f"{root}index.html") as visited:
        measured = visited.page.evaluate(WIDTHS)
        assert gates.console_faults(visited) == []
    assert measured == {"figure": 30, "small": 120, "half": 50, "middle": 8, "sides": 1, "formula": True}
