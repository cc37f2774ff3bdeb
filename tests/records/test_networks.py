"""Profiles: accounts and addresses as people write them, and what is none."""

from __future__ import annotations

import re

import pytest

from sphinx_scholar.records.networks import NETWORKS, Network
from sphinx_scholar.rendering.icons import icon


@pytest.mark.parametrize("network", NETWORKS.values(), ids=list(NETWORKS))
def test_a_row_reads_its_own_example_and_address(network: Network) -> None:
    profile = network.profile(network.example)
    assert network.profile(profile.url) == profile
    assert profile.url.startswith("https://")
    assert "{" not in profile.url
    assert icon(profile.kind, profile.icon).startswith("<svg")


def test_no_two_rows_share_an_icon_or_a_title() -> None:
    assert len({icon(network.name, network.icon) for network in NETWORKS.values()}) == len(NETWORKS)
    assert len({network.title for network in NETWORKS.values()}) == len(NETWORKS)
    assert len(NETWORKS) > 30


WRITTEN = [
    ("mastodon", "weisshaupt@ecoevo.example", "https://ecoevo.example/@weisshaupt"),
    ("mastodon", "@weisshaupt@ecoevo.example", "https://ecoevo.example/@weisshaupt"),
    ("mastodon", "https://ecoevo.example/@weisshaupt", "https://ecoevo.example/@weisshaupt"),
    ("youtube", "example-seagrass", "https://www.youtube.com/@example-seagrass"),
    ("x", "@ada", "https://x.com/ada"),
    ("scholar", "https://scholar.google.de/citations?user=abcDEF12345", None),
    (
        *("scholar", "https://scholar.google.com/citations?user=abcDEF12345&hl=en"),
        "https://scholar.google.com/citations?user=abcDEF12345",
    ),
    ("dblp", "https://dblp.org/pid/12/3456", "https://dblp.org/pid/12/3456.html"),
    ("linkedin", "http://de.linkedin.com/in/foo/", "https://www.linkedin.com/in/foo"),
    ("github", "https://www.github.com/ada?tab=repositories", "https://github.com/ada"),
    ("github", "https://gitlab.com/ada", None),
    ("github", "ada lovelace", None),
    ("openreview", "Ada_Lovelace1", None),
    ("isni", "0000 0001 2103 2683", "https://isni.org/isni/0000000121032683"),
    ("isni", "0000000121032684", None),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("wikidata", "7259", None),
    ("mastodon", "weisshaupt", None),
]


@pytest.mark.parametrize(("kind", "written", "url"), WRITTEN)
def test_what_people_write_is_read_or_refused(kind: str, written: str, url: str | None) -> None:
    if url:
        assert NETWORKS[kind].profile(written).url == url
    else:
        hint = "check digit" if kind == "isni" else f"write it as {re.escape(NETWORKS[kind].example)}$"
        with pytest.raises(ValueError, match=hint):
            NETWORKS[kind].profile(written)
