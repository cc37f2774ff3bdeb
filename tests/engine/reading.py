"""What a build has made, read back: pages, files, domain, doctrees."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bs4 import BeautifulSoup, Tag

from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site that was built."""

    app: Sphinx
    warnings: list[str] = field(default_factory=list)
    """Whole lines, the site's folder left out of paths."""

    @property
    def out(self) -> Path:
        """The output folder."""
        return Path(self.app.outdir)

    @property
    def domain(self) -> ScholarDomain:
        """The engine's domain, as it is after the build."""
        return cast("ScholarDomain", self.app.env.get_domain("scholar"))

    def text(self, path: str) -> str:
        """Return one file of the output as text."""
        return (self.out / path).read_text(encoding="utf-8")

    def soup(self, path: str) -> BeautifulSoup:
        """Return one page of the output."""
        return BeautifulSoup(self.text(path), "html.parser")

    def body(self, path: str) -> Tag:
        """Return what a page shows between the theme's own parts."""
        found = self.soup(path).select_one("div.body, [role=main]")
        assert found is not None, f"{path} has no body"
        return found

    def doctree(self, docname: str) -> nodes.document:
        """Return a page as it was read, before references are resolved."""
        return self.app.env.get_doctree(docname)

    def inventory(self) -> list[str]:
        """Return the lines of ``objects.inv`` that are the engine's."""
        lines = unpacked_inventory((self.out / "objects.inv").read_bytes()).splitlines()
        return [line for line in lines if " scholar:" in line]


def unpacked_inventory(content: bytes) -> str:
    """Return an inventory as text, its head and what zlib packed below it."""
    *head, packed = content.split(b"\n", 4)
    return b"\n".join([*head, zlib.decompress(packed)]).decode()


def texts(found: Sequence[Tag]) -> list[str]:
    """Return what elements say, white space made single."""
    return [" ".join(element.get_text().split()) for element in found]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, inventories unpacked."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path.name == "objects.inv":
                content = unpacked_inventory(content).encode()
            found[path.relative_to(folder).as_posix()] = content
    return found
