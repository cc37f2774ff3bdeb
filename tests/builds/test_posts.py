"""Posts: pages with a date, from their front matter to lists, tags, neighbors, heads and search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import mf2py
import pypdf
import pytest
from PIL import Image

from sphinx_scholar.pages.hidden_posts import is_hidden
from tests.engine import Built, build, texts, tree
from tests.outputs.test_search_index import places_of

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ada.example/home/"
SETTINGS: dict[str, Any] = {"html_baseurl": BASE, "include_patterns": ["**"]}
SITE = {
    "index.md": """
        # Home

        :::{person}
        :::

        :::{posts}
        :limit: 2
        :::
        """,
    "posts/swans.md": """
        ---
        date: 3 June 1843
        tags: [Seeds, C++]
        summary: How seeds travel.
        ---
        # Swans carry seeds

        They do.
        """,
    "posts/meadow.md": """
        ---
        title: How *fast*?
        date: 1844-01-12 09:30:00
        updated: 1844-02-01
        tags: seeds, C#, seeds, 海草
        summary: It's a "model" & <more>.
        ---

        By {eq}`growth` it grows.

        ## The model

        ```{math}
        :label: growth
        a = b
        ```
        """,
    "posts/2150-05-04-later.md": "# Later than any clock\n\nYes.\n",
    "posts/secret [1].md": "---\ndate: 1844-03-02\ndraft: true\n---\n# Plugh\n\nQuux.\n",
    "posts/secret.md": "---\ndate: 1844-03-01\nhidden: true\ntags: [xyzzy]\n---\n# Plugh\n\nQuux.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("posts") / "site", SITE, **SETTINGS)


def listed(site: Built, page: str) -> list[tuple[str, str, str]]:
    """Return heading or date, title and address of what a page's list shows, in order."""
    found = []
    for node in site.body(page).select(".scholar-post-group, .scholar-row"):
        link = node.select_one("a")
        date = node.select_one("time")
        found.append(
            (date.text if date else "", link.text if link else node.text, str(link["href"]) if link else "")
        )
    return found


def test_a_list_shows_the_latest_first(site: Built) -> None:
    assert listed(site, "index.html") == [
        ("May 4, 2150", "Later than any clock", "posts/2150-05-04-later.html"),
        ("Jan. 12, 1844", "How fast?", "posts/meadow.html"),
    ]
    assert texts(site.body("index.html").select(".scholar-post-summary")) == ['It’s a "model" & <more>.']


def test_the_date_and_tags_stand_under_the_title(site: Built) -> None:
    head = site.body("posts/meadow.html").select_one("h1 + p.scholar-post-head")
    assert head is not None
    assert (
        head.text
        == "Jan. 12, 1844\N{NO-BREAK SPACE}· Updated Feb. 1, 1844\N{NO-BREAK SPACE}· seeds, C#, 海草"
    )
    tags = {str(link.text): str(link["href"]) for link in head.select("a[rel=tag]")}
    assert set(tags) == {"seeds", "C#", "海草"}
    assert tags["seeds"] == "tags/seeds.html"
    assert all((site.out / "posts" / address).is_file() for address in tags.values())
    assert site.body("posts/meadow.html").select_one("a[href='#equation-growth']") is not None


def test_tags_that_would_share_an_address_have_pages_of_their_own(site: Built) -> None:
    pages = {path.name for path in (site.out / "posts/tags").iterdir()}
    assert {"seeds.html", "c.html", "c-2.html"} < pages
    assert len(pages) == 4
    assert texts(site.body("posts/tags/seeds.html").select("h1")) == ["Posts on seeds"]
    assert listed(site, "posts/tags/seeds.html") == [
        ("Jan. 12, 1844", "How fast?", "../meadow.html"),
        ("June 3, 1843", "Swans carry seeds", "../swans.html"),
    ]


def test_a_page_that_leads_to_all_is_made_where_there_is_none(site: Built) -> None:
    assert [entry[:2] for entry in listed(site, "posts/index.html")] == [
        ("", "2150"),
        ("May 4, 2150", "Later than any clock"),
        ("", "1844"),
        ("Jan. 12, 1844", "How fast?"),
        ("", "1843"),
        ("June 3, 1843", "Swans carry seeds"),
    ]


