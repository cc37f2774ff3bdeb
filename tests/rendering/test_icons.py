"""Small pictures beside links: each is drawn, within its frame, and a site's own comes first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from sphinx_scholar.rendering.icons import icon
from sphinx_scholar.rendering.outlines import OUTLINES
from tests.site.browsing import open_page

BOXES = """outlines => Object.fromEntries(Object.entries(outlines).map(([name, outline]) => {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", outline);
  document.querySelector("svg").append(path);
  const {x, y, width, height} = path.getBBox();
  return [name, [x, y, x + width, y + height]];
}))"""


def test_strokes_stay_within_their_frame(browser: Browser) -> None:
    with open_page(browser) as page:
        page.set_content('<svg viewBox="0 0 16 16"></svg>')
        boxes = page.evaluate(BOXES, dict(OUTLINES))
    assert len(boxes) > 40
    assert {name: box for name, box in boxes.items() if min(box) < 0.75 or max(box) > 15.25} == {}
    small = {name: box for name, box in boxes.items() if max(box[2] - box[0], box[3] - box[1]) < 11}
    assert small == {}


@pytest.mark.parametrize(
    ("kind", "shown", "outline"),
    [
        ("lab", "M2 2h12v12z", "M2 2h12v12z"),
        ("lab", "L", "M5 3m0 0v10h6"),
        ("github", "M2 2h12v12z", "M2 2h12v12z"),
        ("orcid", "M2 2h12v12z", "M2 2h12v12z"),
        ("orcid", "", OUTLINES["orcid"]),
    ],
)
def test_what_a_site_draws_comes_first(kind: str, shown: str, outline: str) -> None:
    assert f'd="{outline}"' in icon(kind, shown)


def test_what_nobody_has_drawn_has_no_picture() -> None:
    assert icon("telephone") == ""
