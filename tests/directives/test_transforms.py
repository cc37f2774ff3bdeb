"""What nodes show on other pages than their own: bodies, with links that lead where they led."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from sphinx_scholar.directives.transforms import Filler
from sphinx_scholar.rendering.nodes import owner_fact, record_node
from sphinx_scholar.rendering.visitors import RENDERERS
from tests.engine import Built, build, texts, tree, write

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@article{lovelace1843notes, title={Notes}, author={Lovelace, Ada}, journal={Memoirs}, year={1843}}
@misc{lovelace1850flyology, title={Flyology: of Flight}, author={Lovelace, Ada}, year={1850}}
"""
PIXEL = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><rect width='1' height='1'/></svg>"
JOBS = """
# Jobs

(a-target)=

## A heading

:::{position} Analyst
:name: analyst
:publications: lovelace1843notes

- A page [by path](../one/page.md), {doc}`by role </one/two/page>`, {doc}`beside <other>`.
- A paper {publication}`lovelace1843notes`, {publication}`lovelace1850flyology`.
- A heading [on this page](#a-heading), {ref}`by label <a-target>`, [elsewhere](other.md#deeper).
- A position {position}`itself <analyst>`, [](#author).
- Outside [the site](https://example.org/a?b#c), <ada@example.org>, [a fragment](https://example.org#x).
- A file {download}`data.txt`, a picture ![A pixel](pixel.svg), a remark[^1], a formula $x^2$.
- The address {owner}`email`.
:::

::::{position} Author
Wrote.

:::{positions}
:::
::::

[^1]: A remark.
"""
"""A body with a link to everything that there is, and one with a list that holds itself."""

SETTINGS: dict[str, Any] = {"scholar_bibliography": "a.bib", "myst_heading_anchors": 2}
LIST = ":::{positions}\n:::\n"
SITE = {
    "a.bib": BIB,
    "index.md": f"""
# Home

:::{{person}} Ada Lovelace
:email: ada@example.org
:::

{LIST}
""",
    "one/page.md": f"# One\n\n{LIST}",
    "one/two/page.md": f"# Two\n\n{LIST}",
    "papers/notes.md": ":::{publication} lovelace1843notes\n:::\n",
    "work/pixel.svg": PIXEL,
    "work/data.txt": "data",
    "work/jobs.md": JOBS,
    "work/other.md": "# Other\n\n## Deeper\n",
}
PAGES = ("index", "one/page", "one/two/page", "work/jobs")

TARGETS = [
    ("by path", "one/page", ""),
    ("by role", "one/two/page", ""),
    ("beside", "work/other", ""),
    ("Notes", "papers/notes", ""),
    ("Flyology", "publications/lovelace1850flyology", ""),
    ("on this page", "work/jobs", "a-heading"),
    ("by label", "work/jobs", "a-target"),
    ("elsewhere", "work/other", "deeper"),
    ("1", "work/jobs", "id2"),
    ("itself", "work/jobs", "position-analyst"),
    ("Author", "work/jobs", "position-author"),
]


