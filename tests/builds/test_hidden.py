"""What is marked as hidden is nowhere in what is published, in no form and under no name.

Every hidden object of the site below says ``zqj…`` in each of its parts; the whole output folder,
the doctrees in it included, is searched for that, unpacked where it is packed.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.engine import CONF, Built, build, tree
from tests.searching import contents, search

SECRET = re.compile(rb"zqj[a-z0-9]+", re.IGNORECASE)

OBJECTS = dedent("""
    :::{position} Zqjposition
    :name: zqjname
    :role: Zqjrole
    :organization: Zqjorganization
    :group: Zqjgroup
    :location: Zqjlocation
    :kind: zqjkind
    :start: 1842
    :advisors: Zqjadvisor
    :mentors: Zqjmentor
    :url: https://zqjurl.example/
    :publications: lovelace1843
    :hidden:

    Zqjbody, {publication}`lovelace1843`, $zqjformula$, ![zqjalt](zqjpicture.svg) and [zqjlink](https://zqj.example/).

    :::{entry} Zqjnested
    :::
    :::

    :::{degree} Zqjdegree
    :institution: Zqjinstitution
    :hidden: true
    :::

    :::{entry} Zqjentry
    :kind: zqjkind
    :date: 2026-11-23
    :hidden:
    :organization: Zqjconference
    :::

    :::{person} Zqjperson
    :hidden:
    :email: zqjmail@example.org
    :orcid: 0000-0002-1825-0097
    :portrait: zqjportrait.svg

    Zqjvision.
    :::

    :::{entry} Zqjcase
    :HIDDEN:
    :::

    ```{entry} Zqjyaml
    ---
    hidden: true
    kind: zqjyamlkind
    ---
    Zqjyamlbody
    ```
""")

FAULTY = dedent("""
    :::{entry} Zqjfaulty
    :date: soon
    :rank: Zqjrank
    :hidden:
    :::

    :::{entry} Zqjbroken
    :kind: "zqjkind
    :hidden:
    :::

    :::{entry} Zqjcolon
    :hidden
    :::

    :::{entry} Zqjmisspelt
    :hiden:
    :::

    :::{entry} Zqjspelling
    :hide: yes
    :::

    :::{entry} Zqjbelow
    Text.
    :hidden:
    :::

    :::{position}
    :hidden:
    :role: Zqjtitleless
    :::
""")
"""Wishes to be hidden that are written badly, or beside other faults: each is a warning, and is granted."""

BIB = """
    @string{zqjstring = {Zqjstring}}
    @string{public = {Memoirs}}
    @comment{zqjcomment}
    % zqjpercent

    @article{lovelace1843,
      title = {Notes}, author = {Lovelace, Ada}, journal = public, year = {1843},
      annote = {Zqjannote}, file = {/home/zqjfile.pdf}, x-mine = {Zqjmine}, % zqjremark
      crossref = {zqjparent},
    }

    @article{zqjkey,
      title = {Zqjtitle $zqjmath$}, author = {Lovelace, Ada and Zqjauthor, A.}, journal = zqjstring,
      year = {2026},
      abstract = {Zqjabstract}, doi = {10.1000/zqjdoi}, eprint = {2404.99999}, note = {Zqjnote},
      pdf = {https://zqjpdf.example/}, code = {https://zqjcode.example/}, keywords = {zqjkeyword},
      hidden = {true},
    }

    @unpublished{zqjdraft,
      title = {Zqjdrafttitle}, author = {Lovelace, Ada}, year = {1842}, pubstate = {submitted},
      related = {lovelace1843}, relatedtype = {version}, relatedstring = {Zqjstringof}, hidden = {yes},
    }

    @proceedings{zqjparent, title = {Zqjparenttitle}, publisher = {Zqjpublisher}, year = {1843}, hidden = {1}}

    @misc{zqjunclear, title = {Zqjunclear}, author = {Lovelace, Ada}, year = {2020}, hidden = {perhaps}}
"""

FILES = {
    "index.md": """
        # Ada Lovelace

        :::{person} Ada Lovelace
        :email: ada@example.org
        :::

        :::{publications}
        :::

        :::{positions}
        :::

        :::{degrees}
        :::

        :::{entries}
        :::

        :::{include} included.md
        :::
        """,
    "included.md": OBJECTS.replace("Zqj", "Zqjincluded").replace("zqjname", "zqjincludedname"),
    "cv.md": """
        # CV

        ## Work

        :::{positions}
        :::

        ## Papers

        :::{publications}
        :::

        ## Other

        :::{entries}
        :::
        """,
    "work.md": f"# Work\n{OBJECTS}\n:::{{position}} Analyst\n:::\n",
    "group.md": """
        # Group

        :::{talks}
        - 2024 Shown
        - hidden: 2023 Zqjitem
        :::

        :::{member} Zqjmember
        :photo: zqjphoto.svg
        :hidden:
        :::

        :::{posts}
        :::
        """,
    "posts/open.md": "---\ndate: 2024-04-01\n---\n# Open\n\nWords.\n",
    "posts/zqjpost.md": "---\ndate: 2024-03-01\ntags: zqjtag\nhidden: true\n---\n# Zqjpost\n\nZqjwords\n",
    "faulty.md": f"# Faults\n{FAULTY}",
    "papers.bib": BIB,
}
RST = """
Hidden
======

.. scholar:entry:: Zqjrst
   :hidden:
   :kind: zqjrstkind

   Zqjrstbody.

.. scholar:entry:: Zqjrstfaulty
   :hidden:
   :date: soon

   Zqjrstfaultybody.
"""

SETTINGS = {
    "extensions": ["myst_parser", "sphinx_scholar"],
    "include_patterns": ["*.md", "*.rst", "posts/*.md"],
    "exclude_patterns": ["included.md"],
    "html_copy_source": True,
    "html_show_sourcelink": True,
    "html_baseurl": "https://ada.example/",
    "scholar_bibliography": "papers.bib",
}


def leaks(built: Built) -> dict[str, set[str]]:
    """Return the secrets in each file of the output folder, doctrees included."""
    return search(tree(built.out), SECRET)


def built_with(folder: Path, builder: str) -> Built:
    """Build the site, its doctrees within the output folder."""
    (folder / "site").mkdir()
    (folder / "site/hidden.rst").write_text(RST, encoding="utf-8")
    out = folder / "out"
    return build(
        folder / "site",
        FILES,
        builder=builder,
        warnings=None,
        out=out,
        doctrees=out / ".doctrees",
        **{**CONF, **SETTINGS},
    )


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_with(tmp_path_factory.mktemp("hidden"), request.param)


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "json", "latex", "text", "gettext"])
def test_nothing_hidden_is_in_another_form(tmp_path: Path, builder: str) -> None:
    assert leaks(built_with(tmp_path, builder)) == {}


def test_nothing_hidden_is_published(built: Built) -> None:
    assert leaks(built) == {}
    paths = tree(built.out)
    assert {path.rpartition(".")[2] for path in paths} >= {
        "html",
        "js",
        "inv",
        "xml",
        "json",
        "vcf",
        "pdf",
        "bib",
        "ris",
    }
    assert any(path.startswith(".doctrees/") for path in paths)


def test_what_is_not_hidden_is_there(built: Built) -> None:
    """Otherwise the test above would look into an empty folder."""
    found = b"".join(part for path, content in tree(built.out).items() for part in contents(path, content))
    for word in (b"Analyst", b"Notes", b"Memoirs", b"Ada Lovelace"):
        assert word in found


def test_every_way_of_writing_it_is_one_that_the_site_uses() -> None:
    secrets = {secret.lower() for text in (*FILES.values(), RST) for secret in SECRET.findall(text.encode())}
    assert len(secrets) > 80


def test_a_wish_to_be_hidden_that_is_written_badly_is_reported(built: Built) -> None:
    warnings = [line for line in built.warnings if line.startswith("faulty.md:")]
    lines = {int(re.match(r"faulty\.md:(\d+)", line)[1]) for line in warnings}  # type: ignore[index]
    assert lines >= {4, 5, 11, 15, 19, 23, 28}


REFUSED = "conf.py:1: WARNING: html_copy_source: no sources are copied, since those of {} hold hidden objects"


def test_sources_are_refused_in_one_line(built: Built) -> None:
    pages = "faulty.md, group.md, hidden.rst, index.md, work.md"
    warnings = [line for line in built.warnings if "html_copy_source" in line]
    assert warnings == [f"{REFUSED.format(pages)} [scholar.configuration]"]
    assert not [path for path in tree(built.out) if "_sources" in path]
    assert not built.soup("cv.html" if built.app.builder.name == "html" else "cv/index.html").select(
        "a[href*='_sources']"
    )


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("   :hidden:\n   :date: soon", True),
        ("   :date: soon\n   :HIDDEN: yes", True),
        ("   :date: soon", False),
    ],
)
def test_a_malformed_directive_that_docutils_does_not_run_may_hide(
    tmp_path: Path, option: str, words: bool
) -> None:
    (tmp_path / "site").mkdir()
    text = f"Home\n====\n\n.. scholar:entry:: Zqjone\n{option}\n"
    (tmp_path / "site/index.rst").write_text(text, encoding="utf-8")
    settings = {"html_copy_source": True, "include_patterns": ["*.rst"]}
    built = build(tmp_path / "site", warnings=None, **settings)
    assert any("html_copy_source" in line for line in built.warnings) == words
    assert any("_sources" in path for path in tree(built.out)) != words


@pytest.mark.parametrize(("settings", "copied"), [({}, False), ({"html_copy_source": True}, True)])
def test_sources_are_copied_where_a_site_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, bool], copied: bool
) -> None:
    monkeypatch.delitem(CONF, "html_copy_source")
    built = build(tmp_path / "site", {"index.md": "# Home\n"}, **settings)
    assert (built.out / "_sources/index.md.txt").exists() == copied


def test_what_becomes_hidden_disappears(tmp_path: Path) -> None:
    site = tmp_path / "site"
    page = "# Home\n\n:::{entry} Zqjlater\n:date: 2024\n:::\n\n:::{entries}\n:::\n"
    files = {"index.md": page, "papers.bib": "@misc{zqjlater, title={Zqj2}, author={A}, year={2024}}\n"}
    settings = {"html_copy_source": True, "scholar_bibliography": "papers.bib"}
    assert leaks(build(site, files, **settings))
    hidden = {"index.md": page.replace(":date:", ":hidden:\n:date:")}
    hidden["papers.bib"] = files["papers.bib"].replace("2024}}", "2024}, hidden={true}}")
    warnings = [f"{REFUSED.format('index.md')} [scholar.configuration]"]
    assert leaks(build(site, hidden, warnings=warnings, **settings)) == {}
    assert leaks(build(site, files, **settings))
