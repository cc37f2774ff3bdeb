"""The manual builds without a warning, says what the code says, and reads well on a repository host too."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from playwright.sync_api import Browser

from sphinx_scholar.records.networks import NETWORKS
from tests.engine import ROOT
from tests.site import gates
from tests.site.sites import BuiltSite, build
from tools import directive_reference, gallery, kind_reference, setting_reference

DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))


@pytest.fixture(scope="module")
def manual(builds_folder: Path) -> BuiltSite:
    """The manual as ``make manual`` builds it."""
    return build(builds_folder / "manual", builder="html", base_url="", root=DOCS)


def test_every_page_is_in_the_manual(manual: BuiltSite) -> None:
    built = {Path(page).stem for page in manual.pages}
    assert built == {Path(page).stem for page in PAGES} | {"search", "404"}


def test_the_manual_holds_how_to_carry_the_engine_on(manual: BuiltSite) -> None:
    headings = [heading.get_text() for heading in manual.soup("engine.html").select("h2")]
    written = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert headings == re.findall(r"^## (.+)$", written, re.MULTILINE)


def test_a_heading_has_the_anchor_that_a_repository_host_gives_it(manual: BuiltSite) -> None:
    """MyST makes anchors of headings as GitHub does, so that one link is right in both places."""
    assert manual.soup("kinds.html").select_one("#of-the-sites-own")


@pytest.mark.parametrize("page", ["index.html", "directives.html", "gallery.html"])
def test_a_page_of_the_manual_passes_the_gates(
    browser: Browser, manual: BuiltSite, served: Callable[..., str], page: str
) -> None:
    faults = []
    for scheme, width in zip(gates.SCHEMES, gates.WIDTHS, strict=True):
        with gates.visit(browser, served(manual.folder) + page, width=width, scheme=scheme) as visited:
            faults += gates.accessibility_faults(visited.page) + gates.sideways_faults(visited.page)
            faults += gates.console_faults(visited) + gates.third_party_faults(visited)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{page}" for page in PAGES)])
def test_links_of_a_page_lead_to_files_of_the_repository(page: str) -> None:
    path = ROOT / page
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]
    assert [target for target in targets if not (path.parent / target).is_file()] == []


# --- what is made from the code ---


@pytest.mark.parametrize("reference", [setting_reference, directive_reference, kind_reference])
def test_a_reference_is_what_the_code_says(reference: ModuleType) -> None:
    written = reference.REFERENCE.read_text(encoding="utf-8")
    assert written == reference.render_reference(), "run: make docs"


def test_every_option_says_what_it_takes() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", directive_reference.render_reference(), re.MULTILINE)
    assert {"select", "office-hours", "as-of", "show"} <= {option for option, _taken in rows}
    assert [option for option, taken in rows if not taken.endswith(".")] == []
    assert not set(NETWORKS) & {option for option, _taken in rows}


def test_every_choice_of_a_setting_is_named() -> None:
    assert "`json-ld`, `item-list`" in setting_reference.render_reference()


# --- pictures ---


def test_the_gallery_shows_the_pictures_of_its_table() -> None:
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.render_page(), "run: python -m tools.gallery"
    kept = {f"gallery/{path.name}" for path in gallery.GALLERY.iterdir()}
    assert kept == set(gallery.pictures())


def test_pictures_are_light_and_of_the_windows_that_they_name() -> None:
    assert sum(path.stat().st_size for path in gallery.GALLERY.iterdir()) <= gallery.MOST_BYTES
    for shot in gallery.SHOTS:
        with Image.open(DOCS / shot.file) as picture:
            assert picture.size == gallery.SIZES[shot.size], shot.file
