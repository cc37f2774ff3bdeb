"""The engine's pages of papers, the output folder, and what each page loads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.engine import Built, build, texts, tree

if TYPE_CHECKING:
    from pathlib import Path

# -- a paper without a hand-written page gets one ---------------------------------------------------

BIB = """
@article{lovelace1843notes,
  title = {Notes by the Translator},
  author = {Lovelace, Ada and Menabrea, Luigi Federico},
  author+an = {1=joint; 2=joint},
  journal = {Scientific Memoirs},
  date = {1843-08},
  doi = {10.1000/notes},
  abstract = {On the engine.},
}
@unpublished{lovelace1842sketch,
  title = {Sketch},
  author = {Lovelace, Ada},
  date = {1842},
  related = {lovelace1843notes},
  relatedtype = {version},
  relatedstring = {First draft},
}
@unpublished{lovelace1851letters,
  title = {Letters},
  author = {Lovelace, Ada},
  pubstate = {submitted},
}
"""
SITE = {
    "a.bib": BIB,
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :email: ada@example.org
        :::

        :::{position} Analyst
        :organization: Royal Society
        :start: 1842
        :publications: lovelace1843notes
        :::

        :::{toctree}
        publications/index
        :::
        """,
    "publications/index.md": "# Papers\n\n:::{publications}\n:::\n",
    "publications/lovelace1851letters.md": ":::{publication} lovelace1851letters\nA *note* by hand.\n:::\n",
}
PAGES = {"html": "publications/{}.html", "dirhtml": "publications/{}/index.html"}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(
        tmp_path_factory.mktemp(request.param) / "site",
        SITE,
        builder=request.param,
        html_theme="alabaster",
        html_sidebars={"**": ["navigation.html"]},
        scholar_bibliography="a.bib",
        scholar_links={"Luigi Federico Menabrea": "https://menabrea.example.org"},
    )


def page_of(site: Built, key: str) -> str:
    return PAGES[site.app.builder.name].format(key)


def test_a_paper_has_a_page_with_everything_about_it(site: Built) -> None:
    page = page_of(site, "lovelace1843notes")
    body = site.body(page)
    for unseen in body.select(".headerlink"):
        unseen.decompose()
    assert texts(body.select("h1")) == ["Notes by the Translator"]
    assert texts(body.select("h2")) == ["Abstract", "Cite", "History", "Related"]
    assert texts(body.select(".scholar-authors strong")) == ["Ada Lovelace"]
    assert texts(body.select(".scholar-authors .scholar-legend")) == ["(* joint first authors)"]
    assert [link["href"] for link in body.select(".scholar-authors a")] == ["https://menabrea.example.org"]
    assert texts(body.select("#abstract p")) == ["On the engine."]
    assert texts(body.select("#history li")) == [
        "First draft: Sketch, unpublished manuscript.",
        "Published in Scientific Memoirs, August 1843.",
    ]
    assert texts(body.select("#related li")) == ["Analyst, Royal Society, 1842"]
    (link,) = body.select("#related li a")
    path, _hash, anchor = urljoin(f"/{page}", str(link["href"])).partition("#")
    there = site.out / path.removeprefix("/")
    there = there / "index.html" if there.is_dir() else there
    assert f'id="{anchor}"' in there.read_text(encoding="utf-8")
    assert "@article{lovelace1843notes," in body.select("#cite pre")[0].get_text()


def test_a_page_that_was_made_looks_like_one_that_was_written(site: Built) -> None:
    """Both have the sidebar, and the trail to the page above in the head."""
    made = site.soup(page_of(site, "lovelace1843notes"))
    written = site.soup(page_of(site, "lovelace1851letters"))
    for soup in (made, written):
        assert texts(soup.select(".sphinxsidebar li a")) == ["Papers"]
    assert made.title is not None
    assert " ".join(made.title.get_text().split()).startswith("Notes by the Translator — Ada Lovelace")


def test_a_page_that_was_written_by_hand_stands(site: Built) -> None:
    body = site.body(page_of(site, "lovelace1851letters"))
    assert texts(body.select("em")) == ["note"]
    assert site.app.env.metadata["publications/lovelace1851letters"]["orphan"]


def test_only_papers_have_pages_and_not_their_earlier_records(site: Built) -> None:
    assert not (site.out / page_of(site, "lovelace1842sketch")).exists()


