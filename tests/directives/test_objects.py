"""The object directives: what becomes of their options, and what they say of each mistake."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from sphinx_scholar.domain.objects import KINDS
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.networks import NETWORKS
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Source
from tests.engine import build, texts, tree

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@article{lovelace1843notes,
  title = {Notes},
  author = {Lovelace, Ada},
  journal = {Scientific Memoirs},
  year = {1843},
}
"""

# -- what is wrong in a page is a warning: file, line, text, type ---------------------------------

ALLOWED = (
    "['advisors', 'as-of', 'date', 'end', 'group', 'hidden', 'kind', 'location', 'mentors', 'name', "
    "'organization', 'publications', 'role', 'start', 'tags', 'url']"
)
FAULTS: dict[str, tuple[str, list[tuple[int, str, str]]]] = {
    "unknown option": (
        """
        :::{position} Analyst
        :name: analyst
        :advisor: Charles Babbage
        :::
        """,
        [
            (3, f"'position': Unknown option key: 'advisor' (allowed: {ALLOWED})", "myst.directive_option"),
        ],
    ),
    "missing title": (
        """
        Text

        :::{position}
        :kind: academic
        :::
        """,
        [
            (3, "a position without a title; write it behind {position}", "scholar.missing_field"),
        ],
    ),
    "bad date": (
        """
        :::{degree} Mathematics
        :institution: Home
        :start: 1842-13
        :::
        """,
        [
            (
                3,
                (
                    "'degree': Invalid option value for 'start': 1842-13: '1842-13' is not a date: there "
                    "is no month 13"
                ),
                "myst.directive_option",
            ),
        ],
    ),
    "end before start": (
        """
        :::{entry} Talk
        :kind: talk
        :start: 1843-10
        :end: 1843-09
        :::
        """,
        [
            (
                4,
                (
                    "'Talk' ends in 1843-09, before it starts in 1843-10; its dates are left out. Exchange"
                    " :start: and :end:"
                ),
                "scholar.malformed_date",
            ),
        ],
    ),
    "unknown publication of a position": (
        """
        :::{position} Analyst
        :role: Analyst
        :publications: lovelace1843notes, lovelace1843note
        :::
        """,
        [
            (
                3,
                (
                    "no publication has the key 'lovelace1843note'; it is left out here; did you mean "
                    "'lovelace1843notes'?"
                ),
                "scholar.unknown_key",
            ),
        ],
    ),
    "unknown publication of a page": (
        """
        :::{publication} babbage
        :::
        """,
        [
            (1, "no publication has the key 'babbage'; nothing is shown", "scholar.unknown_key"),
        ],
    ),
    "unknown publication in a text": (
        """
        See {publication}`lovelace1843note`.
        """,
        [
            (
                1,
                (
                    "there is no publication 'lovelace1843note' on this site; its name stands without a "
                    "link; did you mean 'lovelace1843notes'?"
                ),
                "scholar.unknown_key",
            ),
        ],
    ),
    "unknown position in a text": (
        """
        :::{position} Analyst
        :::

        Once an {position}`analyst of engines <analist>`.
        """,
        [
            (
                4,
                (
                    "there is no position 'analist' on this site; its name stands without a link; did you "
                    "mean 'analyst'?"
                ),
                "scholar.unknown_key",
            ),
        ],
    ),
    "duplicate object on a page": (
        """
        :::{position} Analyst
        :::

        :::{position} Analyst
        :::
        """,
        [
            (
                4,
                (
                    "a second position 'analyst'; references lead to the first, at index.md:1. Give one of"
                    " them another :name:"
                ),
                "scholar.duplicate_object",
            ),
        ],
    ),
    "suspicious e-mail domain": (
        """
        :::{person} Ada Lovelace
        :email: ada@gmial.com
        :::
        """,
        [
            (
                2,
                (
                    "'person': Invalid option value for 'email': ada@gmial.com: 'ada@gmial.com' is at "
                    "'gmial.com', one slip away from 'gmail.com'"
                ),
                "myst.directive_option",
            ),
        ],
    ),
    "malformed ORCID": (
        """
        :::{person} Ada Lovelace
        :orcid: 0000-0002-1825-009
        :::
        """,
        [
            (
                2,
                (
                    "'person': Invalid option value for 'orcid': 0000-0002-1825-009: '0000-0002-1825-009' "
                    "is not an ORCID iD; write it as 0000-0002-1825-0097"
                ),
                "myst.directive_option",
            ),
        ],
    ),
    "no owner": (
        """
        :::{person} Charles Babbage
        :::
        """,
        [
            (
                1,
                (
                    "none of the people on this site is 'Ada Lovelace', the author in conf.py; no name is "
                    "set in bold"
                ),
                "scholar.owner_missing",
            ),
        ],
    ),
    "an option given twice": (
        """
        :::{position} Analyst
        :role: Analyst
        :role: Author
        :::
        """,
        [
            (
                3,
                ":role: is given twice; the last one stands. Write all of it in one line",
                "scholar.dropped_option",
            ),
        ],
    ),
    "a comment within an option": (
        """
        :::{position} Analyst
        :role: No. #1
        :::
        """,
        [
            (
                2,
                (
                    "'position': Directive options has # comments, which may not be supported in future "
                    "versions."
                ),
                "myst.directive_comments",
            ),
            (
                2,
                ":role: 'No. #1' ends before its '#', which begins a comment; put the value in quotes",
                "scholar.dropped_option",
            ),
        ],
    ),
    "an option below a continued line": (
        """
        :::{position} Analyst
        :advisors: Charles Babbage,
          Mary Somerville
        :role: Author
        :::
        """,
        [
            (
                4,
                ":role: stands below a line that is no option and so is text; write each in one line",
                "scholar.dropped_option",
            ),
        ],
    ),
    "a badly quoted value": (
        """
        :::{position} Analyst
        :role: "Author
        :kind: academic
        :::
        """,
        [
            (
                3,
                "'position': Invalid options format: found unexpected end of stream",
                "myst.directive_option",
            ),
        ],
    ),
    "unknown fact of the owner": (
        """
        Write to {owner}`mail`.
        """,
        [
            (
                1,
                (
                    "the owner has no fact 'mail'; nothing is shown. Known are name, native-name, "
                    "pronouns, position, affiliation, email, telephone, address, room, office-hours, "
                    "vision, cv; did you mean 'email'?"
                ),
                "scholar.unknown_field",
            ),
        ],
    ),
}


