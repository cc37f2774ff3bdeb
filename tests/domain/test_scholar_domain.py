"""The domain: objects by page, references to them, the inventory, and what survives rebuilding."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.domain.objects import KINDS, Mention, PublicationPage
from sphinx_scholar.domain.page_notes import shape_version
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.person import Person
from tests.engine import Built, build, texts, tree, write

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@article{lovelace1843notes,
  title = {Notes: by the Translator},
  author = {Lovelace, Ada},
  journal = {Scientific Memoirs},
  year = {1843},
}
@unpublished{lovelace1842sketch,
  title = {Sketch},
  author = {Lovelace, Ada},
  year = {1842},
  related = {lovelace1843notes},
  relatedtype = {version},
}
@misc{lovelace1850flyology,
  title = {Flyology},
  author = {Lovelace, Ada},
  year = {1850},
}
"""
SITE = {
    "a.bib": BIB,
    "index.md": """
        # Home

        :::{person} Ada Lovelace
        :::

        :::{degree} Mathematics
        :name: maths
        :institution: Home
        :::

        :::{entry} A talk on engines
        :kind: talk
        :publications: lovelace1842sketch
        :::
        """,
    "work/jobs.md": """
        # Work

        :::{position} Analyst of engines
        :name: analyst
        :publications: lovelace1843notes
        :::

        ## Author

        :::{position} Author
        :::
        """,
    "papers/notes.md": """
        :::{publication} lovelace1843notes
        Written with care.
        :::
        """,
    "references.md": """
        # References

        {person}`Ada Lovelace` · {degree}`maths` · {degree}`a degree <maths>` · {position}`analyst` ·
        {position}`Analyst of engines` · {entry}`a-talk-on-engines` · {publication}`lovelace1843notes` ·
        {publication}`the notes <lovelace1843notes>` · {publication}`lovelace1842sketch` ·
        {publication}`lovelace1850flyology`

        ## In Markdown

        [](#analyst) · [the analyst](#analyst) · [](#lovelace1850flyology) · {any}`maths`

        {doc}`work/jobs`
        """,
}


def site_in(folder: Path, **options: object) -> Built:
    return build(folder / "site", SITE, scholar_bibliography="a.bib", **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return site_in(tmp_path_factory.mktemp("domain"))


# -- references -------------------------------------------------------------------------------------


def test_every_way_of_referring_leads_to_the_object(site: Built) -> None:
    links = site.body("references.html").select("a.internal")
    assert [(" ".join(link.get_text().split()), link["href"]) for link in links] == [
        ("Ada Lovelace", "index.html#person-Ada-Lovelace"),
        ("Mathematics", "index.html#degree-maths"),
        ("a degree", "index.html#degree-maths"),
        ("Analyst of engines", "work/jobs.html#position-analyst"),
        ("Analyst of engines", "work/jobs.html#position-analyst"),
        ("A talk on engines", "index.html#entry-a-talk-on-engines"),
        ("Notes", "papers/notes.html"),
        ("the notes", "papers/notes.html"),
        ("Notes", "papers/notes.html"),
        ("Flyology", "publications/lovelace1850flyology.html"),
        ("Analyst of engines", "work/jobs.html#position-analyst"),
        ("the analyst", "work/jobs.html#position-analyst"),
        ("Flyology", "publications/lovelace1850flyology.html"),
        ("Mathematics", "index.html#degree-maths"),
        ("Work", "work/jobs.html"),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "place"),
    [
        ("person", "Ada Lovelace", ("index", "person-Ada-Lovelace")),
        ("position", "analyst", ("work/jobs", "position-analyst")),
        ("position", "Analyst of engines", ("work/jobs", "position-analyst")),
        ("position", "author", ("work/jobs", "position-author")),
        ("position", "maths", None),
        ("degree", "maths", ("index", "degree-maths")),
        ("publication", "lovelace1843notes", ("papers/notes", "")),
        ("publication", "lovelace1842sketch", ("papers/notes", "")),
        ("publication", "lovelace1850flyology", ("publications/lovelace1850flyology", "")),
        ("publication", "babbage", None),
    ],
)
def test_an_object_has_a_place(site: Built, kind: str, name: str, place: tuple[str, str] | None) -> None:
    assert site.domain.place(kind, name) == place


def test_a_paper_leads_to_what_it_came_of(site: Built) -> None:
    """A record of the same work counts as the work."""
    found = site.domain.positions_of("lovelace1843notes")
    assert [entry.name for entry in found] == ["analyst", "a-talk-on-engines"]
    assert site.domain.positions_of("lovelace1850flyology") == []


def test_a_paper_leads_to_the_sections_that_speak_of_it(site: Built) -> None:
    """Neither its own page nor the objects that name it among their options count."""
    assert site.domain.mentions_of("publication", "lovelace1843notes") == [
        Mention(key="lovelace1842sketch", docname="references", anchor="", title="References"),
    ]
    related = site.soup("papers/notes.html").select("#related li")
    assert texts(related) == ["Analyst of engines", "A talk on engines", "References"]


