"""One build of a site in several languages makes it in the first, and then once more in each of the others.

What has been reported of the first is not repeated for the others.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging as sphinx_logging

from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.records.languages import folder_in, name_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

COLOR = re.compile(r"\x1b\[[\d;]*m")
"""What colors text in a terminal (ECMA-48, 8.3.117)."""

logger = sphinx_logging.getLogger(__name__)


class LanguageBuilds(logging.Handler):
    """Builds the other languages, and remembers what has been reported."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.reported: set[str] = set()
        self.translator: logging.Filter = sphinx_logging.WarningLogRecordTranslator(app)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember the lines of a warning, as Sphinx's own handler writes them."""
        if not isinstance(record, sphinx_logging.SphinxWarningLogRecord):  # that handler comes later
            record = copy(record)
            self.translator.filter(record)
        self.reported.update(COLOR.sub("", record.getMessage()).splitlines())

    def build_others(self, app: Sphinx, exception: Exception | None) -> None:
        """Build the site in its other languages, into folders of the output of the first."""
        languages = ScholarDomain.of(app.env).settings.languages
        is_first = bool(languages) and app.config.language == languages[0]
        if exception is not None or not is_first or app.builder.name not in HTML_BUILDERS:
            return
        for language in languages[1:]:
            logger.info("building the site in %s", name_of(language))
            command = _command(app, language, folder_in(language, languages))
            result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
            unseen = [line for line in result.stderr.splitlines(keepends=True) if not self._is_known(line)]
            sys.stderr.write("".join(unseen))
            if result.returncode:
                app.statuscode = app.statuscode or result.returncode
                if unseen:
                    logger.error("the site in %s has faults; they are named above", name_of(language))

    def _is_known(self, line: str) -> bool:
        plain = COLOR.sub("", line.rstrip("\n"))
        if plain in self.reported:
            return True
        self.reported.add(plain)
        return False


def register(app: Sphinx) -> None:
    """Begin to remember what is reported, when the engine is set up, and build the others at the end."""
    builds = LanguageBuilds(app)
    logging.getLogger(sphinx_logging.NAMESPACE).addHandler(builds)
    app.connect("build-finished", builds.build_others, priority=850)


def _own_tags(app: Sphinx) -> list[str]:
    """Return the tags that the command line gave; those of the builder come by themselves."""
    of_builder = {
        app.builder.name,
        app.builder.format,
        f"builder_{app.builder.name}",
        f"format_{app.builder.format}",
    }
    return sorted(tag for tag in app.tags if tag not in of_builder)


def _command(app: Sphinx, language: str, folder: str) -> list[str]:
    given = {name: value for name, value in app.config.overrides.items() if isinstance(value, str)}
    given["language"] = language
    if app.config.html_baseurl:
        given["html_baseurl"] = f"{app.config.html_baseurl.rstrip('/')}/{folder}"
    if not app.config.scholar_fresh:
        given["scholar_fresh"] = "0"
    options = [part for name, value in given.items() for part in ("-D", f"{name}={value}")]
    options += [part for tag in _own_tags(app) for part in ("-t", tag)]
    options += ["-W", "--keep-going"] if app._fail_on_warnings else []
    places = [app.confdir, Path(app.doctreedir) / folder, app.srcdir, Path(app.outdir) / folder]
    confdir, doctrees, source, out = map(str, places)
    jobs = max(1, app.parallel)  # 0 where no command line said how many
    command = [sys.executable, "-m", "sphinx", "-q", "-b", app.builder.name, "-j", str(jobs)]
    return [*command, *options, "-c", confdir, "-d", doctrees, source, out]