@pytest.mark.parametrize("suffix", ["bib", "ris", "json"])
def test_citations_can_be_downloaded(site: Built, suffix: str) -> None:
    for name in ("lovelace1843notes", "lovelace1851letters", "publications"):
        assert "Letters" in site.text(f"publications/{name}.{suffix}") or name == "lovelace1843notes"


def test_a_list_leads_to_every_page(site: Built) -> None:
    index = "publications/index.html"
    links = site.body(index).select(".scholar-title a")
    suffix = ".html" if site.app.builder.name == "html" else "/"
    assert [link["href"] for link in links] == [f"lovelace1843notes{suffix}", f"lovelace1851letters{suffix}"]


# -- keys that nobody should have chosen --------------------------------------------------------------

HOSTILE = {
    "a/../../../b": "a-..-..-..-b",
    "/tmp/absolute": "-tmp-absolute",
    "a:b|c?d*e": "a-b-c-d-e",
    "C:\\windows": "c--windows",
    "Ünïcode:论文": "-n-code---",
    "<script>": "-script-",
    "a&b;c": "a-b-c",
    "con'quote": "con-quote",
    "论文": "论文",
}
RENAMED = {
    "../../etc/passwd": "etc-passwd",
    "..": "paper",
    ".": "paper-2",
    ".htaccess": "htaccess",
    "index": "index-2",
    "Index": "index-3",
    "publications": "publications-2",
    "-": "paper-3",
    "x" * 300: "x" * 190,
}
"""Keys whose own names no page can have."""
BUILT = "@misc{{{}, title = {{Paper {}}}, author = {{Lovelace, Ada}}, year = {{1843}}}}\n"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_no_key_leads_outside_the_folder_of_papers(tmp_path: Path, builder: str) -> None:
    keys = [*HOSTILE, *RENAMED]
    bib = "".join(BUILT.format(key, number) for number, key in enumerate(keys))
    files = {
        "index.md": "# Home\n\n:::{publications}\n:::\n",
        "publications/index.md": "# Mine\n",
        "a.bib": bib,
    }
    built = build(tmp_path / "site", files, builder=builder, scholar_bibliography="a.bib", warnings=None)
    made = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert made == {"site", f"site-{builder}", "site-doctrees"}
    found = {path for path in tree(built.out) if path.endswith(".html") and path.startswith("publications/")}
    expected = {PAGES[builder].format(slug) for slug in (*HOSTILE.values(), *RENAMED.values())}
    assert found == {*expected, "publications/index.html"}
    assert texts(built.body("publications/index.html").select("h1")) == ["Mine"]
    faults = [line for line in built.warnings if line.endswith("[scholar.duplicate_key]")]
    assert len(faults) == len(RENAMED)
    assert len(built.body("index.html").select(".scholar-title a")) == len(keys)


def test_two_keys_of_one_address_are_a_warning_and_two_pages(tmp_path: Path) -> None:
    bib = BUILT.format("a:b", 1) + BUILT.format("A.B", 2) + BUILT.format("a/b", 3)
    built = build(
        tmp_path / "site",
        {"index.md": "# Home\n\n:::{publications}\n:sort: file\n:::\n", "a.bib": bib},
        scholar_bibliography="a.bib",
        warnings=[
            (
                "a.bib:3: WARNING: a/b: its page is 'a-b-2', since 'a-b' is that of 'a:b'. "
                "Choose another key for another address [scholar.duplicate_key]"
            )
        ],
    )
    links = built.body("index.html").select(".scholar-title a")
    assert [link["href"] for link in links] == [
        "publications/a-b.html",
        "publications/a.b.html",
        "publications/a-b-2.html",
    ]
    assert "Paper 1" in built.text("publications/a-b.html")
    assert "Paper 3" in built.text("publications/a-b-2.html")
    assert "Paper 3" in built.text("publications/a-b-2.ris")


def test_a_key_whose_page_is_another_page_is_a_warning(tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        {"index.md": "# Home\n", "publications/prizes.md": "# Prizes\n", "a.bib": BUILT.format("prizes", 1)},
        scholar_bibliography="a.bib",
        warnings=[
            (
                "a.bib:1: WARNING: the paper 'prizes' has no page of its own: its address is that of the "
                "page publications/prizes [scholar.duplicate_key]"
            )
        ],
    )
    assert texts(built.body("publications/prizes.html").select("h1")) == ["Prizes"]


