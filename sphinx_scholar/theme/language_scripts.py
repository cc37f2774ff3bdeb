"""Mend the script of Sphinx that throws on pages in other languages than English, when the build is done."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.domain.output_files import write_output

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = re.compile(r"Documentation\.addTranslations\((\{.*\})\);?\s*", re.DOTALL)

FORMULA = re.compile(r"[n\d\s()?:!=<>%&|]+")
"""The formula of a language's plural forms (GNU gettext's manual, 11.2.6)."""


def mend_translations(text: str) -> str:
    """Return ``translations.js`` with the formula of plural forms as a function.

    Sphinx makes one of it in the browser by ``new Function``, which a policy forbids.
    """
    found = CATALOG.fullmatch(text)
    catalog = json.loads(found[1]) if found else {}
    if not FORMULA.fullmatch(catalog.get("plural_expr", "")):
        return text
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {json.dumps(catalog['messages'], ensure_ascii=False)});\n"
        f"Documentation.PLURAL_EXPR = (n) => Number({catalog['plural_expr']});\n"
        f"Documentation.LOCALE = {json.dumps(catalog['locale'])};\n"
    )


def mend_scripts(app: Sphinx) -> None:
    """Write the script anew, where a site has one."""
    path = Path(app.outdir, "_static", "translations.js")
    if path.is_file():
        write_output(path, mend_translations(path.read_text(encoding="utf-8")).encode())
