"""JSON-LD: what schema.org is told of a paper and of its author."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_scholar.outputs.json_ld import article, breadcrumbs, profile_page, render_json_ld
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.publication import Author, Status
from tests.sample_records import BASE, degree, life, person, work

ADA = {"@type": "Person", "@id": f"{BASE}#person-ada", "name": "Ada Lovelace"}


def test_a_published_article() -> None:
    paper = work(
        "k",
        "Ada Lovelace",
        "Charles Babbage",
        title="Notes & <Sketches>",
        date="1843-09",
        venue="Memoirs",
        venue_kind="journaltitle",
        volume="3",
        number="2",
        pages="666–731",
        doi="10.1/x",
        publisher="Taylor",
        links={"doi": "https://doi.org/10.1/x", "code": "https://code.example/"},
    )
    assert article(paper, life(paper, links={"Charles Babbage": "https://cb.example/"})) == {
        "@type": "ScholarlyArticle",
        "url": f"{BASE}papers/k.html",
        "name": "Notes & <Sketches>",
        "headline": "Notes & <Sketches>",
        "author": [ADA, {"@type": "Person", "name": "Charles Babbage", "url": "https://cb.example/"}],
        "creativeWorkStatus": "published",
        "datePublished": "1843-09",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "2",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "3",
                "isPartOf": {"@type": "Periodical", "name": "Memoirs"},
            },
        },
        "pagination": "666–731",
        "publisher": {"@type": "Organization", "name": "Taylor"},
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1/x"},
        "sameAs": ["https://doi.org/10.1/x"],
    }


CONTAINERS: list[tuple[dict[str, Any], Any]] = [
    ({}, None),
    ({"venue": "J", "venue_kind": "journaltitle"}, {"@type": "Periodical", "name": "J"}),
    ({"venue": "P", "venue_kind": "booktitle", "isbn": "1"}, {"@type": "Book", "name": "P", "isbn": "1"}),
    ({"venue": "E", "venue_kind": "eventtitle"}, None),
    (
        {"venue": "P", "venue_kind": "booktitle", "series": "S", "volume": "7"},
        {
            "@type": "PublicationVolume",
            "name": "P",
            "volumeNumber": "7",
            "isPartOf": {"@type": "CreativeWorkSeries", "name": "S"},
        },
    ),
]


@pytest.mark.parametrize(("given", "container"), CONTAINERS)
def test_containers(given: dict[str, Any], container: Any) -> None:
    assert article(work(**given), life()).get("isPartOf") == container


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PUBLISHED])
def test_what_is_not_published_appeared_nowhere(status: Status) -> None:
    paper = work(status=status, date="2024", venue="J", venue_kind="journaltitle", pages="1–2", publisher="P")
    thing = article(paper, life())
    assert not thing.keys() & {"datePublished", "isPartOf", "pagination", "publisher"}
    assert thing["creativeWorkStatus"] == status.value


@pytest.mark.parametrize(
    ("type", "thing"),
    [
        ("book", "Book"),
        ("phdthesis", "Thesis"),
        ("software", "SoftwareSourceCode"),
        ("misc", "ScholarlyArticle"),
    ],
)
def test_types(type: str, thing: str) -> None:
    assert article(work(type=type), life())["@type"] == thing


def test_editors_stand_for_authors() -> None:
    paper = work(authors=(), editors=(Author(given="Ada", family="Lovelace"),))
    thing = article(paper, life())
    assert "author" not in thing
    assert thing["editor"] == [ADA]


def test_a_profile_says_what_the_site_says() -> None:
    owner = person(
        position="Countess",
        affiliation="Society",
        emails=("ada@ada.example", "a@b.example"),
        github="ada",
        vision="To calculate.",
        aliases=("A. Lovelace",),
    )
    degrees = (
        degree(organization="Home", dates="1830/1834"),
        degree("More", organization="Later", dates="1850/"),
    )
    home = life(
        owner=owner, entries=degrees, links={"Society": "https://s.example/"}, portrait=f"{BASE}p.png"
    )
    assert profile_page(home) == {
        "@type": "ProfilePage",
        "url": BASE,
        "name": "Ada's home",
        "inLanguage": "en",
        "mainEntity": {
            **ADA,
            "alternateName": ["A. Lovelace"],
            "jobTitle": "Countess",
            "affiliation": {"@type": "Organization", "name": "Society", "url": "https://s.example/"},
            "alumniOf": [{"@type": "Organization", "name": "Home"}],
            "description": "To calculate.",
            "email": ["ada@ada.example", "a@b.example"],
            "image": f"{BASE}p.png",
            "sameAs": ["https://github.com/ada"],
        },
    }


HARBOR = Affiliation(role="Guest", organization="Harbor", url="https://h.example", place="Ely")


def test_a_profile_with_several_posts_and_a_place() -> None:
    owner = person(
        position="Professor",
        affiliation="Elbing",
        affiliations=(HARBOR,),
        native_name="艾達",
        pronouns="she/her",
        telephone="+49 431 0000",
        address="500 S State St, Ann Arbor, MI 48109, USA",
        room="3.12",
    )
    main = profile_page(life(owner=owner))["mainEntity"]
    elbing = {"@type": "Organization", "name": "Elbing"}
    assert main == {
        **ADA,
        "alternateName": ["艾達"],
        "pronouns": "she/her",
        "jobTitle": ["Professor", "Guest"],
        "affiliation": [
            elbing,
            {"@type": "Organization", "name": "Harbor", "url": "https://h.example", "address": "Ely"},
        ],
        "worksFor": [elbing],
        "telephone": "+49 431 0000",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "500 S State St, Room 3.12",
            "postalCode": "48109",
            "addressLocality": "Ann Arbor",
            "addressRegion": "MI",
            "addressCountry": "USA",
        },
    }


def test_without_an_address_things_have_none() -> None:
    page = profile_page(life(base=""))
    assert page == {
        "@type": "ProfilePage",
        "name": "Ada's home",
        "inLanguage": "en",
        "mainEntity": {"@type": "Person", "name": "Ada Lovelace"},
    }
    paper = work()
    assert "url" not in article(paper, life(paper, base=""))


def test_things_of_one_page_are_one_text() -> None:
    one, other = {"@type": "A", "name": "</script>&\u2028é"}, breadcrumbs([("Home", BASE), ("P", f"{BASE}p")])
    assert render_json_ld([]) == ""
    alone = render_json_ld([one])
    assert json.loads(alone) == {"@context": "https://schema.org", **one}
    assert alone.isprintable()
    assert "é" in alone
    assert json.loads(render_json_ld([one, other]))["@graph"] == [
        one,
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": BASE},
                {"@type": "ListItem", "position": 2, "name": "P", "item": f"{BASE}p"},
            ],
        },
    ]