def test_a_picture_is_shown_copied_and_shared(tmp_path: Path) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='6'/>"
    page = "---\ndate: 1843\nimage: loom.svg\n---\n# A\n\n```python\nx = 1\n```\n"
    pages = {"index.md": "# Home\n", "posts/a.md": page, "posts/loom.svg": svg}
    site = build(tmp_path / "site", pages, html_theme="scholar", **SETTINGS | {"include_patterns": ["**.md"]})
    (picture,) = site.body("posts/a.html").select(".scholar-post-picture > img")
    assert (picture["src"], picture["alt"]) == ("../_images/loom.svg", "")
    assert site.soup("posts/a.html").select_one(
        f"meta[property='og:image'][content='{BASE}_images/loom.svg']"
    )
    assert site.body("posts/a.html").select_one("div.highlight > pre[tabindex='0']")


def test_a_picture_of_pixels_has_its_size(tmp_path: Path) -> None:
    (tmp_path / "site/posts").mkdir(parents=True)
    Image.new("RGB", (9, 6)).save(tmp_path / "site/posts/loom.png")
    pages = {"index.md": "# Home\n", "posts/a.md": "---\ndate: 1843\nimage: loom.png\n---\n# A\n"}
    site = build(tmp_path / "site", pages, html_baseurl=BASE)
    (picture,) = site.body("posts/a.html").select(".scholar-post-picture > img")
    assert "width: 9" in str(picture.get("style")) or picture.get("width") == "9"


def test_a_post_need_not_be_in_a_toctree(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "posts/a.md": "---\ndate: 1843\n---\n# A\n"}
    build(tmp_path / "site", pages, suppress_warnings=[])


def test_posts_lead_to_their_neighbors_by_date(site: Built) -> None:
    def neighbors(page: str) -> list[tuple[str, str]]:
        links = site.body(page).select("nav.scholar-post-neighbors a")
        return [(str(link["rel"]), str(link["href"])) for link in links]

    assert neighbors("posts/swans.html") == [("['next']", "meadow.html")]
    assert neighbors("posts/meadow.html") == [
        ("['prev']", "swans.html"),
        ("['next']", "2150-05-04-later.html"),
    ]
    assert neighbors("posts/2150-05-04-later.html") == [("['prev']", "meadow.html")]
    assert neighbors("index.html") == []


def test_a_hidden_post_is_nowhere(site: Built) -> None:
    words = ("plugh", "xyzzy", "quux", "secret")
    leaks = [
        path.name
        for path in site.out.rglob("*")
        if path.is_file()
        and any(word in path.read_bytes().decode(errors="replace").casefold() for word in words)
    ]
    assert leaks == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("---\nhidden: true\n---\n# A\n", True),
        ("---\ntags: [a\nHidden : yes\n---\n# A\n", True),
        ("---\ndraft: 1\n---\n", True),
        ("---\nhidden:\n---\n", True),
        (":date: 1843\n:hidden:\n\nA\n=\n", True),
        ("---\nhidden: false\n---\n# A\n", False),
        ("---\ndraft: no\n---\n# A\n", False),
        ("---\ndate: 1843\n---\n\nhidden: true\n", False),
        ("# A\n\n:hidden: yes\n", False),
    ],
)
def test_the_wish_to_be_hidden(text: str, hidden: bool) -> None:
    assert is_hidden(text) is hidden


