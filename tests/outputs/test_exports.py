"""Whole sites: which forms are made, what stands in which head, and what switches them off."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import extruct
import pytest

from tests.engine import ROOTS, Built, build, tree
from tests.site.sites import BuiltSite
from tests.site.sites import build as build_site

BASE = "https://ada.example/home/"

PERSON = """
# Ada Lovelace

:::{person}
:position: Countess
:email: ada@ada.example

To calculate. And more.
:::
"""

BIB = """
@article{notes, title={Notes on <Engines> & "More"}, author={Lovelace, Ada}, journal={Memoirs}, year={1843}}
@unpublished{draft, title={Draft of $n^2$}, author={Lovelace, Ada}, pubstate={submitted}, date={1844}}
"""

SITE = {
    "index.md": PERSON,
    "a.bib": BIB,
    "papers/index.md": "# Papers\n\nAll of them. Really.\n",
    "papers/notes.md": ":::{publication} notes\n:::\n",
    "talks.md": "# Talks\n\n:::{entry} A talk\n:kind: talk\n:date: 1843-05\n:::\n",
    "contact.md": "# Contact\n\n:::{contact}\n:show: files\n:::\n",
}
SETTINGS: dict[str, Any] = {
    "scholar_bibliography": "a.bib",
    "scholar_publication_pages": "papers",
    "html_baseurl": BASE,
    "html_title": "Ada",
    "toc_object_entries": False,
    "suppress_warnings": ["toc.not_included"],
}
FILES = {"resume.json", "contact.vcf", "atom.xml", "sitemap.xml", "robots.txt"}


def made(site: Built) -> set[str]:
    """Return which of the files there are."""
    return {name for name in FILES if (site.out / name).exists()}


def shared(page: str, alt: str) -> dict[str, str]:
    """Return what a head says of the picture by which a page is shared."""
    return {
        "og:image": f"{BASE}_share/{page}.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
    }


def metas(site: Built, page: str) -> dict[str, str]:
    """Return the named elements of a page's head, none of which may be there twice."""
    found: dict[str, str] = {}
    for meta in site.soup(page).select("head meta[content]"):
        for key in ("name", "property"):
            if key in meta.attrs:
                assert meta[key] not in found
                found[str(meta[key])] = str(meta["content"])
    return found


def links(site: Built, page: str, rel: str) -> list[str]:
    """Return where the links of one kind in a page's head lead."""
    return [str(link["href"]) for link in site.soup(page).select(f"head link[rel={rel}]")]


def things(site: Built, page: str) -> list[str]:
    """Return the types of what a page says in JSON-LD."""
    (*found,) = extruct.extract(site.text(page), syntaxes=["json-ld"])["json-ld"]
    return [thing["@type"] for data in found for thing in data.get("@graph", [data])]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("exports") / "site", SITE, html_use_index=True, **SETTINGS)


# -- heads -----------------------------------------------------------------------------------------

HEADS: list[tuple[str, dict[str, str], list[str], list[str]]] = [
    (
        "index.html",
        {
            "description": "To calculate.",
            "og:description": "To calculate.",
            "og:title": "Ada Lovelace",
            "og:type": "profile",
            "og:url": BASE,
            "og:site_name": "Ada",
            "profile:first_name": "Ada",
            "profile:last_name": "Lovelace",
            **shared("index", "Ada Lovelace. Countess"),
        },
        ["atom.xml", "contact.vcf", "resume.json"],
        ["ProfilePage"],
    ),
    (
        "papers/index.html",
        {
            "description": "All of them.",
            "og:description": "All of them.",
            "og:title": "Papers",
            "og:type": "website",
            "og:url": f"{BASE}papers/",
            "og:site_name": "Ada",
            **shared("papers/index", "Papers"),
        },
        ["../atom.xml"],
        ["BreadcrumbList"],
    ),
    (
        "papers/notes.html",
        {
            "description": "Published in Memoirs, 1843.",
            "og:description": "Published in Memoirs, 1843.",
            "og:title": 'Notes on <Engines> & "More"',
            "og:type": "article",
            "og:url": f"{BASE}papers/notes.html",
            "og:site_name": "Ada",
            "article:published_time": "1843",
            **shared("papers/notes", 'Notes on <Engines> & "More". Ada Lovelace. 1843'),
            "citation_title": 'Notes on <Engines> & "More"',
            "citation_author": "Lovelace, Ada",
            "citation_publication_date": "1843",
            "citation_journal_title": "Memoirs",
        },
        ["../atom.xml", "notes.bib"],
        ["ScholarlyArticle", "BreadcrumbList"],
    ),
    (
        "papers/draft.html",
        {
            "description": "Under review.",
            "og:description": "Under review.",
            "og:title": "Draft of n²",
            "og:type": "article",
            "og:url": f"{BASE}papers/draft.html",
            "og:site_name": "Ada",
            **shared("index", "Ada Lovelace. Countess"),
        },
        ["../atom.xml", "draft.bib"],
        ["ScholarlyArticle", "BreadcrumbList"],
    ),
]


