"""Anchors of headings, and links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.directives.heading_anchors import slugify, unique
from tests.engine import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("2024", "2024"),
        ("Ask for a paper", "ask-for-a-paper"),
        ("What’s new?", "whats-new"),
        ("C++ & Rust", "c--rust"),
        ("教学", "教学"),
        ("Ünïted", "ünïted"),
        ("!", ""),
    ],
)
def test_a_title_becomes_an_anchor_as_github_writes_it(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_taken_anchor_gets_a_number() -> None:
    assert unique("a", {"b"}) == "a"
    assert unique("a", {"a", "a-1"}) == "a-2"


PAGE = """
# Teaching

[](#2024), [](#2023), [](#overview), [](#overview-1), [](#教学), [](#one)
[how](contact.md#ask-for-a-paper), [deep](below/page.md#overview-1), [year](below/page.md#2020)

## 2024

### Overview

## 2023

### Overview

## 教学

(one)=
## 2022
"""
BELOW = """
# Below

[up](../index.md#2024)

## Overview

:::{position} A post
:start: 2020
:::

## Overview

## 2020

:::{entries}
:kind: talk
:::

:::{entry} A talk
:kind: talk
:date: 2020
:::
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_headings_have_anchors_of_their_own_words(tmp_path: Path, builder: str) -> None:
    files = {
        "index.md": PAGE,
        "contact.md": "# Contact\n\n## Ask for a paper\n",
        "below/page.md": BELOW,
    }
    built = build(tmp_path / "site", files, builder=builder)
    body = built.body("index.html")
    ids = {section["id"] for section in body.select("section")}
    assert ids == {"teaching", "2024", "overview", "2023", "overview-1", "教学", "one"}
    page = "below/page" if builder == "dirhtml" else "below/page.html"
    contact = "contact" if builder == "dirhtml" else "contact.html"
    slash = "/" if builder == "dirhtml" else ""
    assert [link["href"] for link in body.select("p a.reference")] == [
        *("#2024", "#2023", "#overview", "#overview-1", "#教学", "#one"),
        f"{contact}{slash}#ask-for-a-paper",
        f"{page}{slash}#overview-1",
        f"{page}{slash}#2020",
    ]
    below = built.body("below/page/index.html" if builder == "dirhtml" else "below/page.html")
    anchors = {tag["id"] for tag in below.select("[id]")}
    assert {"overview", "overview-1", "2020"} < anchors


def test_objects_have_anchors_of_their_own_names(tmp_path: Path) -> None:
    titles = ("Notes on the Engine", "研究助理", "博士生", "2024")
    entries = [f":::{{entry}} {title}\n:kind: talk\n:::\n" for title in titles]
    built = build(tmp_path / "site", {"index.md": "\n".join(["# Home\n", *entries])})
    ids = [section["id"] for section in built.body("index.html").select("section.scholar-entry")]
    assert ids == ["entry-notes-on-the-engine", "entry-研究助理", "entry-博士生", "entry-2024"]


def test_headings_in_restructuredtext_have_them_too(tmp_path: Path) -> None:
    page = "Home\n====\n\n2024\n----\n\nA\n^\n\n2023\n----\n\nA\n^\n"
    conf = 'author = "Ada Lovelace"\nextensions = ["sphinx_scholar"]\nhtml_theme = "basic"\n'
    built = build(tmp_path / "site", {"conf.py": conf, "index.rst": page})
    ids = [section["id"] for section in built.body("index.html").select("section")]
    assert ids == ["home", "2024", "a", "2023", "a-1"]
