"""Pictures of papers: made small, kept between builds, described, and left out where they are none."""

from __future__ import annotations

import io
import random
import struct
import sys
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageDraw

from sphinx_scholar.domain.pictures import CARD, PAGE, fitted
from sphinx_scholar.outputs import small_pictures
from sphinx_scholar.outputs.small_pictures import BadPictureError, make_small
from tests.engine import Built, build

if TYPE_CHECKING:
    from pathlib import Path


def picture(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **more: Any) -> bytes:
    """Return a picture that does not compress to nothing."""
    noise = Image.effect_noise((max(size[0] // 4, 1), max(size[1] // 4, 1)), 60).resize(size)
    file = io.BytesIO()
    noise.convert(mode).save(file, kind, **more)
    return file.getvalue()


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (400, 300), color) for color in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    return file.getvalue()


def turned() -> bytes:
    """Return a picture that was taken upright and is stored lying on its side (Exif 2.3, 4.6.4)."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture((800, 400), exif=exif)


def black_and_white() -> bytes:
    """Return a bitmap of a bit for each pixel, without any pattern."""
    file = io.BytesIO()
    Image.frombytes("1", (320, 224), random.Random(1).randbytes(320 * 224 // 8)).save(file, "BMP")
    return file.getvalue()


def svg(attributes: str) -> bytes:
    return f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()


@pytest.mark.parametrize(
    ("size", "box", "enlarged", "found"),
    [
        ((800, 500), (172, 112), False, (172, 108)),
        ((500, 800), (172, 112), False, (70, 112)),
        ((100, 60), (172, 112), False, (100, 60)),
        ((10, 6), (172, 112), True, (172, 103)),
        ((0.5, 0.25), (172, 112), True, (172, 86)),
        ((9000, 10), (172, 112), False, (172, 1)),
    ],
)
def test_a_picture_fits_its_box(
    size: tuple[float, float], box: tuple[int, int], enlarged: bool, found: tuple[int, int]
) -> None:
    assert fitted(size, box, enlarged=enlarged) == found


GOOD: list[tuple[str, bytes, tuple[int, int], tuple[int, int] | None]] = [
    ("JPEG", picture((1600, 900)), (172, 97), (344, 194)),
    ("PNG", picture((800, 500), "PNG"), (172, 108), (344, 215)),
    ("alpha", picture((800, 500), "PNG", "LA"), (172, 108), (344, 215)),
    ("palette", picture((800, 500), "PNG", "P"), (172, 108), (344, 215)),
    ("16 bit", picture((800, 500), "PNG", "I;16"), (172, 108), (344, 215)),
    ("CMYK", picture((800, 500), mode="CMYK"), (172, 108), (344, 215)),
    ("TIFF", picture((20, 10), "TIFF"), (20, 10), (20, 10)),
    ("BMP", picture((800, 500), "BMP"), (172, 108), (344, 215)),
    ("GIF that stands still", picture((800, 500), "GIF", "P"), (172, 108), (344, 215)),
    ("turned", turned(), (56, 112), (112, 224)),
    ("larger than its box, not than twice of it", picture((300, 150)), (172, 86), (300, 150)),
    ("small already", picture((30, 20)), (30, 20), (30, 20)),
    ("smaller than it would become", picture((300, 150), quality=2), (172, 86), None),
    ("BMP that is smaller than it would become", black_and_white(), (160, 112), (320, 224)),
    ("two pictures of a camera", moving("MPO"), (149, 112), (299, 224)),
    ("moving GIF", moving("GIF"), (149, 112), None),
    ("moving PNG", moving("PNG"), (149, 112), None),
    ("moving WebP", moving("WEBP"), (149, 112), None),
    ("SVG", svg('width="600" height="300"'), (172, 86), None),
    ("SVG in millimeters", svg('width="60.5mm" height="30.25mm"'), (172, 86), None),
    ("SVG in two units", svg('width="60mm" height="3cm" viewBox="0 0 40 20"'), (172, 86), None),
    ("SVG of a share", svg('width="100%" height="100%" viewBox="0 0 40 40"'), (112, 112), None),
    ("SVG of a box", svg('viewBox="-5,-5 2e2,100"'), (172, 86), None),
]


@pytest.mark.parametrize(
    ("source", "shown", "pixels"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD]
)
def test_a_picture_is_made_small(
    source: bytes, shown: tuple[int, int], pixels: tuple[int, int] | None
) -> None:
    small = make_small(source, CARD)
    assert small.size == shown
    assert bool(small.webp) == bool(pixels)
    if pixels:
        made = Image.open(io.BytesIO(small.webp))
        assert (made.format, made.size) == ("WEBP", pixels)
    assert make_small(source, CARD) == small


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stays_so(mode: str) -> None:
    faded = Image.effect_noise((200, 125), 60).resize((800, 500)).convert("RGB")
    faded.putalpha(Image.linear_gradient("L").resize(faded.size))
    file = io.BytesIO()
    (faded.quantize(16) if mode == "P" else faded.convert(mode)).save(file, "PNG")
    made = Image.open(io.BytesIO(make_small(file.getvalue(), CARD).webp))
    assert made.mode == "RGBA"
    (least, most) = made.getchannel("A").getextrema()
    assert isinstance(least, int)
    assert least < 40 < 200 < most


def test_a_drawing_keeps_its_colors() -> None:
    drawing = Image.new("RGB", (800, 500), "white")
    ImageDraw.Draw(drawing).rectangle((100, 100, 500, 400), fill="red")
    file = io.BytesIO()
    drawing.save(file, "PNG")
    made = Image.open(io.BytesIO(make_small(file.getvalue(), CARD).webp))
    assert made.tobytes() == drawing.resize(made.size, Image.Resampling.LANCZOS).tobytes()


def test_a_picture_of_very_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 300_000)
    with pytest.raises(BadPictureError, match="exceeds limit of 300000"):
        make_small(picture((800, 500)), CARD)


def huge() -> bytes:
    """Return the head of a picture of a hundred thousand by a hundred thousand pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


BAD: list[tuple[str, bytes, str]] = [
    ("text", b"no picture", "it is no picture of a kind that browsers show"),
    ("nothing", b"", "it is no picture of a kind that browsers show"),
    ("PDF", b"%PDF-1.7\n", "it is no picture of a kind that browsers show"),
    ("a program for Ghostscript", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "it is no picture"),
    ("cut off", picture((800, 500))[:2000], "truncated"),
    ("cut off PNG", picture((800, 500), "PNG")[:3000], "truncated|broken"),
    ("too many pixels", huge(), "exceeds limit"),
    ("SVG without a size", svg(""), "the SVG says neither its width and height nor a viewBox"),
    ("SVG of no width", svg('width="0" height="4"'), "the SVG has no width or no height"),
    ("broken SVG", b"<svg width='3'", "it is no well-formed SVG"),
    ("SVG of words", svg('viewBox="a b c d"'), "the SVG says neither"),
]


@pytest.mark.parametrize(("source", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_is_no_picture_is_refused(source: bytes, reason: str) -> None:
    with pytest.raises(BadPictureError, match=reason):
        make_small(source, CARD)


# -- in a site ---------------------------------------------------------------------------------------

BIB = """
@misc{a, author={Lovelace, Ada}, title={Engine's Parts}, year=1843, preview={shots/a b.jpg}}
@misc{b, author={Lovelace, Ada}, title={B}, year=1842, preview={drawing.svg}, preview_alt={A drawing}}
@misc{c, author={Lovelace, Ada}, title={C}, year=1841, preview={_static/c.png}}
@misc{d, author={Lovelace, Ada}, title={D}, year=1840}
"""
PAGES = {
    "index.md": "# Home\n\n:::{publications}\n:::\n",
    "brief.md": "# Brief\n\n:::{publications}\n:style: compact\n:::\n",
    "shown.md": "# Shown\n\n:::{publications}\n:style: compact\n:pictures:\n:group-by: year\n:::\n",
}


def lovelace(folder: Path, bib: str = BIB, **more: Any) -> Built:
    site = folder / "site"
    (site / "shots").mkdir(parents=True, exist_ok=True)
    (site / "_static").mkdir(exist_ok=True)
    (site / "shots/a b.jpg").write_bytes(picture_of_site)
    (site / "drawing.svg").write_bytes(svg('width="40" height="20"'))
    (site / "_static/c.png").write_bytes(picture_of_static)
    return build(
        site,
        {**PAGES, "papers.bib": bib},
        scholar_bibliography="papers.bib",
        html_static_path=["_static"],
        **more,
    )


picture_of_site = picture((800, 500))
picture_of_static = picture((400, 400), "PNG")


def shown(built: Built, page: str) -> list[tuple[str, str, str]]:
    """Return what the pictures of a page show, their sizes and where they are."""
    found = []
    for image in built.body(page).select("img.scholar-preview"):
        assert (image["loading"], image["decoding"]) == ("lazy", "async")
        assert (built.out / page).parent.joinpath(str(image["src"]).replace("%20", " ")).is_file()
        source = str(image["src"])
        name = source.rpartition("-")[0] + ".webp" if "/small/" in source else source
        found.append((str(image["alt"]), f"{image['width']}x{image['height']}", name))
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_picture_stands_beside_its_paper(tmp_path: Path, builder: str) -> None:
    built = lovelace(tmp_path, builder=builder)
    cards = [
        ("Engine’s Parts", "172x108", "_files/small/a-b.webp"),
        ("A drawing", "172x86", "_files/drawing.svg"),
        ("C", "112x112", "_files/small/c.webp"),
    ]
    assert shown(built, "index.html") == cards
    suffix, up = ("/index.html", "../../") if builder == "dirhtml" else (".html", "../")
    assert shown(built, f"publications/a{suffix}") == [
        ("Engine’s Parts", "320x200", f"{up}_files/small/a-b.webp")
    ]
    assert shown(built, f"publications/d{suffix}") == []
    brief, groups = (
        ("brief/index.html", "shown/index.html") if builder == "dirhtml" else ("brief.html", "shown.html")
    )
    assert shown(built, brief) == []
    assert [row[:2] for row in shown(built, groups)] == [row[:2] for row in cards]
    assert "pictures.css" in built.text("index.html")
    assert "pictures.css" not in built.text(brief)
    # The file itself keeps its address.
    assert (built.out / "_files/shots/a b.jpg").read_bytes() == picture_of_site


def test_a_picture_is_made_once_and_forgotten_with_its_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lovelace(tmp_path)
    names = {path.name: path.read_bytes() for path in (first.out / "_files/small").iterdir()}
    assert len(names) == 4
    monkeypatch.setattr(small_pictures, "_with_pillow", None)
    again = lovelace(tmp_path)
    assert {path.name: path.read_bytes() for path in (again.out / "_files/small").iterdir()} == names
    kept = first.out.parent / "site-doctrees/scholar-pictures"
    assert len(list(kept.iterdir())) == 6
    without = lovelace(tmp_path, BIB.replace(", preview={shots/a b.jpg}", ""))
    assert {path.name for path in (without.out / "_files/small").iterdir()} < set(names)
    assert len(list(kept.iterdir())) == 4


GROUP = {
    "index.md": "# Home\n\n:::{toctree}\npeople/group\n:::\n\n:::{members}\n:::\n",
    "people/group.md": """
        # Group

        ::::{members}
        :::{member} Ada
        :photo: ada.jpg
        :::
        :::{member} Bea
        :photo: bea.png
        :::
        ::::
        """,
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_photos_of_people_are_small(tmp_path: Path, builder: str) -> None:
    site = tmp_path / "site"
    (site / "people").mkdir(parents=True)
    (site / "people/ada.jpg").write_bytes(picture((900, 600)))
    (site / "people/bea.png").write_bytes(b"no picture")
    warning = "people/group.md:7: WARNING: photo: people/bea.png cannot be made small: it is no picture of a"
    built = build(site, GROUP, builder=builder, warnings=None)
    assert any(line.startswith(warning) for line in built.warnings), built.warnings
    page = "people/group/index.html" if builder == "dirhtml" else "people/group.html"
    for name in ("index.html", page):
        ada, bea = built.body(name).select("img.scholar-photo")
        assert (ada["width"], ada["height"], ada["alt"]) == ("132", "88", "Ada")
        assert str(ada["src"]).endswith(".webp")
        assert (built.out / name).parent.joinpath(str(ada["src"])).stat().st_size < 30_000
        assert (built.out / name).parent.joinpath(str(bea["src"])).read_bytes() == b"no picture"
    assert not list(built.out.rglob("ada.jpg"))


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = lovelace(tmp_path / "one"), lovelace(tmp_path / "other")
    small = [
        {path.name: path.read_bytes() for path in (built.out / "_files/small").iterdir()}
        for built in (one, other)
    ]
    assert small[0] == small[1]


def test_without_pillow_pictures_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    built = lovelace(tmp_path)
    assert shown(built, "index.html") == [
        ("Engine’s Parts", "172x108", "_files/shots/a%20b.jpg"),
        ("A drawing", "172x86", "_files/drawing.svg"),
        ("C", "112x112", "_static/c.png"),
    ]
    assert not (built.out / "_files/small").exists()


@pytest.mark.parametrize("has_pillow", [True, False])
def test_a_bad_picture_is_a_warning_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_pillow: bool
) -> None:
    if not has_pillow:
        monkeypatch.setitem(sys.modules, "PIL", None)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/bad.jpg").write_bytes(b"no picture")
    bib = BIB.replace(" preview={shots/a b.jpg}", "\n  preview = {bad.jpg}")
    warning = (
        "papers.bib:2: WARNING: preview: bad.jpg cannot be shown: it is no picture of a kind that browsers "
        "show; the picture was left out [scholar.unreadable_file]"
    )
    built = lovelace(tmp_path, bib, warnings=[warning])
    assert [row[0] for row in shown(built, "index.html")] == ["A drawing", "C"]
    assert shown(built, "publications/a.html") == []


def test_the_box_of_a_page_is_larger() -> None:
    assert PAGE > CARD