def test_a_year_whose_page_is_another_page_is_a_warning(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n\n:::{publications}\n:sort: oldest\n:::\n",
        "years/1843.md": "# A Year\n",
        "a.bib": BUILT.format("one", 1) + BUILT.format("two", 2).replace("1843", "1844"),
    }
    built = build(
        tmp_path / "site",
        files,
        scholar_bibliography="a.bib",
        scholar_split_from=1,
        warnings=[
            (
                "index.md: WARNING: the year 1843 has no page of its own: its address is that of the page "
                "years/1843 [scholar.duplicate_key]"
            )
        ],
    )
    assert texts(built.body("years/1843.html").select("h1")) == ["A Year"]
    assert texts(built.body("years/1844.html").select(".scholar-title")) == ["Paper 2"]
    assert texts(built.body("index.html").select(".scholar-year")) == ["1843 (1)", "1844 (1)"]


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)> <b>"
OTHERS = "<i onclick=alert(1)>"
HOSTILE_BIB = f"""
@article{{<svg/onload>, title = {{{MARKUP}}}, author = {{{{{MARKUP}}} and Lovelace, {OTHERS}}},
  author+an = {{1="{OTHERS}"}}, editor = {{{OTHERS}}}, journal = {{{OTHERS}}}, abbr = {{{OTHERS}}},
  volume = {{{OTHERS}}}, number = {{{OTHERS}}}, pages = {{{OTHERS}}}, publisher = {{{OTHERS}}},
  note = {{{OTHERS}}}, award = {{{OTHERS}}}, abstract = {{{MARKUP}}}, keywords = {{{OTHERS}}},
  additional_info = {{{OTHERS}}}, eventtitleaddon = {{{OTHERS}}}, series = {{{OTHERS}}}, year = {{1843}},
  location = {{{OTHERS}}}, institution = {{{OTHERS}}}, isbn = {{{OTHERS}}}, doi = {{10.1000/{OTHERS[:2]}>}},
  edition = {{{OTHERS}}}, eid = {{{OTHERS}}}, x-mine = {{{OTHERS}}}}}
@unpublished{{sketch, title = {{{MARKUP}}}, author = {{Lovelace, Ada}}, related = {{<svg/onload>}},
  relatedtype = {{version}}, relatedstring = {{{OTHERS}}}}}
@misc{{other, title = {{Other}}, author = {{Lovelace, Ada}}, date = {{1844}}, howpublished = {{{OTHERS}}}}}
"""


