from __future__ import annotations

import pytest

from sphinx_scholar.records.text import Span, Text, TextMark, with_marks

MARKED = Text((Span(text="Cell "), Span(text="in vivo", marks=(TextMark.EMPHASIS,))))
SQUARE = Text((Span(text="m"), Span(text="2", marks=(TextMark.SUPERSCRIPT,))))


@pytest.mark.parametrize(
    ("text", "marks", "plain"),
    [
        ("2", (TextMark.SUBSCRIPT,), "₂"),
        ("13", (TextMark.EMPHASIS, TextMark.SUPERSCRIPT), "¹³"),
        ("2+", (TextMark.SUPERSCRIPT,), "²⁺"),
        ("st", (TextMark.SUPERSCRIPT,), "st"),
        ("2", (TextMark.EMPHASIS,), "2"),
    ],
)
def test_only_numbers_stay_raised_or_lowered_in_plain_text(
    text: str, marks: tuple[TextMark, ...], plain: str
) -> None:
    assert Span(text=text, marks=marks).plain == plain


PHRASES = {
    "in a phrase": ("In Cell in vivo, vol. 3", (MARKED,), ["In ", "Cell ", "in vivo", ", vol. 3"]),
    "twice": ("Cell in vivo, m².", (SQUARE, MARKED), ["Cell ", "in vivo", ", ", "m", "2", "."]),
    "not there": ("cell In Vivo", (MARKED,), ["cell In Vivo"]),
    "plain parts": ("In Cell", (Text.of("Cell"),), ["In Cell"]),
    "nothing": ("", (MARKED,), []),
}


@pytest.mark.parametrize("case", PHRASES)
def test_a_phrase_has_the_marks_of_its_parts(case: str) -> None:
    phrase, parts, texts = PHRASES[case]
    text = with_marks(phrase, parts)
    assert [span.text for span in text.spans] == texts
    assert text.plain == phrase
