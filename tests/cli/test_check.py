"""``check``: what it finds in a site, with file and line, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_scholar.cli.check import pages
from sphinx_scholar.cli.check.command import FAULTS, REMARKS
from sphinx_scholar.cli.check.letters import contact_faults
from sphinx_scholar.cli.check.link_forms import KNOWN_HOSTS, misspelt_host
from sphinx_scholar.cli.check.tree import BuiltTree
from tests.cli.commands import run
from tests.engine import write

FAULTY = {
    "conf.py": """
        project = author = "Ada Lovelace"
        extensions = ["myst_parser", "sphinx_scholar"]
        exclude_patterns = ["_build"]
        primary_domain = "scholar"
        myst_enable_extensions = ["colon_fence"]
        scholar_bibliography = "papers.bib"
        scholar_today = "2026-11-26"
        html_theme = "alabaster"
        html_theme_options = {"show_powered_by": False}
        html_show_sphinx = html_copy_source = False
        html_sidebars = {"**": ["navigation.html"]}
        scholar_links = {"Charles Babbage": "https://gihtub.com/babbage"}
        """,
    "index.md": """
        # Ada Lovelace

        :::{person}
        :email: ada@example.org
        :::

        <a href="notes.html#gone">the notes</a>
        [a letter](mailto:ada@gmial.com)
        [here](https://example.org/a)
        [Charles](http://example.org/b)

        ![](engine.png)
        ![plan.png](plan.png)

        :::{position} Counting
        :role: Countess
        :start: 2015
        :end: present
        :advisors: Charles Babbage
        :::

        :::{publications}
        :::

        :::{toctree}
        notes
        empty
        :::
        """,
    "notes.md": "# Notes\n\nWords, at <https://dx.doi.org/10.1000/182>.\n",
    "empty.md": "# Empty\n",
    "papers.bib": """
        @unpublished{old,
          title = {Old},
          author = {Lovelace, Ada},
          date = {2024},
          pubstate = {submitted},
          slides = {https://example.org/slides?utm_source=x},
        }
        """,
}

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)


def test_every_finding_has_its_file_and_line_once(tmp_path: Path) -> None:
    write(tmp_path, FAULTY)
    for name in ("engine.png", "plan.png"):
        (tmp_path / name).write_bytes(PIXEL)
    said = run("check", tmp_path, code=1)
    counted = "https://example.org/slides?utm_source=x"
    assert said.splitlines() == [
        "conf.py:12: [Charles Babbage](https://gihtub.com/babbage): one slip away from github.com",
        "index.md:7: 'notes.html#gone' leads to no anchor",
        "index.md:8: 'ada@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'",
        "index.md:12: the picture engine.png has no alternative text",
        "index.md:13: the picture plan.png has no alternative text",
        "Worth a look:",
        "  empty.md:1: the page has a title and nothing else",
        "  index.md:9: [here](https://example.org/a): does not say where it goes",
        "  index.md:10: [Charles](http://example.org/b): not https",
        "  index.md:15: 'Counting' has no end since 2015, more than 5 years ago",
        "  notes.md:3: https://dx.doi.org/10.1000/182 should be https://doi.org/10.1000/182",
        "  papers.bib:1: old is under review since 2024, more than a year ago",
        f"  papers.bib:6: [Slides: Old]({counted}): not the plain address: 'utm_source' in it counts visits",
        "5 faults, 7 remarks.",
    ]
    assert not (tmp_path / "_build/html").exists()


def test_each_page_is_looked_at_a_few_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<a href="mailto:ada@example.org">ada@example.org</a>'
    write(tmp_path, {f"{number}.html": page for number in range(40)})
    asked: list[str] = []
    soup = BuiltTree.soup
    monkeypatch.setattr(BuiltTree, "soup", lambda tree, page: asked.append(page) or soup(tree, page))
    tree = BuiltTree(folder=tmp_path)
    assert [str(finding) for find in (*FAULTS, *REMARKS) for finding in find(tree)] == []
    assert len(asked) < 20 * len(tree.pages)


def test_faults_of_the_build_are_counted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"conf.py": "extensions = ['sphinx_scholar']\n", "index.rst": "A\n=\n\n:doc:`gone` and words\n"},
    )
    said = run("check", tmp_path, code=1)
    assert "index.rst:4: WARNING: unknown document: 'gone'" in said
    assert "1 fault (1 of them by the build), 0 remarks." in said
    assert "\x1b" not in said


def test_known_faults_of_a_translation_are_not_said_to_be_gone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "conf.py": """
                project = author = "Ada Lovelace"
                extensions = ["myst_parser", "sphinx_scholar"]
                scholar_languages = ["en", "de"]
                """,
            "index.md": "# Ada Lovelace\n\nWords.\n",
            "index.de.md": "# Ada Lovelace\n\n{doc}`gone` und Worte.\n",
            "known-faults.txt": "index.de.md: unknown document: 'gone' [ref.doc]\n",
        },
    )
    said = run("check", tmp_path)
    assert "0 faults, 0 remarks." in said


def test_a_site_without_the_engine_is_not_checked(tmp_path: Path) -> None:
    write(tmp_path, {"conf.py": "project = 'A'\n", "index.rst": "A\n=\n"})
    assert run("check", tmp_path, code=1).splitlines() == [
        "sphinx-scholar: the site does not use sphinx_scholar.",
        "Nothing was checked.",
        "Add “sphinx_scholar” to extensions in conf.py.",
    ]


def test_a_site_that_cannot_be_built_is_not_checked(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("extensions = ['gone_extension']\n", encoding="utf-8")
    said = run("check", tmp_path, code=1).splitlines()
    assert said[0].startswith(
        "sphinx-scholar: the site cannot be built: Could not import extension gone_extension"
    )
    assert said[-2:] == ["Nothing was checked.", "Correct what the message names, and try again."]


def tree(folder: Path, body: str, **files: bytes) -> BuiltTree:
    """Return a built tree of one page, and files beside it."""
    (folder / "index.html").write_text(f"<title>t</title>{body}", encoding="utf-8")
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return BuiltTree(folder=folder)


@pytest.mark.parametrize(
    ("picture", "is_found"),
    [
        ('<img src="a/plan.png" alt="The plan of the engine">', False),
        ('<img src="a/plan.png">', True),
        ('<img src="a/plan.png" alt="">', True),
        ('<img src="a/plan.png" alt="plan.png">', True),
        ('<img src="a/my%20plan.png" alt="pictures/my plan.png">', True),
        ('<img src="a/plan.png" alt="" role="presentation">', False),
        ('<img src="a/plan.png" aria-hidden="true">', False),
    ],
)
def test_a_picture_without_words(tmp_path: Path, picture: str, is_found: bool) -> None:
    assert bool(pages.picture_faults(tree(tmp_path, picture))) is is_found


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("<div role=main><h1>Title</h1></div><p>Foot</p>", True),
        ("<div role=main><h1>Title</h1><p>Words</p></div>", False),
        ("<div role=main><h1>Title</h1><img src=a alt=b></div>", False),
        ("<div role=main></div>", False),
        ("<p>Words</p>", False),
    ],
)
def test_a_page_without_content(tmp_path: Path, body: str, is_found: bool) -> None:
    assert bool(pages.empty_pages(tree(tmp_path, body))) is is_found


def test_a_page_that_nobody_has_written_may_be_empty(tmp_path: Path) -> None:
    body = "<div role=main><h1>Index</h1></div>"
    (tmp_path / "genindex.html").write_text(body, encoding="utf-8")
    assert [finding.where for finding in pages.empty_pages(tree(tmp_path, body))] == ["index.html"]


def test_a_heavy_page_and_a_heavy_picture(tmp_path: Path) -> None:
    noise = " ".join(str(number**3) for number in range(40_000)).encode()
    for name in ("light", "heavy"):
        (tmp_path / name).mkdir()
    light = '<link rel="stylesheet" href="a.css"><img src="a.jpg" alt="A">'
    assert pages.heavy_pages(tree(tmp_path / "light", light, a_css=b"p {}", a_jpg=b"0" * 500_000)) == []
    body = (
        '<script src="b.js"></script><img src="b.jpg" alt="B"><script src="https://a.example/c.js"></script>'
    )
    found = pages.heavy_pages(tree(tmp_path / "heavy", body, b_js=noise, b_jpg=b"0" * 500_001))
    assert [finding.message.partition(" kB")[2] for finding in found] == [
        " with its styles and scripts, compressed; 100 kB would do",
        "; 500 kB would do",
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p>a@example.org</p>", ""),
        ("<p>a@gmial.com</p>", "'a@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'"),
        (
            '<a href="mailto:a@outlok.com">write</a>',
            "'a@outlok.com' is at 'outlok.com', one slip away from 'outlook.com'",
        ),
        (
            '<a href="mailto:a@example.org">b@example.org</a>',
            "[b@example.org](mailto:a@example.org) shows b@example.org, and goes to a@example.org",
        ),
        ('<a href="mailto:">write</a>', "[write](mailto:) does not name one address, written plainly"),
    ],
)
def test_an_address_to_write_to(tmp_path: Path, body: str, message: str) -> None:
    assert [finding.message for finding in contact_faults(tree(tmp_path, body))] == (
        [message] if message else []
    )


@pytest.mark.parametrize(
    ("host", "meant"),
    [
        ("gihtub.com", "github.com"),
        ("arxiv.og", "arxiv.org"),
        ("pages.github.io", ""),
        ("acs.org", ""),  # an honest neighbor of acm.org
        ("example.org", ""),
    ],
)
def test_a_host_that_was_not_meant(host: str, meant: str) -> None:
    assert misspelt_host(host, KNOWN_HOSTS) == meant