@pytest.mark.parametrize(("page", "said", "alternates", "types"), HEADS, ids=[head[0] for head in HEADS])
def test_heads(site: Built, page: str, said: dict[str, str], alternates: list[str], types: list[str]) -> None:
    found = metas(site, page)
    del found["viewport"]
    assert found == said
    assert links(site, page, "canonical") == [said["og:url"]]
    assert set(alternates) <= set(links(site, page, "alternate"))
    assert all((site.out / Path(page).parent / link).is_file() for link in links(site, page, "alternate"))
    assert things(site, page) == types


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("index.html", "Ada Lovelace"),
        ("papers/notes.html", 'Notes on <Engines> & "More"'),
        ("papers/draft.html", "Draft of n²"),
    ],
)
def test_titles(site: Built, page: str, title: str) -> None:
    assert site.soup(page).title.string == f"{title} — Ada"


@pytest.mark.parametrize("page", ["search.html", "genindex.html"])
def test_what_is_no_page_asks_to_be_left_out(site: Built, page: str) -> None:
    assert metas(site, page)["robots"] == "noindex"
    assert links(site, page, "canonical") == []
    assert things(site, page) == []


def test_breadcrumbs_lead_down_from_home(site: Built) -> None:
    (data,) = extruct.extract(site.text("papers/index.html"), syntaxes=["json-ld"])["json-ld"]
    assert [item["name"] for item in data["itemListElement"]] == ["Ada Lovelace", "Papers"]
    (data,) = extruct.extract(site.text("papers/draft.html"), syntaxes=["json-ld"])["json-ld"]
    trail = data["@graph"][1]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in trail] == [
        (1, "Ada Lovelace", BASE),
        (2, "Papers", f"{BASE}papers/"),
        (3, "Draft of n²", f"{BASE}papers/draft.html"),
    ]


def test_breadcrumbs_go_through_every_folder_that_has_a_page(tmp_path: Path) -> None:
    files = {"index.md": PERSON, "a/index.md": "# A\n", "a/b/c/index.md": "# C\n", "a/b/c/d.md": "# D\n"}
    site = build(tmp_path / "site", files, **SETTINGS | {"scholar_bibliography": ""})
    (data,) = extruct.extract(site.text("a/b/c/d.html"), syntaxes=["json-ld"])["json-ld"]
    assert [item["name"] for item in data["itemListElement"]] == ["Ada Lovelace", "A", "C", "D"]


def test_what_the_author_wrote_stands(tmp_path: Path) -> None:
    written = ("description: My own.", "property=og:title: Mine", "keywords: a, b")
    front = "\n    ".join(["---\nmyst:\n  html_meta:", *written]) + "\n---\n"
    site = build(tmp_path / "site", {"index.md": f"{front}\n# Home\n\nA sentence.\n"}, html_baseurl=BASE)
    found = metas(site, "index.html")
    assert (found["description"], found["og:title"], found["keywords"]) == ("My own.", "Mine", "a, b")
    assert found["og:description"] == "My own."


