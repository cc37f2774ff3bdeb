"""A site in several languages: what is read, what leads from one to the other, and what each has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.engine import ROOT, write
from tests.site import gates
from tools.audit_table import served

CONF = """
    project = author = "Ada Lovelace"
    extensions = ["myst_parser", "sphinx_scholar"]
    html_theme = "scholar"
    html_baseurl = "https://ada.example.org/home/"
    scholar_bibliography = "papers.bib"
    scholar_languages = ["en", "de", "pt_BR", "he"]
    """

PERSON = """
    :::{person} Ada Lovelace
    :position: Analyst
    :position-de: Analytikerin
    :::
    """

SITE = {
    "conf.py": CONF,
    "papers.bib": """
        @article{a, title = {Notes}, author = {Ada Lovelace}, journal = {Memoirs}, date = {1843-07}}
        """,
    "index.md": f"# Ada Lovelace\n{dedent(PERSON)}\nI weave.\n\n:::{{toctree}}\nlife/index\ncv\n:::\n",
    "index.de.md": f"# Ada Lovelace\n{dedent(PERSON)}\nIch webe.\n\n:::{{toctree}}\nlife/index\ncv\n:::\n",
    "life/index.md": """
        # Life

        See {position}`countess`.

        :::{position} Countess
        :title-de: Gräfin
        :title-pt-br: Condessa
        :organization: England
        :organization-de: Königreich England
        :start: 1838
        :end: present
        :::
        """,
    "cv.md": "# CV\n\n## Positions\n\n:::{positions}\n:::\n\n## Papers\n\n:::{publications}\n:::\n",
    "cv.de.md": "# Lebenslauf\n\n## Stellen\n\n:::{positions}\n:::\n\n## Texte\n\n:::{publications}\n:::\n",
}


def run(folder: Path, files: dict[str, str] | None = None, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a site as its author does, by one command."""
    write(folder, {**SITE, **(files or {})})
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "--no-color",
        "-b",
        "html",
        *options,
        str(folder),
        str(folder / "_build"),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in four languages."""
    folder = tmp_path_factory.mktemp("languages")
    answer = run(folder, None, "-W", "-n")
    assert (answer.returncode, answer.stderr) == (0, "")
    return folder / "_build"


def page(site: Path, path: str) -> BeautifulSoup:
    """Return a page of the output."""
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html5lib")


def words(site: Path, path: str) -> str:
    """Return what the main part of a page says."""
    main = page(site, path).select_one("[role=main]")
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize(
    ("path", "there", "absent"),
    [
        ("index.html", ["I weave.", "Analyst"], ["Ich webe.", "Analytikerin"]),
        ("de/index.html", ["Ich webe.", "Analytikerin"], ["I weave."]),
        ("pt-br/index.html", ["I weave.", "Analyst"], ["Ich webe."]),
        ("life/index.html", ["See Countess", "England"], ["Gräfin", "Königreich"]),
        ("de/life/index.html", ["See Gräfin", "Königreich England"], ["Countess"]),
        ("pt-br/life/index.html", ["See Condessa", "England"], ["Countess", "Königreich"]),
        ("de/cv.html", ["Lebenslauf", "Gräfin"], ["Countess"]),
        ("he/cv.html", ["Countess"], ["Gräfin"]),
    ],
)
def test_each_language_has_its_own_words(site: Path, path: str, there: list[str], absent: list[str]) -> None:
    said = words(site, path)
    assert [word for word in there if word not in said] == []
    assert [word for word in absent if word in said] == []


def test_each_language_has_a_search_a_cv_and_files_of_its_own(site: Path) -> None:
    for folder in ("", "de/", "pt-br/", "he/"):
        for name in ("cv.pdf", "_static/search-index.js", "atom.xml", "sitemap.xml", "search.html"):
            assert (site / folder / name).is_file(), folder + name
    base = "https://ada.example.org/home/"
    for folder, others in (("", ("de/", "he/")), ("de/", ("he/",)), ("he/", ("de/",))):
        addresses = re.findall("<(?:loc|id)>(.*?)</", (site / folder / "sitemap.xml").read_text("utf-8"))
        addresses += re.findall("<(?:loc|id)>(.*?)</", (site / folder / "atom.xml").read_text("utf-8"))
        assert f"{base}{folder}life/" in addresses
        assert f"{base}{folder}atom.xml" in addresses
        assert all(address.startswith(base + folder) for address in addresses)
        assert not [a for a in addresses if a.startswith(tuple(base + other for other in others))]
    assert b"Gr\\u00e4fin" in (site / "de/_static/search-index.js").read_bytes() or "Gräfin" in (
        site / "de/_static/search-index.js"
    ).read_text(encoding="utf-8")
    assert not list(site.rglob("*.de.html"))


def test_robots_find_every_sitemap(site: Path) -> None:
    base = "https://ada.example.org/home/"
    lines = (site / "robots.txt").read_text().splitlines()
    assert [line for line in lines if line.startswith("Sitemap")] == [
        f"Sitemap: {base}{folder}sitemap.xml" for folder in ("", "de/", "pt-br/", "he/")
    ]
    assert not (site / "de/robots.txt").exists()


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("index.html", ["de/index.html", "pt-br/index.html", "he/index.html"]),
        ("life/index.html", ["../de/life/index.html", "../pt-br/life/index.html", "../he/life/index.html"]),
        (
            "de/life/index.html",
            ["../../life/index.html", "../../pt-br/life/index.html", "../../he/life/index.html"],
        ),
        ("de/publications/a.html", ["../../index.html", "../../pt-br/index.html", "../../he/index.html"]),
    ],
)
def test_a_page_leads_to_itself_in_the_other_languages(site: Path, path: str, links: list[str]) -> None:
    (above,) = page(site, path).select(".scholar-languages")
    assert [a["href"] for a in above.select("a")] == links
    assert all((site / path).parent.joinpath(link).resolve().is_file() for link in links)
    if path == "index.html":
        assert [(a["lang"], a.text) for a in above.select("a")] == [
            ("de", "Deutsch"),
            ("pt-BR", "Português"),
            ("he", "עברית"),
        ]


def test_search_engines_are_told_of_the_other_languages(site: Path) -> None:
    base = "https://ada.example.org/home/"
    for path in ("life/index.html", "de/life/index.html"):
        found = {str(a["hreflang"]): a["href"] for a in page(site, path).select("head link[hreflang]")}
        folders = {"x-default": "", "en": "", "de": "de/", "pt-BR": "pt-br/", "he": "he/"}
        assert found == {tag: f"{base}{folder}life/" for tag, folder in folders.items()}
        canonical = page(site, path).select_one("link[rel=canonical]")
        assert canonical is not None and canonical["href"] in found.values()


@pytest.mark.parametrize(
    ("path", "attributes"),
    [("index.html", ("en", None)), ("pt-br/cv.html", ("pt-BR", None)), ("he/cv.html", ("he", "rtl"))],
)
def test_a_page_says_its_language_and_its_direction(
    site: Path, path: str, attributes: tuple[str, str | None]
) -> None:
    html = page(site, path).html
    assert html is not None and (html.get("lang"), html.get("dir")) == attributes


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("path", ["index.html", "he/life/index.html"])
def test_the_links_to_other_languages_fit(site: Path, browser: Browser, path: str, width: int) -> None:
    with served(site) as root, gates.visit(browser, root + path, width=width) as visited:
        assert gates.sideways_faults(visited.page) == []
        assert visited.page.locator(".scholar-languages a:visible").count() == 3
        assert gates.accessibility_faults(visited.page) == []


BAD: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {
    "translation of no page": (
        {"alone.de.md": "# Allein\n"},
        (),
        "alone.de.md:1: WARNING: alone.de.md translates no page: there is no alone.md",
    ),
    "no language": (
        {"conf.py": CONF.replace('"de", "pt_BR", "he"', '"xx_YY"')},
        (),
        "conf.py:6: WARNING: scholar_languages: 'xx_YY' is not a language such as de or zh_CN",
    ),
    "another language": (
        {},
        ("-D", "language=fr"),
        "WARNING: language is 'fr', which is not the first of scholar_languages; set language = 'en'",
    ),
    "language that is not the first": (
        {"conf.py": f'{CONF}language = "de"\n'},
        (),
        "WARNING: language is 'de', which is not the first of scholar_languages; set language = 'en'",
    ),
    "option of no language": (
        {
            "cv.fr.md": "",
            "more.md": "# More\n\n:::{position} Pupil\n:title-fr: Élève\n:start: 1830\n:end: 1835\n:::\n",
        },
        (),
        "Unknown option key: 'title-fr'",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_what_is_wrong_is_reported(tmp_path: Path, fault: str) -> None:
    files, options, message = BAD[fault]
    life = SITE["life/index.md"].replace("        :title-pt-br: Condessa\n", "")
    files = {"conf.py": CONF.replace('"de", "pt_BR", "he"', '"de"'), "life/index.md": life, **files}
    answer = run(tmp_path, files, *options)
    assert message in answer.stderr.replace(f"{tmp_path}/", "")


def test_a_fault_in_a_translation_names_its_file_and_fails_the_build(tmp_path: Path) -> None:
    conf = {"conf.py": CONF.replace('"de", "pt_BR", "he"', '"de"')}
    files = {"cv.de.md": SITE["cv.de.md"] + "\n{publication}`nobody`\n"}
    answer = run(tmp_path, {**conf, **files}, "-W", "--keep-going")
    assert answer.returncode != 0
    assert "cv.de.md:13: WARNING:" in answer.stderr
    assert "the site in Deutsch has faults; they are named above" in answer.stderr


def test_a_build_that_stops_in_one_language_fails(tmp_path: Path) -> None:
    stop = (
        "def setup(app):\n    app.connect('builder-inited', lambda app: 1 // (app.config.language != 'de'))\n"
    )
    conf = {"conf.py": dedent(CONF).replace('"de", "pt_BR", "he"', '"de"') + stop}
    answer = run(tmp_path, conf)
    assert answer.returncode != 0
    assert "the site in Deutsch has faults; they are named above" in answer.stderr


def test_tags_of_the_command_hold_in_all_languages(tmp_path: Path) -> None:
    conf = {"conf.py": CONF.replace('"de", "pt_BR", "he"', '"de"')}
    only = "\n:::{only} short\nKurz.\n:::\n\n:::{only} long\nLang.\n:::\n"
    answer = run(tmp_path, {**conf, "index.de.md": SITE["index.de.md"] + only}, "-t", "short")
    assert answer.returncode == 0
    said = words(tmp_path / "_build", "de/index.html")
    assert ("Kurz." in said, "Lang." in said) == (True, False)


def test_a_fault_is_reported_once_in_all_languages(tmp_path: Path) -> None:
    files = {
        "conf.py": f'{CONF.rstrip()}\n    scholar_accent = "no color"\n',
        "cv.md": SITE["cv.md"] + "\n{publication}`nobody`\n",
        "cv.fr.md": "# CV\n",
    }
    answer = run(tmp_path, files, "-W", "--keep-going")
    lines = [line for line in answer.stderr.splitlines() if "WARNING" in line]
    assert answer.returncode != 0
    assert sorted({line.partition("WARNING")[0].replace(f"{tmp_path}/", "") for line in lines}) == [
        *("conf.py:7: ", "cv.fr.md: ", "cv.md:13: "),
    ]
    assert len(lines) == 3, answer.stderr
