"""Lists, sentences and labels have the punctuation of the site's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sphinx_scholar import wording
from sphinx_scholar.records.dates import PartialDate, Period


@pytest.fixture(params=["en", "de", "fr", "ar", "fa", "zh_CN", "zh_TW", "ja", "ko"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak a language for one test."""
    wording.use_language(request.param)
    yield request.param
    wording.use_language("en")


JOINED = {
    "en": ("A, B", "in press, 2024", "A; B", "Papers: A", "In press."),
    "de": ("A, B", "im Druck, 2024", "A; B", "Arbeiten: A", "Im Druck."),
    "fr": ("A, B", "sous presse, 2024", "A; B", "Articles\N{NO-BREAK SPACE}: A", "Sous presse."),
    "ar": ("ليلى، عمر", "قيد النشر، 2024", "أ؛ ب", "أوراق: أ", "قيد النشر."),
    "fa": ("لیلی، عمر", "زیر چاپ، 2024", "آ؛ ب", "مقاله‌ها: آ", "زیر چاپ."),
    "zh_CN": ("李娜、王芳", "即将发表，2024", "甲；乙", "论文：甲", "即将发表。"),
    "zh_TW": ("李娜、王芳", "即將發表，2024", "甲；乙", "論文：甲", "即將發表。"),
    "ja": ("山田、鈴木", "印刷中、2024", "甲；乙", "論文：甲", "印刷中。"),
    "ko": ("김민준, 이서연", "인쇄 중, 2024", "가; 나", "논문: 가", "인쇄 중."),
}
"""How each language joins names, parts of a sentence and clauses, sets a label and ends a sentence."""


def test_texts_are_joined_as_the_language_does(language: str) -> None:
    names, phrase, clauses, labeled, sentence = JOINED[language]
    marks = "[,،、，;؛；:：.。] ?"

    def parts(text: str) -> list[str]:
        return [part for part in re.split(rf"\N{{NO-BREAK SPACE}}?{marks}", text) if part]

    assert wording.listed(parts(names)) == names
    assert wording.phrase(["", *parts(phrase)]) == phrase
    assert wording.clauses(parts(clauses)) == clauses
    assert wording.labeled(*parts(labeled)) == labeled
    assert wording.sentence_of(parts(sentence)[0]) == sentence


def test_latin_text_keeps_its_punctuation(language: str) -> None:
    if language in {"ar", "fa"}:  # lines run from right to left, whatever their names are
        assert wording.listed(["Ada Lovelace", "Jane Doe"]) == "Ada Lovelace، Jane Doe"
        return
    assert wording.listed(["Ada Lovelace", "Karla Müller-Ørsted"]) == "Ada Lovelace, Karla Müller-Ørsted"
    assert wording.phrase(["ETH", "Zürich"]) == "ETH, Zürich"
    assert wording.sentence_of("On looms") == "On looms."


@pytest.mark.parametrize("text", ["What?", "Stop!", "No.", "好。", "吗？", "لماذا؟"])
def test_what_ends_a_sentence_ends_it(text: str) -> None:
    assert wording.sentence_of(text) == text


@pytest.mark.parametrize(
    ("title", "behind"), [("Looms", ". "), ("Seeds or shoots?", " "), ("織機", "。"), ("なぜ？", "")]
)
def test_a_title_is_parted_from_the_sentence_behind_it(title: str, behind: str) -> None:
    wording.use_language("ja")
    assert wording.stop_behind(title) == behind
    wording.use_language("en")


@pytest.mark.parametrize(
    ("language", "message", "text", "made"),
    [
        ("zh_CN", "发表于 %s", "海洋学报", "发表于海洋学报"),
        ("zh_CN", "发表于 %s", "Nature", "发表于 Nature"),
        ("ja", "%s に掲載", "生態学", "生態学に掲載"),
        ("de", "erschienen in %s", "Öko", "erschienen in Öko"),
    ],
)
def test_letters_without_blanks_stand_together(language: str, message: str, text: str, made: str) -> None:
    wording.use_language(language)
    assert wording.inserted(message, text) == made
    wording.use_language("en")


@pytest.mark.parametrize(
    ("language", "made"),
    [
        ("en", "May 12, 2025, 09:30"),
        ("de", "12. Mai 2025, 09:30"),
        ("zh_CN", "2025年5月12日 09:30"),
        ("ar", "12 مايو 2025، 09:30"),
    ],
)
def test_a_time_stands_behind_its_day(language: str, made: str) -> None:
    wording.use_language(language)
    day = PartialDate(year=2025, month=5, day=12)
    assert wording.timed_text(Period(start=day, end=day), ["09:30"]) == made
    wording.use_language("en")


def test_a_telephone_number_is_read_from_left_to_right() -> None:
    assert wording.left_to_right("+961 1") == "+961 1"
    wording.use_language("ar")
    assert (wording.left_to_right("+961 1"), wording.left_to_right("")) == ("\u2066+961 1\u2069", "")
    wording.use_language("en")
