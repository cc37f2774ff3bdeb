"""Posts that are hidden are no pages: Sphinx never reads them, so that nothing of them leaves the site.

Looks at the front matter of the files in the folder of posts, and at nothing below it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.pages.left_out import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

ENDINGS = frozenset({".md", ".rst", ".txt", ".markdown"})

HIDDEN = re.compile(
    r"""^[:"']?(?:hidden|draft)["']?\s*:(?!\s*["']?(?:false|no|off|0)\b)""", re.IGNORECASE | re.MULTILINE
)
"""A wish to be hidden: what was not meant to be is easily shown, and not the other way round."""


def leave_out_hidden(app: Sphinx, config: Config) -> None:
    """Add hidden posts to ``exclude_patterns``, when the configuration is read."""
    folder = config.scholar_posts
    if isinstance(folder, str) and folder:
        config.exclude_patterns = [*config.exclude_patterns, *_hidden(Path(app.srcdir), folder)]


def forget_names(app: Sphinx, *_args: object) -> None:
    """Take the names of hidden posts from the settings before Sphinx keeps these beside the pages.

    A preview keeps them, since it would read all pages again where its settings differ from the last ones.
    """
    folder = app.config.scholar_posts
    if app.config.scholar_fresh and isinstance(folder, str) and folder:
        names = set(_hidden(Path(app.srcdir), folder))
        patterns = app.config.exclude_patterns
        app.config.exclude_patterns = [pattern for pattern in patterns if pattern not in names]


def _hidden(top: Path, folder: str) -> Iterator[str]:
    for path in sorted((top / folder).rglob("*")):
        if path.suffix in ENDINGS and path.is_file() and is_hidden(path.read_text("utf-8-sig", "replace")):
            yield literal(path.relative_to(top).as_posix())


def is_hidden(text: str) -> bool:
    """Tell whether the front matter of a page asks to hide it."""
    of_markdown = re.match(r"---\s*\n(.*?)^(?:---|\.\.\.)\s*$", text, flags=re.MULTILINE | re.DOTALL)
    fields = of_markdown or re.match(r"\s*((?::.*\n?|[ \t]+\S.*\n?)+)", text)
    return fields is not None and HIDDEN.search(fields[1]) is not None
