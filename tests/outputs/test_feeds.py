"""The feeds of a whole site: which there are, what they hold, and who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from sphinx_scholar.outputs.feed_contents import absolute
from tests.engine import Built, build, tree

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ada.example/home/"
SETTINGS: dict[str, Any] = {"html_baseurl": BASE, "scholar_bibliography": "a.bib", "numfig": True}
SITE = {
    "index.md": """
        # Ada

        :::{person} Ada Lovelace
        :::

        :::{news}
        :limit: 1
        :::

        :::{publications}
        :::

        ```{toctree}
        posts/notes
        ```
        """,
    "news.md": """
        # News

        :::{news}
        - 1844-02-03 See {publication}`k`, [notes](posts/notes.md#a-part), [all](#more) and **more**.
        - 1843 Earlier.
        :::

        (more)=
        ## More

        Text.
        """,
    "papers.md": "# Papers\n\n:::{publications}\n:::\n",
    "awards.md": """
        # Awards

        :::{awards}
        - 1840 Prize.
        :::

        :::{position} Analyst
        :start: 1841-02-03
        :::
        """,
    "posts/notes.md": """
        ---
        date: 1844-01-02
        updated: 1845-06-07
        tags: looms, cards
        summary: In short.
        ---
        # Notes

        Of [news](../news.md), {publication}`k` and [a part](#a-part), as in {eq}`sum`.[^1]

        :::{figure} loom.svg
        :alt: A loom

        How it works.
        :::

        <script>alert(1)</script>

        [^1]: A footnote.

        ## A part

        ```{math}
        :label: sum
        a > b
        ```

        {download}`loom.svg`
        """,
    "posts/loom.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    # Written behind the post, from which it has another path to pictures.
    "z.md": "# Z\n",
    "a.bib": "@article{k, title={T}, author={Lovelace, Ada}, journal={J}, year={1842}}\n",
}
FEEDS = {"atom.xml", "atom-papers.xml", "atom-news.xml", "atom-posts.xml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("feeds") / "site", SITE, **SETTINGS)


def feed(site: Built, name: str) -> Any:
    """Return a feed as another program reads it, scripts and all."""
    found = feedparser.parse(site.text(name).encode(), sanitize_html=False)
    assert not found.bozo
    assert found.version == "atom10"
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{BASE}{name}"]
    assert found.feed.id == f"{BASE}{name}"
    return found


def test_each_feed_holds_its_own_and_one_holds_all(site: Built) -> None:
    titles = {name: [item.title for item in feed(site, name).entries] for name in FEEDS}
    assert titles == {
        "atom.xml": ["See T, notes, all and more", "Notes", "Earlier", "T", "Prize"],
        "atom-papers.xml": ["T"],
        "atom-news.xml": ["See T, notes, all and more", "Earlier"],
        "atom-posts.xml": ["Notes"],
    }
    assert {name: feed(site, name).feed.title for name in FEEDS} == {
        "atom.xml": "Ada Lovelace",
        "atom-papers.xml": "Ada Lovelace: Publications",
        "atom-news.xml": "Ada Lovelace: News",
        "atom-posts.xml": "Ada Lovelace: Posts",
    }


def test_dates_are_those_of_the_content(site: Built) -> None:
    (item,) = feed(site, "atom-posts.xml").entries
    assert (item.published, item.updated) == ("1844-01-02T00:00:00Z", "1845-06-07T00:00:00Z")
    assert (item.summary, [tag.term for tag in item.tags]) == ("In short.", ["looms", "cards"])
    assert feed(site, "atom.xml").feed.updated == "1845-06-07T00:00:00Z"
    assert feed(site, "atom-news.xml").feed.updated == "1844-02-03T00:00:00Z"


@pytest.mark.parametrize("name", ["atom-posts.xml", "atom.xml"])
def test_a_post_is_there_in_full_with_whole_addresses(site: Built, name: str) -> None:
    (item,) = [item for item in feed(site, name).entries if item.title == "Notes"]
    (content,) = item.content
    assert content.type == "text/html"
    soup = BeautifulSoup(content.value, "html.parser")
    assert [heading.text for heading in soup.select("h1, h2")] == ["A part"]
    assert soup.select("script, nav, .scholar-post-head") == []
    assert "A footnote." in soup.text
    assert "Fig. 1 How it works." in " ".join(soup.text.split())
    assert soup.math is not None
    addresses = [str(node.get("href") or node.get("src")) for node in soup.select("[href], [src]")]
    assert all(address.startswith(BASE) for address in addresses)
    paths = {address.removeprefix(BASE) for address in addresses}
    assert {"news.html", "publications/k.html", "posts/notes.html#a-part"} <= paths
    assert {"_images/loom.svg", "posts/notes.html#equation-sum"} <= paths
    files = [address for address in addresses if "/_downloads/" in address or "/_images/" in address]
    assert len(files) == 2
    assert all((site.out / address.removeprefix(BASE)).is_file() for address in files)


def test_links_of_news_work_on_home_and_in_feeds(site: Built) -> None:
    item = feed(site, "atom-news.xml").entries[0]
    soup = BeautifulSoup(item.content[0].value, "html.parser")
    assert soup.text == "See T, notes, all and more."
    assert soup.strong is not None
    paths = ["publications/k.html", "posts/notes.html#a-part", "news.html#more"]
    assert [link["href"] for link in soup.select("a")] == [BASE + path for path in paths]
    shown = site.body("index.html").select_one(".scholar-timeline")
    assert shown is not None
    assert [link["href"] for link in shown.select("a")] == paths


def test_pages_name_the_feeds_of_what_they_list_and_home_the_one_of_all(site: Built) -> None:
    pages = ("index", "news", "papers", "awards", "posts/notes", "publications/k")
    named = {
        page: [
            str(link["href"]).removeprefix("../")
            for link in site.soup(f"{page}.html").select("link[type='application/atom+xml']")
        ]
        for page in pages
    }
    assert named == {
        "index": ["atom.xml"],
        "news": ["atom.xml", "atom-news.xml"],
        "papers": ["atom.xml", "atom-papers.xml"],
        "awards": ["atom.xml"],
        "posts/notes": ["atom.xml", "atom-posts.xml"],
        "publications/k": ["atom.xml"],
    }


def made(site: Built) -> set[str]:
    """Return the feeds that there are."""
    return {path.name for path in site.out.glob("atom*.xml")}


@pytest.mark.parametrize(
    ("without", "left"),
    [
        (["feed"], set()),
        (["feed-news"], FEEDS - {"atom-news.xml"}),
        (["feed-posts", "feed-papers"], {"atom.xml", "atom-news.xml"}),
    ],
)
def test_each_can_be_left_out(tmp_path: Path, without: list[str], left: set[str]) -> None:
    site = build(tmp_path / "site", SITE, scholar_without=without, **SETTINGS)
    assert made(site) == left
    links = site.soup("posts/notes.html").select("link[type='application/atom+xml']")
    assert {str(link["href"]).removeprefix("../") for link in links} == left & {"atom.xml", "atom-posts.xml"}


def test_a_feed_with_nothing_in_it_is_not_made(tmp_path: Path) -> None:
    awards = {name: SITE[name] for name in ("awards.md",)} | {"index.md": "# Ada\n"}
    assert made(build(tmp_path / "site", awards, html_baseurl=BASE)) == {"atom.xml"}
    assert made(build(tmp_path / "nowhere", SITE, scholar_bibliography="a.bib")) == set()


def test_two_processes_write_the_same_feeds(tmp_path: Path) -> None:
    more = {f"p{number}.md": f"# P{number}\n\nText.\n" for number in range(8)}
    one = tree(build(tmp_path / "one/site", SITE | more, **SETTINGS).out)
    two = tree(build(tmp_path / "two/site", SITE | more, jobs=2, **SETTINGS).out)
    assert one == two


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class="x" href="b.html">b</a>', f'<a class="x" href="{BASE}p/b.html">b</a>'),
        ('<a href="#x">b</a>', f'<a href="{BASE}p/a.html#x">b</a>'),
        ('<a href="../c/?a=1&amp;b=2">b</a>', f'<a href="{BASE}c/?a=1&amp;b=2">b</a>'),
        ('<a href="https://x.example/">b</a>', '<a href="https://x.example/">b</a>'),
        ('<a href="mailto:a@x.example">b</a>', '<a href="mailto:a@x.example">b</a>'),
        ("<code> href=&quot;b&quot;</code>", "<code> href=&quot;b&quot;</code>"),
        ('<p> src="b.png" </p>', '<p> src="b.png" </p>'),
        (
            '<img src="a.png" srcset="a.png 1x, b.png 2x">',
            f'<img src="{BASE}p/a.png" srcset="{BASE}p/a.png 1x, {BASE}p/b.png 2x">',
        ),
        ("a<script src='x'>1 < 2</script>b", "ab"),
    ],
)
def test_addresses_are_made_whole(html: str, expected: str) -> None:
    assert absolute(html, f"{BASE}p/a.html") == expected
