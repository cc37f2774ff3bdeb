"""Which pages are read again: all whose text, or whose circumstances, are not those of the last build.

Sphinx compares times of files, and so misses an older file in a newer one's place, and what a page
asked of the files around it. Knows nothing of what pages say.
"""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import docutils
import sphinx
from docutils import nodes
from sphinx import addnodes
from sphinx.util.build_phase import BuildPhase

from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.pages.translation import catalog_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

READING = "scholar-reading"
"""The file beside the doctrees that names the pages whose reading has begun and is not yet kept."""

AGAIN = ""
"""What stands for the digest of a page that is read at each build."""

DIGESTS = "scholar_digests"
"""The attribute of the environment that holds the digest of each page."""
CIRCUMSTANCES = "scholar_circumstances"
"""The attribute of the environment that tells with what all pages were read."""


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> set[str]:
    """Return the pages that must be read again, besides those that Sphinx knows of."""
    known = _digests(env)
    circumstances = _circumstances(app)
    if added or removed or getattr(env, CIRCUMSTANCES, "") != circumstances:
        # Whether a link leads to a page is decided while the link is read.
        setattr(env, CIRCUMSTANCES, circumstances)
        return set(env.found_docs)
    begun = _begun(app) & env.found_docs
    return begun | {page for page in env.found_docs if _digest(env, page) != known.get(page, AGAIN)}


def begin_reading(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Keep which pages are about to be read: if the build is killed, their doctrees are not to be trusted."""
    write_whole(Path(app.doctreedir) / READING, "\n".join(_begun(app) | set(docnames)).encode())


def listen(app: Sphinx, docname: str, content: list[str]) -> None:
    """Listen for warnings while a page is read: one that has any is read again, and so warns again.

    Called for each page, since a process that reads some of them begins without any listener.
    """
    logger = logging.getLogger("sphinx")
    if not any(isinstance(handler, _Listener) for handler in logger.handlers):
        logger.addHandler(_Listener(app))


def keep_digest(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the digest of a page that was read without a warning."""
    env = app.env
    page = env.current_document.docname
    is_sure = _digests(env).get(page) != AGAIN and not any(map(_depends_on_names, doctree.findall()))
    _digests(env)[page] = _digest(env, page) if is_sure else AGAIN


def forget_page(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    _digests(env).pop(docname, None)


def merge_pages(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Take over the pages that another process has read."""
    _digests(env).update({page: _digests(other)[page] for page in docnames if page in _digests(other)})


def end_reading(app: Sphinx, env: BuildEnvironment) -> None:
    """Trust the doctrees that were written, when the environment is kept."""
    (Path(app.doctreedir) / READING).unlink(missing_ok=True)


def all_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return all pages: each is written at each build, and the environment kept."""
    return sorted(env.found_docs)


class _Listener(logging.Handler):
    """Notes which page was being read when a warning came."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.app = app

    def emit(self, record: logging.LogRecord) -> None:
        page = self.app.env.current_document.docname
        if page and self.app.phase is BuildPhase.READING:
            _digests(self.app.env)[page] = AGAIN


def _digests(env: BuildEnvironment) -> dict[str, str]:
    found = getattr(env, DIGESTS, None)
    if found is None:
        found = {}
        setattr(env, DIGESTS, found)
    return cast("dict[str, str]", found)


def _digest(env: BuildEnvironment, page: str) -> str:
    """Return a digest of a page's own text and of the files that it includes or shows."""
    paths = [Path(env.doc2path(page)), *(Path(env.srcdir, name) for name in sorted(env.dependencies[page]))]
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.is_file() else b"\0none"
        digest.update(b"%d " % len(content) + content)
    return digest.hexdigest()


def _depends_on_names(node: nodes.Node) -> bool:
    """Tell whether a node is a link of Markdown that would be another if a file of its name came."""
    return isinstance(node, addnodes.pending_xref) and node["reftype"] == "myst" and not node["refdomain"]


def _begun(app: Sphinx) -> set[str]:
    path = Path(app.doctreedir) / READING
    return set(path.read_text(encoding="utf-8").split("\n")) if path.is_file() else set()


def _circumstances(app: Sphinx) -> str:
    """Return a digest of what every page is read with: programs, and the engine's words."""
    versions = [("sphinx", sphinx.__version__), ("docutils", docutils.__version__)]
    versions += sorted((name, str(extension.version)) for name, extension in app.extensions.items())
    digest = hashlib.sha256(repr((versions, _digest_of_engine())).encode())
    for path in catalog_files(app):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _digest_of_engine() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
