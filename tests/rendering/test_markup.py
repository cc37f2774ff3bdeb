"""Pages without a document read the same, whether their HTML is made at once or of nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.made_up import bibliography
from tests.engine import build, tree

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
primary_domain = "scholar"
myst_enable_extensions = ["colon_fence", "dollarmath"]
include_patterns = ["**.md"]
html_theme = "basic"
html_copy_source = False
html_math_renderer = "mathml"
suppress_warnings = ["toc.not_included", "scholar.owner_missing", "scholar.mathematics"]
scholar_bibliography = "a.bib"
scholar_split_from = 10
scholar_links = {"Luigi Menabrea": "https://menabrea.example.org/?a=1&b=2"}
"""
OWN_TRANSLATOR = """
from sphinx.writers.html5 import HTML5Translator

class Translator(HTML5Translator):
    pass

def setup(app):
    app.set_translator("html", Translator)
    app.set_translator("dirhtml", Translator)
"""
BIB = r"""
@article{notes,
  title = {Notes on \emph{``the''} {Engine}'s $x < y & z$ @ work},
  author = {Lovelace, Ada and Menabrea, Luigi and {O'Neil \& Sons}},
  author+an = {1=joint; 2=joint,corresponding},
  journal = {Scientific Memoirs}, volume = 3, date = {1843-08},
  doi = {10.1000/notes<1>}, eprint = {2404.00001}, eprinttype = {arxiv},
  url = {https://notes.example.org/?a=1&b='2'}, note = {Best Paper}, award = {Prize "of" 1843},
  abstract = {It's <b>not</b> bold, and $\frac{1}{2}$ stays $\broken{x}$ or not.},
}
@unpublished{draft, title = {Draft of $E$}, author = {Lovelace, Ada}, date = {1842},
  related = {notes}, relatedtype = {version}, relatedstring = {First draft}}
@unpublished{letters, title = {Letters, 'asked for'}, author = {Lovelace, Ada and others},
  pubstate = {submitted}}
@proceedings{meeting, title = {Meeting}, editor = {Babbage, Charles}, date = {1840}}
@misc{undated, title = {<script>alert(1)</script>}, author = {Lovelace, Ada}}
"""
SITE = {
    "a.bib": BIB + bibliography(8),
    "index.md": """
        # Ada's life

        :::{person} Ada Lovelace
        :email: ada+1@example.org
        :::

        :::{position} Analyst's "chair"
        :organization: Royal Society
        :start: 1842
        :publications: notes
        :::

        ## Reading, 'again'

        Of {publication}`notes`.

        :::{publications}
        :::

        :::{toctree}
        publications/index
        :::
        """,
    "publications/index.md": "# Papers\n\n:::{publications}\n:style: compact\n:::\n",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_are_the_same_as_a_translator_writes_of_nodes(tmp_path: Path, builder: str) -> None:
    made = build(tmp_path / "a", {**SITE, "conf.py": CONF}, builder=builder)
    by_translator = build(tmp_path / "b", {**SITE, "conf.py": CONF + OWN_TRANSLATOR}, builder=builder)
    pages = {path: text for path, text in tree(made.out).items() if path.endswith(".html")}
    others = {path: text for path, text in tree(by_translator.out).items() if path.endswith(".html")}
    assert len(pages) > 20
    assert pages == others
