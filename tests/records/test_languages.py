"""Languages of a site: how each is written and where it stands."""

from __future__ import annotations

import pytest

from sphinx_scholar.records.languages import folder_in, is_right_to_left_language, name_of


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *[("ar", True), ("he", True), ("fa_IR", True), ("ur", True), ("en", False), ("ja", False)],
        # What is no language, or one that nothing is known of.
        *[("xx", False), ("not a language", False), ("", False)],
    ],
)
def test_which_are_written_from_the_right(language: str, expected: bool) -> None:
    assert is_right_to_left_language(language) is expected


@pytest.mark.parametrize(
    ("language", "name", "folder"),
    [("en", "English", ""), ("de", "Deutsch", "de/"), ("zh_CN", "中文 (简体, 中国)", "zh-cn/")],
)
def test_a_language_has_its_own_name_and_folder(language: str, name: str, folder: str) -> None:
    languages = ("en", "de", "zh_CN", "zh_TW")
    assert name_of(language, languages) == name
    assert folder_in(language, languages) == folder
