"""Which files of a folder that may not be emptied a build has not written.

Compares the files before and after; knows nothing of why the folder is not emptied.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

Stamps = dict[str, tuple[int, int]]
"""Files by their paths below the folder; inode and time of change, one of which a writer changes."""


def stamps(entries: Iterable[Path], folder: Path) -> Stamps:
    """Return the stamps of files and of all below folders."""
    found = {}
    for entry in entries:
        for path in _files(entry):
            stat = path.lstat()
            found[path.relative_to(folder).as_posix()] = (stat.st_ino, stat.st_ctime_ns)
    return found


def _files(entry: Path) -> Iterator[Path]:
    if entry.is_dir() and not entry.is_symlink():
        for parent, folders, names in os.walk(entry):
            yield from (Path(parent, name) for name in names)
            yield from (path for name in folders if (path := Path(parent, name)).is_symlink())
    elif os.path.lexists(entry):
        yield entry


def copied(app: Sphinx) -> Iterator[str]:
    """Yield what Sphinx copies, which it does not where the same stands already."""
    builder, config, site = cast("StandaloneHTMLBuilder", app.builder), app.config, Path(app.confdir)
    yield from (f"_images/{name}" for name in builder.images.values())
    yield from (f"_downloads/{name}" for _pages, name in app.env.dlfiles.values())
    statics = [Path(folder, "static") for folder in builder.theme.get_theme_dirs()]
    statics += [site / entry for entry in config.html_static_path]
    statics += [site / entry for entry in (config.html_logo, config.html_favicon) if entry]
    yield from (f"_static/{name}" for entry in statics for name in names_below(entry))
    yield from (name for entry in config.html_extra_path for name in names_below(site / entry))
    yield "_static/translations.js"
    if builder.indexer is not None:
        yield from (f"_static/{Path(script).name}" for script in builder.indexer.get_js_stemmer_rawcodes())


def names_below(entry: Path) -> Iterator[str]:
    """Yield the files of a folder by their paths in it, or a file by its name."""
    folder = entry if entry.is_dir() else entry.parent
    return (path.relative_to(folder).as_posix() for path in _files(entry))


def summarized(left: Set[str], written: Set[str]) -> list[str]:
    """Return what was left, folders in which nothing was written by their own names."""
    opened = {folder for path in written for folder in PurePosixPath(path).parents}
    names = set()
    for path in left:
        folders = reversed(PurePosixPath(path).parents[:-1])
        names.add(next((f"{folder}/" for folder in folders if folder not in opened), path))
    return sorted(names)