# -- files -----------------------------------------------------------------------------------------


def test_all_files(site: Built) -> None:
    assert made(site) == FILES
    listed = ET.fromstring(site.text("sitemap.xml").encode())
    urls = {element.text for element in listed.iter() if element.tag.endswith("}loc")}
    pages = {"", "papers/", "papers/notes.html", "papers/draft.html", "talks.html", "contact.html"}
    assert urls == {BASE + page for page in pages}
    dates = {element.text for element in listed.iter() if element.tag.endswith("}lastmod")}
    assert dates == {"1843", "1844"}
    assert site.text("robots.txt").splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_contact_leads_to_the_files(site: Built) -> None:
    found = site.body("contact.html").select("a.reference.internal")
    assert [(a.get_text(), a["href"]) for a in found] == [
        ("Contact card (vCard)", "contact.vcf"),
        ("JSON Resume", "resume.json"),
        ("Atom feed", "atom.xml"),
    ]


def test_a_folder_for_each_page(tmp_path: Path) -> None:
    site = build(tmp_path / "site", SITE, builder="dirhtml", **SETTINGS)
    assert links(site, "papers/notes/index.html", "canonical") == [f"{BASE}papers/notes/"]
    assert "../notes.bib" in links(site, "papers/notes/index.html", "alternate")
    assert (site.out / "papers/notes.bib").is_file()
    assert f"<loc>{BASE}talks/</loc>" in site.text("sitemap.xml")
    assert links(site, "index.html", "canonical") == [BASE]


@pytest.mark.parametrize("base", ["https://ada.example", "https://ada.example/"])
def test_a_base_address_needs_no_slash(tmp_path: Path, base: str) -> None:
    site = build(tmp_path / "site", SITE, **SETTINGS | {"html_baseurl": base})
    assert links(site, "talks.html", "canonical") == ["https://ada.example/talks.html"]


# -- off -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "off",
    [
        {"resume": "resume.json", "feed": "atom.xml"},
        {"vcard": "contact.vcf", "sitemap": "sitemap.xml"},
        {"robots": "robots.txt"},
    ],
)
def test_each_file_can_be_switched_off(tmp_path: Path, off: dict[str, str]) -> None:
    site = build(tmp_path / "site", SITE, **SETTINGS, scholar_without=[*off])
    assert made(site) == FILES - set(off.values())
    text = "".join(site.text(page) for page in ("index.html", "contact.html", "papers/notes.html"))
    assert [file for file in off.values() if file in text] == []
    if "sitemap" in off:
        assert "Sitemap" not in site.text("robots.txt")


def test_each_part_of_a_head_can_be_switched_off(tmp_path: Path) -> None:
    def built(form: str) -> tuple[bool, bool, bool]:
        site = build(tmp_path / form / "site", SITE, **SETTINGS, scholar_without=[form])
        found = metas(site, "papers/notes.html")
        has_head = "description" in found or "og:title" in found
        return has_head, "citation_title" in found, bool(things(site, "papers/notes.html"))

    assert built("head") == (False, True, True)
    assert built("citation-tags") == (True, False, True)
    assert built("json-ld") == (True, True, False)


def test_an_unknown_form_is_reported(tmp_path: Path) -> None:
    help = "The forms for machines that are not made."
    names = (
        "head, json-ld, item-list, citation-tags, coins, microformats, resume, vcard, feed, sitemap, robots,"
        " llms, share-pictures, feed-papers, feed-news, feed-posts, calendar"
    )
    line = f"conf.py:1: WARNING: scholar_without: 'fed' is none of {names}; the rest stands."
    site = build(
        tmp_path / "site",
        {"index.md": PERSON},
        warnings=[f"{line} It means: {help} [scholar.configuration]"],
        scholar_without=["fed"],
    )
    assert made(site) == {"resume.json", "contact.vcf", "robots.txt"}


