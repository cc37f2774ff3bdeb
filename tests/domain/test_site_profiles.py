"""``scholar_profiles``: networks of a site's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_scholar.directives.objects import PERSON_OPTIONS
from sphinx_scholar.domain.partly_bad import PartlyBadError
from sphinx_scholar.domain.site_profiles import TAKEN, read_profiles
from tests.engine import build

MATHOVERFLOW = ("MathOverflow", "https://mathoverflow.net/users/{}")


def test_a_network_of_the_site_is_an_option_and_is_shown_everywhere(tmp_path: Path) -> None:
    page = "# Ada\n\n:::{person} Ada Lovelace\n:mathoverflow: 42\n:mastodon: @ada@s.example\n:::\n"
    built = build(
        tmp_path / "site",
        {"index.md": page},
        html_baseurl="https://ada.example/",
        scholar_profiles={"mathoverflow": {"title": "MathOverflow", "address": MATHOVERFLOW[1]}},
    )
    links = built.body("index.html").select(".scholar-ways a")
    assert [(link.get_text(), link["href"], link["rel"]) for link in links] == [
        ("Mastodon", "https://s.example/@ada", ["me"]),
        ("MathOverflow", "https://mathoverflow.net/users/42", ["me"]),
    ]
    for file in ("contact.vcf", "resume.json", "llms.txt"):
        assert "https://mathoverflow.net/users/42" in built.text(file), file
    assert '"network": "MathOverflow"' in built.text("resume.json")


def test_mastodon_and_threads_ask_for_rel_me_without_microformats_too(tmp_path: Path) -> None:
    page = "# Ada\n\n:::{person} Ada Lovelace\n:github: ada\n:mastodon: @ada@s.example\n:threads: ada\n:::\n"
    page += "\n:::{contact}\n:show: profiles\n:::\n"
    built = build(tmp_path / "site", {"index.md": page}, scholar_without=["microformats"])
    marked = built.body("index.html").select('a[rel="me"]')
    assert [link["href"] for link in marked] == ["https://s.example/@ada", "https://www.threads.net/@ada"] * 2


def test_a_row_says_how_accounts_are_read_and_shown() -> None:
    rows = {"github": ("Our GitHub", "https://git.example/{}"), "mathoverflow": MATHOVERFLOW}
    networks = read_profiles(rows)
    assert networks["mathoverflow"].icon == "M"
    assert networks["github"].icon == ""
    assert networks["mathoverflow"].profile("José").url == "https://mathoverflow.net/users/Jos%C3%A9"
    assert networks["github"].profile("ada").url == "https://git.example/ada"
    assert networks["mathoverflow"].profile("ada.l/2").url == "https://mathoverflow.net/users/ada.l/2"
    with pytest.raises(ValueError, match="is no account at MathOverflow"):
        networks["mathoverflow"].profile("https://elsewhere.example/ada")
    # The engine's own network keeps its picture, and what it says of accounts.
    with pytest.raises(ValueError, match="is no account at Our GitHub"):
        networks["github"].profile("ada/engine")


FAULTS = {
    "title": ({"forum": ("", "https://f.example/{}")}, "'forum' needs a title"),
    "address": ({"forum": ("F", "https://f.example/")}, "where the account stands"),
    "scheme": ({"forum": ("F", "ftp://f.example/{}")}, "starts with https://"),
    "key": ({"forum": {"titel": "F"}}, "none of title, address, icon; did you mean 'title'?"),
    "shape": ({"forum": "https://f.example/{}"}, "not a title and an address such as"),
    "name": ({"Forum": MATHOVERFLOW}, "'Forum' is not a name of small letters"),
    "taken": ({"email": MATHOVERFLOW}, "or is taken"),
    "icon": ({"forum": (*MATHOVERFLOW, "<svg>")}, "neither two letters nor an outline"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_row_is_left_out_alone(fault: str) -> None:
    rows, message = FAULTS[fault]
    with pytest.raises(PartlyBadError, match=message.replace("?", r"\?")) as error:
        read_profiles({**rows, "mathoverflow": (*MATHOVERFLOW, "MO")})
    assert set(error.value.rest) == {"mathoverflow"}


def test_no_network_takes_the_place_of_another_option_of_a_person() -> None:
    assert {*PERSON_OPTIONS, "name"} == TAKEN
