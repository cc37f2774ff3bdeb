"""Files that papers name: where they are found, and at which address each is published."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from PIL import Image

from sphinx_scholar.domain.site_files import OWN_FOLDER, SiteFiles
from tests.engine import Built, build, texts, tree

NFC, NFD = normalize("NFC", "é"), normalize("NFD", "é")


def site(top: Path, *names: str, **fields: Any) -> SiteFiles:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).touch()
    return SiteFiles(top=top, **fields)


@pytest.mark.parametrize(
    ("kind", "name", "on_disk", "address"),
    [
        ("pdf", "papers/engine.pdf", "papers/engine.pdf", "papers/engine.pdf"),
        ("pdf", "./papers/engine.pdf", "papers/engine.pdf", "papers/engine.pdf"),
        ("pdf", "engine.pdf", "engine.pdf", "engine.pdf"),
        ("pdf", "engine.pdf", "bib/engine.pdf", "bib/engine.pdf"),
        ("pdf", "pdfs/engine.pdf", "bib/pdfs/engine.pdf", "bib/pdfs/engine.pdf"),
        ("pdf", "engine.pdf", "assets/pdf/engine.pdf", "assets/pdf/engine.pdf"),
        ("slides", "talk.pdf", "assets/pdf/talk.pdf", "assets/pdf/talk.pdf"),
        ("slides", "talk.pptx", "assets/slides/talk.pptx", "assets/slides/talk.pptx"),
        ("poster", "a.pdf", "files/a.pdf", "files/a.pdf"),
        ("supp", "a.zip", "assets/pdf/a.zip", "assets/pdf/a.zip"),
        (
            "preview",
            "a.png",
            "assets/img/publication_preview/a.png",
            f"{OWN_FOLDER}/assets/img/publication_preview/a.png",
        ),
        ("slides", "talk.pdf#page=3", "talk.pdf", "talk.pdf#page=3"),
        ("slides", "a#b.pdf", "a#b.pdf", "a%23b.pdf"),
        ("pdf", "my paper.pdf", "my paper.pdf", "my%20paper.pdf"),
        ("pdf", "my%20paper.pdf", "my paper.pdf", "my%20paper.pdf"),
        ("pdf", "100%.pdf", "100%.pdf", "100%25.pdf"),
        ("pdf", f"{NFC}.pdf", f"{NFD}.pdf", "e%CC%81.pdf"),
        ("pdf", "%C3%A9.pdf", f"{NFC}.pdf", "%C3%A9.pdf"),
        ("supp", "code/index.html", "code/index.html", f"{OWN_FOLDER}/code/index.html"),
        ("supp", "code/DATA", "code/DATA", f"{OWN_FOLDER}/code/DATA"),
        ("supp", "_images/a.pdf", "_images/a.pdf", f"{OWN_FOLDER}/_images/a.pdf"),
        ("supp", "cv.pdf", "cv.pdf", f"{OWN_FOLDER}/cv.pdf"),
        ("pdf", "media/a.pdf", "media/a.pdf", "_static/a.pdf"),
        ("pdf", "_static/a.pdf", "media/a.pdf", "_static/a.pdf"),
        ("pdf", "papers/a.pdf", "extra/papers/a.pdf", "papers/a.pdf"),
    ],
)
def test_a_file_has_one_address(tmp_path: Path, kind: str, name: str, on_disk: str, address: str) -> None:
    files = site(
        tmp_path,
        on_disk,
        beside="bib",
        static_folders=("media",),
        extra_folders=("extra",),
        taken=frozenset({"cv.pdf"}),
    )
    assert files.address(kind, name) == address
    assert set(files.published.values()) <= {tmp_path / on_disk}


@pytest.mark.parametrize(
    "name", ["nothing.pdf", "..", "../secret.pdf", "a/../../secret.pdf", "/etc/passwd", "x" * 300]
)
def test_what_is_not_there_or_not_below_the_site_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.pdf").touch()
    files = site(tmp_path / "site", "index.md")
    with pytest.raises(ValueError, match="there is no file"):
        files.address("pdf", name)
    assert files.published == {}


@pytest.mark.parametrize("folder", ["", "media/", "extra/"])
def test_a_link_that_leads_out_of_the_site_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "secret.pdf").touch()
    files = site(tmp_path / "site", f"{folder}a.md", static_folders=("media",), extra_folders=("extra",))
    (tmp_path / "site" / folder / "linked.pdf").symlink_to(tmp_path / "secret.pdf")
    with pytest.raises(ValueError, match=r"leads out|no file"):
        files.address("pdf", f"{folder}linked.pdf")
    assert files.published == {}


BIB = """
@article{engine, author={Lovelace, Ada}, title={Notes on the Engine}, journal={Memoirs}, year={1843},
  pdf={papers/engine.pdf},
  slides={papers/nothing-there.pdf}, supp={data.html}, preview={lost.png}}
