"""Names of pictures and files on pages, found on the disk however a page spells them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class FindFiles(SphinxTransform):
    """Give pictures and downloads the names that their files have on the disk.

    Markdown encodes blanks and letters beyond ASCII (``my%20photo%20%C3%A9.png``), and macOS stores
    an accent apart from its letter.
    """

    default_priority = 300  # after all is parsed, before Sphinx looks for the files (880)

    def apply(self, **kwargs: Any) -> None:
        """Find the files of one page; a name that no file has is left to Sphinx's warning."""
        for image in self.document.findall(nodes.image):
            image["uri"] = found_name(image["uri"], self._file) or image["uri"]
        for download in self.document.findall(addnodes.download_reference):
            download["reftarget"] = found_name(download["reftarget"], self._file) or download["reftarget"]
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link.get("reftype") == "myst" and link.get("refdomain") is None:
                self._download(link)

    def _download(self, link: addnodes.pending_xref) -> None:
        """Make a download of a link for which MyST-Parser found no file, if there is one."""
        name = found_name(link["reftarget"], self._file)
        if name and not self.env.path2doc(str(self._file(name))):
            download = addnodes.download_reference("", "", *link.children, **link.attributes)
            download["reftarget"] = name
            link.replace_self(download)

    def _file(self, name: str) -> Path:
        return Path(self.env.relfn2path(name)[1])


def found_name(name: str, path_of: Callable[[str], Path]) -> str:
    """Return the first spelling of a name by which a file exists, or nothing."""
    if "://" in name or name.startswith("data:"):
        return ""
    found = next((spelling for spelling in _spellings(name) if path_of(spelling).is_file()), "")
    return found or _with_blanks(name, path_of(name))


def _spellings(name: str) -> Iterator[str]:
    for plain in dict.fromkeys((name, unquote(name))):
        yield from dict.fromkeys((plain, normalize("NFC", plain), normalize("NFD", plain)))


def _with_blanks(name: str, path: Path) -> str:
    """Return a name with its blanks, which docutils takes out of the argument of ``image``."""
    bare = normalize("NFC", path.name)
    if not path.parent.is_dir():
        return ""
    found = [near.name for near in path.parent.iterdir() if " " in near.name and _bare(near.name) == bare]
    return f"{name.removesuffix(name.rpartition('/')[2])}{found[0]}" if len(found) == 1 else ""


def _bare(name: str) -> str:
    return normalize("NFC", "".join(name.split()))