@pytest.mark.parametrize(("page", "warnings"), FAULTS.values(), ids=FAULTS)
def test_a_mistake_on_a_page_is_a_warning_with_its_line(
    tmp_path: Path, page: str, warnings: list[tuple[int, str, str]]
) -> None:
    files = {"index.md": page, "a.bib": BIB}
    lines = [f"index.md:{line}: WARNING: {text} [{type}]" for line, text, type in warnings]
    build(tmp_path / "site", files, warnings=lines, scholar_bibliography="a.bib")


def test_a_mistake_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n\n:::{include} parts/job.txt\n:::\n",
        "parts/job.txt": "Text\n\n:::{position} Analyst\n:start: 1843\n:end: 1842\n:::\n",
    }
    fault = "'Analyst' ends in 1842, before it starts in 1843; its dates are left out."
    build(
        tmp_path / "site",
        files,
        warnings=[
            f"parts/job.txt:5: WARNING: {fault} Exchange :start: and :end: [scholar.malformed_date]",
        ],
    )


def test_one_name_on_two_pages_is_a_warning_at_the_second(tmp_path: Path) -> None:
    job = "# {}\n\n:::{{position}} {}\n:name: job\n:::\n"
    build(
        tmp_path / "site",
        {"a.md": job.format("A", "One"), "index.md": job.format("Home", "Two") + "\n{position}`job`\n"},
        warnings=[
            (
                "index.md:3: WARNING: a second position 'job'; references lead to the first, at a.md:3. "
                "Give one of them another :name: [scholar.duplicate_object]"
            ),
        ],
    )


def test_an_owner_who_did_not_write_a_paper_is_a_warning_in_the_bib_file(tmp_path: Path) -> None:
    bib = BIB + BIB.replace("lovelace1843notes", "babbage1864").replace("Lovelace, Ada", "Babbage, Charles")
    build(
        tmp_path / "site",
        {"index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n", "a.bib": bib},
        scholar_bibliography="a.bib",
        warnings=[
            (
                "a.bib:8: WARNING: 'Ada Lovelace' is not among the authors of 'babbage1864'; add the form "
                "of the name to :aliases: of the person directive if the paper prints another, "
                "or move a paper of others to the file of scholar_references "
                "[scholar.owner_missing]"
            )
        ],
    )


def test_an_owner_who_wrote_no_paper_at_all_is_one_warning(tmp_path: Path) -> None:
    other = BIB.replace("Lovelace, Ada", "Babbage, Charles")
    build(
        tmp_path / "site",
        {
            "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
            "a.bib": other + other.replace("lovelace1843notes", "babbage1864"),
        },
        scholar_bibliography="a.bib",
        warnings=[
            (
                "a.bib:1: WARNING: 'Ada Lovelace' is not among the authors of any paper; add the form of "
                "the name that they print to :aliases: of the person directive [scholar.owner_missing]"
            )
        ],
    )


