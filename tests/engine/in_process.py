"""Builds a tiny site in this process, from texts.

Every build names the warnings that it expects, as whole lines; without any it must be silent.
"""

from __future__ import annotations

import io
import logging
import multiprocessing
import os
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, filterwarnings

from sphinx import deprecation
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.engine.reading import Built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

NEXT_SPHINX: type[Warning] = getattr(deprecation, "RemovedInSphinx11Warning", PendingDeprecationWarning)
"""What warns of use that a coming Sphinx will not allow; Sphinx 8 knows another one."""

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

# Nobody reads what Sphinx notes for its own debugging, which is a sixth of the time of a tiny site.
logging.disable(logging.DEBUG)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts to files, their common indentation taken away."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content).lstrip("\n"), encoding="utf-8")


@contextmanager
def _no_process_left() -> Iterator[None]:
    """Stop the processes that extensions leave running: they hold the pipes of the tests' browser.

    The browser's driver ends when its pipes close; sphinx-sitemap has a server of a queue, which would keep
    them open for ever.
    """
    try:
        yield
    finally:
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()


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
    messages = io.StringIO()
    with catch_warnings(), docutils_namespace(), patch_docutils(source), _no_process_left():
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
            warning=messages,
            freshenv=fresh,
            parallel=jobs,
        )
        for event, listener in (listeners or {}).items():
            app.connect(event, listener)
        app.build()
    lines = strip_escape_sequences(messages.getvalue()).replace(f"{source}{os.sep}", "").splitlines()
    if warnings is not None:
        assert lines == list(warnings), "\n".join(["these warnings came:", *lines])
    return Built(app=app, warnings=lines)
