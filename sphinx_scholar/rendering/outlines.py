"""Small pictures of networks and files as outlines of 16 by 16, all drawn here, in strokes of one width.

Each is plain geometry that reminds of its network.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = """
email             M1.5 3h13v10h-13zM2 3.5l6 5 6-5
cv                M3 1.5h6.5l3.5 3.5v9.5h-10zM9 2v3.5h3.5
website           M8 1.2a6.8 6.8 0 1 0 .01 0zM1.5 8h13M8 1.5c-4 3.5-4 9.5 0 13 4-3.5 4-9.5 0-13
scholar           M8 2.5l-7 3.5 7 3.5 7-3.5zM4 8v3.5c2 2 6 2 8 0v-3.5
orcid             M8 1.2a6.8 6.8 0 1 0 .01 0zM5.2 7.2v4M5.2 4.7v.1M8 4.8h.9a3.2 3.2 0 0 1 0 6.4h-.9z
dblp              M2.5 4c0-3 11-3 11 0v8c0 3-11 3-11 0zM2.5 4c0 3 11 3 11 0M2.5 8c0 3 11 3 11 0
semantic-scholar  M1.5 9c3 .3 4.3 2 5 5 1-5.5 4-9.5 8-11.5M5 6c1.5.5 2.5 1.5 3 2.7
openreview        M1.5 2.5h13v9h-7l-3.5 3v-3h-2.5zM4.5 5.5h7M4.5 8.5h5
arxiv             M3 2l9.5 12M12.5 2l-3.5 4.5M6.8 9.5l-3.5 4.5
researchgate      M1 12v-8h2.7a2.2 2.2 0 0 1 0 4.5h-2.7m2.7 0 2.3 3.5M14.5 5a2.5 2.5 0 0 0-5 .5v5a2.5 2.5 0 0 0 5 0v-2h-2
scopus            M8 1.2a6.8 6.8 0 1 0 .01 0zM8 5a3 3 0 1 0 .01 0z
wos               M8 1.2l6 3.4v6.8l-6 3.4-6-3.4v-6.8zM8 1.5v13M2 4.6l12 6.8M14 4.6l-12 6.8
acm               M8 1l7 7-7 7-7-7zM8 5a3 3 0 1 0 .01 0z
ieee              M8 1l7 7-7 7-7-7zM8 9.5v-5M6.2 6l1.8-1.8 1.8 1.8M5 9.5c1.2 2 4.8 2 6 0
zenodo            M1.5 1.5h13v13h-13zM5 5h6l-6 6h6
osf               M8 1.2a1.7 1.7 0 1 0 .01 0zM8 11.4a1.7 1.7 0 1 0 .01 0zM3.2 3.7a1.7 1.7 0 1 0 .01 0zM12.8 3.7a1.7 1.7 0 1 0 .01 0zM3.2 8.9a1.7 1.7 0 1 0 .01 0zM12.8 8.9a1.7 1.7 0 1 0 .01 0z
figshare          M8 8a1.5 1.5 0 0 1 3 0 3.5 3.5 0 0 1-7 0 5.2 5.2 0 0 1 10.4 0 6.5 6.5 0 0 1-6.5 6.5
hal               M1 4v8M4.5 4v8M1 8h3.5M6 12l2-8 2 8M6.7 9.5h2.6M12 4v8h3
inspire           M1.5 8c0-3.5 13-3.5 13 0s-13 3.5-13 0zM8 1.5c3.5 0 3.5 13 0 13s-3.5-13 0-13zM8 8v.1
ads               M8 1.2l1.8 5 5 1.8-5 1.8-1.8 5-1.8-5-5-1.8 5-1.8z
ssrn              M3 1.5h10v13h-10zM6 5h4M6 8h4M6 11h2
repec             M2 14v-4M6 14v-8M10 14v-5.5M14 14v-12
pubmed            M8 4c-2-1.5-4.5-1.7-6.5-1.2v10c2-.5 4.5-.3 6.5 1.2 2-1.5 4.5-1.7 6.5-1.2v-10c-2-.5-4.5-.3-6.5 1.2zM8 4v10
mathscinet        M12.5 4v-2h-9l5 6-5 6h9v-2
zbmath            M1.5 6h4.5l-4.5 7h4.5M9.5 2v11M9.5 8.5a2.5 2.5 0 1 1 0 2
philpeople        M8 1.5v13M8 4.5c-8 0-8 7 0 7s8-7 0-7z
wikidata          M1.5 3v10M4 3v10M6.5 3v7.5M9.5 3v7.5M12 3v10M14.5 3v10
viaf              M1 3h14v10h-14zM5.2 5.5a1.3 1.3 0 1 0 .01 0zM3 11c.3-2.5 4.1-2.5 4.4 0M10 6.5h2.5M10 9.5h2.5
isni              M6 1.5l-1.5 13M11.5 1.5l-1.5 13M2 5.5h12.5M1.5 10.5h12.5
gitlab            M8 14.5l-6.5-5 2-7.5 2 4.5h5l2-4.5 2 7.5z
codeberg          M1.5 13.5l6.5-11.5 6.5 11.5zM8 7.5l3 6
stackoverflow     M2.5 9.5v5h10v-5M5 11.8h5M5.3 8.5l4.9 1M6.4 5l4.5 2.2M8.7 1.8l3.8 3.3
huggingface       M8 1.5a5.8 5.8 0 1 0 .01 0zM5.9 5.8v.3M10.1 5.8v.3M5.3 8.5c1 2 4.4 2 5.4 0M1.2 11c0 2 1.2 3.3 3.3 3.5M14.8 11c0 2-1.2 3.3-3.3 3.5
kaggle            M5 1.5v13M12 5.5l-7 6M8 9l4.5 5.5
zotero            M3 2.5h10l-10 11h10
linkedin          M3.5 1.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM5 7.2v4M5 4.7v.1M8 11.2v-4M8 9.2c0-2.7 3.3-2.7 3.3 0v2
mastodon          M11 13.9c-5 1.6-9.2-.2-9.2-6.9 0-4.5 1.2-5.5 6.2-5.5s6.2 1 6.2 5c0 4-2.2 5-8 4.3M5.2 8v-2c0-2 2.8-2 2.8 0v1.5M8 6c0-2 2.8-2 2.8 0v2
bluesky           M8 7c-1.5-2.7-4-4.5-5.9-4.8-1 2.3-.5 6 2.6 6.5-2 .7-1.5 4 .5 4.4 1.5.2 2.5-1.6 2.8-3.1.3 1.5 1.3 3.3 2.8 3.1 2-.4 2.5-3.7.5-4.4 3.1-.5 3.6-4.2 2.6-6.5-1.9.3-4.4 2.1-5.9 4.8z
x                 M2.5 2.5l11 11M13.5 2.5l-11 11
threads           M10.7 8a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0v1c0 2.5 3.8 2.2 3.8-1a6.5 6.5 0 1 0-2.8 5.4
instagram         M4.5 1.5h7a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-7a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3zM8 5a3 3 0 1 0 .01 0zM11.7 4.3v.01
youtube           M4 3h8a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3h-8a3 3 0 0 1-3-3v-4a3 3 0 0 1 3-3zM6.5 5.8v4.4l4-2.2z
matrix            M4 1.5h-2.5v13h2.5M12 1.5h2.5v13h-2.5M4.8 11v-4.5c0-2 3.2-2 3.2 0v4.5M8 6.5c0-2 3.2-2 3.2 0v4.5
"""  # noqa: E501 - an outline is one word
"""The kind of a link, and the path of its outline (SVG 2, 9.3), in the order of the networks."""

OUTLINES: Mapping[str, str] = MappingProxyType(
    dict(line.split(maxsplit=1) for line in _TABLE.strip().splitlines())
)
"""Outlines by the kind of link."""