@unpublished{draft, author={Lovelace, Ada}, title={Draft}, pubstate={submitted}, year={1842},
  pdf={draft.pdf}, related={engine}, relatedtype={version}}
@misc{secret, author={Lovelace, Ada}, title={Secret}, year={1843}, hidden={true}, pdf={secret.pdf}}
"""
FILES = {
    "papers.bib": BIB,
    "index.md": "# Home\n\n:::{publications}\n:::\n",
    "deep/page.md": "# Deep\n\n:::{publications}\n:::\n",
    "papers/engine.pdf": "engine",
    "draft.pdf": "draft",
    "data.html": "data",
    "secret.pdf": "secret",
}
LOST = "papers.bib:3: WARNING: %s: there is no file %r below the site's folder; the %s was left out"
WARNINGS = [
    f"{LOST} [scholar.missing_file]" % ("slides", "papers/nothing-there.pdf", "link"),
    f"{LOST} [scholar.missing_file]" % ("preview", "lost.png", "picture"),
]


def lovelace(tmp_path: Path, **conf: Any) -> Built:
    return build(
        tmp_path / "site",
        FILES,
        scholar_bibliography="papers.bib",
        warnings=WARNINGS,
        **conf,
    )


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_files_of_papers_are_published_and_linked_from_every_page(tmp_path: Path, builder: str) -> None:
    built = lovelace(tmp_path, builder=builder, html_baseurl="https://ada.example.org/")
    published = {
        path: text for path, text in tree(built.out).items() if text in (b"engine", b"draft", b"data")
    }
    assert published == {
        "papers/engine.pdf": b"engine",
        "draft.pdf": b"draft",
        "_files/data.html": b"data",
    }
    for page in sorted(built.out.rglob("*.html")):
        for link in built.soup(str(page.relative_to(built.out))).select(
            "a[href$='.pdf'], a[href$='data.html']"
        ):
            assert (page.parent / str(link["href"])).is_file(), (page, link)
    paper = "publications/engine/index.html" if builder == "dirhtml" else "publications/engine.html"
    head = built.soup(paper).select_one("meta[name=citation_pdf_url]")
    assert head is not None
    assert head["content"] == "https://ada.example.org/papers/engine.pdf"


def test_a_hidden_papers_file_is_not_published(tmp_path: Path) -> None:
    assert not list(lovelace(tmp_path).out.rglob("secret*"))


def test_the_picture_of_a_paper_stands_beside_it(tmp_path: Path) -> None:
    site_folder = tmp_path / "site"
    site_folder.mkdir()
    (site_folder / "engine.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')
    Image.effect_noise((1200, 800), 64).save(site_folder / "home.png")
    bib = "@misc{a, author={Lovelace, Ada}, title={A}, year={1843}, preview={home.png}}\n"
    described = bib.replace("{a,", "{b,").replace("{home.png}", "{engine.svg}, preview_alt={An engine}")
    files = {
        "papers.bib": bib + described,
        "index.md": "# Home\n\n:::{publications}\n:sort: file\n:::\n",
        "brief.md": "# Brief\n\n:::{publications}\n:style: compact\n:::\n",
    }
    built = build(site_folder, files, scholar_bibliography="papers.bib")
    found = [(image["src"], image["alt"]) for image in built.body("index.html").select(".scholar-preview")]
    assert [alt for _, alt in found] == ["A", "An engine"]
    assert str(found[0][0]).startswith("_files/small/home-")
    assert found[1][0] == "_files/engine.svg"
    (paper,) = built.body("publications/a.html").select(".scholar-preview")
    assert str(paper["src"]).startswith("../_files/small/home-")
    assert int(str(paper["width"])) > int(str(paper["height"])) > 100
    assert built.body("brief.html").select(".scholar-preview") == []
    assert (built.out / "_files/home.png").read_bytes() == (site_folder / "home.png").read_bytes()


def test_a_link_without_a_file_has_no_button(tmp_path: Path) -> None:
    body = lovelace(tmp_path).body("index.html")
    found = [text.partition(":")[0] for text in texts(body.select(".scholar-buttons a"))]
    assert found == ["PDF", "Supplement", "Cite"]
