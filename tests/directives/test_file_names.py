"""Pictures and files whose names have blanks, accents or signs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

import pytest

from sphinx_scholar.directives.file_names import found_name
from tests.engine import build

if TYPE_CHECKING:
    from pathlib import Path

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "00000500017a5eab3f0000000049454e44ae426082"
)
NFC, NFD = normalize("NFC", "é"), normalize("NFD", "é")


@pytest.mark.parametrize(
    ("written", "on_disk", "found"),
    [
        ("a.png", {"a.png"}, "a.png"),
        ("my%20photo.png", {"my photo.png"}, "my photo.png"),
        ("my%20photo.png", {"my%20photo.png", "my photo.png"}, "my%20photo.png"),
        ("%C3%A9.png", {f"{NFC}.png"}, f"{NFC}.png"),
        ("%C3%A9.png", {f"{NFD}.png"}, f"{NFD}.png"),
        (f"{NFC}.png", {f"{NFD}.png"}, f"{NFD}.png"),
        (f"{NFD}.png", {f"{NFC}.png"}, f"{NFC}.png"),
        ("100%.png", {"100%.png"}, "100%.png"),
        ("myphoto.png", {"my photo.png"}, "my photo.png"),
        ("myphoto.png", {"my photo.png", "myp hoto.png"}, ""),
        ("myphoto.png", {"my photo.png", "myphoto.png"}, "myphoto.png"),
        ("no%20file.png", set(), ""),
        ("none/a.png", set(), ""),
        ("https://example.org/a.png", set(), ""),
    ],
)
def test_a_file_is_found_by_any_spelling(tmp_path: Path, written: str, on_disk: set[str], found: str) -> None:
    for name in on_disk:
        (tmp_path / name).touch()
    assert found_name(written, tmp_path.joinpath) == found


NAME = f"my photo {NFC} & 50%.png"
ENCODED = "my%20photo%20%C3%A9%20&%2050%25.png"


@pytest.mark.parametrize(
    ("markdown", "selector", "attribute"),
    [
        (f"![Photo](<{NAME}>)", "img", "src"),
        (f"![Photo]({ENCODED})", "img", "src"),
        (f":::{{image}} {NAME}\n:::", "img", "src"),
        (f":::{{figure}} {NAME}\nWords\n:::", "img", "src"),
        (f":::{{figure}} {ENCODED}\nWords\n:::", "img", "src"),
        (f":::{{person}} Ada Lovelace\n:portrait: {NAME}\n:::", "img", "src"),
        (f":::{{person}} Ada Lovelace\n:portrait: {ENCODED}\n:::", "img", "src"),
        (f"{{download}}`Photo <{NAME}>`", "a.download", "href"),
        (f"[Photo](<{NAME}>)", "a.download", "href"),
        (f"[Photo]({ENCODED})", "a.download", "href"),
    ],
)
def test_a_picture_of_any_name_is_published(
    tmp_path: Path, markdown: str, selector: str, attribute: str
) -> None:
    site = tmp_path / "site"
    (site / "below").mkdir(parents=True)
    (site / "below" / NAME).write_bytes(PIXEL)
    built = build(site, {"index.md": "# Home\n", "below/page.md": f"# Page\n\n{markdown}\n"})
    (tag,) = built.body("below/page.html").select(selector)
    assert (built.out / "below" / unquote(str(tag[attribute]))).read_bytes() == PIXEL


def test_a_picture_that_is_missing_is_reported_as_written(tmp_path: Path) -> None:
    warning = "index.md:3: WARNING: image file not readable: no%20photo.png [image.not_readable]"
    build(tmp_path / "site", {"index.md": "# Home\n\n![Photo](<no photo.png>)\n"}, warnings=[warning])
