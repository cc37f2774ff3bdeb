"""What stands for letters that no font has, in CVs and in pictures to share."""

from __future__ import annotations

import pytest

from sphinx_scholar.outputs.lacking_letters import stand_ins, with_stand_ins


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("🏅 Best Poster", "Best Poster"),
        ("✈️ Travel Grant", "Travel Grant"),
        ("Awards 🏅 and Grants", "Awards and Grants"),
        ("👩🏽\u200d🔬", ""),
        ("🇩🇪🇫🇷 Abroad", "Abroad"),
        ("1️⃣ First", "1 First"),
        ("☆ Stars ★", "Stars "),
        ("𝗕𝗼𝗹𝗱", "Bold"),
        ("20 ℃", "20 °C"),
        ("①, Ⅷ", "1, VIII"),
        ("张三 🏅", "张三 "),
        ("㈱", "㈱"),
        ("\ue000", "\ue000"),
        ("a → b", "a → b"),
        ("한글", "한글"),
        ("⠃⠗⠇ ♟", "⠃⠗⠇ "),
        ("⌘ ⍴⍵", "⍴⍵"),
        ("𝄞 𐇐 ༀ ཟ༼", "𝄞 𐇐 ༀ ཟ༼"),
        ("🈯", "🈯"),
    ],
)
def test_signs_go_and_letters_stay(text: str, shown: str) -> None:
    assert with_stand_ins({"a": [(text, 1)]}, stand_ins([text])) == {"a": [(shown, 1)]}


def test_only_what_lacks_a_font_is_replaced() -> None:
    assert with_stand_ins("20 ℃ ☆ 🏅", stand_ins(["🏅"])) == "20 ℃ ☆ "
