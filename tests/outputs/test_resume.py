"""JSON Resume: every kind of entry has its section, and nothing is said that no record says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sphinx_scholar.outputs.life import Body
from sphinx_scholar.outputs.resume import render_resume
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.publication import Status
from tests.sample_records import BASE, degree, entry, life, person, position, work

HARBOR = Affiliation(role="Guest", organization="Harbor", url="https://h.example", place="Ely")


def resume(**given: Any) -> Any:
    works = given.pop("works", ())
    return json.loads(render_resume(life(*works, **given)))


def test_a_bare_owner() -> None:
    assert resume(base="") == {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {"name": "Ada Lovelace", "location": {}},
        "meta": {"version": "v1.0.0"},
    }


def test_an_owner_without_a_name_has_a_resume() -> None:
    """A site that has just been made may have none yet."""
    found = resume(base="", owner=person(""))
    assert found["basics"] == {"location": {}}


def test_without_an_owner_there_is_no_resume() -> None:
    assert render_resume(life(work(), owner=None)) == ""


def test_basics() -> None:
    owner = person(
        position="Countess",
        affiliation="Society",
        advisors=("Mary Somerville",),
        emails=("a@ada.example", "b@ada.example", "c@ada.example"),
        website="https://blog.example/",
        orcid="0000-0002-1825-0097",
        vision="To calculate.",
    )
    assert resume(owner=owner)["basics"] == {
        "name": "Ada Lovelace",
        "label": "Countess",
        "email": "a@ada.example",
        "otherEmails": ["b@ada.example", "c@ada.example"],
        "url": BASE,
        "summary": "To calculate.",
        "location": {},
        "affiliation": "Society",
        "advisors": ["Mary Somerville"],
        "profiles": [
            {"network": "Website", "url": "https://blog.example/"},
            {
                "network": "ORCID",
                "username": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
        ],
    }


def test_a_place_stands_where_the_schema_has_it() -> None:
    owner = person(
        position="Professor",
        affiliation="Elbing",
        affiliations=(HARBOR,),
        telephone="+49 431 0000",
        address="Am Hafen 20, 24999 Nordhafen, Germany",
        room="3.12",
        mastodon="@ada@s.example",
    )
    assert resume(owner=owner)["basics"] == {
        "name": "Ada Lovelace",
        "label": "Professor",
        "phone": "+49 431 0000",
        "url": BASE,
        "location": {
            "address": "Am Hafen 20, Room 3.12",
            "postalCode": "24999",
            "city": "Nordhafen",
            "countryCode": "DE",
        },
        "affiliation": "Elbing",
        "affiliations": [
            {"position": "Professor", "name": "Elbing"},
            {"position": "Guest", "name": "Harbor", "url": "https://h.example", "location": "Ely"},
        ],
        "profiles": [{"network": "Mastodon", "username": "@ada@s.example", "url": "https://s.example/@ada"}],
    }


def test_positions_and_degrees() -> None:
    job = position(
        "Calculating",
        "1842-10/",
        role="Analyst",
        organization="Society",
        group="Engines",
        location="London",
        kind="academic",
        advisors=("Charles Babbage",),
        publications=("draft",),
    )
    job = replace(job, period=replace(job.period, as_of="1843"))
    paper = replace(work("final"), history=(work("draft"),))
    study = degree("PhD in Numbers", "1830/1834-05", organization="Home", grade="best")
    bodies = {job: Body(summary="By hand.", highlights=("First.", "Second."))}
    found = resume(works=(paper,), entries=(job, study), bodies=bodies)
    assert found["work"] == [
        {
            "name": "Society",
            "position": "Analyst",
            "department": "Engines",
            "kind": "academic",
            "location": "London",
            "startDate": "1842-10",
            "asOf": "1843",
            "summary": "Calculating\nBy hand.",
            "highlights": ["First.", "Second."],
            "publications": ["final"],
            "advisors": ["Charles Babbage"],
        }
    ]
    assert found["education"] == [
        {
            "institution": "Home",
            "studyType": "PhD in Numbers",
            "startDate": "1830",
            "endDate": "1834-05",
            "score": "best",
        }
    ]


def test_papers() -> None:
    links = {"doi": "https://doi.org/10.1/x", "pdf": "papers/a.pdf"}
    published = work("a", "Ada Lovelace", "B C", date="1843-09", venue="J", doi="10.1/x", links=links)
    submitted = work("b", date="1844", venue="J", status=Status.SUBMITTED)
    assert resume(works=(published, submitted))["publications"] == [
        {
            "name": "Notes",
            "publisher": "J",
            "releaseDate": "1843-09",
            "url": f"{BASE}papers/a.html",
            "authors": ["Ada Lovelace", "B C"],
            "status": "published",
            "doi": "10.1/x",
            "links": {"doi": "https://doi.org/10.1/x", "pdf": f"{BASE}papers/a.pdf"},
            "key": "a",
        },
        {
            "name": "Notes",
            "url": f"{BASE}papers/b.html",
            "authors": ["Ada Lovelace"],
            "status": "submitted",
            "key": "b",
        },
    ]


def test_a_paper_without_a_page_leads_to_its_record() -> None:
    paper = work("a", links={"code": "https://c.example/", "doi": "https://doi.org/10.1/x"})
    (item,) = resume(works=(paper,), base="")["publications"]
    assert item["url"] == "https://doi.org/10.1/x"


KINDS: list[tuple[Entry, str, dict[str, Any]]] = [
    (
        entry("Medal", "1844", kind="award", organization="S"),
        "awards",
        {"title": "Medal", "date": "1844", "awarder": "S"},
    ),
    (
        entry("Pilot", "1844-01", kind="certificate", organization="Port", url="https://p.example/"),
        "certificates",
        {"name": "Pilot", "date": "1844-01", "issuer": "Port", "url": "https://p.example/"},
    ),
    (
        entry("Chair", "1843/1844", kind="service", organization="Conf", location="Rome"),
        "volunteer",
        {
            "organization": "Conf",
            "position": "Chair",
            "startDate": "1843",
            "endDate": "1844",
            "location": "Rome",
        },
    ),
    (entry("Sums", kind="skill"), "skills", {"name": "Sums"}),
    (entry("French", kind="language"), "languages", {"language": "French"}),
    (entry("Music", kind="interest"), "interests", {"name": "Music"}),
    (
        entry("On Engines", "1843-09-01", kind="talk", organization="S"),
        "projects",
        {
            "name": "On Engines",
            "type": "talk",
            "entity": "S",
            "startDate": "1843-09-01",
            "endDate": "1843-09-01",
        },
    ),
    (entry("Anything"), "projects", {"name": "Anything"}),
]


@pytest.mark.parametrize(("record", "section", "item"), KINDS, ids=lambda value: getattr(value, "title", ""))
def test_each_kind_of_entry_has_its_section(record: Entry, section: str, item: dict[str, Any]) -> None:
    found = resume(entries=(record,))
    assert found[section] == [item]
    assert found.keys() == {"$schema", "basics", "meta", section}


def test_a_language_is_spoken_as_its_body_says() -> None:
    french = entry("French", kind="language")
    (item,) = resume(entries=(french,), bodies={french: Body(summary="Fluent")})["languages"]
    assert item == {"language": "French", "fluency": "Fluent"}
