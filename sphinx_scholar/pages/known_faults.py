"""Faults that texts had before they became a site: listed in a file, counted, and no reason to fail.

A fault is known by its file and its text, without its line, so that it stays known wherever the text moves.
"""

from __future__ import annotations

import logging
import re
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging as sphinx_logging

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

NAME = "known-faults.txt"
"""The file, beside ``conf.py``."""

HEAD = """\
# Faults that were in these texts before they became this site.
# A build does not fail for them; “sphinx-scholar check” shows each with its line.
# Once one is corrected, delete it here.
"""

NUMBERS_OF_LINES = re.compile(r"\blines? \d+(?:, \d+)*(?:, …)?")
"""Places within a message, which move when the text does."""

logger = sphinx_logging.getLogger(__name__)


def read_known_faults(text: str) -> dict[str, int]:
    """Return the faults that a file lists, each with its line."""
    lines = enumerate(text.splitlines(), 1)
    return {line.strip(): number for number, line in lines if line.strip() and not line.startswith("#")}


def with_faults(text: str, faults: Mapping[str, str]) -> str:
    """Return the text of a file with further faults at its end."""
    known = read_known_faults(text)
    return (text or HEAD) + "".join(f"{fault}\n" for fault in faults if fault not in known)


class KnownFaults(logging.Filter):
    """Keeps known faults from Sphinx's handler of warnings, which counts what it is given."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self._app = app
        self.path = Path(app.confdir, NAME)
        self.listed = read_known_faults(self.path.read_text("utf-8") if self.path.is_file() else "")
        """What the file lists, each with its line there."""
        self.known: dict[str, str] = {}
        """Known faults that this build found, each as it would have been shown."""
        self.unknown: dict[str, str] = {}
        """The other warnings."""
        self.errors = 0
        """How many messages are no mere warnings, and cannot be known."""
        self._translator: logging.Filter = sphinx_logging.WarningLogRecordTranslator(app)
        self._top = f"{Path(app.srcdir).as_posix()}/"

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is to be shown, and note it."""
        if record.levelno != logging.WARNING:
            self.errors += 1
            return True
        if self._is_suppressed(record):
            return True  # Sphinx drops it without counting it
        fault, shown = self._texts(record)
        is_known = fault in self.listed
        (self.known if is_known else self.unknown)[fault] = shown
        return not is_known

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Say how many known faults are left."""
        if self.known and exception is None:
            logger.info("%d faults that %s lists are left", len(self.known), NAME)

    def _is_suppressed(self, record: logging.LogRecord) -> bool:
        """Tell whether the site's ``suppress_warnings`` names a warning; before it is read, nothing does."""
        config = getattr(self._app, "config", None)
        kind, subkind = (getattr(record, name, "") for name in ("type", "subtype"))
        return config is not None and sphinx_logging.is_suppressed_warning(
            kind, subkind, config.suppress_warnings
        )

    def _texts(self, record: logging.LogRecord) -> tuple[str, str]:
        """Return a warning by its file alone, and with its line."""
        located = copy(record)
        self._translator.filter(located)
        place = str(getattr(located, "location", None) or "").removesuffix(":")
        place = place.replace("\\", "/").removeprefix(self._top)
        path = re.sub(r":\d+$", "", place)
        types = [getattr(record, name, "") for name in ("type", "subtype")]
        kind = ".".join(part for part in types if part)
        message = " ".join(logging.LogRecord.getMessage(record).split()) + (f" [{kind}]" if kind else "")
        fault = NUMBERS_OF_LINES.sub("lines …", message)
        return (f"{path}: {fault}", f"{place}: {message}") if path else (fault, message)


def register(app: Sphinx) -> None:
    """Know the faults from the time on at which the engine is set up."""
    faults = KnownFaults(app)
    for handler in logging.getLogger(sphinx_logging.NAMESPACE).handlers:
        if isinstance(handler, sphinx_logging.WarningStreamHandler):
            handler.filters.insert(0, faults)  # before the one that counts
    app.connect("build-finished", faults.end)


def faults_of_last_build() -> KnownFaults | None:
    """Return what the last build of this process found, if it came as far as the engine."""
    handlers = logging.getLogger(sphinx_logging.NAMESPACE).handlers
    filters = (one for handler in handlers for one in handler.filters)
    return next((one for one in filters if isinstance(one, KnownFaults)), None)
