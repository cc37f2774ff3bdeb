"""A fault in a template or a page's bytes stops the build with one message: file, line, what is wrong.

Sphinx would name the page that was being written, or nothing. Does not know which templates there are.
"""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxParallelError

from sphinx_scholar.diagnostics import StoppedError, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_encoding(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Stop before any page is read where one of them is not text."""
    for docname in docnames:
        path = Path(env.doc2path(docname))
        content = path.read_bytes()
        try:
            content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            name = path.relative_to(env.srcdir).as_posix()
            raise stopped(f"{name}:{line}: the line is not UTF-8; save the file as UTF-8") from error


def name_template(app: Sphinx, exception: Exception | None) -> None:
    """Put a message with the template's file and line in the place of Sphinx's."""
    if exception is not None and not isinstance(exception, StoppedError):
        fault = fault_in(_traceback_of(exception), Path(app.confdir), app.config.templates_path)
        if fault:
            raise stopped(fault) from exception


def _traceback_of(exception: Exception) -> str:
    if isinstance(exception, SphinxParallelError):
        return exception.traceback
    return "".join(traceback.format_exception(exception))


def fault_in(text: str, site: Path, folders: Iterable[str]) -> str:
    """Return ``path:line: what is wrong`` of the site's own template that a traceback leads to, or nothing.

    Jinja writes templates and their lines into tracebacks, as if they were modules of Python.
    """
    for folder in folders:
        inside = rf"{re.escape(str(site / folder))}{re.escape(os.sep)}"
        # The last place in a template, then places elsewhere, then the line of the exception.
        found = re.search(
            rf'^ +File "{inside}(?P<name>[^"]+)", line (?P<line>\d+).*\n(?:(?! +File "{inside}) .*\n)*'
            r"(?P<kind>[\w.]+): (?P<message>.+)$",
            text,
            flags=re.MULTILINE,
        )
        if found:
            kind, message = found["kind"], found["message"].partition(" not found in [")[0]
            if kind.endswith("TemplateNotFound"):
                message = f"there is no template {message}"
            elif not kind.startswith("jinja2."):
                message = f"{kind}: {message}"
            return f"{folder}/{found['name']}:{found['line']}: {message}"
    return ""