def test_an_owner_without_a_name_is_not_looked_for(tmp_path: Path) -> None:
    page = "# Home\n\n:::{person}\n:email: a@example.org\n:::\n"
    build(
        tmp_path / "site",
        {"index.md": page, "a.bib": BIB + BIB.replace("lovelace1843notes", "two")},
        scholar_bibliography="a.bib",
        author="",
        project="",
    )


@pytest.mark.parametrize("author", ["Lovelace, A. A.", "King, Augusta Ada", "others and Lovelace, Ada"])
def test_an_owner_is_known_by_every_form_of_the_name(tmp_path: Path, author: str) -> None:
    page = "# Home\n\n:::{person} Ada Lovelace\n:aliases: Augusta Ada King\n:::\n"
    files = {"index.md": page, "a.bib": BIB.replace("Lovelace, Ada", author)}
    warnings = None if "others" in author else ()
    built = build(tmp_path / "site", files, scholar_bibliography="a.bib", warnings=warnings)
    assert not [line for line in built.warnings if "owner_missing" in line]


# -- options become records -----------------------------------------------------------------------


def test_options_become_records(tmp_path: Path) -> None:
    page = """
        # Home

        :::{person}
        :position: Countess of Lovelace
        :affiliation: Home
        :advisors: Mary Somerville
        :email: ada@example.org, lovelace@example.org
        :aliases: Augusta Ada King; King, A.
        :orcid: 0000-0002-1825-0097
        :github: ada
        :website: https://ada.example.org

        Poetical *science*.
        :::

        :::{position} Programming
         the engine
        :name: engine
        :role: Analyst
        :organization: Charles Babbage
        :group: Engines
        :kind: academic
        :location: London
        :start: 1842
        :end: present
        :as-of: 1843
        :advisors: Charles Babbage
        :mentors: A, B
        :publications: lovelace1843notes
        :url: https://example.org/engine
        :::

        :::{degree} Mathematics
        :institution: Home
        :start: 1832-06
        :end: 1834
        :grade: 1.0
        :::

        :::{entry} 讲座
        :kind: talk
        :date: 1843-08-01
        :organization: Royal Society
        :::
        """
    page = page.replace("Programming\n         the engine", "Programming the engine")
    built = build(
        tmp_path / "site",
        {"index.md": page, "a.bib": BIB},
        scholar_bibliography="a.bib",
        builder="dummy",
    )
    path = str(tmp_path / "site" / "index.md")
    (person,) = built.domain.records("person")
    assert person == Person(
        name="Ada Lovelace",
        position="Countess of Lovelace",
        affiliation="Home",
        advisors=("Mary Somerville",),
        emails=("ada@example.org", "lovelace@example.org"),
        aliases=("Augusta Ada King", "King, A."),
        profiles=tuple(
            NETWORKS[kind].profile(written)
            for kind, written in (
                ("website", "https://ada.example.org"),
                ("github", "ada"),
                ("orcid", "0000-0002-1825-0097"),
            )
        ),
        vision="Poetical science.",
        docname="index",
        anchor="person-Ada-Lovelace",
        source=Source(path=path, line=3),
    )
    (position,) = built.domain.records("position")
    assert position == Entry(
        name="engine",
        title="Programming the engine",
        directive="position",
        organization="Charles Babbage",
        kind="academic",
        location="London",
        period=Period(start=PartialDate(year=1842), ongoing=True, as_of="1843"),
        fields=(
            ("role", "Analyst"),
            ("group", "Engines"),
            ("advisors", ("Charles Babbage",)),
            ("mentors", ("A", "B")),
        ),
        publications=("lovelace1843notes",),
        url="https://example.org/engine",
        docname="index",
        anchor="position-engine",
        source=Source(path=path, line=16),
    )
    (degree,) = built.domain.records("degree")
    assert degree == Entry(
        name="mathematics",
        title="Mathematics",
        directive="degree",
        organization="Home",
        period=Period(start=PartialDate(year=1832, month=6), end=PartialDate(year=1834)),
        fields=(("grade", "1.0"),),
        docname="index",
        anchor="degree-mathematics",
        source=Source(path=path, line=32),
    )
    day = PartialDate(year=1843, month=8, day=1)
    (entry,) = built.domain.records("entry")
    assert isinstance(entry, Entry)
    assert (entry.name, entry.title, entry.kind) == ("讲座", "讲座", "talk")
    assert entry.period == Period(start=day, end=day)
    assert entry.anchor


