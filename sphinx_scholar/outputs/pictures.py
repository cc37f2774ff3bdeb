"""Pictures beside papers and people: made small, kept between builds, published before pages show them."""

from __future__ import annotations

import importlib.util
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx.util.images import get_image_size
from sphinx.util.osutil import relative_uri

from sphinx_scholar.bibliography.page_names import slug
from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.bibliography_files import line_of_field
from sphinx_scholar.domain.kept_results import KeptResults, digest
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.pictures import BOXES, PHOTO, ShownPicture, fitted
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.domain.site_files import OWN_FOLDER
from sphinx_scholar.outputs.small_pictures import (
    PARAMETERS,
    BadPictureError,
    SmallPicture,
    is_svg,
    make_small,
)
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_scholar.domain.pictures import Size
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.publication import Publication


def write_pictures(app: Sphinx, builder: Builder) -> None:
    """Give the domain a picture for each box, and write those that are made, when all pages are read."""
    if builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    domain.pictures = {}
    shown = {work.preview: work for work in domain.bibliography.works.values() if work.preview}
    photos = dict(_photos(app, domain))
    if not (shown or photos):
        return
    maker = PictureMaker(app, domain)
    for uri, entry in sorted(photos.items()):
        try:
            domain.pictures[uri, PHOTO] = maker.shown(Path(app.srcdir, uri), uri, PHOTO)
        except BadPictureError as error:
            message = "photo: %s cannot be made small: %s"
            warn(Fault.UNREADABLE_FILE, message, uri, error, location=str(entry.source))
    for address, work in sorted(shown.items()):
        try:
            for box in BOXES:
                domain.pictures[address, box] = maker.picture(address, box)
        except BadPictureError as error:
            _report(work, domain, str(error))
    maker.kept.forget_others()


def _photos(app: Sphinx, domain: ScholarDomain) -> Iterator[tuple[str, Entry]]:
    """Yield the photos of people that Sphinx has found, as paths from the site's folder."""
    for entry in domain.entries():
        for field in kind_of(entry, domain.settings.all_kinds).fields:
            if field.shown == "photo" and (written := entry.text(field.key)):
                uri, _path = app.env.relfn2path(written, entry.docname)
                if uri in app.env.images:
                    yield uri, entry


def show_small_photos(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a page show the small photos in place of the files, when all its references are resolved."""
    pictures = ScholarDomain.of(app.env).pictures
    for image in doctree.findall(nodes.image) if pictures else ():
        small = pictures.get((image["uri"], PHOTO))
        if small and small.address != image["uri"]:
            here = app.builder.get_target_uri(docname)
            # An address that Sphinx does not know as a picture stays as it is.
            image["uri"] = relative_uri(here, small.address)
            image["candidates"] = {"*": image["uri"]}
            image["width"], image["height"] = map(str, small.size)
            del image["scale"]


def _report(work: Publication, domain: ScholarDomain, reason: str) -> None:
    line = line_of_field(work, "preview", domain.files.top)
    message = "preview: %s cannot be shown: %s; the picture was left out"
    warn(
        Fault.UNREADABLE_FILE,
        message,
        unquote(work.preview).removeprefix(f"{OWN_FOLDER}/"),
        reason,
        location=f"{work.source.path}:{line}",
    )


class PictureMaker:
    """Makes the pictures of one build; those that an earlier one has made are kept."""

    def __init__(self, app: Sphinx, domain: ScholarDomain) -> None:
        self.out = Path(app.outdir)
        self.files = domain.files
        self.kept = KeptResults(app, "pictures")
        self.version = _version_of_pillow()

    def picture(self, address: str, box: Size) -> ShownPicture:
        """Return what a box shows of a picture."""
        path = self.files.path_of(address)
        if path is None:
            raise BadPictureError("it is not there")
        return self.shown(path, address, box)

    def shown(self, path: Path, address: str, box: Size) -> ShownPicture:
        """Return what a box shows of the picture in a file, which is published at an address."""
        try:
            source = path.read_bytes()
        except OSError as error:
            raise BadPictureError(str(error.strerror)) from None
        if not self.version and not is_svg(source):
            return ShownPicture(address=address, size=_size_of(path, box))
        name = digest(source, repr(box).encode(), PARAMETERS.encode(), self.version.encode())
        small = _unpacked(self.kept.get_or_make(name, lambda: _packed(make_small(source, box))))
        stem = slug(PurePosixPath(unquote(address)).stem)
        target = f"{OWN_FOLDER}/small/{stem}-{name[:8]}.webp"
        is_small = bool(small.webp) and write_output(self.out / target, small.webp)
        return ShownPicture(address=quote(target) if is_small else address, size=small.size)


def _packed(small: SmallPicture) -> bytes:
    """Return a picture as it is kept: its size in a line, then its bytes."""
    return f"{small.size[0]} {small.size[1]}\n".encode() + small.webp


def _unpacked(kept: bytes) -> SmallPicture:
    head, _, webp = kept.partition(b"\n")
    width, height = head.split()
    return SmallPicture(size=(int(width), int(height)), webp=webp)


def _size_of(path: Path, box: Size) -> Size:
    """Return at which size a box shows the file itself, where no Pillow can make it small."""
    size = get_image_size(str(path))
    if not size or min(size) <= 0:
        raise BadPictureError("it is no picture of a kind that browsers show")
    return fitted(size, box)


def _version_of_pillow() -> str:
    """Return which Pillow there is, and with which encoder; nothing without one."""
    if importlib.util.find_spec("PIL") is None:
        return ""
    from PIL import __version__, features

    return f"{__version__} {features.version('webp')}" if features.check("webp") else ""
