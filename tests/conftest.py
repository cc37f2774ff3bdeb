"""Fixtures of all tests: the real site built once, a server for it, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from sphinx import locale

from benchmarks.made_up import bibliography
from sphinx_scholar.wording import catalog
from tests.engine import ROOTS, once, write
from tests.engine import build as build_site
from tests.site.sites import BASE_URL, BuiltSite, build, serve
from tools.browser import FLAGS, WHAT_TO_DO, find_browser

# Hundreds of commands that tests run start a third faster where Python keeps its modules compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def _no_language_left() -> Iterator[None]:
    """Leave no test the catalogs and the language of another's site, which the last build set."""
    before = dict(locale.translators)
    language = catalog._locale
    yield
    locale.translators.clear()
    locale.translators.update(before)
    catalog._locale = language


_after_each_test = pytest.fixture(autouse=True)(_no_language_left)
_after_each_module = pytest.fixture(autouse=True, scope="module")(_no_language_left)


@pytest.fixture(scope="session")
def builds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one test run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "builds"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def site(builds_folder: Path) -> BuiltSite:
    """The site as it goes to the web, with an address of its own."""
    return build(builds_folder / "html", builder="html", base_url=BASE_URL)


@pytest.fixture(scope="session")
def dirhtml_site(builds_folder: Path) -> BuiltSite:
    """The site with a folder for each page."""
    return build(builds_folder / "dirhtml", builder="dirhtml", base_url=BASE_URL)


@pytest.fixture(scope="session")
def local_site(builds_folder: Path) -> BuiltSite:
    """The site as ``make html`` builds it, without an address."""
    return build(builds_folder / "local", builder="html", base_url="")


@pytest.fixture(scope="session")
def whole_life(builds_folder: Path) -> BuiltSite:
    """The made-up site with every kind of entry; its ``conf.py`` says where it stands."""
    base_url = "https://quill.example/home/"
    folder = builds_folder / "whole-life"
    return build(folder, builder="html", base_url=base_url, root=ROOTS / "test-whole-life")


@pytest.fixture(scope="session")
def career(builds_folder: Path) -> BuiltSite:
    """The made-up site of a long career; its ``conf.py`` says where it stands."""
    base_url = "https://weisshaupt.example/"
    return build(builds_folder / "career", builder="html", base_url=base_url, root=ROOTS / "test-career")


def add_what_is_looked_for(folder: Path, owner: str) -> None:
    """Add to a site the pages, and the papers of its owner, that tables of queries look for."""
    added = ROOTS / "test-found"
    for page in added.glob("*.md"):
        shutil.copy(page, folder)
    papers = folder / "publications.bib"
    more = (added / "more.bib").read_text(encoding="utf-8").replace("OWNER", owner)
    papers.write_text(papers.read_text(encoding="utf-8") + "\n" + more, encoding="utf-8")


@pytest.fixture(scope="session")
def scripts_site(builds_folder: Path) -> BuiltSite:
    """The made-up site in several scripts, with the theme of the real one."""
    folder = builds_folder / "scripts"
    with once(folder) as is_wanted:
        if is_wanted:
            shutil.copytree(ROOTS / "test-scripts", folder / "site")
            add_what_is_looked_for(folder / "site", "Müller-Łoś, Zoë")
            build_site(
                folder / "site",
                out=folder / "out",
                doctrees=folder / "doctrees",
                author="Zoë Müller-Łoś",
                html_theme="scholar",
                scholar_bibliography="publications.bib",
                scholar_cvs={"cv.pdf": "vita"},
            )
    return BuiltSite(folder=folder / "out")


MANY_PAGES = {
    "index.md": """
        # Ada Lovelace

        :::{person} Ada Lovelace
        :email: ada@engine.example
        :::

        :::{toctree}
        list
        contact
        :::
        """,
    "contact.md": "# Contact\n\n:::{contact}\n:show: emails\n:::\n",
    "list.md": "# Papers\n\n:::{publications}\n:::\n",
}


@pytest.fixture(scope="session")
def many_papers(builds_folder: Path) -> BuiltSite:
    """A site of 400 papers that nobody wrote, and of the same few pages as the site in several scripts."""
    folder = builds_folder / "many"
    with once(folder) as is_wanted:
        if is_wanted:
            pages = MANY_PAGES | {"publications.bib": bibliography(400)}
            write(folder / "site", pages)
            add_what_is_looked_for(folder / "site", "Lovelace, Ada")
            build_site(
                folder / "site",
                out=folder / "out",
                doctrees=folder / "doctrees",
                author="Ada Lovelace",
                scholar_bibliography="publications.bib",
                scholar_cvs={"cv.pdf": "vita"},
                warnings=None,
            )
    return BuiltSite(folder=folder / "out")


@pytest.fixture(scope="session", params=["site", "dirhtml_site", "local_site"])
def each_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each of the three builds."""
    built = request.getfixturevalue(request.param)
    assert isinstance(built, BuiltSite)
    return built


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[..., str]]:
    """A function that gives out a folder, under a prefix, until all tests are done."""
    with ExitStack() as stack:
        yield lambda folder, prefix="/": stack.enter_context(serve(folder, prefix))


@pytest.fixture(scope="session")
def site_url(site: BuiltSite, served: Callable[..., str]) -> str:
    """The address at which the site is given out on this machine."""
    return served(site.folder, site.prefix)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser; where there is none the tests fail and say what to do."""
    path = find_browser()
    if path is None:
        raise RuntimeError(WHAT_TO_DO)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