def test_the_inventory_names_every_object(site: Built) -> None:
    assert sorted(site.inventory()) == [
        "Ada Lovelace scholar:person 1 index.html#person-Ada-Lovelace -",
        "a-talk-on-engines scholar:entry 1 index.html#entry-$ A talk on engines",
        "analyst scholar:position 1 work/jobs.html#position-$ Analyst of engines",
        "author scholar:position 1 work/jobs.html#position-$ Author",
        "lovelace1843notes scholar:publication 1 papers/notes.html Notes: by the Translator",
        "lovelace1850flyology scholar:publication 1 publications/lovelace1850flyology.html Flyology",
        "maths scholar:degree 1 index.html#degree-$ Mathematics",
    ]


def test_sphinx_search_finds_every_object(site: Built) -> None:
    index = site.text("searchindex.js")
    assert '"scholar"' in index
    for title in ("Analyst of engines", "Mathematics", "A talk on engines"):
        assert title in index


def test_another_site_refers_to_objects_by_intersphinx(site: Built, tmp_path: Path) -> None:
    roles = ("{external+ada:scholar:position}`analyst`", "{external:scholar:publication}`lovelace1843notes`")
    text = f"# Lab\n\n{' '.join(roles)}\n"
    lab = build(
        tmp_path / "lab",
        {"index.md": text},
        extensions=["myst_parser", "sphinx_scholar", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"ada": ("https://ada.example.org/", str(site.out / "objects.inv"))},
    )
    links = lab.body("index.html").select("a.external")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Analyst of engines", "https://ada.example.org/work/jobs.html#position-analyst"),
        ("Notes: by the Translator", "https://ada.example.org/papers/notes.html"),
    ]


# -- what survives ----------------------------------------------------------------------------------


def test_records_survive_pickling(site: Built) -> None:
    data = site.domain.data
    assert data["records"]["work/jobs"]
    assert pickle.loads(pickle.dumps(data)) == data


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    more = {
        f"more/page{number}.md": f"# {number}\n\n:::{{position}} P{number}\n:::\n" for number in range(12)
    }
    write(tmp_path / "one" / "site", more)
    write(tmp_path / "two" / "site", more)
    one, two = site_in(tmp_path / "one"), site_in(tmp_path / "two", jobs=2)
    names = [record.name for record in one.domain.records("position")]
    assert len(names) == 14
    assert [record.name for record in two.domain.records("position")] == names
    assert tree(two.out) == tree(one.out)


def test_a_page_that_is_gone_or_renamed_takes_its_objects_along(tmp_path: Path) -> None:
    site_in(tmp_path)
    source = tmp_path / "site"
    (source / "work/jobs.md").rename(source / "work/positions.md")
    (source / "papers/notes.md").unlink()
    text = (source / "references.md").read_text(encoding="utf-8")
    (source / "references.md").write_text(text.replace("work/jobs", "work/positions"), encoding="utf-8")
    again = build(source, scholar_bibliography="a.bib")
    assert again.domain.place("position", "analyst") == ("work/positions", "position-analyst")
    assert set(again.domain.data["records"]) == {"index", "work/positions"}
    assert again.domain.place("publication", "lovelace1843notes") == ("publications/lovelace1843notes", "")
    links = again.body("references.html").select("a.internal")
    assert {"work/positions.html#position-analyst", "publications/lovelace1843notes.html"} <= {
        link["href"] for link in links
    }
    (source / "work/positions.md").unlink()
    (source / "references.md").unlink()
    last = build(source, scholar_bibliography="a.bib")
    assert list(last.domain.records("position")) == []
    assert last.domain.data["mentions"] == {}


def test_a_page_that_is_read_again_forgets_its_old_objects(tmp_path: Path) -> None:
    source = tmp_path / "site"
    build(source, {"index.md": "# Home\n\n:::{position} One\n:::\n"})
    again = build(source, {"index.md": "# Home\n\n:::{position} Two\n:::\n"})
    assert [record.name for record in again.domain.records("position")] == ["two"]


def test_a_stored_shape_has_a_number_of_its_own() -> None:
    @dataclass
    class Record:
        one: str
        two: str

    fewer = make_dataclass("Record", ["one"])
    swapped = make_dataclass("Record", ["two", "one"])
    same = make_dataclass("Record", ["one", "two"])
    numbers = [shape_version(shape) for shape in (Record, fewer, swapped)]
    assert len(set(numbers)) == 3
    assert shape_version(same) == numbers[0]


def test_every_record_that_is_stored_counts_for_the_version_of_the_data() -> None:
    assert ScholarDomain.data_version != shape_version(Person, Entry, PublicationPage)


def test_every_kind_has_a_role_and_a_type_of_object() -> None:
    assert set(ScholarDomain.object_types) == set(ScholarDomain.roles) == set(KINDS)