def test_without_an_address_nothing_is_relative_that_must_not_be(tmp_path: Path) -> None:
    site = build(tmp_path / "site", SITE, **SETTINGS | {"html_baseurl": ""})
    assert made(site) == {"resume.json", "contact.vcf", "robots.txt"}
    for page in ("index.html", "papers/notes.html", "papers/draft.html"):
        assert links(site, page, "canonical") == []
        assert "og:url" not in metas(site, page)
        assert "description" in metas(site, page)
    assert things(site, "papers/notes.html") == ["ScholarlyArticle"]
    assert "url" not in json.loads(site.text("resume.json"))["basics"]
    assert "Sitemap" not in site.text("robots.txt")


def test_without_an_owner_or_papers(tmp_path: Path) -> None:
    site = build(tmp_path / "site", {"index.md": "# Home\n\nHello there.\n"}, html_baseurl=BASE)
    assert made(site) == {"sitemap.xml", "robots.txt"}
    assert metas(site, "index.html")["description"] == "Hello there."
    assert metas(site, "index.html")["og:type"] == "website"
    assert links(site, "index.html", "alternate") == []
    assert things(site, "index.html") == []


def test_a_page_without_a_sentence_has_no_description(tmp_path: Path) -> None:
    site = build(tmp_path / "site", {"index.md": "# Home\n\n- one\n- two\n"}, html_baseurl=BASE)
    assert "description" not in metas(site, "index.html")
    assert metas(site, "index.html")["og:title"] == "Home"


@pytest.mark.parametrize(("kind", "is_left_out"), [("external", True), ("branch", False), ("", False)])
def test_previews_ask_to_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, is_left_out: bool
) -> None:
    monkeypatch.setenv("READTHEDOCS_VERSION_TYPE", kind)
    site = build(tmp_path / "site", SITE, html_use_index=True, **SETTINGS)
    pages = ["index.html", "talks.html", "papers/notes.html", "papers/draft.html"]
    assert {metas(site, page).get("robots") == "noindex" for page in pages} == {is_left_out}
    assert ("sitemap.xml" not in made(site)) is is_left_out
    assert ("Sitemap" not in site.text("robots.txt")) is is_left_out
    assert metas(site, "search.html")["robots"] == "noindex"


def test_previews_ask_it_even_without_a_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READTHEDOCS_VERSION_TYPE", "external")
    site = build(tmp_path / "site", SITE, **SETTINGS, scholar_without=["head", "json-ld", "citation-tags"])
    found = metas(site, "papers/notes.html")
    del found["viewport"]
    assert found == {"robots": "noindex"}


@pytest.mark.parametrize("builder", ["dummy", "text", "latex"])
def test_other_builders_write_none_of_it(tmp_path: Path, builder: str) -> None:
    site = build(tmp_path / "site", SITE, builder=builder, **SETTINGS)
    assert made(site) == set()


# -- the same in every build -------------------------------------------------------------------------


def test_nothing_tells_when_or_where_it_was_built(tmp_path: Path, whole_life: BuiltSite) -> None:
    copy = tmp_path / "elsewhere/site"
    shutil.copytree(ROOTS / "test-whole-life", copy)
    for number, path in enumerate(sorted(copy.rglob("*"), reverse=True)):
        if path.is_file():
            os.utime(path, (number * 1e7, number * 1e7))
    again = build_site(tmp_path / "again", builder="html", base_url=whole_life.base_url, root=copy)
    one, other = tree(whole_life.folder), tree(again.folder)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_hidden_entry_is_nowhere(whole_life: BuiltSite) -> None:
    for path in whole_life.files:
        assert b"Never shown" not in path.read_bytes(), path


def test_the_portrait_has_an_address_where_the_site_has_one(whole_life: BuiltSite) -> None:
    url = f"{whole_life.base_url}_images/portrait.png"
    assert (whole_life.folder / "_images/portrait.png").is_file()
    assert json.loads((whole_life.folder / "resume.json").read_text())["basics"]["image"] == url
    assert f"PHOTO:{url}" in (whole_life.folder / "contact.vcf").read_text()
