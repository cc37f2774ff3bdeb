"""No word of the engine's bypasses the message catalog, in any form that whole sites have.

The sites' authors wrote in Latin letters, the made-up language has Cyrillic ones. What is written in Latin
letters must therefore be the author's: it stands in the sources of the site.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import icalendar
import pybtex.database
import pypdf
import pytest
import typst
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from pylatexenc.latex2text import LatexNodes2Text

from sphinx_scholar.outputs.share import drawing
from sphinx_scholar.outputs.share.cards import ShareCard
from sphinx_scholar.outputs.share.drawing import Look
from sphinx_scholar.records.networks import NETWORKS
from tests.engine import ROOTS, Built, build
from tests.made_up_language import CATALOG, KEPT, LANGUAGE, catalog, shown
from tests.site import gates
from tools.audit_table import served

SITES = ("career", "whole-life")

CONF = f"""
locale_dirs = ["locales"]
scholar_languages = ["en", "de", "{LANGUAGE}"]
html_theme = "scholar"
html_permalinks = False
scholar_share_pictures = "all"
"""
"""What a site says to be built in the made-up language alone."""

NAMES = "BibTeX RIS CSL JSON|JSON Resume|PDF|DOI|arXiv|PubMed|Sphinx|Furo|Deutsch|English|Methods".split("|")
NAMES += ["BibTeX", "RIS", "CSL JSON", *(network.title for network in NETWORKS.values())]
"""Names, which are the same in every language, and the title that ``conf.py`` makes of a topic."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The sites, in the made-up language."""
    return {name: in_made_up_language(name, tmp_path_factory.mktemp(name) / "site") for name in SITES}


def in_made_up_language(name: str, source: Path) -> Built:
    """Build a site of the tests in the made-up language; keep its pictures to share as pages of a PDF."""
    shutil.copytree(ROOTS / f"test-{name}", source)
    (source / CATALOG).parent.mkdir(parents=True)
    (source / CATALOG).write_text(catalog(), encoding="utf-8")
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(CONF)
    compiled = drawing._compile

    def kept(cards: Sequence[ShareCard], look: Look, format: typst.OutputFormat) -> bytes | list[bytes]:
        made = compiled(cards, look, format)
        if isinstance(made, bytes):
            shared_by(source).write_bytes(made)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_compile", kept)
        return build(source, language=LANGUAGE)


def shared_by(source: Path) -> Path:
    """Return where the pictures to share of a site are kept, whose letters are text there."""
    return source.parent / "share.pdf"


# -- what is the author's ----------------------------------------------------------------------------


def letters(text: str) -> str:
    """Return the words of a text, without marks, digits and addresses, a blank around each."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\]\(.*?\)({.*?})?|[{}\\*_`$]", "", text))
    return f" {' '.join(words)} "


def in_bibliography(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the key of each entry with a text of it as it is shown: its fields, and the names of people."""
    for entry in pybtex.database.parse_file(path).entries.values():
        for name in entry.fields:
            yield entry.key, LatexNodes2Text(math_mode="verbatim").latex_to_text(entry.fields[name])
        for person in (person for role in entry.persons for person in entry.persons[role]):
            given = person.first_names + person.middle_names
            yield (
                entry.key,
                " ".join([*given, *person.prelast_names, *person.last_names, *person.lineage_names]),
            )


def written_by_author(source: Path) -> str:
    """Return everything that the author of a site wrote, as words; the names of options are none."""
    papers = [text for path in source.rglob("*.bib") for text in in_bibliography(path)]
    titles = dict(reversed(papers))
    texts = [text for _key, text in papers]
    for path in source.rglob("*"):
        if path.suffix in {".md", ".py"}:
            text = re.sub(r"(?m)^:[\w-]+:( present$)?", "", path.read_text(encoding="utf-8"))
            texts.append(re.sub(r"\{publication\}`(.*?)`", lambda role: titles[role[1]], text))
    return " ".join(letters(text) for text in (*texts, *NAMES))


WORD = "[A-Za-z]{2}[a-z]|[a-z]{2}"
"""A word; the initials of a name and the letters of a number such as C3 are none."""


def left(texts: Iterable[str], author: str) -> set[str]:
    """Return the phrases in Latin letters that the author did not write."""
    found = set()
    for text in texts:
        written = re.sub(rf"{KEPT.pattern}|\S+@\S+|\S+\.\S+/\S+", "¦", text.replace("\u00ad", ""))
        phrases = map(letters, re.split(r"[^A-Za-zÀ-ɏ’'\- ]+|\s[-–]\s", written))
        found |= {phrase.strip() for phrase in phrases if phrase not in author and re.search(WORD, phrase)}
    return found


def test_a_word_that_bypasses_the_catalog_is_found() -> None:
    author = letters("# The *meadow*\n\nof **eelgrass**") + letters("Jane O'Brien")
    assert left(["The meadow · жив", "Jane O’Brien", "Of eelgrass, 2024"], author) == {"Of eelgrass"}
    assert left(["Read more: the meadow"], author) == {"Read more", "the meadow"}


# -- what each form says -----------------------------------------------------------------------------


HEADS = "meta[name=description], [property='og:title'], [property$=description], [property$=':alt']"
"""What the head of a page says in words."""


