"""One look at each page of a site: what is planted is found, on its page alone, and reviews hold."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import axe_playwright_python
import pytest

from tools import audit_browser, audit_glance
from tools.audit_table import AbsentError, Cell

PAGE = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><main><h1>A page</h1>{}</main></html>"""

FRAME = '<iframe src="https://videos.example/1" title="A film"></iframe>'

REVIEWS = """
[[reviewed]]
message = "axe frame-tested"
element = "<iframe "
reason = "It is another host's."

[[reviewed]]
message = "Trailing slash"
element = "<link "
reason = "It is the Nu checker's, and no stale one here."
"""

PLANTED = {
    "axe image-alt": '<img src="data:," width="9" height="9">',
    "axe empty-heading": "<h2></h2>",
    "axe landmark-no-duplicate-main": "</main><main><p>A second main part</p>",
    "the page scrolls sideways: it is 999 px wide": '<p style="width: 991px">Wide</p>',
    "console: Not well": "<script>console.warn('Not well')</script>",
    "console: uncaught: Broken": "<script>throw new Error('Broken')</script>",
    "console: Failed to load resource": '<script src="gone.js"></script>',
}
"""What each fault is called, and what brings it into a page."""


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Cell]]:
    folder = tmp_path_factory.mktemp("glance")
    (folder / "reviews.toml").write_text(REVIEWS, encoding="utf-8")

    def look(parts: list[str]) -> dict[str, Cell]:
        pages = [f"{place}.html" for place, _ in enumerate(parts)]
        for page, part in zip(pages, parts, strict=True):
            (folder / page).write_text(PAGE.format(part), encoding="utf-8")
        measure = audit_glance.measure_glance
        # In a thread of its own: the browser of other tests holds the loop of this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(measure, folder, pages, reviewed=folder / "reviews.toml").result()

    return look


def test_each_planted_fault_is_found_on_its_page_alone(
    look: Callable[..., dict[str, Cell]], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    monkeypatch.setattr(audit_browser, "AXE", script)
    cells = look([*PLANTED.values(), "<p>Sound</p>", FRAME])
    for (name, _), cell in zip(PLANTED.items(), cells.values(), strict=False):
        assert any(name in fault for fault in cell.faults), (name, cell)
    texts = [cell.text for cell in cells.values()][len(PLANTED) :]
    assert texts == ["0 errors, 0 warnings", "0 errors, 0 warnings, 1 reviewed"]


def test_without_axe_the_look_is_absent(
    look: Callable[..., dict[str, Cell]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(audit_browser, "AXE", tmp_path / "gone.js")
    with pytest.raises(AbsentError, match="axe-core is not installed"):
        look(["<p>Sound</p>"])
