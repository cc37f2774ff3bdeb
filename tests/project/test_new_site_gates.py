"""A site that `new` has just made, with nothing written into it, passes the gates of the real site."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cli.commands import run
from tests.site import gates, weighing
from tests.site.sites import BuiltSite
from tools.audit_table import served as served_compressed

PAGES = (
    "index.html",
    "publications/index.html",
    "research.html",
    "experience.html",
    "cv.html",
    "contact.html",
    "search.html",
    "404.html",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that was made, built and checked by the command; its times are printed."""
    folder = tmp_path_factory.mktemp("made")
    answers = ["--yes", "--name", "Ada Lovelace", "--email", "ada@example.org", "--position", "Countess"]
    for words in (["new", "me", *answers], ["build", "me"], ["check", "me"]):
        started = time.perf_counter()
        said = run(*words, cwd=folder)
        sys.stdout.write(f"{words[0]}: {time.perf_counter() - started:.1f} s\n")
        assert "WARNING" not in said
    assert "0 faults" in said
    return folder / "me"


@pytest.fixture(scope="module")
def site(made: Path) -> BuiltSite:
    """What was built."""
    return BuiltSite(folder=made / "_build/html")


@pytest.fixture(scope="module")
def root(site: BuiltSite) -> Iterator[str]:
    """The address of the site as a host gives it out, compressed."""
    with served_compressed(site.folder, compressed=True) as address:
        yield address


def test_settings_are_fifteen_lines_at_most(made: Path) -> None:
    assert len((made / "conf.py").read_text(encoding="utf-8").splitlines()) <= 15


def test_these_are_all_pages(site: BuiltSite) -> None:
    assert sorted(PAGES) == site.pages


@pytest.mark.parametrize("scheme", gates.SCHEMES)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_passes_the_gates(
    browser: Browser, site: BuiltSite, served: Callable[..., str], page: str, scheme: str
) -> None:
    wrong = page == "404.html"
    url, status = served(site.folder) + ("a/b/missing" if wrong else page), 404 if wrong else 200
    faults = gates.page_faults(browser, url, scheme, status)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", PAGES)
def test_the_source_is_in_order(site: BuiltSite, page: str) -> None:
    faults = gates.markup_faults(site.html(page)) + gates.foreign_load_faults(site.html(page))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", ["index.html", "publications/index.html"])
def test_the_page_is_light(browser: Browser, root: str, page: str) -> None:
    with weighing.weighed(browser, root + page, width=360, height=740) as visit:
        assert not [fault for gate in weighing.GATES for fault in gate(visit)]
