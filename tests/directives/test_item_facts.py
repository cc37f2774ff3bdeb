"""What items of lists say besides their words: members, and links that fields of a kind hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.engine import build, texts

if TYPE_CHECKING:
    from pathlib import Path

HOME = "# Home\n\n:::{person} Ada Lovelace\n:::\n"
MEMBERS = {
    "Anna Krause": ["Anna Krause"],
    "since Apr. 2023 Anna Krause, PhD student: Clones": [
        *("Anna Krause", "PhD student", "Clones", "Apr. 2023 – present"),
    ],
    "[Anna Krause](https://anna.example), PhD student; Clones, kelp": [
        *("Anna Krause", "PhD student", "Clones, kelp"),
    ],
    "**Anna Krause**, PhD student.": ["Anna Krause", "PhD student"],
    "Dr. Anna Krause, lab manager, part time": ["Dr. Anna Krause", "lab manager, part time"],
    "Anna Krause, PhD student, *University of Ely*": ["Anna Krause, PhD student, University of Ely"],
    "陈梅，博士生：水下视频": ["陈梅", "博士生", "水下视频"],
    "Anna Krause, now professor, Ely": ["Anna Krause", "Now: professor, Ely"],
}


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    items = "".join(f"- {item}\n" for item in MEMBERS)
    page = f"{HOME}\n:::{{members}}\n{items}:::\n"
    built = build(tmp_path_factory.mktemp("group") / "site", {"index.md": page})
    cards = built.body("index.html").select(".scholar-members > .scholar-member")
    return [texts(card.select("p")) for card in cards]


@pytest.mark.parametrize("item", MEMBERS)
def test_an_item_says_who_a_member_is(group: list[list[str]], item: str) -> None:
    _initials, *said = group[list(MEMBERS).index(item)]
    assert said == MEMBERS[item]


def test_a_member_in_a_line_is_one_as_any_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    Image.new("RGB", (8, 6)).save(site / "anna b.png")
    items = (
        "- ![](anna%20b.png) since 2023 Anna Krause, PhD student: Clones\n\n  She dives.\n"
        "- 2016–2020 Lars Holm, PhD student, now professor, Ely\n"
    )
    files = {
        "index.md": f"{HOME}\n{{member}}`anna-krause`\n\n:::{{members}}\n:::\n",
        "deep/group.md": f"# Group\n\n:::{{members}}\n{items}:::\n".replace("anna%", "../anna%"),
    }
    built = build(site, files, html_baseurl="https://ada.example/")
    for page in ("index.html", "deep/group.html"):
        body = built.body(page)
        (photo,) = body.select("img")
        assert photo["alt"] == "Anna Krause"
        (member,) = body.select(".scholar-member")
        assert texts(member.select("p")) == [
            *("Anna Krause", "PhD student", "Clones", "2023 – present", "She dives."),
        ]
        (alumnus,) = body.select(".rubric + ul > li")
        assert texts(alumnus.select("p")) == ["2016 – 2020", "Lars Holm, PhD student · Now: professor, Ely"]
    assert built.body("index.html").select("a[href='deep/group.html#member-anna-krause']")
    anna, lars = json.loads(built.text("resume.json"))["projects"]
    assert (anna["name"], anna["role"], anna["topic"]) == ("Anna Krause", "PhD student", "Clones")
    assert lars["now"] == "professor, Ely"


TALK = """\
# Talks

:::{talks}
- 12 May 2025, 09:30 Looms, Ely ([slides](https://a.example/s), [Video](https://a.example/v), [more](https://a.example))
:::

:::{software}
- [loom](https://loom.example), weaves in C ([Code](https://code.example), [code](https://other.example))
:::
"""


def test_links_of_an_item_are_fields_where_they_are_called_so(tmp_path: Path) -> None:
    files = {"index.md": f"{HOME}\n:::{{talks}}\n:::\n", "talks.md": TALK}
    built = build(tmp_path / "site", files, html_baseurl="https://ada.example/")
    (talk,) = built.body("index.html").select(".scholar-timeline > li")
    assert texts(talk.select("p")) == ["May 12, 2025, 09:30", "Looms, Ely (slides, Video, more)"]
    first, second = json.loads(built.text("resume.json"))["projects"]
    assert (first["slides"], first["video"]) == ("https://a.example/s", "https://a.example/v")
    assert (second["url"], second["repository"]) == ("https://loom.example", "https://code.example")
    assert "Slides: https://a.example/s\\nVideo: https://a.example/v" in built.text("talks.ics").replace(
        "\n ", ""
    )
    graph = json.loads(built.soup("talks.html").select_one("script[type='application/ld+json']").text)
    things = {thing["@type"]: thing for thing in graph["@graph"]}
    assert things["Event"]["recordedIn"]["url"] == "https://a.example/v"
    assert things["SoftwareSourceCode"]["name"] == "loom"
    assert things["SoftwareSourceCode"]["codeRepository"] == "https://code.example"


@pytest.mark.parametrize(
    ("kind", "date", "shown"),
    [
        ("talk", "12 May 2025, 09:30 Europe/Rome", "May 12, 2025, 09:30 Europe/Rome"),
        ("talk", "12–14 May 2025", ""),
        ("position", "Oct. 2004 – present", "Oct. 2004 – present"),
        ("member", "2016–2020", "2016 – 2020"),
    ],
)
def test_a_date_is_written_as_people_write_it(tmp_path: Path, kind: str, date: str, shown: str) -> None:
    page = f"# H\n\n:::{{{kind}}} X\n:date: {date}\n:::\n"
    hint = "is not a date; write 2024, May 2024, 2024-06-30, 2018–2022 or since 2019"
    warning = f"{kind!r}: Invalid option value for 'date': {date}: {date!r} {hint}"
    warnings = () if shown else (f"index.md:4: WARNING: {warning} [myst.directive_option]",)
    built = build(tmp_path / "site", {"index.md": page}, warnings=warnings)
    assert texts(built.body("index.html").select(".scholar-dates")) == ([shown] if shown else [])


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_hidden_entry_hides_no_list_around_it(tmp_path: Path, gap: str) -> None:
    page = f"# H\n\n::::{{members}}\n{gap}:::{{member}} Eve\n:hidden:\n:::\n:::{{member}} Ada\n:::\n::::\n"
    built = build(tmp_path / "site", {"index.md": page})
    assert texts(built.body("index.html").select(".scholar-members .scholar-title")) == ["Ada"]