@pytest.mark.parametrize("split", [0, 1])
def test_markup_in_any_field_comes_out_as_text(tmp_path: Path, split: int) -> None:
    lists = "".join(f":::{{publications}}\n:style: {style}\n:summary:\n:::\n\n" for style in ("full", "line"))
    built = build(
        tmp_path / "site",
        {"index.md": f"# Home\n\n:::{{person}} Ada Lovelace\n:::\n\n{lists}", "a.bib": HOSTILE_BIB},
        scholar_bibliography="a.bib",
        html_baseurl="https://ada.example/",
        warnings=None,
        **({"scholar_split_from": split} if split else {"scholar_filter_from": 1}),
    )
    pages = [path for path in tree(built.out) if path.endswith(".html")]
    assert "publications/-svg-onload-.html" in pages
    for page in pages:
        soup = built.soup(page)
        handlers = [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
        assert handlers == []
        assert [script for script in soup.find_all("script") if "alert" in script.get_text()[:7]] == []
        assert soup.select("img[src=x], svg[onload]") == []
    assert MARKUP in texts(built.body("publications/-svg-onload-.html").select("h1"))[0]


def test_papers_have_their_pages_where_the_site_wants_them(tmp_path: Path) -> None:
    built = build(
        tmp_path / "site",
        {"index.md": "# Home\n\n:::{publications}\n:::\n", "a.bib": BUILT.format("one", 1)},
        scholar_bibliography="a.bib",
        scholar_publication_pages="research/papers",
    )
    links = built.body("index.html").select(".scholar-title a")
    assert [link["href"] for link in links] == ["research/papers/one.html"]
    assert "Paper 0" not in built.text("research/papers/one.html")
    assert (built.out / "research/papers/one.bib").is_file()
    assert not (built.out / "publications").exists()


# -- pages that are left out, and what pages load ------------------------------------------------------


def test_a_markdown_file_that_no_pattern_includes_is_a_warning(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n",
        "work/index.md": "# Work\n",
        "work/draft.md": "# Draft\n",
        "notes.md": "# N\n",
    }
    build(
        tmp_path / "site",
        files,
        include_patterns=["index.md", "work/index.md"],
        warnings=[
            (
                "work/draft.md:1: WARNING: work/draft.md is no page of the site: include_patterns in "
                "conf.py leaves it out [scholar.left_out_page]"
            )
        ],
    )


def test_a_page_loads_what_it_uses(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n",
        "grid.md": "# Grid\n\n::::{grid} 2\n:::{grid-item}\nOne\n:::\n::::\n",
        "code.md": "# Code\n\n```python\nprint(1)\n```\n",
        "brief.md": "# Brief\n\n:::{publications}\n:style: compact\n:::\n",
        "full.md": "# Full\n\n:::{publications}\n:::\n",
        "papers.bib": "@misc{a,\n  title = {A},\n  author = {Lovelace, Ada},\n  year = {1843},\n}\n",
    }
    built = build(
        tmp_path / "site",
        files,
        extensions=["myst_parser", "sphinx_design", "sphinx_scholar"],
        scholar_bibliography="papers.bib",
    )

    def loaded(page: str) -> set[str]:
        nodes = built.soup(page).select("link[rel=stylesheet], script[src]")
        paths = (str(node.get("href") or node.get("src")) for node in nodes)
        return {path.partition("?")[0].rpartition("/")[2] for path in paths}

    home = loaded("index.html")
    assert "scholar.css" in home
    assert not home & {"scholar-full.css", "paper.css", "filter.css", "cite.js", "filter.js"}
    assert {"doctools.js", "pygments.css", "sphinx-design.min.css"} <= home, "what others need stays"
    assert loaded("grid.html") == loaded("code.html") == loaded("brief.html") == home
    assert loaded("full.html") == home, "a list in full that has no history needs no more"
    assert loaded("publications/a.html") - home == {"scholar-full.css", "paper.css", "cite.js"}


ALL = ":::{publications}\n:style: full\n:::\n"
BRIEF = ":::{publications}\n:style: compact\n:::\n"
DETAILS, FORMULAS, NUMBERS = {"scholar-full.css"}, {"formulas.css"}, {"numbers.css"}
ENTRIES = {"entries.css"}


@pytest.mark.parametrize(
    ("page", "field", "loaded"),
    [
        (ALL, "", set()),
        (BRIEF, "award = {Best Paper}", DETAILS),
        (ALL.replace("full", "line"), "award = {Best Paper}", set()),
        (ALL.replace("full", "line\n:numbered:"), "", NUMBERS),
        (ALL, "preview = {p.svg}", DETAILS),
        (BRIEF, "preview = {p.svg}", set()),
        (ALL, r"title = {A \textsc{Small} Thing}", DETAILS),
        (ALL, "title = {Trees of $n$ Nodes}", FORMULAS),
        (ALL, r"title = {Trees of $\nosuchcommand$ Nodes}", FORMULAS),
        ("Trees of $n$ nodes.\n", "", FORMULAS),
        (":::{contact}\n:::\n", "", DETAILS),
        (":::{position} Clerk\n:start: 1842\n:::\n", "", set()),
        (":::{position} Clerk\n:start: 1842\nKept books.\n:::\n", "", ENTRIES),
        (":::{position} Clerk\n:start: 1842\n:publications: x\n:::\n", "", ENTRIES),
        ("<p class='scholar-award scholar-filter'>A class is no component.</p>\n", "", set()),
    ],
)
def test_what_a_page_shows_decides_what_it_loads(
    page: str, field: str, loaded: set[str], tmp_path: Path
) -> None:
    title = "" if "title" in field else "title = {A},"
    fields = f"{title} author = {{Lovelace, Ada}}, year = {{1843}}, url = {{https://a.example.org}}, {field}"
    person = ":::{person} Ada Lovelace\n:email: ada@example.org\n:::\n"
    built = build(
        tmp_path / "site",
        {
            "index.md": f"# Home\n\n{person}",
            "page.md": f"# Page\n\n{page}",
            "papers.bib": f"@misc{{x, {fields}}}\n",
            "p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
        },
        scholar_bibliography="papers.bib",
        warnings=None,
    )
    assert [line for line in built.warnings if "nosuchcommand" not in line] == []
    links = built.soup("page.html").select("link[rel=stylesheet], script[src]")
    files = {str(link.get("href") or link.get("src")).partition("?")[0].rpartition("/")[2] for link in links}
    own = {
        "scholar-full.css",
        "entries.css",
        "numbers.css",
        "paper.css",
        "formulas.css",
        "filter.css",
        "filter.js",
        "cite.js",
    }
    assert files & own == loaded
