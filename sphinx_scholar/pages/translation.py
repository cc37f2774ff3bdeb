"""The engine's words in the language of the site.

Finds the message catalogs: a site's own, in its ``locale_dirs``, before those of the engine.
Knows no word itself.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale
from sphinx.util.i18n import CatalogRepository

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.records.languages import catalogs_of
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.wording import CATALOG, use_language
from sphinx_scholar.wording.catalog import KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

CATALOG_LINE = re.compile(
    r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s+)?"([^"\\]|\\.)*"\s*)?'
)
"""A line of a catalog of GNU gettext (its manual, 3.1)."""

FOLDER = Path(__file__).parent.parent / "locale"
"""Where the engine's own catalogs are, and the list of all its words, ``sphinx_scholar.pot``."""


def load_catalog(app: Sphinx) -> None:
    """Load the catalogs of the site's language, when the engine is set up.

    ``app.add_message_catalog`` would look into the engine's folder alone, and only for compiled
    catalogs. As Sphinx does, a ``.po`` file of the site is compiled when it is newer than its ``.mo``.
    """
    _load(app, app.config.language)


@contextmanager
def in_language(app: Sphinx, language: str) -> Iterator[None]:
    """Have the engine's words, dates and lists in another language for a while."""
    before = locale.translators[KEY]
    try:
        _load(app, language)
        yield
    finally:
        locale.translators[KEY] = before
        _use_language(app, app.config.language)


def _load(app: Sphinx, language: str) -> None:
    site = _site_catalogs(app, language)
    for catalog in site.catalogs:
        if catalog.domain == CATALOG and _is_readable(Path(catalog.po_path)) and catalog.is_outdated():
            catalog.write_mo(language, app.config.gettext_allow_fuzzy_translations)
    # Another site that this process has built may have spoken another language.
    locale.translators.pop(KEY, None)
    translator, _ = locale.init(site.locale_dirs, language, CATALOG)
    for name in catalogs_of(language):
        if words := engine_words(name):
            translator.add_fallback(copy(words))
    _use_language(app, language)


def _use_language(app: Sphinx, language: str) -> None:
    named = app.config.scholar_languages
    use_language(language, named[0] if isinstance(named, (list, tuple)) and named else "")


@lru_cache(maxsize=16)
def engine_words(name: str) -> GNUTranslations | None:
    """Return the engine's catalog of a language, compiled in memory; nothing where there is none."""
    path = FOLDER / name / "LC_MESSAGES" / f"{CATALOG}.po"
    if not path.is_file():
        return None
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=name))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _is_readable(path: Path) -> bool:
    """Tell whether a catalog follows the rules; Sphinx would leave out in silence what does not."""
    for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), 1):
        if "\ufffd" in line or not CATALOG_LINE.fullmatch(line):
            message = "%r is no line of a catalog in UTF-8; the engine's own words stand instead"
            warn(Fault.UNREADABLE_FILE, message, line, location=f"{path}:{number}")
            return False
    return True


def _site_catalogs(app: Sphinx, language: str) -> CatalogRepository:
    config = app.config
    return CatalogRepository(app.srcdir, config.locale_dirs, language, config.source_encoding)


def install_translations(app: Sphinx) -> None:
    """Let templates use the engine's words besides Sphinx's, when the builder is ready."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is None:
        return
    ours, sphinxs = locale.get_translator(CATALOG), locale.get_translator()

    def gettext(message: str) -> str:
        translated = ours.gettext(message)
        return translated if translated != message else sphinxs.gettext(message)

    def ngettext(singular: str, plural: str, count: int) -> str:
        translated = ours.ngettext(singular, plural, count)
        is_ours = translated not in (singular, plural)
        return translated if is_ours else sphinxs.ngettext(singular, plural, count)

    install: Callable[..., None] = environment.install_gettext_callables
    install(gettext, ngettext)
