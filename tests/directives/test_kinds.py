"""Entries of every kind: a row of the table makes the directives, and what all media show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from pypdf import PdfReader

from sphinx_scholar.domain.site_kinds import KEYS
from sphinx_scholar.records.kinds import KINDS
from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://ada.example/"
HOME = "# Home\n\n:::{person} Ada Lovelace\n:::\n"
LINKS = {"Royal Society": "https://rs.example/"}

FILES = "slides: https://ada.example/s.pdf; video: https://ada.example/v"
SHOWN: list[tuple[str, str, str, list[str]]] = [
    (
        "talk",
        f"sort: keynote; event: Meeting; organization: Royal Society; location: London; {FILES}",
        "keynote · Meeting, Royal Society · London · Slides · Video",
        ["https://rs.example/", "https://ada.example/s.pdf", "https://ada.example/v"],
    ),
    ("course", "level: bachelor; form: lecture; terms: winter 1843", "bachelor · lecture · winter 1843", []),
    ("award", "organization: Royal Society", "Royal Society", ["https://rs.example/"]),
    (
        "grant",
        "role: PI; funder: Royal Society; amount: £ 100",
        "Royal Society · PI · £ 100",
        ["https://rs.example/"],
    ),
    ("service", "role: Chair; organization: Meeting", "Chair · Meeting", []),
    (
        "software",
        "language: R; repository: https://ada.example/r; documentation: https://ada.example/d",
        "R · Code · Documentation",
        ["https://ada.example/r", "https://ada.example/d"],
    ),
    ("project", "role: lead; location: London", "lead · London", []),
    ("media", "outlet: The Times", "The Times", []),
    ("language", "level: fluent", "fluent", []),
    ("skill", "level: good", "good", []),
    ("member", "role: Student; topic: Looms; now: clerk, Bank", "Student · Looms · Now: clerk, Bank", []),
    ("degree", "grade: summa cum laude", "summa cum laude", []),
    ("degree", "grade: 1.0", "GPA: 1.0", []),
]
"""A kind and its options, the line below the title on its page, in lists and in the CV, and its links."""


@pytest.mark.parametrize(("kind", "options", "about", "links"), SHOWN)
def test_a_kind_shows_its_own_fields(
    tmp_path: Path, kind: str, options: str, about: str, links: list[str]
) -> None:
    lines = "".join(f":{option.strip()}\n" for option in options.split(";"))
    one = f":::{{{kind}}} Of looms\n:date: 1843-08-01\n{lines}:::\n"
    several = f":::{{{KINDS[kind].plural}}}\n:::\n"
    files = {"index.md": HOME, "life.md": f"# Life\n\n{one}", "cv.md": f"# CV\n\n## All\n\n{several}"}
    built = build(tmp_path / "site", files, scholar_links=LINKS)
    for page in ("life.html", "cv.html"):
        if KINDS[kind].is_people and page == "cv.html":
            assert " · ".join(texts(built.body(page).select(".scholar-role, .scholar-aside"))) == about
            continue
        (line,) = built.body(page).select(".scholar-about")
        assert texts([line]) == [about]
        assert [link["href"] for link in line.select("a")] == links
    printed = " ".join(PdfReader(built.out / "cv.pdf").pages[0].extract_text().split())
    assert about in printed


def test_a_talk_has_a_time_of_day_behind_its_date(tmp_path: Path) -> None:
    page = "# L\n\n:::{talk} Of looms\n:date: 1843-08-01\n:time: 9:30\n:::\n"
    built = build(tmp_path / "site", {"index.md": page})
    assert texts(built.body("index.html").select(".scholar-dates")) == ["Aug. 1, 1843, 09:30"]


def test_an_entry_of_a_kind_stands_in_the_lists_of_that_kind(tmp_path: Path) -> None:
    talks = ":::{talk} One\n:::\n\n:::{entry} Two\n:kind: talk\n:::\n\n:::{award} Three\n:::\n"
    lists = ":::{talks}\n:::\n\n:::{entries}\n:::\n\n:::{entries}\n:kind: talk\n:::\n"
    built = build(tmp_path / "site", {"index.md": f"# L\n\n{talks}\n{lists}"})
    found = [texts(shown.select("li .scholar-title")) for shown in built.body("index.html").select("ul")]
    assert found == [["One", "Two"], ["One", "Two", "Three"], ["One", "Two"]]


def test_a_kind_whose_name_is_its_plural_lists_where_it_has_no_title(tmp_path: Path) -> None:
    page = "# L\n\n:::{service} Reviewer\n:limit: 3\n:::\n\n:::{service}\n:style: line\n:role: Chair\n:::\n"
    entry = "service has no option 'limit' as an entry; it is left out."
    several = "service has no option 'role' as a list, which it is without a title; it is left out."
    chosen_by = "limit, select, since, sort, style, tag, tags"
    known = "as-of, date, end, hidden, location, name, organization, publications, role, start, tags, url"
    built = build(
        tmp_path / "site",
        {"index.md": page},
        warnings=[
            f"index.md:4: WARNING: {entry} Known are {known} [scholar.unknown_field]",
            f"index.md:9: WARNING: {several} Known are {chosen_by} [scholar.unknown_field]",
        ],
    )
    assert texts(built.body("index.html").select("li .scholar-brief")) == ["Reviewer"]


def test_a_member_has_a_photo_wherever_the_group_is_listed(tmp_path: Path) -> None:
    page = "# Group\n\n:::{member} Lars Holm\n:photo: lars.png\nKnows looms.\n:::\n\n"
    page += ":::{member} Ann\n:photo: lars.png\n:::\n"
    site = tmp_path / "site"
    Image.new("RGB", (8, 8)).save(tmp_path / "lars.png")
    (site / "deep").mkdir(parents=True)
    (site / "deep/lars.png").write_bytes((tmp_path / "lars.png").read_bytes())
    files = {"index.md": f"{HOME}\n:::{{members}}\n:::\n", "deep/group.md": page}
    built = build(site, files)
    for path, up in (("index.html", ""), ("deep/group.html", "../")):
        photos = built.body(path).select("img.scholar-photo")
        (small,) = (built.out / "_files/small").iterdir()
        assert [(photo["src"], photo["alt"]) for photo in photos] == [
            (f"{up}_files/small/{small.name}", "Lars Holm"),
            (f"{up}_files/small/{small.name}", "Ann"),
        ]
    assert "photo" not in built.text("resume.json")


MEMBERS = """
::::{members}
:::{member} Anna Krause
:role: PhD student
:topic: Clonal memory
:photo: anna.png
:start: 2023-04

