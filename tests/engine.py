"""Tiny sites for tests of the engine: written from texts, built in this process, read back.

Every build names the warnings that it expects, as whole lines; without any it must be silent.
"""

from __future__ import annotations

import io
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, cast
from warnings import catch_warnings, filterwarnings

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx import deprecation
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NEXT_SPHINX: type[Warning] = getattr(deprecation, "RemovedInSphinx11Warning", PendingDeprecationWarning)
"""What warns of use that a coming Sphinx will not allow; Sphinx 8 knows another one."""

ROOT = Path(__file__).resolve().parent.parent
ROOTS = Path(__file__).resolve().parent / "roots"

CONF: dict[str, Any] = {
    "project": "Ada Lovelace",
    "author": "Ada Lovelace",
    "extensions": ["myst_parser", "sphinx_scholar"],
    "primary_domain": "scholar",
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
    "include_patterns": ["**.md"],
    "html_theme": "basic",
    "html_math_renderer": "mathml",
    "html_copy_source": False,
    "nitpicky": True,
    "suppress_warnings": ["toc.not_included"],
}
"""What ``conf.py`` of a tiny site says, where a test does not say otherwise."""


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


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts to files, their common indentation taken away."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content).lstrip("\n"), encoding="utf-8")


def build(
    source: Path,
    files: Mapping[str, str] | None = None,
    *,
    builder: str = "html",
    warnings: Sequence[str] | None = (),
    jobs: int = 1,
    fresh: bool = False,
    out: Path | None = None,
    doctrees: Path | None = None,
    listeners: Mapping[str, Callable[..., Any]] | None = None,
    **conf: Any,
) -> Built:
    """Write files into a site and build it; assert that exactly these warnings come.

    ``warnings=None`` leaves them to the caller. Settings are those of the site's own ``conf.py``
    or else of ``CONF``, and what the caller adds. The output folder stands beside the site, as
    do the doctrees.
    """
    write(source, files or {})
    has_conf = (source / "conf.py").is_file()
    told = io.StringIO()
    with catch_warnings(), docutils_namespace(), patch_docutils(source):
        # Other extensions use what Sphinx 11 will not have; the engine must not.
        filterwarnings("ignore", category=NEXT_SPHINX)
        filterwarnings("error", category=NEXT_SPHINX, module="sphinx_scholar")
        app = Sphinx(
            source,
            source if has_conf else None,
            out or source.parent / f"{source.name}-{builder}",
            doctrees or source.parent / f"{source.name}-doctrees",
            builder,
            conf if has_conf else {**CONF, **conf},
            status=None,
            warning=told,
            freshenv=fresh,
            parallel=jobs,
        )
        for event, listener in (listeners or {}).items():
            app.connect(event, listener)
        app.build()
    lines = strip_escape_sequences(told.getvalue()).replace(f"{source}{os.sep}", "").splitlines()
    if warnings is not None:
        assert lines == list(warnings), "\n".join(["these warnings came:", *lines])
    return Built(app=app, warnings=lines)


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