def test_heads_say_when_and_about_what(site: Built) -> None:
    soup = site.soup("posts/meadow.html")
    metas = [(str(meta["property"]), str(meta["content"])) for meta in soup.select("meta[property]")]
    assert [content for name, content in metas if name == "og:type"] == ["article"]
    assert [content for name, content in metas if name == "og:description"] == ['It\'s a "model" & <more>.']
    assert [(name, content) for name, content in metas if name.startswith("article:")] == [
        ("article:published_time", "1844-01-12"),
        ("article:modified_time", "1844-02-01"),
        ("article:tag", "seeds"),
        ("article:tag", "C#"),
        ("article:tag", "海草"),
    ]
    data = json.loads(soup.select("script[type='application/ld+json']")[0].text)
    posting = data["@graph"][0]
    assert posting["@type"] == "BlogPosting"
    assert (posting["headline"], posting["datePublished"]) == ("How fast?", "1844-01-12")
    assert posting["keywords"] == ["seeds", "C#", "海草"]
    assert [item["name"] for item in data["@graph"][1]["itemListElement"]] == ["Home", "Posts", "How fast?"]


def test_machines_read_posts_as_entries(site: Built) -> None:
    parsed = mf2py.parse(doc=site.text("posts/meadow.html"), url=f"{BASE}posts/meadow.html")
    (entry,) = [item for item in parsed["items"] if item["type"] == ["h-entry"]]
    properties = entry["properties"]
    assert properties["name"] == ["How fast?"]
    assert properties["url"] == [f"{BASE}posts/meadow.html"]
    assert properties["published"] == ["1844-01-12"]
    assert properties["category"] == ["seeds", "C#", "海草"]
    assert properties["summary"] == ['It’s a "model" & <more>.']


def test_search_sitemap_and_llms_know_posts_with_their_dates(site: Built) -> None:
    assert f"[How fast?]({BASE}posts/meadow.html): Jan. 12, 1844. It's" in site.text("llms.txt")
    sitemap = site.text("sitemap.xml").split("<url>")
    (entry,) = [url for url in sitemap if "posts/meadow.html" in url]
    assert "<lastmod>1844-02-01</lastmod>" in entry
    assert any("posts/tags/seeds.html" in url for url in sitemap)
    (place,) = [place for place in places_of(site) if place["uri"] == "posts/meadow.html"]
    assert (place["titles"], place["abouts"]) == ("How fast?", "Jan. 12, 1844")
    assert 'It’s a "model" & <more>.' in place["text"]


# -- lists -----------------------------------------------------------------------------------------

LISTS = [
    ("", ["May 4, 2150", "Jan. 12, 1844", "June 3, 1843"]),
    (":limit: 1", ["May 4, 2150"]),
    (":tag: SEEDS", ["Jan. 12, 1844", "June 3, 1843"]),
    (":tag: C++, c#", ["Jan. 12, 1844", "June 3, 1843"]),
    (":since: 1844", ["May 4, 2150", "Jan. 12, 1844"]),
    (":since: 1844-01-13", ["May 4, 2150"]),
    (":group-by: year\n:since: 1844", ["2150", "May 4, 2150", "1844", "Jan. 12, 1844"]),
    (
        ":group-by: tag\n:since: 1844",
        [
            "C#",
            "Jan. 12, 1844",
            "seeds",
            "Jan. 12, 1844",
            "海草",
            "Jan. 12, 1844",
            "Other posts",
            "May 4, 2150",
        ],
    ),
]


def test_lists_choose_and_group(tmp_path: Path) -> None:
    pages = {
        f"list{number}.md": f"# L\n\n:::{{posts}}\n{options}\n:::\n"
        for number, (options, _) in enumerate(LISTS)
    }
    site = build(tmp_path / "site", SITE | pages, **SETTINGS)
    for number, (_options, expected) in enumerate(LISTS):
        shown = [date or title for date, title, _url in listed(site, f"list{number}.html")]
        assert shown == expected, LISTS[number][0]


# -- faults ----------------------------------------------------------------------------------------