She *dives*.
:::
:::{member} Dr. Lars Holm
:role: PhD student
:start: 2016
:end: 2020
:now: assistant professor, Westhamn
:::
:::{member} Dr. Mei Chen
:role: Postdoc
:start: 2024
:::
::::
"""


def test_members_stand_side_by_side_and_alumni_below(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    Image.new("RGB", (8, 6)).save(site / "anna.png")
    files = {
        "index.md": f"{HOME}\n# Group\n{MEMBERS}",
        "again.md": "# Again\n\n:::{members}\n:::\n",
        "cv.md": "# CV\n\n## Group\n\n:::{members}\n:::\n",
    }
    links = {"Chen, M.": "https://chen.example"}
    built = build(site, files, scholar_links=links)
    shown = [
        ["Anna Krause", "PhD student", "Clonal memory", "Apr. 2023 – present", "She dives."],
        ["MC", "Dr. Mei Chen", "Postdoc", "2024 – present"],
    ]
    for page in ("index.html", "again.html"):
        body = built.body(page)
        members = body.select(".scholar-members > .scholar-member")
        assert [texts(member.select("p")) for member in members] == shown
        (photo,) = body.select("img")
        assert (photo["alt"], photo["loading"]) == ("Anna Krause", "lazy")
        # docutils before 0.22 says the size in a style.
        size = photo.get("style") or f"width: {photo['width']}px; height: {photo['height']}px;"
        assert size.replace(".0px", "px") == "width: 8px; height: 6px;"
        assert [link["href"] for link in body.select(".scholar-member .scholar-title a")] == [
            "https://chen.example"
        ]
        assert texts(body.select(".rubric")) == ["Alumni"]
        (alumnus,) = body.select(".rubric + ul > li")
        assert texts(alumnus.select("p")) == [
            "2016 – 2020",
            "Dr. Lars Holm, PhD student · Now: assistant professor, Westhamn",
        ]
    home = built.body("index.html")
    assert home.select("#member-anna-krause")
    assert not any("Krause" in heading.get_text() for heading in home.select("h2, h3"))
    (data,) = built.soup("index.html").select("script[type='application/ld+json']")
    people = {
        thing["name"]: thing.get("jobTitle")
        for thing in json.loads(data.text)["@graph"]
        if thing["@type"] == "Person" and "jobTitle" in thing
    }
    assert people.items() >= {"Anna Krause": "PhD student", "Dr. Mei Chen": "Postdoc"}.items()
    assert "members.css" in built.text("again.html")
    assert "members.css" not in built.text("search.html")


KIND: dict[str, Any] = {
    "fields": {"venue": "text", "curators": "texts", "catalog": "url"},
    "schema": "ExhibitionEvent",
}


def test_a_kind_of_the_site_s_own(tmp_path: Path) -> None:
    fields = (
        ":date: 1843\n:venue: Hall\n:curators: A, B\n:catalog: https://ada.example/c\n:location: London\n"
    )
    page = f":::{{exhibition}} Looms\n{fields}:::\n\n:::{{exhibitions}}\n:style: line\n:::\n\n"
    page += "See {exhibition}`Looms`.\n"
    built = build(
        tmp_path / "site",
        {"index.md": HOME, "life.md": f"# Life\n\n{page}"},
        scholar_kinds={"exhibition": KIND},
        html_baseurl=BASE,
    )
    body = built.body("life.html")
    assert texts(body.select(".scholar-about")) == ["Hall · Curators: A and B · Catalog · London"]
    assert texts(body.select("li .scholar-brief")) == ["Looms · London"]
    assert texts(body.select('p a[href="#exhibition-looms"]')) == ["Looms", "Looms"]
    (project,) = json.loads(built.text("resume.json"))["projects"]
    assert (project["name"], project["type"], project["curators"]) == ("Looms", "exhibition", ["A", "B"])
    (script,) = built.soup("life.html").select('script[type="application/ld+json"]')
    assert '"@type":"ExhibitionEvent","name":"Looms"' in script.get_text()


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"talk": {}}, "'talk' is a name of another directive; give the kind another"),
    ({"show": {"plural": "news"}}, "'news' is a name of another directive; give the kind another"),
    ({"Show": {}}, "'Show' is not a name of small letters such as exhibition"),
    ({"show": ["a"]}, "'show' is ['a'], not a mapping such as {'fields': ['curator']}"),
    (
        {"show": {"feilds": []}},
        f"'show' has 'feilds', which is none of {', '.join(KEYS)}; did you mean 'fields'?",
    ),
    (
        {"show": {"fields": {"a": "txt"}}},
        "'a' of 'show' is read as 'txt', none of text, texts, time, url; did you mean 'text'?",
    ),
    ({"show": {"fields": ["date"]}}, "'date' of 'show' is not a name for a field of its own"),
    ({"show": {"fields": "a"}}, "'fields' of 'show' is 'a', not a list of names"),
    ({"show": {"word": 1}}, "'word' of 'show' is 1, which is not text"),
]


@pytest.mark.parametrize(("kinds", "message"), MISTAKES)
def test_a_wrong_kind_is_reported_and_the_others_stand(
    tmp_path: Path, kinds: dict[str, Any], message: str
) -> None:
    meaning = "It means: Kinds of entries of the site's own, by name, as docs/kinds.md describes."
    warning = f"conf.py:1: WARNING: scholar_kinds: {message}; the rest stands. {meaning}"
    built = build(
        tmp_path / "site",
        {"index.md": "# L\n\n:::{exhibition} Looms\n:venue: Hall\n:::\n"},
        scholar_kinds={**kinds, "exhibition": KIND},
        warnings=[f"{warning} [scholar.configuration]"],
    )
    assert texts(built.body("index.html").select(".scholar-about")) == ["Hall"]


def test_what_machines_read_of_a_page_of_kinds(tmp_path: Path) -> None:
    talk = ":date: 1843-08-01\n:time: 09:30\n:event: Meeting\n:location: London\n"
    page = f"# Life\n\n:::{{talk}} Of looms\n{talk}:::\n\n"
    page += ":::{award} Medal\n:::\n\n:::{language} French\n:level: fluent\n:::\n"
    built = build(tmp_path / "site", {"index.md": HOME, "life.md": page}, html_baseurl=BASE)
    (script,) = built.soup("life.html").select('script[type="application/ld+json"]')
    assert json.loads(script.get_text())["@graph"][0] == {
        "@type": "Event",
        "name": "Of looms",
        "url": f"{BASE}life.html#talk-of-looms",
        "startDate": "1843-08-01T09:30",
        "location": {"@type": "Place", "name": "London"},
        "superEvent": {"@type": "Event", "name": "Meeting"},
        "performer": {"@id": f"{BASE}#person-Ada-Lovelace"},
    }
    (script,) = built.soup("index.html").select('script[type="application/ld+json"]')
    owner = json.loads(script.get_text())["mainEntity"]
    assert (owner["award"], owner["knowsLanguage"]) == (["Medal"], ["French"])
    resume = json.loads(built.text("resume.json"))
    assert resume["languages"] == [{"language": "French", "fluency": "fluent"}]
    (project,) = resume["projects"]
    assert (project["type"], project["event"], project["time"]) == ("talk", "Meeting", "09:30")