def site_in(folder: Path, builder: str, **options: object) -> Built:
    return build(folder / "site", SITE, builder=builder, **SETTINGS, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return site_in(tmp_path_factory.mktemp(request.param), request.param)


def file_of(site: Built, docname: str) -> str:
    """Return where a builder writes a page."""
    if site.app.builder.name == "html" or docname == "index":
        return f"{docname}.html"
    return f"{docname}/index.html"


def target_of(page: str, href: str) -> tuple[str, str]:
    """Return the file and the fragment to which a link on a page leads."""
    parts = urlsplit(href)
    path = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    if parts.path and (parts.path.endswith("/") or path == "."):
        path = normpath(join(path, "index.html"))
    return path, parts.fragment


@pytest.mark.parametrize("docname", PAGES)
def test_a_body_has_right_links_on_pages_of_every_depth(site: Built, docname: str) -> None:
    page = file_of(site, docname)
    (body,) = site.body(page).select(".scholar-body:has(.xref.download, .download)")[:1]
    links = {" ".join(link.get_text().split()).strip("[]"): str(link["href"]) for link in body.select("a")}
    found = [(text, *target_of(page, links[text])) for text, _docname, _anchor in TARGETS]
    assert found == [(text, file_of(site, target), anchor) for text, target, anchor in TARGETS]
    assert links["the site"] == "https://example.org/a?b#c"
    assert links["a fragment"] == "https://example.org#x"
    assert links["ada@example.org"] == "mailto:ada@example.org"
    assert "The address ada@example.org." in texts(body.select("li"))


@pytest.mark.parametrize("docname", PAGES)
def test_every_link_on_every_page_leads_to_a_file_and_an_id(site: Built, docname: str) -> None:
    page = file_of(site, docname)
    checked = 0
    for link in site.body(page).select("a[href], img[src]"):
        href = str(link.get("href") or link.get("src"))
        if urlsplit(href).scheme:
            continue
        path, fragment = target_of(page, href)
        assert (site.out / path).is_file(), href
        if fragment:
            ids = [node["id"] for node in site.soup(path).select("[id]")]
            assert ids.count(fragment) == 1, href
        checked += 1
    assert checked > 12


@pytest.mark.parametrize("docname", PAGES)
def test_no_page_has_an_id_twice(site: Built, docname: str) -> None:
    ids = [node["id"] for node in site.soup(file_of(site, docname)).select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_body_is_shown_with_its_formula_and_picture(site: Built) -> None:
    body = site.body(file_of(site, "one/two/page"))
    assert len(body.select("math msup")) == 1
    assert [image["alt"] for image in body.select("img")] == ["A pixel"]


def test_a_transform_changes_a_body_once(tmp_path: Path) -> None:
    """Furo puts each table into a container, on the body's own page and on those that list it."""
    entry = ":::{position} Analyst\n| Engine | Year |\n|--------|------|\n| First | 1837 |\n:::\n"
    pages = {"index.md": f"# Home\n\n{LIST}", "jobs.md": f"# Jobs\n\n{entry}"}
    built = build(tmp_path / "site", pages, html_theme="furo")
    for page in ("index.html", "jobs.html"):
        assert len(built.body(page).select(".scholar-body table")) == 1
        assert len(built.body(page).select(".scholar-body .table-wrapper")) == 1


NUMBERED = """
# Jobs

## A heading

::::{position} Analyst
$$x^2$$ (square)

See {eq}`square`, [this page](#a-heading), [that page](list.md).

```{code-block} python
:caption: The code
print(1)
```

:::{table} The table
| Engine | Year |
|--------|------|
| First  | 1837 |
:::
::::
"""
"""A body of which Sphinx numbers parts."""


def numbered(folder: Path, builder: str) -> Built:
    """Return a site with a page that shows that body twice."""
    lists = f"# List\n\n{LIST}\n## Again\n\n{LIST}"
    home = "# Home\n\n:::{toctree}\nlist\njobs\n:::\n"
    pages = {"index.md": home, "list.md": lists, "jobs.md": NUMBERED}
    return build(folder / "site", pages, builder=builder, numfig=True, myst_heading_anchors=2)


def test_what_has_a_number_stands_without_it_on_another_page(tmp_path: Path) -> None:
    page = numbered(tmp_path, "html").body("list.html")
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert texts(page.select(".caption-text")) == ["The code", "The table"] * 2
    assert not page.select(".caption-number, .eqno")
    for anchor in ("equation-square", "a-heading"):
        assert len(page.select(f".scholar-body a.internal[href='jobs.html#{anchor}']")) == 2


def test_a_body_has_right_links_where_all_pages_are_one(tmp_path: Path) -> None:
    page = numbered(tmp_path, "singlehtml").body("index.html")
    links = page.select(".scholar-body a:-soup-contains('this page')")
    assert [link["href"] for link in links] == ["#a-heading"] * 3


def test_a_body_has_right_links_and_labels_in_latex(tmp_path: Path) -> None:
    (path,) = numbered(tmp_path, "latex").out.glob("*.tex")
    text = path.read_text("utf-8")
    for label in ("equation:jobs:square", r"\detokenize{jobs:a-heading}", r"\detokenize{list::doc}"):
        assert text.count(rf"\label{{{label}}}") == 1
    assert text.count(r"\eqref{equation:jobs:square}") == 3
    for label in ("jobs:a-heading", "list::doc"):
        assert text.count(rf"\hyperref[\detokenize{{{label}}}]") == 3


def test_a_list_within_a_body_is_left_out_where_the_body_is_shown(site: Built) -> None:
    """Where it was written it shows all positions, this one too, and ends there."""
    shown = site.body(file_of(site, "one/page")).select(".scholar-timeline .scholar-timeline")
    assert shown == []
    written = site.body(file_of(site, "work/jobs")).select("#position-author .scholar-timeline")
    assert len(written) == 1
    assert texts(written[0].select(".scholar-title")) == ["Analyst", "Author"]


def test_a_paper_leads_to_the_position_it_came_of(site: Built) -> None:
    page = file_of(site, "papers/notes")
    related = site.body(page).select("#related a:not(.headerlink)")
    assert [(link.get_text(), target_of(page, str(link["href"]))) for link in related] == [
        ("Analyst", (file_of(site, "work/jobs"), "position-analyst"))
    ]


@pytest.mark.parametrize(
    "builder", ["text", "latex", "epub", "gettext", "man", "texinfo", "singlehtml", "xml"]
)
def test_other_builders_do_not_fail(tmp_path: Path, builder: str) -> None:
    settings: dict[str, object] = {"version": "1", "copyright": "1843"} if builder == "epub" else {}
    if builder == "latex":
        # LaTeX has no way to show SVG, which Sphinx says of each picture.
        files = {**SITE, "work/jobs.md": SITE["work/jobs.md"].replace("![A pixel](pixel.svg)", "none")}
        write(tmp_path / "site", files)
        built = build(
            tmp_path / "site", builder=builder, scholar_bibliography="a.bib", myst_heading_anchors=2
        )
    else:
        built = site_in(tmp_path, builder, **settings)
    assert any(built.out.rglob("*.*"))


def test_what_was_read_for_one_builder_serves_another(tmp_path: Path) -> None:
    """Where papers have no pages a reference is text; what is kept of a page must not tell."""
    site_in(tmp_path, "text")
    after = tree(site_in(tmp_path, "html", fresh=False).out)
    assert after == tree(site_in(tmp_path / "clean", "html").out)


def test_text_shows_what_the_pages_show(tmp_path: Path) -> None:
    built = site_in(tmp_path, "text")
    text = built.text("one/two/page.txt")
    assert "Analyst" in text
    assert "The address ada@example.org." in text
    assert "A paper Notes, Flyology." in text


OWNER = """
# Home

:::{person} Ada Lovelace
:email: ada@example.org
:::

:::{toctree}
mail
:::
"""


def test_menus_and_titles_show_facts_about_the_owner(tmp_path: Path) -> None:
    headings = "# Mail to {owner}`email`\n\n## My {owner}`cv`\n\n## By {owner}`name`\n"
    pages = {"index.md": OWNER, "mail.md": headings, "cv.md": "# CV\n"}
    built = build(tmp_path / "site", pages)
    titles = ["Mail to ada@example.org", "My CV (PDF)", "By Ada Lovelace"]
    assert texts(built.body("index.html").select(".toctree-wrapper a")) == titles
    assert texts(built.soup("mail.html").select("title")) == [f"{titles[0]} — Ada Lovelace"]
    text = build(tmp_path / "text", pages, builder="text").text("index.txt")
    assert f"* {titles[0]}\n\n  * My\n\n  * {titles[2]}\n" in text


def test_every_node_has_a_fallback_and_a_template() -> None:
    kinds = set(record_node.__subclasses__())
    assert len(kinds) > 6
    assert kinds == set(RENDERERS)
    assert kinds | {owner_fact} == set(Filler.fillers)
