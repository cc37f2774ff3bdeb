"""Templates of a site's own, which stand before those of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def template_folders(app: Sphinx) -> list[Path]:
    """Return the folders of ``templates_path``, in the order in which they are asked."""
    return [Path(app.confdir) / folder for folder in app.config.templates_path]


def site_template(app: Sphinx, name: str) -> Path | None:
    """Return the first of the site's templates of a name, or none."""
    return next((path for folder in template_folders(app) if (path := folder / name).is_file()), None)
