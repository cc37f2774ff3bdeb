"""Fonts of CVs: those that a site names and no other, and what to do where a letter has none."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from sphinx_scholar.outputs import fonts
from sphinx_scholar.outputs.fonts import OWN_FONT, NamedFonts, advice, named_fonts
from tests.engine import build
from tests.fonts import write_font

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n",
    "cv.md": "# CV\n\n## Names\n\n张三 and 李四\n",
}
MISSING = (
    "cv.md: WARNING: the CV's PDF is tagged, but conforms to neither PDF/UA nor PDF/A: no font can show"
    " '张', '三', '李', '四', found in '张三 and 李四'; write scholar_cv_fonts = [\"Noto Serif CJK SC\"] into"
    " conf.py, fonts of Debian's fonts-noto-cjk, or name others [scholar.output]"
)


def families(pdf: bytes) -> set[str]:
    """Return the fonts within a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
    return {re.sub(r"^/\w+\+|-.*", "", name) for name in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a site with a font of Chinese letters, and one of others."""
    write_font(tmp_path / "site/fonts/a.ttf", "Boxes", "张三李四")
    write_font(tmp_path / "site/fonts/more/b.TTF", "Dots", "李四ADa")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("named", "used"),
    [
        (["fonts/a.ttf"], {"Boxes", "LibertinusSerif"}),
        (["fonts"], {"Boxes", "LibertinusSerif"}),
        (["fonts/more", "fonts/a.ttf"], {"Boxes", "Dots", "LibertinusSerif"}),
        (["fonts/more", "fonts/a.ttf", "libertinus serif"], {"Boxes", "Dots", "LibertinusSerif"}),
    ],
)
def test_a_font_of_the_site_shows_what_no_other_can(folder: Path, named: list[str], used: set[str]) -> None:
    built = build(folder, FILES, scholar_cv_fonts=named)
    assert families((built.out / "cv.pdf").read_bytes()) == used
    with pikepdf.open(built.out / "cv.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"


def test_fonts_are_found_in_the_order_in_which_they_are_named(folder: Path) -> None:
    def order(*names: str) -> tuple[str, ...]:
        with named_fonts(names, folder) as found:
            assert found.missing == ()
            return found.families

    assert order("fonts/more", "fonts/a.ttf") == (OWN_FONT, "Dots", "Boxes")
    assert order("fonts/a.ttf", "Libertinus serif", "fonts/more") == ("Boxes", OWN_FONT, "Dots")
    assert order() == (OWN_FONT,)


def test_a_font_of_the_machine_is_used_where_it_is_named_and_not_otherwise(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "fonts").rename(tmp_path / "machine")
    path = str(tmp_path / "machine/a.ttf")
    monkeypatch.setattr(fonts, "_installed", lambda: {"boxes": ("Boxes", (path,))})
    built = build(folder, FILES, warnings=[MISSING])
    assert families((built.out / "cv.pdf").read_bytes()) == {"LibertinusSerif"}
    built = build(folder, FILES, scholar_cv_fonts=["boxes"])
    assert families((built.out / "cv.pdf").read_bytes()) == {"Boxes", "LibertinusSerif"}


def test_a_font_that_is_not_there_is_reported(tmp_path: Path) -> None:
    begin = "conf.py:1: WARNING: scholar_cv_fonts:"
    no = "is no family of fonts on this machine, nor a file or folder of the site;"
    kind = "[scholar.configuration]"
    build(
        tmp_path / "site",
        {**FILES, "cv.md": "# CV\n\n## More\n\nWords.\n"},
        warnings=[
            f"{begin} 'Noto Serif CJK XX' {no} install Debian's fonts-noto-cjk {kind}",
            f"{begin} 'a/b.ttf' {no} install it, or put its file below the site's {kind}",
        ],
        scholar_cv_fonts=["Noto Serif CJK XX", "a/b.ttf"],
    )


@pytest.mark.parametrize(
    ("letters", "language", "families", "packages"),
    [
        ("张", "en", '"Noto Serif CJK SC"', "fonts-noto-cjk"),
        ("張", "zh_TW", '"Noto Serif CJK TC"', "fonts-noto-cjk"),
        ("張", "ja", '"Noto Serif CJK JP"', "fonts-noto-cjk"),
        ("あ", "en", '"Noto Serif CJK JP"', "fonts-noto-cjk"),
        ("한", "en", '"Noto Serif CJK KR"', "fonts-noto-cjk"),
        ("عי", "en", '"Noto Naskh Arabic", "Noto Serif Hebrew"', "fonts-noto-core"),
        ("द張", "en", '"Noto Serif Devanagari", "Noto Serif CJK SC"', "fonts-noto-core and fonts-noto-cjk"),
        ("Ԥ", "en", '"Noto Serif"', "fonts-noto-core"),
        ("ไ", "th", '"Noto Serif Thai"', "fonts-noto-core"),
    ],
)
def test_a_letter_without_a_font_has_one_named_for_it(
    letters: str, language: str, families: str, packages: str
) -> None:
    assert advice(letters, language, NamedFonts()) == (
        f"write scholar_cv_fonts = [{families}] into conf.py, fonts of Debian's {packages}, or name others"
    )


def test_a_sign_of_no_script_has_no_font_named_for_it() -> None:
    assert advice("\ue000", "en", NamedFonts()) == "name a font that can in scholar_cv_fonts"


def test_fonts_that_a_site_names_already_stay_in_what_is_to_be_written() -> None:
    fonts = NamedFonts(families=(OWN_FONT, "Noto Serif CJK SC", "Mine"), names=("noto serif cjk sc", "a.ttf"))
    written = 'scholar_cv_fonts = ["noto serif cjk sc", "a.ttf", "Noto Naskh Arabic"]'
    assert f"write {written} into conf.py" in advice("张ع", "en", fonts)
    assert advice("张", "en", fonts) == "name a font that can in scholar_cv_fonts"
