"""Fonts of CVs and pictures to share: those that a site names, among its own files or on the machine.

Nothing but what is named is ever used beside the fonts that come with Typst, so that the same sources
give the same bytes everywhere.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OWN_FONT = "Libertinus Serif"
"""The family that comes with Typst and stands for all letters that it has."""

SUFFIXES = (".otf", ".ttf", ".otc", ".ttc")
"""How names of files of fonts end."""

HAN = {"ja": "JP", "ko": "KR", "zh_TW": "TC", "zh_HK": "HK", "zh_Hant": "TC"}
"""The forms of Han letters in a language; ``SC`` in all others."""
CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO")
"""How Unicode's names of letters in East Asian scripts begin."""
FAMILIES = {
    "ARABIC": "Noto Naskh Arabic",
    "CYRILLIC": "Noto Serif",
    "DEVANAGARI": "Noto Serif Devanagari",
    "GREEK": "Noto Serif",
    "HEBREW": "Noto Serif Hebrew",
    "LATIN": "Noto Serif",
    **{
        script.upper(): f"Noto Serif {script}"
        for script in (
            *("Armenian", "Bengali", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer"),
            *("Lao", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai", "Tibetan"),
        )
    },
}
"""A family that has a script, by the first word of Unicode's names of its letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFonts:
    """The fonts that a site names, where Typst finds them."""

    families: tuple[str, ...] = (OWN_FONT,)
    """In the order in which each letter is looked for."""
    folder: str = ""
    """The folder that holds their files; empty for none."""
    names: tuple[str, ...] = ()
    """As the site names them."""
    missing: tuple[str, ...] = ()
    """Names of no font."""

    @property
    def paths(self) -> list[Path]:
        """What Typst takes as ``font_paths``."""
        return [Path(self.folder)] if self.folder else []


@contextmanager
def named_fonts(names: Sequence[str], top: Path) -> Iterator[NamedFonts]:
    """Find fonts by family, or by file or folder below the site's, for as long as they are used."""
    if not names:
        yield NamedFonts()
        return
    with TemporaryDirectory() as folder:
        yield _found(names, top, Path(folder))


def _found(names: Sequence[str], top: Path, folder: Path) -> NamedFonts:
    families: list[str] = []
    missing = []
    for number, name in enumerate(names):
        files = _files_of_site(top / name)
        inside = folder / f"{number:03}"
        if files:
            families += _put(files, inside)
        elif name.casefold() in _built_in():
            families.append(_built_in()[name.casefold()])
        elif name.casefold() in _installed():
            family, paths = _installed()[name.casefold()]
            _put(paths, inside)
            families.append(family)
        else:
            missing.append(name)
    # What names it decides its place among the others.
    first = () if OWN_FONT in families else (OWN_FONT,)
    return NamedFonts(
        families=tuple(dict.fromkeys((*first, *families))),
        folder=str(folder),
        names=tuple(names),
        missing=tuple(missing),
    )


def _files_of_site(path: Path) -> tuple[str, ...]:
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return tuple(str(file) for file in found if file.suffix.lower() in SUFFIXES and file.is_file())


def _put(files: Iterable[str], folder: Path) -> list[str]:
    """Put files into a folder of their own, since Typst takes folders alone; return their families."""
    import typst

    folder.mkdir()
    for number, file in enumerate(files):
        place = folder / f"{number:03}{Path(file).suffix.lower()}"
        try:
            place.symlink_to(file)
        except OSError:  # not allowed on every machine
            shutil.copyfile(file, place)
    held = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return sorted({font.family for font in held.fonts()})


@lru_cache(maxsize=1)
def _built_in() -> Mapping[str, str]:
    """Return the families that come with Typst."""
    import typst

    return {font.family.casefold(): font.family for font in typst.Fonts(include_system_fonts=False).fonts()}


@lru_cache(maxsize=1)
def _installed() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return the families of the machine with their files."""
    import typst

    found: dict[str, tuple[str, set[str]]] = {}
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.path:
            found.setdefault(font.family.casefold(), (font.family, set()))[1].add(font.path)
    return {name: (family, tuple(sorted(paths))) for name, (family, paths) in found.items()}


def letters_without_font(diagnostic: str) -> list[str]:
    """Return the letters of which Typst says that no font has them; only standards of PDF have it check."""
    found = re.findall(r'^error: PDF/[^`\n]*`"(.+?)"`', diagnostic, flags=re.MULTILINE)
    return [re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text) for text in found]


def package_of(family: str) -> str:
    """Return the package of Debian that has a family of Noto; nothing for any other."""
    if not family.casefold().startswith("noto "):
        return ""
    return "fonts-noto-cjk" if " cjk" in family.casefold() else "fonts-noto-core"


def family_for(letter: str, language: str) -> str:
    """Return a family that has a letter; nothing for a letter of no known script."""
    script = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    if script in CJK:
        form = {"HIRAGANA": "JP", "KATAKANA": "JP", "HANGUL": "KR"}.get(script)
        language = language.replace("-", "_")
        return f"Noto Serif CJK {form or HAN.get(language) or HAN.get(language[:2], 'SC')}"
    return FAMILIES.get(script, "")


def advice(letters: Iterable[str], language: str, fonts: NamedFonts) -> str:
    """Return what to do where no font has some letters, beside the fonts that a site names already."""
    wanted = dict.fromkeys(family_for(letter, language) for letter in letters)
    families = [family for family in wanted if family and family not in fonts.families]
    if not families:
        return "name a font that can in scholar_cv_fonts"
    named = ", ".join(f'"{name}"' for name in dict.fromkeys((*fonts.names, *families)))
    packages = " and ".join(dict.fromkeys(package_of(family) for family in families))
    return f"write scholar_cv_fonts = [{named}] into conf.py, fonts of Debian's {packages}, or name others"