NO_WORDS = ("@context", "@type", "@id", "creativeWorkStatus")
"""What JSON-LD says by words that are the same in every language."""


def said_by_pages(site: Built) -> Iterator[str]:
    """Yield what pages show, and what their heads say."""
    for page in site.out.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib")
        for script in soup.select("script[type='application/ld+json']"):
            yield from values(
                json.loads(str(script.string)), ("@context", "@type", "@id", "creativeWorkStatus")
            )
        yield from (str(tag["content"]) for tag in soup.select(HEADS))
        yield from shown(soup)


def values(found: Any, left_out: Collection[str] = ()) -> Iterator[str]:
    """Yield all texts of JSON, without those of some keys."""
    if isinstance(found, dict):
        found = [value for key, value in found.items() if key not in left_out]
    if isinstance(found, list):
        yield from (text for item in found for text in values(item, left_out))
    else:
        yield str(found)


def said_by_cvs(site: Built) -> Iterator[str]:
    """Yield what the CVs print."""
    yield from said_by_pdfs(site.out.glob("*.pdf"))


def said_by_shared_pictures(site: Built) -> Iterator[str]:
    """Yield what pictures to share show, without the address at their foot."""
    address = site.app.config.html_baseurl.partition("://")[2].rstrip("/")
    for text in said_by_pdfs([shared_by(Path(site.app.srcdir))]):
        yield from text.split(address)


def said_by_pdfs(paths: Iterable[Path]) -> Iterator[str]:
    """Yield what PDFs say; a line break is no end of a phrase."""
    for path in paths:
        for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages:
            yield from re.split(r"(?<=[.:·,])\s|\n", page.extract_text())


def said_by_feeds(site: Built) -> Iterator[str]:
    """Yield the texts of the feeds, of their categories and of what they hold."""
    for path in site.out.glob("atom*.xml"):
        feed = BeautifulSoup(path.read_text(encoding="utf-8"), "xml")
        yield from (str(tag["label"]) for tag in feed.select("category"))
        for line in (line for text in map(str, feed.strings) for line in text.splitlines()):
            yield from shown(BeautifulSoup(f"<p>{line}</p>", "html.parser"))


def said_by_calendars(site: Built) -> Iterator[str]:
    """Yield what the calendars show."""
    for path in site.out.glob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_text(encoding="utf-8"))
        for part in (calendar, *calendar.walk("VEVENT")):
            names = ("X-WR-CALNAME", "SUMMARY", "LOCATION", "DESCRIPTION")
            yield from (line for name in names for line in str(part.get(name, "")).splitlines())


def said_by_resume(site: Built) -> Iterator[str]:
    """Yield what a theme of JSON Resume shows."""
    hidden = ("meta", "key", "type", "status", "kind", "links", "countryCode", "username")
    yield from values(json.loads(site.text("resume.json")), hidden)


FORMS: Mapping[str, Callable[[Built], Iterable[str]]] = {
    "pages": said_by_pages,
    "cvs": said_by_cvs,
    "pictures": said_by_shared_pictures,
    "feeds": said_by_feeds,
    "calendars": said_by_calendars,
    "resume": said_by_resume,
    "llms": lambda site: site.text("llms.txt").splitlines(),
    "search": lambda site: values(json.loads(words_of_search(site))),
}


def words_of_search(site: Built) -> str:
    """Return the words of the search dialog, as JSON."""
    return site.text("_static/search-words.js").partition("= ")[2].rstrip(";\n")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SITES)
def test_no_word_bypasses_the_catalog(sites: dict[str, Built], name: str, form: str) -> None:
    site = sites[name]
    said = list(FORMS[form](site))
    assert any(re.search("[\u0400-\u04ff]{3}", text) for text in said)
    assert left(said, written_by_author(Path(site.app.srcdir))) == set()


STEPS: Mapping[str, Callable[[Page], None]] = {
    "search": lambda page: found(page, "seagrass"),
    "search without results": lambda page: found(page, "999999"),
    "Cite": lambda page: page.locator(".scholar-buttons a[href*='#cite']").first.click(),
    "filter": lambda page: page.locator(".scholar-filter input").first.fill("clones"),
    "filter without results": lambda page: page.locator(".scholar-filter input").first.fill("999999"),
}
"""What a visitor does by scripts."""


def found(page: Page, query: str) -> None:
    """Search for something."""
    page.keyboard.press("/")
    page.locator("dialog input").first.fill(query)


@pytest.mark.parametrize("step", STEPS)
def test_scripts_show_no_word_that_bypasses_the_catalog(
    sites: dict[str, Built], browser: Browser, step: str
) -> None:
    site = sites["career"]
    with (
        served(site.out) as root,
        gates.visit(browser, f"{root}publications/index.html", width=1440) as visit,
    ):
        before = shown(BeautifulSoup(visit.page.content(), "html5lib"))
        visit.page.locator(".scholar-filter input").first.wait_for()
        STEPS[step](visit.page)
        visit.page.wait_for_timeout(600)
        said = shown(BeautifulSoup(visit.page.content(), "html5lib")) - before
    assert said
    assert left(said, written_by_author(Path(site.app.srcdir))) == set()