def test_faults_are_named_with_their_lines_and_lose_nothing_else(tmp_path: Path) -> None:
    hint, bad = "write 2026-01-12 or 12 January 2026", "[scholar.malformed_date]"
    behind, out = "behind date: at its top", "it is left out"
    february = "'1844-02-31' is not a date: that month has no day 31"
    consequence = "the list leaves it out; did you mean 'seeds'?"
    site = build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{posts}\n:tag: sees\n:::\n\n:::{posts}\n:::\n",
            "posts/a.md": "---\ntags: seeds\ndate: next week\n---\n# A\n\nText.\n",
            "posts/b.md": "# B\n\nText.\n",
            "posts/c.md": "---\ndate: 1843\nupdated: 1844-02-31\n---\n# C\n\nText.\n",
            "posts/index.md": "# Posts\n\nNo post itself.\n",
        },
        warnings=[
            f"posts/a.md:3: WARNING: date: of the post: 'next week' is not a date; {hint}; {out} {bad}",
            f"posts/b.md:1: WARNING: the post has no date, and stands last in lists; {behind}, {hint} {bad}",
            f"posts/c.md:3: WARNING: updated: of the post: {february}; {out} {bad}",
            f"index.md:3: WARNING: no post has the tag 'sees'; {consequence} [scholar.unknown_key]",
        ],
        **SETTINGS,
    )
    assert [entry[:2] for entry in listed(site, "index.html")] == [("1843", "C"), ("", "A"), ("", "B")]


def test_a_site_without_posts_has_nothing_of_them(tmp_path: Path) -> None:
    home = "# Home\n\n:::{posts}\n:::\n"
    site = build(tmp_path / "site", {"index.md": home, "news/a.md": "# A\n\nText.\n"}, **SETTINGS)
    assert not (site.out / "posts").exists()
    assert site.body("index.html").select(".scholar-posts") == []
    plain = build(
        tmp_path / "plain",
        {"index.md": "# Home\n", "posts/a.md": "# A\n\nT.\n"},
        scholar_posts="",
        **SETTINGS,
    )
    assert not (plain.out / "posts/index.html").exists()


def test_a_folder_of_another_name(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "notes/a.md": "---\ndate: 1843\ntags: x\n---\n# A\n\nText.\n"}
    site = build(tmp_path / "site", pages, scholar_posts="notes", builder="dirhtml", **SETTINGS)
    assert listed(site, "notes/index.html") == [("1843", "A", "a/")]
    assert listed(site, "notes/tags/x/index.html") == [("1843", "A", "../../a/")]


@pytest.mark.parametrize("builder", ["latex", "epub", "singlehtml", "man", "linkcheck", "xml", "gettext"])
def test_every_builder_takes_posts_without_a_warning(tmp_path: Path, builder: str) -> None:
    toctree = "\n        ```{toctree}\n        :glob:\n\n        posts/*\n        ```\n"
    build(
        tmp_path / "site",
        SITE | {"index.md": SITE["index.md"] + toctree},
        builder=builder,
        version="1",
        epub_show_urls="no",
        **SETTINGS,
    )


def test_text_says_what_pages_say(tmp_path: Path) -> None:
    site = build(tmp_path / "site", SITE, builder="text", **SETTINGS)
    assert "Jan. 12, 1844 · Updated Feb. 1, 1844\n\nseeds, C#, 海草\n" in site.text("posts/meadow.txt")
    assert "Previous post: Swans carry seeds" in site.text("posts/meadow.txt")
    assert "* How fast?\n\n  Jan. 12, 1844\n\n  It’s a" in site.text("index.txt")


def test_two_processes_write_the_same(tmp_path: Path) -> None:
    more = {
        f"posts/p{number}.md": f"---\ndate: 1843-01-{number:02}\ntags: x\n---\n# P\n\nT.\n"
        for number in range(1, 9)
    }
    one = build(tmp_path / "one/site", SITE | more, **SETTINGS)
    two = build(tmp_path / "two/site", SITE | more, jobs=2, **SETTINGS)
    assert tree(one.out) == tree(two.out)


def test_a_cv_lists_posts(tmp_path: Path) -> None:
    cv = {"cv.md": "# CV\n\n## Writing\n\n:::{posts}\n:group-by: year\n:since: 1844\n:::\n"}
    site = build(tmp_path / "site", SITE | cv, **SETTINGS)
    text = pypdf.PdfReader(site.out / "cv.pdf").pages[0].extract_text()
    assert all(word in text for word in ("2150", "Later than any clock", "Jan. 12, 1844", "How fast?"))
    assert "Swans" not in text
