"""Every word of the engine's own can be said in another language, and none is forgotten.

Everything that the author of the site wrote is Greek, and the engine's words are Cyrillic: what is left in
Latin letters was not given to the catalog.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.engine import Built, build, texts
from tests.made_up_language import CATALOG, catalog, in_cyrillic, latin_words, shown
from tools.messages import ENGINE, LIST, render_list, words

NAMES = set("BibTeX RIS CSL JSON PDF DOI arXiv GitHub ORCID".split())
"""Names, which are the same in every language."""


PAPERS = r"""
@article{alpha,
  title = {Περί μηχανών: λόγος}, author = {Λάβλεϊς, Άδα and Δέλτα, Βήτα}, author+an = {1=joint; 2=joint},
  journal = {Χρονικά}, abbr = {Χ}, volume = {8}, number = {2}, pages = {1--9}, date = {2024-03-05},
  abstract = {Σύνοψις.}, award = {Έπαινος}, related = {omega}, relatedtype = {reprintof},
  doi = {10.1000/1}, pdf = {https://a.example/1}, code = {https://a.example/2}, supp = {https://a.example/3},
  slides = {https://a.example/4}, poster = {https://a.example/5}, video = {https://a.example/6},
  website = {https://a.example/7}, blog = {https://a.example/8},
}
@unpublished{omega, title = {Πρώτη}, author = {Λάβλεϊς, Άδα}, date = {2023}, pubstate = {submitted}}
@inproceedings{beta,
  title = {Βήτα}, author = {Λάβλεϊς, Άδα and others}, author+an = {1=corresponding},
  booktitle = {Πρακτικά}, year = {2023}, month = may, volume = {3},
}
@article{gamma,
  title = {Γάμμα}, author = {Λάβλεϊς, Άδα}, eprint = {2404.02015}, eprinttype = {arxiv}, date = {2024-06},
}
@article{delta, title = {Δέλτα}, author = {Λάβλεϊς, Άδα}, journal = {Χρονικά}, pubstate = {submitted}}
@article{epsilon, title = {Έψιλον}, author = {Λάβλεϊς, Άδα}, journal = {Χρονικά}, pubstate = {inpress}}
@article{zeta, title = {Ζήτα}, author = {Λάβλεϊς, Άδα}, journal = {Χρονικά}, pubstate = {forthcoming}}
@unpublished{eta, title = {Ήτα}, author = {Λάβλεϊς, Άδα}, pubstate = {inpreparation}}
@unpublished{theta, title = {Θήτα}, author = {Λάβλεϊς, Άδα}}
@phdthesis{iota, title = {Ιώτα}, author = {Λάβλεϊς, Άδα}, school = {Σχολή}, year = {2022}, month = 12}
@book{kappa, title = {Κάππα}, editor = {Λάβλεϊς, Άδα}, publisher = {Οίκος}, year = {2021}}
@techreport{lambda,
  title = {Λάμδα}, author = {Λάβλεϊς, Άδα}, institution = {Σχολή}, year = {2020}, number = {7},
}
@incollection{mi,
  title = {Μι}, author = {Λάβλεϊς, Άδα}, booktitle = {Τόμος}, year = {2020}, pages = {7}, edition = {2},
}
"""

PAGES = {
    "papers.bib": PAPERS,
    "index.md": """
        # Άδα Λάβλεϊς

        :::{person}
        :position: Φοιτήτρια
        :affiliation: Σχολή
        :advisors: Βήτα Δέλτα, Γάμμα Έψιλον, Ζήτα Ήτα
        :email: a@umich.edu
        :github: a
        :orcid: 0000-0002-1825-0097
        :website: https://a.example/

        Λόγος.
        :::

        :::{publications}
        :style: compact
        :sort: file
        :::

        :::{positions}
        :style: line
        :::

        :::{contact}
        :show: profiles
        :::
        """,
    "papers.md": """
        # Έργα

        :::{publications}
        :summary:
        :group-by: type
        :::
        """,
    "states.md": """
        # Στάσεις

        :::{publications}
        :group-by: status
        :style: line
        :::
        """,
    "cv.md": """
        # Βίος

        {owner}`cv`

        ## Θέσεις

        :::{position} Έργον
        :role: Βοηθός
        :organization: Σχολή
        :group: Ομάδα
        :kind: academic
        :start: 2023-08
        :end: present
        :as-of: 2024
        :advisors: Βήτα Δέλτα
        :mentors: Γάμμα, Ζήτα
        :publications: alpha, beta

        - Λόγος.
        :::

        :::{position} Άλλο
        :organization: Σχολή
        :start: 2022-01
        :end: 2022-05
        :mentors: Γάμμα
        :advisors: Βήτα Δέλτα, Ζήτα
        :publications: alpha
        :::

        :::{degree} Πτυχίον
        :institution: Σχολή
        :start: 2020-09-01
        :end: 2020-10-02
        :grade: 10
        :::
        """,
}
SETTINGS = {
    "language": "sr",
    "author": "Άδα Λάβλεϊς",
    "project": "Σελίς",
    "html_title": "Σελίς",
    "scholar_bibliography": "papers.bib",
    "scholar_filter_from": 3,
    "locale_dirs": ["locales"],
    "html_permalinks": False,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site in the made-up language."""
    source = tmp_path_factory.mktemp("sr") / "site"
    (source / CATALOG).parent.mkdir(parents=True)
    (source / CATALOG).write_text(catalog(), encoding="utf-8")
    return build(source, PAGES, **SETTINGS)


def pages(site: Built) -> list[str]:
    return sorted(path.relative_to(site.out).as_posix() for path in site.out.rglob("*.html"))


def test_all_pages_speak_the_language_of_the_site(site: Built) -> None:
    own = [page for page in pages(site) if page not in ("search.html", "genindex.html")]
    assert len(own) > 12
    left = {
        page: {word for text in shown(site.body(page)) for word in latin_words(text)} - NAMES for page in own
    }
    assert {page: found for page, found in left.items() if found} == {}


def test_the_site_shows_words_of_each_kind(site: Built) -> None:
    """The test above would see no word in a page that shows none."""
    everything = " ".join(text for page in pages(site) for text in shown(site.body(page)))
    for word in (
        "present",
        "Cite",
        "Advised by",
        "Under review".lower(),
        "joint first authors",
        "GPA",
    ):
        assert in_cyrillic(word).casefold() in everything.casefold(), word
    assert "5. март 2024." in everything
    assert len(set(re.findall(r"[а-яА-Я]{2,}", everything))) > 100


def test_search_speaks_the_language_of_the_site(site: Built) -> None:
    said = json.loads(site.text("_static/search-words.js").partition("= ")[2].rstrip(";\n"))
    assert in_cyrillic("Search") in said.values()
    assert {word for text in said.values() for word in latin_words(text)} == set()


def test_dates_and_lists_are_written_by_the_rules_of_the_language(site: Built) -> None:
    dates = texts(site.body("cv.html").select(".scholar-period"))
    assert dates == [f"авг 2023. – {in_cyrillic('present')}", "јан – мај 2022.", "01. сеп – 02. окт 2020."]
    assert "Βήτα Δέλτα, Γάμμα Έψιλον и Ζήτα Ήτα" in " ".join(site.body("index.html").get_text().split())


def test_another_site_of_the_same_process_speaks_english_again(site: Built, tmp_path: Path) -> None:
    english = build(tmp_path / "site", PAGES, **(SETTINGS | {"language": "en"}))
    assert "Cite" in english.body("papers.html").get_text()
    assert not re.search(r"[а-яА-Я]", english.body("papers.html").get_text())


def test_the_list_of_words_is_fresh() -> None:
    assert LIST.read_text(encoding="utf-8") == render_list(), "run: python tools/messages.py"
    assert len(words()) > 100


def test_every_word_that_the_code_asks_for_is_in_the_list() -> None:
    """Babel sees no call within an f-string, nor one of anything but plain text."""
    asked = {
        getattr(node.args[0], "value", ast.dump(node.args[0]))
        for path in ENGINE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
    }
    assert len(asked) > 100
    assert asked - {message.id for message in words()} == set()


@pytest.mark.parametrize("word", ["present", "Cite", "under review", "Submitted", "Search", "Copied"])
def test_the_list_holds_the_word(word: str) -> None:
    assert words().get(word) is not None


def test_a_word_that_no_catalog_was_given_is_found() -> None:
    body = BeautifulSoup('<p title="Τι">Λόγος <b aria-label="Close it">Ж</b></p>', "html.parser")
    assert {word for text in shown(body) for word in latin_words(text)} == {"Close", "it"}
