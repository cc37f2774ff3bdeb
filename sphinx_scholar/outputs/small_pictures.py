"""Pictures made small for the web: bytes in, bytes out, the same for the same version of Pillow.

Drawings (SVG) and moving pictures stay as they are. Knows nothing of papers, pages or folders.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_scholar.domain.pictures import fitted

if TYPE_CHECKING:
    from PIL.Image import Image

    from sphinx_scholar.domain.pictures import Size

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
"""What Pillow may open; of others it would start programs that draw them."""
SHOWN_BY_BROWSERS = frozenset({"JPEG", "PNG", "WEBP", "GIF", "AVIF"})
"""Those of them that may stay as they are."""
DENSITY = 2
"""How many pixels of a picture stand for one of CSS."""
QUALITY = 80
PARAMETERS = f"{FORMATS} {DENSITY} {QUALITY} 1"
"""What decides on the bytes besides the picture and its box; the number counts changes of the code."""


class BadPictureError(ValueError):
    """A file that is no picture, or none that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallPicture:
    """A picture as one box shows it."""

    size: Size
    """Width and height at which it is shown."""
    webp: bytes = b""
    """The small picture; empty where the file itself is to be shown."""


def make_small(source: bytes, box: Size) -> SmallPicture:
    """Return a picture for a box; raise :class:`BadPictureError` for what cannot be shown."""
    if is_svg(source):
        return SmallPicture(size=fitted(svg_size(source), box, enlarged=True))
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # So many pixels that they may be an attack; twice as many Pillow refuses by itself.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _with_pillow(source, box)
        except UnidentifiedImageError:
            raise BadPictureError("it is no picture of a kind that browsers show") from None
        except Exception as error:  # noqa: BLE001 - decoders of damaged files fail in many ways
            raise BadPictureError(" ".join(str(error).split()) or type(error).__name__) from None


def _with_pillow(source: bytes, box: Size) -> SmallPicture:
    from PIL import Image, ImageOps

    opened = Image.open(io.BytesIO(source), formats=FORMATS)
    if opened.format != "MPO" and getattr(opened, "is_animated", False):
        return SmallPicture(size=fitted(opened.size, box))
    most = (box[0] * DENSITY, box[1] * DENSITY)
    opened.draft("RGB", most)
    upright = ImageOps.exif_transpose(opened)
    pixels = fitted(upright.size, most)
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    picture = upright.convert("RGBA" if has_alpha else "RGB")
    if picture.size != pixels:
        picture = picture.resize(pixels, Image.Resampling.LANCZOS)
    webp = _encoded(picture, lossless=False)
    if opened.format not in {"JPEG", "MPO"}:
        webp = min(webp, _encoded(picture, lossless=True), key=len)
    keeps = len(source) <= len(webp) and opened.format in SHOWN_BY_BROWSERS
    return SmallPicture(size=fitted(upright.size, box), webp=b"" if keeps else webp)


def _encoded(picture: Image, *, lossless: bool) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=6, lossless=lossless)
    return file.getvalue()


def is_svg(source: bytes) -> bool:
    """Tell whether a file is a drawing in SVG."""
    return re.match(rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)", source) is not None


def svg_size(source: bytes) -> tuple[float, float]:
    """Return the width and height of a drawing, in whatever unit: only their ratio is asked for."""
    try:
        # Expat limits entities, and reads none from outside.
        _event, root = next(iter(ET.iterparse(io.BytesIO(source), events=("start",))))  # noqa: S314
    except (ET.ParseError, StopIteration) as error:
        raise BadPictureError(f"it is no well-formed SVG: {error}") from None
    sides = [re.fullmatch(r"\s*([\d.]+)\s*([a-z]*)\s*", root.get(name, "")) for name in ("width", "height")]
    box = re.findall(r"[-+.\deE]+", root.get("viewBox", ""))
    try:
        if sides[0] and sides[1] and sides[0][2] == sides[1][2]:
            size = float(sides[0][1]), float(sides[1][1])
        else:
            size = float(box[2]), float(box[3])
    except (IndexError, ValueError):
        raise BadPictureError("the SVG says neither its width and height nor a viewBox") from None
    if not min(size) > 0:
        raise BadPictureError("the SVG has no width or no height")
    return size
