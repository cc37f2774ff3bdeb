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
    *(
        ("scholar", address, "https://scholar.google.com/citations?user=abcDEF12345")
        for address in (
            "https://scholar.google.de/citations?user=abcDEF12345",
            "https://scholar.google.co.uk/citations?hl=en&user=abcDEF12345&view_op=list_works",
            "scholar.google.com/citations?hl=en&user=abcDEF12345",
        )
    ),
    ("scholar", "https://scholar.gogle.com/citations?user=abcDEF12345", None),
    ("scholar", "https://scholar.google.com/citations?hl=en", None),
    ("mastodon", "ecoevo.example/@weisshaupt", "https://ecoevo.example/@weisshaupt"),
    ("x", "https://twitter.com/ada", "https://x.com/ada"),
    ("dblp", "https://dblp.uni-trier.de/pid/12/3456.html", "https://dblp.org/pid/12/3456.html"),
    (
        *("semantic-scholar", "https://www.semanticscholar.org/author/A.-Lovelace/1741101?sort=influence"),
        "https://www.semanticscholar.org/author/1741101",
    ),
    (
        *("scopus", "https://www.scopus.com/authid/detail.url?origin=x&authorId=7004212771"),
        "https://www.scopus.com/authid/detail.uri?authorId=7004212771",
    ),
    ("repec", "https://ideas.repec.org/f/plo123.html", "https://ideas.repec.org/e/plo123.html"),
    ("threads", "https://www.threads.com/@ada", "https://www.threads.net/@ada"),
    ("huggingface", "hf.co/ada", "https://huggingface.co/ada"),
    ("wikidata", "http://www.wikidata.org/entity/Q7259", "https://www.wikidata.org/wiki/Q7259"),
    *(
        ("mathscinet", address, "https://mathscinet.ams.org/mathscinet/author?authorId=123456")
        for address in (
            "https://mathscinet.ams.org/mathscinet/MRAuthorID/123456",
            "https://mathscinet.ams.org/mathscinet/search/author.html?mrauthid=123456",
        )
    ),
    ("zbmath", "https://zbmath.org/authors/?q=ai:lovelace.ada", "https://zbmath.org/authors/lovelace.ada"),
    ("arxiv", "https://arxiv.org/a/0000-0002-1825-0097", "https://arxiv.org/a/0000-0002-1825-0097"),
    ("figshare", "Ada_Lovelace/123456", "https://figshare.com/authors/Ada_Lovelace/123456"),
    ("orcid", "orcid.org/0000-0002-1825-0097/?lang=en", "https://orcid.org/0000-0002-1825-0097"),
    (
        *("scholar", "https://scholar.google.com/citations?user=abcDEF12345&hl=en"),
        "https://scholar.google.com/citations?user=abcDEF12345",
    ),
    ("dblp", "https://dblp.org/pid/12/3456", "https://dblp.org/pid/12/3456.html"),
    ("linkedin", "http://de.linkedin.com/in/foo/", "https://www.linkedin.com/in/foo"),
    *(
        ("linkedin", account, "https://www.linkedin.com/in/ada-l%C3%B6we-1")
        for account in (
            "https://www.linkedin.com/in/ada-l%C3%B6we-1/",
            "linkedin.com/in/ada-löwe-1",
            "ada-l%C3%B6we-1",
            "ada-löwe-1",
        )
    ),
    ("github", "https://www.github.com/ada?tab=repositories", "https://github.com/ada"),
    ("github", "https://gitlab.com/ada", None),
    ("github", "ada lovelace", None),
    ("openreview", "Ada_Lovelace1", None),
    ("isni", "0000 0001 2103 2683", "https://isni.org/isni/0000000121032683"),
    ("isni", "isni.org/isni/0000000121032683", "https://isni.org/isni/0000000121032683"),
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
