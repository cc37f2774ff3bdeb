"""What a screen reader is told of home, a card, Cite and search is what was reviewed, word for word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.trees import PARTS, STORED, read_tree


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_told_as_it_was_reviewed(browser: Browser, site_url: str, name: str) -> None:
    stored = (STORED / f"{name}.yaml").read_text(encoding="utf-8")
    assert read_tree(browser, site_url, PARTS[name]) == stored


def test_each_tree_that_is_kept_is_of_a_part() -> None:
    assert {path.stem for path in STORED.iterdir()} == set(PARTS)