# -- hidden objects are never registered ---------------------------------------------------------------

SECRET = "Xyzzy"
HIDDEN = {
    "a flag": f"{{position}} {SECRET}\n:hidden:",
    "a flag with a value": f"{{position}} {SECRET}\n:hidden: no",
    "a degree": f"{{degree}} {SECRET}\n:institution: {SECRET}\n:hidden:",
    "an entry": f"{{entry}} {SECRET}\n:hidden:\n:kind: {SECRET}",
    "a person": f"{{person}} {SECRET}\n:email: {SECRET}@example.org\n:hidden:",
    "a paper's page": "{publication} secret\n:hidden:",
    "beside an unknown option": f"{{position}} {SECRET}\n:hide: 1\n:hidden:",
    "below a continued line": f"{{position}} {SECRET}\n:advisors: A,\n  B\n:hidden:",
    "beside a bad quote": f'{{position}} {SECRET}\n:role: "{SECRET}\n:hidden:',
    "in capitals": f"{{position}} {SECRET}\n:Hidden:",
    "as YAML": f"{{position}} {SECRET}\n---\nhidden:\n---",
    "as bad YAML": f"{{position}} {SECRET}\n---\nrole: '{SECRET}\nhidden: true\n---",
}


def pdf_text(content: bytes) -> bytes:
    """Return what a PDF says, its metadata included."""
    reader = PdfReader(BytesIO(content))
    pages = "".join(page.extract_text() for page in reader.pages)
    return f"{pages}{reader.metadata}".encode()


@pytest.mark.parametrize("builder", ["html", "text"])
def test_no_output_leaks_what_is_hidden(tmp_path: Path, builder: str) -> None:
    objects = "\n".join(f":::{text}\n\n{SECRET} was here.\n:::\n" for text in HIDDEN.values())
    lists = "".join(f"## L\n\n:::{{{kind}s}}\n:::\n\n" for kind in ("position", "degree", "publication"))
    files = {
        "index.md": f"# Home\n\n:::{{person}} Ada Lovelace\n:::\n\n{objects}",
        "cv.md": f"# CV\n\n{lists}\n\nShown.\n",
        "a.bib": BIB + f"@misc{{secret, author = {{{SECRET}}}, title = {{{SECRET}}}, hidden = {{true}}}}",
    }
    built = build(tmp_path / "site", files, builder=builder, scholar_bibliography="a.bib", warnings=None)
    found = tree(built.out)
    found |= {path: pdf_text(content) for path, content in found.items() if path.endswith(".pdf")}
    showing = {path for path, content in found.items() if b"Shown." in content}
    assert showing >= ({"cv.html", "cv.pdf"} if builder == "html" else {"cv.txt"})
    for path, content in found.items():
        assert SECRET.lower() not in path.lower()
        assert "secret" not in path
        assert SECRET.encode().lower() not in content.lower(), path
    names = {kind: [record.name for record in built.domain.records(kind)] for kind in KINDS}
    assert names.pop("person") == ["Ada Lovelace"]
    assert not any(names.values())


# -- what an object looks like where it is written -----------------------------------------------------


def test_an_object_is_a_section_with_its_body(tmp_path: Path) -> None:
    page = """
        # Home

        ## Positions

        :::{position} Engines & more
        :name: engines
        :url: https://example.org
        :role: Analyst
        :organization: Royal Society
        :start: 1842-03
        :end: 1843

        - Did.
        :::
        """
    built = build(
        tmp_path / "site", {"index.md": page}, scholar_links={"Royal Society": "https://rs.example"}
    )
    section = built.soup("index.html").select_one("#position-engines")
    assert section is not None
    assert section["class"] == ["scholar-entry", "scholar-position"]
    assert texts(section.select("h3 > a:first-child")) == ["Engines & more"]
    assert texts(section.select("p, li")) == ["Mar. 1842 – 1843", "Analyst · Royal Society", "Did.", "Did."]
    assert [link["href"] for link in section.select("a.external")] == [
        "https://example.org",
        "https://rs.example",
    ]


def test_the_title_of_an_object_is_in_the_table_of_contents(tmp_path: Path) -> None:
    built = build(tmp_path / "site", {"index.md": "# Home\n\n:::{position} Engines\n:::\n"})
    assert built.app.env.tocs["index"].astext().split() == ["Home", "Engines"]
